"""A programme: schemes with their reasons and where each review stands, told to the team alone."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.programme.programmes import Because, Indicator, IndicatorList, Plan
from reviews.domain.review.state import ReviewState
from reviews.services.programme import programmes as service
from reviews.services.register import closing
from reviews.services.review import reviews as review_service
from reviews.store.tables import ChosenReason, ChosenScheme, EventRow, Programme
from reviews.store.tables import Review as ReviewRow
from tests.build import Build
from tests.client import Client
from tests.queries import asked

AWKWARD = 'Ŵyn & "Synowie" <b>\n\ndruga linia عربي 🙂'
SHOWN = 'Ŵyn & "Synowie" <b> druga linia عربي 🙂'
COMPLAINTS = Indicator("complaints", "Complaints or antisocial behaviour", "The log")
HISTORY = Indicator("safeguarding-history", "Safeguarding history", "Who", "concerns last year")


class Place:
    """A team with a lead, a reviewer, two schemes and a programme."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.team = build.team("North team")
        self.lead: Viewer = build.officer(Role.LEAD_REVIEWER, team=self.team, name="Bo Birch")
        self.officer: Viewer = build.officer(team=self.team, name="Ann Ash")
        self.scheme = build.scheme(self.team, "Canal House", build.organisation("Tamarisk"))
        self.other = build.scheme(self.team, "Mill Lane")
        self.plan = Plan("Autumn", "To look where nobody looked", build.today, build.days(90))
        self.programme: UUID = build.do(
            service.start_programme, self.lead, self.team, self.plan, self.lead.id
        )
        self.address = f"/programmes/{self.programme}"

    def choose(self, scheme: UUID | None = None, because: Because | None = None) -> UUID:
        key: UUID = self.build.do(
            service.choose_scheme,
            self.officer,
            self.programme,
            scheme or self.scheme,
            because or Because(COMPLAINTS, "Log, 3 May", "Three since June"),
            "2026-11-21",
        )
        return key


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def test_a_lead_starts_a_programme_and_changes_it(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.lead)
    page = client.get(client.get("/programmes").links()["Start a programme"])
    lacking = client.send(page, purpose=AWKWARD, from_on=build.today)
    for sentence in ("Enter a name for the programme", "Enter the day it ends"):
        assert lacking.words().count(sentence) == 2
    wrong = client.send(lacking, name="Spring", to_on=build.days(-1))
    assert "The end date must be the same as or after the start date." in wrong.words()
    page = client.send(wrong, to_on=build.days(30))
    assert page.heading == "Spring"
    assert SHOWN in page.words()
    assert "Lead: Bo Birch" in page.words()
    change = client.get(page.links()["Change the programme"])
    page = client.send(change, name="Spring and summer", lead=place.officer.id)
    assert page.heading == "Spring and summer"
    assert "Lead: Ann Ash" in page.words()
    clash = client.send(change, name="Winter")
    assert "Someone else changed" in clash.words() or "Someone changed" in clash.words()
    assert 'value="Winter"' in clash.text
    assert client.send(clash).heading == "Winter"
    assert "started the programme Spring" in client.get(page.links()["History"]).words()


