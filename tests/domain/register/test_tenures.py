"""What an agreement gives: whose word stands, and whose rights a letter may tell."""

from dataclasses import replace
from datetime import date

import pytest

from reviews.domain.dates import Span
from reviews.domain.errors import Refused
from reviews.domain.register.closed_words import Tenure
from reviews.domain.register.tenures import TenureSource, TenureTold, check_tenure, wording_for

TODAY = date(2026, 11, 23)
STAY = Span(date(2026, 1, 5), None)
READ = TenureTold(Tenure.LICENCE, TenureSource.READ, read_by="Lena", read_on=date(2026, 11, 20))


def test_what_was_read_is_right() -> None:
    check_tenure(READ, STAY, TODAY)
    check_tenure(replace(READ, from_on=date(2026, 6, 1)), STAY, TODAY)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"read_by": "  "}, "read_by"),
        ({"read_on": None}, "read_on"),
        ({"read_on": date(2026, 11, 24)}, "read_on"),
        ({"from_on": date(2026, 11, 24)}, "from_on"),
        ({"from_on": date(2026, 1, 4)}, "from_on"),
        ({"tenure": Tenure.NOT_KNOWN}, "note"),
        ({"source": TenureSource.NOBODY}, "tenure"),
        ({"source": TenureSource.NOBODY, "tenure": Tenure.NOT_KNOWN}, "note"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(wrong: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_tenure(replace(READ, **wrong), STAY, TODAY)  # type: ignore[arg-type]  # fields by name
    assert refused.value.field == field


def test_a_letter_tells_only_what_was_read() -> None:
    assert wording_for(READ) is Tenure.LICENCE
    for source in (TenureSource.PROVIDER, TenureSource.RESIDENT):
        assert wording_for(replace(READ, source=source)) is Tenure.NOT_KNOWN
    asked = TenureTold(Tenure.NOT_KNOWN, TenureSource.NOBODY, note="No paper was found.")
    assert wording_for(asked) is Tenure.NOT_KNOWN


def test_nothing_recorded_stops_it() -> None:
    assert wording_for(None) is None
