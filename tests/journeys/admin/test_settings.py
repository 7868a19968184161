"""The council's own settings, and its wording on rights."""

import pytest

from reviews.domain.people.roles import Role
from reviews.domain.register.closed_words import Tenure
from reviews.services.people import council_settings as service
from reviews.store.people import council_settings
from tests.build import Build
from tests.client import Client
from tests.page import Page

AWKWARD = "O’Brien-Łukasz & \"Sons\" <b> 'ŵ' 🙂 سلام"
LINES = f"{AWKWARD}\nsecond line\n\nfourth line"


@pytest.fixture
def admin(client: Client, build: Build) -> Client:
    return client.sign_in(build.officer(Role.ADMINISTRATOR))


def areas(page: Page) -> dict[str, str]:
    """What stands in the larger boxes of a page."""
    return {one.get("name", ""): one.text or "" for one in page.every("textarea")}


def test_settings_are_saved_as_typed(admin: Client, build: Build) -> None:
    page = admin.send(
        admin.get("/settings"),
        name=f"Westmere & Co {AWKWARD}",
        team_name="Supported housing",
        address=LINES,
        complaints=LINES,
        help_offered="",
        kept_for="six years",
        safeguarding_adults=f"{AWKWARD} 01632 960120",
        acknowledge_days="12",
        accuracy_days="15",
        complete_days="1,00",
        small_scheme_threshold="2",
    )
    assert "The settings are saved." in page.words()
    assert f"Westmere & Co {AWKWARD}" in page.words(page.every("body")[0])
    council = build.read(council_settings.council)
    assert (council.address, council.complaints) == (LINES, LINES)
    assert (council.acknowledge_days, council.complete_days) == (12, 100)
    assert council.accuracy_days == 15
    assert council.small_scheme_threshold == 2
    assert council.help_offered == ""
    assert council.safeguarding_adults == f"{AWKWARD} 01632 960120"
    assert council.telephone == "01632 960000"
    assert areas(page)["address"] == LINES


def test_whom_residents_turn_to_is_saved_as_typed(admin: Client, build: Build) -> None:
    build.do(service.set_council, None, out_of_hours="", advocacy="")
    page = admin.get("/settings")
    assert page.links()["who gives advocacy"] == "/settings#advocacy"
    page = admin.send(
        page,
        answered=AWKWARD,
        out_of_hours="01632 960199 & more",
        out_of_hours_when=AWKWARD,
        housing_options=AWKWARD,
        advocacy=AWKWARD,
        data_protection=AWKWARD,
        complaints_address=AWKWARD,
        formats_given=["easy-read", "bsl"],
    )
    assert "The settings are saved." in page.words()
    assert "wait for the council’s settings" not in page.words()
    council = build.read(council_settings.council)
    assert council.out_of_hours == "01632 960199 & more"
    for one in ("answered", "out_of_hours_when", "housing_options", "advocacy"):
        assert getattr(council, one) == AWKWARD, one
    assert (council.data_protection, council.complaints_address) == (AWKWARD, AWKWARD)
    assert council.formats_given == "easy-read bsl"
    ticked = [one.get("value") for one in page.every("input") if one.get("checked") is not None]
    assert ticked == ["easy-read", "bsl"]


def test_words_that_promise_what_is_not_switched_on_are_refused(
    admin: Client, build: Build
) -> None:
    words = "We have braille & “BSL”, and Łódź <b>."
    page = admin.send(admin.get("/settings"), formats_offered=words, formats_given=["braille"])
    assert "These words name what is not switched on: British Sign Language." in page.words()
    assert areas(page)["formats_offered"] == words
    page = admin.send(page, formats_given=["braille", "bsl"])
    assert build.read(council_settings.council).formats == words


