"""The council's lists of who may open what is kept apart, and what an auditor sees of it."""

import pytest

from reviews.domain.errors import Refused
from reviews.domain.people.restricted import Room
from reviews.domain.people.roles import Role
from reviews.services.people import officers
from reviews.services.people.restricted import set_readers
from tests.build import Build
from tests.client import Client
from tests.journeys.visits.test_safeguarding import Place


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def test_the_council_names_who_else_may_open_concerns(
    client: Client, build: Build, place: Place
) -> None:
    address = f"/safeguarding/{place.concern('She is afraid of the cook')}"
    administrator = build.officer(Role.ADMINISTRATOR, name="Ada Ames")
    named = build.officer(Role.LETTER_OFFICER, name="Di Dunn")
    auditor = build.officer(Role.AUDITOR, Role.REVIEWER, name="Ed Eames")
    client.sign_in(administrator)
    page = client.get(client.get("/people").links()["Who may open what is kept apart"])
    assert "Ed Eames" not in page.words()
    client.other(named).get(address, status=403)
    second = client.other(administrator)
    before = second.get("/settings/kept-apart")
    saved = client.send(page, safeguarding=[str(named.id)])
    assert "The lists are saved." in saved.words()
    reader = client.other(named)
    assert reader.get(address).words().count("afraid of the cook") == 1
    assert "has not been referred yet" in reader.get("/").words()
    assert "Canal House" in reader.get(reader.get("/").links()["Safeguarding concerns"]).words()
    recorded = reader.send(reader.get(address), referred_to="Adult team", how="form")
    assert "Di Dunn recorded a safeguarding referral" in recorded.words()
    assert "The visit it came up on" not in recorded.links()
    clash = second.send(before, closure=[str(named.id)])
    assert "Someone changed this while you had it open." in clash.words()
    assert "Di Dunn, letter officer" in clash.words()
    client.send(client.get("/settings/kept-apart"), safeguarding=[])
    client.other(named).get(address, status=403)
    client.get(address, status=403)
    with pytest.raises(Refused):
        build.do(set_readers, administrator, {Room.SAFEGUARDING: [auditor.id]})


def test_one_who_becomes_an_auditor_reads_no_list(
    client: Client, build: Build, place: Place
) -> None:
    address = f"/safeguarding/{place.concern()}"
    build.officer(Role.ADMINISTRATOR)
    named = build.officer(Role.LETTER_OFFICER)
    build.do(set_readers, None, {Room.SAFEGUARDING: [named.id]})
    client.other(named).get(address)
    account = {"name": "X", "job_title": "", "email": "", "telephone": "", "teams": []}
    roles = [Role.LETTER_OFFICER, Role.AUDITOR]
    build.do(officers.change_officer, None, named.id, roles=roles, **account)
    client.other(named).get(address, status=403)


def test_an_auditor_sees_a_whole_chain_and_not_what_it_is(
    client: Client, build: Build, place: Place
) -> None:
    concern = place.concern()
    client.sign_in(build.officer(Role.AUDITOR))
    words = client.get("/events").words()
    assert "Ann Ash added to a record that is kept apart" in words
    assert "A record kept apart, event 1" in words
    assert str(concern) not in words
    assert "safeguarding" not in words
    assert "concern" not in words
    client.get(f"/safeguarding/{concern}", status=403)
