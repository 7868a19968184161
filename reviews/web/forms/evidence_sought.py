"""What is looked for among evidence: typed words, and what of questions and names holds them."""

from collections.abc import Iterator
from functools import lru_cache

from reviews.domain.accounts.questions import Question
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.domain.register.search import (
    asked_mark,
    evidence_words,
    folded,
    option_mark,
    thing_mark,
)
from reviews.reference.code_lists import look_round
from reviews.reference.limbs import limbs
from reviews.store.assessment.citable import Word
from reviews.web.review_plan import all_sets


def words_sought(typed: str) -> tuple[Word, ...]:
    """The words that were typed, each with what of questions, options and names holds it."""
    return tuple(_word(one) for one in evidence_words(typed))


def _word(text: str) -> Word:
    """A word, and what of questions, options and names holds it."""
    things = look_round().things.codes
    return Word(
        text,
        frozenset(one for one in EvidenceKind if text in _folded(one.words)),
        frozenset(
            (
                *(thing_mark(one.key) for one in things if text in _folded(one.words)),
                *_marks(text),
            )
        ),
    )


def _marks(text: str) -> Iterator[str]:
    """The marks of every question, and of every option, that holds a word."""
    for of, one in every_question():
        if text in _folded(one.ask):
            yield asked_mark(*of, one.key)
        for option in one.options:
            if text in _folded(option.say):
                yield option_mark(*of, one.key, option.key)


def every_question() -> Iterator[tuple[tuple[str, str], Question]]:
    """Each question of every version of every set, with the name and version of its set."""
    for key, one in all_sets().items():
        for question in one.questions():
            yield key, question


_folded = lru_cache(maxsize=4096)(folded)
"""The words of question sets are the same at each search."""


def limb_marks() -> dict[Limb, frozenset[str]]:
    """The marks of the questions that speak to each limb, in every version of their sets."""
    found: dict[Limb, set[str]] = {}
    for (name, key), limb in limbs().items():
        versions = (version for own, version in all_sets() if own == name)
        found.setdefault(limb, set()).update(asked_mark(name, one, key) for one in versions)
    return {limb: frozenset(marks) for limb, marks in found.items()}
