"""To whom a letter with recommendations goes, where several organisations play a part."""

from uuid import UUID

import pytest

from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.follow_up.who_acts import WhoActs
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.register.closed_words import Part
from reviews.store.letters.letters import letters_of
from tests.build import Build
from tests.client import Client
from tests.letter_case import LetterCase

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
LANDLORD = "Brick & <Mortar> “Homes”"


@pytest.fixture
def case(build: Build) -> LetterCase:
    return LetterCase(build)


@pytest.fixture
def landlord(case: LetterCase) -> UUID:
    key = case.build.organisation(LANDLORD)
    case.build.part(case.scheme, key, Part.LANDLORD)
    return key


def test_whoever_plays_a_part_is_written_to_or_copied_in(
    client: Client, case: LetterCase, landlord: UUID
) -> None:
    finding = case.findings[FindingKind.NOT_ENOUGH]
    case.recommend(finding, what="Mend the lift.", who_acts=WhoActs.BOTH)
    client.sign_in(case.drafter)
    page = client.get(f"/reviews/{case.review}/letters/draft/{PROVIDER}")
    assert f"{LANDLORD} (landlord)" in page.words()
    assert "Harbour & Hearth CIC (support provider)" in page.words()
    nobody = client.send(page, written=[])
    assert "Choose at least one organisation to write to" in nobody.words()
    twice = client.send(page, written=[str(landlord)], copied=[str(landlord)])
    assert "Choose an organisation once: write to it, or send it a copy" in twice.words()
    page = client.send(page, copied=[str(landlord)])
    assert "2 letters are drafted." in page.words()
    lines = case.build.read(letters_of, case.review)
    assert {one.organisation_id for one in lines} == {case.provider, landlord}
    copies = [case.letter(one.id).organisation_id == landlord for one in lines]
    for one in lines:
        page = client.get(client.get(f"/letters/{one.id}").links()["Draft it again"])
        ticked = {
            (box.get("name"), box.get("value"))
            for box in page.every("input")
            if box.get("checked") is not None
        }
        assert ticked == {("written", str(case.provider)), ("copied", str(landlord))}
        assert "2 letters are drafted." in client.send(page).words()
    after = case.build.read(letters_of, case.review)
    assert {one.draft for one in after} == {3}
    for one, copy in zip(lines, copies, strict=True):
        words = client.download(f"/letters/{one.id}/preview").data.decode()
        assert ("This is a copy" in words) is copy


def test_an_organisation_that_nothing_is_for_is_named_as_the_fault(
    client: Client, case: LetterCase, landlord: UUID
) -> None:
    client.sign_in(case.drafter)
    page = client.get(f"/reviews/{case.review}/letters/draft/{PROVIDER}")
    page = client.send(page, copied=[str(landlord)])
    assert f"Nothing in this letter is for {LANDLORD}" in page.words()
    assert case.build.read(letters_of, case.review) == []


def test_short_dates_are_said_before_and_after_drafting(client: Client, case: LetterCase) -> None:
    client.sign_in(case.drafter)
    page = client.get(f"/reviews/{case.review}/letters/draft/{PROVIDER}")
    page = client.send(page, planned_issue_on=case.build.days(13))
    assert "Recommendation 1 gives only 1 working day to acknowledge it" in page.words()
    approver = client.other(case.approver)
    assert "gives only 1 working day" in approver.get(page.address).words()
