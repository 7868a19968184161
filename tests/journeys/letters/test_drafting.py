"""Letters page by page: drafted, checked, approved, issued, sent."""

import io
import re
import zipfile
from datetime import UTC, datetime
from html import unescape
from uuid import UUID, uuid4

import html5lib
import pikepdf
import pytest

from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.consent.uses import ConsentState, Use
from reviews.domain.letters.kinds import LetterFormat, LetterKind, LetterState
from reviews.domain.people.roles import Role
from reviews.domain.register.words import YesNo
from reviews.domain.review.state import ReviewState
from reviews.services.consent.consents import Reply
from reviews.services.follow_up.recommendations import (
    Recommended,
    change_recommendation,
    withdraw_recommendation,
)
from reviews.services.letters import draft as service
from reviews.services.letters.steps import approve
from reviews.services.register.residents import ContactNeeds, set_contact
from reviews.services.review.reviews import move_review
from reviews.services.safeguarding.concerns import place_hold
from reviews.store.letters import letters as store_letters
from reviews.store.letters.letters import LetterLine, files_of, letters_of
from reviews.store.tables import Letter, LetterFile, StoredFile
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.documents import pdf_words
from tests.letter_case import EVIDENCE, PLAIN, WHAT, LetterCase
from tests.page import Page

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
RESIDENT = LetterKind.RESIDENT_LETTER
AWKWARD = "O’Brien-Łukasz & \"Sons\" <b> 'ŵ ŷ' Łódź سلام 🙂\n=1+1"


@pytest.fixture
def case(build: Build) -> LetterCase:
    return LetterCase(build)


def drafting(case: LetterCase, kind: LetterKind) -> str:
    return f"/reviews/{case.review}/letters/draft/{kind}"


def addresses(page: Page, words: str) -> list[str]:
    return [href for said, href in page.links().items() if said.startswith(words)]


def forms(page: Page) -> list[str]:
    """The buttons of the page's forms."""
    return [page.words(one) for form in page.every("form") for one in form.iter("button")]


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


def test_a_new_draft_loses_clearances_and_approval(client: Client, build: Build) -> None:
    case = LetterCase(build, improve="A young woman in Room 4 was not asked.")
    (key,) = case.approved(PROVIDER)
    client.sign_in(case.drafter)
    page = client.get(f"/letters/{key}")
    page = client.send(client.get(page.links()["Draft it again"]))
    assert "Draft 2." in page.words()
    assert "passages must be checked" in page.words()
    assert case.letter(key).approved_binding is None
    assert case.letter(key).uncleared > 0


def test_each_passage_is_read_with_its_clues_and_a_reason(client: Client, build: Build) -> None:
    case = LetterCase(build, improve="On 3 October a woman in Room 4 told us “they never ask”.")
    (key,) = case.draft(PROVIDER)
    client.sign_in(case.approver)
    page = client.get(f"/letters/{key}")
    for clue in ("a room or flat", "a date or a time", "someone’s own words", "one person, or a"):
        assert clue in page.words(), clue
    assert "Approve this letter" not in forms(page)
    refused = client.post(f"/letters/{key}/approve", {"seen": case.letter(key).binding})
    assert "could point to one person. Check each before the letter is approved." in refused.words()
    for left in range(case.letter(key).uncleared, 0, -1):
        assert case.letter(key).uncleared == left
        page = client.get(f"/letters/{key}")
        page = client.get(addresses(page, "Check this passage")[0])
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
    page = client.get(addresses(page, "Check this passage")[0])
    page = client.send(page, reason="Room 9 is empty", elsewhere=True)
    assert "It is checked in 3 letters." in page.words()
    assert [case.letter(key).uncleared for key in keys] == [0, 0, 0]


def test_a_passage_is_checked_once(client: Client, build: Build) -> None:
    case = LetterCase(build, names=("Ann Ash",))
    (key,) = case.draft(PROVIDER)
    client.sign_in(case.drafter)
    page = client.get(f"/letters/{key}")
    mine = client.get(addresses(page, "Check this passage")[0])
    other = client.other(case.approver)
    theirs = other.get(mine.address)
    client.send(mine, reason="True of everyone")
    page = other.send(theirs, reason="Mine")
    assert "Someone has checked this passage already." in page.words()
    assert "True of everyone" in page.words()


