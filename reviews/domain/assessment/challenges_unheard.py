"""Accounts that a conclusion passes over: they say otherwise, and nothing cites or mentions them.

Only an answer that cannot be so together with one that the findings rest on counts, about the same
resident or both about the scheme. Silence says nothing either way.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.accounts.answers import Answer, Place, worded
from reviews.domain.accounts.questions import Kind, Question
from reviews.domain.board.answers_beside import Beside, beside, says
from reviews.domain.board.side_by_side import need_of
from reviews.domain.board.voices import ComparedAccount
from reviews.domain.register.search import folded

from .challenges import Challenge, ChallengeKind, Drawn, key_of
from .overall_assessment import CONCLUSION_THEMES, About

Cited = Collection[tuple[UUID, str, int]]
"""Where findings cite an answer: (account, question, repeat)."""
_CHOSEN = frozenset({Kind.CHOICE, Kind.CHOICES})


@dataclass(frozen=True, slots=True)
class _Chose:
    """What was chosen from a list."""

    account: ComparedAccount
    question: Question
    place: Place
    answer: Answer

    @property
    def where(self) -> tuple[UUID, str, int]:
        return (self.account.id, *self.place)

    @property
    def says(self) -> str:
        return worded(self.question, self.answer).replace("\n", "; ")

    def apart(self, other: "_Chose") -> bool:
        """Whether the two cannot both be so, by what they mean."""
        mine, theirs = self.answer.value, other.answer.value
        if self.account.source is other.account.source or mine is None or theirs is None:
            return False
        return beside(self.question, mine, other.question, theirs) is Beside.DIFFER


def unheard(
    accounts: Sequence[ComparedAccount], cited: Cited, drawn: Sequence[Drawn]
) -> list[Challenge]:
    """The answers that a conclusion passes over, one matter for each answer and conclusion."""
    together: dict[tuple[str, str, str], list[_Chose]] = {}
    for account in accounts:
        for name, chose in _chosen(account):
            together.setdefault((account.resident, chose.question.compared_as, name), []).append(
                chose
            )
    found: list[Challenge] = []
    for some in together.values():
        relied_on = [one for one in some if one.where in cited]
        for one in some:
            other = next((it for it in relied_on if one.apart(it)), None)
            if other is not None and one.where not in cited:
                found += _passed_over(one, other, drawn)
    return found


def _chosen(account: ComparedAccount) -> Iterator[tuple[str, _Chose]]:
    """What an account chose from lists, each with the need that it is about."""
    for place, answer in account.answers.items():
        question = account.question_set.by_key[place[0]]
        if question.kind not in _CHOSEN or answer.value is None:
            continue
        if says(question, answer.value):
            section = account.question_set.section_of[question.key]
            name = need_of(section, account.answers, place[1])[0] if section.repeat else ""
            yield name, _Chose(account, question, place, answer)


def _passed_over(one: _Chose, other: _Chose, drawn: Sequence[Drawn]) -> Iterator[Challenge]:
    theme = one.question.theme
    near = [it for it in drawn if theme in CONCLUSION_THEMES[it.about]]
    if not near or any(_mentions(it.reasons, one.account) for it in near):
        return
    nearest = next((it for it in near if it.about is not About.OVERALL), near[0])
    kind = ChallengeKind.UNHEARD
    says = (
        f"Asked “{one.question.ask}”, this account says “{one.says}”: {one.account.whose}. The "
        f"findings rest on one that says “{other.says}”: {other.account.whose}."
    )
    key, accounts = key_of(kind, nearest.id, *one.where), (one.account.id, other.account.id)
    yield Challenge(kind, key, says, about=nearest.about, accounts=accounts)


def _mentions(reasons: str, account: ComparedAccount) -> bool:
    """Whether the reasons name whose account it is."""
    names = filter(None, (folded(account.respondent), folded(account.resident)))
    return any(name in folded(reasons) for name in names)
