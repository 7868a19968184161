"""Playing visits: planned and made, with what was heard and seen."""

from reviews.domain.visits.visits import Followed, Sighting, VisitPlan, VisitPurpose
from reviews.example.case import resident_steps, steps
from reviews.reference.code_lists import look_round
from reviews.services.safeguarding.concerns import NewConcern, raise_concern
from reviews.services.visits.on_visit import (
    follow_observation,
    record_observation,
    record_staff,
    record_urgent_help,
)
from reviews.services.visits.visits import Made, plan_visit, record_visit
from reviews.store.visits import visits

from .photograph import damp_wall
from .stage import Stage


def plan(stage: Stage, step: steps.PlanVisit) -> None:
    """Plan a visit; a presence visit belongs to no review."""
    presence = step.purpose is VisitPurpose.PRESENCE
    planned = VisitPlan(
        scheme_id=stage.scheme_id,
        purpose=step.purpose,
        planned_on=step.planned_on,
        officers=frozenset(stage.made("officer", one) for one in step.officers),
        announced=step.announced,
        announced_reason=step.announced_reason,
        planned_time=step.planned_time,
        review_id=None if presence else stage.review_id,
    )
    stage.make("visit", step.visit, stage.do(step.by, plan_visit, planned))


def make(stage: Stage, step: steps.MakeVisit) -> None:
    """Record that a planned visit was made that day."""
    visit_id = stage.made("visit", step.visit)
    planned = stage.read(visits.visit, visit_id)
    made = Made(
        went_on=step.day,
        access=step.access,
        access_note=step.access_note,
        residents_spoken=step.residents_spoken,
        notes=step.notes,
    )
    stage.do(step.by, record_visit, visit_id, made, planned.version if planned else 0)


def talk_to_staff(stage: Stage, step: steps.TalkToStaff) -> None:
    """Record a talk with a member of staff."""
    stage.do(
        step.by,
        record_staff,
        stage.made("visit", step.visit),
        post=step.post,
        name=step.name,
        equipped=step.equipped,
        said=step.said,
    )


def see(stage: Stage, step: steps.See) -> None:
    """Record something seen, with a drawn photograph where the case has one."""
    urgency = look_round().urgency.code(step.urgency, step.day)
    seen = Sighting(
        step.kind,
        step.place,
        step.words,
        urgency is not None and urgency.pressing,
        step.handed_to,
        step.handed_on,
        step.place_kind,
        step.urgency,
    )
    photo = stage.upload_bytes("photograph.png", damp_wall()) if step.photo else None
    visit_id = stage.made("visit", step.visit)
    made = stage.do(step.by, record_observation, visit_id, seen, photo)
    stage.make("observation", step.observation, made)


def follow_up(stage: Stage, step: steps.FollowUp) -> None:
    """Record what came of something seen."""
    observation_id = stage.made("observation", step.observation)
    seen = next(
        one
        for one in stage.read(visits.observations, review_id=stage.review_id)
        if one.id == observation_id
    )
    before = Followed(seen.handed_to, seen.handed_on, seen.outcome)
    followed = Followed(step.handed_to, step.handed_on, step.outcome)
    stage.do(step.by, follow_observation, observation_id, followed, before.mark)


def help_at_once(stage: Stage, step: steps.HelpAtOnce) -> None:
    """Record urgent help that is no safeguarding matter."""
    stage.do(
        step.by,
        record_urgent_help,
        stage.made("visit", step.visit),
        needed=step.needed,
        passed_to=step.passed_to,
        passed_on=step.passed_on,
        outcome=step.outcome,
    )


def raise_a_concern(stage: Stage, step: resident_steps.RaiseConcern) -> None:
    """Write a safeguarding concern down."""
    new = NewConcern(
        scheme_id=stage.scheme_id,
        about=step.about,
        words=step.words,
        wishes=step.wishes,
        told=step.told,
        agreed=step.agreed,
        immediate_danger=step.immediate_danger,
        reasons_to_share=step.reasons_to_share,
        review_id=stage.review_id,
        visit_id=stage.made("visit", step.visit),
        resident_id=stage.made("resident", step.resident),
    )
    stage.make("concern", step.concern, stage.do(step.by, raise_concern, new))
