"""The list by which anyone checks a bundle and the files beside it, with any tool or with ours."""

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from .parts import Beside

LIST_NAME = "sha256-list.txt"
PROGRAM = Path(__file__).parents[3] / "data" / "check_bundle.py"
"""The program for those who have no tool; it needs Python alone, and nothing of the council's."""
BESIDE = "beside"
"""The folder, next to the bundle, of the files that go beside it."""

_AT_ONCE = 1 << 20
_LONGEST = 120
_NOT_IN_NAMES = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(
    "con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 "
    "lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9".split()
)
"""Names by which Windows means something else than a file."""


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal; read in pieces, however long it is."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_AT_ONCE):
            digest.update(part)
    return digest.hexdigest()


def listed(files: Iterable[tuple[str, str]]) -> bytes:
    """The list as `sha256sum -c` reads it: a line for each file.

    Args:
        files: the name of each, as it stands from the folder of the list, and its SHA-256.
    """
    return "".join(f"{sha256}  {name}\n" for name, sha256 in files).encode()


def plain_name(name: str) -> str:
    """A name that any computer can keep a file under, and that fits one line."""
    composed = unicodedata.normalize("NFC", name)
    kept = "".join(one for one in composed if one.isprintable() and one not in _NOT_IN_NAMES)
    stem, dot, ending = kept.strip(" .").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    stem = stem[:_LONGEST].rstrip(" .") or "file"
    if stem.split(".")[0].casefold() in _DEVICES:
        stem = f"file {stem}"
    return f"{stem}{dot}{ending[:_LONGEST]}"


def names_beside(files: Sequence[Beside]) -> list[str]:
    """Where each file that goes beside stands from the bundle; no two in one place.

    Those that have one name are told apart by a number, whatever letters are large in it.
    """
    taken: set[str] = set()
    found = []
    for one in files:
        name, number = plain_name(one.name), 1
        stem, dot, ending = name.rpartition(".")
        while name.casefold() in taken:
            number += 1
            name = f"{stem} ({number}).{ending}" if dot else f"{ending} ({number})"
        taken.add(name.casefold())
        found.append(f"{BESIDE}/{name}")
    return found
