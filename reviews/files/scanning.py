"""Asking a scanner about a file on disk, as clamdscan answers: clean, found, or neither."""

import shlex
import subprocess
from enum import Enum
from pathlib import Path

_LONGEST_SECONDS = 120


class Scanned(Enum):
    """What a scanner says of a file, by the number its command ends with."""

    CLEAN = 0
    FOUND = 1
    UNKNOWN = 2


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
