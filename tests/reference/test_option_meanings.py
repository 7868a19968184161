"""What the options of released questions mean: each stands in the table, and none is lost."""

import re
import shutil
from pathlib import Path

import pytest

from reviews.config import ROOT
from reviews.domain.accounts.meanings import STANDS_ALONE, Meaning
from reviews.domain.accounts.questions import Kind, Option, Question
from reviews.domain.accounts.together import clash
from reviews.reference.faults import OptionMeaningsFault
from reviews.reference.option_meanings import load_option_meanings, option_meanings
from reviews.reference.question_sets import load_question_sets

FOLDER = ROOT / "data" / "question_sets"
SETS = load_question_sets(FOLDER)
EVERY = {
    (one.name, one.version, question.key): question
    for one in SETS
    for question in one.questions()
    if question.options
}
EXCLUDES = re.compile(
    r"^(none|nothing|neither|not (sure|known|clear|asked|seen)|cannot|did not|do not|no\b|never)"
    r"|\bonly\b|do not contact",
    re.IGNORECASE,
)
"""Words of an option that cannot be so together with some other."""


def test_every_released_option_stands_in_the_table() -> None:
    said = {place: list(one.means) for place, one in option_meanings().items()}
    assert said == {
        place: [one.key for one in question.options] for place, question in EVERY.items()
    }


def test_no_option_of_a_released_set_is_left_without_a_meaning() -> None:
    assert all(one.meaning for question in EVERY.values() for one in question.options)


def excluding(question: Question) -> list[Option]:
    return [one for one in question.options if EXCLUDES.search(one.say)]


def test_every_option_that_excludes_others_says_so() -> None:
    found = [
        (*place, one.key)
        for place, question in EVERY.items()
        if question.kind is Kind.CHOICES
        for one in excluding(question)
    ]
    table = option_meanings()
    assert len({place[:3] for place in found}) >= 12
    for *place, option in found:
        assert option in table[place[0], place[1], place[2]].excludes, (place, option)


def test_every_two_options_of_which_one_excludes_the_other_clash() -> None:
    for question in EVERY.values():
        for one in question.options:
            for other in question.options:
                both = (one.key, other.key)
                alone = question.kind is Kind.CHOICES and one.means in STANDS_ALONE
                if one != other and alone:
                    assert clash(question, both) is not None, (question.key, both)


@pytest.mark.parametrize(
    "say",
    ["None of these", "None", "Not sure", "Not known", "Please do not contact me", "Nothing"],
)
def test_such_an_option_is_known_by_its_words(say: str) -> None:
    assert EXCLUDES.search(say)


def test_what_the_table_names_is_there() -> None:
    for place, said in option_meanings().items():
        keys = {one.key for one in EVERY[place].options}
        named = {key for some in said.excludes.values() for key in some or ()}
        assert {*said.excludes, *named} <= keys, place
    names = [one.asks for one in option_meanings().values() if one.asks]
    assert all(names.count(name) > 1 for name in names)


def test_what_is_asked_under_one_name_stands_in_one_matter() -> None:
    where: dict[str, set[tuple[str, str]]] = {}
    for question in EVERY.values():
        if question.asks:
            where.setdefault(question.asks, set()).add((question.theme, question.tags[0]))
    assert where
    assert all(len(some) == 1 for some in where.values())


def test_a_later_version_takes_over_what_was_said_of_the_last(tmp_path: Path) -> None:
    shutil.copytree(FOLDER / "personal-file", tmp_path / "personal-file")
    text = (FOLDER / "personal-file" / "2026-11.toml").read_text(encoding="utf-8")
    text = text.replace('version = "2026-11"', 'version = "2027-02"')
    text = text.replace('["risk", "Risk assessment"],', '["risk", "Risk"], ["own", "Own view"],')
    (tmp_path / "personal-file" / "2027-02.toml").write_text(text, encoding="utf-8")
    new = load_question_sets(tmp_path).latest("personal-file")
    assert new.version == "2027-02"
    assert new.by_key["plan-on-file"].asks == "plan-there"
    assert new.by_key["need-declined"].options[2].means is Meaning.YES
    assert clash(new.by_key["assessments-on-file"], ("own", "none")) is not None


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("excludes = {}", "“means” is missing"),
        ('means = "yes"', "“means” must be a table of options"),
        ('means = { a = "perhaps" }', "“means” has “perhaps” for “a”. It can be “yes”"),
        ('means = { a = "no" }\nexcludes = { a = "some" }', "must have “all” or a list of options"),
        ('means = { a = "no" }\nexcludes = { a = ["a"] }', "“a” for “a”, which is no other option"),
        ('means = { a = "no" }\nasks = "A plan"', "“asks” must be small letters"),
        ('means = { a = "no" }\nmean = ""', "“mean” is not a field here"),
    ],
)
def test_a_fault_names_file_question_and_fault(tmp_path: Path, lines: str, fault: str) -> None:
    path = tmp_path / "option_meanings.toml"
    path.write_text(f'[[questions]]\nset = "s"\nversion = "2026-11"\nkey = "k"\n{lines}\n')
    with pytest.raises(OptionMeaningsFault) as found:
        load_option_meanings(path)
    assert fault in str(found.value)
    assert "option_meanings.toml, question “k”" in str(found.value)


def test_a_question_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "option_meanings.toml"
    one = '[[questions]]\nset = "s"\nversion = "2026-11"\nkey = "k"\nmeans = { a = "no" }\n'
    path.write_text(one * 2)
    with pytest.raises(OptionMeaningsFault, match="stands twice"):
        load_option_meanings(path)
