"""One page fills in what a scheme's agreements give, each with who says so."""

from datetime import date
from uuid import UUID

import pytest

from reviews.domain.people.roles import Role
from reviews.domain.register.closed_words import Tenure
from reviews.store.register import residents, tenures
from reviews.store.register.residents import ResidentLine
from tests.build import Build
from tests.client import Client

AWKWARD = "Its title says “licence” & <b>they lock the door</b>; Łucja'r ystafell 🔑"


@pytest.fixture
def scheme(build: Build, client: Client) -> UUID:
    team = build.team()
    client.sign_in(build.officer(team=team))
    made = build.scheme(team)
    for _ in range(3):
        build.resident(made)
    return made


def stays(build: Build, scheme: UUID) -> list[ResidentLine]:
    found: list[ResidentLine] = build.read(
        residents.residents_at, build.officer(), scheme, build.today
    )
    return found


def test_a_scheme_is_filled_in_on_one_page_and_the_rest_stays_open(
    build: Build, client: Client, scheme: UUID
) -> None:
    first, second, third = stays(build, scheme)
    page = client.get(client.get(f"/schemes/{scheme}").links()["What their agreements give"])
    one, two = first.stay.fact_id, second.stay.fact_id
    wrong = client.send(page, {f"tenure-{one}": "licence", f"source-{one}": "read"})
    assert f"{first.reference}: Enter who read the agreement." in wrong.words()
    done = client.send(
        wrong,
        {
            f"read_by-{one}": "Siân Ŵyn",
            f"read_on-{one}": date(2026, 11, 20),
            f"note-{one}": AWKWARD,
            f"tenure-{two}": "not-known",
            f"source-{two}": "nobody",
            f"note-{two}": "No paper was found.",
        },
    )
    assert "2 agreements recorded." in done.words()
    known = build.read(tenures.tenures_at, scheme, build.today)
    assert (known[one].tenure, known[one].note) == (Tenure.LICENCE, AWKWARD)
    assert known[two].tenure is Tenure.NOT_KNOWN
    assert third.stay.fact_id not in known
    assert (
        "recorded what the agreements of 2 residents give"
        in client.get(f"/schemes/{scheme}/history").words()
    )
    again = client.send(client.get(f"/schemes/{scheme}/agreements"))
    assert "No change." in again.words()


def test_what_a_colleague_recorded_meanwhile_is_shown_beside_mine(
    build: Build, client: Client, scheme: UUID
) -> None:
    (first, *_) = stays(build, scheme)
    key = first.stay.fact_id
    mine = client.get(f"/schemes/{scheme}/agreements")
    client.send(
        client.get(f"/schemes/{scheme}/agreements"),
        {f"tenure-{key}": "secure-tenancy", f"source-{key}": "provider"},
    )
    clash = client.send(mine, {f"tenure-{key}": "licence", f"source-{key}": "resident"})
    assert "Someone else recorded" in clash.words()
    assert "the provider or landlord says so" in clash.words()
    assert "1 agreement recorded." in client.send(clash).words()
    assert build.read(tenures.tenures_at, scheme, build.today)[key].tenure is Tenure.LICENCE


def test_another_team_finds_no_such_page(build: Build, client: Client, scheme: UUID) -> None:
    client.sign_in(build.officer(Role.REVIEWER, team=build.team()))
    client.get(f"/schemes/{scheme}/agreements", status=404)
