"""The rules of a safeguarding concern and its referral."""

from datetime import date, timedelta

import pytest

from reviews.domain.errors import Refused
from reviews.domain.safeguarding import (
    ABOUT_NAMES,
    ROUTES,
    TOLD_NAMES,
    ConcernAbout,
    Ring,
    Told,
    check_concern,
    check_referral,
)

TODAY = date(2026, 11, 23)


def test_every_closed_word_can_be_said_and_has_a_route() -> None:
    assert set(ABOUT_NAMES) == set(ROUTES) == set(ConcernAbout)
    assert set(TOLD_NAMES) == set(Told)


@pytest.mark.parametrize(
    ("words", "wishes", "told", "reasons", "field"),
    [
        (" ", "x", Told.YES, "x", "words"),
        ("x", " ", Told.YES, "x", "wishes"),
        ("x", "x", Told.UNSAFE, " ", "reasons_to_share"),
        ("x", "", Told.NO, "", None),
        ("x", "x", Told.YES, "", None),
        ("x", "", Told.UNSAFE, "x", None),
    ],
)
def test_a_concern_says_enough_to_be_passed_on(
    words: str, wishes: str, told: Told, reasons: str, field: str | None
) -> None:
    if field is None:
        check_concern(words, wishes, told, reasons)
        return
    with pytest.raises(Refused) as refusal:
        check_concern(words, wishes, told, reasons)
    assert refusal.value.field == field


def test_a_referral_names_whom_and_lies_behind() -> None:
    check_referral("Adult safeguarding", TODAY, TODAY)
    with pytest.raises(Refused) as refusal:
        check_referral("\n", TODAY, TODAY)
    assert refusal.value.field == "referred_to"
    with pytest.raises(Refused) as refusal:
        check_referral("Adult safeguarding", TODAY + timedelta(days=1), TODAY)
    assert refusal.value.field == "referred_on"


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
