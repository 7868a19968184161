"""A session that ended while someone typed gives back what they typed."""

from typing import Any

import pytest

from reviews.domain.people.roles import Role, Viewer
from reviews.services.people import sign_in as service
from reviews.store.people import officers as store
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.journeys.sign_in.test_routes import name_of, signs_in
from tests.page import Page

PASSWORD = "three harbour gulls"
AWKWARD = "\r\nO’Brien-Łukasz & \"Sons\" <b> 'ŵ' 🙂 سلام\r\n\r\n  two  spaces\r\nlast="


@pytest.fixture
def officer(build: Build) -> Viewer:
    """A reviewer who chose a password of their own."""
    found = build.officer(Role.LEAD_REVIEWER, team=build.team())
    build.do(service.give_password, found, found.id, service.hashed(PASSWORD), must_change=False)
    return found


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
