"""Cases: opened with a team, shared with others, closed with a reason."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from reviews.domain.cases.access import may_take_up, opens
from reviews.domain.cases.closing import check_closing
from reviews.domain.cases.kinds import CaseKind, NoteKind
from reviews.domain.errors import NotAllowed, NotThere, Refused, check_said
from reviews.domain.people.roles import ROLES_WITH, Act, Permission, Role
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.events import sha256
from reviews.reference.cases.appeals import appeal_law
from reviews.services.record.facts import first
from reviews.services.register.schemes import COUNCIL
from reviews.store.cases import cases, lines, standing
from reviews.store.cases.cases import CaseHead
from reviews.store.people.officers import viewer
from reviews.store.record import events
from reviews.store.record.events import lock
from reviews.store.record.session import Session
from reviews.store.register.residents import stays
from reviews.store.review.reviews import review
from reviews.store.tables import Case, CaseMember, CaseNote, CaseReview


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case as it is opened: about a scheme, and for a claim about one who lives or lived there.

    `reviews` are those whose record bears on it.
    """

    kind: CaseKind
    scheme_id: UUID
    about: str
    resident_id: UUID | None = None
    reviews: Collection[UUID] = ()
    tribunal_reference: str = ""


def stream_of(case_id: UUID) -> str:
    """The event stream of a case."""
    return f"case:{case_id}"


def record(
    session: Session,
    act: Act,
    case_id: UUID,
    kind: EventKind,
    words: Mapping[str, Any] | None = None,
    **about: UUID | None,
) -> None:
    """Add an event to a case's stream; `about` names what it is about beside the case.

    The line that the case is listed by is written anew.
    """
    every = {"case": case_id, **about}
    events.record(session, act, stream_of(case_id), kind, about=every, words=words)
    lines.refresh(session, [case_id], appeal_law().changing)


def open_case(session: Session, act: Act, new: NewCase, *, case_id: UUID | None = None) -> UUID:
    """Open a case, with whoever opens it on its team.

    Raises:
        Refused: nothing says what it is about, or the claimant does not live at the scheme.
        NotAllowed: the officer does not work cases of this kind.
    """
    lock(session, COUNCIL)
    if not may_take_up(act.by, new.kind):
        raise NotAllowed
    check_said(new.about, "Say what the case is about.", "about")
    _check_claimant(session, new)
    key = case_id or uuid4()
    first(
        session,
        act,
        Case,
        id=key,
        reference=cases.next_reference(session, act.today.year),
        kind=new.kind,
        scheme_id=new.scheme_id,
        resident_id=new.resident_id,
        group_id=None,
        about=new.about.strip(),
        tribunal_reference=new.tribunal_reference.strip(),
        opened_on=act.today,
        closed_on=None,
        closed_reason=None,
    )
    session.flush()
    for review_id in new.reviews:
        _check_bears(session, new, review_id)
        first(session, act, CaseReview, case_id=key, review_id=review_id)
    _join(session, act, key, act.by.id)
    record(session, act, key, EventKind.CASE_OPENED)
    return key


def _check_claimant(session: Session, new: NewCase) -> None:
    if new.kind is CaseKind.CLAIM and new.resident_id is None:
        raise Refused("Say whose claim it is about.", "resident_id")
    lived = stays(session, new.resident_id) if new.resident_id else []
    if new.resident_id and all(stay.scheme_id != new.scheme_id for stay, _, _ in lived):
        raise Refused("The claimant has no stay at this scheme on the register.", "resident_id")


def _check_bears(session: Session, new: NewCase, review_id: UUID) -> None:
    found = review(session, review_id)
    if found is None or found.scheme_id != new.scheme_id:
        raise Refused("Choose reviews of this scheme.", "reviews")


def _join(session: Session, act: Act, case_id: UUID, officer_id: UUID) -> None:
    session.add(
        CaseMember(
            case_id=case_id,
            officer_id=officer_id,
            added_by=act.by.id,
            joined_at=act.at,
            left_at=None,
        )
    )


def row_of(session: Session, act: Act, case_id: UUID, *, must_be_open: bool = True) -> Case:
    """A case that the officer opens, with its stream locked.

    Raises:
        NotThere: there is none, or it does not open to this officer.
        Refused: it is closed.
    """
    lock(session, stream_of(case_id))
    if cases.opened(session, act.by, case_id) is None:
        raise NotThere
    row = session.get_one(Case, case_id)
    if must_be_open and row.closed_on is not None:
        raise Refused("This case is closed. Open it again first.")
    return row


