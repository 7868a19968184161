"""Where bytes are kept: one file a record, named by chance, written whole or not at all."""

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, BinaryIO

from reviews.domain.errors import DiskFull, NotThere
from reviews.domain.health import Health, of_disk

from .looking import place
from .owner_only import made_for_owner, make_folder

_BLOCK = 1 << 20
_PROBED = 8_192  # Bytes; a file system may find room for a few within a folder that is full.
_FULL = (errno.ENOSPC, errno.EDQUOT)
_PART, _SMALL, _PROBE = ".part", ".small", ".probe-"


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that are safely on disk: their id, SHA-256 in hexadecimal, and size in bytes."""

    bytes_id: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the folder. `bytes_id` is empty for what no record can name: it was cut short.

    `small` says that it is the small picture of that id, which no record names by itself.
    """

    path: Path
    bytes_id: str
    small: bool = False


class FileStore:
    """A folder of evidence. Bytes are on disk for good before a database row names them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, source: bytes | IO[bytes]) -> Kept:
        """Write bytes, a block at a time, and wait until the disk has them.

        DiskFull where it has no room; nothing stays of what was written.
        """
        stream = BytesIO(source) if isinstance(source, bytes) else source
        bytes_id = secrets.token_hex(16)
        with _written(self._path(bytes_id)) as file:
            sha256, size = _copied(stream, file)
        return Kept(bytes_id, sha256, size)

    def read(self, bytes_id: str) -> bytes:
        """The bytes kept under an id; NotThere where the file is missing from the folder."""
        with self.open(bytes_id) as file:
            return file.read()

    def open(self, bytes_id: str) -> BinaryIO:
        """The bytes kept under an id, to be read; NotThere where the file is missing."""
        return self.place(bytes_id).open("rb")

    def place(self, bytes_id: str) -> Path:
        """Where the bytes of an id are on disk; NotThere where the file is missing."""
        path = self._path(bytes_id)
        if not path.is_file():
            raise NotThere("This file is missing from the file store. Tell an administrator.")
        return path

    def digest(self, bytes_id: str) -> str | None:
        """The SHA-256 of the bytes as they are on disk now, or None where no file is there."""
        try:
            with self._path(bytes_id).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None

    def discard(self, bytes_id: str) -> None:
        """Take away bytes that no record names, and what was made of them."""
        for path in (self._path(bytes_id), self._path(bytes_id).with_suffix(_SMALL)):
            path.unlink(missing_ok=True)

    def whereabouts(self, bytes_id: str) -> Path:
        """Where the bytes of an id are, or would be."""
        return self._path(bytes_id)

    def small(self, bytes_id: str) -> bytes | None:
        """The small picture made of the bytes of an id; None where none is made yet."""
        try:
            return self._path(bytes_id).with_suffix(_SMALL).read_bytes()
        except FileNotFoundError:
            return None

    def keep_small(self, bytes_id: str, picture: bytes) -> None:
        """Keep a small picture beside the bytes it was made of; no record names it.

        Where the disk is full it is made anew the next time.
        """
        with suppress(DiskFull), _written(self._path(bytes_id).with_suffix(_SMALL)) as file:
            file.write(picture)

    def older_than(self, at: float) -> Iterator[Found]:
        """Every file last changed before an instant, in seconds since 1970, folder by folder."""
        for folder in (self.folder, *sorted(self.folder.glob("??"))):
            for path in sorted(folder.glob("*")):
                found = _found(path)
                with suppress(FileNotFoundError):
                    if found and path.is_file() and path.stat().st_mtime < at:
                        yield found

    def health(self) -> Health:
        """How the folder is, after a block was written to it, put on disk, and read back."""
        probe = self.folder / f"{_PROBE}{secrets.token_hex(8)}"
        block = secrets.token_bytes(_PROBED)
        try:
            make_folder(self.folder)
            with probe.open("xb") as file:
                file.write(block)
                file.flush()
                os.fsync(file.fileno())
            said = probe.read_bytes() == block
        except OSError as error:
            return of_disk(error)
        finally:
            with suppress(OSError):
                probe.unlink(missing_ok=True)
        return Health.OK if said else Health.DOWN

    def _path(self, bytes_id: str) -> Path:
        if not bytes_id.isalnum():
            raise NotThere
        return place(self.folder, bytes_id)


def _found(path: Path) -> Found | None:
    """What a file of the folder is, by its name; None for what is none of ours."""
    if path.suffix == _PART or path.name.startswith(_PROBE):
        return Found(path, "")
    if path.parent.name == path.name[:2] and path.stem.isalnum() and path.suffix in ("", _SMALL):
        return Found(path, path.stem, small=path.suffix == _SMALL)
    return None


def is_full(fault: OSError) -> bool:
    """Whether the disk has no room, or this service none of it left."""
    return fault.errno in _FULL


@contextmanager
def _written(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which is there whole and for good afterwards, or not at all."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}{_PART}")
    try:
        make_folder(path.parent.parent)
        make_folder(path.parent)
        with open(part, "xb", opener=made_for_owner) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
        _sync_folder(path.parent)
    except BaseException as fault:
        for left in (part, path):
            left.unlink(missing_ok=True)
        if isinstance(fault, OSError) and is_full(fault):
            raise DiskFull from fault
        raise


def _sync_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _copied(source: IO[bytes], to: BinaryIO) -> tuple[str, int]:
    """Copy a stream, a block at a time; its SHA-256 and its size in bytes."""
    digest, size = hashlib.sha256(), 0
    while block := source.read(_BLOCK):
        digest.update(block)
        to.write(block)
        size += len(block)
    return digest.hexdigest(), size
