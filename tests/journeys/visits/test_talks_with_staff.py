"""A talk with staff is an account, asked once; talks recorded before stay as they were."""

import pytest

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.assessment.planned_parts import SCHEME_SET
from reviews.domain.errors import Refused
from reviews.domain.sources import Source
from reviews.domain.visits.visits import Equipped
from reviews.store.tables import Account
from tests.build import Build
from tests.client import Client
from tests.journeys.visits.test_on_visit import AWKWARD, AWKWARD_READ, Place

AWKWARD_POST = 'Cook & "Sons" <b> Łukasz ŵŷ عربي 🙂'


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def test_a_talk_with_staff_is_an_account_that_is_asked_once(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    page = client.get(client.get(f"/visits/{place.visit}").links()["Record a talk with staff"])
    page = client.get(page.links()["Start with a member of staff"])
    begun = client.send(page, respondent=AWKWARD_POST)
    [account] = build.rows(Account)
    assert (account.visit_id, account.source) == (place.visit, Source.STAFF)
    assert account.question_set == SCHEME_SET
    assert str(account.id) in begun.address
    shown = client.get(f"/visits/{place.visit}")
    assert f"Staff at the scheme: {AWKWARD_POST} Under way" in shown.words()
    assert "1 talk" in shown.words()
    again = client.get(shown.links()["Record a talk with staff"])
    assert again.links()[f"Staff at the scheme: {AWKWARD_POST}"] == f"/accounts/{account.id}"
    page = client.get(again.links()["Start with a member of staff"])
    assert "Staff asked by these questions already" in page.words()
    refused = client.send(page, respondent=f"  {AWKWARD_POST.upper()} ")
    assert "by these questions already. Go on with that one." in refused.words()
    assert len(build.rows(Account)) == 1
    client.send(refused, respondent="Night worker")
    assert len(build.rows(Account)) == 2


def test_nobody_learns_of_a_confidential_talk_by_naming_the_same_post(
    build: Build, place: Place
) -> None:
    place.talk("Cook", by=place.colleague, sensitivity=Sensitivity.CONFIDENTIAL)
    place.talk("Cook", by=place.officer)
    with pytest.raises(Refused, match="already"):
        place.talk(" cook", by=place.colleague)
    assert len(build.rows(Account)) == 2


def test_a_talk_recorded_before_stays_as_it_was(client: Client, build: Build, place: Place) -> None:
    build.talk_before(
        place.officer, place.visit, "Support worker", AWKWARD, "Sam Sorrel", Equipped.PARTLY
    )
    client.sign_in(place.officer)
    words = client.get(f"/visits/{place.visit}").words()
    assert "Support worker " + AWKWARD_READ in words
    assert "Feels equipped: partly" in words
    assert "Name, for the team only: Sam Sorrel" in words
    assert "1 talk" in words
    history = client.get(f"/reviews/{place.review}/history").words()
    assert "recorded a talk with staff (Support worker)" in history
    assert "Sam Sorrel" not in history
    assert "Talk with staff Completed" in client.get(f"/reviews/{place.review}").words()
