"""A section page of 30 questions: the whole request, beside 30 bare GOV.UK macro calls."""

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from jinja2 import Environment, PackageLoader, PrefixLoader

from bench.job import Job, interleaved
from bench.served import page, served
from reviews.config import ROOT
from reviews.domain.sources import Source
from reviews.services.accounts import accounts
from tests.build import Build

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


def _account(build: Build) -> tuple[Any, UUID]:
    team = build.team()
    officer = build.officer(team=team)
    review = build.review(officer, build.scheme(team))
    thirty = build.house.question_sets.latest("thirty")
    new = accounts.NewAccount(thirty, Source.STAFF, "Manager", build.today)
    return officer, build.do(accounts.start_account, officer, review, new)


def jobs() -> Iterator[Job]:
    with TemporaryDirectory() as name:
        sets = Path(name) / "question_sets"
        copytree(ROOT / "data" / "question_sets", sets)
        (sets / "thirty").mkdir()
        (sets / "thirty" / "2026-11.toml").write_text(_question_set())
        with served(question_sets_dir=str(sets)) as (app, build, _):
            officer, account = _account(build)
            ours = page(app, build, officer, f"/accounts/{account}/sections/all/0")
            shown = ours(0).decode()
            assert all(shown.count(ask(number)) >= 1 for number in range(len(KINDS)))
            calls = floor_calls()

            def floor(_turn: int) -> None:
                for macro, parameters in calls:
                    macro(parameters)

            floor(0)
            taken, least = interleaved(ours, floor, rounds=ROUNDS)
            note = "floor: 30 direct govuk-frontend-jinja calls for the same questions"
            job = "Section page of 30 questions, the whole request"
            yield Job(job, taken, least, at_most=1.4, note=note)