def test_a_scheme_is_chosen_by_an_indicator_with_reason_and_source(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    page = client.get(client.get(place.address).links()["Choose a scheme"])
    assert "Mill Lane" in page.words()
    page = client.get(f"{page.address}?words=canal")
    assert "Mill Lane" not in page.words()
    page = client.get(page.links()["Canal House"])
    assert "Support provider Tamarisk" in page.words()
    assert "Last review No review yet." in page.words()
    assert client.send(page).words().count("Select what speaks for it") == 2
    no_words = client.send(page, indicator="complaints", source="Log, 3 May")
    assert "Say what is known, so that anyone can read why." in no_words.words()
    page = client.send(no_words, reason=AWKWARD)
    assert page.heading == "Autumn"
    words = page.words()
    assert f"Complaints or antisocial behaviour {SHOWN} From: Log, 3 May. Ann Ash" in words
    assert "No review yet." in words
    more = client.get(page.links()["Add a reason for Canal House"])
    page = client.send(more, indicator="new-provider", reason="Since May", source="Register")
    assert "A new provider, or quick growth Since May" in page.words()
    assert len(build.rows(ChosenScheme)) == 1
    assert build.rows(ChosenReason)[0].list_version == "2026-11-21"


def test_safeguarding_history_is_a_number_and_stays_in_the_team(
    client: Client, place: Place
) -> None:
    client.sign_in(place.officer)
    page = client.get(f"{place.address}/schemes/{place.scheme}")
    assert "How many? Only for: Safeguarding history" in page.words()
    words = client.send(
        page, indicator="safeguarding-history", reason="He was hit", source="Duty desk", number="2"
    )
    assert "give the number only. Take the words out." in words.words()
    page = client.send(words, reason="")
    assert "Safeguarding concerns in the last 12 months: 2" in page.words()
    place.choose()
    page = client.get(client.get(place.address).links()["Start the review of Canal House"])
    assert "Chosen in the programme “Autumn”." in page.text
    assert "Complaints or antisocial behaviour: Three since June" in page.text
    assert "afeguarding concerns" not in page.text


def test_the_review_is_started_from_the_programme_and_its_state_is_told(
    client: Client, build: Build, place: Place
) -> None:
    place.choose()
    client.sign_in(place.officer)
    page = client.get(client.get(place.address).links()["Start the review of Canal House"])
    client.send(page)
    [review] = build.rows(ReviewRow)
    assert review.why.startswith("Chosen in the programme “Autumn”.")
    page = client.get(place.address)
    assert "Started on 23 November 2026. No visit is planned yet." in page.words()
    assert page.links()["Review"] == f"/reviews/{review.id}"
    assert "Start the review of Canal House" not in page.links()
    build.do(
        review_service.move_review, place.lead, review.id, ReviewState.PAUSED, "A fire next door"
    )
    page = client.get(place.address)
    assert "Paused on 23 November 2026: A fire next door" in page.words()


def test_a_review_that_was_over_before_is_not_this_one(
    client: Client, build: Build, place: Place, clock: Any
) -> None:
    review = build.review(place.lead, place.scheme)
    build.do(review_service.move_review, place.lead, review, ReviewState.CLOSED, "All done")
    clock.move(days=1)
    place.choose()
    client.sign_in(place.officer)
    assert "No review yet." in client.get(place.address).words()
    page = client.get(f"{place.address}/schemes/{place.scheme}")
    assert "Last review Closed on 23 November 2026: All done" in page.words()


def test_a_lead_takes_a_scheme_off_with_a_reason(
    client: Client, build: Build, place: Place
) -> None:
    place.choose()
    client.sign_in(place.lead)
    page = client.get(client.get(place.address).links()["Take off Canal House"])
    assert client.send(page).words().count("Say why") == 2
    page = client.send(page, reason="It closes in May")
    assert "No scheme is in this programme yet." in page.words()
    assert "took a scheme off the programme: It closes in May" in (
        client.get(page.links()["History"]).words()
    )
    [row] = build.rows(ChosenScheme)
    assert row.ended_reason == "It closes in May"
    place.choose()
    assert len(build.rows(ChosenScheme)) == 2


def test_what_the_services_refuse(build: Build, place: Place) -> None:
    because = Because(COMPLAINTS, "Log", "Three")
    elsewhere = build.scheme(build.team())
    with pytest.raises(NotThere):
        place.choose(elsewhere, because)
    build.do(closing.close_scheme, place.lead, place.other, build.today, "Sold")
    with pytest.raises(Refused, match="closed"):
        place.choose(place.other, because)
    chosen = place.choose()
    with pytest.raises(NotAllowed):
        build.do(service.take_off_scheme, place.officer, place.programme, chosen, "No")
    with pytest.raises(NotAllowed):
        build.do(service.start_programme, place.officer, place.team, place.plan, place.officer.id)
    stranger = build.officer(Role.LEAD_REVIEWER, team=build.team())
    with pytest.raises(NotThere):
        build.do(service.change_programme, stranger, place.programme, place.plan, stranger.id, 1)
    with pytest.raises(Refused, match="in the team now"):
        build.do(service.change_programme, place.lead, place.programme, place.plan, stranger.id, 1)
    assert [one.version for one in build.rows(Programme)] == [1]


def test_only_the_team_opens_a_programme(client: Client, build: Build, place: Place) -> None:
    chosen = place.choose()
    for officer in (
        build.officer(Role.LEAD_REVIEWER, team=build.team()),
        build.officer(Role.LETTER_OFFICER),
        build.officer(Role.AUDITOR),
    ):
        client.sign_in(officer)
        status = 404 if officer.roles == {Role.LEAD_REVIEWER} else 403
        for address in ("", "/schemes", f"/schemes/{place.scheme}", "/history"):
            client.get(place.address + address, status=status)
        client.get(f"{place.address}/chosen/{chosen}/take-off", status=status)
    client.sign_in(place.officer)
    client.get(f"{place.address}/change", status=403)
    assert "Take off" not in client.get(place.address).words()


def test_every_row_is_covered_and_the_page_sends_as_many_queries_however_long(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    counted = []
    for size in (1, 6):
        for _ in range(size):
            scheme = build.scheme(place.team)
            place.choose(scheme)
            place.choose(scheme, Because(HISTORY, "Duty desk", number=1))
            build.review(place.lead, scheme)
        counted.append(_queries(client, build, place.address))
    assert counted[0] == counted[1] < 20
    covered = {one.row_id for one in build.rows(EventRow)}
    assert {str(one.id) for one in build.rows(ChosenReason)} <= covered


def _queries(client: Client, build: Build, address: str) -> int:
    with asked(build.house.engine) as sent:
        client.get(address)
    return len(sent)


def test_a_councils_own_list_counts_from_its_day_and_old_reasons_keep_their_words(
    client: Client, build: Build, place: Place, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.choose()
    own = IndicatorList("2026-12-01", (Indicator("empty-homes", "Empty homes <own>", "Tax"),))
    lists = build.house.indicators
    longer = {**lists, date(2026, 12, 1): own}
    monkeypatch.setitem(vars(build.house), "indicators", longer)
    client.sign_in(place.officer)
    address = f"{place.address}/schemes/{place.scheme}"
    assert "Empty homes" not in client.get(address).words()
    clock.move(days=8)
    client.sign_in(place.officer)
    page = client.get(address)
    assert "How many?" not in page.words()
    page = client.send(page, indicator="empty-homes", reason="Four of six", source="Tax")
    assert "Empty homes <own> Four of six" in page.words()
    assert "Complaints or antisocial behaviour Three since June" in page.words()
