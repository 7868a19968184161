"""A folder of back-ups: each in a folder of its own, whole once its manifest is there.

`0007/` holds the database, `files/`, `keys/`, `manifest.json` and its SHA-256. It is made as
`0007-unfinished` and gets its name last, so that what bears a number alone is whole. Bytes of
evidence never change, so a file that the back-up before holds is linked, and takes no room twice.
"""

import fcntl
import hashlib
import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reviews.domain.across.back_ups import BackedFile, Manifest, as_text, read_manifest
from reviews.domain.errors import Refused

from .disk import FileStore
from .looking import digest_at, why_not_read

MANIFEST, DIGEST = "manifest.json", "manifest.json.sha256"
_UNFINISHED = "-unfinished"
_AT_ONCE = 1 << 20


class NotRead(OSError):
    """What is to be copied cannot be read; any other fault of a copy is of where it goes."""


@dataclass(frozen=True, slots=True)
class Read:
    """A back-up that is whole: where it is, its manifest, and the SHA-256 of that."""

    folder: Path
    manifest: Manifest
    digest: str

    @property
    def database(self) -> Path:
        """The file of its database."""
        return self.folder / self.manifest.database.name

    @property
    def files(self) -> FileStore:
        """Its files, kept as the service keeps them."""
        return FileStore(self.folder / "files")

    def key(self, name: str) -> bytes:
        """A secret that it keeps."""
        return (self.folder / "keys" / name).read_bytes()

    def faults(self) -> Iterator[str]:
        """What is not as the manifest says: every byte is read."""
        yield from self.database_faults()
        yield from file_faults(self.files, self.manifest.files)
        for name, digest in self.manifest.keys.items():
            if digest_at(self.folder / "keys" / name)[0] != digest:
                yield f"The {name} of the back-up is missing or has been changed."

    def database_faults(self) -> Iterator[str]:
        """The same, of the database alone."""
        digest, why = digest_at(self.database)
        if why:
            yield f"The database of the back-up {why}."
        elif digest != self.manifest.database.sha256:
            yield "The database of the back-up has been changed since it was made."


def file_faults(store: FileStore, files: tuple[BackedFile, ...]) -> Iterator[str]:
    """What of these files is missing from a folder, or is not what it was."""
    for one in files:
        digest, why = digest_at(store.whereabouts(one.name))
        if why:
            yield f"The file {one.name} of the back-up {why}."
        elif digest != one.sha256:
            yield f"The file {one.name} of the back-up has been changed since it was made."


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_back_up(folder: Path) -> Read:
    """The back-up in a folder; of a folder of many, the last that is whole.

    Raises:
        Refused: there is none, or its manifest is not as it was written.
    """
    if not (folder / MANIFEST).is_file():
        whole = BackUpFolder(folder).whole()
        if not whole:
            raise Refused(
                f"There is no back-up in {folder}: a folder without {MANIFEST} is not a whole one."
            )
        folder = whole[-1]
    text = (folder / MANIFEST).read_bytes()
    digest = hashlib.sha256(text).hexdigest()
    beside = folder / DIGEST
    said = beside.read_bytes().split()[:1] if beside.is_file() else []
    if said != [digest.encode()]:
        raise Refused(
            f"The manifest in {folder} has been changed since it was written: its SHA-256 is not "
            f"the one in {DIGEST}. Use another back-up."
        )
    return Read(folder, read_manifest(text.decode(errors="replace")), digest)


