"""What schemes and residents are found by, held against what the register says of them.

A scheme's words are written anew when something of it is changed, by the day on which that is done:
words of a fact that began or ended since may be there or not. They must come from something that
stands, and what holds on every day must be among them.
"""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, collate, exists, func, literal, null, select, union_all

from reviews.domain.record.faults import Fault, FaultMeaning
from reviews.domain.register.search import resident_tokens, tokens
from reviews.store.record.raw import id_text, rows, selected
from reviews.store.tables import (
    Base,
    Organisation,
    OrganisationPart,
    Residence,
    Resident,
    ResidentName,
    ResidentToken,
    Scheme,
    SchemeAddress,
    SchemeFacts,
    SchemeToken,
    SchemeWord,
)

from .scheme_index import CLOSED, OPEN, model_filter

Row = tuple[Any, ...]
Found = set[tuple[str, ...]]
_TEXTS = 5


def found_by_faults(connection: Connection) -> Iterator[Fault]:
    """Each scheme and resident whose search words are not those of the record, by its id."""
    held = (SchemeToken.scheme_id, SchemeToken.token, SchemeToken.sort_name)
    yield from index_faults(connection, SchemeToken, held, _of_schemes(connection), _scheme)
    found = (ResidentToken.resident_id, ResidentToken.token)
    yield from index_faults(connection, ResidentToken, found, _of_residents(connection), _resident)
    unlisted = select(SchemeToken.token).where(
        func.substr(SchemeToken.token, 1, 1) != "=",
        ~exists().where(SchemeWord.token == SchemeToken.token),
    )
    for (token,) in rows(connection, unlisted.distinct()):
        told = f"The search word {token} of a scheme is missing from scheme_word."
        yield Fault(FaultMeaning.AROUND, "scheme_word", str(token), told)


def index_faults(
    connection: Connection,
    table: type[Base],
    held: tuple[Any, ...],
    said: Any,
    words: Callable[[list[Row]], tuple[Found, Found]],
) -> Iterator[Fault]:
    """Two reads side by side, ordered by id: what is found, and what is said by the record.

    `held` are the columns of the index, whose first is the id; `said` the lines of the record, id
    first; `words` gives what must be and what may be in the index for the lines of one id.
    """
    name = table.__tablename__
    key, *rest = held
    query = select(selected(connection, key), *rest).order_by(key)
    stored = groupby(rows(connection, query), key=lambda one: id_text(one[0]))
    now = next(stored, None)
    for row_id, lines in groupby(rows(connection, said), key=lambda one: id_text(one[0])):
        while now is not None and now[0] < row_id:
            yield _wrong(name, now[0])
            now = next(stored, None)
        found: Found = set()
        if now is not None and now[0] == row_id:
            found = {one[1:] for one in now[1]}
            now = next(stored, None)
        needed, allowed = words(list(lines))
        if not needed <= found <= allowed:
            yield _wrong(name, row_id)
    while now is not None:
        yield _wrong(name, now[0])
        now = next(stored, None)


def _wrong(table: str, key: str) -> Fault:
    of = table.removesuffix("_token")
    told = f"The words that the {of} {key} is found by ({table}) are not those of the record."
    return Fault(FaultMeaning.AROUND, table, key, told)


def _line(
    connection: Connection, key: Any, kind: str, *texts: Any, dated: type[Any] | None = None
) -> Select[*tuple[Any, ...]]:
    """One thing that the register says: whose, what kind, its texts, and from and to when."""
    padded = [*texts, *[null()] * (_TEXTS - len(texts))]
    times = (dated.true_from_on, dated.true_to_on, dated.recorded_at) if dated else [null()] * 3
    made = (one if isinstance(one, type(null())) else selected(connection, one) for one in times)
    return select(selected(connection, key), literal(kind), *padded, *made)


def ordered(connection: Connection, *parts: Select[*tuple[Any, ...]]) -> Any:
    """Several reads as one, in the order of the id that each begins with."""
    whole = union_all(*parts).subquery()
    key: Any = next(iter(whole.c))
    if connection.dialect.name != "sqlite":
        key = collate(key, "C")
    return select(whole).order_by(key)


def _of_schemes(connection: Connection) -> Any:
    team, closed = selected(connection, Scheme.team_id), selected(connection, Scheme.closed_on)
    own = (Scheme.name, Scheme.reference, team, closed, Scheme.sort_name)
    facts = (SchemeFacts.area, SchemeFacts.cohort, SchemeFacts.models)
    place = SchemeAddress
    parts = _line(
        connection, OrganisationPart.scheme_id, "part", Organisation.name, dated=OrganisationPart
    ).join(Organisation, Organisation.id == OrganisationPart.organisation_id)
    return ordered(
        connection,
        _line(connection, Scheme.id, "scheme", *own),
        _line(connection, SchemeFacts.scheme_id, "facts", *facts, dated=SchemeFacts).where(
            SchemeFacts.superseded_at.is_(None)
        ),
        _line(
            connection,
            place.scheme_id,
            "address",
            *(place.line_1, place.line_2, place.town, place.postcode, place.uprn),
            dated=place,
        ).where(place.superseded_at.is_(None)),
        parts.where(OrganisationPart.superseded_at.is_(None)),
    )


def _of_residents(connection: Connection) -> Any:
    name, stay = ResidentName, Residence
    return ordered(
        connection,
        _line(connection, Resident.id, "resident", Resident.reference),
        _line(connection, name.resident_id, "name", name.full_name, name.known_as).where(
            name.superseded_at.is_(None)
        ),
        _line(connection, stay.resident_id, "claim", stay.claim_reference).where(
            stay.superseded_at.is_(None)
        ),
    )


def _texts(line: Row) -> list[str]:
    return [one for one in line[2 : 2 + _TEXTS] if isinstance(one, str)]


def _scheme(lines: list[Row]) -> tuple[Found, Found]:
    """What a scheme must be found by, and what it may be found by."""
    heads = [one for one in lines if one[1] == "scheme"]
    if len(heads) != 1:
        return set(), set()
    name, reference, team, closed, sort_name = heads[0][2 : 2 + _TEXTS]
    filters = [f"=team:{id_text(team).replace('-', '')}", CLOSED if closed else OPEN]
    needed = set(tokens([str(name), str(reference)], filters))
    allowed = set(needed)
    several = sum(one[1] == "facts" for one in lines) > 1
    for line in lines:
        if line[1] == "scheme":
            continue
        said = _tokens(line)
        allowed |= said
        if _always(line) and not (line[1] == "facts" and several):
            needed |= said
    return {(one, sort_name) for one in needed}, {(one, sort_name) for one in allowed}


def _tokens(line: Row) -> frozenset[str]:
    texts = _texts(line)
    if line[1] != "facts":
        return tokens(texts)
    models = line[4] if isinstance(line[4], str) else ""
    return tokens(
        [one for one in line[2:4] if isinstance(one, str)], map(model_filter, models.split())
    )


def _always(line: Row) -> bool:
    """Whether it held on the day it was recorded, and has held on every day since."""
    begins, ends, recorded = line[2 + _TEXTS :]
    return ends is None and (begins is None or str(begins) <= str(recorded)[:10])


def _resident(lines: list[Row]) -> tuple[Found, Found]:
    by: dict[str, list[str]] = {"resident": [], "name": [], "claim": []}
    for line in lines:
        by[line[1]] += _texts(line)
    if len(by["resident"]) != 1:
        return set(), set()
    found: Found = {(one,) for one in resident_tokens(by["name"], by["resident"][0], by["claim"])}
    return found, found
