"""Migrations: the newest is what the tables say, each goes up and down, over real rows."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from reviews.domain.people.roles import Role
from reviews.services.across.verify import verify
from reviews.services.cases.groups import start_group
from reviews.store.cases.group_bundles import common
from reviews.store.record.engine import open_engine
from reviews.store.record.migrate import alembic_config, is_current, upgrade
from reviews.store.tables import Base, CaseGroup
from tests.build import Build

REVISIONS = [
    script.revision
    for script in reversed(list(ScriptDirectory.from_config(alembic_config()).walk_revisions()))
]


def _run(engine: Engine, verb: str, revision: str) -> None:
    config = alembic_config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        getattr(command, verb)(config, revision)
        connection.commit()


def _shape(engine: Engine) -> dict[str, list[str]]:
    found = inspect(engine)
    return {
        table: sorted(column["name"] for column in found.get_columns(table))
        for table in found.get_table_names()
    }


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: object) -> Engine:
    if request.param == "sqlite":
        return open_engine(f"sqlite:///{tmp_path}/empty.db")
    return open_engine(request.getfixturevalue("postgres").empty())


def test_the_newest_revision_is_what_the_tables_say(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    assert is_current(engine)


def test_every_step_goes_up_and_down_and_leaves_the_shape(empty: Engine) -> None:
    for revision in REVISIONS:
        before = _shape(empty)
        _run(empty, "upgrade", revision)
        up = _shape(empty)
        _run(empty, "downgrade", "-1")
        assert {k: v for k, v in _shape(empty).items() if k != "alembic_version"} == {
            k: v for k, v in before.items() if k != "alembic_version"
        }
        _run(empty, "upgrade", revision)
        assert _shape(empty) == up
    empty.dispose()


def test_every_step_runs_over_real_rows_and_breaks_no_link(build: Build) -> None:
    team = build.team()
    scheme = build.scheme(team, provider=build.organisation())
    officer = build.officer(team=team)
    build.review(officer, scheme, build.resident(scheme))
    engine = build.house.engine
    before = len(build.rows(Base.registry._class_registry["Event"]))
    upgrade(engine)
    assert len(build.rows(Base.registry._class_registry["Event"])) == before
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []


def test_cases_of_before_bundles_come_over_as_they_were(build: Build) -> None:
    scheme = build.scheme(build.team(), provider=build.organisation())
    officer = build.officer(Role.BENEFITS_OFFICER)
    claims = [build.case(officer, scheme, build.resident(scheme)) for _ in range(2)]
    build.do(start_group, officer, claims[0], "Canal House", claims[1:])
    engine, told = build.house.engine, build.read(verify, build.house.files)
    _run(engine, "downgrade", "0038")
    upgrade(engine)
    assert told.faults == ()
    assert build.read(verify, build.house.files) == told
    assert all(build.read(common, group.id) == [] for group in build.rows(CaseGroup))


def test_nothing_is_deleted_by_a_link() -> None:
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            assert key.ondelete is None, table.name
