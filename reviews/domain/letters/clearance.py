"""What clearing a passage is bound to: its words, what was found in them, and whom they reach.

A clearance stands at the next draft where all three are the same. It falls where more has come to
be known of people and leads to someone by these words, or where others read them.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from uuid import UUID

from .gate import Clue, Known, Mark, Passage
from .kinds import ONE_RESIDENT, LetterKind


def reaches(kind: LetterKind, organisation_id: UUID | None, resident_id: UUID | None) -> str:
    """Who reads a letter, as far as clearing depends on it.

    Residents of one scheme are one kind of reader; an organisation is one of its own, and so is
    whoever referred one resident.
    """
    if kind is LetterKind.REFERRER:
        return f"referrer of {resident_id}"
    return "residents" if kind in ONE_RESIDENT else f"organisation {organisation_id}"


def basis(passage: Passage, readers: str) -> str:
    """What a clearance of a passage is bound to, as a hash."""
    marks = [(one.start, one.end, one.clue, one.leads_to) for one in passage.marks]
    bound = json.dumps([readers, passage.words, passage.clues, marks])
    return hashlib.sha256(bound.encode()).hexdigest()


def stored_marks(marks: Iterable[Mark]) -> str:
    """Marks as they are kept, without whom they lead to."""
    return " ".join(dict.fromkeys(f"{one.start}-{one.end}:{one.clue}" for one in marks))


def restored_marks(text: str) -> list[Mark]:
    """The marks that `stored_marks` wrote."""
    found = []
    for one in text.split():
        where, _, clue = one.partition(":")
        start, _, end = where.partition("-")
        found.append(Mark(int(start), int(end), Clue(clue)))
    return found


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a passage, and whether they are to be looked at."""

    text: str
    marked: bool


def pieces(words: str, marks: Iterable[Mark]) -> list[Piece]:
    """A passage cut where its marks begin and end; marks that overlap or touch are one."""
    made, at = list[Piece](), 0
    for start, end in _joined(words, marks):
        made += [Piece(words[at:start], marked=False), Piece(words[start:end], marked=True)]
        at = end
    return [one for one in (*made, Piece(words[at:], marked=False)) if one.text]


def _joined(words: str, marks: Iterable[Mark]) -> Iterator[tuple[int, int]]:
    start = end = 0
    for one in sorted(marks):
        if end and not words[end : one.start].strip():
            end = max(end, one.end)
        else:
            yield from [(start, end)] if end else []
            start, end = one.start, one.end
    yield from [(start, end)] if end else []


def why(words: str, clues: Iterable[Clue], marks: Sequence[Mark]) -> list[str]:
    """Why a passage must be read: each clue, with the words that gave it where there are some."""
    told = []
    for clue in clues:
        own = [one for one in marks if one.clue is clue]
        found = [one.text for one in pieces(words, own) if one.marked and len(one.text) > 1]
        quoted = ", ".join(f"“{' '.join(one.split())}”" for one in dict.fromkeys(found))
        told.append(f"{clue.words}: {quoted}" if quoted and clue is not Clue.QUOTE else clue.words)
    return told


@dataclass(frozen=True, slots=True)
class ReadAs:
    """One draft as the gate read it: its lines, and what belongs in it, so that it can look again.

    `printed` are those of its lines that the template says in every letter of its kind.
    """

    lines: tuple[str, ...]
    safe: frozenset[str]
    findings: frozenset[str]
    printed: frozenset[str]

    @classmethod
    def of(cls, lines: Sequence[str], known: Known) -> "ReadAs":
        """A draft and what was known of it."""
        own = known.printed.intersection(lines)
        return cls(tuple(lines), known.safe, known.findings, own)

    @property
    def stored(self) -> str:
        """As it is kept."""
        kept = {
            "lines": self.lines,
            "safe": sorted(self.safe),
            "findings": sorted(self.findings),
            "printed": sorted(self.printed),
        }
        return json.dumps(kept, ensure_ascii=False)

    @classmethod
    def restored(cls, text: str) -> "ReadAs":
        """What `stored` gave; nothing where it was lawfully erased."""
        kept: Mapping[str, list[str]] = json.loads(text or "{}")
        safe, findings, printed = (
            frozenset(kept.get(one, ())) for one in ("safe", "findings", "printed")
        )
        return cls(tuple(kept.get("lines", ())), safe, findings, printed)


@dataclass(frozen=True, slots=True)
class Change:
    """Lines of a draft that took the place of others; nothing where there were or are none."""

    before: str
    now: str


def changes(before: Sequence[str], now: Sequence[str]) -> list[Change]:
    """What changed from one draft to the next, in the order of the letter."""
    match = SequenceMatcher(None, before, now, autojunk=False)
    return [
        Change("\n".join(before[a:b]), "\n".join(now[c:d]))
        for what, a, b, c, d in match.get_opcodes()
        if what != "equal"
    ]