class BackUpFolder:
    """A folder that back-ups are made in, one at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep others from making a back-up here; the lock goes with its process.

        Raises:
            Refused: another is being made.
        """
        with self._alone(".lock", "Another back-up is being made"):
            yield

    @contextmanager
    def set_aside(self) -> Iterator[Path]:
        """An empty folder in here for the copy that a drill makes, which is the whole record.

        It is for its owner alone, and goes afterwards; the next takes away what a kill left.

        Raises:
            Refused: another drill is running here.
        """
        with self._alone(".drill-lock", "Another drill is running"):
            room = self.folder / ".drill"
            if room.exists():
                shutil.rmtree(room)
            room.mkdir(mode=0o700)
            try:
                yield room
            finally:
                shutil.rmtree(room, ignore_errors=True)

    @contextmanager
    def _alone(self, name: str, told: str) -> Iterator[None]:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(self.folder / name, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Refused(f"{told} in {self.folder}. Wait until it is done.") from None
            yield
        finally:
            os.close(lock)

    def whole(self) -> list[Path]:
        """The folders of back-ups that are whole, the last one last."""
        every = self.folder.iterdir() if self.folder.is_dir() else ()
        found = (one for one in every if one.name.isdecimal() and (one / MANIFEST).is_file())
        return sorted(found, key=lambda one: int(one.name))

    @contextmanager
    def being_made(self, number: int) -> Iterator["Unfinished"]:
        """A new back-up; what was begun and not finished is taken away, before and after."""
        for left in self.folder.glob(f"*{_UNFINISHED}"):
            if left.name.removesuffix(_UNFINISHED).isdecimal() and left.is_dir():
                shutil.rmtree(left)
        whole = self.whole()
        path = self.folder / f"{number:04}{_UNFINISHED}"
        path.mkdir(mode=0o700)
        try:
            yield Unfinished(path, number, FileStore(whole[-1] / "files") if whole else None)
        except BaseException:
            shutil.rmtree(path, ignore_errors=True)
            raise


class Unfinished:
    """A back-up while it is made."""

    def __init__(self, path: Path, number: int, before: FileStore | None) -> None:
        self.path = path
        self.number = number
        self.before = before
        self.files = FileStore(path / "files")
        self.files.folder.mkdir(mode=0o700)

    def take(self, bytes_id: str, sha256: str, store: FileStore) -> BackedFile | str:
        """Keep the bytes of one file, on disk for good; or why they cannot be read.

        Why is told in words that follow “the file”. Where the back-up before holds the bytes as
        they were recorded, they are linked; whatever is wrong with that, they are copied.
        """
        target = self.files.whereabouts(bytes_id)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._linked(bytes_id, sha256, target):
            return BackedFile(bytes_id, sha256, target.stat().st_size)
        source = store.whereabouts(bytes_id)
        if why := why_not_read(source):
            return why
        try:
            digest, size = copy(source, target)
        except NotRead as error:
            target.unlink(missing_ok=True)
            return f"cannot be read: {error.strerror}"
        return BackedFile(bytes_id, digest, size)

    def _linked(self, bytes_id: str, sha256: str, target: Path) -> bool:
        """Whether a file of the back-up before stands here too: not on every disk."""
        if self.before is None:
            return False
        held = self.before.whereabouts(bytes_id)
        if digest_at(held)[0] != sha256:
            return False
        try:
            target.hardlink_to(held)
        except OSError:
            return False
        return True

    def keep_key(self, name: str, secret: bytes) -> str:
        """Keep a secret for its owner alone; gives its SHA-256."""
        self._write(self.path / "keys" / name, secret)
        return hashlib.sha256(secret).hexdigest()

    def finish(self, manifest: Manifest) -> Read:
        """Write the manifest last, wait until the disk has all, and give the folder its name."""
        text = as_text(manifest).encode()
        digest = hashlib.sha256(text).hexdigest()
        for folder, _, _ in os.walk(self.path):
            sync_folder(Path(folder))
        self._write(self.path / DIGEST, f"{digest}  {MANIFEST}\n".encode())
        self._write(self.path / MANIFEST, text)
        sync_folder(self.path)
        path = self.path.rename(self.path.with_name(self.path.name.removesuffix(_UNFINISHED)))
        sync_folder(path.parent)
        return Read(path, manifest, digest)

    def _write(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with _new(path) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def copy(source: Path, target: Path) -> tuple[str, int]:
    """Copy a file for its owner alone and wait until the disk has it: its SHA-256 and size.

    NotRead where it is the source that is at fault.
    """
    digest, size, part = hashlib.sha256(), 0, bytearray(_AT_ONCE)
    view = memoryview(part)
    with _opened(source) as have, _new(target) as file:
        while read := _read(have, part):
            digest.update(view[:read])
            file.write(view[:read])
            size += read
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def _opened(source: Path) -> io.FileIO:
    try:
        return io.FileIO(source)
    except OSError as error:
        raise NotRead(error.errno, error.strerror) from error


def _read(have: io.FileIO, part: bytearray) -> int | None:
    try:
        return have.readinto(part)
    except OSError as error:
        raise NotRead(error.errno, error.strerror) from error


def _new(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb", buffering=0)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remember(files: FileStore, told: str) -> None:
    """Keep beside the folder of files what is to be known where the database cannot be read."""
    path = _beside(files)
    part = path.with_name(f"{path.name}.part")
    part.write_text(told)
    part.replace(path)


def remembered(files: FileStore) -> str:
    """What was kept there; nothing where nothing was."""
    with suppress(OSError, UnicodeDecodeError):
        return _beside(files).read_text()
    return ""


def _beside(files: FileStore) -> Path:
    return files.folder.with_name(f"{files.folder.name}.last-back-up")
