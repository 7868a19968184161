"""If schemes close: numbers for all, each resident for the team, each need with its source."""

from uuid import UUID

import pytest

from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Role
from reviews.domain.register.closed_words import Part
from reviews.domain.safeguarding.closure import Contingency, HowSoon, Need, NeedFrom, Where
from reviews.domain.sources import Source
from reviews.services.safeguarding import protection
from reviews.store.safeguarding import protection as store
from reviews.store.tables import ContingencyNeed, NeedSource
from tests.build import Build
from tests.client import Client
from tests.queries import asked

from .test_routes import AWKWARD, AWKWARD_READ, Place


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def source(place: Place, resident: UUID, sources: dict[Need, NeedFrom]) -> None:
    known = place.build.read(store.contingency, place.scheme, [resident])[resident]
    what = (place.scheme, resident, sources)
    place.build.do(protection.record_need_sources, place.officer, *what, seen=str(known.id))


def test_numbers_are_shared_and_each_resident_is_the_teams(
    client: Client, build: Build, place: Place
) -> None:
    address = f"/schemes/{place.scheme}/if-it-closes"
    letters = build.officer(Role.LETTER_OFFICER)
    client.sign_in(place.officer)
    page = client.get(place.of(0, "if-it-closes"))
    lacking = client.send(page, notes=AWKWARD)
    for sentence in ("Choose what they would need", "Select how soon", "Select where"):
        assert lacking.words().count(sentence) == 2
    chosen = {"needs": ["step-free", "with-a-pet"], "how_soon": "same-day", "place": "away"}
    client.send(lacking, chosen)
    words = client.get(address).words()
    nowhere = "From: Its source is not recorded"
    assert f"A step-free or adapted home {nowhere}" in words
    assert f"Room for a pet {nowhere}" in words
    assert AWKWARD_READ in words
    assert "no numbers are shown" in words
    shared = client.other(letters).get(address).words()
    assert "Room for a pet" not in shared
    assert "Ŵynn" not in shared
    for number in range(5):
        place.need(build.resident(place.scheme, f"Person {number}"))
    shared = client.other(letters).get(address).words()
    assert "Recorded for 6 residents" in shared
    assert "A step-free or adapted home 6" in shared
    assert "Room for a pet" not in shared
    assert "How soon No number is large enough to show." in shared
    assert "Her notes" not in shared


def test_two_people_record_what_one_would_need(client: Client, build: Build, place: Place) -> None:
    client.sign_in(place.officer)
    other = client.other(place.colleague)
    mine, theirs = (one.get(place.of(0, "if-it-closes")) for one in (client, other))
    chosen = {"needs": ["step-free"], "how_soon": "later", "place": "near"}
    client.send(mine, chosen)
    clash = other.send(theirs, chosen | {"needs": ["own-home"]})
    assert "Someone else recorded this while you had it open." in clash.words()
    assert "A step-free or adapted home. They can wait longer." in clash.words()
    assert "A home of their own" in other.send(clash).words()
    assert "They can wait longer" in client.get(f"/schemes/{place.scheme}/if-it-closes").words()
    assert [one.superseded_at is None for one in build.rows(ContingencyNeed)].count(True) == 1


def test_each_need_says_where_it_is_from(client: Client, build: Build, place: Place) -> None:
    review = build.review(place.officer, place.scheme, place.residents[0])
    build.agree(place.officer, review, place.residents[0])
    account = build.account(place.officer, review, place.residents[0])
    client.sign_in(place.officer)
    other = client.other(place.colleague)
    needs = {"needs": ["step-free", "with-a-pet", "own-home"], "how_soon": "later", "place": "near"}
    page = client.send(client.get(place.of(0, "if-it-closes")), needs)
    assert page.heading.startswith("Where the needs of R-")
    theirs = other.get(page.address)
    chosen = {"step-free": str(account), "with-a-pet": "family"}
    late = client.send(page, chosen, told_on=build.days(1))
    assert "The date must be today or in the past." in late.words()
    saved = client.send(late, told_on=build.today)
    words = saved.words()
    assert "From: Resident: R, 23 November 2026" in words
    assert "From: Family or chosen supporter, told us, 23 November 2026" in words
    assert "own, without support From: Its source is not recorded" in words
    assert f"/accounts/{account}" in saved.links().values(), saved.links()
    clash = other.send(theirs, chosen)
    assert "Someone else recorded this while you had it open." in clash.words()
    assert "A step-free or adapted home Resident: R, 23 November 2026" in clash.words()
    other.send(clash, {"step-free": ""}, told_on=None)
    words = client.get(f"/schemes/{place.scheme}/if-it-closes").words()
    assert "adapted home From: Its source is not recorded" in words
    assert "told us, day not known" in words


def test_a_source_stays_with_a_need_that_stays(build: Build, place: Place) -> None:
    resident = place.residents[0]
    place.need(resident, Need.STEP_FREE, Need.WITH_A_PET)
    told = {
        one: NeedFrom(Source.STAFF, told_on=build.today) for one in Need if one.value[0] in "sw"
    }
    source(place, resident, {one: told[one] for one in (Need.STEP_FREE, Need.WITH_A_PET)})
    known = build.read(store.contingency, place.scheme, [resident])[resident]
    plan = Contingency((Need.STEP_FREE, Need.OWN_HOME), HowSoon.LATER, Where.NEAR)
    what = (place.scheme, resident, plan)
    build.do(protection.record_contingency, place.officer, *what, seen=str(known.id))
    (stands,) = (one for one in build.rows(ContingencyNeed) if one.superseded_at is None)
    kept = [one.need for one in build.rows(NeedSource) if one.contingency_id == stands.id]
    assert kept == [Need.STEP_FREE]


