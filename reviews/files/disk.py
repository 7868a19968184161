"""Where bytes are kept: one file a record, named by chance, written whole or not at all."""

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from reviews.domain.errors import NotThere

from .looking import place


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that are safely on disk: their id, SHA-256 in hexadecimal, and size in bytes."""

    bytes_id: str
    sha256: str
    size: int


class FileStore:
    """A folder of evidence. Bytes are on disk for good before a database row names them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, data: bytes) -> Kept:
        """Write bytes and wait until the disk has them."""
        bytes_id = secrets.token_hex(16)
        path = self._path(bytes_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return Kept(bytes_id, hashlib.sha256(data).hexdigest(), len(data))

    def read(self, bytes_id: str) -> bytes:
        """The bytes kept under an id; NotThere where the file is missing from the folder."""
        try:
            return self._path(bytes_id).read_bytes()
        except FileNotFoundError:
            raise NotThere(
                "This file is missing from the file store. Tell an administrator."
            ) from None

    def digest(self, bytes_id: str) -> str | None:
        """The SHA-256 of the bytes as they are on disk now, or None where they are missing."""
        try:
            with self._path(bytes_id).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return None

    def discard(self, bytes_id: str) -> None:
        """Take away bytes that no record names, because the change they were kept for failed."""
        self._path(bytes_id).unlink(missing_ok=True)

    def answers(self) -> bool:
        """Whether the folder can be written to and read."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            probe = self.folder / f".probe-{secrets.token_hex(8)}"
            probe.write_bytes(b"ok")
            said = probe.read_bytes() == b"ok"
            probe.unlink()
        except OSError:
            return False
        return said

    def _path(self, bytes_id: str) -> Path:
        if not bytes_id.isalnum():
            raise NotThere
        return place(self.folder, bytes_id)
