"""Finding schemes among a hundred thousand, a page at a time, in the order of their names.

An inverted index of our own, because the two databases' full-text engines differ and neither
returns a page in name order without sorting every match (docs/decisions/0002).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, Subquery, delete, exists, func, insert, select, tuple_, union
from sqlalchemy.orm import Session, aliased

from reviews.domain.register.search import unsearchable, words
from reviews.store.tables import Scheme, SchemeToken, SchemeWord

PAGE = 50
_EXPANSIONS = 20
_COUNTED = 200


@dataclass(frozen=True, slots=True)
class Key:
    """Where a page starts: after this name and id."""

    sort_name: str
    id: UUID

    def __str__(self) -> str:
        return f"{self.id} {self.sort_name}"

    @classmethod
    def read(cls, text: str) -> "Key | None":
        """The key written in an address, or None where it is not one."""
        id_, _, name = text.partition(" ")
        try:
            return cls(name, UUID(id_))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of one page of schemes, and where the next page starts if there is one."""

    ids: tuple[UUID, ...]
    next: Key | None


def find(
    session: Session, typed: str = "", filters: Sequence[str] = (), after: Key | None = None
) -> Found:
    """One page of schemes whose index holds every typed word and every filter.

    The last typed word may be the start of a word. Signs alone find nothing.
    """
    typed_words = words(typed)
    if unsearchable(typed):
        return Found((), None)
    groups = [[token] for token in (*filters, *typed_words[:-1])]
    if typed_words:
        groups.append(_expanded(session, typed_words[-1]))
    if not all(groups):
        return Found((), None)
    query = _matching(session, groups, after) if groups else _all(after)
    rows = session.execute(query).all()
    ids = tuple(row.scheme_id for row in rows[:PAGE])
    more = len(rows) > PAGE
    return Found(ids, Key(rows[PAGE - 1].sort_name, rows[PAGE - 1].scheme_id) if more else None)


def _all(after: Key | None) -> Select[str, UUID]:
    query = select(Scheme.sort_name, Scheme.id.label("scheme_id"))
    if after is not None:
        query = query.where(tuple_(Scheme.sort_name, Scheme.id) > (after.sort_name, after.id))
    return query.order_by(Scheme.sort_name, Scheme.id).limit(PAGE + 1)


def _expanded(session: Session, start: str) -> list[str]:
    """The words that begin so, a few at most; a whole word comes first."""
    query = (
        select(SchemeWord.token)
        .where(SchemeWord.token >= start, SchemeWord.token < start + "\U0010ffff")
        .order_by(SchemeWord.token)
        .limit(_EXPANSIONS)
    )
    return list(session.scalars(query))


def _matching(session: Session, groups: list[list[str]], after: Key | None) -> Select[str, UUID]:
    """Walk the rarest group in name order; every other group must hold the same scheme."""
    driver, *others = sorted(groups, key=lambda group: _size(session, group))
    parts = [_walk(token, others, after) for token in driver]
    either = union(*(select(part.c.sort_name, part.c.scheme_id) for part in parts)).subquery()
    return (
        select(either.c.sort_name, either.c.scheme_id)
        .order_by(either.c.sort_name, either.c.scheme_id)
        .limit(PAGE + 1)
    )


def _size(session: Session, group: list[str]) -> int:
    if len(group) > 1:
        return _COUNTED
    some = select(SchemeToken.scheme_id).where(SchemeToken.token == group[0]).limit(_COUNTED)
    return session.scalar(select(func.count()).select_from(some.subquery())) or 0


def _walk(token: str, others: list[list[str]], after: Key | None) -> Subquery:
    query = select(SchemeToken.sort_name, SchemeToken.scheme_id).where(SchemeToken.token == token)
    if after is not None:
        query = query.where(
            tuple_(SchemeToken.sort_name, SchemeToken.scheme_id) > (after.sort_name, after.id)
        )
    for group in others:
        other = aliased(SchemeToken)
        query = query.where(
            exists().where(
                other.token.in_(group),
                other.sort_name == SchemeToken.sort_name,
                other.scheme_id == SchemeToken.scheme_id,
            )
        )
    return query.order_by(SchemeToken.sort_name, SchemeToken.scheme_id).limit(PAGE + 1).subquery()


def index(session: Session, found_by: Iterable[tuple[UUID, str, frozenset[str]]]) -> None:
    """Write the tokens of schemes anew: (id, sort name, tokens) each."""
    entries = list(found_by)
    for start in range(0, len(entries), 400):
        part = entries[start : start + 400]
        session.execute(
            delete(SchemeToken).where(SchemeToken.scheme_id.in_([one[0] for one in part]))
        )
        rows = [
            {"token": token, "sort_name": name, "scheme_id": key}
            for key, name, tokens in part
            for token in sorted(tokens)
        ]
        if rows:
            session.connection().execute(insert(SchemeToken), rows)
    _add_words(session, {token for *_, tokens in entries for token in tokens})


def _add_words(session: Session, tokens: set[str]) -> None:
    ordered = sorted(token for token in tokens if not token.startswith("="))
    for start in range(0, len(ordered), 400):
        part = ordered[start : start + 400]
        known = set(session.scalars(select(SchemeWord.token).where(SchemeWord.token.in_(part))))
        new = [{"token": token} for token in part if token not in known]
        if new:
            session.execute(insert(SchemeWord), new)
