"""An account is read back to whoever gave it before it is relied on."""

from datetime import date
from itertools import product

import pytest

from reviews.domain.accounts.read_back import (
    WAITS,
    ReadBackState,
    ReadBackTold,
    Way,
    check_read_back,
    is_read_back,
    read_back_state,
)
from reviews.domain.errors import Refused
from reviews.domain.register.closed_words import ContactFormat
from reviews.domain.sources import Source

HEARD, TODAY = date(2026, 11, 2), date(2026, 11, 20)
BACK = ReadBackTold(Way.READ_BACK, read_on=date(2026, 11, 3), by_whom="Ann & Łucja")


@pytest.mark.parametrize("source", [Source.DOCUMENT, Source.OBSERVED])
@pytest.mark.parametrize("way", [None, *Way])
def test_a_paper_and_what_was_seen_are_read_back_to_nobody(source: Source, way: Way | None) -> None:
    assert not is_read_back(source)
    for finished, asked in product((True, False), (None, True, False)):
        assert read_back_state(source, way, finished=finished, asked=asked, same=True) is None


@pytest.mark.parametrize(
    ("way", "finished", "asked", "same", "state"),
    [
        (None, True, True, False, ReadBackState.NOT_YET),
        (None, False, None, False, ReadBackState.NOT_YET),
        (None, True, None, False, ReadBackState.NOT_RECORDED),
        (Way.READ_BACK, True, True, True, ReadBackState.READ_BACK),
        (Way.GIVEN, True, True, True, ReadBackState.GIVEN),
        (Way.READ_BACK, True, True, False, ReadBackState.CHANGED),
        (Way.READ_BACK, False, True, True, ReadBackState.CHANGED),
        (Way.NEITHER, True, True, False, ReadBackState.EXCUSED),
        (Way.NEITHER, False, None, False, ReadBackState.EXCUSED),
        (Way.READ_BACK, True, None, True, ReadBackState.READ_BACK),
    ],
)
def test_how_an_account_stands(
    *, way: Way | None, finished: bool, asked: bool | None, same: bool, state: ReadBackState
) -> None:
    for source in set(Source) - {Source.DOCUMENT, Source.OBSERVED}:
        found = read_back_state(source, way, finished=finished, asked=asked, same=same)
        assert found is state


def test_what_is_excused_or_from_before_waits_for_nobody() -> None:
    assert {ReadBackState.NOT_YET, ReadBackState.CHANGED} == WAITS


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (ReadBackTold(Way.NEITHER, why_not=" \n"), "why_not"),
        (ReadBackTold(Way.READ_BACK, by_whom="Ann"), "read_on"),
        (ReadBackTold(Way.READ_BACK, read_on=date(2026, 11, 21), by_whom="Ann"), "read_on"),
        (ReadBackTold(Way.READ_BACK, read_on=date(2026, 11, 1), by_whom="Ann"), "read_on"),
        (ReadBackTold(Way.READ_BACK, read_on=HEARD, by_whom=" "), "by_whom"),
        (ReadBackTold(Way.GIVEN, read_on=HEARD, by_whom="Ann"), "format"),
    ],
)
def test_what_is_missing_is_asked_for_beside_its_field(told: ReadBackTold, field: str) -> None:
    with pytest.raises(Refused) as caught:
        check_read_back(told, HEARD, TODAY)
    assert caught.value.field == field


def test_what_is_whole_is_taken() -> None:
    check_read_back(BACK, HEARD, TODAY)
    check_read_back(ReadBackTold(Way.NEITHER, why_not="Moved away"), HEARD, TODAY)
    given_to = ReadBackTold(Way.GIVEN, ContactFormat.BRAILLE, TODAY, "Bo", corrections="Not so")
    check_read_back(given_to, HEARD, TODAY)
