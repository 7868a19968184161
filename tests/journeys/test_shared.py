"""What benefits officers read: what residents agreed to share, on every page and in every file."""

import io
import re
from uuid import uuid4

import openpyxl
import pytest

from reviews.domain.assessment.overall_assessment import About, FindingKind
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Role
from reviews.domain.review.requests import OF_PEOPLE
from reviews.services.consent.consents import Reply
from reviews.services.people.council_settings import set_council
from tests.build import Build
from tests.client import Client
from tests.letter_case import LetterCase
from tests.pieces import KEPT, SHARED, Pieces

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
SAID = "Quillfeather"


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
        self.letter = self.case.sent(PROVIDER)[0]
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


def test_what_is_not_shared_is_not_there(client: Client, build: Build) -> None:
    case = Case(build)
    client.sign_in(case.benefits)
    for page in case.pages[:-1]:
        words = client.get(page).words()
        assert SAID not in words, page
        assert "not shown" not in words.casefold(), page
    never = client.http.get(f"/letters/{uuid4()}").text
    for gone in (case.pages[-1], *case.files, f"/recommendations/{case.recommendation}"):
        page_gone = client.get(gone, status=404)
        assert _less_nonce(page_gone.text) == _less_nonce(never), gone
    assert SAID not in log_words(client)
    assert "Open recommendations" in client.get("/log").words(), "the other one is read"
    assert f"1. {case.case.what}" in client.get("/log").words(), "by a number of its own"


def _less_nonce(text: str) -> str:
    return re.sub(r'nonce="[^"]+"', "", text)


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


def test_a_letter_is_not_there_before_it_was_sent(client: Client, build: Build) -> None:
    case = Case(build, Use.SHARE_BENEFITS)
    (draft,) = case.case.draft(PROVIDER)
    client.sign_in(case.benefits)
    for address in (f"/letters/{draft}", f"/letters/{draft}/preview", f"/letters/{draft}/docx"):
        client.get(address, status=404)
    assert f"/letters/{draft}" not in client.get("/letters").links().values()
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
    assert "Recommendations to the provider" not in of_review, "it carries what is not shared"
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


def test_a_finding_stands_on_the_rest_and_reasons_follow_it(client: Client, build: Build) -> None:
    case = build.once(Pieces)
    client.sign_in(case.benefits)
    review = f"/reviews/{case.case.review}"
    words = client.get(f"{review}/findings").words()
    both = words[words.index(f"{SHARED} is late.") : words.index(f"{SHARED} is kind.")]
    assert both.count("An account (resident)") == 1, "without the piece that is kept"
    assert KEPT not in words
    assert "Not shown" not in words
    overall = client.get(f"{review}/overall").words()
    assert overall.count(f"As {SHARED} told") == len(About) - 1
    assert overall.count("Not shown here. It may tell what is not shared") == 1
    assert "Agreed on" not in overall, "a second reader’s words name nothing that they rest on"
    assert "findings not shown" not in overall
    build.do(set_council, None, small_scheme_threshold=20)
    overall = client.get(f"{review}/overall").words()
    assert overall.count("Not shown here.") == 1
    assert "It may tell" not in overall, "few live here, so that a reason could point to one"
    case.case.agree_to(case.borys, Reply(Use.SHARE_BENEFITS, ConsentState.GIVEN))
    words = client.get(f"{review}/overall").words()
    assert f"As {KEPT} told" in words
    assert f"Agreed on {KEPT}" in words
    assert client.download(f"/letters/{case.letter}/preview").status_code == 200
    served = client.get(client.get("/").links()["Letters that were sent"])
    assert f"/letters/{case.letter}" in served.links().values()


def test_the_first_page_leads_to_what_is_shared(client: Client, build: Build) -> None:
    case = build.once(Pieces)
    page = client.sign_in(case.benefits).get("/")
    page = client.get(client.get(page.links()["Marigold House"]).links()["What is shared with you"])
    assert f"{SHARED} rota" in page.links()
    account = client.get(f"/reviews/{case.case.review}/shared/{case.account}")
    assert f"{SHARED} comes when I ask" in account.words()
    assert "safe to write" not in account.words().casefold(), "not how to reach them"
    paper = client.download(page.links()[f"{SHARED} rota"])
    assert paper.data == f"{SHARED} rota".encode()
    assert paper.content_type == "text/plain; charset=utf-8"
    for item in OF_PEOPLE:
        of_one = case.received("What one person said", item)
        client.get(f"/reviews/{case.case.review}/papers/{of_one}", status=404)
    for officer, status in ((case.case.drafter, 403), (case.case.second, 200)):
        client.other(officer).get(f"/reviews/{case.case.review}/shared", status=status)
