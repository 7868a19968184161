"""The register, as officers meet it."""

from datetime import date
from typing import Any

from reviews.domain.people.roles import Role
from tests.build import Build
from tests.client import Client

AWKWARD = "O’Brien-Łukasz & \"Sons\" <b> 'ŵ' 🙂 سلام"


def test_a_scheme_is_added_found_and_opened(client: Client, build: Build) -> None:
    team = build.team("North team")
    client.sign_in(build.officer(Role.LEAD_REVIEWER, team=team))
    page = client.send(
        client.get("/schemes/add"),
        reference="S-1",
        name=AWKWARD,
        team=team,
        line_1="1 Canal Street",
        postcode="an12bc",
        area="Riverside",
        cohort="People leaving prison",
        models=["clustered", "solo"],
        tenure="licence",
        landlord_type="charity",
        units="8",
        commissioned="no",
    )
    assert page.heading == AWKWARD
    assert "1 Canal Street, AN1 2BC" in page.words()
    assert "Clustered supported living, Solo homes" in page.words()
    for words in ("brien", "lukasz", "RIVERSIDE prison", "S-1", "AN1 2BC", "an12bc", "can"):
        found = client.get(f"/schemes?words={words}")
        assert AWKWARD in found.words(), words
    assert "No scheme matches" in client.get("/schemes?words=nowhere").words()


def test_what_was_typed_stays_when_something_is_wrong(client: Client, build: Build) -> None:
    team = build.team()
    client.sign_in(build.officer(Role.LEAD_REVIEWER, team=team))
    page = client.send(
        client.get("/schemes/add"), name=AWKWARD, postcode="nowhere", units="many", uprn="12A"
    )
    assert "There is a problem" in page.words()
    for sentence in (
        "Enter a reference",
        "Enter a full postcode, such as AN1 2BC",
        "Enter a number in figures, such as 12.",
        "A UPRN has 1 to 12 figures and nothing else",
        "Choose the team",
    ):
        assert sentence in page.words(), sentence
    kept = {one.get("name"): one.get("value") for one in page.every("input")}
    assert kept["name"] == AWKWARD
    assert kept["units"] == "many"


def test_a_reference_is_used_once(client: Client, build: Build) -> None:
    team = build.team()
    scheme = build.scheme(team)
    reference = client.sign_in(build.officer(team=team)).get(f"/schemes/{scheme}")
    assert reference.status == 200


def test_an_organisation_is_added_to_a_scheme_and_its_end_recorded(
    client: Client, build: Build
) -> None:
    team = build.team()
    scheme = build.scheme(team)
    client.sign_in(build.officer(team=team))
    here = f"/schemes/{scheme}/organisations/add"
    empty = client.get(f"{here}?find=Harbour")
    assert "No organisation in the register has a name like “Harbour”." in empty.words()
    add = client.get(empty.links()["Add a new one"])
    facts = {"kind": "charity", "address": "1 Mill Lane\nAnytown", "postcode": "AN1 2BC"}
    wrong = client.send(add, facts, email="notanemail")
    assert "Enter an email address" in wrong.words()
    client.send(add, facts, name="Harbour & Sons")
    build.organisation()
    page = client.get(f"{here}?find=BOUR+%26")
    assert len([one for one in page.every("input") if one.get("name") == "organisation"]) == 1
    assert "Select the organisation" in client.send(page, part="landlord").words()
    choice = next(one for one in page.every("input") if one.get("name") == "organisation")
    page = client.send(
        page,
        organisation=choice.get("value"),
        part="support-provider",
        responsibilities="Support,\nsafeguarding",
        from_on=build.days(-100),
    )
    assert "Harbour & Sons" in page.words()
    assert "Harbour & Sons" in client.get("/schemes?words=harbour").words()
    ending = client.get(page.links()["Record its end for Harbour & Sons"])
    page = client.send(ending, to_on=build.days(-200))
    assert "The end date must be the same as or after the start date." in page.words()
    page = client.send(ending, to_on=build.days(-1))
    assert "until 22 November 2026" in page.words()
    assert "No scheme matches" in client.get("/schemes?words=harbour").words()


