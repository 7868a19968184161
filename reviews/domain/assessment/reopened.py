"""Accounts opened again after an assessment was agreed: why, and which findings it bears on."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.errors import Refused

from .overall_assessment import FINAL, Read, standing_now


@dataclass(frozen=True, slots=True)
class AnswerCited:
    """One answer that a finding rests on: of which account, about whom, to which question."""

    finding: UUID
    account: UUID
    resident: UUID | None
    question: str


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter on which somebody said how accounts compare: its questions, and of whom it is."""

    questions: frozenset[str]
    resident: UUID | None = None


def asks_why(steps: Sequence[Read], *, told: bool) -> bool:
    """Whether an account is opened again with a reason: once others rely on what came of it.

    `told` says that a letter which tells what came of the review has been issued.
    """
    return told or standing_now(steps) in FINAL


def check_why(reason: str, steps: Sequence[Read], *, told: bool) -> None:
    """Check that a reason is given where one is needed.

    Raises:
        Refused: it is needed, and none is given.
    """
    if not asks_why(steps, told=told) or reason.strip():
        return
    agreed = standing_now(steps) in FINAL
    since = "The assessment is agreed" if agreed else "Letters have told what came of the review"
    raise Refused(f"{since}. Say why this account is opened again.", "reason")


def bears_on(
    account: UUID,
    resident: UUID | None,
    answered: Collection[str],
    cited: Iterable[AnswerCited],
    compared: Collection[Matter],
) -> tuple[UUID, ...]:
    """The findings that an account bears on, by their lasting ids, each once.

    They cite an answer of it, or one that it was compared with: to a question of a matter in which
    it has a part.

    Args:
        account: the account.
        resident: whom it is about, if anyone.
        answered: the questions that it ever answered.
        cited: what findings rest on.
        compared: the matters of the review on which somebody said how accounts compare.
    """
    part = [
        one
        for one in compared
        if one.questions & set(answered) and one.resident in (None, resident)
    ]
    return tuple(
        dict.fromkeys(
            one.finding
            for one in cited
            if one.account == account or any(_stands_in(one, matter) for matter in part)
        )
    )


def _stands_in(cited: AnswerCited, matter: Matter) -> bool:
    return cited.question in matter.questions and matter.resident in (None, cited.resident)


def matter_of(key: str, resident: UUID | None, sets: Iterable[QuestionSet]) -> Matter:
    """The matter that the board, or a resident's page of needs, keeps under a key."""
    first, _, rest = key.partition(" ")
    found = {
        question.key
        for one in sets
        for question in one.questions()
        if (resident is not None and one.section_of[question.key].repeat)
        or (question.theme == first and rest in question.tags)
        or (one.name == first and question.key == rest)
    }
    return Matter(frozenset(found), resident)
