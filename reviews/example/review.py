"""A review at large: why the scheme was chosen, its start, and the papers it asks for."""

from reviews.config import ROOT
from reviews.domain.assessment.planned_parts import SCHEME_SET, voice_key
from reviews.domain.programme.programmes import Because, Plan, list_on
from reviews.domain.review.requests import RequestState
from reviews.domain.sources import Source
from reviews.reference.indicators import load_indicators
from reviews.services.programme.programmes import choose_scheme, start_programme
from reviews.services.review.requests import Decision, decide_item, receive_document
from reviews.services.review.reviews import excuse_voices, start_review
from reviews.store.review import reviews

from .case import filled
from .stage import Stage


def begin_programme(stage: Stage, by: str, key: str) -> None:
    """Start a programme of the scheme's team, led by whoever starts it."""
    plan = filled(Plan, stage.told["programme"])
    team = stage.made("team", stage.told["scheme"]["team"])
    made = stage.do(by, start_programme, team, plan, stage.made("officer", by))
    stage.make("programme", key, made)


def choose(stage: Stage, by: str, programme: str, key: str) -> None:
    """Choose the scheme by an indicator of the list that counts."""
    offered = list_on(load_indicators(ROOT / "data" / "indicators"), stage.example.calendar.today)
    [indicator] = [one for one in offered.indicators if one.key == key]
    because = filled(Because, stage.told["chosen"][key], indicator=indicator)
    made = stage.made("programme", programme)
    stage.do(by, choose_scheme, made, stage.scheme_id, because, offered.version)


def start(stage: Stage, by: str) -> None:
    """Start the review, with everyone who ever lived at the scheme by then."""
    planned = [stage.made("resident", key) for key in stage.told["residents"]]
    why = stage.told["review"]["why"]
    made = stage.do(by, start_review, stage.scheme_id, why=why, residents=planned)
    stage.make("review", stage.key, made)


def leave_unheard(stage: Stage, by: str) -> None:
    """Excuse the voices of question sets about the scheme that were not heard, with the reason."""
    for told in stage.told["unheard"]:
        sources = [(voice_key(told["set"], Source(one)), None) for one in told.get("sources", ())]
        theirs = [
            (voice_key(told["set"], Source.RESIDENT), stage.made("resident", key))
            for key in told.get("residents", ())
        ]
        stage.do(by, excuse_voices, stage.review_id, [*sources, *theirs], told["reason"])


def decide(stage: Stage, by: str, when: str) -> None:
    """Decide on items of the request, when they are asked for with their usual reason or later."""
    lines = stage.read(reviews.request_lines, stage.review_id)
    usual = {one.key: one.why for one in stage.parts.question_sets.latest(SCHEME_SET).requests}
    for told in stage.told["request"][when]:
        for key in told["keys"]:
            seen = lines[key].version if key in lines else 0
            asked = {"reason": usual[key]} if told["state"] == RequestState.REQUESTED else {}
            decision = filled(Decision, told | asked, item=key, seen=seen)
            stage.do(by, decide_item, stage.review_id, decision)


def receive(stage: Stage, by: str, *documents: str) -> None:
    """File documents that came in."""
    for key in documents:
        told = stage.told["documents"][key]
        made = stage.do(
            by,
            receive_document,
            stage.review_id,
            stage.upload(told["name"], told["words"]),
            item=told.get("item", ""),
            about=told["about"],
            true_on=told["true_on"],
        )
        stage.make("document", key, made)
