"""What pieces of evidence of any kind say: part by part, and each in a line of the register."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from reviews.domain.accounts.answers import worded
from reviews.domain.across.evidence_register import changed_after
from reviews.domain.assessment.planned_parts import INTERVIEW_SET
from reviews.domain.board.staff_time import Shift
from reviews.domain.dates import LONDON, long_date
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.domain.visits.visits import Equipped
from reviews.domain.worded import Worded
from reviews.reference.code_lists import look_round
from reviews.reference.limbs import limbs
from reviews.store.accounts.answers import recorded
from reviews.store.across.evidence_changed import changes, letters_resting
from reviews.store.across.evidence_register import RegisterLine, left_behind, register_rows
from reviews.store.record.rows import read

from .database import reading
from .resources import resources
from .review_plan import all_sets

Parts = list[tuple[str, str]]
NOT_KNOWN = "Not known"
_LONGEST = 200

_COLUMNS: Mapping[EvidenceKind, Mapping[str, str]] = {
    EvidenceKind.OBSERVATION: {
        "place": "Where",
        "words": "What was seen",
        "handed_to": "Told",
        "outcome": "What came of it",
    },
    EvidenceKind.STAFF_TALK: {
        "post": "Post",
        "name": "Name",
        "said": "What they said",
        "feels_equipped": "Feels equipped",
    },
    EvidenceKind.URGENT_HELP: {
        "needed": "What was needed",
        "passed_to": "Who was asked",
        "passed_on": "When they were asked",
        "outcome": "What came of it",
    },
    EvidenceKind.FILE: {"name": "File", "about": "What it is", "true_on": "The date it bears"},
    EvidenceKind.SUPPORT: {
        "need": "Need",
        "step": "What became of the support",
        "said_by": "Whose account",
        "who": "Who gives it",
        "how_often": "How often",
        "how_long": "How long",
        "words": "As it was told",
    },
    EvidenceKind.STAFF_TIME: {"said_by": "Whose account"},
    EvidenceKind.OUTCOME: {
        "words": "What matters to them",
        "looks_like": "What would be seen",
        "who": "Who says so",
    },
    EvidenceKind.OUTCOME_RECORD: {
        "on": "On which day",
        "barrier": "What was in the way",
        "changed": "What changed",
        "weeks": "Over how many weeks",
        "who": "Who says so",
    },
    EvidenceKind.OUTCOME_PAUSE: {"why": "Why it rested", "note": "More", "who": "Who says so"},
    EvidenceKind.PROGRESS: {
        "progress": "How far it had come",
        "seen_on": "When it was seen",
        "words": "What was seen or shown",
    },
    EvidenceKind.ACKNOWLEDGEMENT: {
        "acknowledged_on": "When it was acknowledged",
        "by_whom": "Who acknowledged it",
        "words": "What they said",
    },
    EvidenceKind.LETTER: {"reference": "Letter", "sent_on": "Sent on", "sent_how": "How"},
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of the register with its words.

    Attributes:
        line: what it is, but for its words.
        title: what it is in a line: the question asked, or what was seen.
        words: its words, the longest cut short; empty where they may not be read.
        whose: whose account it is, and who gave it.
        limb: the part of the Housing Benefit test that it, or its question, speaks to.
        paragraph: the paragraph of the guidance that it, or its question, is of.
        marks: what became of it: taken back, replaced, changed after a letter.
    """

    line: RegisterLine
    title: str
    words: str
    whose: str
    limb: Limb | None
    paragraph: str
    marks: tuple[str, ...]

    @property
    def true(self) -> str:
        """From when to when it was so; a day that is not known says so."""
        days = dict.fromkeys((self.line.true_from_on, self.line.true_to_on))
        said = " to ".join(long_date(one) if one else NOT_KNOWN.lower() for one in days)
        return said[:1].upper() + said[1:]

    @property
    def recorded(self) -> str:
        """The day in London on which it was recorded."""
        return _day(self.line.recorded_at)


def shown(lines: Sequence[RegisterLine]) -> list[Shown]:
    """Lines of the register with their words and marks; a fixed number of queries."""
    session, ids = reading(), [one.id for one in lines]
    rows, accounts = register_rows(session, lines)
    replaced = left_behind(session, ids) | {
        key: row.superseded_at
        for key, row in rows.items()
        if getattr(row, "superseded_at", None) is not None
    }
    changed = changes(session, ids, replaced)
    letters = letters_resting(session, changed)
    return [
        _shown(
            one,
            rows.get(one.id),
            accounts,
            (
                *_became(one, replaced.get(one.id)),
                *changed_after(changed.get(one.id, ()), letters.get(one.id, ())),
            ),
        )
        for one in lines
    ]


def _became(line: RegisterLine, replaced_at: datetime | None) -> Iterator[str]:
    if line.taken_back_at is not None:
        yield f"Taken back on {_day(line.taken_back_at)}"
    elif replaced_at is not None:
        yield f"Other words took its place on {_day(replaced_at)}"
    if line.restricted:
        yield "Its use is restricted"


def _day(at: datetime) -> str:
    return long_date(at.astimezone(LONDON).date())


def _shown(
    line: RegisterLine, row: Any, accounts: Mapping[UUID, Any], marks: tuple[str, ...]
) -> Shown:
    source = line.source.words if line.source else ""
    if row is None:
        return Shown(line, line.kind.words, "", source, line.limb, line.paragraph, marks)
    if line.kind is not EvidenceKind.ANSWER:
        words = "; ".join(words for _, words in parts_of(line.kind, row))
        if line.kind is EvidenceKind.ACCOUNT:
            words = all_sets()[row.question_set, row.version].title
            source = f"{source}: {row.respondent}"
        title = title_of(line.kind, row)
        return Shown(line, title, in_a_line(words), source, line.limb, line.paragraph, marks)
    account = accounts[row.account_id]
    question = all_sets()[account.question_set, account.version].by_key[row.question]
    return Shown(
        line,
        question.ask,
        in_a_line(worded(question, recorded(row, {question.key: question.kind}).answer)),
        f"{source}: {account.respondent}",
        line.limb or limbs().get((account.question_set, row.question)),
        line.paragraph or question.paragraph,
        marks,
    )


def in_a_line(words: str, longest: int = _LONGEST) -> str:
    """Words on one line, cut where they are longer than so many signs."""
    line = " ".join(words.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def title_of(kind: EvidenceKind, row: Any) -> str:
    """What a record of a kind is, in a line."""
    if kind is EvidenceKind.OBSERVATION:
        on = row.recorded_at.astimezone(LONDON).date()
        return f"Something seen: {look_round().things.words(row.kind, on)}"
    return kind.words


def parts_of(kind: EvidenceKind, row: Any) -> Parts:
    """Each part of a record that says something, but for an answer: its name, and its words."""
    columns = _COLUMNS.get(kind, {})
    parts = [(label, _plain(name, getattr(row, name))) for name, label in columns.items()]
    if kind is EvidenceKind.STAFF_TIME:
        parts.insert(0, ("What it is", read(Shift, row).working))
    return [(label, words) for label, words in parts if words]


def _plain(name: str, value: Any) -> str:
    if name == "feels_equipped":
        return Equipped(value).words
    if name == "need":
        return _part_of_life(value)
    if isinstance(value, Worded):
        return value.words
    return long_date(value) if isinstance(value, date) else str(value or "")


def _part_of_life(key: str) -> str:
    question = resources().question_sets.latest(INTERVIEW_SET).by_key["need-area"]
    return next((one.say for one in question.options if one.key == key), key)
