"""Who acts for an appellant: what is to be done, and that a doubt stops nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reviews.domain.cases.authority import Authority, check_authority, to_do
from reviews.domain.cases.kinds import AuthorityKind
from reviews.domain.errors import Refused

TODAY = date(2026, 6, 1)
JO = Authority("Jo Bloggs", AuthorityKind.NOT_SHOWN)


def test_it_says_what_to_do() -> None:
    doubted = replace(JO, doubt="The signature differs")
    assert to_do(doubted, sent_on=False) == [
        "Ask Jo Bloggs for their authority to act.",
        "Send the appeal to the tribunal as it is. Do not wait for the authority.",
        "Write the doubt to the tribunal, and record here on which day.",
    ]
    asked = replace(doubted, asked_on=TODAY, doubt_told_on=TODAY)
    assert to_do(asked, sent_on=True) == []
    assert to_do(replace(JO, kind=AuthorityKind.SIGNED, seen_on=TODAY), sent_on=False) == []


@pytest.mark.parametrize("field", ["asked_on", "seen_on", "doubt_told_on"])
def test_no_day_is_to_come(field: str) -> None:
    later = {field: TODAY + timedelta(days=1)}
    with pytest.raises(Refused) as refused:
        check_authority(replace(JO, doubt="D", **later), TODAY)  # type: ignore[arg-type]  # a day by name
    assert refused.value.field == field


def test_a_doubt_that_was_told_is_said() -> None:
    with pytest.raises(Refused) as refused:
        check_authority(replace(JO, doubt_told_on=TODAY), TODAY)
    assert refused.value.field == "doubt"


@pytest.mark.parametrize("kind", AuthorityKind)
def test_what_was_not_shown_was_not_seen(kind: AuthorityKind) -> None:
    seen = replace(JO, kind=kind, asked_on=TODAY, seen_on=TODAY)
    if kind is not AuthorityKind.NOT_SHOWN:
        check_authority(seen, TODAY)
        assert to_do(seen, sent_on=True) == []
        return
    with pytest.raises(Refused) as refused:
        check_authority(seen, TODAY)
    assert refused.value.field == "kind"
    assert to_do(seen, sent_on=True) == [refused.value.sentence], "as it was recorded before"
