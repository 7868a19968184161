"""Every field that takes words has a longest length, said beside it and held when it is sent."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import wtforms
from flask import Flask
from werkzeug.datastructures import MultiDict

import reviews.journeys
from reviews.domain.accounts.answers import Answer, State
from reviews.domain.accounts.questions import Kind, Question
from reviews.domain.text_lengths import LINE, LONG, NAME, NAMES, OF_ONE_SHAPE
from reviews.store.tables.base import Base
from reviews.web.forms.base import Form
from reviews.web.forms.fields import LongTextField, PasswordField, TextField
from reviews.web.forms.form_builder import Shown, form_for
from reviews.web.forms.hidden_fields import CarriedField
from tests.web.forms.test_question_kinds import ASKED

for _module in pkgutil.walk_packages(reviews.journeys.__path__, "reviews.journeys."):
    importlib.import_module(_module.name)

ROOT = Path(__file__).parents[3]
RAW = r"StringField\(|TextAreaField|SearchField"
DRAWN = r"<textarea(?! hidden)|<input[^>]*type=\"(text|email|tel|url)\"|govuk\.(input|textarea)"
ARABIC, WELSH, EMOJI = "سلام", "ŵŷ", "🙂"


def _kinds(form: type[Form]) -> Iterator[type[Form]]:
    for one in form.__subclasses__():
        if one.__module__.startswith("reviews."):
            yield one
        yield from _kinds(one)


FORMS = sorted(set(_kinds(Form)), key=lambda one: f"{one.__module__}.{one.__name__}")
FIELDS = [
    (form.__name__, name, field)
    for form in FORMS
    for name, field in ((one, getattr(form, one, None)) for one in dir(form))
    if isinstance(field, wtforms.fields.core.UnboundField)
]
WORDS = [one for one in FIELDS if issubclass(one[2].field_class, wtforms.StringField)]


class AForm(Form):
    name = TextField("Name")
    what = TextField("What is it?")
    reasons = LongTextField("Your reasons", hint="In your words.")
    seen = CarriedField()


def _form(data: Any = None, /, **sent: str) -> Any:
    return AForm(formdata=MultiDict(sent), data=data, meta={"csrf": False})


@pytest.fixture(autouse=True)
def _request(app: Flask) -> Iterator[None]:
    with app.test_request_context(method="POST"):
        yield


pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_every_field_of_words_on_every_form_says_its_length() -> None:
    """One that is drawn is of our kinds; what is hidden is sent back as the page got it."""
    assert len(WORDS) > 200
    for form, name, unbound in WORDS:
        if issubclass(unbound.field_class, CarriedField | wtforms.HiddenField | PasswordField):
            continue
        assert issubclass(unbound.field_class, TextField), f"{form}.{name} is of no kind of ours"
        field = unbound.bind(form=Form(), name=name)
        if field.params.get("autocomplete") == "username" or name in OF_ONE_SHAPE:
            assert "Up to" not in field(), f"{form}.{name}"
            continue
        assert f"Up to {field.longest:,} characters." in field(), f"{form}.{name}"


def test_a_form_never_takes_more_than_the_column_of_its_name() -> None:
    """Else a text would be refused that its own field let through."""
    columns = {one.key for table in Base.registry.mappers for one in table.column_attrs}
    short = NAMES | OF_ONE_SHAPE
    assert not {name for _, name, one in WORDS if one.field_class is LongTextField} & short
    assert short <= {name for _, name, _ in WORDS} | columns


@pytest.mark.parametrize(("field", "most"), [("name", NAME), ("what", LINE), ("reasons", LONG)])
@pytest.mark.parametrize("words", ["a", ARABIC, WELSH, EMOJI])
def test_characters_are_counted_and_not_bytes(field: str, most: int, words: str) -> None:
    right = (words * most)[:most]
    assert _form(**{field: right}).validate()
    form = _form(**{field: right + words[0] * 12})
    assert not form.validate()
    label = form[field].label.text
    says = f"“{label}” has {most + 12:,} characters. Cut 12: it can have {most:,} at most."
    assert form[field].errors == [says]
    assert form[field].data == right + words[0] * 12
    assert f"{says}" in form[field]()
    assert form.summary()[0].href == f"#{field}"


def test_a_line_end_is_one_character_however_it_is_sent(app: Flask) -> None:
    sent = {"reasons": "a\r\n" * (LONG // 2 - 1) + "ab"}
    with app.test_request_context(method="POST", data=sent):
        form = AForm(meta={"csrf": False})
        assert form.validate()
        assert len(form.reasons.data) == LONG


def test_a_longer_text_of_before_stands_until_it_is_changed() -> None:
    before = {"reasons": "One\r\n" + "a" * LONG, "what": "b" * 900}
    assert _form(before, reasons="One\n" + "a" * LONG, what="b" * 900).validate()
    changed = _form(before, reasons="Two\n" + "a" * LONG, what="b" * 900)
    assert not changed.validate()
    assert list(changed.errors) == ["reasons"]


def test_what_a_page_sends_back_by_itself_may_be_of_any_length() -> None:
    assert _form(seen="x" * 50_000).validate()


def test_the_hint_belongs_to_its_field() -> None:
    drawn = _form().reasons()
    assert 'aria-describedby="reasons-hint"' in drawn
    assert "In your words. Up to 10,000 characters." in drawn


LIMITS = {Kind.TEXT: LINE, Kind.LONG_TEXT: LONG}


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_of_question_in_words_has_a_length(app: Flask, kind: Kind) -> None:
    question = replace(ASKED, kind=kind)
    field = form_for([question], {})["q-near"]
    assert isinstance(field, TextField) == (kind in LIMITS)
    if isinstance(field, TextField):
        assert field.longest == LIMITS[kind]
        assert f"Up to {LIMITS[kind]:,} characters." in field()


def _asked(app: Flask, question: Question, shown: dict[str, Shown], **sent: str) -> Any:
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context(method="POST", data=sent):
        form = form_for([question], shown)
        form.validate()
        return form


def test_a_reason_for_no_answer_has_a_length_too(app: Flask) -> None:
    sent = {"state-near": "not-seen", "reason-near": "r" * 501}
    form = _asked(app, ASKED, {}, **sent)
    says = "Your reason has 501 characters. Cut 1: it can have 500 at most."
    assert [(one.text, one.href) for one in form.summary()] == [(says, "#reason-near")]
    assert form.asides["near"].reason == "r" * 501
    before = {"near": Shown(Answer(State.NOT_SEEN, None, "r" * 501), 1)}
    assert _asked(app, ASKED, before, **sent).summary() == []


def test_no_page_and_no_form_takes_words_in_another_way() -> None:
    """Forms made for one page are of these fields too; what a template draws itself is known."""
    modules = {one for one in (ROOT / "reviews").rglob("*.py") if one.name != "fields.py"}
    assert [one.name for one in modules if re.search(RAW, one.read_text("utf-8"))] == []
    templates = (ROOT / "templates").rglob("*.html")
    drawn = [one.name for one in templates if re.search(DRAWN, one.read_text("utf-8"))]
    assert drawn == ["question.html"], "the reason for no answer, tried above"
