"""A restored backup forgets again what was erased since it was made."""

from pathlib import Path
from uuid import UUID

import pytest

from reviews.domain.errors import Refused
from reviews.domain.record.event_kinds import EventKind
from reviews.services.across.erasure import erase_words
from reviews.services.across.erasure_list import (
    NAME,
    ErasureList,
    erasure_list,
    finish,
    keep_list,
    read_list,
    replay_erasures,
)
from reviews.store.record.engine import reading_session
from reviews.store.tables import Event, StoredFile
from tests.build import Build
from tests.databases import Contents
from tests.letter_case import LetterCase
from tests.services.across.test_erasure import SAID, USES, WHY, checked, event_of, everywhere

WORD = "Wrenfeather"
KINDS = (EventKind.ANSWERS_RECORDED, EventKind.FINDING_WRITTEN, EventKind.DOCUMENT_RECEIVED)


@pytest.fixture
def build(build: Build) -> Build:
    case = LetterCase(build, agreed=False)
    case.conclude(case.interview(case.residents[0], SAID, *USES))
    return build


def erase_all(build: Build) -> ErasureList:
    """Erase an answer, a finding and a file; returns the list of it."""
    for kind in KINDS:
        build.do(erase_words, None, event_of(build, kind).hash, WHY)
    with reading_session(build.house.engine) as session:
        finish(session, build.house.files)
    return read_list((build.house.files.folder / NAME).read_text())


def restored(build: Build, backup: Contents) -> None:
    build.house.engine.dispose()
    backup.put_back(build.house.settings.url, build.house.files.folder)


def test_an_older_backup_is_erased_again(build: Build) -> None:
    build.house.engine.dispose()
    backup = Contents.of(build.house.settings.url, build.house.files.folder)
    assert everywhere(build, WORD) == {"answer_version.value"}
    erased = erase_all(build)
    assert everywhere(build, WORD) == set()
    restored(build, backup)
    assert everywhere(build, WORD) == {"answer_version.value"}
    (file,) = {one.bytes_id for one in build.rows(StoredFile)} & set(erased.bytes)
    assert build.house.files.digest(file) is not None
    assert build.do(replay_erasures, None, build.house.files, erased) >= 3
    assert everywhere(build, WORD) == set()
    assert build.house.files.digest(file) is None
    assert checked(build).faults == ()
    assert [one.kind for one in build.rows(Event)].count(EventKind.ERASURES_REPLAYED) == 1


def test_to_replay_it_again_changes_nothing(build: Build) -> None:
    erased = erase_all(build)
    events = len(build.rows(Event))
    for _ in range(2):
        assert build.do(replay_erasures, None, build.house.files, erased) == 0
    assert len(build.rows(Event)) == events


def test_what_came_after_the_backup_is_left_alone(build: Build) -> None:
    unknown = ErasureList(
        ("f" * 64,),
        (("finding", str(UUID(int=0))), ("no_such_table", str(UUID(int=1)))),
        ("nosuchbytes",),
    )
    assert build.do(replay_erasures, None, build.house.files, unknown) == 0
    assert checked(build).faults == ()


def test_the_list_holds_no_words_and_forgets_nothing(build: Build, tmp_path: Path) -> None:
    before = ErasureList(("a" * 64,), (("finding", str(UUID(int=1))),), ("b",))
    (tmp_path / NAME).write_text(before.text)
    assert read_list(before.text) == before
    erase_all(build)
    with reading_session(build.house.engine) as session:
        kept = keep_list(session, tmp_path)
        assert kept == before.joined(erasure_list(session))
    assert read_list((tmp_path / NAME).read_text()) == kept
    assert WORD not in kept.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"events": [], "rows": [[1]], "bytes": []}',
        '{"events": [], "rows": [["finding", "x"]], "bytes": []}',
    ],
)
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="not a list of erasures"):
        read_list(text)
