"""What a legal claim holds: while a case is open, what bears on it is not erased.

That is what belongs to its claimant and to its reviews, the papers of its scheme, and the case
itself (UK GDPR article 17(3)(e)). Nothing here says which case it is.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.across.places import EVENTS
from reviews.store.across.erasure import Key, key_of, rows_of, tables
from reviews.store.across.left_groups import left_groups
from reviews.store.tables import Base, Bundle, Case, CaseReview, Event

_OF_A_SCHEME = {"stored_file": "resident_id", "visit": "review_id"}
"""What is held as a paper of the scheme, and the column that says it is somebody's own."""
_LEFT = "group that was left"
"""Groups that open cases were taken out of: a bundle of one may have gone with that of the case."""
_LEADS_NOWHERE = frozenset({"officer", "organisation", "team", "scheme", "resident", "review"})


@dataclass(frozen=True, slots=True)
class _Held:
    """What the open cases are about, by table; `known` are rows looked at already."""

    ids: dict[str, frozenset[UUID]]
    known: dict[Key, bool] = field(default_factory=dict)

    @classmethod
    def now(cls, session: Session) -> "_Held":
        """By the cases that are open; three queries."""
        rows = session.execute(
            select(Case.id, Case.group_id, Case.resident_id, Case.scheme_id).where(
                Case.closed_on.is_(None)
            )
        ).all()
        cases, groups, residents, schemes = zip(*rows, strict=True) if rows else ((), (), (), ())
        reviews = select(CaseReview.review_id).where(CaseReview.case_id.in_(cases))
        left = {one.group_id for one in left_groups(session) if one.case_id in cases}
        ids = {
            "case": frozenset(cases),
            "case_group": frozenset(groups) - {None},
            _LEFT: frozenset(left),
            "resident": frozenset(residents) - {None},
            "scheme": frozenset(schemes),
            "review": frozenset(session.scalars(reviews)) if cases else frozenset(),
        }
        return cls(ids)

    def names(self, row: Base, table: str, key: UUID) -> bool:
        """Whether a row that names something by its key is held by that alone."""
        if table == "scheme":
            own = _OF_A_SCHEME.get(row.__tablename__)
            if own is None or getattr(row, own) is not None:
                return False
        if row.__tablename__ == Bundle.__tablename__ and key in self.ids[_LEFT]:
            return True
        return key in self.ids.get(table, ())


def held(session: Session, keys: Collection[Key]) -> set[Key]:
    """Those of some places, by table and id, that a legal claim holds; few queries a table."""
    claims = _Held.now(session)
    if not claims.ids["case"]:
        return set()
    events = {int(key) for table, key in keys if table == EVENTS}
    found = {(EVENTS, str(one)) for one in _events(session, claims, events)}
    _look(session, claims, [one for one in keys if one[0] != EVENTS])
    return found | {one for one in keys if claims.known.get(one)}


def _events(session: Session, claims: _Held, positions: Collection[int]) -> Iterable[int]:
    """The events of what is held, or that name it; a few hundred are asked for at once."""
    named = {str(key) for name in ("case", "resident", "review") for key in claims.ids[name]}
    ordered = sorted(positions)
    for start in range(0, len(ordered), 400):
        part = ordered[start : start + 400]
        query = select(Event.position, Event.body).where(Event.position.in_(part))
        for position, body in session.execute(query):
            if any(one in body for one in named):
                yield position


def _look(session: Session, claims: _Held, keys: Collection[Key]) -> None:
    """Find of some rows whether they are held, by what they belong to, step by step upwards."""
    known, above = tables(), dict[Key, set[Key]]()
    waiting = [one for one in keys if one[0] in known]
    while waiting:
        below: set[Key] = set()
        for row in rows_of(session, waiting):
            key = key_of(row)
            above[key] = set()
            claims.known[key] = UUID(key[1]) in claims.ids.get(key[0], ())
            for table, other in _pointed_to(row):
                claims.known[key] |= claims.names(row, table, other)
                if table in known and table not in _LEADS_NOWHERE:
                    above[key].add((table, str(other)))
        for one in above.values():
            below |= one
        waiting = [one for one in below if one not in above]
    _carry_down(claims, above)


def _pointed_to(row: Base) -> Iterable[tuple[str, UUID]]:
    for column in row.__table__.columns:
        for reference in column.foreign_keys:
            other = getattr(row, column.key)
            if other is not None:
                yield reference.column.table.name, other


def _carry_down(claims: _Held, above: dict[Key, set[Key]]) -> None:
    """What belongs to what is held is held, however many steps lie between."""
    changed = True
    while changed:
        changed = False
        for key, others in above.items():
            if not claims.known.get(key) and any(claims.known.get(one) for one in others):
                claims.known[key] = changed = True