def take_up(session: Session, act: Act, case_id: UUID) -> None:
    """Put oneself on a case's team, so that nothing waits for whoever is away.

    Raises:
        NotThere: there is no such case, or this officer may take up none of its kind.
    """
    lock(session, stream_of(case_id))
    found = cases.case(session, case_id)
    if found is None or not may_take_up(act.by, found.kind):
        raise NotThere
    if cases.opened(session, act.by, case_id) is None:
        _join(session, act, case_id, act.by.id)
        record(session, act, case_id, EventKind.CASE_TEAM_CHANGED, officer=act.by.id)


def add_member(session: Session, act: Act, case_id: UUID, officer_id: UUID) -> None:
    """Put another officer on a case's team.

    Raises:
        Refused: they could not open it, or are on its team already.
    """
    row = row_of(session, act, case_id)
    other = viewer(session, officer_id)
    if other is None or not opens(other, row.kind, (officer_id,)):
        raise Refused("Their roles do not open a case of this kind.", "officer_id")
    if any(one.id == officer_id for one in cases.members(session, case_id)):
        raise Refused("They are on this case already.", "officer_id")
    _join(session, act, case_id, officer_id)
    record(session, act, case_id, EventKind.CASE_TEAM_CHANGED, officer=officer_id)


def roles_of(kind: CaseKind) -> frozenset[Role]:
    """The roles that open a case of a kind to those on its team."""
    every = ROLES_WITH[Permission.APPEALS] | ROLES_WITH[Permission.DISCLOSURE]
    return every | ROLES_WITH[Permission.LEAD] if kind is CaseKind.DISPUTE else every


def words_of(case: Case | CaseHead) -> str:
    """Names what a case says of itself, so that two who change it at once are kept apart."""
    return sha256(repr((case.about, case.tribunal_reference)))[:16]


def change_case(
    session: Session,
    act: Act,
    case_id: UUID,
    about: str,
    tribunal_reference: str,
    reviews: Collection[UUID] = (),
    *,
    seen: str,
) -> None:
    """Change what a case is about, or write down the tribunal's reference when it comes.

    `reviews` are more of those whose record bears on it. `seen` is `words_of` the case on the page
    that was filled in.

    Raises:
        Refused: nothing says what it is about, or somebody changed it meanwhile.
    """
    row = row_of(session, act, case_id)
    check_said(about, "Say what the case is about.", "about")
    if words_of(row) != seen:
        raise Refused(
            f"Somebody changed this while you had it open. It now says: {row.about} "
            f"{row.tribunal_reference}. Save again if yours shall take its place.",
            "about",
        )
    row.about, row.tribunal_reference = about.strip(), tribunal_reference.strip()
    for review_id in _not_named(session, case_id).intersection(reviews):
        first(session, act, CaseReview, case_id=case_id, review_id=review_id)
    record(session, act, case_id, EventKind.CASE_CHANGED)


def _not_named(session: Session, case_id: UUID) -> set[UUID]:
    case = cases.case(session, case_id)
    return {key for key, _ in cases.not_named(session, case)} if case else set()


def close_case(session: Session, act: Act, case_id: UUID, reason: str) -> None:
    """Close a case.

    Raises:
        Refused: no reason is given, or something is still to be done: a response, a dispute to be
            answered, a direction, a reply or a hearing; names each.
    """
    row = row_of(session, act, case_id)
    check_closing(standing.still_open(session, case_id), act.today)
    check_said(reason, "Say why the case is closed.", "reason")
    row.closed_on, row.closed_reason = act.today, reason.strip()
    record(session, act, case_id, EventKind.CASE_CLOSED)


def open_again(session: Session, act: Act, case_id: UUID, reason: str) -> None:
    """Open a closed case again; why is kept among its notes.

    Raises:
        Refused: it is open already, or no reason is given.
    """
    row = row_of(session, act, case_id, must_be_open=False)
    if row.closed_on is None:
        raise Refused("This case is open already.")
    check_said(reason, "Say why it is opened again.", "reason")
    row.closed_on, row.closed_reason = None, None
    first(session, act, CaseNote, case_id=case_id, kind=NoteKind.FILE, words=reason.strip())
    record(session, act, case_id, EventKind.CASE_OPENED_AGAIN)
