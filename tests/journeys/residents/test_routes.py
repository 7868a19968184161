"""Residents in the register: added, reached safely, moved; names kept apart; who may see what."""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from reviews.domain.people.roles import Role
from reviews.domain.register.closed_words import ContactFormat, YesNo
from reviews.services.register import residents as service
from reviews.services.register.schemes import AddressDetails, add_address
from reviews.store.register import residents
from reviews.store.tables import Residence, Resident, ResidentContact, ResidentName, Scheme
from tests.build import Build
from tests.client import Client
from tests.page import Page

if TYPE_CHECKING:
    from uuid import UUID

AWKWARD = "O’Brien-Łukasz & \"Sons\" <b> 'ŵ' 🙂 سلام"


@pytest.fixture
def here(build: Build) -> dict[str, Any]:
    """A team, its scheme and a reviewer of it."""
    team = build.team()
    return {
        "team": team,
        "scheme": build.scheme(team, name="Canal House"),
        "officer": build.officer(team=team, name="Ann Ash"),
    }


def test_a_resident_is_added_and_shown(client: Client, build: Build, here: dict[str, Any]) -> None:
    client.sign_in(here["officer"])
    page = client.send(
        client.get(f"/schemes/{here['scheme']}/residents/add"),
        reference="R-9",
        full_name=AWKWARD,
        known_as="Łu",
        unit="Room 4 & a half",
        from_on=build.days(-30),
        housing_benefit="yes",
        claim_reference="HB <1>",
    )
    assert page.heading == AWKWARD
    for words in (
        "R-9",
        "Likes to be called Łu",
        "Canal House",
        "Room 4 & a half",
        "Since 24 October 2026",
        "Housing Benefit for this home: yes. Claim HB <1>",
        "Nobody has recorded how to reach them, or what is safe.",
        "Not in a review yet.",
    ):
        assert words in page.words(), words
    assert AWKWARD in client.get(f"/schemes/{here['scheme']}").words()
    assert len(build.rows(ResidentName)) == 1
    assert AWKWARD not in client.get(f"/schemes/{here['scheme']}/history").words()


def test_the_name_is_kept_apart_from_the_reference(
    client: Client, build: Build, here: dict[str, Any]
) -> None:
    client.sign_in(here["officer"])
    page = client.get(f"/schemes/{here['scheme']}/residents/add")
    client.send(page, reference="R-9", full_name="Ann O’Brien", housing_benefit="no")
    for table in (Resident, Residence):
        for row in build.rows(table):
            assert "Brien" not in repr(vars(row))


def test_what_is_missing_or_wrong_is_said_and_what_was_typed_stays(
    client: Client, build: Build, here: dict[str, Any]
) -> None:
    build.resident(here["scheme"])
    taken = build.rows(Resident)[0].reference
    client.sign_in(here["officer"])
    page = client.send(
        client.get(f"/schemes/{here['scheme']}/residents/add"),
        {"from_on-day": "31", "from_on-month": "2", "from_on-year": "2026"},
        known_as=AWKWARD,
    )
    assert _problems(page) == [
        "Enter a reference",
        "Enter the full name",
        "“Living there since” Enter a real date, such as 27 3 2026 or 27 March 2026.",
        "Select whether they get Housing Benefit, or not known",
    ]
    assert _value(page, "known_as") == AWKWARD
    right: dict[str, Any] = {"full_name": AWKWARD, "housing_benefit": "not-known"}
    page = client.send(page, reference=taken, from_on=build.days(-1), **right)
    assert _problems(page) == ["There is already a resident with this reference."]
    assert _value(page, "full_name") == AWKWARD
    page = client.send(page, reference="R-new", from_on=build.days(1), **right)
    assert _problems(page) == ["The date must be today or in the past."]
    page = client.send(page, from_on=build.days(-5), to_on=build.days(-6))
    assert _problems(page) == ["The end date must be the same as or after the start date."]
    assert len(build.rows(Resident)) == 1


def _problems(page: Page) -> list[str]:
    summaries = [
        one for one in page.every("div") if "govuk-error-summary" in (one.get("class") or "")
    ]
    return [page.words(a) for a in summaries[0].iter("a")] if summaries else []


def _value(page: Page, name: str) -> str:
    fields = [*page.every("input"), *page.every("textarea")]
    field = next(one for one in fields if one.get("name") == name)
    return (
        (field.text or "").removeprefix("\n") if field.tag == "textarea" else field.get("value", "")
    )


def test_a_home_at_one_of_several_addresses_is_recorded(
    client: Client, build: Build, here: dict[str, Any]
) -> None:
    build.do(add_address, None, here["scheme"], AddressDetails("9 Mill Lane", "AN2 3CD"), None)
    client.sign_in(here["officer"])
    page = client.get(f"/schemes/{here['scheme']}/residents/add")
    offered = {page.words(one): one.get("value") for one in page.every("option")}
    mill = offered["9 Mill Lane, AN2 3CD"]
    page = client.send(
        page, reference="R-9", full_name="Bo", housing_benefit="no", address=mill, unit="Flat 2"
    )
    assert "Flat 2, 9 Mill Lane, AN2 3CD" in page.words()


