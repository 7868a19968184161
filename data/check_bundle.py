"""Check a bundle of papers that a council sent, and the files beside it, against their list.

Needs Python 3.8 or later, no network, and nothing else of the council's. Put it into the folder
that holds the bundle and sha256-list.txt, and run it; or name the list:

    python check_bundle.py
    python check_bundle.py FOLDER/sha256-list.txt

It ends with 0 where every file is as listed, 1 where one is not, 2 where it cannot check.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from pathlib import Path
from unicodedata import normalize

LINE = re.compile("([0-9a-f]{64})  (.+)")


def read_list(data: bytes) -> dict[str, str]:
    """The code of each file in a list, by its name; ValueError, with a sentence, for a bad one."""
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        raise ValueError("The list was changed: it is no longer plain text.") from None
    if lines.pop() or not lines:
        raise ValueError("The list was cut: its last line has no end.")
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        parts = LINE.fullmatch(line[:-1] if line.endswith("\r") else line)
        name = normalize("NFC", parts[2].replace("\\", "/")) if parts else "/"
        out = name.startswith("/") or ":" in name or ".." in name.split("/")
        if not parts or out or name in found:
            raise ValueError(f"Line {number} of the list was cut or changed.")
        found[name] = parts[1]
    return found


def files_near(folder: Path, names: dict[str, str]) -> dict[str, Path]:
    """The files in every folder that the list names, under their names to the letter."""
    near = {Path(name).parent for name in names} | {Path()}
    return {
        normalize("NFC", one.relative_to(folder).as_posix()): one
        for place in near
        if (folder / place).is_dir()
        for one in (folder / place).iterdir()
        if one.is_file()
    }


def code_of(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for part in iter(lambda: file.read(1 << 20), b""):
            digest.update(part)
    return digest.hexdigest()


def say(how: str, name: str) -> None:
    """A line about one file; no sign in its name does anything to the screen."""
    print(f"  {how:<12}{''.join(one if one.isprintable() else '?' for one in name)}")


def check(path: Path) -> bool:
    """Say of every file in a list whether it is as listed; whether all are."""
    data = path.read_bytes()
    listed = read_list(data)
    there = files_near(path.parent, listed)
    wrong = 0
    print(f"The list {path.name} names {len(listed)} file{'' if len(listed) == 1 else 's'}:")
    for name, code in listed.items():
        how = "NOT THERE"
        if name in there:
            how = "as listed" if code_of(there[name]) == code else "CHANGED"
        wrong += how != "as listed"
        say(how, name)
    for name in sorted(set(there) - set(listed) - {path.name, Path(__file__).name}):
        say("not listed", name)
    if wrong:
        print(f"NOT ALL IS AS LISTED: {wrong} of {len(listed)}. A file, or the list, was changed,")
        print("cut, renamed or left out. Ask the council to send all of it again.")
    else:
        print("Every file in the list is there, exactly as it was when the list was made.")
    print("This cannot show who made the list. To know that the council did, ring the council on")
    print("a number that you know already, and compare this code of the list itself:")
    print(f"  {hashlib.sha256(data).hexdigest()}")
    return not wrong


def main() -> int:
    """Find the list and check by it; the code that the program ends with."""
    for out in (sys.stdout, sys.stderr):
        getattr(out, "reconfigure", lambda **_: None)(errors="replace")
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    path = given / "sha256-list.txt" if given.is_dir() else given
    try:
        return 0 if check(path) else 1
    except OSError as error:
        print(f"{error.filename or path} cannot be read: {error.strerror or error}.")
    except ValueError as error:
        print(error)
    print("Not everything was checked, and nothing here is shown to be right.")
    return 2


if __name__ == "__main__":
    ended = main()
    if os.name == "nt" and len(sys.argv) == 1 and sys.stdin.isatty():
        input("Press Enter to close this window.")
    sys.exit(ended)
