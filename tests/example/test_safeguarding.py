"""The example council shows how residents are protected: nothing of it is only a promise."""

from datetime import UTC, datetime

from reviews.domain.people.restricted import Room
from reviews.domain.safeguarding.closure import HowSoon, Need, numbers
from reviews.domain.safeguarding.concerns import Agreed
from reviews.domain.safeguarding.leave_by import by_what_presses
from reviews.domain.safeguarding.threats import ThreatReason
from reviews.store.across import closure_plan, scheme_log
from reviews.store.people import restricted
from reviews.store.register import residents
from reviews.store.safeguarding import closure, concerns, feedback, protection, threats
from reviews.store.tables import Event
from reviews.store.visits import handed_on
from tests.example.conftest import Played


def test_one_concern_was_handed_over_against_a_persons_wish_and_closed(played: Played) -> None:
    found = played.read(concerns.concerns, played.officer("ffion"))
    closed = next(one for one in found if one.closed_on)
    assert closed.agreed is Agreed.NO
    assert closed.reasons_to_share
    assert closed.said_back
    assert len(found) == 2
    assert played.read(concerns.concerns, played.officer("samuel")) == []


def test_the_lists_name_one_officer_each(played: Played) -> None:
    held = played.read(restricted.readers)
    assert held[Room.SAFEGUARDING] == [played.officer("ffion").id]
    assert held[Room.CLOSURE] == [played.officer("imran").id]


def test_canal_house_shows_numbers_that_point_to_nobody(played: Played) -> None:
    scheme = played.scheme("canal-house")
    priya = played.officer("priya")
    ids = [one.id for one in played.read(residents.residents_at, priya, scheme, played.today)]
    planned = played.read(closure_plan.closure_plan, priya, [scheme], played.today)
    shown = numbers([one.plan for one in planned], 5)
    assert shown.by_need[Need.STAFF_IN_THE_DAY] is None
    assert shown.by_need[Need.AWAY_FROM_SOMEONE] is None
    assert len(played.read(protection.contingency, scheme, ids)) == 7
    assert shown.by_how_soon[HowSoon.WEEK] == len(planned) == 5
    sourced = [need for one in planned for need in one.needs if need.account_id]
    assert len(sourced) == 3
    assert all(need.words.startswith("Resident: ") for need in sourced)
    told = played.read(protection.rights_given, ids)
    assert 0 < len(told) < len(ids)


def test_the_harbour_lodge_list_was_opened_once_with_a_reason(played: Played) -> None:
    scheme = played.scheme("harbour-lodge")
    assert len(played.read(closure.moved, scheme)) == 2
    assert [one.kind for one in played.rows(Event)].count("closure_list_read") == 1
    people = played.read(closure.people, played.officer("priya"), scheme, played.today)
    assert len(people) == 2


def test_a_resident_told_to_leave_has_hours_left_on_the_leads_first_screen(
    played: Played,
) -> None:
    found = played.read(threats.running, played.officer("ffion"))
    now = datetime(played.today.year, played.today.month, played.today.day, 12, tzinfo=UTC)
    ((threat, clock),) = by_what_presses(found, now)
    assert threat.reason is ThreatReason.BENEFIT_STOPPED
    assert "17:00" in clock.words
    assert clock.words.endswith("hours left")
    told = played.read(threats.passed_on, threat.fact_id)
    assert [one.at for one in told] == ["15:40", "16:10"]
    assert played.read(threats.running, played.officer("josef")) == []


def test_one_complaint_in_confidence_waits(played: Played) -> None:
    waiting = played.read(feedback.waiting, played.officer("ffion"))
    assert [one.scheme for one in waiting] == ["Hazel House"]
    assert played.read(feedback.waiting, played.officer("rachel")) == []


def test_something_seen_is_still_with_someone(played: Played) -> None:
    priya = played.officer("priya")
    found = played.read(handed_on.still_with, teams=priya.teams)
    assert {one.scheme for one in found} == {"Marram Homes"}, "that of Canal House is settled"


def test_the_log_counts_a_presence_visit(played: Played) -> None:
    row = played.read(scheme_log.log_rows, [played.scheme("sorrel-yard")], played.today)[0]
    assert row.presence_visits == 1
    assert row.presence_on
