"""What was asked of an assessment when it was sent to a second reader is kept as it was asked."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from reviews.domain.assessment.challenges import ChallengeKind
from reviews.domain.assessment.challenges_not_looked import NotLooked
from reviews.domain.consent.consents import Use
from reviews.store.assessment import overall_assessment
from reviews.store.record.session import Session
from reviews.store.tables import AssessmentReading, KeptQuestion, KeptQuestionAbout

from .challenges import Asked


def keep(
    session: Session,
    reading: AssessmentReading,
    asked: Sequence[Asked],
    not_looked: NotLooked | None = None,
) -> None:
    """Keep what was asked, kind by kind, and how each was answered; the caller records the event.

    A kind of which nothing was found is kept too, so that what was looked for can be told later,
    and so is one that could not be looked for, with why. None where that is not known.
    """
    wordings = {
        one.fact_id: one.id
        for withdrawn in (False, True)
        for one in overall_assessment.findings(
            session, Use.NOTES, reading.review_id, withdrawn=withdrawn
        ).items
    }
    session.flush()
    kept: list[tuple[KeptQuestion, Asked]] = []
    for kind in ChallengeKind:
        found = [one for one in asked if one.challenge.kind is kind]
        kept += [(_question(reading.id, one), one) for one in found]
        if not found:
            row = _row(reading.id, kind)
            if not_looked is not None:
                row.looked, row.reason = kind not in not_looked, not_looked.get(kind, "")
            session.add(row)
    for number, (row, _) in enumerate(kept, 1):
        row.number = number
    session.add_all(row for row, _ in kept)
    session.flush()
    session.add_all(line for row, one in kept for line in _abouts(row.id, one, wordings))


def _row(reading_id: UUID, kind: ChallengeKind) -> KeptQuestion:
    return KeptQuestion(id=uuid4(), reading_id=reading_id, number=0, kind=kind, says="", reason="")


def _question(reading_id: UUID, asked: Asked) -> KeptQuestion:
    row = _row(reading_id, asked.challenge.kind)
    row.says, row.about = asked.challenge.says, asked.challenge.about
    if asked.answer is not None:
        row.reason, row.reason_at = asked.answer.reason, asked.answer.recorded_at
        row.reason_by = asked.answer.recorded_by
    return row


def _abouts(
    kept_question_id: UUID, asked: Asked, wordings: dict[UUID, UUID]
) -> list[KeptQuestionAbout]:
    findings = [wordings[one] for one in asked.challenge.findings if one in wordings]
    return [
        *(KeptQuestionAbout(kept_question_id=kept_question_id, finding_id=one) for one in findings),
        *(
            KeptQuestionAbout(kept_question_id=kept_question_id, account_id=one)
            for one in asked.challenge.accounts
        ),
    ]
