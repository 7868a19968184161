"""People and teams: added, changed, given passwords, closed."""

from uuid import UUID

import pytest

from reviews.domain.people.roles import Role
from reviews.domain.record.events import COMMAND_LINE
from reviews.domain.safeguarding.concerns import ConcernAbout, Told
from reviews.domain.visits.visits import VisitPlan, VisitPurpose
from reviews.services.safeguarding.concerns import NewConcern, raise_concern
from reviews.services.visits import visits
from reviews.store.tables import Officer, Password
from tests.build import Build
from tests.client import Client
from tests.page import Page

AWKWARD = "O’Brien-Łukasz & \"Sons\" <b> 'ŵ' 🙂 سلام"


@pytest.fixture
def admin(client: Client, build: Build) -> Client:
    return client.sign_in(build.officer(Role.ADMINISTRATOR, name="Ada Admin"))


def officer_named(build: Build, name: str) -> UUID:
    found: UUID = next(row.id for row in build.rows(Officer) if row.name == name)
    return found


def kept(page: Page) -> dict[str, list[str]]:
    """What stands in the inputs of a page: text, and the keys of ticked boxes."""
    found: dict[str, list[str]] = {}
    for one in page.every("input"):
        if one.get("type") != "checkbox" or one.get("checked") is not None:
            found.setdefault(one.get("name", ""), []).append(one.get("value", ""))
    return found


def test_a_person_is_added_and_signs_in_with_the_password_shown_once(
    admin: Client, build: Build
) -> None:
    team = build.team("North & <East>")
    page = admin.get("/people/add")
    assert "Visits schemes, talks to residents" in page.words()
    page = admin.send(
        page,
        sign_in_name=" Jo.O’Brien@Anytown ",
        name=AWKWARD,
        roles=["reviewer", "letter-officer"],
        teams=[str(team)],
    )
    assert page.heading == f"A password for {AWKWARD}"
    password = page.words(page.every("code")[0])
    assert "This is the only time it is shown." in page.words()
    line = admin.get("/people").words()
    assert f"{AWKWARD} jo.o’brien@anytown Reviewer, Letter officer North & <East>" in line
    assert password not in admin.get(f"/people/{officer_named(build, AWKWARD)}").text
    theirs = Client(admin.app, build)
    page = theirs.send(theirs.get("/sign-in"), name="jo.o’brien@anytown", password=password.upper())
    assert page.heading == "Sign in"
    page = theirs.send(theirs.get("/sign-in"), name="JO.O’BRIEN@anytown", password=password)
    assert page.heading == "Change your password"


def test_two_first_passwords_are_never_the_same(admin: Client, build: Build) -> None:
    jo = build.officer(name="Jo")
    page = admin.get(f"/people/{jo.id}")
    shown = {admin.send(page, form=1).words().split("Password ")[1].split()[0] for _ in range(4)}
    assert len(shown) == 4
    assert all(len(one) == 19 for one in shown)


def test_what_was_typed_stays_when_something_is_wrong(admin: Client, build: Build) -> None:
    team = build.team()
    page = admin.send(
        admin.get("/people/add"), job_title=AWKWARD, email="no address", teams=[str(team)]
    )
    for sentence in (
        "Enter a sign-in name",
        "Enter the full name",
        "Enter an email address, such as name@anytown.example",
        "Choose at least one role",
    ):
        assert sentence in page.words(), sentence
    assert kept(page)["job_title"] == [AWKWARD]
    assert kept(page)["email"] == ["no address"]
    assert kept(page)["teams"] == [str(team)]


def test_a_sign_in_name_is_used_once_even_after_it_is_closed(admin: Client, build: Build) -> None:
    jo = build.officer(name="Jo")
    name = next(row.sign_in_name for row in build.rows(Officer) if row.id == jo.id)
    admin.send(admin.get(f"/people/{jo.id}/close"))
    page = admin.send(
        admin.get("/people/add"), sign_in_name=f" {name.upper()} ", name="Jo", roles=["auditor"]
    )
    assert "Someone has, or had, this sign-in name." in page.words()
    assert kept(page)["roles"] == ["auditor"]