def test_a_correction_supersedes_and_a_change_ends(client: Client, build: Build) -> None:
    team = build.team()
    scheme = build.scheme(team, area="Old Town")
    client.sign_in(build.officer(team=team))
    change = client.get(f"/schemes/{scheme}/change")
    page = client.send(change, area="Riverside", how="correction")
    assert "Riverside" in page.words()
    page = client.send(client.get(f"/schemes/{scheme}/change"), area="Hilltop", how="change")
    assert "Enter the date of the change" in page.words()
    page = client.send(page, changed_on=build.days(-10))
    assert "Hilltop" in page.words()
    history = client.get(f"/schemes/{scheme}/history").words()
    assert "Old Town" in history
    assert "superseded" in history
    assert "True from a date not known to 12 November 2026" in history
    assert "corrected the scheme’s record" in history


def test_a_scheme_that_is_to_open_is_refused_and_what_was_typed_stays(
    client: Client, build: Build
) -> None:
    team = build.team("North")
    client.sign_in(build.officer(team=team))
    page = client.send(
        client.get("/schemes/add"),
        reference="S-9 & <b>",
        name="Łąka House",
        team=str(team),
        area="Old Town",
        cohort="People leaving care",
        tenure="licence",
        landlord_type="charity",
        commissioned="no",
        line_1="1 Mill Lane",
        postcode="AN1 2BC",
        known_from_on=build.days(1),
    )
    assert "The date must be today or in the past." in page.words()
    since: dict[str, Any] = {"known_from_on-month": "Feb", "known_from_on-year": "2024"}
    page = client.send(page, **since)
    assert page.heading == "Łąka House"
    assert "1 Mill Lane" in page.words()


def test_what_is_open_is_shown_before_a_scheme_closes_and_a_wrong_closure_is_put_right(
    client: Client, build: Build
) -> None:
    team = build.team()
    officer = build.officer(Role.LEAD_REVIEWER, team=team)
    scheme = build.scheme(team)
    build.review(officer, scheme, build.resident(scheme))
    client.sign_in(officer)
    page = client.get(client.get(f"/schemes/{scheme}").links()["Record that this scheme closes"])
    assert "1 resident lives here now, and for that person nothing is recorded" in page.words()
    assert "is not closed" in page.words()
    page = client.send(page, closed_on=date(2099, 1, 1), reason="Sold & <gone>")
    assert "within a year from now" in page.words()
    assert "Sold & <gone>" in page.text.replace("&amp;", "&").replace("&lt;", "<").replace(
        "&gt;", ">"
    )
    page = client.send(page, closed_on=build.days(9))
    assert "The closure is recorded" in page.words()
    assert "Closes on 2 December 2026" in page.words()
    again = client.send(client.get(f"/schemes/{scheme}/close"), closed_on=build.today, reason="x")
    assert "If that is wrong, open it again first." in again.words()
    page = client.get(page.links()["It has not closed: open it again"])
    assert "Say why it is open again" in client.send(page).words()
    page = client.send(page, reason="It was another house")
    assert "Closes on" not in page.words()
    page = client.send(client.get(f"/schemes/{scheme}/close"), closed_on=build.today, reason="Sold")
    assert "Closed on 23 November 2026" in page.words()
    history = client.get(f"/schemes/{scheme}/history").words()
    assert "is open after all: It was another house" in history


def test_pages_of_schemes_follow_one_another(client: Client, build: Build) -> None:
    team = build.team()
    for number in range(53):
        build.scheme(team, name=f"House {number:03}")
    client.sign_in(build.officer(team=team))
    first = client.get("/schemes?words=house")
    assert "House 000" in first.words()
    assert "House 050" not in first.words()
    second = client.get(first.links()["Next page"])
    assert "House 050" in second.words()
    assert "House 049" not in second.words()


def test_reviewers_of_another_team_read_no_names_and_open_nothing(
    client: Client, build: Build
) -> None:
    north, south = build.team(), build.team()
    scheme = build.scheme(north)
    resident = build.resident(scheme, "Zoë Ŵynn")
    mine = build.officer(team=north)
    review = build.review(mine, scheme, resident)
    opened = {f"/residents/{resident}", f"/reviews/{review}"}
    page = client.sign_in(mine).get(f"/schemes/{scheme}")
    assert "Zoë Ŵynn" in page.words()
    assert opened <= set(page.links().values())
    page = client.other(build.officer(team=south)).get(f"/schemes/{scheme}")
    assert "SR-2026-001" in page.words()
    assert "Zoë Ŵynn" not in page.text
    assert not opened & set(page.links().values())
    page = client.other(build.officer(Role.LETTER_OFFICER)).get(f"/schemes/{scheme}")
    assert opened <= set(page.links().values())
