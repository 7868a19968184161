"""Signing in and out: throttled, ended at once, and one's own password."""

from typing import Any
from urllib.parse import urlencode

import pytest
from werkzeug.security import check_password_hash, generate_password_hash

from reviews.domain.people.roles import Role, Viewer
from reviews.services.people import officers as people_service
from reviews.services.people import sign_in as service
from reviews.store.people import officers as store
from reviews.store.tables import SignInFailure
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.page import Page

PASSWORD = "three harbour gulls"


@pytest.fixture
def officer(build: Build) -> Viewer:
    """A reviewer who chose a password of their own."""
    found = build.officer(Role.LEAD_REVIEWER, team=build.team())
    build.do(service.give_password, found, found.id, service.hashed(PASSWORD), must_change=False)
    return found


def name_of(build: Build, officer: Viewer) -> str:
    name: str = build.read(store.officer, officer.id).sign_in_name
    return name


def signs_in(client: Client, name: str, password: str = PASSWORD, to: str = "/sign-in") -> Page:
    return client.send(client.get(to), name=name, password=password)


def fails(client: Client, name: str, times: int = 1) -> Page:
    for _ in range(times):
        page = signs_in(client, name, "wrong")
    return page


def test_the_right_password_leads_where_one_was_going(
    client: Client, build: Build, officer: Viewer
) -> None:
    page = client.get("/schemes?words=canal+house&team=")
    assert page.heading == "Sign in"
    page = client.send(page, name=f" {name_of(build, officer).upper()} ", password=PASSWORD)
    assert page.address == "/schemes?words=canal+house&team="
    assert client.get("/sign-in").heading == "Your work"


def test_wrong_and_missing_words_keep_the_name_and_never_the_password(
    client: Client, build: Build, officer: Viewer
) -> None:
    name = name_of(build, officer)
    page = fails(client, name)
    assert "The sign-in name or the password is not right." in page.words()
    kept = {one.get("name"): one.get("value") for one in page.every("input")}
    assert kept["name"] == name
    assert not kept["password"]
    assert "The sign-in name or the password is not right." in fails(client, "nobody").words()
    page = signs_in(client, "", "")
    assert "Enter your sign-in name" in page.words()
    assert "Enter your password" in page.words()


def test_a_name_waits_longer_after_each_failure_and_no_longer_than_15_minutes(
    client: Client, build: Build, officer: Viewer, clock: Clock
) -> None:
    name = name_of(build, officer)
    fails(client, name, 4)
    assert "is not right" in fails(client, name).words()
    assert "Too many tries. Wait 10 seconds, then try again." in signs_in(client, name).words()
    for wait, told in ((10, "20 seconds"), (20, "40 seconds"), (40, "2 minutes")):
        clock.move(seconds=wait)
        assert "is not right" in fails(client, name).words()
        assert f"Wait {told}," in signs_in(client, name).words()
    for wait in (80, 160, 320, 640):
        clock.move(seconds=wait)
        fails(client, name)
    assert "Wait 15 minutes," in signs_in(client, name).words()
    clock.move(seconds=1)
    assert "Wait 15 minutes," in signs_in(client, f" {name.upper()}").words()
    clock.move(minutes=15)
    assert signs_in(client, name).heading == "Your work"


def test_a_clock_put_back_holds_nobody_up(
    client: Client, build: Build, officer: Viewer, clock: Clock
) -> None:
    name = name_of(build, officer)
    fails(client, name, 5)
    clock.move(minutes=-4)
    assert "Wait 10 seconds," in signs_in(client, name).words()
    clock.move(days=-2)
    assert "is not right" in fails(client, name, 5).words()
    assert len(build.rows(SignInFailure)) == 10
    assert "Wait 10 seconds," in signs_in(client, name).words()
    clock.move(seconds=10)
    assert signs_in(client, name).heading == "Your work"


def test_another_name_is_not_held_up(client: Client, build: Build, officer: Viewer) -> None:
    fails(client, "somebody", 6)
    assert signs_in(client, name_of(build, officer)).heading == "Your work"


def test_one_address_cannot_try_many_names(client: Client, build: Build, officer: Viewer) -> None:
    for number in range(service.FREE_TRIES["address"] - 1):
        _fail_at(build, f"name{number}", "127.0.0.1")
    assert "is not right" in fails(client, "one more").words()
    assert "Wait 10 seconds" in signs_in(client, name_of(build, officer)).words()
    client.http.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    assert signs_in(client, name_of(build, officer)).heading == "Your work"


def _fail_at(build: Build, name: str, address: str) -> None:
    def fail(session: Any, _act: object) -> None:
        tried = service.try_password(session, name, "wrong", address, build.clock())
        service.record_try(session, tried)

    build.do(fail, None)


def test_a_new_password_ends_the_wait(
    client: Client, build: Build, officer: Viewer, clock: Clock
) -> None:
    name = name_of(build, officer)
    fails(client, name, 6)
    clock.move(seconds=1)
    build.do(service.give_password, None, officer.id, service.hashed(PASSWORD), must_change=False)
    assert signs_in(client, name).heading == "Your work"


def test_what_was_tried_is_not_kept(client: Client, build: Build, clock: Clock) -> None:
    fails(client, "my secret password")
    assert not any("secret" in row.key for row in build.rows(SignInFailure))
    clock.move(hours=2)
    fails(client, "another")
    assert len(build.rows(SignInFailure)) == 2


