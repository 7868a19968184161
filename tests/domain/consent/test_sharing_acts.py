"""What must be said before a benefits officer may read that someone needs or takes no support."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from reviews.domain.consent.consents import Ruling
from reviews.domain.consent.sharing_acts import Adviser, ToldFirst, check_told_first
from reviews.domain.errors import Refused

TODAY = date(2026, 11, 23)
TOLD = ToldFirst(TODAY, "At home, by Ann", Adviser.SPOKE, 'Yn iawn, "ok" & <b>\n👍', "A claim")


def test_it_may_be_shared_once_all_is_said() -> None:
    check_told_first(TOLD, TODAY, Ruling.ALLOWED)
    check_told_first(replace(TOLD, adviser=Adviser.NO, reply=""), TODAY, Ruling.ALLOWED)


@pytest.mark.parametrize("ruling", [one for one in Ruling if one is not Ruling.ALLOWED])
def test_nothing_is_shared_that_they_have_not_agreed_to(ruling: Ruling) -> None:
    with pytest.raises(Refused, match="have not agreed"):
        check_told_first(TOLD, TODAY, ruling)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"told_on": TODAY + timedelta(days=1)}, "told_on"),
        ({"told_how": " \n"}, "told_how"),
        ({"adviser": Adviser.WAITS}, "adviser"),
        ({"reason": " "}, "reason"),
    ],
)
def test_what_is_not_said_is_asked_for(change: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_told_first(replace(TOLD, **change), TODAY, Ruling.ALLOWED)
    assert refused.value.field == field
