"""The same words in two residents' papers: compared when asked, shown as agreed, judged, cited."""

from typing import Any
from uuid import UUID

import pytest
import typst

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.accounts.answers import Answer, State
from reviews.domain.accounts.questions import Kind
from reviews.domain.assessment.planned_parts import FILE_SET, SCHEME_SET
from reviews.domain.assessment.same_words import EXAMPLES, WORDS_OF_THE_FILE
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Role
from reviews.domain.sources import Source
from reviews.services.accounts import accounts
from reviews.services.accounts.record_answers import record_answers
from reviews.services.assessment import same_words as service
from reviews.services.record.files import take_in
from reviews.store.assessment import same_words as store
from reviews.store.tables import AnswerVersion, FindingEvidence, SameWordsLook, SameWordsPair
from tests.build import Build
from tests.client import Client
from tests.queries import asked

PLAN = (
    "{} will meet the support worker each week to go over money, letters and appointments, and "
    "{} will be helped to cook two meals a week until this can be done alone & <safely>. Żółw 🙂"
)
QUESTION = "referral-needs"
AWKWARD = 'Asked Łucja & "Bob" <b>\nSame template? عربي 🙂'


class Place:
    """A review with residents whose files hold papers."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.team = build.team()
        self.lead = build.officer(Role.LEAD_REVIEWER, team=self.team, name="Bo Birch")
        self.officer = build.officer(team=self.team, name="Ann Ash")
        self.scheme = build.scheme(self.team, name="Canal House")
        self.residents = [
            build.resident(self.scheme, name) for name in ("Wanda W", "Xavi X", "Yusra Y")
        ]
        self.review = build.review(self.officer, self.scheme, *self.residents)
        for one in self.residents:
            build.agree(self.officer, self.review, one)
        self.address = f"/reviews/{self.review}/same-words"

    def file(self, resident: int, words: str | bytes, name: str = "plan.txt", **more: Any) -> UUID:
        """A file attached to the first answer of a new personal-file account."""
        by = more.pop("by", self.officer)
        said = more.pop("said", f"Noted of number {resident}")
        account = self.build.account(
            by, self.review, self.residents[resident], Source.DOCUMENT, said, **more
        )
        answer = next(one for one in self.build.rows(AnswerVersion) if one.account_id == account)
        data = words if isinstance(words, bytes) else words.encode()
        upload = take_in(self.build.house.files, name, data, 1_000_000)
        self.build.do(accounts.attach_file, by, account, answer.question, 0, upload)
        return account

    def two_plans(self) -> None:
        self.file(0, PLAN.format("Wanda", "she"), "wanda plan.txt")
        self.file(1, PLAN.format("Xavi", "he"), "xavi plan.txt")


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def _compare(client: Client, place: Place) -> Any:
    return client.send(client.get(place.address))


def test_papers_are_compared_when_asked_and_a_pair_is_shown_passage_by_passage(
    client: Client, build: Build, place: Place
) -> None:
    place.two_plans()
    place.file(2, "Nothing here is like the others.")
    client.sign_in(place.officer)
    page = client.get(client.get(f"/reviews/{place.review}").links()["Same words twice"])
    assert "6 papers to compare" in page.words()
    assert build.rows(SameWordsLook) == []
    page = client.send(page)
    assert "1 pair of papers" in page.words()
    assert "R-0005 and R-0006" in page.words()
    assert "Nothing has come or gone since" in page.words()
    page = client.get(next(to for say, to in page.links().items() if say.startswith("R-0005 and")))
    assert len(page.every("mark")) == 4
    marked = [page.words(one) for one in page.every("mark")]
    assert marked[0] == marked[2]
    assert "will meet the support worker each week" in marked[0]
    assert "alone & <safely>. Żółw" in marked[1]
    assert "Wanda W" not in page.words()
    history = client.get(f"/reviews/{place.review}/history").words()
    assert "looked for the same words in 6 papers of residents" in history


def test_that_no_pair_is_found_is_said_only_once_papers_were_compared(
    client: Client, place: Place
) -> None:
    client.sign_in(place.officer)
    task_list = f"/reviews/{place.review}"
    assert "Same words twice Not compared yet" in client.get(task_list).words()
    place.file(0, "Nothing here is like the others.")
    place.file(1, "Each of these lines is its own.")
    _compare(client, place)
    assert "Same words twice No pair in" in client.get(task_list).words()


def test_an_officer_says_what_they_make_of_a_pair(client: Client, place: Place) -> None:
    place.two_plans()
    client.sign_in(place.officer)
    links = _compare(client, place).links()
    address = next(to for say, to in links.items() if say.startswith("R-0005 and"))
    page = client.send(client.get(address))
    assert "Select what you make of it" in page.words()
    page = client.send(client.get(address), made="copied", reason=" ")
    assert "Say why, or what is to be asked" in page.words()
    page = client.send(client.get(address), made="copied", reason=AWKWARD)
    assert "Copied" in page.words()
    assert "Ann Ash" in page.words()
    opened = client.get(address)
    assert 'Asked Łucja & "Bob" <b> Same template? عربي 🙂' in opened.words()
    client.send(client.get(address), made="template", reason="")
    clash = client.send(opened, made="ask", reason="Ask the manager")
    assert "Someone else said what they make of this" in clash.words()
    assert "Ask the manager" in clash.words()
    page = client.send(clash)
    assert "Needs asking about" in page.words()


def test_both_papers_are_cited_for_a_finding_with_a_note_that_quotes_nothing(
    client: Client, build: Build, place: Place
) -> None:
    place.two_plans()
    finding = build.finding(place.officer, place.review)
    client.sign_in(place.officer)
    links = _compare(client, place).links()
    page = client.get(next(to for say, to in links.items() if say.startswith("R-0005 and")))
    page = client.get(page.links()["Use it as evidence"])
    assert "Select the finding" in client.send(page).words()
    page = client.send(page, finding=str(finding))
    assert page.heading == "A finding"
    assert "wanda plan.txt: 32 words are the same as in “xavi plan.txt” of R-0006." in page.words()
    assert "xavi plan.txt: 32 words are the same as in “wanda plan.txt” of R-0005." in page.words()
    rows = build.rows(FindingEvidence)
    assert len(rows) == 2
    assert all("support worker" not in row.note for row in rows)
    assert all(row.answer_id for row in rows)


def test_without_agreement_a_paper_is_not_compared_not_shown_and_not_named(
    client: Client, build: Build, place: Place
) -> None:
    place.two_plans()
    client.sign_in(place.officer)
    links = _compare(client, place).links()
    address = next(to for say, to in links.items() if say.startswith("R-0005 and"))
    build.agree(
        place.officer, place.review, place.residents[1], Use.READ_FILE, state=ConsentState.REFUSED
    )
    client.get(address, status=404)
    client.get(f"{address}/cite", status=404)
    page = client.get(place.address)
    assert "R-0005 and R-0006" not in page.words()
    assert "xavi" not in page.words()
    assert "Papers have come or gone" in page.words()
    assert "0 pairs of papers" in page.words()
    assert "We hold no agreement to this use." in page.words()
    build.agree(place.officer, place.review, place.residents[1])
    assert "R-0005 and R-0006" in client.get(place.address).words()


def test_what_was_told_in_confidence_is_for_those_who_may_open_it(
    client: Client, build: Build, place: Place
) -> None:
    place.file(0, PLAN.format("Wanda", "she"))
    place.file(1, PLAN.format("Xavi", "he"), by=place.lead, sensitivity=Sensitivity.CONFIDENTIAL)
    client.sign_in(place.officer)
    assert "Compare the papers" not in client.get(place.address).words()
    lead = client.other(place.lead)
    page = _compare(lead, place)
    assert "1 pair of papers" in page.words()
    address = next(to for say, to in page.links().items() if say.startswith("R-0005 and"))
    client.get(address, status=404)
    page = client.get(place.address)
    assert "0 pairs of papers" in page.words()
    assert "Of the papers compared that you may read, no two" in page.words()


def test_another_team_and_other_roles_are_kept_out(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(build.officer(team=build.team()))
    client.get(place.address, status=404)
    for role in (Role.LETTER_OFFICER, Role.BENEFITS_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR):
        client.other(build.officer(role, team=place.team)).get(place.address, status=403)


def test_a_file_that_cannot_be_read_is_named_with_the_reason(client: Client, place: Place) -> None:
    place.file(0, b"%PDF-1.7\n%%EOF\n", "plan.pdf")
    place.file(1, "Nothing here is like the others.")
    client.sign_in(place.officer)
    page = _compare(client, place)
    said = "plan.pdf , R-0005. It is damaged, so its words cannot be read."
    assert said in page.words()


def test_a_pdf_is_compared_with_a_text_file(client: Client, place: Place) -> None:
    place.file(0, typst.compile(f'#"{PLAN.format("Wanda", "she")}"'.encode()), "plan.pdf")
    place.file(1, PLAN.format("Xavi", "he"))
    client.sign_in(place.officer)
    assert "1 pair of papers" in _compare(client, place).words()


def test_what_officers_noted_at_length_is_compared_too(client: Client, place: Place) -> None:
    place.file(0, "Short.", said=PLAN.format("She", "she"))
    place.file(1, "Other.", said=PLAN.format("He", "he"))
    client.sign_in(place.officer)
    page = _compare(client, place)
    assert "1 pair of papers" in page.words()
    page = client.get(next(to for say, to in page.links().items() if say.startswith("R-0005 and")))
    assert "Noted from the file" in page.words()


def test_comparing_again_keeps_what_was_said_and_adds_only_what_is_new(
    client: Client, build: Build, place: Place
) -> None:
    place.two_plans()
    client.sign_in(place.officer)
    links = _compare(client, place).links()
    address = next(to for say, to in links.items() if say.startswith("R-0005 and"))
    client.send(client.get(address), made="ask", reason="Ask the manager")
    place.file(2, PLAN.format("Yusra", "she"), "yusra plan.txt")
    page = client.get(place.address)
    assert "Papers have come or gone" in page.words()
    page = client.send(page)
    assert "3 pairs of papers" in page.words()
    assert "Needs asking about" in page.words()
    assert len(build.rows(SameWordsPair)) == 3


def test_a_long_list_is_read_page_by_page(
    client: Client, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviews.journeys.same_words.routes.AT_ONCE", 2)
    for number in range(3):
        place.file(number, PLAN.format("They", "they"), f"plan {number}.txt")
    client.sign_in(place.officer)
    first = _compare(client, place)
    second = client.get(first.links()["Next page"])
    assert "3 pairs of papers" in second.words()
    assert (len(first.every("tr")), len(second.every("tr"))) == (3, 2)
    assert "Next page" not in second.links()
    assert len(client.get(second.links()["First page"]).every("tr")) == 3


def test_the_list_asks_the_database_no_more_for_more_pairs(
    client: Client, build: Build, place: Place
) -> None:
    def queries() -> int:
        with asked(build.house.engine) as sent:
            client.get(place.address)
        return len(sent)

    place.two_plans()
    client.sign_in(place.officer)
    _compare(client, place)
    few = queries()
    for number in (0, 1, 2, 2):
        place.file(number, PLAN.format("They", "they"), f"more {number}.txt")
    client.send(client.get(place.address))
    assert queries() == few


def test_an_officers_own_note_is_no_paper_of_the_resident(
    client: Client, build: Build, place: Place
) -> None:
    for resident in (0, 1):
        place.file(resident, f"Plan number {resident}.", said=PLAN)
    key = build.account(place.officer, place.review, place.residents[0], Source.DOCUMENT, PLAN)
    asked = build.house.question_sets.latest(FILE_SET).asked_of(Source.DOCUMENT)
    own = {("gaps-not-there", 0): Answer(State.GIVEN, PLAN)}
    build.do(record_answers, place.officer, key, asked, own, {})
    client.sign_in(place.officer)
    assert "5 papers to compare" in client.get(place.address).words()
    asked = build.house.question_sets.latest(FILE_SET)
    long = {one.key for one in asked.questions() if one.kind is Kind.LONG_TEXT}
    assert long - WORDS_OF_THE_FILE == {"gaps-not-there", "gaps-provider-says"}
    assert set(asked.by_key) >= WORDS_OF_THE_FILE
    assert EXAMPLES in {one.key for one in build.house.question_sets.latest(SCHEME_SET).requests}


def test_examples_in_the_request_are_compared_and_cited(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    empty = client.get(place.address)
    assert "What to do next: bring papers of two residents or more" in empty.words()
    assert "Compare the papers" not in empty.words()
    for number, name in enumerate(("Ann", "Bo")):
        page = client.get(f"/reviews/{place.review}/documents/add?item={EXAMPLES}")
        words = PLAN.format(name, "they").encode()
        client.send(page, file=(f"example {number}.txt", words), about="An example")
    page = _compare(client, place)
    assert "2 papers compared" in page.words()
    pair = "An example in the request and An example in the request"
    shown = client.get(next(to for say, to in page.links().items() if say.startswith(pair)))
    assert "example 0.txt" in shown.words()
    finding = build.finding(place.officer, place.review)
    cite = client.get(shown.links()["Use it as evidence"])
    assert "Both papers are added to the finding." in client.send(cite, finding=finding).words()
    assert len([one for one in build.rows(FindingEvidence) if one.file_id]) == 2


def test_counts_of_papers_agree(client: Client, place: Place) -> None:
    place.two_plans()
    place.file(2, b"%PDF-1.7\n%%EOF\n", "plan.pdf")
    client.sign_in(place.officer)
    page = client.get(place.address)
    assert "6 papers to compare" in page.words()
    words = client.send(page).words()
    assert "5 papers compared" in words
    assert "1 more could not be read" in words


def test_nothing_found_is_never_said_before_papers_of_two_people_were_compared(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    review = f"/reviews/{place.review}"
    assert "Same words twice Not compared yet" in client.get(review).words()
    place.file(0, PLAN.format("Wanda", "she"), "wanda plan.txt")
    alone = client.get(place.address)
    assert "Compare the papers" not in alone.words()
    assert "no two of different people" not in alone.words()
    place.file(1, "Nothing here is like the others.")
    before = client.get(place.address)
    assert "no two of different people" not in before.words()
    assert "Same words twice Not compared yet" in client.get(review).words()
    after = client.send(before)
    none = "no two of different people have so many words in common."
    assert none in after.words()
    assert "No pair in 4 papers compared" in client.get(review).words()
    place.file(2, "Something new came.")
    assert f"{none} What came since has not been looked at." in client.get(place.address).words()


def test_papers_of_one_person_are_not_compared(build: Build, place: Place) -> None:
    place.file(0, PLAN.format("Wanda", "she"), "wanda plan.txt")
    sets = {(one.name, one.version): one for one in build.house.question_sets}
    papers = build.read(store.papers, place.officer, place.review, sets).items
    assert papers
    with pytest.raises(Refused, match="papers of two residents or more are needed"):
        service.look(build.house.files, papers)
