"""The places that a response leaves for an officer."""

from reviews.domain.cases.response import places_left, to_fill_in, to_look_up


def test_places_are_counted_until_somebody_fills_them_in() -> None:
    lines = [
        f"The ground | {to_look_up('a & <b>')} and {to_fill_in('more')}",
        to_fill_in("the council’s answer"),
        "[2026] UKUT 1 and [Filled in]",
    ]
    assert places_left(lines) == 3
    assert places_left([]) == 0
