"""A council's own question sets: in the plan where they belong, and no danger to older reviews."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from reviews.config import ROOT, Settings
from reviews.domain.register.closed_words import Model
from reviews.domain.sources import Source
from reviews.factory import create_app
from reviews.reference.faults import QuestionSetFault
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.journeys.assessing import Assessing

OWN = """\
name = "solo-living"
version = "2027-02"
title = "Solo living"
about = "One home, one person, staff who come in."
use = "Use beside the scheme review where people live alone."
service_model = "solo"
paragraphs = "85"
sources = ["staff"]
[[sections]]
key = "days"
title = "Days"
paragraphs = "85"
[[sections.questions]]
key = "days-company"
kind = "long-text"
ask = "Who does the person see in a week?"
paragraph = "85"
theme = "independence"
look_for = "Names said with warmth."
warning_sign = "Only staff."
missing = "Enter who the person sees"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = tmp_path / "question_sets"
    shutil.copytree(ROOT / "data" / "question_sets", copied)
    return copied


@pytest.fixture
def start(
    folder: Path, database_url: str, tmp_path: Path, clock: Clock
) -> Iterator[Callable[[], Flask]]:
    """Starts the program on the folder as it is then."""
    started: list[Flask] = []

    def run() -> Flask:
        settings = Settings(
            database_url=database_url,
            files_dir=str(tmp_path / "files"),
            question_sets_dir=str(folder),
            secret_key="only for tests",
            local="yes",
        )
        started.append(create_app(settings, clock=clock))
        return started[-1]

    yield run
    for app in started:
        app.extensions["reviews"].engine.dispose()


def add(folder: Path, name: str, version: str, text: str) -> None:
    (folder / name).mkdir(exist_ok=True)
    (folder / name / f"{version}.toml").write_text(text, encoding="utf-8")


def office(app: Flask, clock: Clock) -> Build:
    return Build(app.extensions["reviews"], clock)


@pytest.mark.parametrize(
    ("model", "title"),
    [
        (Model.CLUSTERED, "Clustered supported living"),
        (Model.MICRO_COMMUNITY, "Micro-community"),
        (Model.OUTCOME_LED, "Outcome-led support"),
        (Model.SMALL_SUPPORTS, "Small Supports"),
        (Model.SOLO, "Solo living"),
    ],
)
def test_the_set_of_a_scheme_s_model_is_in_its_review_s_plan(
    folder: Path, start: Callable[[], Flask], clock: Clock, model: Model, title: str
) -> None:
    add(folder, "solo-living", "2027-02", OWN)
    app = start()
    build = office(app, clock)
    team = build.team()
    officer = build.officer(team=team)
    client = Client(app, build).sign_in(officer)
    plain = client.get(f"/reviews/{build.review(officer, build.scheme(team))}").words()
    assert title not in plain
    scheme = build.scheme(team, models=model.value)
    page = client.get(f"/reviews/{build.review(officer, scheme)}")
    assert title in page.words()
    assert f"Start an account : {title}" in page.links()


def test_a_wrong_set_stops_the_start_and_names_file_key_and_fault(
    folder: Path, start: Callable[[], Flask]
) -> None:
    add(folder, "solo-living", "2027-02", OWN.replace('kind = "long-text"', 'kind = "essay"'))
    with pytest.raises(QuestionSetFault) as caught:
        start()
    [fault] = caught.value.faults
    assert fault.startswith("solo-living/2027-02.toml, question “days-company”: “kind” is “essay”.")


def test_a_new_version_leaves_older_accounts_as_they_were_asked(
    folder: Path, start: Callable[[], Flask], clock: Clock
) -> None:
    case = Assessing(office(start(), clock))
    steps = ("referrals-steps", 0)
    account = case.account(Source.STAFF, respondent="Worker", answers={steps: "By telephone"})
    before = (folder / "scheme-review" / "2026-11.toml").read_text(encoding="utf-8")
    asked = "How do people get referred here, and what happens up to the day they move in?"
    assert asked in before
    newer = before.replace('"2026-11"', '"2027-02"').replace(asked, "How do people come here?")
    add(folder, "scheme-review", "2027-02", newer)
    app = start()
    client = Client(app, office(app, clock)).sign_in(case.ann)
    page = client.get(f"/accounts/{account}/check")
    assert asked in page.words()
    assert "By telephone" in page.words()
    case.build = office(app, clock)
    case.account(Source.PROVIDER, respondent="Manager", answers={steps: "In person"})
    board = client.get(f"{case.address}/board?theme=referrals").words()
    assert asked in board
    assert "How do people come here?" in board
    assert "By telephone" in board
    assert "In person" in board


def test_a_file_that_is_taken_away_is_named_where_it_is_missed(
    folder: Path, start: Callable[[], Flask], clock: Clock
) -> None:
    add(folder, "solo-living", "2027-02", OWN)
    build = office(start(), clock)
    case = Assessing(build)
    case.account(Source.STAFF, answers={("referrals-steps", 0): "By telephone"})
    old = folder / "scheme-review" / "2026-11.toml"
    newer = old.read_text(encoding="utf-8").replace('"2026-11"', '"2027-02"')
    add(folder, "scheme-review", "2027-02", newer)
    old.unlink()
    app = start()
    client = Client(app, office(app, clock)).sign_in(case.ann)
    page = client.get(f"{case.address}/board", status=404)
    assert "put its file back: data/question_sets/scheme-review/2026-11.toml" in page.words()
