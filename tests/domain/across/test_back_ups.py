"""What a manifest says and keeps, and when a back-up or a drill is overdue."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from reviews.domain.across.back_ups import (
    BackedFile,
    Holdings,
    LastDrill,
    Manifest,
    as_text,
    counted,
    differences,
    read_manifest,
    why_late,
)
from reviews.domain.errors import Refused

HOLDINGS = Holdings(3, "ab", {"council": (2, "cd"), "review:1": (1, "ef")}, {"officer": 4})
MANIFEST = Manifest(
    id=UUID(int=7),
    number=7,
    taken_at=datetime(2026, 3, 28, 23, 30, tzinfo=UTC),
    kind="sqlite",
    server="3.40",
    revision="0030",
    database=BackedFile("reviews.db", "aa", 10),
    holdings=HOLDINGS,
    files=(BackedFile("1" * 32, "bb", 20), BackedFile("2" * 32, "cc", 30)),
    keys={"secret-key": "dd"},
    faults=("The file of x is missing.",),
)
TODAY = date(2026, 11, 23)


def test_a_manifest_reads_as_it_was_written() -> None:
    assert read_manifest(as_text(MANIFEST)) == MANIFEST
    assert MANIFEST.named == "back-up 7 of 28 March 2026"
    assert MANIFEST.named_first == "Back-up 7 of 28 March 2026"
    assert MANIFEST.size == 60


def test_the_day_is_that_of_london() -> None:
    summer = replace(MANIFEST, taken_at=datetime(2026, 6, 1, 23, 30, tzinfo=UTC))
    assert summer.named == "back-up 7 of 2 June 2026"


@pytest.mark.parametrize("name", sorted(json.loads(as_text(MANIFEST))))
def test_one_that_lacks_something_is_none(name: str) -> None:
    said = json.loads(as_text(MANIFEST))
    del said[name]
    with pytest.raises(Refused):
        read_manifest(json.dumps(said))


def _unreal() -> list[tuple[str, list[str | int], object]]:
    """A way into the manifest, and a value that no back-up writes there."""
    words: tuple[object, ...] = (None, True, 7, 1.5, [], {}, ["a"], "\0", "\ud800")
    numbers: tuple[object, ...] = (
        None,
        True,
        -1,
        2**63,
        10**400,
        1.5,
        "7",
        [],
        {},
        float("nan"),
        float("inf"),
    )
    names: tuple[object, ...] = (*words, "", "/etc/passwd", "../a", "a/b", ".", "..", "a" * 1000)
    lists: tuple[object, ...] = (None, True, 7, "ab", {}, [None], [7], [[]], [{}])
    maps: tuple[object, ...] = (None, True, 7, "ab", [], ["ab"], {"a": None}, {"a": []})
    times: tuple[object, ...] = (
        *words,
        "",
        "now",
        "2026-01-01",
        "2026-01-01T00:00:00",
        "1999-01-01T00:00:00+00:00",
    )
    ends = ("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+00:00")
    every: list[tuple[list[str | int], tuple[object, ...]]] = [
        (["id"], (*words, "", "0" * 31)),
        (["number"], (*numbers, 0, 2**31)),
        (["taken_at"], (*times, *ends)),
        (["kind"], words),
        (["server"], words),
        (["revision"], words),
        (["database"], maps),
        (["database", "name"], names),
        (["database", "sha256"], words),
        (["database", "size"], numbers),
        (["holdings"], maps),
        (["holdings", "events"], (*numbers, 2**31)),
        (["holdings", "root"], words),
        (["holdings", "heads"], (*maps, {"a": [1]}, {"a": ["1", "b"]}, {"a": [1, 2]}, {"a": "1b"})),
        (["holdings", "rows"], (*maps, {"a": -1}, {"a": 2**63}, {"a": "1"})),
        (["files"], lists),
        (["files", 0, "name"], (*names, "f1", "A" * 32, "a" * 33)),
        (["files", 1, "sha256"], words),
        (["files", 1, "size"], (*numbers, 2**63 - 1)),
        (["keys"], (*maps, *({one: "dd"} for one in names if isinstance(one, str)))),
        (["faults"], lists),
    ]
    return [(".".join(map(str, way)), way, one) for way, wrong in every for one in wrong]


UNREAL = _unreal()


def edited(text: str, way: list[str | int], value: object) -> str:
    """A manifest with one value put in."""
    said = json.loads(text)
    place = said
    for step in way[:-1]:
        place = place[step]
    place[way[-1]] = value
    return json.dumps(said)


@pytest.mark.parametrize(("name", "way", "value"), UNREAL)
def test_a_value_that_no_back_up_writes_makes_it_none(
    name: str, way: list[str | int], value: object
) -> None:
    with pytest.raises(Refused, match="not the manifest of a back-up"):
        read_manifest(edited(as_text(MANIFEST), way, value))


def test_every_part_of_a_manifest_is_tried() -> None:
    assert {str(way[0]) for _, way, _ in UNREAL} == set(json.loads(as_text(MANIFEST)))


@pytest.mark.parametrize("text", ["[" * 200_000, '{"a":' * 200_000, "9" * 5000, "null", '"a"'])
def test_what_python_itself_does_not_read_is_none_either(text: str) -> None:
    with pytest.raises(Refused, match="not the manifest of a back-up"):
        read_manifest(text)


def test_each_difference_is_named() -> None:
    assert list(differences(HOLDINGS, HOLDINGS)) == []
    found = Holdings(4, "xx", {"council": (3, "cd"), "scheme:2": (1, "ef")}, {"team": 1})
    assert list(differences(found, HOLDINGS)) == [
        "The events as a whole are not those that the manifest names.",
        "The last event of council is not the one that the manifest names.",
        "The last event of review:1 is not the one that the manifest names.",
        "The last event of scheme:2 is not the one that the manifest names.",
        "The table officer has 0 rows, and the manifest says 4.",
        "The table team has 1 rows, and the manifest says 0.",
    ]


def drill(ago: int, *, good: bool = True, good_ago: int | None = None) -> LastDrill:
    last_good = good_ago if good_ago is not None else (ago if good else None)
    good_on = None if last_good is None else TODAY - timedelta(days=last_good)
    return LastDrill(TODAY - timedelta(days=ago), good, good_on)


NONE = "There is no back-up of this record."
UNTRIED = "No back-up has been restored to see whether it is good."
OLD = "The last back-up is of 18 October 2026, more than 35 days ago."
OLD_DRILL = (
    "The last drill, which restores a back-up to see whether it is good, was on 18 October 2026, "
    "more than 35 days ago."
)
FAILED = "The drill of 23 November 2026 found that the back-up is not good."


@pytest.mark.parametrize(
    ("backed_up", "tried", "said"),
    [
        (None, None, (NONE, UNTRIED)),
        (0, None, (UNTRIED,)),
        (35, drill(35), ()),
        (36, drill(36), (OLD, OLD_DRILL)),
        (0, drill(36), (OLD_DRILL,)),
        (0, drill(0, good=False), (FAILED,)),
        (0, drill(0, good=False, good_ago=1), (FAILED,)),
    ],
)
def test_what_is_overdue_is_said(
    backed_up: int | None, tried: LastDrill | None, said: tuple[str, ...]
) -> None:
    last = None if backed_up is None else TODAY - timedelta(days=backed_up)
    assert why_late(last, tried, 35, TODAY) == said


def test_numbers_of_things() -> None:
    assert [counted(one, "fault") for one in range(3)] == ["no faults", "1 fault", "2 faults"]
