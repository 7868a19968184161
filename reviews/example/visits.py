"""Visits: planned and made, with what was heard and seen."""

from reviews.domain.visits.visits import Followed, Sighting, VisitPlan, VisitPurpose
from reviews.reference.code_lists import look_round
from reviews.services.record.files import take_in
from reviews.services.visits.on_visit import follow_observation, record_observation
from reviews.services.visits.visits import Made, plan_visit, record_visit
from reviews.store.visits import visits

from .case import filled
from .photograph import damp_wall
from .stage import AT_MOST, Stage


def plan(stage: Stage, by: str, *keys: str) -> None:
    """Plan visits; one for presence belongs to no review."""
    for key in keys:
        told = stage.told["visits"][key]
        planned = filled(
            VisitPlan,
            told,
            scheme_id=stage.scheme_id,
            officers=frozenset(stage.made("officer", one) for one in told["officers"]),
            review_id=None if told["purpose"] == VisitPurpose.PRESENCE else stage.review_id,
        )
        stage.make("visit", key, stage.do(by, plan_visit, planned))


def make(stage: Stage, by: str, key: str) -> None:
    """Record that a planned visit was made today."""
    told = stage.told["visits"][key]["made"]
    stage.wait_until(told["at"])
    visit_id = stage.made("visit", key)
    planned = stage.read(visits.visit, visit_id)
    made = filled(Made, told, went_on=stage.today)
    stage.do(by, record_visit, visit_id, made, planned.version if planned else 0)


def put_right(stage: Stage, by: str, key: str) -> None:
    """Put right what was recorded of a visit; what was said before stays to be read."""
    told = stage.told["visits"][key]
    visit_id = stage.made("visit", key)
    seen = stage.read(visits.visit, visit_id)
    if seen is None:
        raise LookupError(key)
    made = filled(Made, told["made"] | told["put_right"], went_on=seen.went_on)
    stage.do(by, record_visit, visit_id, made, seen.version)


def see(stage: Stage, by: str, *seen: str) -> None:
    """Record what was seen, with a drawn photograph where the case has one."""
    for key in seen:
        told = stage.told["seen"][key]
        urgency = look_round().urgency.code(told["urgency"], stage.today)
        sighting = filled(Sighting, told, urgent=urgency is not None and urgency.pressing)
        photo = None
        if told.get("photo"):
            photo = take_in(stage.parts.files, "photograph.png", damp_wall(), AT_MOST)
        visit_id = stage.made("visit", told["visit"])
        stage.make("observation", key, stage.do(by, record_observation, visit_id, sighting, photo))


def follow(stage: Stage, by: str, key: str) -> None:
    """Record what came of something seen."""
    observation_id = stage.made("observation", key)
    every = stage.read(visits.observations, review_id=stage.review_id)
    seen = next(one for one in every if one.id == observation_id)
    before = Followed(seen.handed_to, seen.handed_on, seen.outcome)
    followed = filled(Followed, stage.told["seen"][key]["followed"])
    stage.do(by, follow_observation, observation_id, followed, before.mark)
