"""The sets that come with the program load, can be found, and never change once released."""

import hashlib
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from reviews.domain.accounts.questions import Question, QuestionSet, RequestItem, Section
from reviews.domain.assessment.planned_parts import SCHEME_SET
from reviews.domain.errors import NotThere
from reviews.domain.register.closed_words import Model
from reviews.domain.review.requests import OF_PEOPLE
from reviews.reference.question_sets import (
    RELEASED,
    QuestionSets,
    check_file,
    load_question_sets,
)

FOLDER = Path(__file__).parents[2] / "data" / "question_sets"
MANUAL = Path(__file__).parents[2] / "docs" / "question-sets.md"
FILES = sorted(FOLDER.glob("*/*.toml"))


@pytest.fixture(scope="module")
def sets() -> QuestionSets:
    return load_question_sets(FOLDER)


def copied(folder: Path, *versions: str) -> QuestionSets:
    """The personal file's set, written out under several versions."""
    text = (FOLDER / "personal-file" / "2026-11.toml").read_text(encoding="utf-8")
    (folder / "personal-file").mkdir()
    for version in versions:
        path = folder / "personal-file" / f"{version}.toml"
        path.write_text(text.replace('"2026-11"', f'"{version}"'), encoding="utf-8")
    return load_question_sets(folder)


def test_the_sets_of_the_first_version_are_there(sets: QuestionSets) -> None:
    assert {one.name for one in sets} >= {
        "scheme-review",
        "resident-interview",
        "personal-file",
        "clustered",
        "micro-community",
        "outcome-led",
        "small-supports",
    }
    assert len(sets) == len(FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_each_file_passes_its_check(path: Path) -> None:
    assert check_file(path) == []


def test_a_released_file_never_changes() -> None:
    released = tomllib.loads((FOLDER / RELEASED).read_text(encoding="utf-8"))
    assert released.keys() >= {"scheme-review", "resident-interview", "personal-file"}
    for name, versions in released.items():
        for version, recorded in versions.items():
            path = FOLDER / name / f"{version}.toml"
            assert path.exists(), f"{name}/{version}.toml was released. Put it back."
            # Read as text, so that a checkout that ends lines in another way is the same file.
            text = path.read_text(encoding="utf-8")
            assert hashlib.sha256(text.encode()).hexdigest() == recorded, (
                f"{name}/{version}.toml was released and has changed. Put it back, and write the "
                "change as a new version."
            )


def test_a_version_is_found_by_name_and_month(tmp_path: Path) -> None:
    several = copied(tmp_path, "2026-11", "2027-02")
    assert several.get("personal-file", "2026-11").version == "2026-11"
    assert several.latest("personal-file").version == "2027-02"
    assert [one.version for one in several] == ["2026-11", "2027-02"]
    assert several.names == ("personal-file",)


def test_a_version_that_is_gone_says_which_file_to_put_back(sets: QuestionSets) -> None:
    with pytest.raises(NotThere) as caught:
        sets.get("scheme-review", "2019-01")
    assert "data/question_sets/scheme-review/2019-01.toml" in caught.value.sentence


def test_a_name_that_is_unknown_is_refused(sets: QuestionSets) -> None:
    with pytest.raises(NotThere):
        sets.latest("weather")


def test_each_service_model_finds_its_own_newest_set(sets: QuestionSets) -> None:
    for name in ("clustered", "micro-community", "outcome-led", "small-supports"):
        assert [one.name for one in sets.for_model(Model(name))] == [name]
    assert sets.for_model(Model.SOLO) == ()


def test_the_everyday_sets_belong_to_no_service_model(sets: QuestionSets) -> None:
    for name in ("scheme-review", "resident-interview", "personal-file"):
        assert sets.latest(name).service_model == ""


def test_a_text_editor_s_leavings_are_not_read(tmp_path: Path) -> None:
    several = copied(tmp_path, "2026-11")
    (tmp_path / RELEASED).write_text("[personal-file]\n", encoding="utf-8")
    (tmp_path / "personal-file" / "2026-11.toml~").write_text("rubbish", encoding="utf-8")
    assert load_question_sets(tmp_path) == several


def test_the_example_in_the_manual_is_a_good_file(tmp_path: Path) -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", manual, re.DOTALL)
    example = "\n".join(block for block in blocks if not block.startswith("when"))
    path = tmp_path / "scheme-review" / "2027-02.toml"
    path.parent.mkdir()
    path.write_text(example, encoding="utf-8")
    assert check_file(path) == []


@pytest.mark.parametrize("part", [QuestionSet, Section, Question, RequestItem])
def test_the_manual_tells_of_every_field(part: type) -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    told = {*re.findall(r"`\[*(\w+)\]*`", manual), *re.findall(r"^\[*(\w+)", manual, re.MULTILINE)}
    inner = {"sections", "questions", "requests"}
    assert {field.name for field in fields(part)} - inner <= told


def test_papers_of_people_are_items_of_the_list(sets: QuestionSets) -> None:
    assert {one.key for one in sets.latest(SCHEME_SET).requests} >= OF_PEOPLE
