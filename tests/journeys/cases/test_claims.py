"""A claimant's page, and the claims of a scheme."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Role
from reviews.domain.register.closed_words import YesNo
from reviews.domain.register.facts import Stay
from reviews.services.consent.consents import Reply
from reviews.services.register.residents import add_stay
from tests.build import Build
from tests.client import Client
from tests.letter_case import LetterCase
from tests.pieces import KEPT, SHARED, Pieces
from tests.site.test_kept_apart import MADE_ANEW


@pytest.fixture
def pieces(build: Build) -> Pieces:
    return build.once(Pieces)


def test_a_claimants_page_leads_to_what_is_shared_of_the_time_of_the_claim(
    client: Client, pieces: Pieces
) -> None:
    client.sign_in(pieces.benefits)
    page = client.get(f"/residents/{pieces.amina}/claim")
    words = page.words()
    for one in ("5 January 2026", "Findings", "What was told", SHARED):
        assert one in words, one
    assert KEPT not in page.text
    for address in page.links().values():
        if address.startswith(("/reviews", "/letters", "/schemes", "/residents")):
            assert client.http.get(address, follow_redirects=True).status_code == 200, address
    started = client.get(page.links()["Open a case"])
    page = client.send(started, about="They say that they are supported")
    assert page.heading.endswith("HB-2026-001")
    assert "HB-2026-001" in client.get(f"/residents/{pieces.amina}/claim").words()


def test_letters_that_were_sent_stand_on_a_claimants_page(client: Client, build: Build) -> None:
    of = LetterCase(build)
    of.sent(LetterKind.PROVIDER_RECOMMENDATIONS)
    client.sign_in(build.officer(Role.BENEFITS_OFFICER))
    page = client.get(f"/residents/{of.residents[0]}/claim")
    letter = next(href for words, href in page.links().items() if "Harbour & Hearth" in words)
    assert client.http.get(letter).status_code == 200


def test_two_who_are_alike_but_for_a_refusal_have_equal_pages(
    client: Client, pieces: Pieces
) -> None:
    client.sign_in(pieces.benefits)
    addresses = [f"/residents/{one}/claim" for one in (pieces.amina, pieces.borys)]

    def read() -> list[str]:
        return [MADE_ANEW.sub("", client.get(one).text) for one in addresses]

    before = read()
    pieces.case.agree_to(pieces.borys, Reply(Use.SHARE_BENEFITS, ConsentState.REFUSED))
    pieces.more_that_is_kept()
    assert read() == before


def test_a_review_outside_the_claim_is_not_listed(client: Client, build: Build) -> None:
    team = build.team()
    lead = build.officer(Role.LEAD_REVIEWER, team=team)
    scheme, other = build.scheme(team, name="Canal House"), build.scheme(team, name="Mill House")
    claimant = build.resident(scheme)
    old = Stay(other, "2", YesNo.YES, "HB-OLD", date(2024, 1, 5), date(2024, 3, 5))
    build.do(add_stay, None, claimant, old)
    build.review(lead, scheme, claimant)
    build.review(lead, other)
    page = client.sign_in(build.officer(Role.BENEFITS_OFFICER)).get(f"/residents/{claimant}/claim")
    assert "HB-OLD" in page.words()
    assert sum("/shared" in one for one in page.links().values()) == 1
    assert {"Open a case about Canal House", "Open a case about Mill House"} <= set(page.links())


def test_the_claims_of_a_scheme_from_and_to_as_a_table_and_a_workbook(
    client: Client, build: Build
) -> None:
    scheme = build.scheme(build.team(), name="Canal House")
    build.resident(scheme, "=Ann & <Ash>")
    client.sign_in(build.officer(Role.BENEFITS_OFFICER))
    page = client.get(f"/schemes/{scheme}/claims")
    assert "=Ann & <Ash>" in page.words()
    assert "5 January 2026" in page.words()
    made = client.download(f"/schemes/{scheme}/claims.xlsx")
    sheet = load_workbook(io.BytesIO(made.data))["Claims"]
    heads, row = list(sheet.iter_rows())
    assert [one.value for one in heads][-2:] == ["From", "To"]
    assert (row[1].value, row[1].data_type) == ("=Ann & <Ash>", "s")
    assert str(row[5].value).startswith("2026-01-05")


def test_claims_are_for_benefits_officers_alone(client: Client, build: Build) -> None:
    team = build.team()
    scheme = build.scheme(team)
    claimant = build.resident(scheme)
    for role in (Role.LEAD_REVIEWER, Role.DISCLOSURE_OFFICER, Role.LETTER_OFFICER):
        other = client.other(build.officer(role, team=team))
        for address in (f"/residents/{claimant}/claim", f"/schemes/{scheme}/claims"):
            assert other.http.get(address).status_code == 403
