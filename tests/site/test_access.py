"""Every route's access rule, listed: a new, changed or vanished one fails until it is agreed."""

from pathlib import Path

import pytest
from flask import Flask

from reviews.web.access.allow import access_of, anyone
from reviews.web.database import writing
from tests.build import Build
from tests.client import Client

LIST = Path(__file__).with_name("access.txt")


def _rules(app: Flask) -> list[str]:
    return sorted(
        f"{rule.rule} [{' '.join(sorted(rule.methods - {'HEAD', 'OPTIONS'}))}] "
        f"{access_of(app.view_functions[rule.endpoint])}"
        for rule in app.url_map.iter_rules()
        if rule.methods
    )


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestAccess:
    def test_every_route_is_listed_with_who_may_enter(self, app: Flask) -> None:
        assert _rules(app) == LIST.read_text().splitlines()

    def test_every_route_declares_access(self, app: Flask) -> None:
        for endpoint, view in app.view_functions.items():
            assert access_of(view) is not None, endpoint

    def test_every_id_in_an_address_is_turned_by_a_loader(self, app: Flask) -> None:
        for rule in app.url_map.iter_rules():
            if any("_id" in name for name in rule.arguments):
                access = access_of(app.view_functions[rule.endpoint])
                assert access is not None
                assert access.loader, f"{rule.rule} takes an id and has no loader"

    def test_a_route_that_declares_nothing_is_refused(
        self, app: Flask, client: Client, build: Build
    ) -> None:
        app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
        client.sign_in(build.officer(team=build.team()))
        assert "secret" not in client.get("/forgotten", status=500).text

    def test_a_stranger_is_sent_to_sign_in_from_every_page(self, app: Flask) -> None:
        http = app.test_client()
        for rule in app.url_map.iter_rules():
            access = access_of(app.view_functions[rule.endpoint])
            if access is None or access.public or "GET" not in (rule.methods or ()):
                continue
            values = dict.fromkeys(rule.arguments, "00000000-0000-4000-8000-00000000abcd")
            values |= {
                one: "1" for one in rule.arguments if "repeat" in one or one in ("position", "page")
            }
            _, path = rule.build(values) or ("", "/")
            response = http.get(path)
            assert response.status_code == 302, rule.rule
            assert response.location.startswith("/sign-in"), rule.rule

    def test_looking_never_writes(self, app: Flask, client: Client) -> None:
        @anyone
        def naughty() -> str:
            with writing():
                return "written"

        app.add_url_rule("/naughty", "naughty", naughty)
        app.config["PROPAGATE_EXCEPTIONS"] = False
        assert "written" not in client.get("/naughty", status=500).text
