"""What a file that was kept elsewhere says of the record of today."""

import base64
from collections.abc import Callable

import pytest

from reviews.domain.record.checkpoint import Key, b64, private_key, read
from reviews.services.record.against import Compared, against
from reviews.store.record.tree import tree_head
from tests.build import Build
from tests.conftest import CHECKPOINT_KEY
from tests.services.record.test_checkpoints import made


def held(build: Build, file: bytes | str) -> Compared:
    raw = file.encode() if isinstance(file, str) else file
    found: Compared = build.read(against, raw)
    return found


def test_one_that_fits_says_how_much_older_it_is(build: Build) -> None:
    old = made(build)
    build.team()
    since = build.read(tree_head).size - old.size
    found = held(build, old.whole)
    told = (
        f"The checkpoint holds the first {old.size} events, up to 23 November 2026. It is "
        f"{since} events older than this record, and fits."
    )
    assert found == Compared((told,))
    assert held(build, f"\ufeff{old.whole}".replace("\n", "\r\n")) == found


def origin(text: str) -> str:
    return text.replace("anytown-council", "othertown-council", 1)


def size(text: str) -> str:
    first, number, rest = text.split("\n", 2)
    return f"{first}\n{int(number) - 1}\n{rest}"


def root(text: str) -> str:
    lines = text.split("\n")
    lines[2] = b64(b"x" * 32)
    return "\n".join(lines)


def signature(text: str) -> str:
    at = len(text.rstrip()) - 20
    return text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]


def signer(text: str) -> str:
    head, _, tail = text.rpartition("anytown-council")
    return f"{head}nobody{tail}"


def key_of_line(text: str) -> str:
    lines = text.rstrip().split("\n")
    start, raw = lines[-1].rsplit(" ", 1)
    changed = bytes(4) + base64.b64decode(raw)[4:]
    return "\n".join((*lines[:-1], f"{start} {b64(changed)}")) + "\n"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (origin, "its first line is not that which was signed"),
        (size, "The checkpoint was edited"),
        (root, "The checkpoint was edited"),
        (signature, "The checkpoint was edited"),
        (signer, "signed by no key that this record knows"),
        (key_of_line, "signed by no key that this record knows"),
    ],
)
def test_one_that_was_edited_is_refused_in_each_field(
    build: Build, edit: Callable[[str], str], told: str
) -> None:
    found = held(build, edit(made(build).text))
    assert any(told in one for one in found.faults), found


def test_one_of_another_council_is_said_to_be(build: Build) -> None:
    ours = read(made(build).text)
    other = private_key(b64(b"o" * 32))
    theirs = type(ours)("othertown/reviews", 3, b"r" * 32).sign(other)
    (told,) = held(build, theirs.text).faults
    assert "is of another record: it says othertown/reviews" in told
    same_key = type(ours)("othertown/reviews", 3, b"r" * 32).sign(private_key(CHECKPOINT_KEY))
    assert "rewritten from its beginning" in held(build, same_key.text).faults[0]


def test_one_that_was_made_up_with_another_key_is_told(build: Build) -> None:
    line = made(build)
    ours = read(line.text)
    forged = type(ours)(ours.origin, ours.size, ours.root).sign(private_key(b64(b"o" * 32)))
    found = held(build, forged.text)
    assert ["signed by no key" in one for one in found.faults] == [True]
    wrong = type(ours)(ours.origin, ours.size, b"w" * 32).sign(private_key(CHECKPOINT_KEY))
    assert "These heads differ" in held(build, wrong.text).faults[0]
    larger = type(ours)(ours.origin, 999, ours.root).sign(private_key(CHECKPOINT_KEY))
    now = build.read(tree_head).size
    assert f"its last {999 - now} were removed" in held(build, larger.text).faults[0]
    assert Key.read(line.key).name == ours.origin


@pytest.mark.parametrize("file", [b"", b"\xff\xfe\x00", b"PK\x03\x04", b"hello\n\nworld", b"{}"])
def test_what_is_no_checkpoint_is_said(build: Build, file: bytes) -> None:
    made(build)
    found = held(build, file)
    assert found.told == ()
    assert len(found.faults) == 1


def test_a_record_with_no_checkpoint_knows_none(build: Build) -> None:
    line = made(build)
    with build.house.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM checkpoint")
    (told,) = held(build, line.text).faults
    assert "signed by no key that this record knows" in told
