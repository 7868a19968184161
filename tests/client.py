"""A browser without JavaScript: it fetches pages, fills in forms as they stand, and sends them."""

import io
from typing import Any
from uuid import UUID, uuid4
from xml.etree.ElementTree import Element

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from reviews.domain.people.roles import Act, Viewer
from reviews.services.people.sign_in import give_password
from reviews.store.record.engine import writing
from reviews.store.tables import Password, SignIn
from tests.build import Build
from tests.page import Page


class WholeAnswers(FlaskClient):
    """Takes each answer whole, as a browser does; no file that is given out or sent stays open."""

    def open(self, *args: Any, **more: Any) -> Any:
        """One request; what it leads to is followed where that is asked for."""
        response = super().open(*args, **({"buffered": True} | more))
        response.request.input_stream.close()
        return response


class Client:
    """One person at one browser."""

    def __init__(self, app: Flask, build: Build) -> None:
        self.app = app
        self.build = build
        self.http = WholeAnswers(app, app.response_class)

    def sign_in(self, officer: Viewer) -> "Client":
        """Sign in without a password, which takes a tenth of a second to check."""
        sign_in_id = uuid4()
        with writing(self.build.house.engine) as session:
            _give_password(session, officer, self.build)
            session.add(SignIn(id=sign_in_id, officer_id=officer.id, started_at=self.build.clock()))
        with self.http.session_transaction() as cookie:
            cookie.clear()
            cookie["_user_id"] = str(sign_in_id)
            cookie["_fresh"] = True
        return self

    def other(self, officer: Viewer) -> "Client":
        """Another browser, with another officer at it."""
        return Client(self.app, self.build).sign_in(officer)

    def get(self, address: str, *, status: int = 200) -> Page:
        """Fetch a page, follow where it leads, and read it strictly."""
        response = self.http.get(address, follow_redirects=True)
        return self._page(response, address, status)

    def download(self, address: str, *, status: int = 200) -> TestResponse:
        """Fetch something that is not a page."""
        response = self.http.get(address)
        assert response.status_code == status, response.text[:500]
        return response

    def send(
        self,
        page: Page,
        fields: dict[str, Any] | None = None,
        *,
        form: int = 0,
        status: int = 200,
        button: str = "",
        **given: Any,
    ) -> Page:
        """Send a form of a page as it stands, with some fields given.

        A date fills its three boxes; a (name, bytes) pair is a file; None leaves a field out.
        Names with hyphens are given in `fields`, or with two underscores: `q__need__area`.
        """
        element = [one for one in page.every("form") if one.get("method", "get").lower() == "post"][
            form
        ]
        data = _values(element)
        named = {key.replace("__", "-"): value for key, value in given.items()}
        for key, value in ((fields or {}) | named).items():
            _fill(data, key, value)
        if button:
            _press(data, page, element, button)
        response = self._posted(element.get("action") or page.address, data)
        return self._page(response, page.address, status)

    def _posted(self, address: str, data: dict[str, Any]) -> TestResponse:
        """Post, and follow where it leads; what a 307 asks for is posted once more."""
        response = self.http.post(address, data=data, content_type="multipart/form-data")
        if response.status_code == 307:
            return self._posted(response.location, data)
        if response.location:
            return self.http.get(response.location, follow_redirects=True)
        return response

    def post(self, address: str, data: dict[str, Any] | None = None, *, status: int = 200) -> Page:
        """Post without a page, as someone who types addresses by hand would."""
        token = self.get("/account").every("form")[0].find("input")
        assert token is not None
        sent = {"csrf_token": token.get("value"), **(data or {})}
        response = self.http.post(address, data=sent, follow_redirects=True)
        return self._page(response, address, status)

    def _page(self, response: TestResponse, address: str, status: int) -> Page:
        where = response.request.path
        query = response.request.query_string.decode()
        page = Page(f"{where}?{query}" if query else where, response.status_code, response.text)
        assert page.status == status, f"{address} gave {page.status}: {page.text[-1500:]}"
        page.check()
        return page


def _give_password(session: Session, officer: Viewer, build: Build) -> None:
    if session.query(Password).filter_by(officer_id=officer.id).first() is None:
        act = Act(officer, build.clock())
        give_password(session, act, officer.id, "-", must_change=False)


def _values(form: Element) -> dict[str, Any]:
    """What a browser would send for a form as it stands, but for its buttons."""
    data: dict[str, Any] = {}
    for one in form.iter():
        name = one.get("name")
        if not name:
            continue
        if one.tag == "textarea":
            words = (one.text or "").replace("\n", "\r\n")
            data[name] = [*data[name], words] if name in data else [words]
        elif one.tag == "select":
            chosen = [option for option in one.iter("option") if option.get("selected") is not None]
            data[name] = chosen[0].get("value", "") if chosen else ""
        elif one.tag == "input" and one.get("type") in ("radio", "checkbox"):
            if one.get("checked") is not None:
                data.setdefault(name, []).append(one.get("value", ""))
        elif one.tag == "input" and one.get("type") != "file":
            data[name] = one.get("value", "")
    return data


def _fill(data: dict[str, Any], name: str, value: Any) -> None:
    if value is None:
        data.pop(name, None)
    elif hasattr(value, "isoformat"):
        data[f"{name}-day"] = str(value.day)
        data[f"{name}-month"] = str(value.month)
        data[f"{name}-year"] = str(value.year)
    elif isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], bytes):
        data[name] = (io.BytesIO(value[1]), value[0])
    elif isinstance(value, bool):
        if value:
            data[name] = "y"
        else:
            data.pop(name, None)
    elif isinstance(value, UUID):
        data[name] = str(value)
    else:
        data[name] = value


def _press(data: dict[str, Any], page: Page, form: Element, words: str) -> None:
    """Press a button of a form: one inside it, or one elsewhere on the page that names it."""
    outside = [one for one in page.every("button") if one.get("form", "") == form.get("id", "-")]
    for one in [*form.iter("button"), *outside]:
        if "".join(one.itertext()).strip() == words:
            if one.get("name"):
                data[one.get("name", "")] = one.get("value", "")
            return
    raise AssertionError(f"There is no button {words!r}.")
