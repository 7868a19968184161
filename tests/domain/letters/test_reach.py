"""Letters: what approval is bound to, whom they may go to, what each waits for."""

from datetime import date, timedelta
from itertools import product
from uuid import uuid4

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reviews.domain.consent.uses import ConsentState, Standing, Use
from reviews.domain.errors import Refused
from reviews.domain.follow_up.scheme_log import revisit_cutoff
from reviews.domain.letters.approval import binding, check_approval, check_issue
from reviews.domain.letters.kinds import TO_RESIDENT, LetterFormat, LetterKind, LetterState
from reviews.domain.letters.next_step import Waiting, next_step
from reviews.domain.letters.reach import (
    ANSWERED,
    MADE_AS,
    NO_ADDRESS,
    NO_LETTERS,
    NOT_KNOWN,
    NOT_SAFE,
    Reach,
    to_arrange,
    wanted,
    why_not_written_to,
)
from reviews.domain.register.words import CONTACT_FORMAT_NAMES, ContactFormat, YesNo
from reviews.domain.working_days import BankHolidays, after_working_days

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


SAFE = Reach(asked=True, safe_to_write=YesNo.YES)
STOPS = {ConsentState.REFUSED, ConsentState.WITHDRAWN}
WAITS = {ConsentState.IN_PART, ConsentState.NO_CAPACITY}


@pytest.mark.parametrize(
    ("kind", "state", "cleared"), list(product(sorted(TO_RESIDENT), ConsentState, (False, True)))
)
def test_agreement_to_letters_decides_first(
    kind: LetterKind, state: ConsentState, *, cleared: bool
) -> None:
    why = why_not_written_to(kind, SAFE, {Use.LETTER: Standing(Use.LETTER, state, cleared=cleared)})
    if state in STOPS:
        assert why == NO_LETTERS
    else:
        assert bool(why) is (state in WAITS and not cleared)


@pytest.mark.parametrize("state", ConsentState)
def test_nobody_who_answered_no_is_invited_again(state: ConsentState) -> None:
    agreed = {Use.TAKE_PART: Standing(Use.TAKE_PART, state)}
    invitation = why_not_written_to(LetterKind.RESIDENT_INVITATION, SAFE, agreed)
    assert invitation == (ANSWERED if state in STOPS else "")
    assert not why_not_written_to(LetterKind.RESIDENT_LETTER, SAFE, agreed)


@pytest.mark.parametrize(
    ("reach", "why"),
    [
        (Reach(asked=False), NOT_KNOWN),
        (Reach(asked=False, safe_to_write=YesNo.YES, by_hand=True), NOT_KNOWN),
        (Reach(asked=True), NOT_KNOWN),
        (Reach(asked=True, safe_to_write=YesNo.NO), NOT_SAFE),
        (Reach(asked=True, safe_to_write=YesNo.NO, by_hand=True), ""),
        (Reach(asked=True, by_hand=True), ""),
        (Reach(asked=True, safe_to_write=YesNo.YES), ""),
        (Reach(asked=True, safe_to_write=YesNo.YES, has_address=False), NO_ADDRESS),
        (Reach(asked=True, by_hand=True, has_address=False), ""),
    ],
)
def test_what_is_not_known_to_be_safe_is_not_done(reach: Reach, why: str) -> None:
    assert why_not_written_to(LetterKind.RESIDENT_LETTER, reach, {}) == why


@pytest.mark.parametrize("wants", ContactFormat)
def test_each_format_is_made_here_or_arranged(wants: ContactFormat) -> None:
    assert (wants in MADE_AS) is not bool(to_arrange(wants, "English"))
    assert wanted(wants) == CONTACT_FORMAT_NAMES[wants]


def test_a_translation_is_arranged_and_no_other_format_is_invented() -> None:
    assert to_arrange("standard", " english ") == []
    assert "They use Polski." in to_arrange("standard", "Polski")[0]
    assert len(to_arrange("braille", "Cymraeg")) == 2
    assert wanted("on yellow paper") == "on yellow paper"


@pytest.mark.parametrize(
    ("letter", "step"),
    [
        (Waiting(LetterState.SENT, TODAY, held=True), ""),
        (Waiting(LetterState.DISCARDED, TODAY), ""),
        (Waiting(LetterState.DRAFT, TODAY, 2, held=True), "On hold"),
        (Waiting(LetterState.DRAFT, TODAY, 1), "1 passage to check"),
        (Waiting(LetterState.DRAFT, TODAY, 2), "2 passages to check"),
        (Waiting(LetterState.DRAFT, TODAY), "Someone else approves it"),
        (Waiting(LetterState.DRAFT, TODAY - timedelta(days=1)), "Its date has passed."),
        (Waiting(LetterState.APPROVED, TODAY - timedelta(days=1)), "Its date has passed."),
        (Waiting(LetterState.APPROVED, TODAY), "Issue it today"),
        (Waiting(LetterState.APPROVED, date(2026, 12, 1)), "Issue it on 1 December 2026"),
        (Waiting(LetterState.ISSUED, TODAY - timedelta(days=9)), "Send it, and record how"),
        (Waiting(LetterState.ISSUED, TODAY, held=True), "On hold"),
    ],
)
def test_a_letter_says_what_it_waits_for(letter: Waiting, step: str) -> None:
    said = next_step(letter, TODAY)
    assert said.startswith(step)
    assert bool(said) is bool(step)


@given(st.dates(date(2026, 1, 1), date(2026, 10, 1)), st.integers(1, 60))
def test_a_revisit_falls_due_on_the_day_that_the_working_days_end(day: date, days: int) -> None:
    holidays = BankHolidays.of([date(2026, 4, 3), date(2026, 5, 25), date(2026, 12, 25)])
    due = after_working_days(day, days, holidays)
    assert revisit_cutoff(due, days, holidays) >= day
    assert revisit_cutoff(due - timedelta(days=1), days, holidays) < day
