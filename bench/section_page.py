"""A section page of 30 questions: the whole request, beside 30 bare GOV.UK macro calls."""

import json
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from flask import Flask
from jinja2 import Environment, PackageLoader, PrefixLoader
from werkzeug.test import EnvironBuilder

from bench.job import Job, interleaved
from reviews.config import ROOT, Settings
from reviews.domain.sources import Source
from reviews.factory import create_app
from reviews.services.accounts import accounts
from reviews.services.people.set_up import set_up
from tests.build import Build
from tests.client import Client

ROUNDS = 60
KINDS = ["text"] * 6 + ["long-text"] * 6 + ["choice"] * 12 + ["choices"] * 3 + ["date"] * 3
OPTIONS = [("always", "Always"), ("sometimes", "Sometimes"), ("never", "Never")]
HINT = "Ask to see two or three recent examples."


def ask(number: int) -> str:
    """The words of one question."""
    return f"How does the scheme make sure that matter {number} is looked after?"


def _question_set() -> str:
    lines = [
        'name = "thirty"\nversion = "2026-11"\ntitle = "Thirty questions"\nabout = "Thirty."',
        'use = "To measure with."\nparagraphs = "83"\nsources = ["staff"]',
        '[[sections]]\nkey = "all"\ntitle = "All thirty"\nparagraphs = "83"',
    ]
    for number, kind in enumerate(KINDS):
        options = f"options = {json.dumps(OPTIONS)}\n" if kind.startswith("choice") else ""
        lines.append(
            f'[[sections.questions]]\nkey = "question-{number}"\nkind = "{kind}"\n'
            f'ask = "{ask(number)}"\nhint = "{HINT}"\n{options}'
            'paragraph = "83"\ntheme = "organisation"\ninforms = ["tailored"]\n'
            f'missing = "Answer question {number}"'
        )
    return "\n\n".join(lines) + "\n"


def floor_calls() -> list[tuple[Any, dict[str, Any]]]:
    """The bare macro and its parameters for each of the thirty."""
    environment = Environment(
        autoescape=True,
        loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
    )
    names = {
        "text": ("input", "govukInput"),
        "long-text": ("textarea", "govukTextarea"),
        "choice": ("radios", "govukRadios"),
        "choices": ("checkboxes", "govukCheckboxes"),
        "date": ("date-input", "govukDateInput"),
    }
    calls = []
    for number, kind in enumerate(KINDS):
        folder, macro = names[kind]
        path = f"govuk_frontend_jinja/components/{folder}/macro.html"
        module: Any = environment.get_template(path).module
        calls.append((getattr(module, macro), _parameters(number, kind)))
    return calls


def _parameters(number: int, kind: str) -> dict[str, Any]:
    name = f"q-question-{number}"
    common = {"id": name, "name": name, "idPrefix": name, "hint": {"text": HINT}}
    if kind in ("text", "long-text"):
        return common | {"label": {"text": ask(number)}}
    legend = {"fieldset": {"legend": {"text": ask(number)}}}
    if kind == "date":
        return common | legend | {"namePrefix": name}
    return common | legend | {"items": [{"value": key, "text": say} for key, say in OPTIONS]}


def _app(folder: Path) -> Flask:
    sets = folder / "question_sets"
    copytree(ROOT / "data" / "question_sets", sets)
    (sets / "thirty").mkdir()
    (sets / "thirty" / "2026-11.toml").write_text(_question_set())
    settings = Settings(
        database_url=f"sqlite:///{folder}/reviews.db",
        files_dir=str(folder / "files"),
        question_sets_dir=str(sets),
        secret_key="only to measure with",
        local="yes",
    )
    return create_app(settings, clock=lambda: datetime(2026, 11, 23, 10, 0, tzinfo=UTC))


def _account(build: Build) -> tuple[Any, UUID]:
    team = build.team()
    officer = build.officer(team=team)
    review = build.review(officer, build.scheme(team))
    thirty = build.house.question_sets.latest("thirty")
    new = accounts.NewAccount(thirty, Source.STAFF, "Manager", build.today)
    return officer, build.do(accounts.start_account, officer, review, new)


def asked(app: Flask, environment: dict[str, Any]) -> tuple[str, bytes]:
    """One request, as a server hands it over: the whole of it, and nothing of a client."""
    said: list[str] = []

    def start(status: str, _headers: object, _error: object = None) -> Any:
        said.append(status)

    response = app.wsgi_app(dict(environment), start)
    body = b"".join(response)
    response.close()  # type: ignore[attr-defined]  # Werkzeug's iterator closes
    return said[0], body


def jobs() -> list[Job]:
    with TemporaryDirectory() as name:
        app = _app(Path(name))
        house = app.extensions["reviews"]
        set_up(house.engine, house.clock())
        build = Build(house, house.clock)
        officer, account = _account(build)
        client = Client(app, build).sign_in(officer)
        address = f"/accounts/{account}/sections/all/0"
        page = client.get(address).text
        assert all(page.count(ask(number)) >= 1 for number in range(len(KINDS)))
        calls = floor_calls()

        cookie = client.http.get_cookie("session")
        assert cookie is not None
        sent = EnvironBuilder(address, headers=[("Cookie", f"session={cookie.value}")])
        environment = sent.get_environ()

        def ours(_turn: int) -> None:
            status, body = asked(app, environment)
            assert status == "200 OK"
            assert len(body) > len(page) // 2

        def floor(_turn: int) -> None:
            for macro, parameters in calls:
                macro(parameters)

        ours(0)
        floor(0)
        job = Job(
            "Section page of 30 questions, the whole request",
            *interleaved(ours, floor, ROUNDS),
            at_most=1.5,
            note="floor: 30 direct govuk-frontend-jinja calls for the same questions",
        )
        house.engine.dispose()
        return [job]
