"""Who opens which letter, and the lists of them."""

from uuid import uuid4

import pytest
from sqlalchemy import delete

from reviews.domain.letters.kinds import LetterKind
from reviews.domain.letters.record_number import in_fours
from reviews.domain.people.roles import Role
from reviews.domain.register.closed_words import ContactFormat, YesNo
from reviews.services.register.residents import ContactNeeds, set_contact
from reviews.store.letters import letters as store_letters
from reviews.store.letters.record_numbers import number_of
from reviews.store.record.engine import writing
from reviews.store.tables import LetterDraft
from tests.build import Build
from tests.client import Client
from tests.journeys.letters.test_drafting import drafting, forms
from tests.journeys.letters.test_steps import addresses
from tests.letter_case import LetterCase

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
RESIDENT = LetterKind.RESIDENT_LETTER


@pytest.fixture
def case(build: Build) -> LetterCase:
    return LetterCase(build)


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
    old = addresses(client.get(f"/letters/{key}"), "Read this passage")[0]
    case.draft(PROVIDER)
    client.get(old, status=404)
    client.get(f"/letters/{key}/passages/{uuid4()}", status=404)


def test_the_page_shows_the_number_that_the_paper_bears(client: Client, case: LetterCase) -> None:
    (key,) = case.draft(RESIDENT, case.residents[0])
    client.sign_in(case.drafter)
    number = in_fours(case.build.read(number_of, key))
    shown = client.get(f"/letters/{key}").words()
    assert f"Record number, as printed in its footer: {number}" in shown
    assert number in " ".join(client.download(f"/letters/{key}/text").text.split())


def test_the_format_that_leaves_is_opened_and_one_undrawn_is_said(
    client: Client, build: Build
) -> None:
    contact = {"format": ContactFormat.LARGE_PRINT}
    case = LetterCase(build, names=("Amina Yusuf", "王小明"), contact=contact)
    drawn, undrawn = case.draft(RESIDENT, *case.residents)
    client.sign_in(case.approver)
    page = client.get(f"/letters/{drawn}")
    assert page.links()["Open the large print PDF"] == f"/letters/{drawn}/large-print-pdf"
    assert "could not be made" not in page.words()
    words = client.get(f"/letters/{undrawn}").words()
    assert "They asked for the format “Large print PDF”, which could not be made." in words
    assert "the very document that leaves" not in words


def test_a_letter_issued_before_its_draft_was_kept_can_still_be_recorded(
    client: Client, case: LetterCase
) -> None:
    (key,) = case.issued(RESIDENT, case.residents[0])
    with writing(case.build.house.engine) as session:
        session.execute(delete(LetterDraft))
    client.sign_in(case.drafter)
    assert "Record that it was sent" in client.get(f"/letters/{key}").links()
