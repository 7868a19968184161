"""What a draft prints empty is listed on its page, with where each is filled in."""

from pathlib import Path

import pytest

from reviews.documents.letters.word_package import DOCUMENT, read_parts, write_parts
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Role
from reviews.services.people.council_settings import set_council
from tests.build import Build
from tests.client import Client
from tests.journeys.letters.test_drafting import drafting, forms, lines_of
from tests.letter_case import LetterCase

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
RESIDENT = LetterKind.RESIDENT_LETTER


@pytest.fixture
def case(build: Build, monkeypatch: pytest.MonkeyPatch) -> LetterCase:
    """Letters whose templates, a council's own, print what it may not have."""
    printed = ("contact.email", "council.website", "letter.scheme_address", "letter.covering")
    bare = " ".join(f"{{{{ {one} }}}}" for one in printed)
    read = Path.read_bytes

    def own(path: Path) -> bytes:
        found = read(path)
        if path.name not in {f"{PROVIDER}.docx", f"{RESIDENT}.docx"}:
            return found
        parts = read_parts(found)
        body = parts[DOCUMENT].decode().replace("Yours sincerely", f"{bare} Yours sincerely")
        return write_parts(parts | {DOCUMENT: body.encode()})

    monkeypatch.setattr(Path, "read_bytes", own)
    build.do(set_council, None, website="")
    return LetterCase(build)


def test_an_empty_place_is_listed_with_where_it_is_filled_in(
    client: Client, case: LetterCase
) -> None:
    client.sign_in(case.drafter)
    page = client.send(client.get(drafting(case, PROVIDER)))
    assert "Something is empty in" in page.words()
    assert "Something in this letter is empty" in page.words()
    assert "the email address of the officer to contact" in page.words()
    assert "the council’s website" in page.words()
    assert "The council’s settings. Ask an administrator." in page.words()
    assert "the address of the scheme" not in page.words()
    assert page.links()["The letter itself: draft it again"].endswith(f"letter={page.address[9:]}")
    assert "Something is empty. Draft it again." in page.words()
    other = client.other(case.approver).get(page.address)
    assert "Approve this letter" not in forms(other)
    case.clear(next(one.id for one in lines_of(case)))
    refused = client.other(case.approver).post(
        f"{page.address}/approve", {"seen": lines_of(case)[0].binding}
    )
    assert "This letter has empty places: the email address" in refused.words()


def test_who_can_fill_it_in_has_the_link(client: Client, case: LetterCase) -> None:
    build = case.build
    (key,) = case.draft(RESIDENT, case.residents[0])
    admin = build.officer(Role.ADMINISTRATOR, Role.LETTER_OFFICER, team=case.team)
    links = client.sign_in(admin).get(f"/letters/{key}").links()
    assert links["The council’s settings"] == "/settings"
    assert links["The account of the officer to contact"] == f"/people/{case.drafter.id}"
    for one in ("The council’s settings", "The account of the officer to contact"):
        client.get(links[one])


def test_letters_drafted_together_say_which_have_one(client: Client, case: LetterCase) -> None:
    client.sign_in(case.drafter)
    page = client.send(client.get(drafting(case, RESIDENT)))
    told = page.words().split("Something is empty in ")[1].split(":")[0]
    assert len(told.split(", ")) == len(case.residents)
    assert page.words().count("Something is empty. Draft it again") == len(case.residents)


def test_before_settings_are_filled_in_drafting_says_what_is_missing(
    client: Client, build: Build
) -> None:
    case = LetterCase(build)
    (key,) = case.approved(RESIDENT, case.residents[0])
    build.do(set_council, None, out_of_hours="", data_protection="")
    client.sign_in(case.drafter)
    page = client.get(drafting(case, RESIDENT))
    missing = "the out-of-hours number for housing; whom to ask about how information is used"
    assert missing in page.words()
    assert not forms(page)
    assert "Open the settings" not in page.links()
    listed = client.get(f"/reviews/{case.review}/letters").words()
    assert listed.count(missing) == 2
    letter = client.get(f"/letters/{key}")
    assert missing in letter.words()
    assert "Issue this letter" not in forms(letter)
    assert missing in client.post(f"/letters/{key}/issue").words()
    client.post(drafting(case, RESIDENT), {"contact": str(case.lead.id)})
    admin = build.officer(Role.ADMINISTRATOR, Role.LETTER_OFFICER, team=case.team)
    page = client.other(admin).get(drafting(case, RESIDENT))
    assert page.links()["Open the settings"] == "/settings"
    assert forms(client.get(drafting(case, PROVIDER)))
