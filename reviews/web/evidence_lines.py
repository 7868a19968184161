"""What pieces of evidence of any kind say: part by part, and each in a line of the register."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from reviews.domain.accounts.answers import worded
from reviews.domain.across.evidence_register import changed_after
from reviews.domain.dates import LONDON, long_date
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.reference.limbs import limbs
from reviews.services.across.evidence_titles import title_of
from reviews.store.accounts.answers import recorded
from reviews.store.across.evidence_changed import changes, letters_resting
from reviews.store.across.evidence_register import RegisterLine, left_behind, register_rows
from reviews.store.cases.redactions import copied_from

from .database import reading
from .evidence_words import parts_of
from .review_plan import all_sets

NOT_KNOWN = "Not known"
_LONGEST = 200


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
    of_cases = [key for key, row in rows.items() if getattr(row, "purpose", "") == "case"]
    copied = copied_from(session, of_cases) if of_cases else {}
    changed = changes(session, ids, replaced)
    letters = letters_resting(session, changed)
    return [
        _shown(
            one,
            rows.get(one.id),
            accounts,
            (
                *_became(one, replaced.get(one.id)),
                *_copied(one, copied.get(one.id)),
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


def _copied(line: RegisterLine, at: datetime | None) -> Iterator[str]:
    if at is not None:
        made = f"A copy with words taken out, made on {_day(line.recorded_at)}"
        yield f"{made}, of what was recorded on {_day(at)}"


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
