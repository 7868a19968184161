"""The paragraphs of the guidance and what meets each, from data/guidance.toml."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from reviews.domain.assessment.overall_assessment import THEMES, About
from reviews.domain.guidance import (
    FIRST,
    LAST,
    Guidance,
    Home,
    HomeKind,
    LetterPart,
    Paragraph,
    Shown,
    Stage,
    numbers,
)
from reviews.domain.letters.kinds import LetterKind

from .faults import GuidanceFault
from .toml_table import Table, listed, read_toml

OWN_WORDS = "own words"
"""Stands for a part of a letter whose wording comes from no paragraph."""


def load_guidance(path: Path) -> Guidance:
    """The guidance as the file has it.

    Raises:
        GuidanceFault: the file is wrong: a field is not known, a paragraph lies outside 70 to 146,
            is named twice or not at all, or a theme, conclusion, page or rule is not explained.
    """
    faults: list[str] = []
    raw = read_toml(path, faults)
    found = None if raw is None else _Reader(raw, faults).read()
    if faults or found is None:
        raise GuidanceFault([f"{path.name}, {fault}" for fault in faults])
    return found


class _Reader:
    """Reads the file, and notes every fault in it."""

    def __init__(self, raw: dict[str, object], faults: list[str]) -> None:
        self.table = Table(raw, "the file", faults)
        self.faults = faults

    def read(self) -> Guidance:
        table = self.table
        if not isinstance(table.take("checked"), date):
            table.fault("“checked” must be the date it was last checked, such as 2026-11-21.")
        silent = _covered(table, "silent", table.text("silent"))
        stages = self._served("stages")
        made = Guidance(
            source=table.text("source"),
            stages=tuple(Stage(title, text) for title, text in stages.items()),
            themes=self._served("themes", THEMES),
            conclusions=self._served("conclusions", list(About)),
            letters=self._letters(),
            sent=self._sent(),
            acts=frozenset(_covered(table, "acts", table.text("acts"))),
            described=self._described(),
        )
        self._check_whole("silent and described", [*silent, *made.described])
        self._check_stages(sorted(made.described), list(stages.values()))
        table.close()
        return made

    def _named(self, field: str) -> tuple[Table, list[str]]:
        raw = self.table.take(field)
        return Table(raw, field, self.faults), list(raw) if isinstance(raw, dict) else []

    def _served(self, field: str, expected: Collection[str] = ()) -> dict[str, str]:
        """A table of paragraphs by name; every name expected is there, and no other."""
        table, names = self._named(field)
        if expected and set(names) != set(expected):
            table.fault(f"it must have {listed(expected)}, and nothing else.")
        found = {name: table.text(name) for name in names}
        for name, text in found.items():
            _covered(table, name, text)
        return found

    def _letters(self) -> tuple[LetterPart, ...]:
        table, kinds = self._named("letters")
        if set(kinds) != set(LetterKind):
            table.fault(f"it must have {listed(list(LetterKind))}, and nothing else.")
        made = []
        for kind in kinds:
            raw = table.take(kind)
            parts = Table(raw, f"letter “{kind}”", self.faults)
            for heading in raw if isinstance(raw, dict) else ():
                text = parts.text(heading)
                if text == OWN_WORDS:
                    text = ""
                _covered(parts, heading, text)
                made.append(LetterPart(kind, heading, text))
        return tuple(made)

    def _sent(self) -> dict[str, str]:
        """What sending a letter fulfils; a kind of letter may be left out."""
        found = self._served("sent")
        if strange := set(found) - set(LetterKind):
            self.table.fault(f"sent: there is no letter called {listed(sorted(strange))}.")
        return found

    def _described(self) -> dict[int, Paragraph]:
        titles = {kind: self._titles(kind) for kind in (HomeKind.PAGE, HomeKind.RULE)}
        table, keys = self._named("paragraphs")
        made = {}
        for key in keys:
            one = Table(table.take(key), f"paragraph {key}", self.faults)
            number = next(iter(_covered(one, "number", key)), 0)
            made[number] = Paragraph(
                number=number,
                says=one.text("says"),
                homes=tuple(
                    Home(kind, name, said[name])
                    for kind, said in titles.items()
                    for name in one.some_of(f"{kind}s", said)
                ),
                shown_by=tuple(Shown(word) for word in one.some_of("shown_by", list(Shown))),
                not_met=one.text("not_met", needed=False),
            )
            one.close()
        return made

    def _titles(self, kind: HomeKind) -> dict[str, str]:
        table, names = self._named(f"{kind}s")
        return {name: table.text(name) for name in names}

    def _check_whole(self, what: str, found: list[int]) -> None:
        """Every paragraph is there, and once."""
        every = range(FIRST, LAST + 1)
        wrong = [one for one in every if found.count(one) != 1]
        if wrong:
            self.table.fault(
                f"{what} must have each paragraph from {FIRST} to {LAST} once. Look at "
                f"{', '.join(map(str, wrong))}."
            )

    def _check_stages(self, described: list[int], stages: list[str]) -> None:
        """The runs hold what is described, in order, and give no subject to what is not."""
        found = [one for text in stages for one in _safe(text)]
        if found != described:
            wrong = sorted(set(found) ^ set(described)) or found
            self.table.fault(
                "stages must have each described paragraph once, in order, and no silent one. "
                f"Look at {', '.join(map(str, wrong))}."
            )


def _covered(table: Table, field: str, text: str) -> tuple[int, ...]:
    found = _safe(text)
    if text and not found:
        table.fault(
            f"“{field}” is “{text}”. It must be paragraphs from {FIRST} to {LAST}, such as “89” or "
            "“90, 98-100”."
        )
    return found


def _safe(text: str) -> tuple[int, ...]:
    try:
        return numbers(text)
    except ValueError:
        return ()
