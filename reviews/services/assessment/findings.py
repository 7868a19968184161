"""Findings and the evidence they rest on (para 110)."""

from dataclasses import asdict, dataclass
from uuid import UUID

from reviews.domain.accounts.answers import State
from reviews.domain.assessment.overall_assessment import THEMES, FindingKind, check_paragraph
from reviews.domain.assessment.second_reading import check_changeable
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.accounts.accounts import check_consented, open_account
from reviews.services.assessment.plain_words import keep_plain_words
from reviews.services.record.facts import again, first_or_again, stripped
from reviews.services.review.reviews import record, row_of
from reviews.store.accounts import answers
from reviews.store.assessment import overall_assessment
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.record.standing import was_taken_back
from reviews.store.tables import (
    AnswerVersion,
    Finding,
    FindingEvidence,
    Observation,
    Review,
    StoredFile,
    Visit,
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
    """One thing a finding rests on: exactly one of the ids."""

    answer_id: UUID | None = None
    file_id: UUID | None = None
    observation_id: UUID | None = None
    note: str = ""

    @property
    def evidence_id(self) -> UUID:
        """What it is as evidence. NotThere: it names nothing."""
        key = self.answer_id or self.file_id or self.observation_id
        if key is None:
            raise NotThere("That evidence does not belong to this review.")
        return key


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
        Refused: the finding rests on it already, the answer has changed since the page was opened,
            or the resident has not agreed to notes of it.
    """
    review = row_of(session, act, review_id)
    check_changeable(overall_assessment.steps(session, review_id))
    _standing(session, review_id, fact_id)
    known = {
        one.evidence_id
        for one in overall_assessment.evidence_of(session, review_id).get(fact_id, ())
    }
    for thing in things:
        if thing.answer_id is not None:
            _check_answer(session, act, review, thing.answer_id)
        else:
            _check_belongs(session, review_id, thing)
        if thing.evidence_id in known:
            raise Refused("This finding rests on that already.")
        if was_taken_back(session, thing.evidence_id):
            raise Refused("Someone took that back meanwhile. It no longer stands.")
        known.add(thing.evidence_id)
        _add(session, act, review_id, fact_id, thing)


def _add(session: Session, act: Act, review_id: UUID, fact_id: UUID, thing: Cited) -> None:
    of = {
        "finding_fact_id": fact_id,
        "review_id": review_id,
        "evidence_id": thing.evidence_id,
    }
    added = {"added_by": act.by.id, "added_at": act.at}
    session.add(FindingEvidence(**of, **stripped(**asdict(thing)), **added))
    record(session, act, review_id, EventKind.EVIDENCE_CITED, finding=fact_id)


def _check_answer(session: Session, act: Act, review: Review, answer_id: UUID) -> None:
    """An answer can be cited by those who may read it, while it stands and may be used."""
    answer = session.get(AnswerVersion, answer_id)
    if answer is None:
        raise NotThere("That evidence does not belong to this review.")
    account, belongs_to = open_account(session, act, answer.account_id)
    if belongs_to.id != review.id:
        raise NotThere("That evidence does not belong to this review.")
    newest = {one.id for one in answers.newest(session, [account.id])}
    if answer_id not in newest or answer.state is State.CLEARED:
        raise Refused("That answer has changed since you opened the page. Look again first.")
    check_consented(session, review.id, account.resident_id, account.source)


def _check_belongs(session: Session, review_id: UUID, cited: Cited) -> None:
    """A document that came in, or something seen on a visit, of this review.

    Files attached to an account are cited by its answers, which carry what the resident agreed to.
    """
    if cited.file_id is not None:
        file = session.get(StoredFile, cited.file_id)
        belongs = file is not None and (file.review_id, file.purpose) == (review_id, "document")
    else:
        seen = session.get(Observation, cited.observation_id) if cited.observation_id else None
        visit = session.get(Visit, seen.visit_id) if seen else None
        belongs = visit is not None and visit.review_id == review_id
    if not belongs:
        raise NotThere("That evidence does not belong to this review.")


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
