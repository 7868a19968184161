"""What a second reader may ask about an assessment, put to its first reader beforehand (para 110).

Each is a matter to mend or to answer with a reason. None is a verdict, none weighs more than
another, and nothing is added up.
"""

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from uuid import UUID

from reviews.domain.dates import long_date
from reviews.domain.phrases import any_of, phrases_in
from reviews.domain.worded import Worded

from .overall_assessment import THEMES, About, FindingKind, Judgement


class ChallengeKind(Worded):
    """What may be asked."""

    # fmt: off
    NO_EVIDENCE = ("no-evidence", "No evidence is cited",
        "Cite what it rests on, or record it as not enough evidence.")
    TWICE = ("counted-twice", "The same evidence counted twice",
        "Take one away, or make two findings one.")
    AGAINST = ("against-each-other", "Findings that contradict each other",
        "Say in each what it is about, or take one of them back.")
    WORD = ("judgement-word", "A judgement without a fact",
        "Say what was seen, heard or read that shows it.")
    OLD = ("older-than-period", "Evidence older than the period looked at",
        "Cite something from the period.")
    UNHEARD = ("account-not-heard", "An account that says otherwise",
        "Cite it in a finding, or weigh it in the reasons.")
    UNCITED = ("account-not-cited", "An account that no finding cites",
        "Cite an answer of it in a finding.")
    NOT_READ_BACK = ("account-not-read-back", "An account that was not read back",
        "Read it back to whoever gave it, and record that; or record why not.")
    VOICE = ("voice-missing", "A conclusion about residents who were not heard",
        "Hear a resident or read a file, or conclude that there is not enough evidence.")
    STAFF_TIME = ("staff-time-differs", "Accounts of staff time that differ",
        "Ask again, so that the accounts agree, or correct or take back the wrong one.")
    LABEL = ("label", "Words that label a person",
        "Say what happened, and when, and leave those words out.")
    TAKEN_BACK = ("rests-on-what-was-taken-back",
        "A conclusion that rests on what no longer stands", "Conclude again, on what stands.")


