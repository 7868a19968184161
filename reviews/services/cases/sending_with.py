"""Recording that papers were sent, with the bundle that went or without one."""

from datetime import date
from uuid import UUID

from reviews.domain.cases.bundles import BundleKind
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.files.disk import FileStore
from reviews.services.record.facts import first
from reviews.store.cases import cases, group_bundles
from reviews.store.cases.group_bundles import Held
from reviews.store.record import events
from reviews.store.record.session import Session
from reviews.store.tables import BundleSent

from .bundles import chosen, offered, opened, write_sent
from .cases import row_of
from .disclosure import group_stream
from .own_papers import Asked
from .own_words import told_own
from .paper_words import Sets
from .sending import NewSet, send


def send_with(
    session: Session,
    act: Act,
    case_id: UUID,
    new: NewSet,
    bundle_id: UUID | None,
    question_sets: Sets,
    files: FileStore,
) -> UUID:
    """Record that papers were sent, with the bundle that went where there is one.

    Returns the id of the set.

    Raises:
        NotThere, NotAllowed: the case is not this officer's to work.
        Refused: as `sending.send`; the bundle went before, or holds other papers; or it goes
            without one, and a paper of the council's own says what was taken out of another.
    """
    if bundle_id is None:
        _check_own(session, act, case_id, question_sets, files)
    else:
        _check_sendable(session, act, case_id, bundle_id, question_sets)
    held = _leaves_to(session, case_id) if bundle_id is not None else None
    set_id = send(session, act, case_id, new, bundled=bundle_id is not None)
    if held is not None:
        _sent_with(session, act, held, new.sent_on)
    if bundle_id is not None:
        write_sent(session, act, case_id, BundleKind.PARTIES, bundle_id, new.sent_on, set_id)
    return set_id


def _leaves_to(session: Session, case_id: UUID) -> Held | None:
    """The bundle of the group that goes with that of the case; None where none does."""
    case = cases.case(session, case_id)
    found = chosen(session, case, BundleKind.PARTIES) if case else None
    return found.held if found and found.left else None


def _sent_with(session: Session, act: Act, held: Held, sent_on: date) -> None:
    """The bundle of a group went with that of a case: the first time, it is recorded."""
    stream = group_stream(held.group_id)
    events.lock(session, stream)
    if group_bundles.was_sent(session, held.id):
        return
    of = {"bundle_id": held.id, "set_id": None}
    first(session, act, BundleSent, sent_on=sent_on, sha256=held.sha256, **of)
    about = {"group": held.group_id, "bundle": held.id}
    events.record(session, act, stream, EventKind.BUNDLE_SENT, about=about)


def _check_sendable(
    session: Session, act: Act, case_id: UUID, bundle_id: UUID, question_sets: Sets
) -> None:
    row_of(session, act, case_id)
    case = opened(session, act.by, case_id, BundleKind.PARTIES)
    newest = offered(session, case, question_sets)
    if newest is None or newest.id != bundle_id:
        raise Refused(
            "The papers that go are not those of this bundle any more. Have it made anew, or "
            "record that they were sent without it.",
            "bundle",
        )


def _check_own(
    session: Session, act: Act, case_id: UUID, question_sets: Sets, files: FileStore
) -> None:
    """Check the council's own papers as a bundle would: what goes by hand is read likewise."""
    row_of(session, act, case_id)
    case = opened(session, act.by, case_id, BundleKind.PARTIES)
    asked = Asked(act.by, act.today, question_sets)
    for told in told_own(session, files, case, BundleKind.PARTIES, asked).values():
        raise Refused(told)