def test_how_to_reach_them_is_asked_with_the_reason_and_kept_whole(
    client: Client, build: Build, here: dict[str, Any]
) -> None:
    resident = build.resident(here["scheme"], "Bo Bell")
    client.sign_in(here["officer"])
    page = client.get(f"/residents/{resident}/contact")
    assert "Ask this before you talk about anything else." in page.words()
    page = client.send(
        page,
        language="Polski (Łódź)",
        interpreter=True,
        format="easy-read",
        other_needs=f"{AWKWARD}\nBreaks",
        safe_to_write="yes",
        write_to="c/o Day Centre\n2 High Street",
        by_hand=True,
        safe_to_ring="no",
        telephone="01632 960123",
        safety_note="Never leave a message",
    )
    for words in (
        "To keep them safe: Never leave a message",
        "Polski (Łódź), with an interpreter",
        "Easy Read",
        f"{AWKWARD} Breaks",
        "Yes Give letters to them by hand Not to their home, but to: c/o Day Centre 2 High Street",
        "No. Telephone 01632 960123",
        "Recorded by Ann Ash",
    ):
        assert words in page.words(), words
    found = build.read(residents.contact, resident)
    assert (found.format, found.other_needs) == (ContactFormat.EASY_READ, f"{AWKWARD}\nBreaks")
    assert len(build.rows(ResidentContact)) == 2


def test_nothing_about_safety_is_taken_for_granted(
    client: Client, build: Build, here: dict[str, Any]
) -> None:
    new = service.NewResident("R-9", "Bo", service.Stay(here["scheme"]))
    resident = build.do(service.add_resident, None, new)
    client.sign_in(here["officer"])
    page = client.get(f"/residents/{resident}/contact")
    assert not [one for one in page.every("input") if one.get("checked") is not None]
    page = client.send(page, language="", email="bo@example.org", other_needs=AWKWARD)
    assert _problems(page) == [
        "Enter the language they like best",
        "Choose how they want to be told things",
        "Select whether it is safe to write to them, or not known",
        "Select whether it is safe to ring them, or not known",
    ]
    assert _value(page, "other_needs") == AWKWARD
    needs: dict[str, Any] = {
        "language": "English",
        "safe_to_write": "no",
        "safe_to_ring": "not-known",
    }
    page = client.send(page, format="plain-text", email="", **needs)
    assert _problems(page) == ["Enter the email address that this format is sent to."]


def test_two_people_who_record_how_to_reach_someone_see_each_other(
    client: Client, build: Build, here: dict[str, Any]
) -> None:
    resident = build.resident(here["scheme"])
    client.sign_in(here["officer"])
    other = client.other(build.officer(team=here["team"], name="Bo"))
    mine, theirs = (one.get(f"/residents/{resident}/contact") for one in (client, other))
    client.send(mine, safe_to_write="no", safe_to_ring="no", safety_note="Her brother opens post")
    page = other.send(theirs, safe_to_write="yes", safe_to_ring="yes", telephone="01632 960999")
    assert "Someone else recorded this while you had the page open." in page.words()
    assert "To keep them safe: Her brother opens post" in page.words()
    assert _value(page, "telephone") == "01632 960999"
    assert build.read(residents.contact, resident).safe_to_write is YesNo.NO
    assert "01632 960999" in other.send(page).words()


def test_a_name_changes_and_the_one_before_is_kept_for_the_team(
    client: Client, build: Build, here: dict[str, Any]
) -> None:
    resident = build.resident(here["scheme"], "Bo Bell")
    client.sign_in(here["officer"])
    page = client.get(f"/residents/{resident}/name")
    assert _problems(client.send(page, full_name=" ")) == ["Enter the full name"]
    page = client.send(page, full_name=AWKWARD, known_as="Be")
    assert page.heading == AWKWARD
    assert "What the record said before" in page.words()
    assert "Name: Bo Bell" in page.words()
    letters = client.other(build.officer(Role.LETTER_OFFICER))
    page = letters.get(f"/residents/{resident}")
    assert page.heading == AWKWARD
    assert "Bo Bell" not in page.words()


def test_a_stay_is_put_right_and_ended_and_what_it_said_is_kept(
    client: Client, build: Build, here: dict[str, Any]
) -> None:
    resident = build.resident(here["scheme"], "Bo Bell")
    client.sign_in(here["officer"])
    page = client.get(f"/residents/{resident}")
    change = client.get(page.links()["Change or end this stay at Canal House"])
    page = client.send(change, unit="Attic", to_on=build.days(-1), housing_benefit="no")
    assert "Attic" in page.words()
    assert "until 22 November 2026" in page.words()
    assert "Housing Benefit: yes" in page.words()
    assert len(build.rows(Residence)) == 2
    assert len({row.fact_id for row in build.rows(Residence)}) == 1
    again = client.send(change, status=404, unit="Cellar")
    assert "has changed since you opened the page" in again.words()


