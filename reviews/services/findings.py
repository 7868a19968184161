"""Findings and the evidence they rest on (para 110)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from reviews.domain.assessment import FINAL, THEMES, FindingKind, Reading, standing_now
from reviews.domain.consent import Use
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people import Act
from reviews.store import assessment
from reviews.store.events import record
from reviews.store.tables import (
    Account,
    AnswerVersion,
    Finding,
    FindingEvidence,
    Observation,
    StoredFile,
    Visit,
)

from .dated import again, first
from .reviews import row_of, stream_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def check_not_final(session: "Session", review_id: UUID) -> None:
    """Check that an assessment is still being written.

    Raises:
        Refused: it is with a second reader, or agreed.
    """
    now = standing_now(assessment.steps(session, review_id))
    if now in FINAL or now is Reading.SUBMITTED:
        raise Refused(
            "The assessment is with a second reader or agreed. Open it again before you change it."
        )


@dataclass(frozen=True, slots=True)
class FindingWords:
    """A finding as a reviewer writes it."""

    theme: str
    kind: FindingKind
    words: str
    paragraph: str = "110"


@dataclass(frozen=True, slots=True)
class Cited:
    """One thing a finding rests on: exactly one of the ids."""

    answer_id: UUID | None = None
    file_id: UUID | None = None
    observation_id: UUID | None = None
    note: str = ""


def write_finding(
    session: "Session",
    act: Act,
    review_id: UUID,
    finding: FindingWords,
    *,
    fact_id: UUID | None = None,
    seen: UUID | None = None,
) -> UUID:
    """Write a finding, or put one that stands in new words; returns its lasting id.

    Args:
        session: a writing session.
        act: who, and when.
        review_id: the review.
        finding: its words.
        fact_id: the finding to put in new words.
        seen: the wording the officer had on the page.

    Raises:
        Refused: it says nothing, or someone changed it meanwhile.
    """
    row_of(session, act, review_id)
    check_not_final(session, review_id)
    if finding.theme not in THEMES:
        raise Refused("Choose what the finding is about.", "theme")
    if not finding.words.strip():
        raise Refused("Write the finding in a sentence or two.", "words")
    values = {
        "theme": finding.theme,
        "kind": finding.kind,
        "words": finding.words.strip(),
        "paragraph": finding.paragraph,
    }
    if fact_id is None:
        row = first(session, act, Finding, review_id=review_id, **values)
    else:
        row = again(session, act, _standing(session, review_id, fact_id, seen), **values)
    kind = "finding_written" if fact_id is None else "finding_reworded"
    record(
        session,
        act,
        stream_of(review_id),
        kind,
        about={"review": review_id, "finding": row.fact_id},
        words={"words": row.words},
    )
    return row.fact_id


def _standing(
    session: "Session", review_id: UUID, fact_id: UUID, seen: UUID | None = None
) -> Finding:
    row = assessment.finding_row(session, review_id, fact_id)
    if row is None or row.withdrawn is not None:
        raise NotThere("This finding was taken back. Go back and look again.")
    if seen is not None and row.id != seen:
        raise Refused(
            f"Someone put this finding in other words meanwhile: “{row.words}” Yours are below: "
            "save again to put them in its place.",
            "words",
        )
    return row


def withdraw_finding(
    session: "Session", act: Act, review_id: UUID, fact_id: UUID, reason: str
) -> None:
    """Take a finding back, with the reason; it stays on the record."""
    row_of(session, act, review_id)
    check_not_final(session, review_id)
    if not reason.strip():
        raise Refused("Say why the finding no longer stands.", "reason")
    again(session, act, _standing(session, review_id, fact_id), withdrawn=reason.strip())
    record(
        session,
        act,
        stream_of(review_id),
        "finding_withdrawn",
        about={"review": review_id, "finding": fact_id},
        words={"reason": reason.strip()},
    )


def cite(session: "Session", act: Act, review_id: UUID, fact_id: UUID, cited: Cited) -> None:
    """Add something that a finding rests on.

    Raises:
        NotThere: the evidence does not belong to this review.
        Refused: the finding rests on it already.
    """
    row_of(session, act, review_id)
    check_not_final(session, review_id)
    _standing(session, review_id, fact_id)
    _check_belongs(session, review_id, cited)
    known = [
        one
        for finding in assessment.findings(session, Use.NOTES, review_id).items
        if finding.fact_id == fact_id
        for one in finding.evidence
    ]
    wanted = (cited.answer_id, cited.file_id, cited.observation_id)
    if any((one.answer_id, one.file_id, one.observation_id) == wanted for one in known):
        raise Refused("This finding rests on that already.")
    session.add(
        FindingEvidence(
            finding_fact_id=fact_id,
            review_id=review_id,
            answer_id=cited.answer_id,
            file_id=cited.file_id,
            observation_id=cited.observation_id,
            note=cited.note.strip(),
            added_by=act.by.id,
            added_at=act.at,
        )
    )
    record(
        session,
        act,
        stream_of(review_id),
        "evidence_cited",
        about={"review": review_id, "finding": fact_id},
    )


def _check_belongs(session: "Session", review_id: UUID, cited: Cited) -> None:
    if cited.answer_id is not None:
        answer = session.get(AnswerVersion, cited.answer_id)
        account = session.get(Account, answer.account_id) if answer else None
        belongs = account is not None and account.review_id == review_id
    elif cited.file_id is not None:
        file = session.get(StoredFile, cited.file_id)
        belongs = file is not None and file.review_id == review_id and not file.quarantined_at
    else:
        seen = session.get(Observation, cited.observation_id) if cited.observation_id else None
        visit = session.get(Visit, seen.visit_id) if seen else None
        belongs = visit is not None and visit.review_id == review_id
    if not belongs:
        raise NotThere("That evidence does not belong to this review.")


def uncite(session: "Session", act: Act, review_id: UUID, evidence_id: UUID) -> None:
    """Take away something that a finding rests on; it stays on the record."""
    row_of(session, act, review_id)
    check_not_final(session, review_id)
    row = session.get(FindingEvidence, evidence_id)
    if row is None or row.review_id != review_id or row.ended_at is not None:
        raise NotThere("This has changed since you opened the page. Look again.")
    row.ended_at = act.at
    record(
        session,
        act,
        stream_of(review_id),
        "evidence_taken_away",
        about={"review": review_id, "finding": row.finding_fact_id},
    )
