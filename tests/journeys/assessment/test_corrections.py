"""The pages of facts said to be wrong: told of, recorded, decided by someone who was not there."""

import pytest

from reviews.domain.people.roles import Role
from tests.build import Build
from tests.client import Client
from tests.letter_case import IMPROVE, LetterCase

AWKWARD = '“Łukasz” & <her> "sister": لا أعرف 🙂 ŵŷ'


@pytest.fixture
def case(build: Build) -> LetterCase:
    return LetterCase(build)


def test_a_fact_said_to_be_wrong_is_decided_by_someone_who_was_not_there(
    client: Client, case: LetterCase
) -> None:
    client.sign_in(case.drafter)
    page = client.get(f"/reviews/{case.review}/recommendations")
    page = client.get(page.links()["Facts said to be wrong"])
    assert "Nobody has said that a fact is wrong." in page.words()
    form = client.get(page.links()["Record that a fact is said to be wrong"])
    lacking = client.send(form)
    assert "Say which fact is said to be wrong, and what shows it" in lacking.words()
    assert IMPROVE in form.words()
    page = client.send(form, asked_by=AWKWARD, what=AWKWARD)
    assert AWKWARD in page.words()
    assert "Decided Not yet" in page.words()
    assert "Decide on it" not in page.words(), "a letter officer does not decide"

    lead = client.other(case.lead)
    page = lead.get(page.address)
    assert "You went on a visit of this review" in page.words()
    second = client.other(case.second)
    page = second.get(page.address)
    link = next(address for words, address in page.links().items() if "Decide on it" in words)
    assert "You went on a visit of this review" in lead.get(link).words()
    assert "You went on a visit" in lead.post(link, {"outcome": "right", "reasons": "x"}).words()
    form = second.get(link)
    assert "Select what you decide" in second.send(form).words()
    page = second.send(form, outcome="partly", reasons=AWKWARD)
    assert "Your decision is recorded. Write to whoever asked, with the reasons." in page.words()
    assert "Part of it was wrong" in page.words()
    assert "Decided by Sam Second" in page.words()
    assert "Part of it was wrong" in second.get(link).words()


def test_those_who_do_not_follow_up_do_not_read_them(client: Client, case: LetterCase) -> None:
    client.sign_in(case.build.officer(Role.BENEFITS_OFFICER))
    client.get(f"/reviews/{case.review}/corrections", status=403)
    page = client.get(f"/reviews/{case.review}/recommendations")
    assert "Facts said to be wrong" not in page.words()
