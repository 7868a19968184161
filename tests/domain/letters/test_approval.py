"""What approval is bound to, and who may give it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reviews.domain.errors import Refused
from reviews.domain.letters.approval import binding, check_approval, check_issue
from reviews.domain.letters.kinds import LetterFormat

TODAY = date(2026, 11, 23)
DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)
FILES = st.dictionaries(st.sampled_from(LetterFormat), DIGESTS, min_size=1)
DATES = st.dates(date(2026, 1, 1), date(2030, 12, 31))


@given(FILES, DATES, FILES, DATES)
def test_another_file_or_date_is_another_binding(
    one: dict[LetterFormat, str], day: date, other: dict[LetterFormat, str], later: date
) -> None:
    same = (one, day) == (other, later)
    assert (binding(one, day) == binding(other, later)) is same


@given(FILES, DATES, st.data())
def test_one_changed_letter_of_one_digest_changes_the_binding(
    files: dict[LetterFormat, str], day: date, data: st.DataObject
) -> None:
    kind = data.draw(st.sampled_from(sorted(files)))
    place = data.draw(st.integers(0, 63))
    changed = data.draw(st.sampled_from("0123456789abcdef"))
    assume(files[kind][place] != changed)
    other = files | {kind: files[kind][:place] + changed + files[kind][place + 1 :]}
    assert binding(files, day) != binding(other, day)
    assert binding(files, day) == binding(dict(reversed(files.items())), day)


def test_the_drafter_never_approves_and_nothing_stays_unchecked() -> None:
    drafter, other = uuid4(), uuid4()
    check_approval(drafter, other, 0)
    with pytest.raises(Refused, match="someone else must approve"):
        check_approval(drafter, drafter, 0)
    with pytest.raises(Refused, match="1 passage could point"):
        check_approval(drafter, other, 1)


def test_a_letter_leaves_on_its_date_only() -> None:
    check_issue(TODAY, TODAY)
    for days in (-1, 1):
        with pytest.raises(Refused, match="Issue it on its date"):
            check_issue(TODAY, TODAY + timedelta(days=days))
