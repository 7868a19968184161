"""What a second reader may ask that could not be looked for, and why: not “nothing found”."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reviews.domain.board.voices import ComparedAccount

from .challenges import ChallengeKind, Claim, Drawn, Wordings
from .challenges_unheard import Cited

NotLooked = dict[ChallengeKind, str]
"""Each kind that could not be looked for, with a sentence that says why."""

_NO_FINDING = "No finding is written."
_NO_CONCLUSION = "Nothing is concluded."
_TWO = 2


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """What there was to look through: findings, conclusions, words, accounts, times of staff.

    `staff_time` counts the accounts that tell of the scheme's staff time.
    """

    claims: Sequence[Claim]
    drawn: Sequence[Drawn]
    wordings: Wordings
    period_from_on: date | None
    accounts: Sequence[ComparedAccount]
    cited: Cited
    staff_time: int


def not_looked(among: LookedThrough) -> NotLooked:
    """The kinds for which there was nothing to look through."""
    kind = ChallengeKind
    cited = {account for account, _, _ in among.cited}
    told = among.claims or among.drawn
    few = "Fewer than two accounts could be read." if len(among.accounts) < _TWO else ""
    uncited = "" if cited else "No finding cites an answer."
    none_written = "" if among.claims else _NO_FINDING
    none_drawn = "" if among.drawn else _NO_CONCLUSION
    why = {
        kind.NO_EVIDENCE: none_written,
        kind.TWICE: none_written,
        kind.AGAINST: "" if len(among.claims) >= _TWO else "Fewer than two findings are written.",
        kind.WORD: _listed(among.wordings.words, told, "that judge"),
        kind.OLD: _old(among),
        kind.UNHEARD: few or uncited or none_drawn,
        kind.UNCITED: ""
        if any(one.finished for one in among.accounts)
        else "No account that could be read is finished.",
        kind.VOICE: none_drawn,
        kind.STAFF_TIME: ""
        if among.staff_time >= _TWO
        else "Fewer than two accounts tell of the scheme’s staff time.",
        kind.LABEL: _listed(among.wordings.labels, told, "that label a person"),
        kind.NOT_READ_BACK: uncited,
        kind.TAKEN_BACK: none_drawn,
    }
    return {one: sentence for one, sentence in why.items() if sentence}


def _listed(words: Sequence[str], told: Sequence[object], of: str) -> str:
    if not words:
        return f"There is no list of words {of}."
    return "" if told else "No finding or conclusion is written."


def _old(among: LookedThrough) -> str:
    if among.period_from_on is None:
        return "The review does not say from when it looks."
    dated = any(rest.on for claim in among.claims for rest in claim.rests)
    return "" if dated else "Nothing cited has a day."
