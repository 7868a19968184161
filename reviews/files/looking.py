"""What is in the folder of files, looked at without trust: nothing that is found there raises."""

import hashlib
import re
import stat
import time
from collections.abc import Iterator
from pathlib import Path

_NAME = re.compile(r"[0-9a-f]{32}")
_DAY_SECONDS = 24 * 60 * 60
_SHELVES = [f"{number:02x}" for number in range(256)]


def place(folder: Path, bytes_id: str) -> Path:
    """Where the bytes with an id are kept."""
    return folder / bytes_id[:2] / bytes_id


def wrong_with(folder: Path, bytes_id: object, sha256: object, size: object) -> tuple[str, bool]:
    """What is wrong with the bytes kept under an id, in words that follow “the file”.

    Nothing where they are those recorded. Also whether they are missing.
    """
    if not (isinstance(bytes_id, str) and _NAME.fullmatch(bytes_id)):
        return "has a name in the record that no file can have", False
    path = place(folder, bytes_id)
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            return _not_a_file(found.st_mode), False
        if found.st_size != size:
            return f"has {found.st_size} bytes, and {size} were recorded", False
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return "is missing", True
    except OSError as error:
        return f"cannot be read: {error.strerror}", False
    return ("" if digest == sha256 else "has been changed since it was recorded"), False


def why_not_read(path: Path) -> str:
    """Why no file can be read at a path, in words that follow “the file”; none where one can."""
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return "is missing"
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return "" if stat.S_ISREG(mode) else _not_a_file(mode)


def digest_at(path: Path) -> tuple[str, str]:
    """The SHA-256 of the file at a path, in hexadecimal; or none, and why it cannot be told."""
    if why := why_not_read(path):
        return "", why
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), ""
    except OSError as error:
        return "", f"cannot be read: {error.strerror}"


def _not_a_file(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "is a folder"
    if stat.S_ISLNK(mode):
        return "is a link to something else"
    return "is no file at all"


def shelves(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """What lies where files are kept, and has lain there for a day: (shelf, names) each.

    A shelf is the first two characters of the names that belong on it.
    """
    for shelf in _SHELVES:
        try:
            names = [one.name for one in (folder / shelf).iterdir() if _old(one)]
        except OSError:
            continue
        yield shelf, sorted(names)


def _old(path: Path) -> bool:
    try:
        return path.lstat().st_mtime < time.time() - _DAY_SECONDS
    except OSError:
        return False
