"""The line that a case is listed by stays in step with its rows, and verify holds it to them."""

from datetime import date

import pytest
from sqlalchemy import text

from reviews.domain.cases.kinds import DecisionKind, SignedBy, StepKind
from reviews.domain.cases.next_step import CasePart, next_step
from reviews.domain.people.roles import Role
from reviews.reference.cases.appeals import appeal_law
from reviews.services.cases import cases as service
from reviews.store.cases import lines
from reviews.store.cases.lines import lines_of, state_of
from reviews.store.cases.lines_checked import case_line_faults
from reviews.store.tables import CaseLine, SentSet
from tests.build import Build
from tests.case_rows import CaseRows

DAY = date(2026, 12, 15)


@pytest.fixture
def rows(build: Build) -> CaseRows:
    scheme = build.scheme(build.team())
    officer = build.officer(Role.BENEFITS_OFFICER)
    claimant = build.resident(scheme)
    return CaseRows(build, officer, build.case(officer, scheme, claimant))


def line(rows: CaseRows) -> CaseLine:
    (found,) = rows.build.rows(CaseLine)
    assert isinstance(found, CaseLine)
    return found


def test_each_event_of_a_case_writes_its_line_anew(rows: CaseRows) -> None:
    build = rows.build
    assert line(rows).came_on == build.today
    decision = rows.decision()
    assert line(rows).ground_on == build.days(-60)
    rows.notice(decision)
    assert line(rows).ground_on == build.days(-58)
    rows.appeal(-20, SignedBy.REPRESENTATIVE)
    assert (line(rows).response_on, line(rows).place) == (build.days(-20), 0)
    rows.step(StepKind.DIRECTION, due=5)
    rows.step(StepKind.HEARING, 40)
    rows.step(StepKind.RESPONSE_SENT, due=30)
    found = line(rows)
    assert found.response_on is None
    assert (found.direction_on, found.hearing_on) == (build.days(5), build.days(40))
    assert (found.reply_on, found.next_on) == (build.days(30), build.days(5))
    rows.step(StepKind.REPLY)
    rows.step(StepKind.DECISION_NOTICE, 40)
    assert (line(rows).reply_on, line(rows).hearing_on) == (None, None)
    rows.step(StepKind.IN_EFFECT, 50)
    assert line(rows).next_on == build.days(-58)
    assert line(rows).direction_on is None
    rows.step(StepKind.WITHDRAWN, 50)
    build.do(service.close_case, rows.by, rows.case, "Done")
    found = line(rows)
    assert [found.next_on, found.ground_on, found.direction_on] == [None, None, None]


def test_a_new_claim_needs_no_ground(rows: CaseRows) -> None:
    rows.decision(kind=DecisionKind.CLAIM)
    assert line(rows).ground_on is None


def test_the_state_leads_from_a_decision_to_the_response(rows: CaseRows) -> None:
    def part() -> CasePart | None:
        return next_step(rows.build.read(state_of, rows.case, appeal_law().changing)).part

    assert part() is CasePart.DECISIONS
    decision = rows.decision(ground="reg-7")
    rows.notice(decision)
    assert part() is CasePart.APPEAL
    rows.appeal(signed_by=SignedBy.NOBODY)
    assert part() is CasePart.AUTHORITY
    rows.certificate()
    rows.sent()
    assert part() is CasePart.STEPS


@pytest.mark.parametrize(
    ("said", "owed"),
    [
        ([], (False, None)),
        ([("More comes.", DAY)], (True, DAY)),
        ([("More comes.", DAY), ("", None)], (False, None)),
        ([("More comes.", DAY), ("More still comes.", None)], (True, DAY)),
        ([("More comes.", None)], (True, None)),
        ([("", DAY)], (True, DAY)),
    ],
)
def test_papers_are_owed_as_the_last_set_says(
    said: list[tuple[str, date | None]], owed: tuple[bool, date | None]
) -> None:
    sets = [SentSet(to_follow=words, follows_by_on=on) for words, on in said]
    assert tuple(lines._owed(sets).values()) == owed


def test_verify_tells_of_a_line_that_is_not_of_the_record(rows: CaseRows) -> None:
    build = rows.build
    rows.appeal()
    assert build.read(lambda session: list(case_line_faults(session, appeal_law().changing))) == []
    (said,) = build.read(lines_of, [rows.case], appeal_law().changing).values()
    assert said["response_on"] == build.days(-20)

    def spoil(session: object, _act: object, statement: str) -> None:
        session.execute(text(statement))  # type: ignore[attr-defined]

    for statement in ("UPDATE case_line SET response_on = NULL", "DELETE FROM case_line"):
        build.do(spoil, rows.by, statement)
        (fault,) = build.read(
            lambda session: list(case_line_faults(session, appeal_law().changing))
        )
        assert (fault.table, fault.row) == ("case_line", str(rows.case))
