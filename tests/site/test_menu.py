"""The menu offers what opens, and all of it, to every role."""

from collections.abc import Callable

import pytest
from flask import url_for

from reviews.domain.people.restricted import Room
from reviews.domain.people.roles import Role
from reviews.services.people.restricted import set_readers
from reviews.web.pages import _NAVIGATION
from tests.build import Build
from tests.client import Client

Officer = Callable[[Build], object]


def _menu(client: Client) -> set[str]:
    nav = next(one for one in client.get("/").every("nav") if one.get("aria-label") == "Service")
    return {str(one.get("href")) for one in nav.iter("a")}


@pytest.mark.parametrize("role", list(Role))
def test_it_offers_what_opens_to_a_role(client: Client, build: Build, role: Role) -> None:
    officer = build.officer(role, team=build.team())
    client.sign_in(officer)
    with client.app.test_request_context():
        addresses = {url_for(endpoint) for _, endpoint, _ in _NAVIGATION}
    opened = {
        one for one in addresses if client.http.get(one, follow_redirects=True).status_code == 200
    }
    assert _menu(client) & addresses == opened
    if role in (Role.REVIEWER, Role.BENEFITS_OFFICER):
        assert "/letters" in opened


def test_it_offers_safeguarding_to_those_on_the_councils_list(client: Client, build: Build) -> None:
    officer = build.officer(Role.LETTER_OFFICER)
    client.sign_in(officer)
    assert "/safeguarding" not in _menu(client)
    build.do(set_readers, build.officer(Role.ADMINISTRATOR), {Room.SAFEGUARDING: {officer.id}})
    assert "/safeguarding" in _menu(client)
