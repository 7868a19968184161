"""Signing in and out: throttled, ended at once, and nothing that was typed is lost."""

from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.security import check_password_hash, generate_password_hash

from reviews.domain.people.roles import Role, Viewer
from reviews.services.people import officers as people_service
from reviews.services.people import sign_in as service
from reviews.store.people import officers as store
from reviews.store.tables import SignInFailure
from reviews.web.addresses import local_path
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.page import Page

PASSWORD = "three harbour gulls"
AWKWARD = "\r\nO’Brien-Łukasz & \"Sons\" <b> 'ŵ' 🙂 سلام\r\n\r\n  two  spaces\r\nlast="


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


@given(st.text(st.sampled_from("/\\\t\r\n .:@?#%ex\0"), max_size=12))
def test_no_address_at_all_leads_off_the_site(target: str) -> None:
    from urllib.parse import urljoin, urlsplit

    app = Flask(__name__)
    app.add_url_rule("/start", "home.show", str)
    with app.test_request_context():
        found = local_path(target)
    # A browser drops these from an address before it reads it.
    read = found.translate(dict.fromkeys(map(ord, "\t\r\n"))).replace("\\", "/")
    assert urlsplit(urljoin("https://here.example/a", read)).netloc == "here.example"


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


def test_a_made_up_cookie_opens_nothing(client: Client) -> None:
    for key in ("nonsense", "00000000-0000-4000-8000-00000000abcd", "\0"):
        with client.http.session_transaction() as cookie:
            cookie["_user_id"] = key
        assert client.get("/account").heading == "Sign in"


def _typed(page: Page) -> dict[str, list[str]]:
    """What a browser would send again: it keeps a text area's words but for one first line end."""
    found: dict[str, list[str]] = {}
    for one in page.every("form")[0].iter("textarea"):
        found.setdefault(one.get("name", ""), []).append((one.text or "").replace("\n", "\r\n"))
    return found


@pytest.fixture
def writer(client: Client, officer: Viewer) -> Client:
    """Someone at a browser that says where its forms come from, as all browsers do."""
    client.sign_in(officer).http.environ_base["HTTP_ORIGIN"] = "http://localhost"
    return client