def test_residents_are_written_to_only_where_it_is_safe(client: Client, case: LetterCase) -> None:
    build, (amina, borys, carys, desmond, elif_, fergus) = case.build, case.residents

    def reach(resident: UUID, **needs: object) -> None:
        build.do(set_contact, case.lead, case.scheme, resident, ContactNeeds(**needs))  # type: ignore[arg-type]

    reach(borys, safe_to_write=YesNo.NO)
    reach(carys, safe_to_write=YesNo.NOT_KNOWN)
    reach(desmond, safe_to_write=YesNo.NO, by_hand=True, format="braille", language="Polish")
    case.agree_to(amina, Reply(Use.LETTER, ConsentState.REFUSED))
    unknown = build.resident(case.scheme, "Gil Unknown", safe_to_write=YesNo.NOT_KNOWN)
    reach(unknown, safe_to_write=YesNo.NOT_KNOWN)
    client.sign_in(case.drafter)
    page = client.get(drafting(case, RESIDENT))
    ticked = {one.get("value") for one in page.every("input") if one.get("checked") is not None}
    assert ticked == {str(desmond), str(elif_), str(fergus)}
    words = page.words()
    assert "Braille (ordered by the council), by hand, Polish" in words
    after = words[words.index("No letter goes to") :]
    assert "They do not want letters from us." in after
    assert "It is not safe to write to them" in after
    assert "Nobody has asked yet how to reach them safely." in after
    for resident in (amina, borys, carys, unknown):
        forced = client.send(page, residents=[str(resident)])
        assert "Choose from the answers on the list." in forced.words()
    page = client.send(page)
    assert "3 letters are drafted." in page.words()
    assert {one.resident_id for one in _letters(case)} == {desmond, elif_, fergus}
    braille = next(one for one in _letters(case) if one.resident_id == desmond)
    page = client.get(f"/letters/{braille.id}")
    assert "Order a braille version" in page.words()
    assert "They use Polish. Have a person translate the letter" in page.words()
    assert "Give it to them by hand." in page.words()


def _letters(case: LetterCase) -> list[LetterLine]:
    found: list[LetterLine] = case.build.read(letters_of, case.review)
    return found


def test_an_invitation_is_not_pressed_on_anyone(client: Client, case: LetterCase) -> None:
    case.visit(10)
    case.agree_to(case.residents[0], Reply(Use.TAKE_PART, ConsentState.REFUSED))
    client.sign_in(case.drafter)
    page = client.get(drafting(case, LetterKind.RESIDENT_INVITATION))
    assert "They have answered an invitation already." in page.words()
    assert "5 letters are drafted." in client.send(page).words()


def test_what_was_typed_stays_when_something_is_wrong(client: Client, case: LetterCase) -> None:
    client.sign_in(case.drafter)
    page = client.get(drafting(case, RESIDENT))
    chosen = [str(case.residents[1])]
    wrong = client.send(
        page, {"planned_issue_on-day": "31", "planned_issue_on-month": "2"}, residents=chosen
    )
    assert "Enter a real date" in wrong.words()
    kept = {one.get("name"): one.get("value") for one in wrong.every("input")}
    assert kept["planned_issue_on-day"] == "31"
    ticked = [one.get("value") for one in wrong.every("input") if one.get("checked") is not None]
    assert ticked == chosen
    past = client.send(page, planned_issue_on=case.build.days(-1))
    assert "The date of the letter must be today or later." in past.words()
    nobody = client.send(page, contact="", residents=[])
    assert "Choose whom to contact about this letter" in nobody.words()
    assert "Choose at least one resident" in nobody.words()
    late = client.send(client.get(drafting(case, PROVIDER)), planned_issue_on=case.build.days(20))
    assert "which is not after the date of the letter" in late.words()
    assert not _letters(case)
    assert not _unnamed_bytes(case)


def _unnamed_bytes(case: LetterCase) -> set[str]:

    named = {one.bytes_id for one in case.build.rows(LetterFile)}
    named |= {one.bytes_id for one in case.build.rows(StoredFile)}
    return case.kept_files() - named


def test_no_file_stays_of_a_letter_that_was_refused(client: Client, case: LetterCase) -> None:

    prepared = case.prepare(case.plans(RESIDENT, *case.residents[:2]))
    assert _unnamed_bytes(case)
    service.forget(prepared, case.build.house.files)
    assert not _unnamed_bytes(case)


def test_what_must_come_first_is_said(client: Client, build: Build) -> None:
    case = LetterCase(build, agreed=False)
    client.sign_in(case.lead)
    page = client.get(f"/reviews/{case.review}/letters")
    assert page.words().count("once the overall assessment is agreed") == 2
    assert page.words().count("Plan an announced visit") == 2
    assert "Choose on the request list what to ask the provider for first." in page.words()
    for kind in LetterKind:
        page = client.get(drafting(case, kind))
        assert not forms(page), kind
        refused = client.post(drafting(case, kind), {"contact": str(case.lead.id)})
        assert "drafted" not in refused.words() or "can be drafted once" in refused.words()
    assert not _letters(case)


