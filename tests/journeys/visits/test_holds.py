"""The safeguarding lead: every team's concerns, and letters held without saying why."""

import pytest

from reviews.domain.letters.kinds import LetterKind, LetterState
from reviews.domain.people.roles import Role
from reviews.domain.safeguarding.concerns import ConcernAbout, Told
from reviews.services.safeguarding.concerns import (
    NewConcern,
    hold_letters_of,
    place_hold,
    raise_concern,
    release_holds,
    release_letters,
)
from reviews.store.tables import Hold
from tests.build import Build
from tests.client import Client
from tests.letter_case import LetterCase

RESIDENT = LetterKind.RESIDENT_LETTER


@pytest.fixture
def case(build: Build) -> LetterCase:
    return LetterCase(build)


def test_the_safeguarding_lead_reads_the_concerns_of_every_team(
    client: Client, case: LetterCase
) -> None:
    guard = case.build.officer(Role.SAFEGUARDING_LEAD, name="Gita Guard")
    new = NewConcern(case.scheme, ConcernAbout.ADULT, "She is afraid of the cook", "", Told.NO)
    concern = case.build.do(raise_concern, case.lead, new)
    client.sign_in(guard)
    page = client.get(client.get("/").links()["Safeguarding"])
    assert "You are the safeguarding lead, so you see every concern." in page.words()
    assert "Marigold House" in page.words()
    assert "afraid of the cook" in client.get(f"/safeguarding/{concern}").words()
    for address in (f"/reviews/{case.review}", "/letters", f"/residents/{case.residents[0]}"):
        client.get(address, status=403)
    auditor = case.build.officer(Role.SAFEGUARDING_LEAD, Role.AUDITOR)
    client.other(auditor).get(f"/safeguarding/{concern}", status=403)


def test_the_safeguarding_lead_holds_letters_and_releases_them(
    client: Client, case: LetterCase
) -> None:
    (key,) = case.issued(RESIDENT, case.residents[0])
    guard = case.build.officer(Role.SAFEGUARDING_LEAD, name="Gita Guard")
    client.sign_in(guard)
    page = client.get(client.get("/safeguarding").links()["Hold letters"])
    assert "Enter the reference of the review" in client.send(page).words()
    wrong = client.send(page, reference='Łódź <b>"سلام" 🙂')
    assert "There is no review with this reference." in wrong.words()
    page = client.send(wrong, reference="sr-2026-001")
    assert "The letters of the review are on hold." in page.words()
    assert "SR-2026-001 Marigold House, Team 1 Gita Guard, 23 November 2026" in page.words()
    again = client.send(page, reference="SR-2026-001")
    assert "The letters of this review are on hold already." in again.words()
    writer = client.other(case.drafter)
    assert "Do not send this letter." in writer.get(f"/letters/{key}").words()
    assert "Gita" not in writer.get(f"/letters/{key}").words()
    page = client.send(page, form=1)
    assert "The letters of review SR-2026-001 are released." in page.words()
    assert "No letters are on hold." in page.words()
    assert "Do not send" not in writer.get(f"/letters/{key}").words()
    assert case.letter(key).state is LetterState.ISSUED
    assert len(case.build.rows(Hold)) == 1


def test_a_hold_on_visits_too_is_for_a_lead_of_the_team_to_release(
    client: Client, case: LetterCase
) -> None:
    guard = case.build.officer(Role.SAFEGUARDING_LEAD)
    case.build.do(place_hold, case.lead, case.review, letters=True, visits=True)
    client.sign_in(guard)
    page = client.get("/safeguarding/holds")
    assert "A lead reviewer of the team releases letters and visits together." in page.words()
    page = client.post(f"/safeguarding/holds/{case.review}/release")
    assert "Nothing is on hold that you can release." in page.words()
    assert case.build.rows(Hold)[0].released_at is None


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.SAFEGUARDING_LEAD])
def test_nobody_else_holds_letters_of_every_team(
    client: Client, case: LetterCase, role: Role
) -> None:
    officer = case.build.officer(role)
    client.other(officer).get("/safeguarding/holds", status=403)
    for act, about in ((hold_letters_of, "SR-2026-001"), (release_letters, case.review)):
        with pytest.raises(Exception, match="The safeguarding lead decides this"):
            case.build.do(act, officer, about)


def test_a_hold_of_the_safeguarding_lead_is_theirs_to_release(
    client: Client, case: LetterCase
) -> None:
    (key,) = case.issued(RESIDENT, case.residents[0])
    guard = case.build.officer(Role.SAFEGUARDING_LEAD, name="Gita Guard")
    case.build.do(hold_letters_of, guard, "SR-2026-001")
    told = client.sign_in(case.lead).get(f"/letters/{key}").words()
    assert "The safeguarding lead has put the letters of this review on hold." in told
    assert "Ask the safeguarding lead who placed the hold, Gita Guard: " in told
    assert "you say what is done with it" not in told
    writer = client.other(case.drafter).get(f"/letters/{key}").words()
    assert "The team’s lead reviewers know why, or whom to ask. Ask Lena Lead" in writer
    assert "Gita" not in writer
    page = client.post(f"/reviews/{case.review}/hold", {"release": "yes"})
    assert "The safeguarding lead holds the letters, and releases them. Ask Gita" in page.words()
    assert case.build.rows(Hold)[0].released_at is None
    case.build.do(place_hold, case.lead, case.review, letters=True, visits=False)
    page = client.post(f"/reviews/{case.review}/hold", {"release": "yes"})
    assert "The hold is released. The safeguarding lead holds the letters" in page.words()
    assert [one.released_at is None for one in case.build.rows(Hold)].count(True) == 1
    both = case.build.officer(Role.LEAD_REVIEWER, Role.SAFEGUARDING_LEAD, team=case.team)
    told = client.other(both).get(f"/letters/{key}").words()
    assert "You are a safeguarding lead, so you say when this hold ends." in told
    assert case.build.do(release_holds, both, case.review) == ""
    assert all(one.released_at for one in case.build.rows(Hold))
