"""The scheme list at 100,000 schemes beside the same list at 100, query for query."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import insert

from bench.job import Job, interleaved
from reviews.domain.people.roles import Act, Role, Viewer
from reviews.domain.record.events import COMMAND_LINE
from reviews.domain.register.closed_words import Commissioned, LandlordType, Tenure, YesNo
from reviews.domain.register.search import sort_name
from reviews.services.people.officers import add_team
from reviews.services.people.set_up import set_up
from reviews.store.across.search_reasons import found_by
from reviews.store.record.engine import open_engine, reading_session, writing
from reviews.store.register import resident_index, scheme_index, schemes
from reviews.store.register.scheme_search import Key, find
from reviews.store.tables import (
    Residence,
    Resident,
    ResidentName,
    Scheme,
    SchemeAddress,
    SchemeFacts,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
MANY, FEW, TEAMS, ROUNDS = 100_000, 100, 5, 60
LETTERS = Viewer(uuid4(), "", frozenset({Role.LETTER_OFFICER}), frozenset())
PLACES = ["Canal", "Mill", "Harbour", "Station", "Chapel", "Orchard", "Quarry", "Meadow"]
HOMES = ["House", "Court", "Lodge", "View", "Terrace", "Place", "Gardens"]


TABLES = (Scheme, SchemeFacts, SchemeAddress, Resident, ResidentName, Residence)


def _rows(number: int, teams: list[UUID]) -> tuple[dict[str, object], ...]:
    key = uuid4()
    name = f"{PLACES[number % 8]} {HOMES[number % 7]} {number * 7919 % MANY:06}"
    recorded = {"recorded_at": NOW, "recorded_by": COMMAND_LINE}
    scheme = {
        "id": key,
        "reference": f"S-{number:06}",
        "name": name,
        "sort_name": sort_name(name),
        "team_id": teams[number % TEAMS],
        "created_at": NOW,
    }
    facts = {
        "id": (one := uuid4()),
        "fact_id": one,
        "scheme_id": key,
        "area": f"Ward {number % 40}",
        "cohort": "People who were homeless",
        "models": "solo" if number % 3 else "clustered",
        "tenure": Tenure.LICENCE,
        "landlord_type": LandlordType.CHARITY,
        "units": 6,
        "commissioned": Commissioned.NO,
        "support_funding": "",
        "description": "",
    } | recorded
    address = {
        "id": (one := uuid4()),
        "fact_id": one,
        "scheme_id": key,
        "line_1": f"{number % 300} {PLACES[number % 5]} Street",
        "line_2": "",
        "town": "Anytown",
        "postcode": f"AN{number % 60} {number % 9}AB",
        "uprn": f"{number:012}",
    } | recorded
    return scheme, facts, address, *_resident(number, key, recorded)


def _resident(
    number: int, scheme_id: UUID, recorded: dict[str, object]
) -> tuple[dict[str, object], ...]:
    key, stay = uuid4(), uuid4()
    name = f"{PLACES[number % 8]} Person {number:06}"
    return (
        {"id": key, "reference": f"R-{number:06}", "created_at": NOW},
        {"id": uuid4(), "resident_id": key, "full_name": name, "known_as": ""} | recorded,
        {
            "id": stay,
            "fact_id": stay,
            "resident_id": key,
            "scheme_id": scheme_id,
            "unit": "1",
            "housing_benefit": YesNo.YES,
            "claim_reference": f"HB{number:06}",
        }
        | recorded,
    )


def _register(url: str, count: int) -> "tuple[Engine, UUID]":
    """A register of so many schemes, written past the services to save the reader's time."""
    engine = open_engine(url)
    set_up(engine, NOW)
    act = Act(Viewer(COMMAND_LINE, "", frozenset(), frozenset()), NOW)
    with writing(engine) as session:
        teams = [add_team(session, act, f"Team {number}") for number in range(TEAMS)]
    for start in range(0, count, 10_000):
        rows = [_rows(number, teams) for number in range(start, min(start + 10_000, count))]
        with writing(engine) as session:
            for place, table in enumerate(TABLES):
                session.execute(insert(table), [one[place] for one in rows])
            keys = [key for one in rows if isinstance(key := one[0]["id"], UUID)]
            scheme_index.refresh(session, keys, TODAY)
            people = [key for one in rows if isinstance(key := one[3]["id"], UUID)]
            resident_index.refresh(session, people)
    with engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
    return engine, teams[2]


def _list(
    engine: "Engine",
    typed: str = "",
    filters: tuple[str, ...] = (),
    after: Key | None = None,
    viewer: Viewer = LETTERS,
) -> Callable[[int], None]:
    def run(_turn: int) -> None:
        with reading_session(engine) as session:
            lived = resident_index.residents_found(session, viewer, typed)
            found = find(session, typed, filters, after)
            ids = [*dict.fromkeys([*(one.scheme_id for one in lived), *found.ids])]
            schemes.scheme_lines(session, ids, TODAY)
            if typed:
                found_by(session, ids, TODAY)

    return run


def _reviewer(team: UUID) -> Viewer:
    return Viewer(uuid4(), "", frozenset({Role.REVIEWER}), frozenset({team}))


def jobs() -> list[Job]:
    with TemporaryDirectory() as folder:
        many, team = _register(f"sqlite:///{Path(folder)}/many.db", MANY)
        few, other = _register(f"sqlite:///{Path(folder)}/few.db", FEW)
        opened = (scheme_index.OPEN,)
        mine, theirs = ((scheme_index.team_filter(one),) for one in (team, other))
        pairs = {
            "first page": (_list(many), _list(few)),
            "deep page": (
                _list(many, after=Key("orchard house 050000", UUID(int=0))),
                _list(few, after=Key("h", UUID(int=0))),
            ),
            "one team's": (_list(many, "", mine), _list(few, "", theirs)),
            "a word found": (_list(many, "canal", opened), _list(few, "canal", opened)),
            "a claim found": (_list(many, "hb 000007", opened), _list(few, "hb 000007", opened)),
            "a name found, by a team": (
                _list(many, "mill", opened, viewer=_reviewer(team)),
                _list(few, "mill", opened, viewer=_reviewer(other)),
            ),
            "a word not found": (_list(many, "zzz", opened), _list(few, "zzz", opened)),
        }
        made = []
        for name, (ours, floor) in pairs.items():
            ours(0)
            floor(0)
            note = f"{MANY:,} schemes; floor: the same page among {FEW}"
            taken, least = interleaved(ours, floor, rounds=ROUNDS)
            made.append(Job(f"Scheme list: {name}", taken, least, 2, note))
        many.dispose()
        few.dispose()
        return made