def test_a_letter_needs_a_provider(client: Client, build: Build) -> None:
    team = build.team()
    lead = build.officer(Role.LEAD_REVIEWER, team=team)
    review = build.review(lead, build.scheme(team))
    client.sign_in(lead)
    page = client.get(f"/reviews/{review}/letters/draft/visit-notice")
    assert "Plan an announced visit" in page.words()


def test_a_letter_on_hold_says_so_without_why(client: Client, case: LetterCase) -> None:
    (key,) = case.draft(PROVIDER)
    case.build.do(place_hold, case.lead, case.review, letters=True, visits=False)
    client.sign_in(case.approver)
    page = client.get(f"/letters/{key}")
    assert "A lead reviewer has put the letters of this review on hold." in page.words()
    assert "Approve this letter" not in forms(page)
    page = client.post(f"/letters/{key}/approve", {"seen": case.letter(key).binding})
    assert "Speak to them." in page.words()
    assert "On hold" in client.get("/letters").words()
    assert "on hold" in client.get(f"/reviews/{case.review}/letters").words()


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
    assert "make a new draft with another date" in page.words()
    assert "Its date has passed. Draft it again" in page.words()


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
    assert len(_letters(case)) == 2


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
    assert len(_letters(case)) == 2


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


def test_the_files_are_the_recorded_bytes_under_discreet_names(
    client: Client, case: LetterCase
) -> None:
    (key,) = case.draft(RESIDENT, case.residents[0])
    client.sign_in(case.approver)
    kinds = {
        "docx": (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".docx",
        ),
        "pdf": ("application/pdf", ".pdf"),
        "large-print-pdf": ("application/pdf", "-large-print.pdf"),
        "html": ("text/html", ".html"),
        "text": ("text/plain", ".txt"),
    }
    assert set(kinds) == {str(one) for one in LetterFormat}
    for format_, (media, ending) in kinds.items():
        response = client.download(f"/letters/{key}/{format_}")
        assert response.mimetype == media
        named = response.headers["Content-Disposition"]
        assert f"filename=SR-2026-001-L01-draft-1{ending}" in named
        assert "Amina" not in named
        assert "script-src" not in response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["Cache-Control"] == "no-store"
    html = client.download(f"/letters/{key}/html")
    assert "sandbox" in html.headers["Content-Security-Policy"]
    assert client.download(f"/letters/{key}/preview").data == html.data
    for wrong in ("doc", "exe", "..", "PDF"):
        client.download(f"/letters/{key}/{wrong}", status=404)
    case.clear(key)
    case.build.do(approve, case.approver, key, case.letter(key).binding)
    client.post(f"/letters/{key}/issue")
    response = client.download(f"/letters/{key}/pdf")
    assert "filename=SR-2026-001-L01.pdf" in response.headers["Content-Disposition"]


def test_an_issued_file_that_was_changed_is_refused(client: Client, case: LetterCase) -> None:

    (key,) = case.issued(PROVIDER)
    client.sign_in(case.approver)
    before = client.download(f"/letters/{key}/pdf").data
    kept = next(one for one in case.build.read(files_of, key, 1) if one.format == "pdf")
    path = next(case.build.house.files.folder.rglob(kept.bytes_id))
    path.write_bytes(before + b" ")
    page = client.get(f"/letters/{key}/pdf", status=409)
    assert "is not the one that was recorded" in page.words()
    path.unlink()
    client.get(f"/letters/{key}/pdf", status=409)
    path.write_bytes(before)
    assert client.download(f"/letters/{key}/pdf").data == before


def test_a_changed_file_stops_the_issue(client: Client, case: LetterCase) -> None:

    (key,) = case.approved(PROVIDER)
    kept = case.build.read(files_of, key, 1)[0]
    path = next(case.build.house.files.folder.rglob(kept.bytes_id))
    path.write_bytes(b"another letter")
    client.sign_in(case.approver)
    page = client.post(f"/letters/{key}/issue")
    assert "A file of this letter is not the one that was approved." in page.words()
    assert case.letter(key).state is LetterState.APPROVED


