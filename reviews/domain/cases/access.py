"""Who opens a case, who works it, and who reads advice in it.

A case opens to its own team and to nobody else. Reviewers are witnesses in an appeal: they open
none, and read no advice, whatever else they are. What of the review's record a benefits officer
reads is decided elsewhere: what is shared, and what the disclosure officer put in.
"""

from collections.abc import Collection
from uuid import UUID

from reviews.domain.people.roles import Permission, Viewer
from reviews.domain.record.event_kinds import EventKind

from .kinds import CaseKind


def works(viewer: Viewer, kind: CaseKind) -> bool:
    """Whether an officer works cases of a kind.

    Benefits officers work both; a lead reviewer answers a provider's dispute (para 144).
    """
    leads = kind is CaseKind.DISPUTE and viewer.may(Permission.LEAD)
    return viewer.may(Permission.APPEALS) or leads


def opens(viewer: Viewer, kind: CaseKind, members: Collection[UUID]) -> bool:
    """Whether an officer opens a case: one of its team, by their part in it."""
    part = viewer.may(Permission.DISCLOSURE) or works(viewer, kind)
    return viewer.id in members and part


def may_take_up(viewer: Viewer, kind: CaseKind) -> bool:
    """Whether an officer may put themselves on a case's team, so that nothing waits for anybody."""
    return viewer.may(Permission.DISCLOSURE) or works(viewer, kind)


def reads_advice(viewer: Viewer) -> bool:
    """Whether an officer who opens a case reads its advice, and how it is to be put."""
    part = viewer.may(Permission.APPEALS) or viewer.may(Permission.DISCLOSURE)
    return part and not viewer.may(Permission.REVIEW)


def kinds_told(viewer: Viewer) -> frozenset[EventKind]:
    """The kinds of event of a case that its history tells to an officer on it.

    That advice was written, only to those who read it; that an item was decided on or redacted,
    only to disclosure officers: how many there are would show who refused.
    """
    hidden = set()
    if not reads_advice(viewer):
        hidden.add(EventKind.CASE_ADVICE_WRITTEN)
    if not viewer.may(Permission.DISCLOSURE):
        hidden |= {EventKind.CASE_ITEMS_DECIDED, EventKind.REDACTION_RECORDED}
    return frozenset(EventKind) - hidden
