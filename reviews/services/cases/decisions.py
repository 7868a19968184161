"""Decisions in a case and the notices of them: recorded, corrected, taken back."""

from dataclasses import asdict
from uuid import UUID

from reviews.domain.cases.decisions import (
    DecisionTold,
    NoticeTold,
    check_decision,
    check_notice,
)
from reviews.domain.cases.kinds import CaseKind
from reviews.domain.dates import long_date
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.reference.cases.appeals import appeal_law
from reviews.services.record.evidence import end_evidence
from reviews.services.record.facts import again, first, stripped
from reviews.services.record.files import Filing, Upload, file_row
from reviews.store.cases.decisions import earliest_notice
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import Case, CaseDecision, DecisionNotice

from .cases import record, row_of
from .facts import end_as_mistake

_FILED = "The decision notice itself"


def claim_row(session: Session, act: Act, case_id: UUID) -> Case:
    """A case about a claim that the officer opens, with its stream locked.

    Raises:
        NotThere: there is none, it does not open to this officer, or it is a provider's dispute.
        Refused: it is closed.
    """
    row = row_of(session, act, case_id)
    if row.kind is not CaseKind.CLAIM:
        raise NotThere
    return row


def record_decision(session: Session, act: Act, case_id: UUID, told: DecisionTold) -> UUID:
    """Record a decision; returns its lasting id. One without a ground is recorded, and marked.

    Raises:
        Refused: see `check_decision`.
    """
    claim_row(session, act, case_id)
    check_decision(told, appeal_law(), act.today)
    row = first(session, act, CaseDecision, case_id=case_id, taken_back=None, **_values(told))
    session.flush()
    record(session, act, case_id, EventKind.DECISION_RECORDED, decision=row.fact_id)
    return row.fact_id


def _values(told: DecisionTold) -> dict[str, object]:
    values = stripped(**asdict(told))
    return values | {"recoverable_from": "\n".join(told.recoverable_from)}


def correct_decision(
    session: Session, act: Act, case_id: UUID, fact_id: UUID, told: DecisionTold, *, seen: str
) -> None:
    """Put a decision right; what it said before stays. Its kind stays as it was.

    Raises:
        Refused: as for a new one; a notice of it was sent before the day given; or someone
            changed it since the officer opened the page.
    """
    claim_row(session, act, case_id)
    row = _decision(session, case_id, fact_id)
    if str(row.id) != seen:
        raise Refused(
            f"Someone changed this decision meanwhile: “{row.what}” Yours is below: save again to "
            "put it in its place.",
            "what",
        )
    check_decision(told, appeal_law(), act.today)
    sent_on = earliest_notice(session, fact_id)
    if sent_on is not None and sent_on < told.made_on:
        raise Refused(
            f"A notice of it was sent on {long_date(sent_on)}, before this. Check both days.",
            "made_on",
        )
    again(session, act, row, **_values(told))
    record(session, act, case_id, EventKind.DECISION_CHANGED, decision=fact_id)


def take_back_decision(
    session: Session, act: Act, case_id: UUID, fact_id: UUID, reason: str
) -> None:
    """Say that a decision was recorded by mistake; it stays, with the reason.

    Raises:
        Refused: no reason is given.
    """
    claim_row(session, act, case_id)
    row = _decision(session, case_id, fact_id)
    end_as_mistake(session, act, row, reason)
    record(session, act, case_id, EventKind.DECISION_CHANGED, decision=fact_id)


def _decision(session: Session, case_id: UUID, fact_id: UUID) -> CaseDecision:
    """A decision of a case that was not taken back; NotThere where it is none."""
    row = standing_row(session, CaseDecision, case_id=case_id, fact_id=fact_id)
    if row is None:
        raise NotThere("This decision was taken back. Go back and look again.")
    return row


def record_notice(
    session: Session,
    act: Act,
    case_id: UUID,
    decision_id: UUID,
    told: NoticeTold,
    file: Upload | None = None,
) -> UUID:
    """Record that a notice of a decision was sent to somebody; returns its lasting id.

    Raises:
        Refused: see `check_notice`.
        NotThere: the decision was taken back, or is none of this case.
    """
    case = claim_row(session, act, case_id)
    decision = _decision(session, case_id, decision_id)
    check_notice(told, decision.made_on, act.today)
    row = first(
        session,
        act,
        DecisionNotice,
        case_id=case_id,
        decision_fact_id=decision_id,
        **_of_notice(told),
        file_id=_file(session, act, case, told, file),
    )
    session.flush()
    kind = EventKind.NOTICE_RECORDED
    record(session, act, case_id, kind, decision=decision_id, notice=row.fact_id)
    return row.fact_id


def _of_notice(told: NoticeTold) -> dict[str, object]:
    days = {"true_from_on": told.sent_on, "true_to_on": told.sent_on}
    return stripped(**asdict(told)) | days | {"rights": " ".join(told.rights)}


def _file(
    session: Session, act: Act, case: Case, told: NoticeTold, file: Upload | None
) -> UUID | None:
    """The row of a notice's file. It names no review and no scheme: no review team opens it."""
    if file is None:
        return None
    filing = Filing(
        purpose="decision notice",
        about=_FILED,
        resident_id=case.resident_id,
        true_on=told.sent_on,
    )
    return file_row(session, act, file, filing).id


def correct_notice(
    session: Session,
    act: Act,
    case_id: UUID,
    fact_id: UUID,
    told: NoticeTold,
    file: Upload | None = None,
    *,
    seen: str,
) -> None:
    """Put a notice right; what it said before stays, and its file unless another is given.

    Raises:
        Refused: as for a new one, or someone changed it since the officer opened the page.
    """
    case = claim_row(session, act, case_id)
    row = _notice(session, case_id, fact_id)
    if str(row.id) != seen:
        raise Refused(
            f"Someone changed this notice meanwhile: it was sent to {row.addressee} on "
            f"{long_date(row.sent_on)}. Yours is below: save again to put it in its place.",
            "addressee",
        )
    decision = _decision(session, case_id, row.decision_fact_id)
    check_notice(told, decision.made_on, act.today)
    changed = _of_notice(told)
    if file is not None:
        changed["file_id"] = _file(session, act, case, told, file)
    again(session, act, row, **changed)
    kind = EventKind.DECISION_CHANGED
    of = row.decision_fact_id
    record(session, act, case_id, kind, decision=of, notice=fact_id)


def take_back_notice(session: Session, act: Act, case_id: UUID, fact_id: UUID, reason: str) -> None:
    """Say that a notice was recorded by mistake; it and its file stay, and are evidence no more.

    Raises:
        Refused: no reason is given.
    """
    claim_row(session, act, case_id)
    row = _notice(session, case_id, fact_id)
    check_said(reason, "Say why it is taken back.", "reason")
    row.superseded_at = act.at
    for key in filter(None, (row.id, row.file_id)):
        end_evidence(session, act, key, reason)
    kind = EventKind.DECISION_CHANGED
    of = row.decision_fact_id
    record(session, act, case_id, kind, decision=of, notice=fact_id)


def _notice(session: Session, case_id: UUID, fact_id: UUID) -> DecisionNotice:
    row = standing_row(session, DecisionNotice, case_id=case_id, fact_id=fact_id)
    if row is None:
        raise NotThere("This notice was taken back. Go back and look again.")
    return row
