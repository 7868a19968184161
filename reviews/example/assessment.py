"""The assessment, from its findings to what the provider makes of its recommendations."""

from uuid import UUID

from reviews.config import ROOT
from reviews.domain.assessment.grounds import Grounds
from reviews.domain.assessment.overall_assessment import About, Judgement, Reading
from reviews.domain.assessment.planned_parts import SCHEME_SET, PlannedPart
from reviews.domain.assessment.reasons import digest_of, seen_of, sentences
from reviews.domain.assessment.same_words import Made
from reviews.domain.consent.consents import Use
from reviews.reference.judgement_words import load_judgement_words
from reviews.services.assessment import challenges
from reviews.services.assessment.conclusions import conclude, take_step
from reviews.services.assessment.findings import Cited, FindingWords, cite, write_finding
from reviews.services.assessment.no_recommendation import say_why
from reviews.services.assessment.reasons import point
from reviews.services.assessment.same_words import look, record_look, say_what_to_make
from reviews.services.follow_up.recommendations import (
    Looked,
    Recommended,
    acknowledge,
    recommend,
    record_progress,
)
from reviews.store.accounts import accounts
from reviews.store.assessment import overall_assessment, planned_parts, same_words
from reviews.store.board import accounts_compared

from .case import Told, filled
from .stage import Stage


def compare_papers(stage: Stage, by: str) -> None:
    """Compare the papers that an officer may read."""
    stage.do(by, record_look, stage.review_id, look(stage.parts.files, _papers(stage, by)))


def _papers(stage: Stage, by: str) -> tuple[same_words.PaperHead, ...]:
    return stage.read(same_words.papers, stage.act(by).by, stage.review_id, stage.sets).items


def judge_pair(stage: Stage, by: str) -> None:
    """Say what to make of the same words in the papers of two accounts."""
    told = stage.told["same_words"]
    both = {stage.made("account", told["one"]), stage.made("account", told["other"])}
    account_of = {one.id: one.account and one.account.id for one in _papers(stage, by)}
    pair = next(
        one
        for one in stage.read(same_words.pairs, stage.review_id)
        if {account_of[one.one_id], account_of[one.other_id]} == both
    )
    stage.do(by, say_what_to_make, stage.review_id, pair.id, Made(told["made"]), told["reason"], "")


def find(stage: Stage, by: str, *findings: str) -> None:
    """Write findings, and cite what each rests on."""
    for key in findings:
        told = stage.told["findings"][key]
        fact_id = stage.do(by, write_finding, stage.review_id, filled(FindingWords, told))
        stage.make("finding", key, fact_id)
        cited = [_cited(stage, by, one) for one in told["rests_on"]]
        stage.do(by, cite, stage.review_id, fact_id, *cited)


def _cited(stage: Stage, by: str, rests_on: Told) -> Cited:
    note = rests_on.get("note", "")
    if "account" in rests_on:
        account_id = stage.made("account", rests_on["account"])
        return Cited(answer_id=_answer_id(stage, by, account_id, rests_on["question"]), note=note)
    if "document" in rests_on:
        return Cited(file_id=stage.made("document", rests_on["document"]), note=note)
    return Cited(observation_id=stage.made("observation", rests_on["observation"]), note=note)


def _answer_id(stage: Stage, by: str, account_id: UUID, question: str) -> UUID:
    [account] = stage.read(
        accounts.filled, stage.act(by).by, Use.NOTES, stage.review_id, stage.sets, only=[account_id]
    ).items
    if (question, 0) not in account.answers:
        raise LookupError(f"“{question}” is not answered in that account.")
    return account.answers[question, 0].id


def draw_conclusions(stage: Stage, by: str) -> None:
    """Record each conclusion, on the findings and conclusions that it rests on."""
    for about, told in stage.told["conclusions"].items():
        grounds = Grounds(
            tuple(stage.made("finding", key) for key in told["rests_on"]),
            tuple(About(one) for one in told.get("rests_on_conclusions", ())),
        )
        judgement = Judgement(told["judgement"])
        stage.do(by, conclude, stage.review_id, About(about), judgement, told["reasons"], grounds)
    _point_reasons(stage, by)


