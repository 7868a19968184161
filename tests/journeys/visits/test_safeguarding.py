"""Telling safeguarding: from anywhere, with few words, and read by very few."""

from uuid import UUID, uuid4

import pytest

from reviews.domain.people.roles import Role
from reviews.domain.register.closed_words import YesNo
from reviews.domain.review.state import ReviewState
from reviews.domain.safeguarding.concerns import ConcernAbout, Referral, Told
from reviews.domain.visits.visits import VisitPlan, VisitPurpose
from reviews.services.people.council_settings import set_council
from reviews.services.register.residents import Stay, change_stay
from reviews.services.review import reviews as review_service
from reviews.services.safeguarding import concerns as service
from reviews.services.visits import visits
from reviews.store.register import residents
from reviews.store.safeguarding import concerns as store
from reviews.store.tables import Event, SafeguardingConcern
from tests.build import Build
from tests.client import Client
from tests.page import Page

AWKWARD = 'O’Brien-Łukasz & "Sons" <b>\n\nSecond line ŵŷ عربي 🙂'
AWKWARD_READ = 'O’Brien-Łukasz & "Sons" <b> Second line ŵŷ عربي 🙂'


class Place:
    """A scheme with a review, a visit and a resident."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.team = build.team()
        self.officer = build.officer(team=self.team, name="Ann Ash")
        self.colleague = build.officer(team=self.team, name="Cy Cole")
        self.lead = build.officer(Role.LEAD_REVIEWER, team=self.team, name="Bo Birch")
        self.scheme = build.scheme(self.team, name="Canal House")
        self.resident = build.resident(self.scheme, "Zoë Ŵynn")
        self.review = build.review(self.officer, self.scheme, self.resident)
        plan = VisitPlan(
            scheme_id=self.scheme,
            review_id=self.review,
            purpose=VisitPurpose.SITE,
            planned_on=build.today,
            officers=frozenset({self.officer.id}),
        )
        self.visit: UUID = build.do(visits.plan_visit, self.officer, plan)

    def tell(self, **more: UUID) -> str:
        query = "&".join(f"{name}={key}" for name, key in more.items())
        return f"/schemes/{self.scheme}/tell-safeguarding" + (f"?{query}" if query else "")

    def concern(self, words: str = "She is afraid", **more: object) -> UUID:
        facts = {"about": ConcernAbout.ADULT, "wishes": "", "told": Told.NO} | more
        new = service.NewConcern(scheme_id=self.scheme, words=words, **facts)  # type: ignore[arg-type]  # facts of a concern
        key: UUID = self.build.do(service.raise_concern, self.officer, new)
        return key


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def record_of(client: Client, steps: Page) -> Page:
    """The record of a concern, from the page that says what to do next."""
    return client.get(steps.links()["Record the referral"])


def values(page: Page) -> dict[str, str]:
    return {one.get("name", ""): one.get("value", "") for one in page.every("input")}


def test_danger_comes_first_on_the_page(client: Client, place: Place) -> None:
    client.sign_in(place.officer)
    page = client.get(place.tell())
    assert page.words().startswith("If someone is in danger now, ring 999")
    assert page.links()["ring 999"] == "tel:999"
    wrong = client.send(page)
    assert wrong.words().startswith("If someone is in danger now, ring 999 There is a problem")


def test_a_few_words_are_enough(client: Client, build: Build, place: Place) -> None:
    client.sign_in(place.officer)
    page = client.send(
        client.get(place.tell()), about="adult", words=AWKWARD, told="not-told", agreed="not-asked"
    )
    assert page.heading == "Now ring the adult safeguarding team"
    assert "A reminder stays on “Your work”" in page.words()
    words = record_of(client, page).words()
    assert "Now ring the adult safeguarding team" in words
    assert AWKWARD_READ in words
    assert "has not been referred yet" in client.get("/").words()


@pytest.mark.parametrize(
    ("about", "route"),
    [
        ("adult", "Now ring the adult safeguarding team"),
        ("child", "Now ring the children’s social care front door"),
        ("staff", "and the designated officer for allegations"),
    ],
)
def test_each_kind_of_concern_has_its_route(
    client: Client, place: Place, about: str, route: str
) -> None:
    client.sign_in(place.officer)
    page = client.send(
        client.get(place.tell()), about=about, words="x", told="not-told", agreed="not-asked"
    )
    assert route in page.words()


CONTACTS = {
    "safeguarding_adults": "Adults & carers, 01632 960120",
    "safeguarding_children": "Front door, +44 1632 960121",
    "safeguarding_staff": "Hannah <LADO>, ext. 12",
    "safeguarding_out_of_hours": "Duty team, 01632 960123",
}


@pytest.mark.parametrize(
    ("about", "ring", "not_ring"),
    [
        ("adult", ["Adults & carers, 01632 960120"], ["Front door", "Hannah"]),
        ("child", ["Front door, +44 1632 960121"], ["Adults", "Hannah"]),
        ("staff", ["Adults & carers, 01632 960120", "Hannah <LADO>, ext. 12"], ["Front door"]),
    ],
)
def test_the_page_says_whom_to_ring_on_which_number(
    client: Client, build: Build, place: Place, about: str, ring: list[str], not_ring: list[str]
) -> None:
    build.do(set_council, None, **CONTACTS)
    key = place.concern(about=ConcernAbout(about))
    page = client.sign_in(place.officer).get(f"/safeguarding/{key}")
    for words in [*ring, "Out of hours: Duty team, 01632 960123"]:
        assert words in page.words()
    for words in not_ring:
        assert words not in page.words()
    assert page.links()["Duty team, 01632 960123"] == "tel:01632960123"
    assert "No number is recorded" not in page.words()


def test_it_says_so_where_no_number_is_recorded(client: Client, place: Place) -> None:
    key = place.concern()
    page = client.sign_in(place.officer).get(f"/safeguarding/{key}")
    assert "No number is recorded for this." in page.words()


def test_a_concern_carries_where_it_came_up(client: Client, build: Build, place: Place) -> None:
    client.sign_in(place.officer)
    address = place.tell(review=place.review, visit=place.visit, resident=place.resident)
    page = client.get(address)
    assert values(page)["review"] == str(place.review)
    assert values(page)["visit"] == str(place.visit)
    chosen = next(one for one in page.every("option") if one.get("selected") is not None)
    assert chosen.get("value") == str(place.resident)
    page = client.send(
        page,
        about="staff",
        immediate_danger=True,
        words="A worker keeps her bank card",
        told="told",
        agreed="agreed",
        wishes="She wants the card back",
        reasons_to_share="Others are at risk",
    )
    assert page.heading == "Someone is in danger now"
    page = client.get(
        client.get(page.links()["I have rung 999: go on"]).links()["Record the referral"]
    )
    words = page.words()
    for said in (
        "In danger now Yes",
        "Zoë Ŵynn",
        "What they want She wants the card back",
        "Why it is passed on Others are at risk",
        "The person knows Yes They agree Yes",
    ):
        assert said in words
    assert page.links()["The visit it came up on"] == f"/visits/{place.visit}"
    row = build.rows(SafeguardingConcern)[0]
    assert (row.review_id, row.visit_id, row.resident_id, row.team_id) == (
        place.review,
        place.visit,
        place.resident,
        place.team,
    )


def test_what_is_missing_is_said_and_what_was_typed_stays(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    page = client.get(place.tell(resident=place.resident))
    lacking = client.send(page, reasons_to_share=AWKWARD)
    for sentence in (
        "Select what it is about",
        "Say what you saw or were told",
        "Select whether the person knows",
        "Select whether they agree",
    ):
        assert lacking.words().count(sentence) == 2
    assert "Second line ŵŷ عربي 🙂" in lacking.text
    wishes = client.send(lacking, about="adult", words="x", told="told", agreed="not-asked")
    assert "Say what the person wants to happen" in wishes.words()
    unsafe = client.send(wishes, told="unsafe-to-tell", reasons_to_share="")
    assert "Say here why it would not be safe for the person to know." in unsafe.words()
    assert build.rows(SafeguardingConcern) == []
    saved = client.send(unsafe, reasons_to_share="He reads her post")
    assert "No, it would not be safe to tell them" in record_of(client, saved).words()


def test_what_does_not_belong_together_is_not_there(
    client: Client, build: Build, place: Place
) -> None:
    other = Place(build)
    client.sign_in(place.officer)
    elsewhere = build.scheme(place.team)
    stranger = build.resident(elsewhere)
    for wrong in (
        {"review": other.review},
        {"visit": other.visit},
        {"resident": other.resident},
        {"resident": stranger},
        {"review": uuid4()},
    ):
        client.get(place.tell(**wrong), status=404)
        sent = {"about": "adult", "words": "x", "told": "not-told", "agreed": "not-asked"}
        sent |= {name: str(key) for name, key in wrong.items()}
        client.post(place.tell(), sent, status=404)
    client.get(f"/schemes/{elsewhere}/tell-safeguarding?visit={place.visit}", status=404)
    client.get(f"{place.tell()}?visit=nonsense", status=404)
    client.get(other.tell(), status=404)
    assert build.rows(SafeguardingConcern) == []


@pytest.mark.parametrize("state", [ReviewState.PAUSED, ReviewState.STOPPED, ReviewState.CLOSED])
def test_a_review_that_is_not_open_still_takes_a_concern(
    client: Client, build: Build, place: Place, state: ReviewState
) -> None:
    build.do(review_service.move_review, place.lead, place.review, state, "A reason")
    client.sign_in(place.officer)
    page = client.get(client.get(f"/visits/{place.visit}").links()["Tell safeguarding"])
    page = client.send(page, about="child", words="Bruises", told="not-told", agreed="not-asked")
    assert "children’s social care front door" in page.words()


def test_a_resident_who_moved_out_can_still_be_named(
    client: Client, build: Build, place: Place
) -> None:
    lives, _, _ = build.read(residents.stays, place.resident)[0]
    gone = Stay(place.scheme, lives.unit, YesNo.YES, "", lives.true_from_on, build.days(-5))
    build.do(change_stay, place.officer, lives.id, gone)
    client.sign_in(place.officer)
    assert "Zoë Ŵynn" not in client.get(place.tell()).words()
    page = client.get(place.tell(resident=place.resident))
    page = client.send(page, about="adult", words="x", told="not-told", agreed="not-asked")
    assert "Zoë Ŵynn" in record_of(client, page).words()


def test_nobody_else_learns_of_a_concern(client: Client, build: Build, place: Place) -> None:
    concern = place.concern("She is afraid of the cook", review_id=place.review)
    address = f"/safeguarding/{concern}"
    client.sign_in(place.officer)
    assert "afraid of the cook" in client.get(address).words()
    assert "afraid of the cook" in client.other(place.lead).get(address).words()
    elsewhere = build.team()
    for stranger in (
        place.colleague,
        build.officer(Role.LEAD_REVIEWER, team=elsewhere),
        build.officer(Role.REVIEWER, team=elsewhere),
    ):
        other = client.other(stranger)
        other.get(address, status=404)
        other.post(address, {"referred_to": "x"}, status=404)
        assert "Canal House" not in other.get("/safeguarding").words()
        assert "not been referred" not in other.get("/").words()
    for role in (Role.LETTER_OFFICER, Role.BENEFITS_OFFICER, Role.ADMINISTRATOR, Role.AUDITOR):
        other = client.other(build.officer(role, team=place.team))
        other.get(address, status=403)
        other.get("/safeguarding", status=403)
        other.get(place.tell(), status=403)
    client.get(f"/safeguarding/{uuid4()}", status=404)


def test_nothing_of_a_concern_stands_in_review_visit_or_scheme(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    pages = (
        f"/reviews/{place.review}",
        f"/reviews/{place.review}/history",
        f"/visits/{place.visit}",
        f"/schemes/{place.scheme}",
        f"/schemes/{place.scheme}/history",
    )
    before = [client.get(page).words() for page in pages]
    concern = place.concern(review_id=place.review, visit_id=place.visit)
    build.do(
        service.record_referral,
        place.lead,
        concern,
        Referral("Adult safeguarding", build.today),
        1,
    )
    assert [client.get(page).words() for page in pages] == before
    events = [one for one in build.rows(Event) if one.kind.startswith("concern_")]
    assert {one.stream for one in events} == {f"concern:{concern}"}
    assert not any("afraid" in one.body for one in events)


def test_the_prompt_stays_until_the_referral_is_recorded(
    client: Client, build: Build, place: Place
) -> None:
    concern = place.concern()
    client.sign_in(place.lead)
    page = client.get(client.get("/").links()["Record the referral"])
    lacking = client.send(page, reference=AWKWARD.splitlines()[0])
    assert lacking.words().count("Say who it was referred to") == 2
    assert lacking.words().count("Select how it was referred") == 2
    assert "O’Brien-Łukasz" in lacking.text
    late = client.send(
        lacking, referred_to="Adult safeguarding, Łódź", referred_on=build.days(1), how="form"
    )
    assert "The date must be today or in the past." in late.words()
    assert "not been referred" in client.get("/").words()
    page = client.send(late, referred_on=build.today)
    words = page.words()
    assert "Referred to Adult safeguarding, Łódź, 23 November 2026, by their online form" in words
    assert "Now ring" not in words
    assert "Bo Birch recorded a safeguarding referral" in words
    assert "Ann Ash wrote down a safeguarding concern" in words
    assert "not been referred" not in client.get("/").words()
    page = client.send(page, outcome=AWKWARD)
    assert f"What came of it {AWKWARD_READ}" in page.words()
    row = build.read(store.concern, place.lead, concern)
    assert (row.referred_to, row.referred_on) == ("Adult safeguarding, Łódź", build.today)


def test_a_page_sent_twice_is_one_concern_and_other_words_are_another(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    page = client.get(place.tell())
    for words in ("She is afraid", "She is afraid", "He is hungry"):
        client.send(page, about="adult", words=words, told="not-told", agreed="not-asked")
    kept = sorted(one.words for one in build.rows(SafeguardingConcern))
    assert kept == ["He is hungry", "She is afraid"]


def test_a_lead_is_led_to_the_hold(client: Client, build: Build, place: Place) -> None:
    concern = place.concern(review_id=place.review)
    client.sign_in(place.lead)
    links = client.get(f"/safeguarding/{concern}").links()
    assert links["Hold letters or visits of the review"] == f"/reviews/{place.review}"
    assert "Hold letters" not in client.other(place.officer).get(f"/safeguarding/{concern}").text


@pytest.mark.parametrize("about", ["adult", "child", "staff"])
def test_danger_has_steps_of_its_own_before_those_of_each_kind(
    client: Client, place: Place, about: str
) -> None:
    client.sign_in(place.officer)
    page = client.get(place.tell())
    facts = {"about": about, "words": "x", "told": "not-told", "agreed": "not-asked"}
    first = client.send(page, facts, immediate_danger=True)
    assert first.heading == "Someone is in danger now"
    assert first.words().startswith("Ring 999 now")
    second = client.get(first.links()["I have rung 999: go on"])
    assert second.heading.startswith("Now ring ")
    assert first.words() != second.words()
    assert "Nobody has been told yet" in second.words()
    assert "Record the referral" in second.links()
    assert client.get(f"{second.address.partition('?')[0]}?road=x").heading == first.heading
