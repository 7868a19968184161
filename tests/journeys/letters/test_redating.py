"""A letter that could not leave on its day is given another, and the approver sees what changed."""

import pytest

from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterKind, LetterState
from reviews.services.letters.redating import KEEPS_ITS_DATE, plans_again
from reviews.services.letters.steps import discard
from reviews.store.letters.letters import letters_of
from reviews.store.record.engine import reading_session
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.letter_case import LetterCase

RESIDENT = LetterKind.RESIDENT_LETTER
TOLD = "Łódź & <b> “سلام” 🙂 by Room 9, O’Brien’s."


@pytest.fixture
def case(build: Build) -> LetterCase:
    return LetterCase(build, strength=TOLD)


def test_a_days_slip_is_one_step_and_the_approver_sees_the_date(
    client: Client, case: LetterCase, clock: Clock
) -> None:
    first, second = case.approved(RESIDENT, *case.residents[:2])
    clock.move(days=1)
    client.sign_in(case.drafter)
    page = client.get(f"/letters/{first}")
    page = client.get(page.links()["Give it another date"])
    assert "It is dated 23 November 2026." in page.words()
    past = client.send(page, planned_issue_on=case.build.days(-1))
    assert "The date of the letter must be today or later." in past.words()
    page = client.send(past, planned_issue_on=case.build.today)
    assert "2 letters are drafted." in page.words()
    assert "must be read" not in page.words()
    assert [case.letter(key).uncleared for key in (first, second)] == [0, 0]
    assert case.letter(first).planned_issue_on == case.build.today

    approver = client.other(case.approver)
    page = approver.get(f"/letters/{first}")
    words = page.words()
    assert "What changed since draft 1" in words
    assert "Date: 23 November 2026" in words
    assert "Date: 24 November 2026" in words
    assert "The rest is as it was, word for word." in words
    assert "Read and cleared. True of the whole scheme Dora Draft, 23 November 2026" in words
    assert "in draft 1 of SR-2026-001-L01: the same words, to the same readers" in words
    page = approver.send(page)
    assert "The letter is approved." in page.words()
    assert case.letter(first).state is LetterState.APPROVED


@pytest.mark.parametrize("step", ["issued", "discarded"])
def test_a_letter_that_is_no_draft_any_more_keeps_its_date(
    client: Client, case: LetterCase, step: str
) -> None:
    (key,) = (
        case.draft(RESIDENT, case.residents[0])
        if step == "discarded"
        else (case.issued(RESIDENT, case.residents[0]))
    )
    if step == "discarded":
        case.build.do(discard, case.drafter, key, "Not needed")
    client.sign_in(case.drafter)
    page = client.get(f"/letters/{key}/date")
    assert page.address == f"/letters/{key}"
    assert KEEPS_ITS_DATE in page.words()
    client.post(f"/letters/{key}/date")
    assert [one.id for one in case.build.read(letters_of, case.review)] == [key]
    with reading_session(case.build.house.engine) as session, pytest.raises(Refused):
        plans_again(session, case.letter(key), [], case.build.today)


def test_what_was_looked_for_is_told_and_the_words_are_marked(
    client: Client, case: LetterCase
) -> None:
    (key,) = case.draft(RESIDENT, case.residents[0])
    client.sign_in(case.approver)
    page = client.get(f"/letters/{key}")
    assert "Room 9" in [str(one.text) for one in page.every("mark")]
    assert "A room or flat: “Room 9”" in page.words()
    assert "What was looked for" in page.words()
    assert "The record holds none of these" in page.words()
    assert "telephone numbers, emails and addresses" in page.words()
    (innocent,) = case.draft(RESIDENT, case.residents[1])
    case.clear(innocent)
    page = client.get(f"/letters/{innocent}")
    assert "checked" not in page.words().lower()


def test_a_letter_in_which_nothing_was_found_says_what_was_looked_for(
    client: Client, build: Build
) -> None:
    case = LetterCase(build)
    (key,) = case.draft(RESIDENT, case.residents[0])
    client.sign_in(case.approver)
    words = client.get(f"/letters/{key}").words()
    assert "Nothing was found that was looked for." in words
    assert (
        "Nothing of this was found. A program can miss things, so read the whole letter." in words
    )
