"""The page of a provider letter says for whom it waits, and takes the reason why it does not."""

from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Role
from tests.build import Build
from tests.client import Client
from tests.letter_case import LetterCase

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
WHY = "Everyone was told “in person” & <all> understood: لا أعرف 🙂 ŵŷ"


def test_a_letter_says_for_whom_it_waits_and_takes_the_reason(client: Client, build: Build) -> None:
    case = LetterCase(build, names=("Amina Yusuf", "Borys Łęcki"))
    (key,) = case.draft(PROVIDER)
    case.clear(key)
    client.sign_in(case.approver)
    page = client.send(client.get(f"/letters/{key}"))
    assert "The letter is approved." in page.words()
    assert "no letter to them is approved that tells what is asked: R-" in page.words()
    refused = client.send(page)
    assert "2 residents can be written to and have no letter approved" in refused.words()
    form = client.get(page.links()["Say why it does not wait"])
    assert "Say why this letter does not wait" in client.send(form).words()
    page = client.send(form, reason=WHY)
    assert "The letter does not wait for the residents named." in page.words()
    assert f"Why it does not wait for the letters to residents: {WHY}" in page.words()
    assert "It waits for the letters to residents" not in page.words()
    assert "The letter is issued." in client.send(page).words()
    assert client.get(f"/letters/{key}/not-awaited").address.endswith(str(key))


def test_those_who_only_read_findings_are_not_told_who_lives_there(
    client: Client, build: Build
) -> None:
    case = LetterCase(build)
    (key,) = case.draft(PROVIDER)
    client.sign_in(build.officer(Role.BENEFITS_OFFICER))
    client.get(f"/letters/{key}", status=404)
    client.get(f"/letters/{key}/not-awaited", status=403)
