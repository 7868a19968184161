"""Reading one TOML table: each field is taken once, and whatever is wrong is noted in words."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from .faults import ReferenceFault

T = TypeVar("T")
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def listed(names: Collection[str]) -> str:
    """Names in curly quotes, joined as a sentence would."""
    quoted = [f"“{name}”" for name in names]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def read_toml(path: Path, faults: list[str]) -> dict[str, Any] | None:
    """The tables of a TOML file, or None with the reason noted in `faults`."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        faults.append(f"the file cannot be read ({error.strerror}).")
    except UnicodeDecodeError:
        faults.append("the file must be saved as UTF-8 text.")
    except tomllib.TOMLDecodeError as error:
        faults.append(f"the file is not correct TOML. {error}.")
    return None


def read_file(path: Path, read: Callable[["Table"], T], wrong: type[ReferenceFault]) -> T:
    """What is made of a TOML file; each fault raised as `wrong`, under the name of the file."""
    faults: list[str] = []
    raw = read_toml(path, faults)
    table = Table(raw or {}, "the file", faults)
    found = None if raw is None else read(table)
    table.close()
    if faults or found is None:
        raise wrong([f"{path.name}, {fault}" for fault in faults])
    return found


class Table:
    """A table being read, and the place its faults name, such as "question “plan-copy”".

    Faults go to one shared list, so that all are told at once.
    """

    def __init__(self, raw: object, where: str, faults: list[str]) -> None:
        self.where = where
        self._faults = faults
        self._taken: set[str] = set()
        self._raw: Mapping[str, object] = raw if isinstance(raw, dict) else {}
        if not isinstance(raw, dict):
            self.fault("this must be a table of fields, each with a value.")

    def fault(self, sentence: str) -> None:
        """Note what is wrong here."""
        self._faults.append(f"{self.where}: {sentence}")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its fields, in order."""
        return tuple(self._raw)

    def has(self, field: str) -> bool:
        """Whether the field is there at all."""
        return field in self._raw

    def take(self, field: str) -> object:
        """The raw value of a field, or None."""
        self._taken.add(field)
        return self._raw.get(field)

    def checked(self) -> date:
        """The date on which whoever keeps the file last held it against its source."""
        value = self.take("checked")
        if isinstance(value, date):
            return value
        self.fault("“checked” must be the date the list was last checked, such as 2026-11-21.")
        return date.min

    def text(self, field: str, *, needed: bool = True) -> str:
        """Words on one line; "" where there are none."""
        value = self.take(field)
        if value is None:
            if needed:
                self.fault(f"“{field}” is missing.")
            return ""
        if not isinstance(value, str):
            self.fault(f"“{field}” must be words in quotes.")
            return ""
        words = " ".join(value.split())
        if not words:
            self.fault(f"“{field}” is empty. Write it, or take the line out if it is not needed.")
        return words

    def key(self, field: str = "key") -> str:
        """A kebab-case key."""
        key = self.text(field)
        if key and not KEY.fullmatch(key):
            self.fault(
                f"“{field}” must be small letters, digits and single hyphens, such as “plan-copy”."
            )
        return key

    def flag(self, field: str) -> bool:
        """Whether a field is true; it is false when left out."""
        value = self.take(field)
        if value is not None and not isinstance(value, bool):
            self.fault(f"“{field}” must be true or false, without quotes.")
        return value is True

    def whole_number(self, field: str) -> int | None:
        """A whole number above 0, or None when left out."""
        value = self.take(field)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self.fault(f"“{field}” must be a whole number above 0, without quotes.")
            return None
        return value

    def one_of(self, field: str, allowed: Collection[str], *, needed: bool = True) -> str:
        """One word of a closed list; "" where it is missing or unknown."""
        word = self.text(field, needed=needed)
        if word and word not in allowed:
            self.fault(f"“{field}” is “{word}”. It must be {listed(allowed)}.")
            return ""
        return word

    def some_of(self, field: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Some words of a closed list, none of them twice; empty when left out."""
        value = self.take(field)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            self.fault(f"“{field}” must be a list of words in quotes, in square brackets.")
            return ()
        for word in dict.fromkeys(value):
            if word not in allowed:
                self.fault(f"“{field}” has “{word}”. It can hold {listed(allowed)}.")
            if value.count(word) > 1:
                self.fault(f"“{field}” has “{word}” more than once.")
        return tuple(word for word in dict.fromkeys(value) if word in allowed)

    def rows(self, field: str, noun: str, *, needed: bool = False) -> Iterator["Table"]:
        """The tables of a [[field]], each named in faults by its key or its place."""
        value = self.take(field)
        if value is None and not needed:
            return
        if not isinstance(value, list) or not value:
            self.fault(f"at least one {noun} is needed, each under its own “{field}” heading.")
            return
        for place, raw in enumerate(value, start=1):
            key = raw.get("key") if isinstance(raw, dict) else None
            name = f"{noun} “{key}”" if isinstance(key, str) else f"{noun} {place}"
            yield Table(raw, name, self._faults)

    def under(self, field: str, where: str) -> "Table":
        """The table under a field, which faults call `where`."""
        return Table(self.take(field), where, self._faults)

    def inner(self, raw: object) -> "Table":
        """A table inside this one, which speaks of the same place."""
        return Table(raw, self.where, self._faults)

    def close(self) -> None:
        """Note each field that nobody asked for: a slip of the hand must not pass unseen."""
        for field in self._raw:
            if field not in self._taken:
                self.fault(f"“{field}” is not a field here. {self._did_you_mean(field)}")

    def _did_you_mean(self, field: str) -> str:
        # Only wanted once something is wrong, and it doubles the cost of importing this module.
        from difflib import get_close_matches  # noqa: PLC0415

        near = get_close_matches(field, sorted(self._taken), n=1)
        return f"Did you mean “{near[0]}”?" if near else "Take it out, or check its spelling."
