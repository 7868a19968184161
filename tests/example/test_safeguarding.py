"""The example council shows how residents are protected: nothing of it is only a promise."""

from reviews.domain.people.restricted import Room
from reviews.domain.safeguarding.closure import HowSoon, Need, numbers
from reviews.domain.safeguarding.concerns import Agreed
from reviews.store.across import scheme_log
from reviews.store.people import restricted
from reviews.store.register import residents
from reviews.store.safeguarding import closure, concerns, feedback, protection
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
    living = played.read(residents.residents_at, played.officer("priya"), scheme, played.today)
    ids = [one.id for one in living]
    planned = played.read(protection.contingency, scheme, ids)
    shown = numbers([one.plan for one in planned.values()], 5)
    assert shown.by_need[Need.STAFF_IN_THE_DAY] == 5
    assert shown.by_need[Need.AWAY_FROM_SOMEONE] is None
    assert shown.by_how_soon[HowSoon.WEEK] == 7
    told = played.read(protection.rights_given, ids)
    assert 0 < len(told) < len(ids)


def test_the_harbour_lodge_list_was_opened_once_with_a_reason(played: Played) -> None:
    scheme = played.scheme("harbour-lodge")
    assert len(played.read(closure.moved, scheme)) == 2
    assert [one.kind for one in played.rows(Event)].count("closure_list_read") == 1
    people = played.read(closure.people, played.officer("priya"), scheme, played.today)
    assert len(people) == 2


def test_one_complaint_in_confidence_waits(played: Played) -> None:
    waiting = played.read(feedback.waiting, played.officer("ffion"))
    assert [one.scheme for one in waiting] == ["Hazel House"]
    assert played.read(feedback.waiting, played.officer("rachel")) == []


def test_something_seen_is_still_with_someone(played: Played) -> None:
    priya = played.officer("priya")
    found = played.read(handed_on.still_with, teams=priya.teams)
    assert {one.scheme for one in found} == {"Canal House", "Marram Homes"}


def test_the_log_counts_a_presence_visit(played: Played) -> None:
    row = played.read(scheme_log.log_rows, [played.scheme("sorrel-yard")], played.today)[0]
    assert row.presence_visits == 1
    assert row.presence_on
