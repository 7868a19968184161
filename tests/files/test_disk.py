"""Bytes on disk: whole or not at all, a block at a time."""

import errno
import io
import os
from pathlib import Path
from typing import Any

import pytest

from reviews.domain.errors import DiskFull
from reviews.files.disk import FileStore


class Stream(io.BytesIO):
    """A stream that notes the most that was asked of it at once."""

    most = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes."""
        found = super().read(size)
        self.most = max(self.most, len(found))
        return found


def test_a_stream_is_kept_a_block_at_a_time(tmp_path: Path) -> None:
    store, stream = FileStore(tmp_path), Stream(bytes(range(256)) * 20_000)
    kept = store.keep(stream)
    assert kept.size == 5_120_000
    assert stream.most == 1 << 20
    assert store.digest(kept.bytes_id) == kept.sha256
    with store.open(kept.bytes_id) as file:
        assert file.read() == stream.getvalue()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("what", ["mkdir", "write", "fsync", "rename", "folder"])
def test_nothing_stays_of_what_could_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, what: str
) -> None:
    def fail(*_: object, **__: object) -> Any:
        raise OSError(code, os.strerror(code))

    store, stream = FileStore(tmp_path / "files"), io.BytesIO(b"words")
    if what == "write":
        monkeypatch.setattr("reviews.files.disk._copied", fail)
    elif what == "folder":
        monkeypatch.setattr("reviews.files.disk._sync_folder", fail)
    else:
        monkeypatch.setattr(os if what == "fsync" else Path, what, fail)
    with pytest.raises(OSError if code == errno.EIO else DiskFull):
        store.keep(stream)
    monkeypatch.undo()
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]
    assert store.keep(b"words").size == 5


def test_a_small_picture_that_finds_no_room_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Any:
        raise OSError(errno.ENOSPC, "full")

    store = FileStore(tmp_path)
    kept = store.keep(b"a photograph")
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        store.keep_small(kept.bytes_id, b"small")
    assert store.small(kept.bytes_id) is None
    store.keep_small(kept.bytes_id, b"small")
    assert store.small(kept.bytes_id) == b"small"
    store.discard(kept.bytes_id)
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]
