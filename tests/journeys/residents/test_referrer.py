"""Referrers: recorded, and written to only about a resident who agreed to that."""

from typing import Any

import pytest

from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.letters.kinds import LetterFormat
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.sources import Source
from reviews.store.tables import Letter, LetterFile, LetterPassage, Referrer, ResidentName
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD, Assessing
from tests.page import Page


class Referred(Assessing):
    """A review with one resident, and an officer who writes letters."""

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        self.lotte: Viewer = build.officer(Role.LETTER_OFFICER, name="Lotte")
        self.resident = self.residents[0]
        self.here = f"{self.address}/residents/{self.resident}"

    def refer(self, client: Client, **more: Any) -> Page:
        """Record who referred the resident."""
        given = {
            "name": "Housing options officer",
            "organisation": "Westmere Housing Options",
            "address": "Civic Centre\nWestmere",
            "postcode": "WM1 1AA",
        }
        return client.send(client.get(f"{self.here}/referrer"), **(given | more))

    def draft(self, client: Client) -> Page:
        """The letter to the referrer, drafted."""
        page = client.get(f"{self.address}/letters/draft/referrer")
        return client.send(page, contact=str(self.lotte.id))


@pytest.fixture
def case(build: Build) -> Referred:
    return build.once(Referred)


def test_who_referred_someone_is_recorded_and_recorded_again(
    client: Client, case: Referred
) -> None:
    client.sign_in(case.ann)
    lacking = case.refer(client, name="", organisation="")
    assert "Say who referred them: a name, a post or an organisation." in lacking.words()
    page = case.refer(client, name=AWKWARD, referred_on=case.build.days(-90))
    assert 'O’Brien-Łukasz & "Sons" <b>say</b>' in page.words()
    assert "Referred them on 25 August 2026" in page.words()
    again = client.get(f"{case.here}/referrer")
    assert "Civic Centre" in again.text
    client.send(again, name="Someone else")
    assert sorted(one.superseded_at is None for one in case.build.rows(Referrer)) == [False, True]


def test_nobody_is_asked_before_the_resident_agrees(client: Client, case: Referred) -> None:
    case.refer(client.sign_in(case.ann))
    assert "They have not been asked about this yet." in client.get(case.here).words()
    client.sign_in(case.lotte)
    page = client.get(f"{case.address}/letters/draft/referrer")
    assert "There is nobody to write about." in page.words()
    assert "We hold no agreement to this use." in page.words()
    case.build.agree(
        case.ann, case.id, case.resident, Use.CONTACT_REFERRER, state=ConsentState.REFUSED
    )
    refused = client.get(f"{case.address}/letters/draft/referrer").words()
    assert "We hold no agreement to this use." in refused
    assert "refus" not in refused.lower()
    case.build.agree(case.ann, case.id, case.resident, Use.READ_FILE, Use.TAKE_PART, Use.NOTES)
    assert "There is nobody to write about." in client.get(page.address).words()


def test_a_letter_goes_to_the_referrer_in_every_format(client: Client, case: Referred) -> None:
    case.build.agree(case.ann, case.id, case.resident, Use.CONTACT_REFERRER)
    client.sign_in(case.lotte)
    missing = client.get(f"{case.address}/letters/draft/referrer").words()
    assert "It is not recorded who referred them." in missing
    case.refer(client.other(case.ann), referred_on=case.build.days(-90))
    page = case.draft(client)
    assert page.heading.startswith("Letter to a referrer")
    [letter] = case.build.rows(Letter)
    assert letter.resident_id == case.resident
    formats = {one.format for one in case.build.rows(LetterFile)}
    assert formats == set(LetterFormat)
    text = client.download(f"/letters/{letter.id}/text").text
    assert "Westmere Housing Options" in text
    name = case.build.read(_name, case.resident)
    assert f"This letter is about {name}" in " ".join(text.split())
    assert "referred them on 25 August 2026" in " ".join(text.split())
    assert case.build.rows(LetterPassage) == []


def test_a_letter_stops_when_the_agreement_goes(client: Client, case: Referred) -> None:
    case.build.agree(case.ann, case.id, case.resident, Use.CONTACT_REFERRER)
    case.refer(client.sign_in(case.ann))
    client.sign_in(case.lotte)
    case.draft(client)
    [letter] = case.build.rows(Letter)
    withdrawn = ConsentState.WITHDRAWN
    case.build.agree(case.ann, case.id, case.resident, Use.CONTACT_REFERRER, state=withdrawn)
    words = client.get(f"/letters/{letter.id}").words()
    assert "This letter cannot leave now." in words
    assert "We hold no agreement" not in words, "whoever posts letters is not told why"
    listed = client.other(case.ann).get(case.here).words()
    assert letter.reference in listed
    approver = client.other(case.build.officer(Role.LETTER_OFFICER))
    page = approver.get(f"/letters/{letter.id}")
    tried = approver.post(f"/letters/{letter.id}/approve", {"seen": letter.binding})
    assert "The team’s lead reviewers know why, or whom to ask." in tried.words()
    assert page.status == 200


def test_a_referrer_recorded_anew_needs_a_new_draft(
    client: Client, case: Referred, clock: Any
) -> None:
    case.build.agree(case.ann, case.id, case.resident, Use.CONTACT_REFERRER)
    case.refer(client.sign_in(case.ann))
    client.sign_in(case.lotte)
    case.draft(client)
    [letter] = case.build.rows(Letter)
    clock.move(minutes=5)
    case.refer(client.other(case.ann), address="Another street")
    words = client.get(f"/letters/{letter.id}").words()
    assert "How to reach whoever referred this resident has changed" in words


def test_the_referrer_is_heard_by_questions_of_their_own(client: Client, case: Referred) -> None:
    case.build.agree(case.ann, case.id, case.resident, Use.CONTACT_REFERRER)
    client.sign_in(case.ann)
    links = client.get(case.here).links()
    page = client.get(links["Start : Asking whoever referred them"])
    assert [one.get("value") for one in page.every("input") if one.get("name") == "source"] == [
        Source.REFERRER
    ]
    page = client.send(page, respondent="Housing options officer")
    assert "The referral" in page.words()
    assert "Since the person moved in" in page.words()


def _name(session: Any, resident_id: Any) -> str:
    found: str = session.query(ResidentName).filter_by(resident_id=resident_id).one().full_name
    return found
