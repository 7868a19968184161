"""Each module has its tests at its own place, or a reason and the tests that run it instead."""

import ast
from collections import Counter

import pytest

from tests import of
from tests.of import ROOT, listed, named, place, to_run

LISTED = listed()


def _says_something(path: str) -> bool:
    """Whether a module holds more than its own docstring."""
    body = ast.parse((ROOT / path).read_text(encoding="utf-8")).body
    return any(not isinstance(one, ast.Expr) for one in body)


MODULES = {
    path
    for path in named(("reviews/**/*.py",))
    if "/migrations/versions/" not in path and _says_something(path)
}
TESTS = {
    path
    for path in named(("tests/**/test_*.py",))
    if not path.startswith(("tests/site/", "tests/browser/"))
}
OWN = {module for module in MODULES if place(module) in TESTS}
STORIES = {one.test for one in LISTED.stories}


def test_every_module_has_its_own_tests_or_one_reason_why_not() -> None:
    told = Counter(path for one in LISTED.without for path in set(named(one.modules)))
    assert {path for path in MODULES - OWN if not told[path]} == set()
    assert {path for path, times in told.items() if times > 1} == set()


def test_no_module_with_tests_of_its_own_is_listed() -> None:
    told = {path for one in LISTED.without for path in named(one.modules)}
    assert told & OWN == set()


def test_every_test_mirrors_one_module_or_says_what_it_covers() -> None:
    assert TESTS - {place(module) for module in OWN} - STORIES == set()
    assert {place(module) for module in OWN} & STORIES == set()
    assert len(LISTED.stories) == len(STORIES)


def test_everything_named_is_there() -> None:
    for one in LISTED.without:
        for pattern in one.modules:
            assert named((pattern,)), pattern
        assert set(named(one.modules)) <= MODULES, one
        assert one.run, one
        assert set(one.run) <= TESTS | set(named(("tests/site/test_*.py",))), one
    assert STORIES <= TESTS
    for story in LISTED.stories:
        assert story.covers, story
        for pattern in story.covers:
            assert named((pattern,)), pattern


def test_every_reason_is_given_once() -> None:
    reasons = Counter([one.why for one in LISTED.without] + [one.why for one in LISTED.stories])
    assert {why for why, times in reasons.items() if times > 1 or len(why.split()) < 4} == set()


def test_a_module_is_run_by_its_own_tests_or_by_those_listed() -> None:
    assert to_run("reviews/domain/letters/gate.py") == ["tests/domain/letters/test_gate.py"]
    [entry] = [one for one in LISTED.without if "reviews/store/tables/*.py" in one.modules]
    stories = ["tests/store/test_what_must_hold.py", "tests/store/test_last_version.py"]
    assert to_run("reviews/store/tables/letters.py") == [*entry.run, *stories]


@pytest.mark.parametrize("path", ["reviews/nothing.py", "docs/question-sets.md"])
def test_what_has_no_tests_says_so(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert of.main([path]) == 2
    assert path in capsys.readouterr().err