def _point_reasons(stage: Stage, by: str) -> None:
    """Point sentences to findings, where the story does, sentence by sentence."""
    standing = {
        one.about: one.id for one in stage.read(overall_assessment.conclusions, stage.review_id)
    }
    for about, told in stage.told["conclusions"].items():
        if "points" in told:
            pairs = zip(sentences(told["reasons"]), told["points"], strict=True)
            chosen = {
                digest_of(words): [stage.made("finding", key) for key in keys]
                for words, keys in pairs
            }
            seen = seen_of(standing[About(about)], ())
            stage.do(by, point, stage.review_id, About(about), chosen, seen=seen)


def answer_challenges(stage: Stage, by: str) -> None:
    """Say why everything that a second reader may ask stands, kind by kind."""
    for kind, reason in stage.told["challenges"].items():
        found = [one.challenge for one in _examined(stage, by).asked if one.challenge.kind == kind]
        if not found:
            raise LookupError(f"Nothing is asked of the kind “{kind}”.")
        for challenge in found:
            several = len(found) > 1
            stage.do(
                by, challenges.answer, stage.review_id, challenge, reason, serves_others=several
            )


def _examined(stage: Stage, by: str) -> challenges.Examination:
    """What a second reader may ask now, as one officer is shown it."""
    compared, _ = stage.read(
        accounts_compared.compared_accounts, stage.act(by).by, stage.review_id, stage.sets
    )
    known = load_judgement_words(ROOT / "data" / "judgement_words.toml")
    found: challenges.Examination = stage.read(challenges.examine, stage.review, compared, known)
    return found


def read(stage: Stage, by: str, reading: Reading) -> None:
    """Take one step of the second reading."""
    found = None
    if reading is Reading.SUBMITTED:
        found = _examined(stage, by)
    words = stage.told.get("reading", {}).get(reading, "")
    asked = (found.asked, found.not_looked) if found else ()
    stage.do(by, take_step, stage.review_id, reading, words, _parts(stage), *asked)


def _parts(stage: Stage) -> tuple[PlannedPart, ...]:
    """The planned parts of the review, with the question sets of the scheme's models."""
    sets = stage.parts.question_sets
    models = stage.told["scheme"].get("models", "").split()
    items = [item.key for item in sets.latest(SCHEME_SET).requests]
    asked = [sets.latest(SCHEME_SET), *(one for model in models for one in sets.for_model(model))]
    return tuple(stage.read(planned_parts.parts, stage.review_id, items, asked))


def recommend_all(stage: Stage, by: str) -> None:
    """Make each recommendation on its finding, and say why others lead to none."""
    for key, told in stage.told["recommendations"].items():
        made = filled(Recommended, told, finding_fact_id=stage.made("finding", told["finding"]))
        stage.make("recommendation", key, stage.do(by, recommend, stage.review_id, made))
    for key, reason in stage.told.get("no_recommendation", {}).items():
        finding = stage.made("finding", key)
        stage.do(by, say_why, stage.review_id, finding, reason, seen="")


def acknowledged(stage: Stage, by: str) -> None:
    """Record that the provider acknowledged every recommendation."""
    for key in stage.told["recommendations"]:
        made = stage.made("recommendation", key)
        stage.do(by, acknowledge, made, on=stage.today, **stage.told["acknowledged"])


def came_on(stage: Stage, by: str, key: str) -> None:
    """Record how far a recommendation has come."""
    told = stage.told["recommendations"][key]["came"]
    looked = filled(Looked, told, seen_on=stage.today)
    evidence = stage.upload(told["name"], told["evidence"]) if "evidence" in told else None
    stage.do(by, record_progress, stage.made("recommendation", key), looked, evidence)
