"""Asking a scanner about a file on disk, as clamdscan answers: clean, found, or neither."""

import re
import shlex
import subprocess
from enum import Enum
from pathlib import Path

_LONGEST_SECONDS = 120
_FOUND = re.compile(r": (\S+) FOUND\b")


class Scanned(Enum):
    """What a scanner says of a file, by the number its command ends with."""

    CLEAN = 0
    FOUND = 1
    UNKNOWN = 2


_SAID = {
    Scanned.FOUND: "The scanner for harmful files found something in it.",
    Scanned.UNKNOWN: "It could not be scanned for harm.",
}


def check_scanned(command: str, path: Path) -> str:
    """Why a file that is kept must be held out, in a sentence, by what a scanner says of it today.

    Empty where it is clean, and where there is no scanner (`command` is empty). What the scanner
    calls it is told too: it is a name such as “Eicar-Test-Signature”, and never the file's path.
    """
    if not command:
        return ""
    told, said = scanned(command, path)
    if told is Scanned.CLEAN:
        return ""
    found = _FOUND.search(said)
    named = f" It calls it “{found[1]}”." if found and told is Scanned.FOUND else ""
    return _SAID[told] + named


def scanned(command: str, path: Path) -> tuple[Scanned, str]:
    """What a command such as `clamdscan --fdpass --no-summary` says of a file, and in which words.

    It is UNKNOWN where the command cannot be run, fails, or takes more than two minutes.
    """
    try:
        # The command is the council's own setting, and the path is one that we chose.
        done = subprocess.run(  # noqa: S603
            [*shlex.split(command), str(path)],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_LONGEST_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        return Scanned.UNKNOWN, str(fault)
    said = " ".join(f"{done.stdout} {done.stderr}".split())
    known = {one.value: one for one in Scanned}
    return known.get(done.returncode, Scanned.UNKNOWN), said
