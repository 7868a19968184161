"""A wrong question set file is refused, and each fault names file, place and what is wrong."""

import tomllib
from pathlib import Path

import pytest

from reviews.domain.accounts.questions import AllOf, AnyOf, Check, Kind, Test
from reviews.domain.sources import Source
from reviews.reference.faults import QuestionSetFault, ReferenceFault
from reviews.reference.question_set_file import read_question_set
from reviews.reference.question_sets import check_file, load_question_sets

GOOD = """\
name = "sample"
version = "2026-11"
title = "Sample"
about = "What it is about."
use = "When to use it."
paragraphs = "83-93"
sources = ["resident", "staff", "document"]
service_model = "clustered"

[tags]
plan = "The plan"

[[sections]]
key = "first"
title = "First"
paragraphs = "89, 98-100"
intro = "Read this first."

[[sections.questions]]
key = "asked-first"
kind = "choice"
ask = "Is it so?"
ask_easy = "Is it?"
hint = "A hint."
options = [["yes", "Yes"], ["no", "No"]]
paragraph = "89"
theme = "needs"
informs = ["tailored"]
short = true
look_for = "Papers."
warning_sign = "No papers."
tags = ["plan"]
missing = "Select whether it is so"

[[sections.questions]]
key = "asked-second"
kind = "number"
ask = "How many?"
unit = "residents"
at_most = 500
sources = ["staff"]
when = { question = "asked-first", is = "yes" }
paragraph = "89"
theme = "needs"
missing = "Enter how many"

[[sections]]
key = "second"
title = "Second"
paragraphs = "71"
repeat = "support need"

[[sections.questions]]
key = "named"
kind = "text"
ask = "What is it?"
sources = ["staff"]
paragraph = "71"
theme = "needs"
missing = "Enter what it is"

[[sections.questions]]
key = "last"
kind = "long-text"
ask = "What else?"
sources = ["document"]
optional = true
paragraph = "71"
theme = "needs"

[[requests]]
key = "policies"
ask = "The policies"
why = "So that we can read them."
paragraph = "85"
group = "Papers"
"""


def written(folder: Path, text: str, name: str = "sample/2026-11.toml") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(folder: Path, old: str, new: str) -> list[str]:
    """The faults of the good file with one piece of it changed."""
    assert GOOD.count(old) == 1, f"{old!r} must stand once in the good file"
    return check_file(written(folder, GOOD.replace(old, new)))


def test_the_good_file_has_no_fault_and_everything_in_it_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    assert check_file(path) == []
    one, _ = read_question_set(path)
    assert one is not None
    first, second, _, last = one.questions()
    assert (one.title, one.about, one.use) == ("Sample", "What it is about.", "When to use it.")
    assert (one.paragraphs, one.service_model) == ("83-93", "clustered")
    assert one.tags == {"plan": "The plan"}
    assert (first.hint, first.ask_easy, first.short) == ("A hint.", "Is it?", True)
    assert (first.look_for, first.warning_sign) == ("Papers.", "No papers.")
    assert (first.informs, first.tags, first.theme) == (("tailored",), ("plan",), "needs")
    assert first.option_say("no") == "No"
    assert first.sources == one.sources == {Source.RESIDENT, Source.STAFF, Source.DOCUMENT}
    assert (second.kind, second.unit, second.at_most) == (Kind.NUMBER, "residents", 500)
    assert second.when == Check("asked-first", Test.IS, ("yes",))
    assert (last.optional, last.missing) == (True, "")
    assert [section.repeat for section in one.sections] == ["", "support need"]
    assert one.sections[0].intro == "Read this first."
    assert one.requests[0].why == "So that we can read them."
    assert one.requests[0].group == "Papers"


def test_words_over_several_lines_are_read_as_one_line(tmp_path: Path) -> None:
    long = GOOD.replace('"What it is about."', '"""\nWhat it\n   is about."""')
    one, _ = read_question_set(written(tmp_path, long))
    assert one is not None
    assert one.about == "What it is about."


