"""Playing the case from its first day to the last working day before today."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from reviews.example.case import (
    Example,
    Story,
    assessment_steps,
    outcome_steps,
    programme_steps,
    protection_steps,
    resident_steps,
    steps,
    support_steps,
)
from reviews.example.case.steps import Step

from . import (
    accounts,
    assessment,
    letters,
    outcomes,
    programme,
    protection,
    register,
    residents,
    review,
    support,
    visits,
)
from .council import give_passwords, set_the_council_up
from .stage import PlayedWith, Stage

PLAYED_BY: dict[type[Step], Callable[[Stage, Any], None]] = {
    steps.StartReview: review.start,
    steps.DecideItems: review.decide,
    steps.ReceiveDocument: review.receive,
    steps.Quarantine: review.set_apart,
    steps.DecideQuarantined: review.decide_set_apart,
    steps.CloseScheme: review.close,
    steps.MoveReview: review.move,
    steps.PlanVisit: visits.plan,
    steps.MakeVisit: visits.make,
    steps.TalkToStaff: visits.talk_to_staff,
    steps.See: visits.see,
    steps.FollowUp: visits.follow_up,
    steps.HelpAtOnce: visits.help_at_once,
    resident_steps.RaiseConcern: visits.raise_a_concern,
    resident_steps.AskConsent: residents.ask_consent,
    resident_steps.RecordCapacity: residents.record_a_decision,
    resident_steps.ClearUse: residents.clear,
    resident_steps.ExcusePart: residents.excuse,
    resident_steps.TakeAccount: accounts.take,
    outcome_steps.ComparePapers: outcomes.compare,
    outcome_steps.JudgePair: outcomes.judge,
    outcome_steps.RecordOutcome: outcomes.record_outcome,
    protection_steps.ReferConcern: protection.refer,
    protection_steps.TellRights: protection.tell_rights,
    protection_steps.TellInConfidence: protection.tell_in_confidence,
    protection_steps.AnswerFeedback: protection.answer,
    protection_steps.PlanForClosure: protection.plan_for_closure,
    protection_steps.RecordMove: protection.move,
    protection_steps.OpenMovedList: protection.open_list,
    support_steps.RecordReferrer: support.refer,
    support_steps.RecordSupport: support.support,
    support_steps.RecordStaffTime: support.staff_time,
    assessment_steps.WriteFinding: assessment.write,
    assessment_steps.RewordFinding: assessment.reword,
    assessment_steps.Conclude: assessment.draw_conclusion,
    assessment_steps.AnswerChallenge: assessment.answer_challenge,
    assessment_steps.TakeReadingStep: assessment.take_reading_step,
    assessment_steps.WeighLateDocument: assessment.weigh_late_document,
    assessment_steps.Recommend: assessment.make_recommendation,
    assessment_steps.Acknowledge: assessment.acknowledged,
    assessment_steps.RecordProgress: assessment.progress,
    assessment_steps.SendLetters: letters.send,
    programme_steps.StartProgramme: programme.start,
    programme_steps.ChooseScheme: programme.choose,
    programme_steps.DrawSample: programme.draw,
}
"""Who plays which kind of step."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing that happens: the day, the scheme, what it is in words, how it is played."""

    day: date
    story: Story
    told: str
    enact: Callable[[Stage], None]
    at: str = ""


def _now() -> datetime:
    return datetime.now(UTC)


def play(
    parts: PlayedWith,
    example: Example,
    hashes: Mapping[str, str] | None = None,
    clock: Callable[[], datetime] = _now,
) -> list[UUID]:
    """Play the whole case into a database that has no council yet.

    Passwords come last: where nobody can sign in, the play was broken off.

    Args:
        parts: the database, the file store, the question sets and the templates.
        example: the case, with its dates worked out for the day of playing.
        hashes: the hash of a password for each officer who is to sign in, by key.
        clock: gives the present instant, at which the passwords are given.

    Returns:
        The reviews that were started, in the order of their schemes.

    Raises:
        Refused: a service refused a step; notes say which.
        LookupError: a step names something that no step before it made.
    """
    stage = Stage(parts, example)
    set_the_council_up(stage)
    scenes = [scene for story in example.stories for scene in _scenes(example, story)]
    for scene in sorted(scenes, key=lambda one: one.day):
        stage.turn_to(scene.day, scene.story, scene.at)
        try:
            scene.enact(stage)
        except Exception as error:
            file = f"data/example/schemes/{scene.story.scheme.key}.toml"
            error.add_note(f"In {file}: {scene.told}.")
            raise
    give_passwords(stage, hashes or {}, clock)
    return stage.reviews


def _scenes(example: Example, story: Story) -> Iterator[Scene]:
    """Everything that happens at a scheme, in the order of its file."""
    entered = max(example.council.begun, story.scheme.known_from_on)
    yield Scene(entered, story, "the scheme", register.enter_scheme)
    for one in story.residents:
        moved_in = partial(register.move_in, resident=one)
        yield Scene(max(entered, one.from_on), story, f"resident “{one.key}”", moved_in)
        if one.to_on is not None:
            moved_out = partial(register.move_out, resident=one)
            yield Scene(one.to_on, story, f"resident “{one.key}” moves out", moved_out)
    for number, step in enumerate(story.steps, 1):
        told = f"step {number}, {type(step).__name__}"
        yield Scene(step.day, story, told, partial(_enact, step=step), step.at)


def _enact(stage: Stage, step: Step) -> None:
    PLAYED_BY[type(step)](stage, step)
