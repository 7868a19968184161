"""Letters: drafted, checked passage by passage, approved, issued and sent in one day."""

from uuid import UUID

from reviews.domain.assessment.planned_parts import SCHEME_SET
from reviews.domain.errors import Refused
from reviews.domain.letters.gate import Clue
from reviews.domain.letters.kinds import ONE_RESIDENT, LetterKind
from reviews.domain.letters.reach import MADE_AS
from reviews.domain.letters.went import ENGLISH, Went
from reviews.domain.people.roles import Act
from reviews.domain.register.closed_words import ContactFormat
from reviews.services.letters.draft import prepare_all, write_drafts
from reviews.services.letters.letter_plan import LetterPlan
from reviews.services.letters.recipients import addressees
from reviews.services.letters.steps import approve, clear_passage, issue, record_sent
from reviews.services.letters.went import asked_for
from reviews.store.letters import letters
from reviews.store.letters.letters import LetterLine
from reviews.store.record.engine import reading_session, writing
from reviews.store.register import schemes

from .case import Told
from .stage import Stage


def send(stage: Stage, by: str, kind: LetterKind) -> None:
    """Send letters of one kind: to the provider, or to every resident who can be reached safely."""
    told = stage.told["letters"][kind]
    made = _draft(stage, by, kind, stage.made("officer", told["contact"]))
    handed = _handed(stage, by, kind) if "handed_how" in told else set()
    for letter_id in made:
        _check(stage, told, letter_id)
    for letter_id in made:
        drafted = stage.read(letters.letter, letter_id)
        if drafted is None:
            raise LookupError(kind)
        stage.do(told["approved_by"], approve, letter_id, drafted.binding)
        stage.do(by, issue, letter_id, stage.parts.files)
        how = told["handed_how" if drafted.resident_id in handed else "sent_how"]
        sent = {"sent_on": stage.today, "sent_how": how, "went": _went(stage, told, drafted)}
        stage.do(by, record_sent, letter_id, **sent)


def _draft(stage: Stage, by: str, kind: LetterKind, contact: UUID) -> list[UUID]:
    act = stage.act(by)
    items = stage.parts.question_sets.latest(SCHEME_SET).requests
    with reading_session(stage.parts.engine) as session:
        prepared = prepare_all(
            session,
            act,
            stage.review,
            _plans(stage, act, kind, contact),
            items,
            stage.parts.templates,
            stage.parts.files,
        )
    with writing(stage.parts.engine) as session:
        return write_drafts(session, act, prepared)


def _plans(stage: Stage, act: Act, kind: LetterKind, contact: UUID) -> list[LetterPlan]:
    day = stage.today
    if kind not in ONE_RESIDENT:
        provider = stage.read(schemes.provider_of, stage.scheme_id, day)
        return [LetterPlan(kind, day, contact, organisation_id=provider.id if provider else None)]
    living = stage.read(addressees, act.by, stage.review, kind, day)
    reached = [one.living.id for one in living if not one.why_not]
    return [LetterPlan(kind, day, contact, resident_id=one) for one in reached]


def _went(stage: Stage, told: Told, letter: LetterLine) -> Went:
    """As they asked, where that is made here; or else plainly, and the case says why."""
    asked = stage.read(asked_for, letter)
    made = asked is not None and asked.format in MADE_AS
    as_made = ContactFormat(asked.format) if asked and made else ContactFormat.STANDARD
    return Went(as_made, ENGLISH, told.get("why_other", ""))


def _handed(stage: Stage, by: str, kind: LetterKind) -> set[UUID]:
    """The residents to whom letters of this kind are handed."""
    living = stage.read(addressees, stage.act(by).by, stage.review, kind, stage.today)
    return {one.living.id for one in living if one.living.contact and one.living.contact.by_hand}


def _check(stage: Stage, told: Told, letter_id: UUID) -> None:
    """Clear each passage with the reason that the case gives for each of its clues.

    A clue without a reason stops the play: nobody clears a name unread.
    """
    clearing = told.get("clearing", {})
    drafted = stage.read(letters.letter, letter_id)
    of_draft = stage.read(letters.passages_of, letter_id, drafted.draft if drafted else 0)
    decided = set[str]()
    for passage in of_draft:
        if passage.cleared_at or passage.words in decided:
            continue
        decided.add(passage.words)
        clues = [Clue(one) for one in passage.clues.split()]
        if lacking := [one for one in clues if one not in clearing]:
            raise Refused(
                f"The example has no reason to clear a passage of “{lacking[0]}”: {passage.words} "
                "Give one in data/example/schemes, or put the letter template in other words."
            )
        reason = " ".join(clearing[one] for one in clues)
        stage.do(told["approved_by"], clear_passage, letter_id, passage.id, reason)