def test_a_person_is_changed_and_their_access_at_once(admin: Client, build: Build) -> None:
    north, south = build.team("North"), build.team("South")
    scheme = build.scheme(south)
    jo = build.officer(Role.LEAD_REVIEWER, team=north, name="Jo")
    theirs = admin.other(jo)
    theirs.get(f"/schemes/{scheme}/history", status=404)
    page = admin.get(f"/people/{jo.id}")
    assert kept(page)["roles"] == ["lead-reviewer"]
    assert kept(page)["teams"] == [str(north)]
    page = admin.send(page, name="Jo Ash", roles=["reviewer"], teams=[str(south)])
    assert "The account is changed." in page.words()
    assert "Jo Ash officer" in page.words()
    theirs.get(f"/schemes/{scheme}/history")
    page = admin.send(admin.get(f"/people/{jo.id}"), name="", roles=None)
    assert "Enter the full name" in page.words()
    assert "Choose at least one role" in page.words()


def test_two_administrators_at_once_are_kept_apart(admin: Client, build: Build) -> None:
    team = build.team("North")
    jo = build.officer(team=team, name="Jo", job_title="Officer")
    other = admin.other(build.officer(Role.ADMINISTRATOR))
    mine, theirs = admin.get(f"/people/{jo.id}"), other.get(f"/people/{jo.id}")
    admin.send(mine, job_title="Senior <officer>", roles=["reviewer", "auditor"])
    page = other.send(theirs, name="Jo Ash", job_title="Officer")
    assert "Someone changed this while you had it open." in page.words()
    now = page.words().split("Recorded now")[1].split("What you typed")[0]
    assert "Job title Senior <officer>" in now
    assert "Roles Reviewer, Auditor" in now
    assert "Full name Jo" in now
    assert kept(page)["name"] == ["Jo Ash"]
    page = other.send(page)
    assert "The account is changed." in page.words()
    assert "Jo Ash" in page.words()


def test_a_new_password_is_shown_once_and_signs_out(admin: Client, build: Build) -> None:
    jo = build.officer(team=build.team(), name="Jo & Co")
    theirs = admin.other(jo)
    before = next(row.hash for row in build.rows(Password) if row.officer_id == jo.id)
    page = admin.send(admin.get(f"/people/{jo.id}"), form=1)
    assert page.heading == "A password for Jo & Co"
    after = next(row for row in build.rows(Password) if row.officer_id == jo.id)
    assert after.hash != before
    assert after.must_change
    assert theirs.get("/account").heading == "Sign in"


def test_one_s_own_password_and_account_are_left_to_others(admin: Client, build: Build) -> None:
    build.officer(Role.ADMINISTRATOR)
    own = f"/people/{officer_named(build, 'Ada Admin')}"
    page = admin.get(own)
    assert "Change your own password" in page.links()
    assert "Close this account" not in page.words()
    page = admin.post(f"{own}/password", status=409)
    assert "Change your own password from the page “Your account”." in page.words()
    page = admin.get(f"{own}/close")
    assert "You cannot close your own account." in page.words()
    page = admin.send(page)
    assert "You cannot close your own account." in page.words()
    assert admin.get("/people").heading == "People and settings"


def test_the_last_administrator_stays_one(admin: Client, build: Build) -> None:
    own = f"/people/{officer_named(build, 'Ada Admin')}"
    page = admin.send(admin.get(own), roles=["auditor"])
    told = "This is the last administrator. Make someone else administrator first."
    assert told in page.words()
    second = build.officer(Role.ADMINISTRATOR)
    page = admin.send(admin.get(own), roles=["auditor"])
    assert page.heading == "Your work"
    admin.get("/people", status=403)
    theirs = admin.other(second)
    page = theirs.send(theirs.get(f"/people/{second.id}"), roles=["auditor"])
    assert told in page.words()


