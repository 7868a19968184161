"""One resident in one review: what to know before a talk, and what may start."""

from typing import TYPE_CHECKING, Any

import pytest

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Role
from reviews.domain.register.closed_words import YesNo
from reviews.domain.sources import Source
from reviews.services.accounts.accounts import attach_file
from reviews.services.record.files import take_in
from reviews.services.register import residents
from reviews.services.review import reviews
from reviews.store.tables import AnswerVersion
from tests.build import Build
from tests.client import Client
from tests.page import Page
from tests.queries import asked

if TYPE_CHECKING:
    from uuid import UUID

    from reviews.domain.people.roles import Viewer

AWKWARD = "O’Brien-Łukasz & \"Sons\" <b> 'ŵ' 🙂 سلام"


class Case:
    """One resident in one review of a scheme that runs on a service model."""

    def __init__(self, client: Client, build: Build) -> None:
        self.build, self.client = build, client
        self.team = build.team()
        self.scheme = build.scheme(self.team, name="Canal House", models="clustered")
        self.lead: Viewer = build.officer(Role.LEAD_REVIEWER, team=self.team, name="Ann Ash")
        self.resident: UUID = build.resident(
            self.scheme,
            AWKWARD,
            other_needs=f"{AWKWARD}\nBreaks",
            safe_to_ring=YesNo.NO,
            safety_note="Never leave a message",
        )
        self.review: UUID = build.review(self.lead, self.scheme, self.resident)
        client.sign_in(self.lead)

    def page(self, client: Client | None = None) -> Page:
        return (client or self.client).get(f"/reviews/{self.review}/residents/{self.resident}")

    def agree(self, *uses: Use, **more: Any) -> None:
        self.build.agree(self.lead, self.review, self.resident, *uses, **more)


@pytest.fixture
def case(client: Client, build: Build) -> Case:
    return Case(client, build)


def _starts(page: Page) -> list[str]:
    return [href for words, href in page.links().items() if words.startswith("Start")]


def test_what_is_safe_comes_before_the_talk(case: Case) -> None:
    page = case.page()
    words = page.words()
    assert page.heading == AWKWARD
    for told in ("To keep them safe: Never leave a message", f"{AWKWARD} Breaks", "Safe to ring"):
        assert told in words, told
    assert words.index("Before you talk") < words.index("What they agreed to")
    assert words.index("What they agreed to") < words.index("What was heard and read")
    tell = page.links()["Tell safeguarding"]
    assert f"review={case.review}" in tell
    assert f"resident={case.resident}" in tell
    assert case.client.get(tell).status == 200


def test_where_nothing_is_recorded_it_is_asked_for(case: Case) -> None:
    new = residents.NewResident("R-9", "Cy", residents.Stay(case.scheme))
    other = case.build.do(residents.add_resident, None, new)
    case.build.do(reviews.add_residents, case.lead, case.review, [other])
    page = case.client.get(f"/reviews/{case.review}/residents/{other}")
    assert "Nobody has recorded how to reach them, or what is safe. Ask that first." in page.words()
    assert page.links()["Record how to reach them"] == f"/residents/{other}/contact"


def test_only_what_was_agreed_is_offered(case: Case) -> None:
    page = case.page()
    assert "They have not been asked yet." in page.words()
    assert _starts(page) == []
    case.agree(Use.READ_FILE)
    case.agree(Use.TAKE_PART, Use.NOTES, state=ConsentState.REFUSED)
    page = case.page()
    assert [href.split("?")[0] for href in _starts(page)] == [
        f"/reviews/{case.review}/accounts/start/personal-file",
        f"/reviews/{case.review}/accounts/start/resident-support",
    ]
    assert "There is no agreement to this, so it is left out." in page.words()
    case.agree()
    names = [href.split("?")[0].rsplit("/", 1)[-1] for href in _starts(case.page())]
    assert names == [
        "resident-interview",
        "personal-file",
        "resident-support",
        "referrer",
        "clustered",
    ]
    for href in _starts(case.page()):
        assert case.client.get(href).status == 200


def test_accounts_and_their_files_are_listed_and_held_back_when_agreement_goes(case: Case) -> None:
    build = case.build
    case.agree()
    heard = build.account(case.lead, case.review, case.resident)
    read = build.account(case.lead, case.review, case.resident, Source.DOCUMENT)
    answers = {row.account_id: row.question for row in build.rows(AnswerVersion)}
    for account, name in ((heard, "notes.txt"), (read, "plan.txt")):
        taken = take_in(build.house.files, name, b"Some words", 1000)
        build.do(attach_file, case.lead, account, answers[account], 0, taken)
    page = case.page()
    addresses = page.links().values()
    assert {f"/accounts/{heard}", f"/accounts/{read}"} <= set(addresses)
    assert "notes.txt" in page.links()
    assert "plan.txt" in page.links()
    assert "Held back" not in page.words()
    case.agree(Use.READ_FILE, state=ConsentState.REFUSED)
    page = case.page()
    assert "Held back" in page.words()
    assert "plan.txt" not in page.links()
    assert "notes.txt" in page.links()


def test_what_was_told_in_confidence_is_not_listed_to_colleagues(case: Case) -> None:
    case.agree()
    told = case.build.account(
        case.lead, case.review, case.resident, sensitivity=Sensitivity.CONFIDENTIAL
    )
    colleague = case.client.other(case.build.officer(team=case.team))
    assert f"/accounts/{told}" in case.page().links().values()
    assert f"/accounts/{told}" not in case.page(colleague).links().values()


def test_a_model_account_of_a_resident_needs_their_agreement_too(case: Case) -> None:
    start = f"/reviews/{case.review}/accounts/start/clustered"
    sources = _sources(case.client.get(start))
    assert "staff" in sources
    assert not {"resident", "family", "advocate"} & sources
    page = case.client.get(f"{start}?resident={case.resident}")
    assert "resident" in _sources(page)
    refused = case.client.send(page, source="family", respondent="Her sister")
    assert "We hold no agreement to this use. Record what they agreed to first." in refused.words()
    case.client.get(f"/reviews/{case.review}/accounts/start/resident-interview", status=404)


def _sources(page: Page) -> set[str]:
    return {one.get("value", "") for one in page.every("input") if one.get("name") == "source"}


def test_the_page_takes_the_same_number_of_queries_however_much_was_heard(case: Case) -> None:
    case.agree()

    def count() -> int:
        with asked(case.build.house.engine) as sent:
            case.page()
        return len(sent)

    case.build.account(case.lead, case.review, case.resident)
    few = count()
    for _ in range(4):
        case.build.account(case.lead, case.review, case.resident)
    assert count() == few
