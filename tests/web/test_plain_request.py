"""Characters that nobody can type or read reach no record, wherever words come in."""

import pytest
from flask import Flask, request

from reviews.domain.people.roles import Role
from reviews.domain.plain_text import one_line, plain
from reviews.files.kinds import FileKind
from reviews.services.people.set_up import add_first
from reviews.services.record.files import safe_name
from reviews.store.tables import Officer, Organisation, SchemeFacts, Team
from tests.build import Build
from tests.client import Client
from tests.register_file import scheme, workbook

CONTROLS = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160)])) + "\ufffe\uffff"
KEPT = "Dŵr & <b> \"O’Brien\" '🙂'\tسلام\u200f"
ONE_LINE = "Dŵr & <b> \"O’Brien\" '🙂' سلام"
TURNED = "".join(map(chr, [0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070)]))
OF_NO_WIDTH = "\u00ad\u034f\u180e\u200b\u2060\u2063\u3164\ufeff\ufff9\U000e0001\U000e0041"
JOINED = (
    "می\u200cخواهم",  # Persian parts two letters so.
    "क्\u200dष",  # Hindi joins them so,
    "ന്\u200d",  # and Malayalam ends a word so.
    "👩\u200d👩\u200d👧",
    "❤️\u200d🔥",
    "👩🏽\u200d🚀",
    "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",  # Wales.
    "ᠵᠢᠷᠤᠭ\u180bᠠ\u180e",  # Mongolian chooses a shape so.
    "Ynys Môn",
    "Zoë",
    "ירושלים",
)
SEARCHES = (
    "/schemes?words=%00a&team=%00&model=%00&after=%00",
    "/organisations?start=%00a&after=%00",
    "/reviews?state=%00&after=%00",
    "/letters?state=%00&after=%00",
    "/log?show=%00&after=%00",
    "/safeguarding?after=%00",
)


def test_control_characters_go_and_all_else_stays() -> None:
    assert plain(f"{CONTROLS}{KEPT}{CONTROLS}") == KEPT
    assert plain("one\r\ntwo\rthree\nfour") == "one\ntwo\nthree\nfour"


@pytest.mark.parametrize("mark", [*TURNED, *OF_NO_WIDTH, "\u200c", "\u200d", "\0", "\x9f"])
def test_a_name_holds_nothing_unseen(mark: str) -> None:
    assert one_line(f"{mark}Rivers{mark}ide {mark}") == "Riverside"


def test_a_name_stands_on_one_line() -> None:
    assert one_line("One\u2028two\u2029\r\nthree\tfour ") == "One two three four"


@pytest.mark.parametrize("name", JOINED)
def test_what_a_script_or_a_picture_needs_stays(name: str) -> None:
    assert one_line(f"{name} ") == name
    assert one_line(f"{name} a{TURNED}\u200d{OF_NO_WIDTH}") == f"{name} a"


@pytest.mark.parametrize("how", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_request_is_plain_before_any_page_reads_it(app: Flask, how: str) -> None:
    typed = {"one": f"a{CONTROLS}\r\nb", "many": ["\0c", "d\0"]}
    with app.test_request_context(
        "/?words=%00w%0D%0A&words=x", method="POST", data=typed, content_type=how
    ):
        assert request.args.getlist("words") == ["w\n", "x"]
        assert request.form["one"] == "a\nb"
        assert request.form.getlist("many") == ["c", "d"]


def test_what_is_pasted_is_saved_without_them(client: Client, build: Build) -> None:
    client.sign_in(build.officer(Role.ADMINISTRATOR))
    client.send(
        client.get("/organisations/add"),
        name=f"{CONTROLS}Harbour{CONTROLS} {KEPT}",
        kind="charity",
        postcode="AN1 2BC",
        address=f"1 Mill\0 Lane\r\nAnytown{CONTROLS}",
    )
    (kept,) = build.rows(Organisation)
    assert kept.name == f"Harbour {ONE_LINE}"
    assert kept.address == "1 Mill Lane\nAnytown"


def test_a_search_or_a_page_of_a_list_takes_any_address(client: Client, build: Build) -> None:
    team = build.team()
    build.scheme(team)
    client.sign_in(build.officer(Role.LEAD_REVIEWER, Role.LETTER_OFFICER, team=team))
    for address in SEARCHES:
        client.get(address)


def test_a_workbook_brings_none_in(client: Client, build: Build) -> None:
    build.team("North team")
    client.sign_in(build.officer(Role.ADMINISTRATOR))
    file = workbook([], [scheme(Cohort=f"People\x7f who\x85 were {KEPT}\r\nhomeless")])
    looked = client.send(client.get("/settings/register"), file=("register.xlsx", file))
    client.send(looked, file=("register.xlsx", file))
    (kept,) = build.rows(SchemeFacts)
    assert kept.cohort == f"People who were {ONE_LINE} homeless"


def test_a_long_text_keeps_which_way_it_runs(client: Client, build: Build) -> None:
    client.sign_in(build.officer(Role.ADMINISTRATOR))
    address = "1 Mill Lane\n\u2067سلام\u2069 \u200fعليكم"
    typed = {"name": "Harbour", "kind": "charity", "postcode": "AN1 2BC", "address": address}
    client.send(client.get("/organisations/add"), typed)
    (kept,) = build.rows(Organisation)
    assert kept.address == address


def test_a_name_from_the_command_line_or_of_a_file_holds_none(build: Build) -> None:
    key = add_first(
        build.house.engine,
        build.clock(),
        name=f"Jo{TURNED} Roe",
        sign_in_name=f"j{OF_NO_WIDTH}o",
        roles=[Role.REVIEWER],
        teams=["N\u202e"],
        password="three harbour gulls",
    )
    found = next(one for one in build.rows(Officer) if one.id == key)
    assert (found.name, found.sign_in_name) == ("Jo Roe", "jo")
    assert [one.name for one in build.rows(Team)] == ["N"]
    text = FileKind("text/plain", "txt")
    assert safe_name(f"in{TURNED}voice{OF_NO_WIDTH}.exe", text) == "invoice.txt"
