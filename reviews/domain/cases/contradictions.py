"""Where accounts of one claimant contradict one another, beside the limb that they speak to.

It points at two answers and says nothing of which is right. Answers are held together by what they
mean, as on the board: `domain/board/answers_beside.py`.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from typing import NamedTuple
from uuid import UUID

from reviews.domain.accounts.answers import Value, restored
from reviews.domain.accounts.questions import Question
from reviews.domain.board.answers_beside import Beside, beside, says
from reviews.domain.dates import Span, long_date
from reviews.domain.record.evidence import Limb

from .matrix import speaks_to
from .pieces import Piece

Found = Callable[[str, str, str], Question | None]
"""A question by the name and version of its set, and its key."""


class _Answer(NamedTuple):
    piece: Piece
    question: Question
    value: Value


def contradictions(
    pieces: Iterable[Piece],
    claimant: UUID | None,
    span: Span,
    question_of: Found,
    by_question: Mapping[tuple[str, str], Limb],
) -> dict[Limb, list[str]]:
    """Two answers about the claimant that cannot both be so, in a sentence each, by limb.

    Args:
        pieces: what may be read in the case.
        claimant: whom the answers are about.
        span: the days looked at; an answer of other days contradicts nothing here.
        question_of: finds the question that an answer was given to.
        by_question: the limb that each question speaks to.
    """
    alike: dict[tuple[Limb, str, str], list[_Answer]] = {}
    for one in pieces:
        limb = speaks_to(one, by_question)
        asked = one.account and question_of(*one.account[1:])
        if limb is None or not asked or one.stored is None or one.resident_id != claimant:
            continue
        days, value = Span(one.true_from_on, one.true_to_on), restored(asked.kind, one.stored)
        if days.overlaps(span) and says(asked, value):
            alike.setdefault((limb, asked.key, one.need), []).append(_Answer(one, asked, value))
    found: dict[Limb, list[str]] = {}
    for (limb, _, _), answers in alike.items():
        for mine, theirs in combinations(answers, 2):
            if _differ(mine, theirs):
                found.setdefault(limb, []).append(_sentence(mine.piece, theirs.piece))
    return found


def _differ(mine: _Answer, theirs: _Answer) -> bool:
    if mine.piece.account == theirs.piece.account:
        return False
    found = beside(mine.question, mine.value, theirs.question, theirs.value)
    return found is Beside.DIFFER


def _sentence(one: Piece, other: Piece) -> str:
    return f"{one.title} {_told(one)}; {_told(other)}."


def _told(one: Piece) -> str:
    day = f", {long_date(one.true_from_on)}" if one.true_from_on else ""
    return f"{one.source.words if one.source else 'Not said by whom'}{day}: “{one.words}”"
