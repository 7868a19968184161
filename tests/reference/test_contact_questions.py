"""What released questions tell of how to reach a person: each has a target, and none is lost."""

import re
from pathlib import Path

import pytest

from reviews.config import ROOT
from reviews.domain.accounts.questions import Kind, Question
from reviews.domain.register.contact_said import ContactFact
from reviews.reference.contact_questions import contact_questions, load_contact_questions
from reviews.reference.faults import ContactQuestionsFault
from reviews.reference.question_sets import load_question_sets

SETS = load_question_sets(ROOT / "data" / "question_sets")
EVERY = [(one, question) for one in SETS for question in one.questions()]
OF_CONTACT = re.compile(
    r"\b(reach|contact|write to|writing to|ring|call|telephone|text|email|visit)\b.{0,15}"
    r"\b(you|me)\b"
    r"|\b(hear|letter|news)\b.{0,12}\b(from|to) (us|me)\b|contact with us|safely? (way|to reach)"
    r"|would you like to (have|hear|get|be told)|\b(braille|large print|easy read)\b"
    r"|sign(ed)? language|\binterpreter\b|another language|your language|opens? (the|your) post"
    r"|follow it up|left you worried|worried about anything|we talked about",
    re.IGNORECASE,
)
"""Words in which people are asked how to be reached, or whether someone must come back to them."""


def of_contact(question: Question) -> bool:
    options = [option.say for option in question.options]
    said = [question.ask, question.ask_easy, *options]
    return question.key.startswith("back-") or any(OF_CONTACT.search(one) for one in said)


def test_every_question_about_being_reached_has_a_target() -> None:
    lost = [
        f"{one.name} {one.version} {question.key}"
        for one, question in EVERY
        if of_contact(question) and not question.contact
    ]
    assert lost == []


@pytest.mark.parametrize(
    "ask",
    [
        "How can we contact you safely?",
        "May we ring you?",
        "Is it all right to write to you here?",
        "In which form would you like to have our letter?",
        "Do you need an interpreter?",
        "Is there something someone should follow it up with you?",
        "Who opens your post?",
        "How do you want to hear from us?",
    ],
)
def test_such_a_question_is_known_by_its_words(ask: str) -> None:
    question = Question("some-key", Kind.TEXT, ask, "114", "safety", "Enter it", frozenset())
    assert of_contact(question)


def test_each_target_is_a_question_that_was_released() -> None:
    known = {(one.name, one.version, question.key): question for one, question in EVERY}
    for place, target in contact_questions().items():
        question = known[place]
        assert question.contact == target.informs
        assert {option.key for option in question.options} == set(target.says), place
        assert question.kind in (Kind.CHOICE, Kind.CHOICES) or not target.says


def test_every_fact_is_asked_about() -> None:
    asked = {fact for one in contact_questions().values() for fact in one.informs}
    assert asked == set(ContactFact)


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ('informs = ["safe-to-write"]', "“says” is missing"),
        ('says = { a = "ring" }', "“informs” is missing"),
        ('informs = ["mood"]', "“informs” has “mood”"),
        ('informs = ["format"]\nsays = { a = "papyrus" }', "means “papyrus”"),
        ('informs = ["format"]\nsays = "braille"', "must be a table of options"),
        ('informs = ["care"]\nsay = ""', "“say” is not a field here"),
    ],
)
def test_a_fault_names_file_question_and_fault(tmp_path: Path, lines: str, fault: str) -> None:
    path = tmp_path / "contact_questions.toml"
    path.write_text(f'[[questions]]\nset = "s"\nversion = "2026-11"\nkey = "k"\n{lines}\n')
    with pytest.raises(ContactQuestionsFault) as found:
        load_contact_questions(path)
    assert fault in str(found.value)
    assert "contact_questions.toml, question “k”" in str(found.value)


def test_a_question_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "contact_questions.toml"
    one = '[[questions]]\nset = "s"\nversion = "2026-11"\nkey = "k"\ninforms = ["care"]\n'
    path.write_text(one * 2)
    with pytest.raises(ContactQuestionsFault, match="stands twice"):
        load_contact_questions(path)
