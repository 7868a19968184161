"""Conclusions and the second reading (paras 110-111)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from reviews.domain.assessment.challenges import ChallengeKind, key_of
from reviews.domain.assessment.challenges_not_looked import NotLooked
from reviews.domain.assessment.grounds import NONE, Grounds
from reviews.domain.assessment.involvement import check_apart
from reviews.domain.assessment.overall_assessment import (
    FINAL,
    About,
    FindingKind,
    Judgement,
    Reading,
    standing_now,
)
from reviews.domain.assessment.own_conclusions import check_wrote
from reviews.domain.assessment.planned_parts import PlannedPart, parts_left
from reviews.domain.assessment.second_reading import (
    READERS_STEPS,
    check_changeable,
    check_concluded,
    check_reading,
)
from reviews.domain.consent.consents import Use
from reviews.domain.errors import Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import first_or_again
from reviews.services.review.reviews import record, row_of
from reviews.store.across.involvement import not_apart
from reviews.store.assessment import challenges, overall_assessment, reopenings
from reviews.store.assessment import grounds as store_grounds
from reviews.store.assessment.grounds import NOT_RECORDED, Rested
from reviews.store.people import council_settings
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import AssessmentReading, Conclusion, ConclusionGround

from .challenges import Asked, unanswered
from .challenges_kept import keep
from .grounds import check_resting, write_grounds
from .reasons import carry

_TOOK: Mapping[Reading, EventKind] = {
    Reading.SUBMITTED: EventKind.ASSESSMENT_SUBMITTED,
    Reading.AGREED: EventKind.ASSESSMENT_AGREED,
    Reading.SENT_BACK: EventKind.ASSESSMENT_SENT_BACK,
    Reading.DISAGREED: EventKind.ASSESSMENT_DISAGREED,
    Reading.DECIDED: EventKind.ASSESSMENT_DECIDED,
    Reading.REOPENED: EventKind.ASSESSMENT_REOPENED,
}


def conclude(
    session: Session,
    act: Act,
    review_id: UUID,
    about: About,
    judgement: Judgement,
    reasons: str,
    grounds: Grounds = NONE,
    *,
    seen: str | None = None,
) -> None:
    """Record one conclusion of para 110, in words, with reasons and the findings it rests on.

    `seen` is the id of the conclusion that stood on the officer's page, empty where none did;
    None checks nothing.

    Raises:
        Refused: no reasons are given, it rests on nothing that stands, someone concluded
            meanwhile, or the assessment is with a reader or agreed.
    """
    row_of(session, act, review_id)
    check_changeable(overall_assessment.steps(session, review_id))
    check_said(reasons, "Give the reasons for this conclusion.", "reasons")
    check_resting(session, review_id, about, judgement, grounds)
    row = standing_row(session, Conclusion, review_id=review_id, about=about)
    _check_seen(row, seen)
    _write_conclusion(session, act, review_id, about, Concluded(judgement, reasons, grounds))


def _check_seen(row: Conclusion | None, seen: str | None) -> None:
    if row is not None and seen not in (None, str(row.id)):
        raise Refused(
            f"Someone concluded on this meanwhile: {row.judgement.words}. "
            f"“{row.reasons}” Yours is below: save again to put it in its place.",
            "reasons",
        )


@dataclass(frozen=True, slots=True)
class Concluded:
    """One conclusion in words, with its reasons and what it rests on."""

    judgement: Judgement
    reasons: str
    grounds: Grounds = NONE


def _write_conclusion(
    session: Session, act: Act, review_id: UUID, about: About, made: Concluded
) -> None:
    before = standing_row(session, Conclusion, review_id=review_id, about=about)
    stood = before.id if before else None
    where = {"review_id": review_id, "about": about}
    values = {"judgement": made.judgement, "reasons": made.reasons.strip()}
    row = first_or_again(session, act, Conclusion, before, **where, **values)
    write_grounds(session, ConclusionGround, review_id, made.grounds, conclusion_id=row.id)
    carry(session, act, stood, row)
    words = {"about": about, "judgement": made.judgement}
    record(session, act, review_id, EventKind.CONCLUDED, words)


def take_step(
    session: Session,
    act: Act,
    review_id: UUID,
    step: Reading,
    words: str,
    parts: tuple[PlannedPart, ...] = (),
    asked: Sequence[Asked] = (),
    not_looked: NotLooked | None = None,
) -> None:
    """Take one step of the second reading.

    Submitting takes the planned `parts`, and what a second reader may ask (`asked`), which is
    kept, as are the kinds that could not be looked for. Every step but submitting and agreeing
    needs `words`.

    Raises:
        Refused: it is not this step's turn or this person's, something is missing, a second
            reader who is to conclude first has not, or one who is to stand apart did something.
    """
    row_of(session, act, review_id)
    steps = overall_assessment.steps(session, review_id)
    concluded_by = {one.recorded_by for one in overall_assessment.conclusions(session, review_id)}
    check_reading(steps, step, act.by.id, words, concluded_by)
    wrote = {one.recorded_by for one in challenges.own_views(session, review_id)}
    if step in READERS_STEPS and standing_now(steps) is Reading.SUBMITTED:
        check_stands_apart(session, act, review_id)
    check_wrote(steps, step, act.by.id, wrote, blind=reads_blind(session))
    if step is Reading.SUBMITTED:
        check_concluded(**_facts(session, review_id, parts, unanswered(asked)))
    elif step in FINAL:
        _check_usable(session, review_id)
    took = {"number": len(steps) + 1, "reading": step, "words": words.strip()}
    taken = AssessmentReading(id=uuid4(), review_id=review_id, **took, by=act.by.id, at=act.at)
    _write_step(session, act, taken, asked, not_looked)


def _write_step(
    session: Session,
    act: Act,
    taken: AssessmentReading,
    asked: Sequence[Asked],
    not_looked: NotLooked | None = None,
) -> None:
    """Write a step down; what a reader may ask is kept as it stood when it was sent to them."""
    session.add(taken)
    if taken.reading is Reading.SUBMITTED:
        keep(session, taken, asked, not_looked)
    record(session, act, taken.review_id, _TOOK[taken.reading], {"words": taken.words})


def check_stands_apart(session: Session, act: Act, review_id: UUID) -> None:
    """Check that an officer did nothing in a review, where its second reader is to have done none.

    Raises:
        Refused: they did, and the sentence names it.
    """
    if council_settings.council(session).second_reader_apart:
        check_apart(not_apart(session, review_id).get(act.by.id, ""))


def reads_blind(session: Session) -> bool:
    """Whether the council's second readers conclude before they see the first reader's view."""
    return bool(council_settings.council(session).second_reader_blind)


def _facts(
    session: Session, review_id: UUID, parts: tuple[PlannedPart, ...], waiting: int
) -> dict[str, Any]:
    """What `in_the_way` is asked with."""
    found = overall_assessment.findings(session, Use.NOTES, review_id)
    given = challenges.reasons(session, review_id)
    return {
        "concluded": {one.about for one in overall_assessment.conclusions(session, review_id)},
        "left": parts_left(parts),
        "uncited": sum(
            all(rest.taken_back for rest in one.evidence)
            and one.kind is not FindingKind.NOT_ENOUGH
            and key_of(ChallengeKind.NO_EVIDENCE, one.id) not in given
            for one in found.items
        ),
        "withheld": len(found.withheld),
        "unweighed": sum(
            not one.late_effect for one in overall_assessment.late_documents(session, review_id)
        ),
        "unanswered": waiting,
        "reopened": reopenings.unweighed(session, review_id),
    }


def _check_usable(session: Session, review_id: UUID) -> None:
    """A resident can withdraw while a reader has the assessment; then it cannot be agreed."""
    if overall_assessment.findings(session, Use.NOTES, review_id).withheld:
        raise Refused(
            "A finding rests on words that may no longer be used. Send the assessment back, so "
            "that the evidence or the finding is taken away."
        )


def decide(
    session: Session, act: Act, review_id: UUID, words: str, conclusions: Mapping[About, Concluded]
) -> None:
    """Decide, as the third person, where two readers disagree.

    A conclusion that the third person gives otherwise takes the place of the one before, which
    stays on the record as the first reader's view.

    Raises:
        Refused: two readers do not disagree, this officer is one of them, or reasons are missing.
    """
    row_of(session, act, review_id)
    standing = {one.about: one for one in overall_assessment.conclusions(session, review_id)}
    known = store_grounds.rested(session, review_id)
    take_step(session, act, review_id, Reading.DECIDED, words)
    for about, made in conclusions.items():
        check_said(made.reasons, f"Give the reasons for: {about.words}.", f"reasons-{about}")
    for about, made in conclusions.items():
        before = standing.get(about)
        if before is None or _otherwise(made, before, known.get(before.id, NOT_RECORDED)):
            field = f"grounds-{about}"
            check_resting(session, review_id, about, made.judgement, made.grounds, field)
            _write_conclusion(session, act, review_id, about, made)


def _otherwise(made: Concluded, before: overall_assessment.ConclusionView, rested: Rested) -> bool:
    """Whether a conclusion is given otherwise than it stands."""
    as_it_is = (before.judgement, before.reasons) == (made.judgement, made.reasons.strip())
    return not (as_it_is and made.grounds.same_as(rested.still))
