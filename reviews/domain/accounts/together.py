"""Options that exclude each other: ticked together they say two things, and nobody knows which.

What was recorded so before is kept as it is, and is shown as contradictory.
"""

from collections.abc import Sequence
from typing import NamedTuple

from reviews.domain.errors import Refused

from .questions import Option, Question


class Clash(NamedTuple):
    """One option that was chosen, and those chosen beside it that it excludes."""

    option: Option
    beside: tuple[Option, ...]


def clash(question: Question, value: object) -> Clash | None:
    """The first option of an answer that excludes others of it; None where all can stand."""
    if not isinstance(value, tuple):
        return None
    chosen = question.chosen(value)
    for one in chosen:
        excluded = question.excluded_by(one)
        if beside := tuple(other for other in chosen if other.key in excluded):
            return Clash(one, beside)
    return None


def which_is_meant(found: Clash) -> str:
    """The sentence that asks which of two things is meant."""
    return (
        f"“{found.option.say}” cannot be chosen together with {_listed(found.beside)}. "
        "Which is meant? Take the other away."
    )


def check_together(question: Question, value: object) -> None:
    """Check that what was chosen can stand together; Refused names the question by its key."""
    if found := clash(question, value):
        raise Refused(which_is_meant(found), question.key)


def contradiction(question: Question, value: object) -> str:
    """What is said beside a recorded answer that holds both; "" where all can stand."""
    found = clash(question, value)
    if found is None:
        return ""
    return f"(Contradictory: “{found.option.say}” cannot stand beside {_listed(found.beside)}.)"


def not_together(question: Question) -> str:
    """What a page tells of options that exclude each other, before any is chosen; "" for none."""
    told = []
    for one in question.options:
        excluded = [other for other in question.options if other.key in question.excluded_by(one)]
        if len(excluded) == len(question.options) - 1:
            told.append(f"Choose “{one.say}” only by itself.")
        elif excluded:
            told.append(f"Do not choose “{one.say}” together with {_listed(excluded)}.")
    return " ".join(told)


def _listed(options: Sequence[Option]) -> str:
    said = [f"“{one.say}”" for one in options]
    return " or ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