def test_awkward_words_come_out_right_in_every_format(client: Client, build: Build) -> None:
    case = LetterCase(
        build,
        names=("Zoë O’Brien-Łukasz", *("Ann Ash", "Bo Birch", "Cy Cedar", "Di Dane", "Eli East")),
        strength=f"Good: {AWKWARD}",
        improve=f"Better: {AWKWARD}",
        what=f"Do: {AWKWARD}",
        plain=f"Asked: {AWKWARD}",
        scheme_name="Tŷ Gwyn & <Sons>",
        provider_name='Łódź & "Co" <b>',
    )
    (provider,) = case.draft(PROVIDER)
    (resident,) = case.draft(RESIDENT, case.residents[0])
    client.sign_in(case.approver)
    told = AWKWARD.split("\n")
    for key, opening in ((provider, "Do:"), (resident, "Asked:")):
        formats = ["docx", "pdf"] if key == provider else [str(one) for one in LetterFormat]
        for format_ in formats:
            words = _read(client.download(f"/letters/{key}/{format_}").data, format_)
            for piece in (opening, *told[0].split(), told[1]):
                # A PDF holds the letters of Arabic in the order they are drawn in.
                drawn = tuple(piece) if format_.endswith("pdf") and piece == "سلام" else (piece,)
                assert all(one in words for one in drawn), (format_, piece)
    assert "Zoë O’Brien-Łukasz" in _read(client.download(f"/letters/{resident}/text").data, "text")
    assert "Tŷ Gwyn & <Sons>" in _read(client.download(f"/letters/{provider}/docx").data, "docx")
    page = client.get(f"/letters/{provider}")
    assert 'Łódź & "Co" <b>' in page.words()


def _read(data: bytes, format_: str) -> str:
    """A letter's words, read back as its reader's program would."""
    if format_ == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            xml = package.read("word/document.xml").decode()
        return unescape(re.sub(r"<[^>]+>", "", re.sub(r"</w:t><w:br/>|</w:p>", "\n", xml)))
    if format_.endswith("pdf"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return pdf_words.words(pdf)
    if format_ == "html":
        root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(data)
        return "".join(root.itertext())
    return data.decode()


def test_another_team_finds_nothing_and_readers_only_read(client: Client, case: LetterCase) -> None:
    (key,) = case.draft(PROVIDER)
    client.sign_in(case.build.officer(Role.LEAD_REVIEWER, team=case.build.team()))
    for path in (
        f"/letters/{key}",
        f"/letters/{key}/pdf",
        f"/letters/{key}/preview",
        f"/reviews/{case.review}/letters",
        drafting(case, PROVIDER),
        f"/letters/{key}/sent",
        f"/letters/{key}/discard",
        f"/letters/{uuid4()}",
    ):
        client.get(path, status=404)
    client.post(f"/letters/{key}/approve", {"seen": case.letter(key).binding}, status=404)
    assert "SR-2026-001-L01" not in client.get("/letters").words()

    reader = client.other(case.second)
    page = reader.get(f"/letters/{key}")
    assert not forms(page)
    assert "What to do now" not in page.words()
    assert "SR-2026-001-L01" in reader.get("/letters").words()
    reader.get(drafting(case, PROVIDER), status=403)
    reader.post(f"/letters/{key}/approve", {"seen": case.letter(key).binding}, status=403)

    for role in (Role.ADMINISTRATOR, Role.AUDITOR):
        stranger = client.other(case.build.officer(role))
        stranger.get(f"/letters/{key}", status=403)
        stranger.get("/letters", status=403)


def test_how_to_reach_a_resident_is_for_those_who_write(client: Client, case: LetterCase) -> None:
    (key,) = case.draft(RESIDENT, case.residents[0])
    case.build.do(
        set_contact,
        case.lead,
        case.scheme,
        case.residents[0],
        ContactNeeds(safe_to_write=YesNo.YES, safety_note="Never at the office"),
    )
    client.sign_in(case.approver)
    assert "Never at the office" in client.get(f"/letters/{key}").words()
    benefits = client.other(case.build.officer(Role.BENEFITS_OFFICER))
    page = benefits.get(f"/letters/{key}", status=404)
    assert "Never at the office" not in page.text
    assert "Amina" not in page.text


def test_pages_of_letters_follow_one_another(
    client: Client, case: LetterCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_letters, "PAGE", 4)
    case.draft(RESIDENT, *case.residents)
    client.sign_in(case.drafter)
    first = client.get("/letters")
    assert "SR-2026-001-L04" in first.words()
    assert "SR-2026-001-L05" not in first.words()
    second = client.get(first.links()["Next page"])
    assert "SR-2026-001-L06" in second.words()
    assert "SR-2026-001-L04" not in second.words()
    assert "SR-2026-001-L01" in client.get(second.links()["First page"]).words()
    assert "No letter waits here" in client.get("/letters?state=issued").words()
    assert client.get("/letters?state=nonsense&after=nonsense").status == 200


def test_a_kind_that_is_none_and_a_passage_of_an_older_draft_are_not_there(
    client: Client, build: Build
) -> None:
    case = LetterCase(build, names=("Ann Ash",))
    (key,) = case.draft(PROVIDER)
    client.sign_in(case.drafter)
    client.get(f"/reviews/{case.review}/letters/draft/birthday-card", status=404)
    old = addresses(client.get(f"/letters/{key}"), "Check this passage")[0]
    case.draft(PROVIDER)
    client.get(old, status=404)
    client.get(f"/letters/{key}/passages/{uuid4()}", status=404)
