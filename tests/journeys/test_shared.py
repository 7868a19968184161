"""What benefits officers read: what residents agreed to share, on every page and in every file."""

import io

import openpyxl
import pytest

from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Role
from reviews.services.consent.consents import Reply
from tests.build import Build
from tests.client import Client
from tests.letter_case import LetterCase

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
SAID = "Quillfeather"
WHY = "Not everyone this rests on has agreed to this use."
LOG_WHY = "Its words are not shown: not everyone that its finding rests on has agreed to this use."


class Case:
    """A recommendation, sent to the provider, that rests on what one resident said."""

    def __init__(self, build: Build, *uses: Use) -> None:
        self.build = build
        self.case = LetterCase(build, agreed=False)
        self.resident = self.case.residents[0]
        agreed = (Use.TAKE_PART, Use.NOTES, Use.TELL_PROVIDER, Use.QUOTE, *uses)
        answer = self.case.interview(self.resident, SAID, *agreed)
        self.case.strength = f"Staff answer {SAID}."
        answering = self.case.write(FindingKind.IMPROVE, f"{SAID} waits.", answer=answer)
        self.case.conclude(answer)
        self.recommendation = self.case.recommend(answering, what=f"Answer {SAID} at once.")
        self.letter = self.case.issued(PROVIDER)[0]
        self.to_resident = self.case.draft(LetterKind.RESIDENT_LETTER, self.resident)[0]
        self.benefits = build.officer(Role.BENEFITS_OFFICER, name="Ben Fitz")

    @property
    def pages(self) -> list[str]:
        review = f"/reviews/{self.case.review}"
        return [
            "/log",
            f"{review}/findings",
            f"{review}/recommendations",
            f"{review}/history",
            f"/letters/{self.letter}",
        ]

    @property
    def files(self) -> list[str]:
        return [f"/letters/{self.letter}/{kind}" for kind in ("preview", "docx", "pdf")]


def log_words(client: Client) -> str:
    book = openpyxl.load_workbook(io.BytesIO(client.download("/log.xlsx").data))
    return " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def test_what_is_not_shared_is_withheld_everywhere_and_named(client: Client, build: Build) -> None:
    case = Case(build)
    client.sign_in(case.benefits)
    for page in case.pages:
        assert SAID not in client.get(page).text, page
    for file in case.files:
        assert "not shown to you" in client.get(file, status=404).words(), file
    assert LOG_WHY in client.get("/log").words()
    assert SAID not in log_words(client)
    assert LOG_WHY in log_words(client)
    page = client.get(f"/letters/{case.letter}").words()
    assert page.count("What we found on:") == page.count(WHY) == 2
    for fact in ("Recommendations to the provider", "Harbour & Hearth CIC", "Issued, not yet sent"):
        assert fact in page, fact


def test_what_is_shared_is_read(client: Client, build: Build) -> None:
    case = Case(build, Use.SHARE_BENEFITS)
    client.sign_in(case.benefits)
    for page in case.pages[:-1]:
        assert SAID in client.get(page).text, page
    assert SAID in client.download(case.files[0]).text
    assert SAID in log_words(client)
    assert client.download(case.files[2]).data.startswith(b"%PDF")
    withdrawn = Reply(Use.SHARE_BENEFITS, ConsentState.WITHDRAWN)
    case.case.agree_to(case.resident, withdrawn)
    assert SAID not in client.get("/log").text
    client.get(case.files[0], status=404)


@pytest.mark.parametrize("who", ["drafter", "lead"])
def test_letter_officers_and_the_team_read_on(client: Client, build: Build, who: str) -> None:
    case = Case(build)
    client.sign_in(getattr(case.case, who))
    assert SAID in client.download(case.files[0]).text
    assert SAID in client.get("/log").text
    assert SAID in log_words(client)
    client.get(f"/letters/{case.to_resident}")


def test_a_draft_is_not_read_before_it_is_issued(client: Client, build: Build) -> None:
    case = Case(build, Use.SHARE_BENEFITS)
    (draft,) = case.case.draft(PROVIDER)
    client.sign_in(case.benefits)
    page = client.get(f"/letters/{draft}").words()
    assert "not issued yet, so nobody has checked them all" in page
    client.download(f"/letters/{draft}/preview", status=404)
    client.download(f"/letters/{draft}/docx", status=404)
    client.other(case.case.drafter).download(f"/letters/{draft}/preview")


def test_letters_about_one_resident_are_neither_listed_nor_open(
    client: Client, build: Build
) -> None:
    case = Case(build)
    reference = case.case.letter(case.to_resident).reference
    client.sign_in(case.benefits)
    client.get(f"/letters/{case.to_resident}", status=404)
    client.get(f"/letters/{case.to_resident}/pdf", status=404)
    review = f"/reviews/{case.case.review}"
    for page in ("/letters", f"{review}/letters", f"{review}/history", "/"):
        assert reference not in client.get(page).text, page
    of_review = client.get(f"{review}/letters").words()
    assert "Letter to a resident" not in of_review
    assert "Letter to a referrer" not in of_review
    assert case.case.letter(case.letter).reference in of_review
    for officer in (case.case.drafter, case.case.lead):
        assert reference in client.other(officer).get("/letters").text


def test_a_lead_of_another_team_with_benefits_reads_for_benefits(
    client: Client, build: Build
) -> None:
    case = Case(build)
    roles = (Role.LEAD_REVIEWER, Role.BENEFITS_OFFICER)
    client.sign_in(build.officer(*roles, team=build.team()))
    client.get(f"/letters/{case.to_resident}", status=404)
    client.get(case.files[0], status=404)
    assert case.case.letter(case.to_resident).reference not in client.get("/letters").text


def test_benefits_officers_see_the_claim_and_not_how_to_reach_anyone(
    client: Client, build: Build
) -> None:
    contact = {"other_needs": "Her advocate comes", "safety_note": "Never ring after six"}
    scheme = build.scheme(team := build.team())
    resident = build.resident(scheme, "Zoë Ŵynn", **contact)
    page = client.sign_in(build.officer(Role.BENEFITS_OFFICER)).get(f"/residents/{resident}")
    for shown in ("Zoë Ŵynn", "Claim HB", "Room"):
        assert shown in page.words(), shown
    for kept in (*contact.values(), "How to reach them"):
        assert kept not in page.words(), kept
    for officer in (build.officer(Role.LETTER_OFFICER), build.officer(team=team)):
        page = client.other(officer).get(f"/residents/{resident}")
        assert all(one in page.words() for one in contact.values())
