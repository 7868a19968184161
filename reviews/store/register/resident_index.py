"""What each resident is found by, kept in step with the register, and finding them by it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, exists, insert, or_, select, true
from sqlalchemy.orm import Session, aliased

from reviews.domain.people.roles import Permission, Viewer, sees_every_team
from reviews.domain.register.search import CLAIM, REFERENCE, joined, resident_tokens, words
from reviews.store.record.rows import grouped
from reviews.store.tables import Residence, Resident, ResidentName, ResidentToken, Scheme

MOST = 20
_AT_ONCE = 400


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
