"""The paragraphs of the guidance and what meets each, from data/guidance.toml."""

from collections.abc import Collection, Mapping
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

    def _described(self) -> dict[int, guidance.Paragraph]:
        titles = {
            kind: self._titles(kind) for kind in (guidance.HomeKind.PAGE, guidance.HomeKind.RULE)
        }
        table = self.table.under("paragraphs", "paragraphs")
        made: dict[int, guidance.Paragraph] = {}
        for key in table.names:
            one = table.under(key, f"paragraph {key}")
            found = _paragraph(one, _covered(one, "number", key), titles)
            twice = sorted(set(found.numbers) & set(made))
            if twice:
                one.fault(f"it is described already. Look at {', '.join(map(str, twice))}.")
            made |= dict.fromkeys(found.numbers, found)
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


def _paragraph(
    one: Table, covered: tuple[int, ...], titles: Mapping[guidance.HomeKind, Mapping[str, str]]
) -> guidance.Paragraph:
    """What is said of one paragraph, or of several at once, and the act that meets it."""
    found = guidance.Paragraph(
        numbers=covered or (0,),
        says=one.text("says"),
        act=one.text("act", needed=False),
        met_by=tuple(
            tuple(guidance.Shown(word) for word in either) for either in _either(one, "met_by")
        ),
        touched_by=tuple(
            guidance.Shown(word) for word in one.some_of("touched_by", list(guidance.Shown))
        ),
        homes=tuple(
            guidance.Home(kind, name, said[name])
            for kind, said in titles.items()
            for name in one.some_of(f"{kind}s", said)
        ),
        not_met=one.text("not_met", needed=False),
    )
    if bool(found.act) is bool(found.not_met):
        one.fault("it must have “act”, which says what meets it, or “not_met”, and not both.")
    if found.met_by and found.not_met:
        one.fault("it has “met_by” and “not_met”. Take one of them out.")
    return found


def _either(one: Table, field: str) -> list[list[str]]:
    """Words of the record, all of them needed; those joined by “or” stand for one another."""
    value = one.take(field)
    given = value if isinstance(value, list) else []
    if value is not None and not given:
        one.fault(f"“{field}” must be a list of words in quotes, in square brackets.")
    found = [str(words).split(" or ") for words in given]
    for word in (word for either in found for word in either):
        if word not in list(guidance.Shown):
            one.fault(f"“{field}” has “{word}”. It can hold {listed(list(guidance.Shown))}.")
    return [[word for word in either if word in list(guidance.Shown)] for either in found]


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
