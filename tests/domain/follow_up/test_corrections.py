"""Whoever was on a visit does not decide whether what was written there is right."""

from datetime import date
from uuid import uuid4

import pytest

from reviews.domain.errors import Refused
from reviews.domain.follow_up.corrections import check_asked, check_decides, why_not_decides
from reviews.domain.people.roles import Role, Viewer

TODAY = date(2026, 12, 14)


def test_someone_else_than_those_who_went_decides() -> None:
    went, other = (
        Viewer(uuid4(), name, frozenset({Role.REVIEWER}), frozenset()) for name in ("Ann", "Bo")
    )
    check_decides(other, {went.id})
    assert why_not_decides(other, {went.id}) == ""
    with pytest.raises(Refused, match="You went on a visit of this review"):
        check_decides(went, {went.id})


@pytest.mark.parametrize(
    ("asked_by", "asked_on", "what", "field"),
    [
        ("Jo", TODAY, "It is <six>", None),
        (" ", TODAY, "It is six", "asked_by"),
        ("Jo", date(2026, 12, 15), "It is six", "asked_on"),
        ("Jo", TODAY, "\n", "what"),
    ],
)
def test_what_is_asked_is_whole(
    asked_by: str, asked_on: date, what: str, field: str | None
) -> None:
    if field is None:
        check_asked(asked_by, asked_on, what, TODAY)
        return
    with pytest.raises(Refused) as refused:
        check_asked(asked_by, asked_on, what, TODAY)
    assert refused.value.field == field
