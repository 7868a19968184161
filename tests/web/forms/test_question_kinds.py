"""Each kind of question has its field, its partial, and a value that goes through both."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from reviews.domain.accounts.answers import Answer, State, Value
from reviews.domain.accounts.questions import Kind, Option, Question
from reviews.domain.sources import Source
from reviews.web.forms.form_builder import Shown, form_for
from reviews.web.forms.question_kinds import KINDS

PARTIALS = Path(__file__).parents[3] / "templates" / "answers"
ASKED = Question(
    key="near",
    kind=Kind.TEXT,
    ask="Which shops are near?",
    paragraph="85",
    theme="home",
    missing="",
    sources=frozenset({Source.STAFF}),
    options=(Option("bank", "Bank & <post>"), Option("cafe", "Café")),
)
SAMPLES: dict[Kind, Value] = {
    Kind.TEXT: 'Łódź "Sons" <b>',
    Kind.LONG_TEXT: "One\nTŵo عربي 🙂",
    Kind.CHOICE: "cafe",
    Kind.CHOICES: ("bank", "cafe"),
    Kind.DATE: date(2026, 3, 9),
    Kind.NUMBER: Decimal("12.5"),
}


def test_each_kind_has_a_row_and_a_sample() -> None:
    assert set(KINDS) == set(SAMPLES) == set(Kind)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("kind", Kind)
def test_a_recorded_value_is_drawn_by_its_partial_and_read_back(app: Flask, kind: Kind) -> None:
    asked = replace(ASKED, kind=kind)
    shown = {asked.key: Shown(Answer(State.GIVEN, SAMPLES[kind]), 1)}
    with app.test_request_context():
        form: Any = form_for([asked], shown)
        field = form["q-near"]
        assert (PARTIALS / f"{field.partial}.html").is_file()
        assert "Which shops are near?" in field()
        assert KINDS[kind].read(field) == SAMPLES[kind]
