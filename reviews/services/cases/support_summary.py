"""The summary of the claimant's support, gathered from what is in the papers of a case."""

import json
from collections.abc import Iterable, Iterator

from reviews.domain.accounts.questions import Question
from reviews.domain.cases.own_papers import About
from reviews.domain.cases.paper_lines import Told, by_day, gap, told
from reviews.domain.cases.pieces import Piece
from reviews.domain.cases.support_summary import (
    OfNeed,
    SupportSummary,
    needs_of,
    of_change,
    of_the_plan,
)
from reviews.domain.consent.shared import of_a_need
from reviews.domain.letters.kinds import Council
from reviews.domain.record.evidence import EvidenceKind

from .in_papers import InPapers
from .paper_words import NAMES_NEED, Sets, parts_of_life

_OUTCOMES = (EvidenceKind.OUTCOME, EvidenceKind.OUTCOME_RECORD, EvidenceKind.OUTCOME_PAUSE)


def summary(found: InPapers, council: Council, about: About, known: Sets) -> SupportSummary:
    """What the papers say of the claimant's support; it reads nothing more.

    Args:
        found: what is in the papers.
        council: who writes.
        about: what stands at its top.
        known: the question sets, by name and version.
    """
    theirs = by_day(one for one in found.pieces if one.resident_id == found.case.resident_id)
    plan = _lines((one for one in theirs if of_the_plan(one.asked[1])), found)
    changed = _lines((one for one in theirs if _is_change(one)), found)
    needs = needs_of(_of_needs(theirs, found, known))
    return SupportSummary(
        council,
        about,
        decision=found.decision.name if found.decision else "",
        needs=needs,
        needs_gap=gap(()) if not needs else "",
        plan=plan,
        plan_gap=gap(plan),
        changed=changed,
        changed_gap=gap(changed),
        staff_time=_lines((one for one in theirs if one.kind is EvidenceKind.STAFF_TIME), found),
    )


def _lines(pieces: Iterable[Piece], found: InPapers) -> tuple[Told, ...]:
    return tuple(told(one, found.place(one), found.decided_on) for one in pieces)


def _is_change(piece: Piece) -> bool:
    return piece.kind in _OUTCOMES or of_change(piece.asked[1])


def _of_needs(theirs: list[Piece], found: InPapers, known: Sets) -> Iterator[OfNeed]:
    """What is said of each need, in answers and in records of support, by its day."""
    names = parts_of_life(known) | {
        _key(one): one.words for one in theirs if one.asked[1] == NAMES_NEED and one.words
    }
    for one in theirs:
        place = found.place(one)
        if one.kind is EvidenceKind.SUPPORT:
            row = found.rows[one.id]
            name = names.get(row.need, row.need)
            yield OfNeed(row.need, name, row.step, told(one, place, found.decided_on))
        elif of_a_need(one.asked[1]) and not one.asked[1].startswith(NAMES_NEED):
            name = names.get(_key(one), "A part of life that is not named")
            asked = one.title.removeprefix(f"{name}: ")
            line = told(one, place, found.decided_on, asked)
            yield OfNeed(_key(one), name, _heading(one, known), line)


def _key(piece: Piece) -> str:
    return str(json.loads(piece.need)) if piece.need else ""


def _question(piece: Piece, known: Sets) -> Question | None:
    if piece.account is None:
        return None
    _, name, version, key = piece.account
    return known[name, version].by_key.get(key)


def _heading(piece: Piece, known: Sets) -> str:
    question = _question(piece, known)
    return question.heading if question else ""