def test_a_council_of_before_sees_what_its_letters_leave_out(admin: Client, build: Build) -> None:
    with build.house.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE council_settings SET formats_offered = 'We have braille.', "
            "formats_given = NULL, out_of_hours = NULL"
        )
    page = admin.get("/settings")
    assert "name what is not switched on: Braille." in page.words()
    assert "We can send it in large print, as plain text or as a web page." in page.words()
    assert "the out-of-hours number for housing" in page.links()


def test_wrong_settings_are_refused_and_stay_on_the_page(admin: Client, build: Build) -> None:
    page = admin.send(
        admin.get("/settings"),
        name="",
        address=LINES,
        email="no address",
        acknowledge_days="ten",
        complete_days="",
        revisit_days="0",
        small_scheme_threshold="1",
    )
    for sentence in (
        "Enter the name of the council",
        "Enter an email address",
        "Enter a number in figures, such as 12.",
        "Enter a number of working days",
        "Enter a number that is at least 1",
        "Enter a number that is at least 2",
    ):
        assert sentence in page.words(), sentence
    assert areas(page)["address"] == LINES
    values = {one.get("name"): one.get("value") for one in page.every("input")}
    assert values["acknowledge_days"] == "ten"
    assert build.read(council_settings.council).name == "Anytown Council"


def test_there_is_as_much_time_to_complete_as_to_acknowledge(admin: Client, build: Build) -> None:
    page = admin.send(admin.get("/settings"), acknowledge_days="30", complete_days="20")
    assert "Give at least as much time to complete as to acknowledge." in page.words()
    assert build.read(council_settings.council).acknowledge_days == 10


def test_two_administrators_do_not_undo_each_other(admin: Client, build: Build) -> None:
    other = admin.other(build.officer(Role.ADMINISTRATOR))
    mine, theirs = admin.get("/settings"), other.get("/settings")
    admin.send(mine, telephone="01632 960999")
    page = other.send(theirs, kept_for="six years")
    assert "Someone changed this while you had it open." in page.words()
    now = page.words().split("Recorded now")[1].split("What you typed")[0]
    assert "Telephone 01632 960999" in now
    assert "How long records are kept Nothing" in now
    page = other.send(page, telephone="01632 960999")
    assert "The settings are saved." in page.words()
    council = build.read(council_settings.council)
    assert (council.telephone, council.kept_for) == ("01632 960999", "six years")


def test_wording_on_rights_is_the_council_s_own(admin: Client, build: Build) -> None:
    page = admin.get("/settings/rights")
    assert "Never promise that someone can stay" in page.words()
    assert set(areas(page)) == set(Tenure)
    page = admin.send(page, licence=LINES)
    assert "The wording is saved." in page.words()
    assert build.read(council_settings.rights_wording)["licence"] == LINES
    assert areas(page)["licence"] == LINES


def test_a_promise_is_refused_beside_its_wording(admin: Client, build: Build) -> None:
    before = build.read(council_settings.rights_wording)
    page = admin.send(
        admin.get("/settings/rights"),
        {"not-known": ""},
        licence="Do not worry.\r\nYour home is safe.",
        secure__tenancy="You CAN’T be evicted.",
    )
    assert "“your home is safe” promises that someone can stay" in page.words()
    assert "“can't be evicted” promises that someone can stay" in page.words()
    assert "Enter the wording for this kind of agreement" in page.words()
    assert areas(page)["licence"] == "Do not worry.\nYour home is safe."
    assert [one for one in page.links().items() if one[1] == "#secure-tenancy"]
    assert build.read(council_settings.rights_wording) == before


def test_two_people_at_the_wording_are_kept_apart(admin: Client, build: Build) -> None:
    other = admin.other(build.officer(Role.ADMINISTRATOR))
    mine, theirs = admin.get("/settings/rights"), other.get("/settings/rights")
    admin.send(mine, licence="Ask us & we will help.")
    page = other.send(theirs, other="Ask for advice.")
    assert "Licence Ask us & we will help." in page.words().split("Recorded now")[1]
    assert "The wording is saved." in other.send(page, licence="Ask us & we will help.").words()
