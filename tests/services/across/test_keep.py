"""A database of the version before, in which things stand twice: refused, named, put right."""

from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
from alembic import command
from flask import Flask
from sqlalchemy import Engine, inspect
from sqlalchemy.orm import Session

from reviews.domain.assessment.grounds import Grounds
from reviews.domain.assessment.overall_assessment import About, Judgement, Reading
from reviews.domain.consent.consents import Use
from reviews.domain.errors import Refused
from reviews.domain.people.council_settings import LATER
from reviews.domain.people.roles import Act, Role, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.services.across.keep import keep
from reviews.services.assessment.conclusions import conclude
from reviews.services.people.council_settings import set_council
from reviews.services.review.reviews import stream_of
from reviews.store.record import overwritten
from reviews.store.record.events import columns, record
from reviews.store.record.migrate import alembic_config, is_current
from reviews.store.record.tree import works_without_a_tree
from reviews.store.tables import (
    AssessmentReading,
    Base,
    Conclusion,
    Consent,
    Event,
    Finding,
    OfficerRole,
    Review,
)
from tests.build import Build

if TYPE_CHECKING:
    from collections.abc import Callable


def _back(engine: Engine) -> None:
    """To the schema of the version before, which held none of this."""
    config = alembic_config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0004")
        connection.commit()


def _again(session: Session, act: Act, review: UUID, row: Base, **changes: Any) -> UUID:
    """The same row once more, as two transactions in one moment could write it."""
    works_without_a_tree(session)
    key = uuid4()
    if "fact_id" in columns(row) and "fact_id" not in changes:
        changes["fact_id"] = key
    session.add(type(row)(**columns(row) | {"id": key} | changes))
    record(session, act, stream_of(review), EventKind.REVIEW_PAUSED, about={"review": review})
    return key


@pytest.fixture
def doubled(build: Build) -> dict[str, tuple[UUID, UUID]]:
    """One consent, conclusion, finding, open review and more, each twice: by table, both ids."""
    team = build.team()
    officer = build.officer(team=team)
    scheme = build.scheme(team)
    resident = build.resident(scheme)
    review = build.review(officer, scheme, resident)
    build.agree(officer, review, resident, Use.NOTES)
    fact = build.finding(officer, review)
    rests = Grounds(findings=(fact,))
    judged = (About.TAILORED, Judgement.YES, "The rooms are warm.", rests)
    build.do(conclude, officer, review, *judged)
    build.do(_step, officer, review)
    with patch.object(overwritten, "left", return_value=[]):
        build.do(set_council, None, **dict.fromkeys(LATER))
    _back(build.house.engine)
    found = {}
    for table, changes in (
        (Consent, {"limits": "not to the landlord"}),
        (Conclusion, {"reasons": "The rooms are dry."}),
        (Finding, {"fact_id": fact, "words": "Staff come late."}),
        (Review, {"reference": "SR-2026-900"}),
        (AssessmentReading, {"words": "Sent twice"}),
    ):
        (row,) = build.rows(table)
        found[table.__tablename__] = (row.id, build.do(_again, officer, review, row, **changes))
    role = next(one for one in build.rows(OfficerRole) if one.officer_id == officer.id)
    found["officer_role"] = (role.id, build.do(_again, officer, review, role))
    return found


def _step(session: Session, act: Act, review: UUID) -> None:
    session.add(
        AssessmentReading(
            review_id=review, number=1, reading=Reading.SUBMITTED, words="", by=act.by.id, at=act.at
        )
    )
    record(session, act, stream_of(review), EventKind.ASSESSMENT_SUBMITTED)


def _everything(build: Build) -> dict[str, set[str]]:
    """Every row as the database holds it, which may lack columns that tables have by now."""
    engine = build.house.engine
    named = set(inspect(engine).get_table_names()) & Base.metadata.tables.keys()
    with engine.connect() as connection:
        return {
            name: {
                repr(tuple(row)) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')
            }
            for name in named
        }


def test_a_double_is_named_and_nothing_is_changed_until_a_person_says_which_stands(
    app: Flask, build: Build, doubled: dict[str, tuple[UUID, UUID]]
) -> None:
    run: Callable[..., Any] = app.test_cli_runner().invoke
    before = _everything(build)
    refused = run(args=["init"])
    assert refused.exit_code == 1
    assert refused.output.startswith("Nothing was changed.")
    assert not is_current(build.house.engine)
    assert _everything(build) == before
    for table, ids in doubled.items():
        assert f"2 records of “{table.replace('_', ' ')}” stand for one " in refused.output
        for key in ids:
            assert f"flask --app app keep {key}" in refused.output
    assert "words: Staff come late." in refused.output
    assert "not to the landlord" not in refused.output
    for first, second in doubled.values():
        assert run(args=["keep", str(second)]).exit_code == 0
        assert run(args=["keep", str(first)]).exit_code == 1
    assert run(args=["init"]).exit_code == 0
    assert is_current(build.house.engine)
    after = _everything(build)
    new = dict.fromkeys(after.keys() - before.keys(), 0)
    new |= {"wordings_kept": 1, "tree_head": 1, "event_place": len(after["event"])}
    assert "sent_form" in new
    assert {name: len(rows) for name, rows in before.items()} | new == {
        name: len(rows) - (EVENTS + 1) * (name in ("event", "event_payload")) - _covered(name)
        for name, rows in after.items()
    }
    told = run(args=["verify"]).output
    assert "The wordings_kept record" in told, "which went with its table, on the way back"
    assert "1 fault found." in told


EVENTS = 7
"""One for each double, and for the role one in each of the two histories that it was written in."""


def _covered(name: str) -> int:
    """Rows that the events cover: one each, both steps of the second reading, and since when
    earlier wordings are kept."""
    return 8 if name == "event_row" else 0


def test_what_was_kept_stands_and_the_other_stays_on_the_record(
    build: Build, doubled: dict[str, tuple[UUID, UUID]]
) -> None:
    for _, second in doubled.values():
        assert build.do(keep, None, second) == 1
    for table in (Consent, Conclusion, Finding):
        first, second = doubled[table.__tablename__]
        stands = {one.id: one.superseded_at for one in build.rows(table)}
        assert (stands[first], stands[second]) == (build.clock(), None)
    reviews = {one.id: (one.state, one.state_reason) for one in build.rows(Review)}
    assert reviews[doubled["review"][0]] == (
        "stopped",
        "Another review of this scheme stands in its place.",
    )
    steps = {one.number: one.id for one in build.rows(AssessmentReading)}
    assert (steps[1], steps[2]) == doubled["assessment_reading"]
    roles = {one.id: one.ended_at for one in build.rows(OfficerRole)}
    assert [roles[one] for one in doubled["officer_role"]] == [build.clock(), None]
    events = [one for one in build.rows(Event) if one.kind == EventKind.ONE_KEPT]
    assert len(events) == EVENTS
    assert {one.stream.partition(":")[0] for one in events} == {"review", "council"}


def test_a_record_that_stands_alone_is_not_kept(build: Build) -> None:
    officer: Viewer = build.officer(Role.REVIEWER)
    with pytest.raises(Refused, match="stands beside another"):
        build.do(keep, None, officer.id)
