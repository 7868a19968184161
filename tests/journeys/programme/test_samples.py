"""Drawing a sample: kept with its seed and its list, drawn again on its page, refused in words."""

from uuid import UUID

import pytest
from sqlalchemy import text

from reviews.domain.errors import NotAllowed, Refused
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.programme.programmes import Plan
from reviews.domain.programme.sampling import StratumBy, draw
from reviews.services.programme import programmes, samples
from reviews.store.programme import samples as store
from reviews.store.tables import ChosenScheme, SampleDraw, SampleFrame, SampleSize
from tests.build import Build
from tests.client import Client
from tests.page import Page

AWKWARD = 'Łódź & <b> "East" عربي 🙂'


class Place:
    """A team with schemes in three areas, one of them under review, and a programme."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.team = build.team()
        self.lead: Viewer = build.officer(Role.LEAD_REVIEWER, team=self.team)
        self.officer: Viewer = build.officer(team=self.team)
        for number in range(5):
            build.scheme(self.team, f"River {number}", build.organisation(), area="Riverside")
        for number in range(3):
            build.scheme(self.team, f"East {number}", area=AWKWARD)
        self.busy = build.scheme(self.team, "Busy House", area="Docks")
        build.review(self.lead, self.busy)
        build.scheme(build.team(), "Elsewhere", area="Riverside")
        plan = Plan("Sample", "To see", build.today, build.days(30))
        self.programme: UUID = build.do(
            programmes.start_programme, self.lead, self.team, plan, self.lead.id
        )
        self.address = f"/programmes/{self.programme}"

    def field(self, page: Page, group: str) -> str:
        label = next(one for one in page.every("label") if page.words(one) == group)
        return label.get("for", "")

    def draw(self, by: Viewer | None = None, seed: str = "", **sizes: int) -> UUID:
        key: UUID = self.build.do(
            samples.draw_sample,
            by or self.lead,
            self.programme,
            StratumBy.AREA,
            sizes,
            seed=seed,
        )
        return key


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def test_a_sample_is_drawn_and_comes_out_the_same_again(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.lead)
    page = client.get(client.get(place.address).links()["Draw a sample"])
    assert "Not recorded 3 can be drawn" in page.words()
    page = client.get(page.links()["Area"])
    assert "Riverside 5 can be drawn" in page.words()
    assert "Docks No scheme can be drawn" in page.words()
    river, east = place.field(page, "Riverside"), place.field(page, AWKWARD)
    page = client.send(page, {river: "2", east: "1"})
    assert "Drawn again now from its record: it comes out the same, 3 schemes." in page.words()
    [made] = build.rows(SampleDraw)
    assert made.seed in page.words()
    assert page.words().count("Not drawn") == 5
    assert {one.stratum: one.size for one in build.rows(SampleSize)} == {"Riverside": 2, AWKWARD: 1}
    chosen = {one.scheme_id for one in build.rows(ChosenScheme)}
    drawn = {one.scheme_id for one in build.rows(SampleFrame) if one.drawn}
    assert chosen == drawn
    assert place.busy not in {one.scheme_id for one in build.rows(SampleFrame)}
    words = client.get(place.address).words()
    assert words.count("Drawn by sample") == 3
    assert f"from the group “{AWKWARD}”" in words
    assert "drew a sample of 3 by area" in client.get(f"{place.address}/history").words()


def test_what_cannot_be_drawn_is_said_and_nothing_is_drawn(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.lead)
    page = client.get(f"{place.address}/samples/draw?by=area")
    river, docks = place.field(page, "Riverside"), place.field(page, "Docks")
    assert "Say how many schemes to draw from at least one group." in client.send(page).words()
    many = client.send(page, {river: "6"})
    assert "You asked for 6 from “Riverside”, and only 5 can be drawn there." in many.words()
    assert 'value="6"' in many.text
    none = client.send(page, {river: "1", docks: "1"})
    assert "No scheme can be drawn from “Docks”, so nothing was drawn." in none.words()
    wrong = client.send(page, {river: "some"})
    assert wrong.words().count("Enter a number in figures, such as 12.") == 2
    assert build.rows(SampleDraw) == build.rows(ChosenScheme) == build.rows(SampleFrame) == []


def test_a_list_that_changed_meanwhile_is_looked_at_again(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.lead)
    page = client.get(f"{place.address}/samples/draw?by=area")
    build.scheme(place.team, "River 9", area="Riverside")
    changed = client.send(page, {place.field(page, "Riverside"): "1"})
    assert "The list of schemes changed while you had this open." in changed.words()
    assert "Riverside 6 can be drawn" in changed.words()
    assert build.rows(SampleDraw) == []
    assert client.send(changed).heading == "A sample by area"


def test_the_same_seed_draws_the_same_and_what_is_drawn_is_not_drawn_twice(
    build: Build, place: Place
) -> None:
    first = build.read(store.draw, place.draw(seed="one", Riverside=2))
    again = draw("one", [one.line for one in first.frame], first.sizes)
    assert again == first.drawn
    second = build.read(store.draw, place.draw(seed="one", Riverside=3))
    assert not first.drawn & second.drawn
    with pytest.raises(Refused, match="No scheme can be drawn from “Riverside”"):
        place.draw(Riverside=1)


def test_a_changed_record_is_found_out(client: Client, build: Build, place: Place) -> None:
    drawn = place.draw(Riverside=2)
    with build.house.engine.begin() as connection:
        connection.execute(text("UPDATE sample_frame SET drawn = false"))
    client.sign_in(place.officer)
    page = client.get(f"{place.address}/samples/{drawn}")
    assert "it comes out otherwise" in page.words()


def test_leads_draw_and_the_team_looks(client: Client, build: Build, place: Place) -> None:
    drawn = place.draw(Riverside=1)
    with pytest.raises(NotAllowed):
        place.draw(place.officer, Riverside=1)
    client.sign_in(place.officer)
    client.get(f"{place.address}/samples/draw", status=403)
    client.get(f"{place.address}/samples/{drawn}")
    client.get(f"{place.address}/samples/{place.programme}", status=404)
    client.sign_in(build.officer(team=build.team()))
    client.get(f"{place.address}/samples/{drawn}", status=404)
