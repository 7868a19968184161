"""The summary of the scheme: who runs it, for whom, and what support is said, shown and lived.

What is claimed, evidenced and experienced stands side by side; staff time is worked, never scored.
It prints no address: some schemes are kept secret, and papers that give one are cited.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from reviews.domain.board.support import SIDE_OF, SupportSide
from reviews.domain.dates import Span, long_date
from reviews.domain.record.evidence import Limb
from reviews.domain.sources import Source

from .own_papers import EVERY_MAY_LACK, EVERY_SAYS, OwnPaper
from .paper_lines import Told, gap
from .response import Named

LIMBS = (
    *(Limb.LANDLORD, Limb.WHO_PROVIDES, Limb.ON_BEHALF, Limb.NEED, Limb.TO_CLAIMANT),
    *(Limb.HOW_MUCH, Limb.TIED),
)
"""What support is laid side by side under, in order."""

_OF_THE_AGREEMENT = ("agreement-", "home-agreement", "money-pay", "organisations-support-paid")


@dataclass(frozen=True, slots=True)
class RunBy:
    """An organisation and the part that it played, from when to when."""

    organisation: str
    part: str
    days: str
    responsible: str


@dataclass(frozen=True, slots=True)
class Side:
    """What is said on one side, and that nothing in the papers is: empty where something is."""

    name: str
    lines: tuple[Told, ...]
    gap: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What is said under one heading, side by side, in the order in which sides always stand."""

    heading: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class SchemeSummary(OwnPaper):
    """The whole of it; `run_by` and `known` are of the council's register, all else of papers."""

    decision: str
    run_by: tuple[RunBy, ...]
    known: tuple[Named, ...]
    support: tuple[SideBySide, ...]
    staff_time: tuple[Told, ...]
    totals: tuple[str, ...]
    agreement: tuple[Told, ...]
    recommended: tuple[Told, ...]

    parts: ClassVar = {
        "decision": "the decision",
        "run_by": "who runs the scheme",
        "known": "whom it is for",
        "support": "the support",
        "staff_time": "the staff time",
        "agreement": "the agreement and charges",
        "recommended": "what the council recommended",
    }
    must_say: ClassVar = {
        **EVERY_SAYS,
        "run_by.organisation": "who runs the scheme",
        "run_by.part": "the part that each plays",
        "run_by.days": "from when to when",
        "known.words": "whom it is for",
        "support.heading": "what the support is laid out under",
        "support.sides.name": "whether it is claimed, evidenced or experienced",
        "support.sides.lines.words": "what was said of the support",
        "support.sides.lines.whose": "whose account it is",
        "support.sides.lines.paper": "the paper of each",
        "support.sides.lines.later": "what was recorded after the decision",
        "support.sides.gap": "that nothing is said on a side",
        "staff_time.words": "the staff time",
        "staff_time.paper": "the paper of each",
        "totals": "what the staff time comes to",
        "agreement.what": "the papers of the agreement and charges",
        "agreement.paper": "the paper of each",
        "recommended.words": "what the council recommended",
        "recommended.paper": "the paper of each letter",
    }
    may_be_empty: ClassVar = (
        *EVERY_MAY_LACK,
        *("decision", "run_by", "run_by.responsible", "known", "support"),
        *("support.sides.lines", "support.sides.gap", "support.sides.lines.words"),
        "support.sides.lines.later",
        *("staff_time", "totals", "agreement", "recommended"),
        *("staff_time.later", "agreement.later", "agreement.words"),
        "recommended.later",
    )


def of_the_agreement(question: str) -> bool:
    """Whether a question asks of the agreement or of what is paid, as its key says."""
    return question.startswith(_OF_THE_AGREEMENT)


def side_by_side(said: Iterable[tuple[Limb, Source | None, Told]]) -> tuple[SideBySide, ...]:
    """What was said, under the questions that anybody spoke to, each on the side whose it is.

    What is nobody's account is a paper, and stands with what is evidenced.
    """
    found: dict[Limb, dict[SupportSide, list[Told]]] = {}
    for limb, source, told in said:
        side = SIDE_OF[source] if source else SupportSide.EVIDENCED
        found.setdefault(limb, {}).setdefault(side, []).append(told)
    return tuple(_laid(one, found[one]) for one in LIMBS if one in found)


def _laid(limb: Limb, found: Mapping[SupportSide, Sequence[Told]]) -> SideBySide:
    """The three sides, and what others told where any did."""
    sides = [one for one in SupportSide if one is not SupportSide.OTHERS or one in found]
    return SideBySide(limb.words, tuple(_side(one, tuple(found.get(one, ()))) for one in sides))


def _side(side: SupportSide, lines: tuple[Told, ...]) -> Side:
    return Side(side.words, lines, gap(lines))


def days(from_on: date | None, to_on: date | None) -> str:
    """From when to when something was so; what the register does not say is told."""
    span = Span(from_on, to_on)
    begins = f"From {long_date(span.from_on)}" if span.from_on else "From a day not recorded"
    return f"{begins} to {long_date(span.to_on)}" if span.to_on else f"{begins}, and still so"
