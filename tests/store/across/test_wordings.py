"""What records said before they were changed, and at any instant: read for who may open them."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from reviews.domain.across.as_it_stood import Known
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.visits.visits import Access, VisitPlan, VisitPurpose, VisitState
from reviews.services.across.verify import verify
from reviews.services.visits import visits
from reviews.store.across.wordings import as_they_stood, earlier, kept_since, said_before, stood
from reviews.store.record.events import record
from reviews.store.record.migrate import upgrade
from reviews.store.tables import Base, Officer, Visit, WordingsKept
from tests.build import Build
from tests.queries import asked

HOSTILE = 'Drws <b>ar glo</b> & "wedi" torri’n; złe\nالباب 🚪'


def _rename(session: Session, act: Act, officer_id: Any, *names: str) -> None:
    for name in names:
        session.get_one(Officer, officer_id).name = name
        session.flush()
    record(session, act, "council", EventKind.OFFICER_CHANGED)


def _one(build: Build, table: type[Base], key: Any) -> Any:
    return build.read(Session.get_one, table, key)


def test_each_wording_is_kept_with_when_and_by_whom(build: Build, clock: Any) -> None:
    reader = build.officer(name="Ann Reader")
    changed = build.officer(name=HOSTILE).id
    for name in ("B", "C"):
        clock.move(hours=1)
        build.do(_rename, reader, changed, name)
    told = build.read(said_before, [("officer", changed)])["officer", changed]
    assert [(one.column, one.was, one.number, one.replaced_by) for one in told] == [
        ("name", "B", 2, "Ann Reader"),
        ("name", HOSTILE, 1, "Ann Reader"),
    ]
    assert told[0].replaced_at == clock.now

    def at(hours: int) -> tuple[object, Known]:
        said = build.read(stood, _one(build, Officer, changed), clock.now - timedelta(hours=hours))
        return said["name"].value, said["name"].as_.known

    assert at(0) == ("C", Known.AS_NOW)
    assert at(1) == ("B", Known.UNTIL)
    assert at(2) == (HOSTILE, Known.UNTIL)
    assert at(3) == (None, Known.NOT_THERE)
    an_hour_ago = clock.now - timedelta(hours=1)
    assert build.read(earlier, Officer, [changed], an_hour_ago)[changed]["name"].value == "B"
    assert build.read(verify, build.house.files).faults == ()


def _visited(build: Build) -> tuple[Any, Any]:
    team = build.team()
    officer = build.officer(team=team)
    scheme = build.scheme(team)
    plan = VisitPlan(
        scheme_id=scheme,
        review_id=build.review(officer, scheme),
        purpose=VisitPurpose.SITE,
        planned_on=build.today,
        officers=frozenset({officer.id}),
    )
    visit = build.do(visits.plan_visit, officer, plan)
    made = visits.Made(build.today, Access.GIVEN, residents_spoken=2, notes=HOSTILE)
    build.do(visits.record_visit, officer, visit, made, 1)
    return officer, visit


def _notes(build: Build, visit: Any, at: Any) -> tuple[object, str]:
    said = build.read(stood, _one(build, Visit, visit), at)["notes"]
    return said.value, said.as_.words


def test_the_notes_of_a_visit_are_read_as_of_the_day_before(build: Build, clock: Any) -> None:
    officer, visit = _visited(build)
    recorded = clock.now
    clock.move(days=2)
    made = visits.Made(recorded.date(), Access.REFUSED, "The top floor", notes="Nothing to add")
    build.do(visits.record_visit, officer, visit, made, 2)
    assert _notes(build, visit, clock.now - timedelta(days=1)) == (
        HOSTILE,
        "as it was until 25 November 2026",
    )
    assert _notes(build, visit, clock.now) == ("Nothing to add", "as it is now")
    said = build.read(stood, _one(build, Visit, visit), recorded)
    assert said["residents_spoken"].value == 2
    assert said["access"].value is Access.GIVEN
    assert said["state"].value is VisitState.DONE
    told = build.read(said_before, [("visit", visit)])["visit", visit]
    assert [(one.column, one.was) for one in told if one.number == 1] == [
        *(("access", None), ("notes", ""), ("residents_spoken", None)),
        *(("state", VisitState.PLANNED), ("went_on", None)),
    ]


def test_a_change_made_before_wordings_were_kept_is_not_told(build: Build, clock: Any) -> None:
    officer, visit = _visited(build)
    first = clock.now
    clock.move(days=1)
    again = visits.Made(first.date(), Access.GIVEN, notes="Written over it")
    build.do(visits.record_visit, officer, visit, again, 2)
    build.do(_since_of_an_upgrade, None, clock.now + timedelta(hours=1))
    assert _notes(build, visit, first) == (None, "not kept before 24 November 2026")
    assert _notes(build, visit, clock.now)[0] == "Written over it"
    clock.move(days=1)
    later = visits.Made(first.date(), Access.GIVEN, notes="Written last")
    build.do(visits.record_visit, officer, visit, later, 3)
    assert _notes(build, visit, clock.now - timedelta(hours=20))[0] == "Written over it"
    assert _notes(build, visit, first) == (None, "not kept before 24 November 2026")


def _since_of_an_upgrade(session: Session, act: Act, at: Any) -> None:
    """As a database of the last version has it: what was overwritten before was not kept."""
    session.execute(text("DELETE FROM earlier_wording"))
    session.execute(update(WordingsKept).values(since_at=at))
    record(session, act, "council", EventKind.WORDINGS_KEPT)


def test_wordings_are_kept_from_the_first_start_of_a_council(build: Build, clock: Any) -> None:
    assert build.read(kept_since) == clock.now
    upgrade(build.house.engine)
    assert len(build.rows(WordingsKept)) == 1


@pytest.mark.parametrize("count", [1, 12])
def test_the_queries_do_not_grow_with_the_rows(build: Build, clock: Any, count: int) -> None:
    officers = [build.officer().id for _ in range(count)]
    clock.move(days=1)
    for one in officers:
        build.do(_rename, None, one, f"New {one}")

    def read(session: Session) -> None:
        as_they_stood(session, session.scalars(select(Officer)), clock.now - timedelta(hours=1))

    with asked(build.house.engine) as sent:
        build.read(read)
        build.read(said_before, [("officer", one) for one in officers])
    assert len([one for one in sent if "SELECT" in one]) == 5


def test_an_earlier_wording_changed_past_the_service_is_told(build: Build) -> None:
    officer = build.officer(name="A").id
    build.do(_rename, None, officer, "B")
    for change in ("UPDATE earlier_wording SET was = 'C'", "DELETE FROM earlier_wording"):
        with build.house.engine.begin() as connection:
            connection.exec_driver_sql(change)
        (fault,) = build.read(verify, build.house.files).faults
        assert fault.table == "earlier_wording"
