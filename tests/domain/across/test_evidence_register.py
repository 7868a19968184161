"""How days are checked, and what is marked as changed after a letter."""

from datetime import UTC, date, datetime

import pytest

from reviews.domain.across.evidence_register import (
    Change,
    RestingLetter,
    changed_after,
    check_days,
)
from reviews.domain.errors import Refused


def _at(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def _letter(number: int, day: int) -> RestingLetter:
    return RestingLetter(f"P-000{number}", date(2026, 11, day), _at(day))


def test_a_change_is_marked_with_every_letter_that_had_gone_out_before() -> None:
    letters = [_letter(2, 4), _letter(1, 2), _letter(3, 9)]
    changes = [Change("Taken back", _at(5)), Change("Corrected", _at(3)), Change("Put by", _at(1))]
    corrected, back = changed_after(changes, letters)
    assert corrected == "Corrected on 3 November 2026, after letter P-0001 of 2 November 2026"
    assert back.startswith("Taken back on 5 November 2026, after letters P-0001 of 2 November 2026")
    assert back.endswith(", P-0002 of 4 November 2026")


def test_a_change_at_the_instant_of_the_letter_is_not_after_it() -> None:
    assert list(changed_after([Change("Corrected", _at(2))], [_letter(1, 2)])) == []
    assert list(changed_after([Change("Corrected", _at(2))], [])) == []


def test_the_day_of_a_change_is_that_in_london() -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    letter = RestingLetter("P-0001", date(2026, 6, 1), datetime(2026, 6, 1, 9, tzinfo=UTC))
    assert "on 1 July 2026" in next(changed_after([Change("Corrected", late)], [letter]))


def test_a_span_of_days_does_not_end_before_it_begins() -> None:
    day, before = date(2026, 11, 5), date(2026, 11, 4)
    for begins, ends in ((None, None), (day, None), (None, before), (day, day), (before, day)):
        check_days(begins, ends, "true_to_on")
    with pytest.raises(Refused) as refused:
        check_days(day, before, "true_to_on")
    assert refused.value.field == "true_to_on"
    assert "5 November 2026" in refused.value.sentence
