"""Drafting letters: to whom one may go, what must come first, and what was typed."""

from uuid import UUID

import pytest

from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Role
from reviews.domain.register.closed_words import YesNo
from reviews.services.consent.consents import Reply
from reviews.services.letters import draft as service
from reviews.services.register.residents import ContactNeeds, set_contact
from reviews.store.letters.letters import LetterLine, letters_of
from reviews.store.tables import LetterFile, StoredFile
from tests.build import Build
from tests.client import Client
from tests.letter_case import LetterCase
from tests.page import Page

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
RESIDENT = LetterKind.RESIDENT_LETTER


@pytest.fixture
def case(build: Build) -> LetterCase:
    return LetterCase(build)


def drafting(case: LetterCase, kind: LetterKind) -> str:
    return f"/reviews/{case.review}/letters/draft/{kind}"


def forms(page: Page) -> list[str]:
    """The buttons of the page's forms."""
    return [page.words(one) for form in page.every("form") for one in form.iter("button")]


def test_a_new_draft_loses_its_approval_and_keeps_what_was_cleared(
    client: Client, build: Build
) -> None:
    case = LetterCase(build, improve="A young woman in Room 4 was not asked.")
    (key,) = case.approved(PROVIDER)
    client.sign_in(case.drafter)
    page = client.get(f"/letters/{key}")
    page = client.send(client.get(page.links()["Draft it again"]))
    assert "Draft 2." in page.words()
    assert "must be read and cleared" not in page.words()
    assert "in draft 1 of SR-2026-001-L01: the same words, to the same readers" in page.words()
    assert case.letter(key).approved_binding is None
    assert case.letter(key).uncleared == 0


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
    assert {one.resident_id for one in lines_of(case)} == {desmond, elif_, fergus}
    braille = next(one for one in lines_of(case) if one.resident_id == desmond)
    page = client.get(f"/letters/{braille.id}")
    assert "Order a braille version" in page.words()
    assert "They use Polish. Have a person translate the letter" in page.words()
    assert "Give it to them by hand." in page.words()


def lines_of(case: LetterCase) -> list[LetterLine]:
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
    assert not lines_of(case)
    assert not _unnamed_bytes(case)


def _unnamed_bytes(case: LetterCase) -> set[str]:

    named = {one.bytes_id for one in case.build.rows(LetterFile)}
    named |= {one.bytes_id for one in case.build.rows(StoredFile)}
    return case.kept_files() - named


def test_no_file_stays_of_a_letter_that_was_refused(client: Client, case: LetterCase) -> None:

    prepared = case.prepare(case.plans(RESIDENT, *case.residents[:2]))
    assert _unnamed_bytes(case)
    for one in service.kept_of(prepared):
        case.build.house.files.discard(one.bytes_id)
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
    assert not lines_of(case)


def test_a_letter_needs_a_provider(client: Client, build: Build) -> None:
    team = build.team()
    lead = build.officer(Role.LEAD_REVIEWER, team=team)
    review = build.review(lead, build.scheme(team))
    client.sign_in(lead)
    page = client.get(f"/reviews/{review}/letters/draft/visit-notice")
    assert "Plan an announced visit" in page.words()
