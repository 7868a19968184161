"""The document request of a review, and what came in answer (paras 84-85)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from reviews.domain.errors import NotAllowed, NotThere, Refused, check_said
from reviews.domain.people.restricted import opens_quarantined
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.review.requests import RequestState, check_request, own_key
from reviews.services.record.files import Filing, Upload, file_row
from reviews.store.record.session import Session
from reviews.store.review import reviews
from reviews.store.tables import OwnRequestItem, RequestFile, RequestLine, StoredFile

from .reviews import record, row_of


@dataclass(frozen=True, slots=True)
class Decision:
    """How one item of the list shall stand. `seen` is the version on the officer's page."""

    item: str
    state: RequestState
    reason: str = ""
    due_on: date | None = None
    received_on: date | None = None
    seen: int = 0


def decide_item(session: Session, act: Act, review_id: UUID, decision: Decision) -> None:
    """Record how one item of the request list stands.

    Raises:
        Refused: a reason is missing, or someone changed the item meanwhile.
    """
    row_of(session, act, review_id)
    check_request(decision.state, decision.reason)
    row = _line(session, review_id, decision.item)
    if row.version != decision.seen:
        raise Refused(
            f"Someone changed this while you had it open. It now says “{row.state}”, with the "
            f"reason “{row.reason}”. Your answers are below: save again to put them in its place."
        )
    row.version += 1
    row.state, row.reason = decision.state, decision.reason.strip()
    row.due_on = decision.due_on
    asks = decision.state is RequestState.REQUESTED
    row.requested_on = row.requested_on or (act.today if asks else None)
    if decision.state is RequestState.RECEIVED:
        row.received_on = decision.received_on or act.today
    words = {"item": decision.item, "state": decision.state, "reason": row.reason}
    record(session, act, review_id, EventKind.REQUEST_ITEM_DECIDED, words)


class SomeoneElseDecidedError(Refused):
    """Someone decided on the same items since the page was opened. Nothing was saved."""

    def __init__(self, lines: Mapping[str, reviews.RequestedLine]) -> None:
        super().__init__("Someone changed this list while you had it open.")
        self.lines = lines


def decide_items(
    session: Session, act: Act, review_id: UUID, decisions: Sequence[Decision]
) -> None:
    """Record how several items of the request list stand: all of them, or none.

    Raises:
        SomeoneElseDecidedError: someone changed one of them meanwhile.
        Refused: a reason is missing.
    """
    row_of(session, act, review_id)
    lines = reviews.request_lines(session, review_id)
    changed = {
        one.item: lines[one.item]
        for one in decisions
        if one.item in lines and lines[one.item].version != one.seen
    }
    if changed:
        raise SomeoneElseDecidedError(changed)
    for one in decisions:
        decide_item(session, act, review_id, one)


@dataclass(frozen=True, slots=True)
class OwnItem:
    """Something to ask for beside the list. `id` is the page's, so that it is added once."""

    id: UUID
    ask: str
    reason: str
    due_on: date | None


def add_item(session: Session, act: Act, review_id: UUID, new: OwnItem) -> str:
    """Ask the provider for something that is not on the list, and say why; return its key.

    Raises:
        Refused: nothing says what is asked for, why, or by when (para 84).
    """
    row_of(session, act, review_id)
    check_said(new.ask, "Say what you ask for", "ask")
    check_request(RequestState.REQUESTED, new.reason)
    if session.get(OwnRequestItem, new.id) is not None:
        return own_key(new.id)
    told = {"ask": new.ask.strip(), "why": new.reason.strip()}
    added = {"added_by": act.by.id, "added_at": act.at}
    session.add(OwnRequestItem(id=new.id, review_id=review_id, **told, **added))
    words = {"item": new.ask.strip(), "reason": new.reason.strip()}
    record(session, act, review_id, EventKind.REQUEST_ITEM_ADDED, words)
    asked = Decision(own_key(new.id), RequestState.REQUESTED, new.reason, new.due_on)
    decide_item(session, act, review_id, asked)
    return asked.item


def _line(session: Session, review_id: UUID, item: str) -> RequestLine:
    row = reviews.request_row(session, review_id, item)
    if row is None:
        new = {"version": 0, "state": RequestState.UNDECIDED, "reason": ""}
        row = RequestLine(id=uuid4(), review_id=review_id, item=item, **new)
        session.add(row)
        session.flush()
    return row


def receive_document(
    session: Session,
    act: Act,
    review_id: UUID,
    upload: Upload,
    *,
    item: str,
    about: str,
    true_on: date | None,
) -> UUID:
    """File a document that answers an item, or that belongs to the review without one."""
    review = row_of(session, act, review_id)
    filing = Filing(
        purpose="document",
        about=about.strip(),
        scheme_id=review.scheme_id,
        review_id=review_id,
        true_on=true_on,
    )
    row = file_row(session, act, upload, filing)
    if item:
        line = _line(session, review_id, item)
        line.version += 1
        line.state, line.received_on = RequestState.RECEIVED, act.today
        session.add(RequestFile(request_line_id=line.id, file_id=row.id))
    words = {"item": item, "name": upload.name}
    record(session, act, review_id, EventKind.DOCUMENT_RECEIVED, words, file=row.id)
    return row.id


def quarantine(session: Session, act: Act, review_id: UUID, upload: Upload, reason: str) -> UUID:
    """Set apart personal papers that came unasked; only lead reviewers can open them."""
    review = row_of(session, act, review_id)
    check_said(reason, "Say what these papers are, without naming anyone.", "reason")
    filing = Filing(
        purpose="quarantined",
        about="Personal papers sent without being asked for",
        scheme_id=review.scheme_id,
        review_id=review_id,
        sensitivity="confidential",
    )
    row = file_row(session, act, upload, filing)
    row.quarantined_at, row.quarantine_reason = act.at, reason.strip()
    words = {"reason": reason.strip()}
    record(session, act, review_id, EventKind.PAPERS_QUARANTINED, words, file=row.id)
    return row.id


def decide_quarantined(
    session: Session, act: Act, review_id: UUID, file_id: UUID, outcome: str
) -> None:
    """Record what a lead reviewer decided about quarantined papers, such as sent back."""
    review = row_of(session, act, review_id)
    if not opens_quarantined(act.by, review.team_id):
        raise NotAllowed("A lead reviewer of the team decides this.")
    row = session.get(StoredFile, file_id)
    if row is None or row.review_id != review_id or row.quarantined_at is None:
        raise NotThere
    check_said(outcome, "Say what was done with these papers, and why.", "outcome")
    row.quarantine_outcome = outcome.strip()
    words = {"outcome": outcome.strip()}
    record(session, act, review_id, EventKind.QUARANTINED_PAPERS_DECIDED, words, file=file_id)
