"""On which days a scheme can close, and when one can be open again."""

from datetime import date, timedelta
from typing import Any

import pytest

from reviews.domain.errors import Refused
from reviews.domain.register.closing import check_closing, check_opened_again

TODAY = date(2026, 11, 23)
RIGHT: dict[str, Any] = {
    "closed_on": TODAY,
    "reason": "Sold",
    "today": TODAY,
    "known_since": date(2020, 2, 29),
    "before": None,
}


@pytest.mark.parametrize(
    "day", [TODAY, date(2020, 2, 29), TODAY - timedelta(days=1), TODAY + timedelta(days=366)]
)
def test_a_scheme_closes_on_any_day_since_it_is_known_and_within_a_year(day: date) -> None:
    check_closing(**RIGHT | {"closed_on": day})


def test_nothing_known_of_its_start_leaves_the_past_open() -> None:
    check_closing(**RIGHT | {"closed_on": date(1990, 1, 1), "known_since": None})


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"closed_on": TODAY + timedelta(days=367)}, "closed_on"),
        ({"closed_on": date(2020, 2, 28)}, "closed_on"),
        ({"closed_on": None}, "closed_on"),
        ({"reason": " \n"}, "reason"),
        ({"before": TODAY - timedelta(days=3)}, None),
    ],
)
def test_a_day_that_cannot_be_is_refused(change: dict[str, Any], field: str | None) -> None:
    with pytest.raises(Refused) as refusal:
        check_closing(**RIGHT | change)
    assert refusal.value.field == field


def test_only_a_closed_scheme_is_opened_again_and_with_a_reason() -> None:
    check_opened_again(TODAY, "It was another house")
    for closed_on, reason in ((None, "Why"), (TODAY, " ")):
        with pytest.raises(Refused):
            check_opened_again(closed_on, reason)
