"""The steps of a letter: read by another, approved, issued, sent, put aside."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.letters.kinds import LetterKind, LetterState
from reviews.domain.register.closed_words import YesNo
from reviews.domain.review.state import ReviewState
from reviews.services.consent.consents import Reply
from reviews.services.follow_up.recommendations import (
    Recommended,
    change_recommendation,
    withdraw_recommendation,
)
from reviews.services.register.residents import ContactNeeds, set_contact
from reviews.services.review.reviews import move_review
from reviews.services.safeguarding.concerns import place_hold
from reviews.store.letters.letters import files_of
from reviews.store.tables import Letter
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.journeys.letters.test_drafting import drafting, forms, lines_of
from tests.letter_case import EVIDENCE, PLAIN, WHAT, LetterCase
from tests.page import Page

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
RESIDENT = LetterKind.RESIDENT_LETTER
AWKWARD = "O’Brien-Łukasz & \"Sons\" <b> 'ŵ ŷ' Łódź سلام 🙂\n=1+1"


@pytest.fixture
def case(build: Build) -> LetterCase:
    return LetterCase(build)


def addresses(page: Page, words: str) -> list[str]:
    return [href for said, href in page.links().items() if said.startswith(words)]


def only_letter(case: LetterCase) -> UUID:
    rows = case.build.rows(Letter)
    assert len(rows) == 1
    key: UUID = rows[0].id
    return key


def test_a_letter_goes_from_draft_to_sent(client: Client, case: LetterCase) -> None:
    client.sign_in(case.drafter)
    page = client.get(f"/reviews/{case.review}/letters")
    page = client.get(page.links()["Draft the letter to the provider"])
    assert "Jo Bloggs Harbour & Hearth CIC 1 Mill Lane Anytown AN1 2BC" in page.words()
    page = client.send(page)
    assert "The letter is drafted." in page.words()
    assert "To Harbour & Hearth CIC, dated 23 November 2026." in page.words()
    assert "a colleague who writes letters reads and approves it" in page.words()
    assert not forms(page)

    approver = client.other(case.approver)
    page = approver.send(approver.get(page.address))
    assert "The letter is approved." in page.words()
    assert "Pat Approve, 23 November 2026 at 10:00am" in page.words()
    case.await_nobody(only_letter(case))
    page = approver.send(page)
    assert "The letter is issued. Send it, and record how." in page.words()
    assert case.letter(only_letter(case)).state is LetterState.ISSUED

    page = approver.get(page.links()["Record that it was sent"])
    lacking = approver.send(page, {"sent_on": case.build.days(1)})
    assert "Select how it was sent" in lacking.words()
    early = approver.send(page, {"sent_on": case.build.days(1), "way": "by post"})
    assert "The date must be today or in the past" in early.words()
    page = approver.send(early, {"sent_on": case.build.today, "details": "tracked, AB 12"})
    assert "1 letter recorded as sent." in page.words()
    assert "Sent by post (tracked, AB 12) on 23 November 2026. Recorded by Pat" in page.words()
    assert not forms(page)
    told = page.words()
    for sentence in ("drafted letter", "approved letter", "issued letter", "was sent by post"):
        assert sentence in told


def test_the_drafter_cannot_approve_and_approval_is_bound_to_what_was_read(
    client: Client, case: LetterCase
) -> None:
    (key,) = case.draft(PROVIDER)
    approver = client.other(case.approver)
    read = approver.get(f"/letters/{key}")
    client.sign_in(case.drafter)
    seen = case.letter(key).binding
    page = client.post(f"/letters/{key}/approve", {"seen": seen})
    assert "You drafted this letter, so someone else must approve it." in page.words()
    client.send(client.get(drafting(case, PROVIDER)), planned_issue_on=case.build.days(1))
    stale = approver.send(read)
    assert "This letter has changed since you opened it. Read it as it is now." in stale.words()
    assert "dated 24 November 2026" in stale.words()
    assert case.letter(key).state is LetterState.DRAFT
    assert case.letter(key).draft == 2


def test_each_passage_is_read_with_its_clues_and_a_reason(client: Client, build: Build) -> None:
    case = LetterCase(build, improve="On 3 October a woman in Room 4 told us “they never ask”.")
    (key,) = case.draft(PROVIDER)
    client.sign_in(case.approver)
    page = client.get(f"/letters/{key}")
    for clue in ("A room or flat", "A date or a time", "Someone’s own words", "One person, or a"):
        assert clue in page.words(), clue
    assert "Approve this letter" not in forms(page)
    refused = client.post(f"/letters/{key}/approve", {"seen": case.letter(key).binding})
    assert (
        "could point to one person. Read and clear each before the letter is approved."
        in refused.words()
    )
    for left in range(case.letter(key).uncleared, 0, -1):
        assert case.letter(key).uncleared == left
        page = client.get(f"/letters/{key}")
        page = client.get(addresses(page, "Read this passage")[0])
        empty = client.send(page)
        assert "Say why this passage does not point to one person" in empty.words()
        client.send(empty, reason=f"Everyone knows it. {AWKWARD}")
    page = client.get(f"/letters/{key}")
    assert "Łódź سلام 🙂" in page.words()
    assert "Approve this letter" in forms(page)
    assert "The letter is approved." in client.send(page).words()


def test_one_passage_is_checked_in_all_letters_of_a_go(client: Client, build: Build) -> None:
    case = LetterCase(build, plain="Ask the tenant in Room 9 about her plan.")
    keys = case.draft(RESIDENT, *case.residents[:3])
    client.sign_in(case.drafter)
    page = client.get(f"/letters/{keys[0]}")
    page = client.get(addresses(page, "Read this passage")[0])
    assert "SR-2026-001-L02, SR-2026-001-L03" in page.words()
    page = client.send(page, reason="Room 9 is empty")
    assert "It is decided for 3 letters." in page.words()
    assert [case.letter(key).uncleared for key in keys] == [0, 0, 0]


def test_a_passage_is_checked_once(client: Client, build: Build) -> None:
    case = LetterCase(build, names=("Ann Ash",))
    (key,) = case.draft(PROVIDER)
    client.sign_in(case.drafter)
    page = client.get(f"/letters/{key}")
    mine = client.get(addresses(page, "Read this passage")[0])
    other = client.other(case.approver)
    theirs = other.get(mine.address)
    client.send(mine, reason="True of everyone")
    page = other.send(theirs, reason="Mine")
    assert "Someone has cleared this passage already." in page.words()
    assert "True of everyone" in page.words()


def test_a_letter_on_hold_says_so_without_why(client: Client, case: LetterCase) -> None:
    (key,) = case.draft(PROVIDER)
    case.build.do(place_hold, case.lead, case.review, letters=True, visits=False)
    client.sign_in(case.approver)
    page = client.get(f"/letters/{key}")
    ask = "Ask Lena Lead, a lead reviewer of the team: 01632 960001."
    assert f"The team’s lead reviewers know why, or whom to ask. {ask}" in page.words()
    assert "Approve this letter" not in forms(page)
    page = client.post(f"/letters/{key}/approve", {"seen": case.letter(key).binding})
    assert (
        f"This letter cannot leave now. The team’s lead reviewers know why, or whom to ask. {ask}"
        in page.words()
    )
    for address in ("/letters", f"/reviews/{case.review}/letters", f"/letters/{key}"):
        words = client.get(address).words().lower()
        assert "on hold" not in words
        assert "hold the letters" not in words
    lead = client.other(case.lead)
    assert "on hold" in lead.get(f"/reviews/{case.review}/letters").words()
    page = lead.get(f"/letters/{key}")
    assert "A lead has put the letters of this review on hold." in page.words()
    assert "You lead this team, so you say what is done with it." in page.words()


def test_a_paused_review_sends_nothing(client: Client, case: LetterCase) -> None:
    (key,) = case.approved(PROVIDER)
    case.build.do(move_review, case.lead, case.review, ReviewState.PAUSED, "Police")
    client.sign_in(case.approver)
    page = client.post(f"/letters/{key}/issue")
    assert "This review is paused." in page.words()
    assert "Draft the" not in client.get(f"/reviews/{case.review}/letters").words()
    page = client.get(drafting(case, PROVIDER))
    assert not forms(page)


def test_a_letter_is_issued_on_its_day_only(client: Client, case: LetterCase, clock: Clock) -> None:
    (early,) = case.approved(PROVIDER, days=2)
    client.sign_in(case.approver)
    page = client.get(f"/letters/{early}")
    assert "Issue it on 25 November 2026." in page.words()
    assert not forms(page)
    page = client.post(f"/letters/{early}/issue")
    assert "This letter is dated 25 November 2026 and today is 23 November 2026." in page.words()
    clock.move(days=3)
    client.sign_in(case.approver)
    page = client.post(f"/letters/{early}/issue")
    assert "give it another date" in page.words()
    assert "Its date has passed. Give it another date" in page.words()


def test_the_day_changes_at_midnight_in_london(
    client: Client, case: LetterCase, clock: Clock
) -> None:
    clock.now = datetime(2027, 6, 30, 22, 30, tzinfo=UTC)

    made = Recommended(
        case.findings[FindingKind.IMPROVE],
        WHAT,
        PLAIN,
        EVIDENCE,
        case.build.days(14),
        case.build.days(60),
    )
    case.build.do(change_recommendation, case.lead, case.recommendation, made, "Later")
    (key,) = case.approved(PROVIDER)
    assert case.letter(key).planned_issue_on.isoformat() == "2027-06-30"
    clock.move(minutes=31)
    client.sign_in(case.approver)
    page = client.post(f"/letters/{key}/issue")
    assert "dated 30 June 2027 and today is 1 July 2027" in page.words()
    assert case.letter(key).state is LetterState.APPROVED


def test_letters_of_a_go_are_issued_and_sent_together(client: Client, case: LetterCase) -> None:
    keys = case.approved(RESIDENT, *case.residents[:3])
    client.sign_in(case.approver)
    page = client.get(f"/letters/{keys[0]}")
    page = client.send(page, button="Issue all 3 approved for today")
    assert "3 letters are issued." in page.words()
    page = client.get(page.links()["Record that it was sent"])
    others = [one.get("value") for one in page.every("input") if one.get("name") == "others"]
    assert sorted(str(one) for one in others) == sorted(str(key) for key in keys[1:])
    page = client.send(page, way="by hand", others=[str(keys[1])])
    assert "2 letters recorded as sent." in page.words()
    assert [case.letter(key).state for key in keys] == [
        LetterState.SENT,
        LetterState.SENT,
        LetterState.ISSUED,
    ]


def test_a_letter_is_put_aside_with_a_reason(client: Client, case: LetterCase) -> None:
    (key,) = case.draft(PROVIDER)
    client.sign_in(case.approver)
    page = client.get(f"/letters/{key}/discard")
    assert "Say why this letter is not needed" in client.send(page).words()
    page = client.send(page, reason=AWKWARD)
    assert "Put aside" in page.words()
    page = client.get(f"/letters/{key}")
    assert 'put letter SR-2026-001-L01 aside: O’Brien-Łukasz & "Sons" <b>' in page.words()
    assert not forms(page)
    page = client.post(f"/letters/{key}/approve", {"seen": case.letter(key).binding})
    assert "This letter has changed since you opened it." in page.words()
    client.send(client.get(drafting(case, PROVIDER)))
    assert len(lines_of(case)) == 2


def test_an_issued_letter_is_not_put_aside_nor_drafted_over(
    client: Client, case: LetterCase
) -> None:
    (key,) = case.issued(PROVIDER)
    before = case.letter(key)
    client.sign_in(case.drafter)
    assert client.get(f"/letters/{key}/discard").address == f"/letters/{key}"
    client.post(f"/letters/{key}/discard", {"reason": "No"})
    client.send(client.get(drafting(case, PROVIDER)))
    assert case.letter(key) == before
    assert len(lines_of(case)) == 2


def test_a_letter_that_no_longer_says_what_is_so_cannot_leave(
    client: Client, case: LetterCase
) -> None:

    provider, *_ = case.approved(PROVIDER)
    case.build.do(withdraw_recommendation, case.lead, case.recommendation, "Done already")
    client.sign_in(case.approver)
    page = client.get(f"/letters/{provider}")
    assert "What this letter tells has changed since it was drafted." in page.words()
    assert not forms(page)
    page = client.post(f"/letters/{provider}/issue")
    assert "Draft it again, so that it says what the record says." in page.words()
    assert case.letter(provider).state is LetterState.APPROVED


def test_a_letter_is_not_issued_to_someone_who_can_no_longer_be_reached(
    client: Client, case: LetterCase, clock: Clock
) -> None:
    first, second = case.approved(RESIDENT, *case.residents[:2])
    clock.move(minutes=5)
    case.build.do(
        set_contact,
        case.lead,
        case.scheme,
        case.residents[0],
        ContactNeeds(safe_to_write=YesNo.NO),
    )
    case.build.do(
        set_contact,
        case.lead,
        case.scheme,
        case.residents[1],
        ContactNeeds(safe_to_write=YesNo.YES, write_to="12 New Street\nAnytown"),
    )
    client.sign_in(case.approver)
    page = client.post(f"/letters/{first}/issue")
    assert "It is not safe to write to them" in page.words()
    page = client.post(f"/letters/{second}/issue")
    assert "How to reach this resident has changed" in page.words()
    assert {case.letter(key).state for key in (first, second)} == {LetterState.APPROVED}


def test_words_no_longer_agreed_to_cannot_leave(client: Client, build: Build) -> None:

    case = LetterCase(build, agreed=False)
    amina = case.residents[0]
    answer = case.interview(amina, "I choose my meals", Use.TAKE_PART, Use.NOTES, Use.TELL_PROVIDER)
    case.conclude(answer)
    (key,) = case.draft(PROVIDER)
    client.sign_in(case.approver)
    page = client.get(f"/letters/{key}")
    assert "What is left out" not in page.words()
    case.agree_to(amina, Reply(Use.TELL_PROVIDER, ConsentState.REFUSED))
    page = client.get(f"/letters/{key}")
    assert "This letter holds words that may no longer be used." in page.words()
    assert "Not everyone this rests on has agreed to this use." in page.words()
    page = client.send(client.get(drafting(case, PROVIDER)))
    assert "What is left out" in page.words()
    assert case.strength not in client.download(f"/letters/{key}/preview").text


def test_a_changed_file_stops_the_issue(client: Client, case: LetterCase) -> None:

    (key,) = case.approved(PROVIDER)
    kept = case.build.read(files_of, key, 1)[0]
    path = next(case.build.house.files.folder.rglob(kept.bytes_id))
    path.write_bytes(b"another letter")
    client.sign_in(case.approver)
    page = client.post(f"/letters/{key}/issue")
    assert "A file of this letter is not the one that was approved." in page.words()
    assert case.letter(key).state is LetterState.APPROVED
