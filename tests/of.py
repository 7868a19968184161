"""Which tests to run for a module: `make test-of FILE=reviews/domain/letters/gate.py`.

The tests of `reviews/<path>/<name>.py` stand in `tests/<path>/test_<name>.py`. Modules without any
of their own, and tests that tell of several modules, are listed in `tests/site/mirror.toml`.
"""

import shlex
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parents[1]
LISTED = ROOT / "tests" / "site" / "mirror.toml"
QUICK = ("-k", "not postgresql")
"""SQLite only, so that it takes seconds; `make test` runs each test on both databases."""


@dataclass(frozen=True)
class Without:
    """Modules that have no tests of their own: why, and which tests run them."""

    modules: tuple[str, ...]
    why: str
    run: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """A test module that mirrors no single module: why, and what it covers."""

    test: str
    why: str
    covers: tuple[str, ...]


@dataclass(frozen=True)
class Listed:
    """What `mirror.toml` says."""

    without: tuple[Without, ...]
    stories: tuple[Story, ...]


def listed() -> Listed:
    """Read the list.

    Returns:
        Its entries, in their order.
    """
    told = tomllib.loads(LISTED.read_text(encoding="utf-8"))
    return Listed(
        tuple(
            Without(tuple(one["modules"]), one["why"], tuple(one["run"])) for one in told["without"]
        ),
        tuple(Story(one["test"], one["why"], tuple(one["covers"])) for one in told["stories"]),
    )


def named(patterns: tuple[str, ...]) -> list[str]:
    """The files of the repository that some patterns name, each as often as it is named."""
    return [
        path.relative_to(ROOT).as_posix() for one in patterns for path in sorted(ROOT.glob(one))
    ]


def place(module: str) -> str:
    """Where the tests of a module stand, whether there are any or not."""
    inside = PurePosixPath(module).relative_to("reviews")
    return str("tests" / inside.with_name(f"test_{inside.name}"))


def to_run(module: str) -> list[str]:
    """The test modules to run for one module of `reviews/`.

    Args:
        module: its path from the root of the repository.

    Returns:
        Its own tests or else those that are listed for it, then the stories that cover it.
    """
    known, own = listed(), place(module)
    found = [own] if (ROOT / own).is_file() else []
    found += [test for one in known.without if module in named(one.modules) for test in one.run]
    found += [one.test for one in known.stories if module in named(one.covers)]
    return list(dict.fromkeys(found))


def main(words: list[str]) -> int:
    """Run the tests of the modules named.

    Args:
        words: paths from the root of the repository.

    Returns:
        What pytest returns; 2 where a path is no module with tests to run.
    """
    chosen: list[str] = []
    for word in words:
        module = PurePosixPath(word)
        found = to_run(str(module)) if module.is_relative_to("reviews") else []
        if not found:
            sys.stderr.write(f"{word} is no module of reviews/ that has tests to run.\n")
            return 2
        chosen += [one for one in found if one not in chosen]
    command = [*QUICK, *chosen]
    sys.stdout.write(f"pytest {shlex.join(command)}\n")
    sys.stdout.flush()
    return int(pytest.main(command)) if chosen else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