@dataclass(frozen=True, slots=True)
class Rest:
    """One thing that a finding rests on, by its title, and the account that it is an answer of.

    `same` is what it is, whoever cites it: two versions of an answer, or two copies of a file, are
    the same. `on` is the day it tells of, where that is known.
    """

    same: str
    title: str
    on: date | None = None
    account: UUID | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A finding as it stands. `id` is this wording's; `fact_id` lasts."""

    id: UUID
    fact_id: UUID
    theme: str
    kind: FindingKind
    words: str
    rests: tuple[Rest, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A conclusion as it stands."""

    id: UUID
    about: About
    reasons: str
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Challenge:
    """One thing that may be asked of findings (by lasting ids), a conclusion or accounts.

    `key` is what an answer is kept under. It names the wordings it is about, so that a finding or
    conclusion put in other words is asked about anew.
    """

    kind: ChallengeKind
    key: str
    says: str
    findings: tuple[UUID, ...] = ()
    about: About | None = None
    accounts: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Wordings:
    """Words that judge, the phrases that show a fact stands beside one, and labels of people."""

    words: tuple[str, ...]
    facts: tuple[str, ...]
    labels: tuple[str, ...] = ()


def key_of(kind: ChallengeKind, *parts: object) -> str:
    """The key of a challenge: short, the same each time, and telling nothing of itself."""
    text = " ".join([kind, *sorted(map(str, parts))])
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def challenges(
    claims: Sequence[Claim], drawn: Sequence[Drawn], wordings: Wordings, period_from_on: date | None
) -> list[Challenge]:
    """What may be asked about these findings and conclusions, kind by kind.

    `period_from_on` is the first day of the period that the review looks at, if it has one.
    """
    return [
        *_uncited(claims),
        *_twice(claims),
        *_against(claims),
        *_judged(claims, drawn, wordings),
        *_old(claims, period_from_on),
        *_labelled(claims, drawn, wordings),
    ]


def _uncited(claims: Sequence[Claim]) -> Iterator[Challenge]:
    for one in claims:
        if not one.rests and one.kind is not FindingKind.NOT_ENOUGH:
            kind = ChallengeKind.NO_EVIDENCE
            says = "This finding says something of the support and cites nothing."
            yield Challenge(kind, key_of(kind, one.id), says, (one.fact_id,))


def _twice(claims: Sequence[Claim]) -> Iterator[Challenge]:
    """Within one finding, or in two that say the same thing: of one kind on one theme."""
    kind = ChallengeKind.TWICE
    for one in claims:
        cited = [rest.same for rest in one.rests]
        again = {rest.same: rest for rest in one.rests if cited.count(rest.same) > 1}
        for same, rest in again.items():
            says = f"This finding cites it twice: {rest.title}"
            key = key_of(kind, one.id, same)
            yield Challenge(kind, key, says, (one.fact_id,), accounts=_accounts([rest]))
    for one, other in combinations(claims, 2):
        if (one.theme, one.kind) == (other.theme, other.kind) and (shared := _shared(one, other)):
            says = (
                f"Two findings under “{THEMES[one.theme]}” both say “{one.kind.words}” "
                f"and rest on the same: {_titles(shared)}"
            )
            yield _of_two(kind, one, other, shared, says)


def _against(claims: Sequence[Claim]) -> Iterator[Challenge]:
    kinds = {FindingKind.STRENGTH, FindingKind.IMPROVE}
    for one, other in combinations(claims, 2):
        if one.theme != other.theme or {one.kind, other.kind} != kinds:
            continue
        if shared := _shared(one, other):
            says = (
                f"Under “{THEMES[one.theme]}” one finding says “Works well” and another “To "
                f"improve”, and both rest on the same: {_titles(shared)}"
            )
            yield _of_two(ChallengeKind.AGAINST, one, other, shared, says)


def _shared(one: Claim, other: Claim) -> list[Rest]:
    theirs = {rest.same for rest in other.rests}
    return list({rest.same: rest for rest in one.rests if rest.same in theirs}.values())


def _titles(rests: Collection[Rest]) -> str:
    return "; ".join(rest.title for rest in rests)


def _of_two(
    kind: ChallengeKind, one: Claim, other: Claim, shared: Collection[Rest], says: str
) -> Challenge:
    key = key_of(kind, one.id, other.id, *(rest.same for rest in shared))
    about = (one.fact_id, other.fact_id)
    return Challenge(kind, key, says, about, accounts=_accounts(shared))


def _accounts(rests: Collection[Rest]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(one.account for one in rests if one.account is not None))


def _phrased(
    kind: ChallengeKind,
    says: str,
    found: Callable[[str], Iterable[str]],
    claims: Sequence[Claim],
    drawn: Sequence[Drawn],
) -> Iterator[Challenge]:
    """A challenge for each phrase that is found in the words of a finding or conclusion."""
    for claim in claims:
        for phrase in found(claim.words):
            key = key_of(kind, claim.id, phrase)
            yield Challenge(kind, key, says.format(phrase), (claim.fact_id,))
    for one in drawn:
        for phrase in found(one.reasons):
            key = key_of(kind, one.id, phrase)
            yield Challenge(kind, key, says.format(phrase), about=one.about)


def _judged(
    claims: Sequence[Claim], drawn: Sequence[Drawn], wordings: Wordings
) -> Iterator[Challenge]:
    says = "“{}” is a judgement, and no fact stands beside it."
    kind = ChallengeKind.WORD
    return _phrased(kind, says, lambda text: bare_judgements(text, wordings), claims, drawn)


_ENDS = re.compile(r"(?<=[.!?:;])\s+|\n+")


def bare_judgements(text: str, wordings: Wordings) -> list[str]:
    """The words that judge with no fact in their sentence or the one after, each once."""
    sentences = [one for one in _ENDS.split(text) if one.strip()]
    judge, fact = any_of(wordings.words), any_of(wordings.facts)
    found: dict[str, None] = {}
    for place, one in enumerate(sentences):
        beside = " ".join(sentences[place : place + 2])
        if judge and not (re.search(r"\d", beside) or (fact and fact.search(beside))):
            found |= {match[0].lower(): None for match in judge.finditer(one)}
    return list(found)


def _old(claims: Sequence[Claim], period_from_on: date | None) -> Iterator[Challenge]:
    if period_from_on is None:
        return
    kind = ChallengeKind.OLD
    for claim in claims:
        for rest in {one.same: one for one in claim.rests}.values():
            if rest.on is not None and rest.on < period_from_on:
                says = (
                    f"The review looks at the time from {long_date(period_from_on)}. This is of "
                    f"{long_date(rest.on)}: {rest.title}"
                )
                key = key_of(kind, claim.id, rest.same)
                yield Challenge(kind, key, says, (claim.fact_id,), accounts=_accounts([rest]))


def _labelled(
    claims: Sequence[Claim], drawn: Sequence[Drawn], wordings: Wordings
) -> Iterator[Challenge]:
    """A fact beside a label does not mend it: the label goes on being read without the fact."""
    says = "“{}” says what a person is taken to be, and not what happened."
    labels, kind = wordings.labels, ChallengeKind.LABEL
    return _phrased(kind, says, lambda text: phrases_in(text, labels), claims, drawn)
