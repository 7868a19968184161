"""Officers who leave, and what they hand on."""

import json
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from reviews.domain.accounts.accounts import AccountState
from reviews.domain.errors import NotThere, Refused
from reviews.domain.letters.kinds import LetterState
from reviews.domain.people.roles import Act, Role
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.visits.visits import VisitPlan, VisitPurpose
from reviews.services.accounts import accounts
from reviews.services.people import council_settings, officers
from reviews.services.visits import visits
from reviews.store.across import work
from reviews.store.across.work import TaskKind
from reviews.store.people import officers as store
from reviews.store.record.engine import writing
from reviews.store.record.events import record
from reviews.store.tables import (
    Account,
    Event,
    EventPayload,
    Letter,
    OfficerRole,
    SafeguardingConcern,
    TeamMember,
)
from tests.build import Build


def test_a_role_given_up_stays_on_the_record(build: Build) -> None:
    north, south = build.team(), build.team()
    jo = build.officer(Role.REVIEWER, team=north)
    details = {"name": "Jo", "job_title": "", "email": "", "telephone": ""}
    build.officer(Role.ADMINISTRATOR)
    build.do(officers.change_officer, None, jo.id, roles=[Role.AUDITOR], teams=[south], **details)
    roles = [row for row in build.rows(OfficerRole) if row.officer_id == jo.id]
    assert {(row.role, row.ended_at is None) for row in roles} == {
        (Role.REVIEWER, False),
        (Role.AUDITOR, True),
    }
    teams = [row for row in build.rows(TeamMember) if row.officer_id == jo.id]
    assert {(row.team_id, row.left_at is None) for row in teams} == {(north, False), (south, True)}
    now = build.read(store.viewer, jo.id)
    assert (now.roles, now.teams) == ({Role.AUDITOR}, {south})


def test_two_administrators_who_close_each_other_leave_one(build: Build) -> None:
    first, second = build.officer(Role.ADMINISTRATOR), build.officer(Role.ADMINISTRATOR)
    build.do(officers.close_officer, first, second.id)
    with pytest.raises(Refused, match="last administrator"):
        build.do(officers.close_officer, second, first.id)
    with pytest.raises(NotThere):
        build.do(officers.close_officer, None, second.id)


def test_a_sign_in_name_of_nothing_is_refused(build: Build) -> None:
    for name in ("", " \n", "\0"):
        with pytest.raises(Refused) as refused:
            build.do(officers.add_officer, None, name="Jo", sign_in_name=name, roles=[Role.AUDITOR])
        assert refused.value.field == "sign_in_name"


def test_settings_that_protect_nobody_are_refused(build: Build) -> None:
    for wrong, field in (
        ({"small_scheme_threshold": 1}, "small_scheme_threshold"),
        ({"acknowledge_days": 50}, "complete_days"),
    ):
        with pytest.raises(Refused) as refused:
            build.do(council_settings.set_council, None, **wrong)
        assert refused.value.field == field
    with pytest.raises(Refused, match="promises that someone can stay"):
        build.do(council_settings.set_rights_wording, None, {"licence": "You cannot be evicted."})


def _row(table: Any, build: Build, **given: object) -> Any:
    """A row with something in every column that needs it."""
    by_kind = {str: "", bool: False, int: 1, date: build.today}
    for column in table.__table__.columns:
        if column.name in given or column.nullable or column.name == "id":
            continue
        enum = getattr(column.type, "enum_class", None)
        kind = str if enum else column.type.python_type
        given[column.name] = next(iter(enum)) if enum else by_kind.get(kind, build.clock())
    return table(**given)


def _leave_half_done(build: Build, act: Act, *, scheme: UUID, review: UUID, **team: UUID) -> None:
    mine = {"heard_by": act.by.id, "review_id": review}
    draft = {"drafted_by": act.by.id, "review_id": review}
    concern = {"raised_by": act.by.id, "scheme_id": scheme, **team}
    with writing(build.house.engine) as session:
        session.add_all(
            [
                _row(Account, build, state=AccountState.OPEN, **mine),
                _row(Account, build, state=AccountState.PAUSED, **mine),
                _row(Account, build, state=AccountState.COMPLETE, **mine),
                _row(Letter, build, reference="L-1", state=LetterState.APPROVED, **draft),
                _row(Letter, build, reference="L-2", state=LetterState.SENT, **draft),
                _row(SafeguardingConcern, build, words="Łukasz is not safe", **concern),
                _row(SafeguardingConcern, build, referred_on=build.today, **concern),
            ]
        )
        record(session, act, "council", EventKind.ACCOUNT_STARTED)


def test_all_work_in_hand_is_listed_and_tells_nothing(build: Build) -> None:
    team = build.team("North")
    jo = build.officer(Role.LEAD_REVIEWER, team=team)
    scheme = build.scheme(team, name="Canal House")
    resident = build.resident(scheme, "Łukasz O’Brien")
    review = build.review(jo, scheme, resident)
    _leave_half_done(build, Act(jo, build.clock()), team_id=team, scheme=scheme, review=review)
    tasks = build.read(work.to_hand_on, jo.id)
    assert [(one.kind, one.words) for one in tasks] == [
        (TaskKind.REVIEW, "Leads review SR-2026-001 of Canal House"),
        (TaskKind.ACCOUNT, "2 unfinished accounts in review SR-2026-001"),
        (TaskKind.LETTER, "Letter L-1, not yet sent"),
        (
            TaskKind.CONCERN,
            "1 private record still to be passed on. Ask a lead reviewer of the team.",
        ),
    ]
    assert {(one.team, one.team_id) for one in tasks} == {("North", team)}
    assert build.read(work.to_hand_on, build.officer(team=team).id) == []


def test_what_an_officer_who_left_held_is_counted_and_stays_until_it_is_taken_on(
    build: Build,
) -> None:
    team = build.team("North")
    jo, lee = build.officer(team=team), build.officer(Role.LEAD_REVIEWER, team=team)
    scheme = build.scheme(team, name="Canal House")
    resident = build.resident(scheme)
    review = build.review(jo, scheme, resident)
    build.agree(jo, review, resident)
    account = build.account(jo, review, resident)
    plan = VisitPlan(scheme, VisitPurpose.SITE, build.days(7), frozenset({jo.id}), review_id=review)
    visit = build.do(visits.plan_visit, jo, plan)
    build.do(officers.close_officer, build.officer(Role.ADMINISTRATOR), jo.id)
    closed = next(one for one in build.rows(Event) if one.kind == EventKind.OFFICER_CLOSED)
    words = {one.event_position: one.words for one in build.rows(EventPayload)}
    assert json.loads(words[closed.position])["work_left"] == 3
    held = [TaskKind.REVIEW, TaskKind.VISIT, TaskKind.ACCOUNT]
    assert [one.kind for one in build.read(work.to_hand_on, jo.id)] == held
    build.do(visits.change_plan, lee, visit, replace(plan, officers=frozenset({lee.id})), 1)
    build.do(accounts.pause_account, lee, account, "Jo has left.")
    assert [one.kind for one in build.read(work.to_hand_on, jo.id)] == [held[0], held[2]]
    assert [one.kind for one in build.read(work.to_hand_on, lee.id)] == [TaskKind.VISIT]
