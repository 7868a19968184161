"""Sentences of a conclusion's reasons pointed to the findings that they rest on (para 110)."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID, uuid4

from reviews.domain.assessment.overall_assessment import About
from reviews.domain.assessment.reasons import (
    Pointer,
    check_pointers,
    digest_of,
    kept,
    seen_of,
    sentences,
)
from reviews.domain.assessment.second_reading import check_changeable
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.review.reviews import record, row_of
from reviews.store.assessment import grounds, overall_assessment
from reviews.store.assessment.every_finding import Worded, worded
from reviews.store.assessment.grounds import NOT_RECORDED, Rested
from reviews.store.assessment.reasons import pointer_rows
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import Conclusion, ReasonPointer


def may_point_to(
    standing: Mapping[About, UUID], rested: Mapping[UUID, Rested], about: About
) -> tuple[UUID, ...]:
    """The findings that the sentences of one conclusion can rest on: those that it rests on.

    The overall one can point to what the conclusions beneath it rest on too. `standing` are the
    wordings that stand.
    """
    mine = rested.get(standing[about], NOT_RECORDED).still
    beneath = [rested.get(standing[one], NOT_RECORDED) for one in mine.abouts if one in standing]
    every = (*mine.findings, *(key for one in beneath for key in one.still.findings))
    return tuple(dict.fromkeys(every))


def point(
    session: Session,
    act: Act,
    review_id: UUID,
    about: About,
    chosen: Mapping[str, Collection[UUID]],
    *,
    seen: str,
) -> None:
    """Say which findings each sentence of a conclusion rests on, by the digest of the sentence.

    `seen` is what the officer's page was opened on, as `seen_of` has it.

    Raises:
        Refused: someone concluded anew or pointed meanwhile, a finding was taken back, or the
            assessment is with a reader or agreed.
    """
    row_of(session, act, review_id)
    check_changeable(overall_assessment.steps(session, review_id))
    standing = {one.about: one.id for one in overall_assessment.conclusions(session, review_id)}
    row = standing_row(session, Conclusion, review_id=review_id, about=about)
    if row is None:
        raise Refused("Nobody has concluded on this yet.")
    findings = worded(session, review_id)
    rows = pointer_rows(session, row.id)
    if seen != seen_of(row.id, _pointers(rows, findings)):
        raise Refused(
            "Someone concluded anew, or pointed sentences to findings, while you had this page "
            "open. What stands now is below, with your ticks where a sentence is the same."
        )
    rested = grounds.rested(session, review_id, findings)
    check_pointers(chosen, may_point_to(standing, rested, about))
    wanted = kept(row.reasons, chosen)
    if _change(session, act, row, rows, wanted, findings):
        record(session, act, review_id, EventKind.REASONS_POINTED, {"about": about})


def _pointers(rows: Iterable[ReasonPointer], findings: Worded) -> list[Pointer]:
    return [Pointer(one.digest, one.finding_id, findings.facts[one.finding_id]) for one in rows]


def _change(
    session: Session,
    act: Act,
    conclusion: Conclusion,
    rows: list[ReasonPointer],
    wanted: set[tuple[str, UUID]],
    findings: Worded,
) -> bool:
    """End what is not wanted any more, and add what is new; whether anything changed."""
    known = {(one.digest, findings.facts[one.finding_id]): one for one in rows}
    for pair, row in known.items():
        if pair not in wanted:
            row.ended_at = act.at
    new = sorted(wanted - set(known))
    session.add_all(
        _row(act, conclusion.id, digest, findings.now[finding]) for digest, finding in new
    )
    return bool(new) or not set(known) <= wanted


def _row(act: Act, conclusion_id: UUID, digest: str, wording: UUID) -> ReasonPointer:
    return ReasonPointer(
        id=uuid4(),
        conclusion_id=conclusion_id,
        digest=digest,
        finding_id=wording,
        added_by=act.by.id,
        added_at=act.at,
        ended_at=None,
    )


def carry(session: Session, act: Act, before: UUID | None, row: Conclusion) -> None:
    """Keep what sentences rested on that stand unchanged in a new wording of a conclusion.

    `before` is the wording that it takes the place of. The caller records the event.
    """
    if before is None:
        return
    session.flush()
    findings = worded(session, row.review_id)
    every = overall_assessment.conclusions(session, row.review_id)
    standing = {one.about: one.id for one in every}
    may = may_point_to(standing, grounds.rested(session, row.review_id, findings), row.about)
    still = {digest_of(one) for one in sentences(row.reasons)}
    for one in pointer_rows(session, before):
        if one.digest in still and findings.facts[one.finding_id] in may:
            session.add(_row(act, row.id, one.digest, one.finding_id))
