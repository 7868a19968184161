"""The paragraphs of the guidance and what meets each, from data/guidance.toml."""

from collections.abc import Collection
from pathlib import Path

from reviews.domain import guidance
from reviews.domain.assessment.overall_assessment import THEMES, About
from reviews.domain.letters.kinds import LetterKind

from .faults import GuidanceFault
from .toml_table import Table, listed, read_file

OWN_WORDS = "own words"
"""Stands for a part of a letter whose wording comes from no paragraph."""


def load_guidance(path: Path) -> guidance.Guidance:
    """The guidance as the file has it.

    GuidanceFault: a field is not known, a paragraph lies outside 70 to 146, is named twice or not
    at all, or a theme, conclusion, page or rule is not explained.
    """
    return read_file(path, lambda table: _Reader(table).read(), GuidanceFault)


class _Reader:
    """Reads the file, and notes every fault in it."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def read(self) -> guidance.Guidance:
        table = self.table
        table.checked()
        silent = _covered(table, "silent", table.text("silent"))
        stages = self._served("stages")
        made = guidance.Guidance(
            source=table.text("source"),
            stages=tuple(guidance.Stage(title, text) for title, text in stages.items()),
            themes=self._served("themes", THEMES),
            conclusions=self._served("conclusions", list(About)),
            letters=self._letters(),
            sent=self._sent(),
            acts=frozenset(_covered(table, "acts", table.text("acts"))),
            described=self._described(),
        )
        self._check_whole("silent and described", [*silent, *made.described])
        self._check_stages(sorted(made.described), list(stages.values()))
        return made

    def _served(self, field: str, expected: Collection[str] = ()) -> dict[str, str]:
        """A table of paragraphs by name; every name expected is there, and no other."""
        table = self.table.under(field, field)
        if expected and set(table.names) != set(expected):
            table.fault(f"it must have {listed(expected)}, and nothing else.")
        found = {name: table.text(name) for name in table.names}
        for name, text in found.items():
            _covered(table, name, text)
        return found

    def _letters(self) -> tuple[guidance.LetterPart, ...]:
        table = self.table.under("letters", "letters")
        if set(table.names) != set(LetterKind):
            table.fault(f"it must have {listed(list(LetterKind))}, and nothing else.")
        made = []
        for kind in table.names:
            parts = table.under(kind, f"letter “{kind}”")
            for heading in parts.names:
                text = parts.text(heading)
                if text == OWN_WORDS:
                    text = ""
                _covered(parts, heading, text)
                made.append(guidance.LetterPart(kind, heading, text))
        return tuple(made)

    def _sent(self) -> dict[str, str]:
        """What sending a letter fulfils; a kind of letter may be left out."""
        found = self._served("sent")
        if strange := set(found) - set(LetterKind):
            self.table.fault(f"sent: there is no letter called {listed(sorted(strange))}.")
        return found

    def _described(self) -> dict[int, guidance.Paragraph]:
        titles = {
            kind: self._titles(kind) for kind in (guidance.HomeKind.PAGE, guidance.HomeKind.RULE)
        }
        table = self.table.under("paragraphs", "paragraphs")
        made = {}
        for key in table.names:
            one = table.under(key, f"paragraph {key}")
            number = next(iter(_covered(one, "number", key)), 0)
            made[number] = guidance.Paragraph(
                number=number,
                says=one.text("says"),
                homes=tuple(
                    guidance.Home(kind, name, said[name])
                    for kind, said in titles.items()
                    for name in one.some_of(f"{kind}s", said)
                ),
                shown_by=tuple(
                    guidance.Shown(word) for word in one.some_of("shown_by", list(guidance.Shown))
                ),
                not_met=one.text("not_met", needed=False),
            )
            one.close()
        return made

    def _titles(self, kind: guidance.HomeKind) -> dict[str, str]:
        table = self.table.under(f"{kind}s", f"{kind}s")
        return {name: table.text(name) for name in table.names}

    def _check_whole(self, what: str, found: list[int]) -> None:
        """Every paragraph is there, and once."""
        every = range(guidance.FIRST, guidance.LAST + 1)
        wrong = [one for one in every if found.count(one) != 1]
        if wrong:
            self.table.fault(
                f"{what} must have each paragraph from {guidance.FIRST} to {guidance.LAST} once. "
                f"Look at {', '.join(map(str, wrong))}."
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
            f"“{field}” is “{text}”. It must be paragraphs from {guidance.FIRST} to "
            f"{guidance.LAST}, such as “89” or “90, 98-100”."
        )
    return found


def _safe(text: str) -> tuple[int, ...]:
    try:
        return guidance.numbers(text)
    except ValueError:
        return ()
