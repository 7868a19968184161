"""A concern once it is told: who waits, what is recorded of it later, and its end."""

from uuid import uuid4

import pytest

from reviews.domain.safeguarding.concerns import Referral
from reviews.services.safeguarding import concerns as service
from reviews.store.safeguarding import concerns as store
from reviews.store.tables import SafeguardingConcern
from tests.build import Build
from tests.client import Client
from tests.journeys.visits.test_safeguarding import AWKWARD, AWKWARD_READ, Place, record_of
from tests.queries import asked


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def test_two_people_record_one_referral(client: Client, build: Build, place: Place) -> None:
    address = f"/safeguarding/{place.concern()}"
    client.sign_in(place.officer)
    other = client.other(place.lead)
    mine, theirs = client.get(address), other.get(address)
    client.send(mine, referred_to="Anytown adult safeguarding", reference="AS-1", how="form")
    clash = other.send(theirs, referred_to="Othertown adult safeguarding", how="telephone")
    words = clash.words()
    assert "Someone else recorded something on this concern while you had it open." in words
    assert "Referred to Anytown adult safeguarding, 23 November 2026" in words
    assert 'value="Othertown adult safeguarding"' in clash.text
    assert "Referred to Othertown" in other.send(clash).words()


def test_those_who_wait_come_first(client: Client, build: Build, place: Place) -> None:
    referred = place.concern()
    build.do(
        service.record_referral,
        place.officer,
        referred,
        Referral("Adult safeguarding", build.today),
        1,
    )
    place.concern("Second", immediate_danger=True)
    client.sign_in(place.officer)
    words = client.get("/safeguarding").words()
    assert "In danger" in words
    assert words.index("In danger") < words.index("Adult safeguarding, 23 November 2026")
    with asked(build.house.engine) as one:
        client.get("/safeguarding")
    for number in range(3):
        place.concern(str(number))
    with asked(build.house.engine) as three:
        client.get("/safeguarding")
    assert len(one) == len(three)


def test_many_referred_concerns_come_in_pages(
    client: Client, build: Build, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "PAGE", 2)
    keys = [place.concern(str(number)) for number in range(5)]
    for key in keys:
        referral = Referral("Adult safeguarding", build.today)
        build.do(service.record_referral, place.officer, key, referral, 1)
    assert len(build.read(store.referred_page, place.officer)) == 3
    client.sign_in(place.officer)
    seen: list[str] = []
    address = "/safeguarding"
    while address:
        page = client.get(address)
        shown = [one.get("href", "") for one in page.every("a")]
        seen += [one for one in shown if one.startswith("/safeguarding/")]
        address = page.links().get("Next page", "")
    assert sorted(seen) == sorted(f"/safeguarding/{key}" for key in keys)
    for wrong in ("x", "2026-01-01 x", f"2026-01-01T00:00:00 {uuid4()}"):
        assert client.get(f"/safeguarding?after={wrong}").heading == "Safeguarding"


def test_the_persons_wishes_are_recorded_once_they_are_known(
    client: Client, build: Build, place: Place
) -> None:
    address = f"/safeguarding/{place.concern()}"
    client.sign_in(place.officer)
    link = "Record what the person wants, knows and agrees to"
    page = client.get(client.get(address).links()[link])
    other = client.other(place.lead)
    theirs = other.get(page.address)
    refused = client.send(page, told="told", agreed="not-agreed", wishes=AWKWARD)
    assert "Say why it is passed on without their agreement." in refused.words()
    assert "Second line ŵŷ عربي 🙂" in refused.text
    lying = client.send(refused, told="not-told", agreed="agreed", reasons_to_share="x")
    assert "cannot have agreed to it" in lying.words()
    words = client.send(
        lying, told="told", agreed="not-agreed", wishes=AWKWARD, reasons_to_share=AWKWARD
    ).words()
    assert f"What they want {AWKWARD_READ}" in words
    assert f"Why it is passed on {AWKWARD_READ}" in words
    assert "They agree No, they do not want it passed on" in words
    assert "Ann Ash recorded what the person wants and knows" in words
    late = other.send(theirs, told="told", agreed="agreed", wishes="She changed her mind")
    assert "Someone else recorded something on this concern" in late.words()
    assert "As someone else saved it" in late.words()
    assert "She changed her mind" in other.send(late).words()


def test_what_was_said_back_and_the_end_are_recorded(
    client: Client, build: Build, place: Place
) -> None:
    address = f"/safeguarding/{place.concern()}"
    client.sign_in(place.officer)
    page = client.send(
        client.get(address),
        referred_to="Adult safeguarding",
        how="telephone",
        reference="AS-1",
        said_back=AWKWARD,
    )
    assert f"What they said back {AWKWARD_READ}" in page.words()
    lacking = client.send(page, closed_on=build.today)
    assert "Say what came of it before you close it." in lacking.words()
    closed = client.send(lacking, outcome="A plan is in place")
    assert "Closed 23 November 2026" in closed.words()
    assert "Ann Ash closed a safeguarding concern" in closed.words()
    assert "Closed 23 November 2026" in client.get("/safeguarding").words()


def test_signs_of_a_deprivation_of_liberty_are_passed_on_as_such(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    page = client.get(place.tell())
    facts = {"about": "adult", "words": AWKWARD, "told": "not-told", "agreed": "not-asked"}
    both = client.send(page, facts, signs=["door-locked", "none"])
    assert "“None of these” cannot be chosen with anything else." in both.words()
    steps = client.send(both, signs=["door-locked", "phone-held"])
    assert steps.heading == "Now ring adult social care, as a possible deprivation of liberty"
    assert "a door is locked, and they cannot leave when they want" in steps.words()
    record = record_of(client, steps).words()
    assert "Now ring adult social care, as a possible deprivation of liberty" in record
    assert "Others hold their phone, or decide whom they talk with Yes" in record
    assert "They are always watched, or never left alone Not known" in record
    assert AWKWARD_READ in record


def test_signs_are_asked_later_too_and_not_asked_says_so(
    client: Client, build: Build, place: Place
) -> None:
    key = place.concern()
    client.sign_in(place.officer)
    page = client.get(f"/safeguarding/{key}")
    assert page.words().count("Not asked") == 4
    assert "Now ring the adult safeguarding team" in page.words()
    form = client.get(page.links()["Record signs of a possible deprivation of liberty"])
    theirs = client.other(place.lead)
    late = theirs.get(form.address)
    lacking = client.send(form)
    assert lacking.words().count("Choose what was seen or told") == 2
    steps = client.send(lacking, signs=["always-watched"])
    assert "as a possible deprivation of liberty" in steps.heading
    clash = theirs.send(late, signs=["none"])
    assert "Someone else recorded something on this concern" in clash.words()
    assert "They are always watched, or never left alone Yes" in clash.words()
    theirs.send(clash, signs=["none"])
    assert build.rows(SafeguardingConcern)[0].signs == "none"
    assert "recorded signs of a possible deprivation" in client.get(f"/safeguarding/{key}").words()