class TestWhatWasTypedComesBack:
    """A session that ended while someone typed loses nothing."""

    def _facts(self, build: Build) -> dict[str, Any]:
        team = build.read(store.teams)[0].id
        return {
            "reference": "S-77",
            "name": "O’Brien & <b>",
            "team": str(team),
            "area": "=1+1",
            "cohort": "People",
            "description": AWKWARD,
            "models": ["clustered", "solo"],
            "tenure": "licence",
            "landlord_type": "charity",
            "commissioned": "no",
            "line_1": "1 Canal Street",
            "postcode": "AN1 2BC",
            "csrf_token": "",
        }

    def test_every_field_whole_and_then_it_is_saved(
        self, writer: Client, build: Build, officer: Viewer, clock: Clock
    ) -> None:
        page = writer.get("/schemes/add")
        clock.move(hours=11)
        facts = self._facts(build) | {"csrf_token": _token(page)}
        page = writer._page(writer.http.post("/schemes/add", data=facts), "/schemes/add", 401)
        assert page.heading == "You were signed out"
        lines = _typed(page)["typed"]
        assert f"description={AWKWARD}" in lines
        assert [one for one in lines if one.startswith("models=")] == [
            "models=clustered",
            "models=solo",
        ]
        assert not any(one.startswith("csrf_token=") for one in lines)
        page = self._again(writer, page, lines, name_of(build, officer), "wrong")
        assert "is not right" in page.words()
        assert _typed(page)["typed"] == lines
        page = self._again(writer, page, lines, name_of(build, officer), PASSWORD)
        assert page.heading == "Carry on with what you typed"
        assert officer.name in page.words()
        sent: dict[str, Any] = _typed(page)
        assert sent["description"] == [AWKWARD]
        assert sent["models"] == ["clustered", "solo"]
        action = page.every("form")[0].get("action", "")
        sent["csrf_token"] = _token(page)
        page = writer._page(writer.http.post(action, data=sent, follow_redirects=True), action, 200)
        assert page.heading == "O’Brien & <b>"
        assert "Clustered supported living, Solo homes" in page.words()
        assert "🙂 سلام" in page.words()

    def _again(
        self, writer: Client, page: Page, lines: list[str], name: str, password: str
    ) -> Page:
        data = {
            "csrf_token": _token(page),
            "back": _value(page, "back"),
            "typed": lines,
            "again_name": name,
            "again_password": password,
        }
        return writer._page(writer.http.post("/sign-in/again", data=data), "/sign-in/again", 200)

    def test_a_browser_that_lost_its_cookie(self, writer: Client) -> None:
        """The form's token fails before the session does."""
        page = writer.get("/schemes/add")
        writer.http.delete_cookie("session")
        page = writer.send(page, name="O’Brien", status=401)
        assert page.heading == "You were signed out"
        assert "name=O’Brien" in [one.text for one in page.every("textarea")]

    def test_a_form_opened_before_signing_in_again_elsewhere(
        self, writer: Client, build: Build, officer: Viewer
    ) -> None:
        page = writer.get("/organisations/add")
        writer.send(writer.get("/account"))
        signs_in(writer, name_of(build, officer))
        page = writer.send(page, name="Harbour & Sons", address="1 Mill\nLane", status=400)
        assert page.heading == "Carry on with what you typed"
        page = writer.send(page, kind="charity", postcode="AN1 2BC")
        assert page.heading == "Harbour & Sons"

    def test_a_second_page_that_asked_to_sign_in_again(
        self, writer: Client, build: Build, officer: Viewer, clock: Clock
    ) -> None:
        first, second = writer.get("/organisations/add"), writer.get("/organisations/add")
        clock.move(hours=11)
        first = writer.send(first, name="First", status=401)
        second = writer.send(second, name="Second", status=401)
        name = name_of(build, officer)
        writer.send(first, again_name=name, again_password=PASSWORD)
        page = writer.send(second, again_name=name, again_password=PASSWORD, status=400)
        assert "Second" in [one.text for one in page.every("textarea")]
        assert PASSWORD not in page.text
        assert page.every("form")[0].get("action") == "/organisations/add"

    def test_files_are_asked_for_again(
        self, writer: Client, build: Build, officer: Viewer, clock: Clock
    ) -> None:
        team = next(iter(officer.teams))
        review = build.review(officer, build.scheme(team))
        page = writer.get(f"/reviews/{review}/documents/add")
        clock.move(hours=11)
        page = writer.send(page, file=("rota.txt", b"Rota"), about="The rota", status=401)
        assert "Files have to be chosen again." in page.words()
        page = writer.send(page, again_name=name_of(build, officer), again_password="wrong")
        assert "Files have to be chosen again." in page.words()
        page = writer.send(page, again_name=name_of(build, officer), again_password=PASSWORD)
        assert "Files have to be chosen again" in page.words()
        page = writer.send(page)
        assert "Choose a file" in page.words()
        assert "The rota" in page.text

    def test_another_officer_cannot_send_it(
        self, writer: Client, build: Build, clock: Clock
    ) -> None:
        other = build.officer(Role.LEAD_REVIEWER, team=build.team())
        build.do(service.give_password, None, other.id, service.hashed(PASSWORD), must_change=False)
        page = writer.get("/organisations/add")
        clock.move(hours=11)
        page = writer.send(page, name="Harbour", status=401)
        page = writer.send(page, again_name=name_of(build, other), again_password=PASSWORD)
        assert "Someone else typed this, and only they can send it." in page.words()
        assert "name=Harbour" in [one.text for one in page.every("textarea")]
        assert writer.get("/account").heading == "Sign in"

    def test_words_from_another_site_never_come_back(self, writer: Client, build: Build) -> None:
        facts = self._facts(build)
        for origin in ("https://elsewhere.example", "null", "http://localhost.elsewhere.example"):
            sent = writer.http.post("/schemes/add", data=facts, headers={"Origin": origin})
            assert sent.status_code == 400
            assert "S-77" not in sent.text
            stranger = Client(writer.app, build)
            sent = stranger.http.post("/schemes/add", data=facts, headers={"Origin": origin})
            assert sent.status_code == 302
            assert sent.location == "/sign-in"
            again = {"typed": "name=x", "back": "/schemes/add", "again_name": "x"}
            sent = stranger.http.post("/sign-in/again", data=again, headers={"Origin": origin})
            assert sent.location == "/sign-in"

    def test_passwords_are_never_printed_back(
        self, writer: Client, build: Build, officer: Viewer, clock: Clock
    ) -> None:
        page = writer.get("/password")
        clock.move(hours=11)
        page = writer.send(page, current=PASSWORD, new="my own long password")
        assert page.heading == "Sign in"
        assert PASSWORD not in page.text
        stranger = Client(writer.app, build)
        stranger.http.environ_base["HTTP_ORIGIN"] = "http://localhost"
        page = stranger.get("/sign-in?next=/schemes")
        stranger.http.delete_cookie("session")
        page = stranger.send(page, name=name_of(build, officer), password=PASSWORD)
        assert "You were signed out. Sign in again." in page.words()
        assert PASSWORD not in page.text
        page = stranger.send(page, name=name_of(build, officer), password=PASSWORD)
        assert page.address.startswith("/schemes")

    def test_a_password_given_meanwhile_is_changed_first(
        self, writer: Client, build: Build, officer: Viewer
    ) -> None:
        page = writer.get("/organisations/add")
        build.do(
            service.give_password, None, officer.id, service.hashed(PASSWORD), must_change=True
        )
        page = writer.send(
            page, name="Harbour", kind="charity", address="1", postcode="AN1 2BC", status=401
        )
        page = writer.send(page, again_name=name_of(build, officer), again_password=PASSWORD)
        first = page.links()["Choose a password of your own first (opens in a new tab)"]
        writer.send(writer.get(first), current=PASSWORD, new="my own long password")
        page = writer.send(page, status=400)
        assert writer.send(page).heading == "Harbour"


def _token(page: Page) -> str:
    return _value(page, "csrf_token")


def _value(page: Page, name: str) -> str:
    return next(
        one.get("value", "")
        for one in page.every("form")[0].iter("input")
        if one.get("name") == name
    )
