"""Playing letters: drafted, checked passage by passage, approved, issued and sent in one day."""

from uuid import UUID

from reviews.domain.assessment.planned_parts import SCHEME_SET
from reviews.domain.errors import Refused
from reviews.domain.letters.gate import Clue
from reviews.domain.letters.kinds import ONE_RESIDENT
from reviews.domain.people.roles import Act
from reviews.example.case.assessment_steps import SendLetters
from reviews.services.letters.draft import prepare_all, write_drafts
from reviews.services.letters.letter_plan import LetterPlan
from reviews.services.letters.recipients import addressees
from reviews.services.letters.steps import approve, clear_passage, issue, record_sent
from reviews.store.letters import letters
from reviews.store.record.engine import reading_session, writing
from reviews.store.register import schemes

from .stage import Stage


def send(stage: Stage, step: SendLetters) -> None:
    """Send letters of one kind: to the provider, or to every resident who can be reached safely."""
    made = _draft(stage, step)
    handed = _handed(stage, step)
    for letter_id in made:
        _check(stage, step, letter_id)
    for letter_id in made:
        drafted = stage.read(letters.letter, letter_id)
        if drafted is None:
            raise LookupError(step.kind)
        stage.do(step.approved_by, approve, letter_id, drafted.binding)
        stage.do(step.by, issue, letter_id, stage.parts.files)
        how = step.handed_how if drafted.resident_id in handed else step.sent_how
        stage.do(step.by, record_sent, letter_id, sent_on=step.day, sent_how=how)


def _draft(stage: Stage, step: SendLetters) -> list[UUID]:
    act = stage.act(step.by)
    items = stage.parts.question_sets.latest(SCHEME_SET).requests
    with reading_session(stage.parts.engine) as session:
        prepared = prepare_all(
            session,
            act,
            stage.review,
            _plans(stage, step, act),
            items,
            stage.parts.templates,
            stage.parts.files,
        )
    with writing(stage.parts.engine) as session:
        return write_drafts(session, act, prepared)


def _plans(stage: Stage, step: SendLetters, act: Act) -> list[LetterPlan]:
    contact = stage.made("officer", step.contact)
    if step.kind not in ONE_RESIDENT:
        provider = stage.read(schemes.provider_of, stage.scheme_id, step.day)
        to = provider.id if provider else None
        return [LetterPlan(step.kind, step.day, contact, organisation_id=to)]
    living = stage.read(addressees, act.by, stage.review, step.kind, step.day)
    return [
        LetterPlan(step.kind, step.day, contact, resident_id=one.living.id)
        for one in living
        if not one.why_not
    ]


def _handed(stage: Stage, step: SendLetters) -> set[UUID]:
    """The residents to whom letters of this kind are handed."""
    if not step.handed_how:
        return set()
    living = stage.read(addressees, stage.act(step.by).by, stage.review, step.kind, step.day)
    return {one.living.id for one in living if one.living.contact and one.living.contact.by_hand}


def _check(stage: Stage, step: SendLetters, letter_id: UUID) -> None:
    """Clear each passage with the reason that the case gives for each of its clues."""
    drafted = stage.read(letters.letter, letter_id)
    for passage in stage.read(letters.passages_of, letter_id, drafted.draft if drafted else 0):
        clues = [Clue(one) for one in passage.clues.split()]
        if lacking := [one for one in clues if one not in step.clearing]:
            raise Refused(
                f"The example has no reason to clear a passage of “{lacking[0]}”: {passage.words} "
                "Give one in data/example/schemes, or put the letter template in other words."
            )
        reason = " ".join(step.clearing[one] for one in clues)
        stage.do(step.approved_by, clear_passage, letter_id, passage.id, reason)
