"""Findings and the evidence they rest on (para 110)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from uuid import UUID

from reviews.domain.accounts.accounts import may_open
from reviews.domain.assessment.overall_assessment import THEMES, FindingKind, check_paragraph
from reviews.domain.assessment.second_reading import check_changeable
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.evidence import EvidenceKind
from reviews.services.accounts.accounts import check_consented, open_account
from reviews.services.assessment.plain_words import keep_plain_words
from reviews.services.record.facts import again, first_or_again
from reviews.services.review.reviews import record, row_of
from reviews.store.assessment import citable, overall_assessment
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.record.standing import was_taken_back
from reviews.store.tables import (
    AnswerVersion,
    Evidence,
    Finding,
    FindingEvidence,
    Review,
)


@dataclass(frozen=True, slots=True)
class FindingWords:
    """A finding as a reviewer writes it. `plain_words` is how residents are told of it.

    `plain_seen` are the plain words that the page showed; None where there was no page.
    """

    theme: str
    kind: FindingKind
    words: str
    paragraph: str = "110"
    plain_words: str = ""
    plain_seen: str | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """One thing a finding rests on: one of the ids. `evidence` is that of any kind of evidence."""

    answer_id: UUID | None = None
    file_id: UUID | None = None
    observation_id: UUID | None = None
    note: str = ""
    evidence: UUID | None = None

    @property
    def evidence_id(self) -> UUID:
        """What it is as evidence. NotThere: it names nothing."""
        key = self.evidence or self.answer_id or self.file_id or self.observation_id
        if key is None:
            raise NotThere(NOT_OURS)
        return key

    def of_kind(self, kind: EvidenceKind) -> bool:
        """Whether it is what it was named as, where it was named as an answer, a file or seen."""
        named = {own for own, column in NAMED.items() if getattr(self, column) is not None}
        return named <= {kind}


NOT_OURS = "That evidence does not belong to this review."
CHANGED = "That has changed since you opened the page, or was taken back. Look again first."
NAMED: Mapping[EvidenceKind, str] = {
    EvidenceKind.ANSWER: "answer_id",
    EvidenceKind.FILE: "file_id",
    EvidenceKind.OBSERVATION: "observation_id",
}
"""The kinds that a finding also names by a column of their own, which came first."""


def write_finding(
    session: Session,
    act: Act,
    review_id: UUID,
    finding: FindingWords,
    *,
    fact_id: UUID | None = None,
    seen: UUID | None = None,
    cited: Cited | None = None,
) -> UUID:
    """Write a finding, or put one that stands in new words; returns its lasting id.

    `fact_id` is the finding to put in new words, `seen` the wording that the officer had on the
    page, and `cited` the first thing that a new one rests on, if one is known.

    Raises:
        Refused: it says nothing, names no paragraph of the guidance, someone changed it
            meanwhile, or the assessment is with a reader or agreed.
        NotThere: it was taken back meanwhile.
    """
    row_of(session, act, review_id)
    check_changeable(overall_assessment.steps(session, review_id))
    _check_words(finding)
    before = None if fact_id is None else _standing(session, review_id, fact_id, seen)
    row = _write(session, act, review_id, finding, before)
    if cited is not None:
        cite(session, act, review_id, row.fact_id, cited)
    return row.fact_id


def _check_words(finding: FindingWords) -> None:
    if finding.theme not in THEMES:
        raise Refused("Choose what the finding is about.", "theme")
    check_said(finding.words, "Write the finding in a sentence or two.", "words")
    check_paragraph(finding.paragraph)


def _standing(
    session: Session, review_id: UUID, fact_id: UUID, seen: UUID | None = None
) -> Finding:
    row = standing_row(session, Finding, review_id=review_id, fact_id=fact_id)
    if row is None or row.withdrawn is not None:
        raise NotThere("This finding was taken back. Go back and look again.")
    if seen is not None and row.id != seen:
        raise Refused(
            f"Someone put this finding in other words meanwhile: “{row.words}” Yours are below: "
            "save again to put them in its place.",
            "words",
        )
    return row


def _write(
    session: Session, act: Act, review_id: UUID, finding: FindingWords, before: Finding | None
) -> Finding:
    """Write the words of a finding, in place of those before where there were any."""
    values = asdict(finding) | {"review_id": review_id, "words": finding.words.strip()}
    plain_words, plain_seen = values.pop("plain_words"), values.pop("plain_seen")
    row = first_or_again(session, act, Finding, before, **values)
    session.flush()
    keep_plain_words(session, act, review_id, row.fact_id, plain_words, plain_seen)
    kind = EventKind.FINDING_WRITTEN if before is None else EventKind.FINDING_REWORDED
    words = {"words": row.words, "theme": row.theme}
    record(session, act, review_id, kind, words, finding=row.fact_id)
    return row


def withdraw_finding(
    session: Session, act: Act, review_id: UUID, fact_id: UUID, reason: str
) -> None:
    """Take a finding back, with the reason; it stays on the record.

    Raises:
        Refused: no reason is given, or the assessment is with a reader or agreed.
        NotThere: it was taken back already.
    """
    row_of(session, act, review_id)
    check_changeable(overall_assessment.steps(session, review_id))
    check_said(reason, "Say why the finding no longer stands.", "reason")
    again(session, act, _standing(session, review_id, fact_id), withdrawn=reason.strip())
    words = {"reason": reason.strip()}
    record(session, act, review_id, EventKind.FINDING_WITHDRAWN, words, finding=fact_id)


def cite(session: Session, act: Act, review_id: UUID, fact_id: UUID, *things: Cited) -> None:
    """Add what a finding rests on: all of these things, or none.

    Raises:
        NotThere: the evidence does not belong to this review, or this officer may not open it.
        Refused: the finding rests on it already, it was changed or taken back since the page was
            opened, or the resident has not agreed to notes of it.
    """
    review = row_of(session, act, review_id)
    check_changeable(overall_assessment.steps(session, review_id))
    _standing(session, review_id, fact_id)
    known = {
        one.evidence_id
        for one in overall_assessment.evidence_of(session, review_id).get(fact_id, ())
    }
    for thing in things:
        kind = _check_citable(session, act, review, thing)
        if thing.evidence_id in known:
            raise Refused("This finding rests on that already.")
        if was_taken_back(session, thing.evidence_id):
            raise Refused("Someone took that back meanwhile. It no longer stands.")
        known.add(thing.evidence_id)
        _add(session, act, fact_id, kind, thing, review_id)


def _add(
    session: Session, act: Act, fact_id: UUID, kind: EvidenceKind, thing: Cited, review_id: UUID
) -> None:
    row = FindingEvidence(
        finding_fact_id=fact_id,
        review_id=review_id,
        evidence_id=thing.evidence_id,
        note=thing.note.strip(),
        added_by=act.by.id,
        added_at=act.at,
    )
    if kind in NAMED:
        setattr(row, NAMED[kind], thing.evidence_id)
    session.add(row)
    record(session, act, review_id, EventKind.EVIDENCE_CITED, finding=fact_id)


def _check_citable(session: Session, act: Act, review: Review, thing: Cited) -> EvidenceKind:
    """Evidence can be cited by those who may read it, while it stands and may be used."""
    row = session.get(Evidence, thing.evidence_id)
    if row is None or row.review_id != review.id or not thing.of_kind(row.kind):
        raise NotThere(NOT_OURS)
    _check_open(session, act, review, row)
    if not citable.stands(session, row.id):
        if row.kind is EvidenceKind.FILE and not citable.taken_back(session, row.id):
            raise NotThere(NOT_OURS)
        raise Refused(CHANGED)
    if row.source is not None:
        check_consented(session, review.id, row.resident_id, row.source)
    return row.kind


def _check_open(session: Session, act: Act, review: Review, row: Evidence) -> None:
    """An account told in confidence, and its answers, are for those who heard it."""
    if row.kind is EvidenceKind.ANSWER:
        open_account(session, act, session.get_one(AnswerVersion, row.id).account_id)
    elif row.kind is EvidenceKind.ACCOUNT:
        open_account(session, act, row.id)
    elif not may_open(
        act.by, team_id=review.team_id, heard_by=row.recorded_by, sensitivity=row.sensitivity
    ):
        raise NotThere(NOT_OURS)


def uncite(session: Session, act: Act, review_id: UUID, evidence_id: UUID) -> None:
    """Take away something that a finding rests on; it stays on the record.

    Raises:
        NotThere: it was taken away already.
        Refused: the assessment is with a reader or agreed.
    """
    row_of(session, act, review_id)
    check_changeable(overall_assessment.steps(session, review_id))
    row = session.get(FindingEvidence, evidence_id)
    if row is None or row.review_id != review_id or row.ended_at is not None:
        raise NotThere("This has changed since you opened the page. Look again.")
    row.ended_at = act.at
    record(session, act, review_id, EventKind.EVIDENCE_TAKEN_AWAY, finding=row.finding_fact_id)
