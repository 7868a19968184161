"""Giving a scheme to another team."""

from uuid import UUID

from reviews.domain.errors import NotAllowed, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.register.give_scheme import ADMINISTRATORS, WHO_GIVES, KeptApart, may_give
from reviews.store.people import officers
from reviews.store.record.events import lock
from reviews.store.record.session import Session
from reviews.store.register import scheme_index
from reviews.store.register.kept_apart_counts import kept_apart
from reviews.store.tables import Scheme

from .schemes import open_scheme, record, stream_of


def give_scheme(
    session: Session, act: Act, scheme_id: UUID, team_id: UUID, *, seen: str = ""
) -> None:
    """Give a scheme to another team; its reviews stay with the team that did them.

    `seen` is what the officer was told is kept apart there, as text.

    Raises:
        NotAllowed: they neither lead its team nor look after teams, or records kept apart would
            go with it and they are no administrator.
        Refused: there is no such team, it has the scheme already, or what is kept apart has
            changed since they looked.
    """
    lock(session, stream_of(scheme_id))
    row = open_scheme(session, scheme_id)
    kept = _goes_with(session, act, row)
    teams = {one.id: one.name for one in officers.teams(session)}
    if team_id not in teams or team_id == row.team_id:
        raise Refused("Choose another team of the council’s.")
    if str(kept) != seen:
        raise Refused("What goes with the scheme has changed since you looked. See it below.")
    words = {"from": teams[row.team_id], "to": teams[team_id]}
    row.team_id = team_id
    record(session, act, scheme_id, EventKind.SCHEME_GIVEN_TO_TEAM, words)
    scheme_index.refresh(session, [scheme_id], act.today)


def _goes_with(session: Session, act: Act, row: Scheme) -> KeptApart:
    """What is kept apart of a scheme, for an officer who may give it away with that."""
    if not may_give(act.by, row.team_id):
        raise NotAllowed(WHO_GIVES)
    kept = kept_apart(session, [row.id])[row.id]
    if not may_give(act.by, row.team_id, kept):
        raise NotAllowed(ADMINISTRATORS)
    return kept