@pytest.mark.parametrize(
    ("when", "condition"),
    [
        ('is_not = "yes"', Check("asked-first", Test.IS_NOT, ("yes",))),
        ('any_of = ["yes", "no"]', Check("asked-first", Test.ANY_OF, ("yes", "no"))),
        ("answered = true", Check("asked-first", Test.ANSWERED)),
    ],
)
def test_each_way_to_look_at_an_answer_can_be_written(
    tmp_path: Path, when: str, condition: Check
) -> None:
    one, _ = read_question_set(written(tmp_path, GOOD.replace('is = "yes"', when)))
    assert one is not None
    assert one.by_key["asked-second"].when == condition


def test_conditions_can_be_joined(tmp_path: Path) -> None:
    part = '{ question = "asked-first", is = "yes" }'
    joined = f"when = {{ all = [{part}, {{ any = [{part.replace('is =', 'is_not =')}] }}] }}"
    one, _ = read_question_set(written(tmp_path, GOOD.replace(f"when = {part}", joined)))
    assert one is not None
    assert one.by_key["asked-second"].when == AllOf(
        (
            Check("asked-first", Test.IS, ("yes",)),
            AnyOf((Check("asked-first", Test.IS_NOT, ("yes",)),)),
        )
    )


FILE = "sample/2026-11.toml, "
FIRST = FILE + "question “asked-first”: "
FAULTS: dict[str, dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "question_set_faults.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_told_in_a_sentence(tmp_path: Path, name: str) -> None:
    fault = FAULTS[name]
    assert FILE + fault["says"] in faults_of(tmp_path, fault["old"], fault["new"])


@pytest.mark.parametrize(
    "name",
    [
        "unknown kind",
        "a condition on an unknown option",
        "a condition on a question that does not exist",
        "a condition that is not a table",
    ],
)
def test_one_slip_is_told_once(tmp_path: Path, name: str) -> None:
    fault = FAULTS[name]
    assert faults_of(tmp_path, fault["old"], fault["new"]) == [FILE + fault["says"]]


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    wrong = GOOD.replace('kind = "text"', 'kind = "essay"').replace('ask = "Is it so?"', "")
    assert check_file(written(tmp_path, wrong)) == [
        FIRST + "“ask” is missing.",
        FILE + FAULTS["unknown kind"]["says"],
    ]


def test_a_fault_of_toml_itself_is_told_with_its_line(tmp_path: Path) -> None:
    [fault] = check_file(written(tmp_path, 'name = "sample"\nversion = 2026-\n'))
    assert fault.startswith("sample/2026-11.toml, the file is not correct TOML. ")
    assert "line 2" in fault


def test_a_field_written_twice_is_told_with_its_line(tmp_path: Path) -> None:
    [fault] = check_file(written(tmp_path, GOOD.replace("short = true", 'hint = "Again."')))
    assert "not correct TOML" in fault
    assert "line 29" in fault


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "")
    path.write_bytes('name = "Łódź"'.encode("utf-16"))
    assert check_file(path) == ["sample/2026-11.toml, the file must be saved as UTF-8 text."]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    [fault] = check_file(tmp_path / "sample" / "2026-11.toml")
    assert fault.startswith("sample/2026-11.toml, the file cannot be read (")


def test_a_question_may_not_change_its_kind_under_the_same_key(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    later = GOOD.replace('"2026-11"', '"2027-02"').replace('kind = "text"', 'kind = "long-text"')
    path = written(tmp_path, later, "sample/2027-02.toml")
    sentence = (
        "sample/2027-02.toml, question “named”: it is “long-text” here and “text” in 2026-11. "
        "A question that changes its meaning needs a new key."
    )
    assert check_file(path) == [sentence]
    with pytest.raises(QuestionSetFault) as caught:
        load_question_sets(tmp_path)
    assert caught.value.faults == (sentence,)


def test_loading_tells_the_faults_of_every_file(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace('title = "Sample"', ""))
    written(tmp_path, "name =", "other/2026-11.toml")
    with pytest.raises(ReferenceFault) as caught:
        load_question_sets(tmp_path)
    assert [fault.split(",")[0] for fault in caught.value.faults] == [
        "other/2026-11.toml",
        "sample/2026-11.toml",
    ]
    assert "sample/2026-11.toml, the set: “title” is missing." in str(caught.value)


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetFault, match="there is no question set here"):
        load_question_sets(tmp_path)
