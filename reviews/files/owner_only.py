"""Files and folders that nobody else on the machine may open."""

import os
from collections.abc import Iterable
from pathlib import Path
from stat import S_IMODE

_OTHERS = 0o077


def made_for_owner(path: str, flags: int) -> int:
    """Opens a new file that only its owner may read; for `opener` of `open`."""
    return os.open(path, flags, 0o600)


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may open; one that is there stays as it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def close_to_others(paths: Iterable[Path]) -> list[str]:
    """Take from everybody but the owner what they may do with these; says in sentences with which.

    What is not there is passed over. What stands in a folder that is closed is closed by it.
    """
    said = []
    for path in paths:
        mode = S_IMODE(path.stat().st_mode) if path.exists() else 0
        if not mode & _OTHERS:
            continue
        try:
            path.chmod(mode & ~_OTHERS)
        except OSError:
            said.append(f"Others on this machine may open {path}, and this could not be changed.")
        else:
            said.append(f"Others on this machine could open {path}. Now only its owner can.")
    return said
