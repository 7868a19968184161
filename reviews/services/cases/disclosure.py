"""What the disclosure officer decides: item by item what goes in, and that all of it is."""

from collections.abc import Collection, Mapping
from uuid import UUID

from reviews.domain.cases.kinds import CaseKind, Inclusion
from reviews.domain.cases.papers import Weighed, holds_both, taken, why_not_theirs
from reviews.domain.errors import NotAllowed, NotThere, Refused, check_said
from reviews.domain.people.roles import Act, Permission, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import again, first
from reviews.store.cases import cases, items
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.items import Item
from reviews.store.people.council_settings import council
from reviews.store.record import events
from reviews.store.record.session import Session
from reviews.store.tables import CaseItem, DisclosureCertificate

from .cases import record, row_of
from .numbers import fix_new

Seen = Mapping[UUID, UUID | None]
"""The decision that a page showed on each item, by the item; None where there was none."""


def check_decides(session: Session, viewer: Viewer) -> None:
    """Check that an officer decides what goes in.

    Raises:
        NotAllowed: they hold no such role, or another part that the council keeps from it.
    """
    if not viewer.may(Permission.DISCLOSURE):
        raise NotAllowed
    if why := why_not_theirs(viewer, both=bool(council(session).disclosure_both)):
        raise NotAllowed(why)


def decide(
    session: Session,
    act: Act,
    case_id: UUID,
    ids: Collection[UUID],
    weighed: Weighed,
    *,
    seen: Seen,
) -> None:
    """Decide alike on some items; what was decided on them before is superseded.

    Common papers of a group are decided once, on the group; all else on the case.

    Raises:
        NotThere, NotAllowed: the case or the act is not this officer's.
        Refused: nothing is chosen, a reason is missing, an item is not of this case, or somebody
            decided on one since the page was opened.
    """
    case = _locked(session, act, case_id)
    if not ids:
        raise Refused("Choose at least one item.", "items")
    for field, sentence in weighed.lacking:
        raise Refused(f"{sentence}.", field)
    known = {one.id: one for one in items.items(session, case)}
    if not known.keys() >= set(ids):
        raise Refused("The list changed meanwhile. Look at it again, and choose again.", "items")
    chosen = [known[key] for key in dict.fromkeys(ids)]
    _check_seen(chosen, seen)
    own = [one.id for one in chosen if not one.common]
    if own:
        _write(session, act, case, own, weighed, of_group=False)
        record(session, act, case_id, EventKind.CASE_ITEMS_DECIDED)
    common = [one.id for one in chosen if one.common]
    if common and case.group_id is not None:
        _write(session, act, case, common, weighed, of_group=True)
        stream = group_stream(case.group_id)
        about = {"group": case.group_id, "case": case_id}
        events.record(session, act, stream, EventKind.CASE_ITEMS_DECIDED, about=about)


def _locked(session: Session, act: Act, case_id: UUID) -> CaseHead:
    """A case whose papers are decided on, with its stream and that of its group locked."""
    check_decides(session, act.by)
    row = row_of(session, act, case_id)
    case = cases.case(session, case_id)
    if case is None or row.kind is not CaseKind.CLAIM:
        raise NotThere
    if case.group_id is not None:
        events.lock(session, group_stream(case.group_id))
    return case


def group_stream(group_id: UUID) -> str:
    """The event stream of a group of cases."""
    return f"group:{group_id}"


def _check_seen(chosen: Collection[Item], seen: Seen) -> None:
    others = [
        one.decided.by
        for one in chosen
        if one.decided is not None and seen.get(one.id) != one.decided.id
    ]
    if others:
        raise Refused(taken(others))


def _write(
    session: Session,
    act: Act,
    case: CaseHead,
    ids: Collection[UUID],
    weighed: Weighed,
    *,
    of_group: bool,
) -> None:
    """Write one decision on some items; the caller records the event.

    What was decided in the case before it was of a group is superseded by its group's decision.
    """
    rows = items.decision_rows(session, case, ids)
    whose = {
        "case_id": None if of_group else case.id,
        "group_id": case.group_id if of_group else None,
    }
    said = {"inclusion": weighed.inclusion, **weighed.reasons, **whose}
    for evidence_id in ids:
        same = None
        for row in rows.get(evidence_id, ()):
            if (row.group_id is not None) is of_group:
                same = row
            elif of_group:
                row.superseded_at = act.at
        if same is None:
            made = {"evidence_id": evidence_id, "superseded_at": None, **said}
            first(session, act, CaseItem, **made)
        else:
            again(session, act, same, **said)
    grouped = cases.group_cases(session, case.group_id) if of_group and case.group_id else [case]
    for one in grouped:
        fix_new(session, act, one)


def certify(session: Session, act: Act, case_id: UUID, words: str) -> UUID:
    """Give one's dated word that every relevant document that the council holds is in.

    Returns the id of the certificate. `words` say what was looked at that is not in the list.

    Raises:
        NotThere, NotAllowed: the case or the act is not this officer's.
        Refused: an item is not decided on yet, or nothing is said.
    """
    case = _locked(session, act, case_id)
    check_said(words, "Say what you looked at that is not in the list.", "words")
    left = sum(one.decided is None for one in items.items(session, case))
    if left:
        are = "item is" if left == 1 else "items are"
        raise Refused(f"{left:,} {are} not decided on yet. Decide on each first.")
    both = holds_both(act.by)
    said = {"case_id": case_id, "words": words.strip(), "both": both}
    row = first(session, act, DisclosureCertificate, **said)
    record(session, act, case_id, EventKind.DISCLOSURE_CERTIFIED)
    return row.id


def applications(every: Collection[Item]) -> list[Item]:
    """The items that go to the tribunal alone, with the reasons: the schedule under rule 14."""
    return [
        one
        for one in every
        if one.decided is not None and one.decided.inclusion is Inclusion.APPLICATION
    ]
