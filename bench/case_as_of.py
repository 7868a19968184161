"""Pages of a case with 2,000 pieces as of a day, beside the same pages as they are now."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import create_engine, func, insert, select

from bench.choosing import filled
from bench.job import Job, interleaved
from bench.served import NOW, page, served
from reviews.domain.cases.kinds import Inclusion
from reviews.domain.people.roles import Role
from reviews.domain.record.events import COMMAND_LINE
from reviews.store.tables import Account, CaseItem, Event, EventRow, Evidence, Review
from tests.build import Build

PIECES, ROUNDS = 2_000, 15
PAGES = {
    "the case": "",
    "which way evidence points": "/bearing",
    "evidence register": "/evidence",
    "papers": "/papers",
    "matrix": "/matrix",
}
THEN = f"?known-day={NOW.day}&known-month={NOW.month}&known-year={NOW.year}&later=mark"


def _item(case_id: UUID, evidence_id: UUID) -> dict[str, Any]:
    words = dict.fromkeys(("why", "harm", "to_whom", "proportionate"), "")
    of = {"case_id": case_id, "group_id": None, "evidence_id": evidence_id}
    by = {"recorded_at": NOW, "recorded_by": COMMAND_LINE}
    return {"id": uuid4(), **of, "inclusion": Inclusion.IN, **words, **by}


def _put_in(database: Path, case_id: UUID) -> int:
    """Every piece there is, in; each row covered by the newest event, as by a service."""
    bare = create_engine(f"sqlite:///{database}")
    with bare.begin() as connection:
        known = set(connection.scalars(select(EventRow.row_id)))
        position = connection.scalar(select(func.max(Event.position)))
        ids = list(connection.scalars(select(Evidence.id)))
        written = [("evidence", one) for one in ids]
        written += [("account", one) for one in connection.scalars(select(Account.id))]
        rows = [
            {"event_position": position, "number": number, "row_table": table}
            | {"row_id": str(one), "digest": "0" * 64}
            for number, (table, one) in enumerate(written, 1_000)
            if str(one) not in known
        ]
        connection.execute(insert(EventRow), rows)
        connection.execute(insert(CaseItem), [_item(case_id, one) for one in ids])
    bare.dispose()
    return len(ids)


def _case(build: Build, review_id: UUID) -> tuple[Any, UUID]:
    officer = build.officer(Role.BENEFITS_OFFICER)
    (review,) = [one for one in build.rows(Review) if one.id == review_id]
    resident = build.resident(review.scheme_id)
    return officer, build.case(officer, review.scheme_id, resident, review_id)


def jobs() -> Iterator[Job]:
    with ExitStack() as stack:
        app, build, database = stack.enter_context(served())
        _, review = filled(build, database, PIECES)
        officer, case_id = _case(build, review)
        assert _put_in(database, case_id) >= PIECES
        for name, path in PAGES.items():
            now = page(app, build, officer, f"/cases/{case_id}{path}")
            then = page(app, build, officer, f"/cases/{case_id}{path}{THEN}")
            assert b"You read the case" in then(0)
            now(0)
            taken, least = interleaved(then, now, rounds=ROUNDS)
            note = f"{PIECES:,} pieces, the whole request; floor: the same page as it is now"
            yield Job(f"A case as of a day, {name}", taken, least, 2, note)
