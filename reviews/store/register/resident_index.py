"""What each resident is found by, kept in step with the register, and finding them by it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, exists, false, insert, or_, select, true
from sqlalchemy.orm import Session, aliased

from reviews.domain.people.roles import Permission, Viewer, sees_every_team
from reviews.domain.register.search import (
    CLAIM,
    PART,
    REFERENCE,
    SHORTEST_PART,
    joined,
    resident_tokens,
    words,
)
from reviews.store.record.rows import grouped
from reviews.store.tables import Residence, Resident, ResidentName, ResidentToken, Scheme

MOST = 20
_AT_ONCE = 400
_LAST = "\U0010ffff"
"""Stands after every letter, so that all that begins with a text comes before text and this."""


@dataclass(frozen=True, slots=True)
class LivesThere:
    """A resident who was looked for, at one scheme where they live or lived.

    `claim` is the claim that was typed; `name` is empty unless it was the name.
    """

    scheme_id: UUID
    reference: str
    name: str
    claim: str
    until: date | None


def refresh(session: Session, ids: Sequence[UUID]) -> None:
    """Write anew what residents are found by."""
    session.flush()
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        session.execute(delete(ResidentToken).where(ResidentToken.resident_id.in_(part)))
        rows = [
            {"token": token, "resident_id": key}
            for key, tokens in _tokens(session, part).items()
            for token in sorted(tokens)
        ]
        if rows:
            session.connection().execute(insert(ResidentToken), rows)


def _tokens(session: Session, ids: Collection[UUID]) -> dict[UUID, frozenset[str]]:
    references = dict(
        session.execute(select(Resident.id, Resident.reference).where(Resident.id.in_(ids))).all()
    )
    called = session.execute(
        select(ResidentName.resident_id, ResidentName.full_name, ResidentName.known_as).where(
            ResidentName.resident_id.in_(ids), ResidentName.superseded_at.is_(None)
        )
    )
    names = grouped((key, name) for key, *both in called for name in both)
    claimed = session.execute(
        select(Residence.resident_id, Residence.claim_reference).where(
            Residence.resident_id.in_(ids), Residence.superseded_at.is_(None)
        )
    )
    claims = grouped(claimed)
    return {
        key: resident_tokens(names.get(key, ()), reference, claims.get(key, ()))
        for key, reference in references.items()
    }


def residents_found(session: Session, viewer: Viewer, typed: str) -> list[LivesThere]:
    """Where those residents live or lived whose reference, claim or name was typed whole.

    Only residents that the viewer may know, and a few at most. Two queries.
    """
    if not (viewer.may(Permission.READ_NAMES) and words(typed)):
        return []
    whole = [f"{REFERENCE}{joined(typed)}", f"{CLAIM}{joined(typed)}"]
    found = (
        select(ResidentToken.resident_id, ResidentToken.token)
        .where(
            ResidentToken.token.in_([*whole, words(typed)[0]]),
            or_(ResidentToken.token.in_(whole), _others(words(typed)[1:])),
            _known(viewer),
        )
        .order_by(ResidentToken.token, ResidentToken.resident_id)
        .limit(MOST)
    )
    by = {row.resident_id: row.token for row in reversed(session.execute(found).all())}
    stays = (
        select(Residence, Resident.reference, ResidentName.full_name)
        .join(Resident, Resident.id == Residence.resident_id)
        .join(ResidentName, ResidentName.resident_id == Resident.id)
        .where(
            Residence.resident_id.in_(by),
            Residence.superseded_at.is_(None),
            ResidentName.superseded_at.is_(None),
        )
        .order_by(Resident.reference, Residence.true_to_on.desc().nulls_first(), Residence.id)
    )
    return [
        LivesThere(
            scheme_id=stay.scheme_id,
            reference=reference,
            name="" if by[stay.resident_id] in whole else name,
            claim=stay.claim_reference if joined(stay.claim_reference) == joined(typed) else "",
            until=stay.true_to_on,
        )
        for stay, reference, name in session.execute(stays)
    ]


@dataclass(frozen=True, slots=True)
class Claimant:
    """Someone whose claim was looked for: by reference, where, which claim, from and to when."""

    resident_id: UUID
    reference: str
    scheme: str
    claim: str
    true_from_on: date | None
    true_to_on: date | None


def claimed(session: Session, viewer: Viewer, typed: str) -> list[UUID]:
    """The residents with this reference, or with this in a claim number, a few at most.

    A part of a claim number, of at least `SHORTEST_PART` letters and figures, finds for benefits
    officers and disclosure officers alone: they hold a letter about a claim. One query.
    """
    key = joined(typed)
    if not (key and (viewer.may(Permission.APPEALS) or viewer.may(Permission.DISCLOSURE))):
        return []
    token, start = ResidentToken.token, f"{PART}{key}"
    begun = and_(token >= start, token <= f"{start}{_LAST}")
    part = begun if len(key) >= SHORTEST_PART else false()
    whole = token.in_([f"{REFERENCE}{key}", f"{CLAIM}{key}"])
    query = select(ResidentToken.resident_id).where(or_(whole, part)).distinct()
    return list(session.scalars(query.order_by(ResidentToken.resident_id).limit(MOST)))


def claimants(session: Session, viewer: Viewer, typed: str) -> list[Claimant]:
    """The claims that were looked for, by reference; of someone typed by reference, all of theirs.

    For benefits officers alone. Two queries.
    """
    found = claimed(session, viewer, typed) if viewer.may(Permission.APPEALS) else []
    if not found:
        return []
    query = (
        select(Residence, Resident.reference, Scheme.name)
        .join(Resident, Resident.id == Residence.resident_id)
        .join(Scheme, Scheme.id == Residence.scheme_id)
        .where(Residence.resident_id.in_(found), Residence.superseded_at.is_(None))
        .order_by(Resident.reference, Residence.true_from_on, Residence.id)
    )
    return [
        Claimant(
            stay.resident_id,
            reference,
            scheme,
            stay.claim_reference,
            stay.true_from_on,
            stay.true_to_on,
        )
        for stay, reference, scheme in session.execute(query)
        if joined(typed) == joined(reference) or joined(typed) in joined(stay.claim_reference)
    ]


def _others(typed: Sequence[str]) -> ColumnElement[bool]:
    """Whether a resident whose name has the first typed word has the others in it too."""
    other = aliased(ResidentToken)
    return and_(
        true(),
        *(
            exists().where(other.token == word, other.resident_id == ResidentToken.resident_id)
            for word in typed
        ),
    )


def _known(viewer: Viewer) -> ColumnElement[bool]:
    """Whether the viewer may know of a resident, as at the door of the resident's page."""
    if sees_every_team(viewer):
        return true()
    return exists().where(
        Residence.resident_id == ResidentToken.resident_id,
        Residence.superseded_at.is_(None),
        Residence.scheme_id == Scheme.id,
        Scheme.team_id.in_(viewer.teams),
    )
