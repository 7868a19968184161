"""The first page of a benefits officer and the list of cases: 5,000 cases beside 50."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import create_engine, insert

from bench.job import Job, interleaved
from bench.served import NOW, page, served
from reviews.domain.cases.kinds import CaseKind, Person, SignedBy, StepKind
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.record.events import COMMAND_LINE
from reviews.reference.cases.appeals import appeal_law
from reviews.store.cases.lines import refresh
from reviews.store.record.engine import writing
from reviews.store.tables import Case, CaseAppeal, CaseMember, CaseStep
from tests.build import Build

MANY, FEW, MINE, ROUNDS = 5_000, 50, 20, 40
ADDRESSES = {
    "The first page of a benefits officer": "/",
    "Cases, the first page of the list": "/cases",
    "Cases, a part of a claim number": "/cases?words=345-6",
}
TODAY = NOW.date()
_ROW = {"recorded_at": NOW, "recorded_by": COMMAND_LINE}


def _fact() -> dict[str, Any]:
    return {"id": (key := uuid4()), "fact_id": key, **_ROW}


def _rows(number: int, scheme: UUID, resident: UUID) -> dict[type, dict[str, Any]]:
    """An appeal that came on one of 300 days, with a direction or a hearing; half are answered."""
    key, came = uuid4(), TODAY - timedelta(days=number % 300)
    case = {"id": key, "reference": f"HB-2026-{number:05}", "kind": CaseKind.CLAIM}
    appeal = {"received_on": came, "person": Person.CLAIMANT, "signed_by": SignedBy.APPELLANT}
    words = dict.fromkeys(("appellant", "representative", "grounds", "late_reason"), "")
    due = {"due_on": TODAY + timedelta(days=number % 60)}
    kind = (StepKind.DIRECTION, StepKind.HEARING, StepKind.RESPONSE_SENT)[number % 3]
    return {
        Case: case
        | {"scheme_id": scheme, "resident_id": resident, "about": "", "tribunal_reference": ""}
        | {"opened_on": came, **_ROW},
        CaseAppeal: _fact() | appeal | words | {"case_id": key, "objection": ""},
        CaseStep: _fact() | due | {"case_id": key, "kind": kind, "on": TODAY, "words": ""},
    }


def _fill(build: Build, officer: Viewer, database: Path, count: int) -> None:
    """Written past the services, but for the lines that cases are listed by."""
    scheme = build.scheme(build.team())
    resident = build.resident(scheme)
    rows = [_rows(number, scheme, resident) for number in range(count)]
    keys = [one[Case]["id"] for one in rows]
    mine = [
        {"id": uuid4(), "case_id": key, "officer_id": officer.id, "added_by": officer.id}
        | {"joined_at": NOW}
        for key in keys[:MINE]
    ]
    bare = create_engine(f"sqlite:///{database}")
    with bare.begin() as connection:
        for table in rows[0]:
            connection.execute(insert(table), [one[table] for one in rows])
        connection.execute(insert(CaseMember), mine)
    bare.dispose()
    with writing(build.house.engine) as session:
        refresh(session, keys, appeal_law().changing)


def jobs() -> Iterator[Job]:
    with ExitStack() as stack:
        asks: dict[int, list[Callable[[int], bytes]]] = {}
        for count in (MANY, FEW):
            app, build, database = stack.enter_context(served())
            officer = build.officer(Role.BENEFITS_OFFICER)
            _fill(build, officer, database, count)
            asks[count] = [page(app, build, officer, one) for one in ADDRESSES.values()]
        assert asks[MANY][0](0).count(b"app-inline") > MINE
        for name, ours, floor in zip(ADDRESSES, asks[MANY], asks[FEW], strict=True):
            taken, least = interleaved(ours, floor, rounds=ROUNDS)
            note = f"{MANY:,} cases, the whole request; floor: the same page among {FEW}"
            yield Job(name, taken, least, 1.5, note)
