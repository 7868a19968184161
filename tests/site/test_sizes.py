"""Small modules, small functions: no module over 450 lines, no function over 40 in all."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = [
    path
    for path in sorted(ROOT.glob("reviews/**/*.py"))
    if "migrations/versions" not in path.as_posix()
]


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_module_and_its_functions_are_small(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= 450
    for function in _functions(ast.parse(text)):
        length = (function.end_lineno or 0) - function.lineno + 1
        assert length <= 40, f"{function.name} has {length} lines"


def test_the_modules_of_the_tests_are_small_too() -> None:
    tests = ROOT.glob("tests/**/*.py")
    assert [str(one) for one in tests if len(one.read_text("utf-8").splitlines()) > 450] == []