def _refuse(place: Place, resident: UUID, *uses: Use) -> None:
    review = place.build.review(place.officer, place.scheme, resident)
    place.build.agree(place.officer, review, resident, *uses, state=ConsentState.REFUSED)


def test_what_someone_said_no_to_is_counted_nowhere(
    client: Client, build: Build, place: Place
) -> None:
    people = [build.resident(place.scheme, f"Person {n}") for n in range(6)]
    for one in people:
        place.need(one, Need.WITH_CHILDREN)
    address = f"/schemes/{place.scheme}/if-it-closes"
    plans = "/if-schemes-close?area=Riverside"
    client.sign_in(place.officer)
    assert "Recorded for 6 residents" in client.get(address).words()
    _refuse(place, people[0], Use.TAKE_PART)
    for page in (address, plans):
        words = client.get(page).words()
        assert "Recorded for 5 residents" in words
        assert words.count("Room for children From:") == 5
    assert "Person 0 Not shown here" in client.get(address).words()
    assert "Person 0" not in client.get(plans).words()


def test_the_plan_is_read_by_provider_and_by_area_and_by_the_team_alone(
    client: Client, build: Build, place: Place
) -> None:
    north, south = build.organisation("North Homes"), build.organisation("South <&> Homes")
    second = build.scheme(place.team, "Second House", provider=north, area="Hill & Dale")
    third = build.scheme(place.team, "Third House", area="Hill & Dale")
    build.part(place.scheme, south, Part.LANDLORD)
    build.part(third, north, Part.LANDLORD)
    other_team = build.scheme(build.team(), "Their House", provider=north, area="Hill & Dale")
    place.need(place.residents[0], Need.STEP_FREE)
    for scheme, name in ((second, "Ann North"), (third, "Bea North"), (other_team, "Cy Theirs")):
        resident = build.resident(scheme, name)
        by = place.officer if scheme != other_team else None
        plan = Contingency((Need.WITH_A_PET,), HowSoon.WEEK, Where.NEAR, AWKWARD)
        if by:
            build.do(protection.record_contingency, by, scheme, resident, plan)
    client.sign_in(place.officer)
    hub = client.get(place.hub)
    page = client.get(hub.links()["The same by provider and by area"])
    assert "Choose a provider, an area or both." in page.words()
    assert "South <&> Homes" in page.words()
    for query, there, not_there in (
        (f"provider={north}", ["Ann North", "Bea North"], ["Zoë", "Cy Theirs", "Their House"]),
        (f"provider={south}", ["Zoë Ŵynn 0"], ["Ann North"]),
        ("area=Hill+%26+Dale", ["Ann North", "Bea North"], ["Zoë", "Their House"]),
        (f"area=Riverside&provider={north}", ["0 schemes"], ["Ann North", "Zoë"]),
        ("provider=nonsense", ["0 schemes"], ["Zoë"]),
    ):
        words = client.get(f"/if-schemes-close?{query}").words()
        for said in there:
            assert said in words, query
        for said in not_there:
            assert said not in words, query
    assert AWKWARD_READ in client.get(f"/if-schemes-close?provider={north}").words()
    for role in (Role.BENEFITS_OFFICER, Role.LETTER_OFFICER, Role.ADMINISTRATOR):
        client.other(build.officer(role, team=place.team)).get("/if-schemes-close", status=403)


def test_a_benefits_officer_reads_no_plan(client: Client, build: Build, place: Place) -> None:
    other = client.other(build.officer(Role.BENEFITS_OFFICER, team=place.team))
    other.get(f"/schemes/{place.scheme}/if-it-closes", status=403)
    assert "If the scheme closes" not in other.get(f"/schemes/{place.scheme}").words()


def test_a_form_of_someone_else_is_no_source(build: Build, place: Place) -> None:
    review = build.review(place.officer, place.scheme, place.residents[1])
    build.agree(place.officer, review, place.residents[1])
    account = build.account(place.officer, review, place.residents[1])
    place.need(place.residents[0], Need.STEP_FREE)
    with pytest.raises(NotThere):
        source(place, place.residents[0], {Need.STEP_FREE: NeedFrom(Source.RESIDENT, account)})


def test_the_plans_ask_as_much_for_many_as_for_few(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.lead)
    place.need(place.residents[0])
    for address in ("/if-schemes-close?area=Riverside", f"/schemes/{place.scheme}/if-it-closes"):
        client.get(address)
        with asked(build.house.engine) as few:
            client.get(address)
        for resident in [build.resident(place.scheme) for _ in range(3)]:
            place.need(resident)
            source(place, resident, {Need.STEP_FREE: NeedFrom(Source.STAFF)})
        with asked(build.house.engine) as many:
            client.get(address)
        assert len(few) == len(many), address