def test_closing_lists_the_work_to_hand_on_and_ends_access(admin: Client, build: Build) -> None:
    team = build.team("North team")
    jo = build.officer(Role.LEAD_REVIEWER, team=team, name="Jo Ash")
    scheme = build.scheme(team, name="Canal House & Co")
    review = build.review(jo, scheme)
    build.do(
        visits.plan_visit,
        jo,
        VisitPlan(
            scheme_id=scheme,
            purpose=VisitPurpose.SITE,
            planned_on=build.days(7),
            officers=frozenset({jo.id}),
            review_id=review,
        ),
    )
    concern = NewConcern(scheme, ConcernAbout.ADULT, "Łukasz is afraid", "To be safe", Told.YES)
    build.do(raise_concern, jo, concern)
    theirs = admin.other(jo)
    page = admin.get(f"/people/{jo.id}/close")
    waits = "1 private record still to be passed on. Ask a lead reviewer of the team."
    assert waits in page.words()
    for word in ("afeguarding", "concern", "Łukasz"):
        assert word not in page.words()
    assert "Leads review SR-2026-001 of Canal House & Co" in page.words()
    assert "Visit to Canal House & Co on 30 November 2026" in page.words()
    assert not [words for words in page.links() if "Canal House" in words]
    lead = build.officer(Role.LEAD_REVIEWER, Role.ADMINISTRATOR, team=team)
    links = admin.other(lead).get(f"/people/{jo.id}/close").links()
    assert links["Leads review SR-2026-001 of Canal House & Co"] == f"/reviews/{review}"
    assert links["Visit to Canal House & Co on 30 November 2026"].startswith("/visits/")
    assert links[waits] == "/safeguarding"
    page = admin.send(page)
    assert "The account of Jo Ash is closed." in page.words()
    assert page.words().index("Jo Ash Closed") > page.words().index("Ada Admin")
    assert theirs.get("/account").heading == "Sign in"
    page = admin.get(f"/people/{jo.id}")
    assert "This account was closed on 23 November 2026 at 10:00am." in page.words()
    assert len(page.every("form")) == 0
    assert "(1 person)" in admin.get("/people").words()
    admin.get(f"/people/{jo.id}/close", status=404)
    admin.post(f"/people/{jo.id}/password", status=404)


def test_a_team_is_added_once(admin: Client) -> None:
    page = admin.send(admin.get("/teams/add"), name=f" {AWKWARD} ")
    assert f"{AWKWARD} (0 people)" in page.words()
    page = admin.send(admin.get("/teams/add"), name=AWKWARD.upper())
    assert "There is already a team with this name." in page.words()
    assert kept(page)["name"] == [AWKWARD.upper()]
    assert "Enter the name of the team" in admin.send(admin.get("/teams/add"), name=" ").words()


def test_the_command_line_is_not_a_person(admin: Client) -> None:
    assert "Command line" not in admin.get("/people").words()
    admin.get(f"/people/{COMMAND_LINE}", status=404)
    admin.get(f"/people/{COMMAND_LINE}/close", status=404)
    admin.post(f"/people/{COMMAND_LINE}/password", status=404)


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.ADMINISTRATOR])
def test_nobody_else_enters(client: Client, build: Build, role: Role) -> None:
    team = build.team()
    other = build.officer(team=team)
    client.sign_in(build.officer(role, team=team))
    for address in ("/people", "/people/add", "/teams/add", "/settings", "/settings/rights"):
        client.get(address, status=403)
    for address in (f"/people/{other.id}", f"/people/{other.id}/close"):
        client.get(address, status=403)
        client.post(address, status=403)
    client.post(f"/people/{other.id}/password", status=403)


def test_addresses_by_hand_lead_nowhere(admin: Client) -> None:
    nobody = "/people/00000000-0000-4000-8000-00000000abcd"
    admin.get(nobody, status=404)
    admin.get(f"{nobody}/close", status=404)
    admin.post(f"{nobody}/password", status=404)
    admin.get("/people/nonsense", status=404)
