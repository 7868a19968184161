"""The rules of a safeguarding concern and its referral."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from reviews.domain.dates import LONDON
from reviews.domain.errors import Refused
from reviews.domain.safeguarding.concerns import (
    ROUTES,
    Agreed,
    ConcernAbout,
    Person,
    Referral,
    Ring,
    Told,
    check_concern,
    check_referral,
)
from reviews.domain.safeguarding.next_steps import NEXT_STEPS, Route, offices_closed, routes_of

TODAY = date(2026, 11, 23)


def test_every_closed_word_has_a_route() -> None:
    assert set(ROUTES) == set(ConcernAbout)
    assert set(NEXT_STEPS) == set(Route)


def test_danger_comes_before_the_road_of_each_kind() -> None:
    for about in ConcernAbout:
        calm = routes_of(about, immediate_danger=False)
        assert [one.value for one in calm] == [about.value]
        assert routes_of(about, immediate_danger=True) == (Route.DANGER, *calm)


@pytest.mark.parametrize(
    ("words", "wishes", "told", "agreed", "reasons", "field"),
    [
        (" ", "x", Told.YES, Agreed.YES, "x", "words"),
        ("x", " ", Told.YES, Agreed.YES, "x", "wishes"),
        ("x", "x", Told.UNSAFE, Agreed.NOT_ASKED, " ", "reasons_to_share"),
        ("x", "x", Told.YES, Agreed.NO, " ", "reasons_to_share"),
        ("x", "x", Told.YES, Agreed.CANNOT, " ", "reasons_to_share"),
        ("x", "x", Told.NO, Agreed.YES, "x", "agreed"),
        ("x", "x", Told.UNSAFE, Agreed.YES, "x", "agreed"),
        ("x", "", Told.NO, Agreed.NOT_ASKED, "", None),
        ("x", "x", Told.YES, Agreed.YES, "", None),
        ("x", "x", Told.YES, Agreed.NO, "x", None),
        ("x", "", Told.UNSAFE, Agreed.NOT_ASKED, "x", None),
    ],
)
def test_a_concern_says_enough_to_be_passed_on(
    words: str, wishes: str, told: Told, agreed: Agreed, reasons: str, field: str | None
) -> None:
    person = Person(wishes, told, agreed, reasons)
    if field is None:
        check_concern(words, person)
        return
    with pytest.raises(Refused) as refusal:
        check_concern(words, person)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"referred_to": "\n"}, "referred_to"),
        ({"referred_on": TODAY + timedelta(days=1)}, "referred_on"),
        ({"referred_on": TODAY - timedelta(days=8)}, "referred_on"),
        ({"closed_on": TODAY, "outcome": " "}, "outcome"),
        ({"closed_on": TODAY + timedelta(days=1)}, "closed_on"),
        ({"closed_on": TODAY - timedelta(days=2)}, "closed_on"),
    ],
)
def test_a_referral_names_whom_and_ends_with_an_outcome(
    change: dict[str, object], field: str
) -> None:
    right = Referral("Adult safeguarding", TODAY - timedelta(days=1), outcome="A plan is made")
    check_referral(right, TODAY, TODAY)
    check_referral(replace(right, closed_on=TODAY), TODAY, TODAY)
    with pytest.raises(Refused) as refusal:
        check_referral(replace(right, **change), TODAY, TODAY)  # type: ignore[arg-type]  # fields by name
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("at", "closed"),
    [
        (datetime(2026, 11, 23, 9, 0, tzinfo=LONDON), False),
        (datetime(2026, 11, 23, 16, 59, tzinfo=LONDON), False),
        (datetime(2026, 11, 23, 17, 0, tzinfo=LONDON), True),
        (datetime(2026, 11, 23, 8, 59, tzinfo=LONDON), True),
        (datetime(2026, 11, 22, 12, 0, tzinfo=LONDON), True),
        (datetime(2026, 12, 25, 12, 0, tzinfo=LONDON), True),
    ],
)
def test_the_number_for_nights_comes_first_when_offices_are_closed(
    at: datetime, *, closed: bool
) -> None:
    assert offices_closed(at, {date(2026, 12, 25)}) is closed


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Duty team, 01632 960123, or 01632 960124", "01632960123"),
        ("+44 1632 960 123 until 5pm", "+441632960123"),
        ("Ask at desk 12", ""),
        ("", ""),
    ],
)
def test_the_number_in_the_words_can_be_dialled(words: str, number: str) -> None:
    assert Ring(words).number == number