def test_a_stay_at_another_scheme_of_the_team_is_added(
    client: Client, build: Build, here: dict[str, Any]
) -> None:
    resident = build.resident(here["scheme"], "Bo Bell")
    build.scheme(here["team"], name="Mill House")
    build.scheme(build.team(), name="Elsewhere")
    client.sign_in(here["officer"])
    schemes = {row.name: row.reference for row in _schemes(build)}
    page = client.get(f"/residents/{resident}/stays/add")
    right: dict[str, Any] = {"housing_benefit": "yes", "from_on": build.days(-10)}
    for reference in ("S-none", schemes["Elsewhere"]):
        refused = client.send(page, scheme=reference, unit=AWKWARD, **right)
        assert _problems(refused) == ["None of your teams’ schemes has this reference. Check it."]
        assert _value(refused, "unit") == AWKWARD
    refused = client.send(page, scheme=schemes["Canal House"], **right)
    assert "They are recorded as living at this scheme at that time already." in refused.words()
    page = client.send(page, scheme=schemes["Mill House"], unit=AWKWARD, **right)
    assert "Mill House" in page.words()
    assert AWKWARD in page.words()


def _schemes(build: Build) -> list[Any]:
    return build.rows(Scheme)


def test_letter_and_benefits_officers_read_but_do_not_change_and_see_no_reviews(
    client: Client, build: Build, here: dict[str, Any]
) -> None:
    resident = build.resident(here["scheme"], "Bo Bell", telephone="01632 960123")
    review = build.review(here["officer"], here["scheme"], resident)
    reviewer = client.sign_in(here["officer"]).get(f"/residents/{resident}").words()
    assert "SR-2026-001" in reviewer
    assert "Tell safeguarding" in reviewer
    for role in (Role.LETTER_OFFICER, Role.BENEFITS_OFFICER):
        reader = client.other(build.officer(role, team=here["team"]))
        page = reader.get(f"/residents/{resident}")
        assert "Bo Bell" in page.words()
        assert ("01632 960123" in page.words()) is (role is Role.LETTER_OFFICER)
        assert not [w for w in page.links() if w.startswith(("Change", "Add", "Record"))]
        assert "SR-2026" not in page.text
        assert str(review) not in page.text
        assert "review" not in page.words().lower()
        for path in ("name", "stays/add", "contact"):
            reader.get(f"/residents/{resident}/{path}", status=403)
        reader.get(f"/reviews/{review}/residents/{resident}", status=403)
        reader.get(f"/reviews/{review}/residents/{resident}/agreement", status=403)


def test_a_benefits_officer_who_reviews_elsewhere_learns_nothing_here(
    client: Client, build: Build, here: dict[str, Any]
) -> None:
    resident = build.resident(here["scheme"], "Bo Bell")
    review = build.review(here["officer"], here["scheme"], resident)
    both = build.officer(Role.BENEFITS_OFFICER, Role.REVIEWER, team=build.team())
    client.sign_in(both)
    page = client.get(f"/residents/{resident}")
    assert "SR-2026" not in page.text
    for path in ("name", "stays/add", "contact"):
        client.get(f"/residents/{resident}/{path}", status=404)
    client.get(f"/reviews/{review}/residents/{resident}", status=404)


def test_other_teams_administrators_and_auditors_find_no_resident(
    client: Client, build: Build, here: dict[str, Any]
) -> None:
    resident = build.resident(here["scheme"])
    stay = build.rows(Residence)[0].id
    paths = ["", "/name", "/stays/add", f"/stays/{stay}", "/contact"]
    client.sign_in(build.officer(team=build.team()))
    for path in paths:
        client.get(f"/residents/{resident}{path}", status=404)
    client.get(f"/schemes/{here['scheme']}/residents/add", status=404)
    for role in (Role.ADMINISTRATOR, Role.AUDITOR):
        other = client.other(build.officer(role))
        for path in paths:
            other.get(f"/residents/{resident}{path}", status=403)
    client.sign_in(here["officer"])
    client.get(f"/residents/{uuid4()}", status=404)
    client.get(f"/residents/{resident}/stays/{uuid4()}", status=404)
    client.get("/residents/none", status=404)


def test_a_stay_of_someone_else_is_not_changed_through_this_address(
    client: Client, build: Build, here: dict[str, Any]
) -> None:
    one, other = build.resident(here["scheme"]), build.resident(here["scheme"])
    stays: dict[UUID, UUID] = {row.resident_id: row.id for row in build.rows(Residence)}
    client.sign_in(here["officer"])
    client.get(f"/residents/{one}/stays/{stays[other]}", status=404)
