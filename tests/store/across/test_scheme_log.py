"""The log's filters say what the rules say, and its queries do not grow with its rows."""

from datetime import date, timedelta
from itertools import product

from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.follow_up.recommendations import LATE, Progress
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Role
from reviews.services.consent.consents import Reply
from reviews.services.follow_up.recommendations import Looked, acknowledge, record_progress
from reviews.services.register.closing import close_scheme
from reviews.store.across import scheme_log, work
from reviews.store.across.log_filters import overdue, revisit_due
from reviews.store.letters import letters
from reviews.store.record.engine import reading_session
from tests.build import Build
from tests.conftest import Clock
from tests.letter_case import LetterCase
from tests.queries import asked

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS


def case_of(build: Build, number: int) -> LetterCase:
    return LetterCase(
        build, names=("Ann Ash",), scheme_name=f"House {number}", provider_name=f"Trust {number}"
    )


def _happened(
    case: LetterCase, clock: Clock, *, acknowledged: bool, progress: tuple[Progress, ...]
) -> None:
    if acknowledged:
        case.build.do(
            acknowledge,
            case.lead,
            case.recommendation,
            on=case.build.today,
            by_whom="Jo",
            words="",
        )
    for one in progress:
        clock.move(minutes=1)
        looked = Looked(one, case.build.today, "Seen")
        case.build.do(record_progress, case.lead, case.recommendation, looked)


def test_overdue_is_what_the_clock_says(build: Build, clock: Clock) -> None:
    cases = {}
    settled: tuple[tuple[Progress, ...], ...] = (
        (),
        (Progress.DONE,),
        (Progress.DONE, Progress.NOT_DONE),
        (Progress.UNDER_WAY, Progress.NO_LONGER_NEEDED),
    )
    for number, (issued, acknowledged, progress) in enumerate(
        product((True, False), (True, False), settled)
    ):
        if acknowledged and not issued:
            continue
        case = case_of(build, number)
        if issued:
            case.issued(PROVIDER)
        _happened(case, clock, acknowledged=acknowledged, progress=progress)
        cases[case.scheme] = case
    closed = case_of(build, 99)
    closed.issued(PROVIDER)
    build.do(close_scheme, closed.lead, closed.scheme, build.days(30), "Ends")
    start, officer = build.today, build.officer(Role.LETTER_OFFICER)
    for days in (0, 14, 15, 29, 30, 31, 60, 61):
        day = start + timedelta(days=days)
        with reading_session(build.house.engine) as session:
            chosen = {key.id for key in scheme_log.log_ids(session, only=overdue(day), limit=100)}
            rows = scheme_log.log_rows(session, [*cases, closed.scheme], day)
            late = {
                key: one
                for key, row in zip([*cases, closed.scheme], rows, strict=True)
                for one in row.recommendations
                if one.clock in LATE
            }
            followed = [one.recommendation for one in work.followed_up(session, officer, day)]
        assert chosen == set(late), days
        assert {one.fact_id for one in followed} == {one.fact_id for one in late.values()}, days
        assert [one.due_on for one in followed] == sorted(one.due_on for one in followed), days
        assert bool(late) is (days > 14)


def test_what_only_an_earlier_draft_held_is_not_overdue(build: Build) -> None:
    case = LetterCase(build, agreed=False)
    uses = (Use.TAKE_PART, Use.NOTES, Use.TELL_PROVIDER)
    answer = case.interview(case.residents[0], "Nobody asks", *uses)
    told = case.write(FindingKind.IMPROVE, "People are seldom asked.", answer=answer)
    case.conclude()
    case.recommend(told, acknowledge_by_on=build.days(1))
    case.draft(PROVIDER)
    case.agree_to(case.residents[0], Reply(Use.TELL_PROVIDER, ConsentState.REFUSED))
    case.issued(PROVIDER)
    day = build.days(5)
    with reading_session(build.house.engine) as session:
        assert not scheme_log.log_ids(session, only=overdue(day))
        (row,) = scheme_log.log_rows(session, [case.scheme], day)
        assert [one.number for one in row.recommendations] == [1]


def test_a_revisit_is_due_once_the_days_have_gone_by(build: Build, clock: Clock) -> None:
    case = case_of(build, 1)
    case.issued(PROVIDER)
    issued_on = build.today

    def due(cutoff: date) -> bool:
        with reading_session(build.house.engine) as session:
            return bool(scheme_log.log_ids(session, only=revisit_due(cutoff, build.today)))

    clock.move(days=100)
    assert not due(issued_on - timedelta(days=1))
    assert due(issued_on)
    case.visit(1)
    assert not due(issued_on)
    clock.move(days=2)
    assert due(issued_on)
    case.been()
    assert not due(issued_on)
    assert due(build.today)


def test_queries_do_not_grow_with_the_rows(build: Build) -> None:
    counts = []
    for number in range(3):
        case = case_of(build, number)
        case.issued(PROVIDER)
        case.draft(LetterKind.RESIDENT_LETTER, *case.residents)
        with asked(build.house.engine) as sent, reading_session(build.house.engine) as session:
            keys = scheme_log.log_ids(session, only=None)
            scheme_log.log_lines(session, [key.id for key in keys], build.today, build.today)
            letters.letters_waiting(session, case.drafter)
        assert len(keys) == number + 1
        counts.append(len(sent))
    assert len(set(counts)) == 1, counts