def test_an_unknown_name_takes_as_much_work(
    client: Client, build: Build, officer: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = []

    def check(hash_: str, password: str) -> bool:
        checked.append(hash_)
        return check_password_hash(hash_, password)

    monkeypatch.setattr(service, "check_password_hash", check)
    fails(client, "nobody")
    fails(client, name_of(build, officer))
    unknown, known = checked
    method, salt, digest = unknown.split("$")
    real = generate_password_hash(PASSWORD).split("$")
    assert [method, len(salt), len(digest)] == [real[0], len(real[1]), len(real[2])]
    assert known.split("$")[0] == method


def test_keyboards_that_send_accents_apart_sign_in(client: Client, build: Build) -> None:
    found = build.officer(team=build.team())
    build.do(
        service.give_password, found, found.id, service.hashed("tŷ bach twt y w"), must_change=False
    )
    page = signs_in(client, name_of(build, found), "ty\u0302 bach twt y w")
    assert page.heading == "Your work"


@pytest.mark.parametrize(
    "target",
    [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "\\\\elsewhere.example",
        "/\t/elsewhere.example",
        "/\n/elsewhere.example",
        "javascript:alert(1)",
        "elsewhere",
        "",
    ],
)
def test_next_never_leads_off_the_site(
    client: Client, build: Build, officer: Viewer, target: str
) -> None:
    page = client.get(f"/sign-in?{urlencode({'next': target})}")
    response = client.http.post(
        page.address,
        data={
            "name": name_of(build, officer),
            "password": PASSWORD,
            "csrf_token": page.every("form")[0].find("input").get("value"),  # type: ignore[union-attr]
        },
    )
    assert response.status_code == 302
    assert response.location == "/"


def test_a_first_password_is_changed_before_anything_else(client: Client, build: Build) -> None:
    found = build.officer(Role.ADMINISTRATOR)
    build.do(service.give_password, None, found.id, service.hashed(PASSWORD), must_change=True)
    page = signs_in(client, name_of(build, found), to="/sign-in?next=/people")
    for address in ("/people", "/account", "/events", "/accessibility"):
        assert client.get(address).heading == "Change your password"
    assert "Someone else chose the password" in page.words()
    for new, told in (
        ("short", "The password must have 12 characters or more."),
        (PASSWORD, "Choose a password that is not the current one."),
        ("", "Enter a new password"),
    ):
        assert told in client.send(page, current=PASSWORD, new=new).words()
    told = "The current password is not right."
    assert told in client.send(page, current="wrong", new="my own long password").words()
    page = client.send(page, current=PASSWORD, new="my own long password")
    assert page.heading == "Your work"
    assert "Your password is changed." in page.words()
    assert client.get("/account").heading == "Your account"


def test_a_new_password_signs_out_other_devices(
    client: Client, build: Build, officer: Viewer
) -> None:
    other = client.other(officer)
    client.sign_in(officer)
    assert other.get("/account").heading == "Your account"
    client.send(client.get("/password"), current=PASSWORD, new="my own long password")
    assert other.get("/account").heading == "Sign in"
    assert client.get("/account").heading == "Your account"
    client.send(client.get("/account"))
    page = signs_in(client, name_of(build, officer))
    assert "is not right" in page.words()


def test_signing_out_ends_this_device_only(client: Client, build: Build, officer: Viewer) -> None:
    other = client.other(officer)
    client.sign_in(officer)
    with client.http.session_transaction() as cookie:
        before = dict(cookie)
    page = client.send(client.get("/account"))
    assert "You have signed out." in page.words()
    assert client.get("/account").heading == "Sign in"
    assert other.get("/account").heading == "Your account"
    with client.http.session_transaction() as cookie:
        cookie.update(before)  # as a copied cookie would
    assert client.get("/account").heading == "Sign in"


def test_a_closed_account_is_out_at_once(client: Client, build: Build, officer: Viewer) -> None:
    client.sign_in(officer)
    assert client.get("/account").heading == "Your account"
    build.officer(Role.ADMINISTRATOR)
    build.do(people_service.close_officer, None, officer.id)
    assert client.get("/account").heading == "Sign in"
    assert "is not right" in signs_in(client, name_of(build, officer)).words()


def test_a_session_lasts_ten_hours(client: Client, officer: Viewer, clock: Clock) -> None:
    client.sign_in(officer)
    clock.move(hours=9, minutes=59)
    assert client.get("/account").heading == "Your account"
    clock.move(minutes=2)
    assert client.get("/account").heading == "Sign in"


def test_no_session_outlives_a_clock_put_back(
    client: Client, officer: Viewer, clock: Clock
) -> None:
    client.sign_in(officer)
    clock.move(minutes=-5)
    assert client.get("/account").heading == "Your account"
    clock.move(seconds=-1)
    assert client.get("/account").heading == "Sign in"


def test_a_made_up_cookie_opens_nothing(client: Client) -> None:
    for key in ("nonsense", "00000000-0000-4000-8000-00000000abcd", "\0"):
        with client.http.session_transaction() as cookie:
            cookie["_user_id"] = key
        assert client.get("/account").heading == "Sign in"
