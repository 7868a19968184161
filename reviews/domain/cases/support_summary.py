"""The summary of one person's support: what was needed, offered, there, given and turned down.

Each is told apart, by whose account, and none follows from another. There is no number of hours
that is enough or too few, and no word of whether a person takes part: what nobody said is a gap.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from reviews.domain.board.needs import Aspect
from reviews.domain.board.support import Step

from .citing import quoted
from .own_papers import EVERY_MAY_LACK, EVERY_SAYS, OwnPaper
from .paper_lines import Told

_ASKED = (Aspect.NEEDED, Aspect.WHAT, *Step, Aspect.MET)
"""What is asked of every need, in order: a gap where nothing that is in says it."""
_BESIDE = (Aspect.CHANGED, Aspect.SINCE, Aspect.ELSE)
"""What is printed where somebody said it."""
_MORE = "What else was said"
_OF_THE_PLAN = ("plan-", "reviews-", "since-plan-")
_OF_CHANGE = ("next-changed", "change-")


@dataclass(frozen=True, slots=True)
class OfNeed:
    """One thing said of one need: the need by its key and name, and what it is said of.

    `heading` is an aspect or a step by its value, and empty for what else was said.
    """

    key: str
    name: str
    heading: str
    told: Told


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of one need under one heading."""

    heading: str
    lines: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class NeedPrinted:
    """One need, part by part, and what nothing is recorded of: empty where there is no gap."""

    name: str
    parts: tuple[Part, ...]
    gaps: str


@dataclass(frozen=True, slots=True)
class SupportSummary(OwnPaper):
    """The whole of it; each gap is empty where something is said."""

    decision: str
    needs: tuple[NeedPrinted, ...]
    needs_gap: str
    plan: tuple[Told, ...]
    plan_gap: str
    changed: tuple[Told, ...]
    changed_gap: str
    staff_time: tuple[Told, ...]

    parts: ClassVar = {
        "decision": "the decision",
        "needs": "the needs and the support for them",
        "plan": "the plan",
        "changed": "what changed",
        "staff_time": "the staff time",
    }
    must_say: ClassVar = {
        **EVERY_SAYS,
        "needs.name": "each need",
        "needs.parts.heading": "what is asked of each need",
        "needs.parts.lines.words": "what was said of each need",
        "needs.parts.lines.whose": "whose account it is",
        "needs.parts.lines.paper": "the paper of each",
        "needs.parts.lines.later": "what was recorded after the decision",
        "needs.gaps": "what nothing is recorded of, need by need",
        "needs_gap": "that nothing is recorded of needs",
        "plan.words": "what is said of the plan",
        "plan.paper": "the paper of each",
        "plan_gap": "that nothing is recorded of a plan",
        "changed.words": "what changed",
        "changed.paper": "the paper of each",
        "changed_gap": "that nothing is recorded of what changed",
        "staff_time.words": "the staff time",
    }
    may_be_empty: ClassVar = (
        *EVERY_MAY_LACK,
        *("decision", "needs", "needs_gap", "plan", "plan_gap", "changed", "changed_gap"),
        *("staff_time", "needs.parts", "needs.gaps", "needs.parts.lines.words"),
        *("needs.parts.lines.later", "plan.later", "plan.words", "changed.later"),
        *("changed.words", "staff_time.later", "staff_time.words"),
    )


def of_the_plan(question: str) -> bool:
    """Whether a question asks of a person's plan and how it is kept up, as its key says."""
    return question.startswith(_OF_THE_PLAN)


def of_change(question: str) -> bool:
    """Whether a question asks what has changed for a person, as its key says."""
    return question.startswith(_OF_CHANGE)


def needs_of(said: Iterable[OfNeed]) -> tuple[NeedPrinted, ...]:
    """Every need that anybody spoke of, by name, with what was said of it in the order given."""
    names: dict[str, str] = {}
    spoken: dict[str, dict[str, list[Told]]] = {}
    for one in said:
        names.setdefault(one.key, one.name)
        spoken.setdefault(one.key, {}).setdefault(one.heading, []).append(one.told)
    ordered = sorted(names, key=lambda key: (names[key].casefold(), key))
    return tuple(_printed(names[key], spoken[key]) for key in ordered)


def _printed(name: str, said: dict[str, list[Told]]) -> NeedPrinted:
    known = (*_ASKED, *_BESIDE)
    parts = [Part(one.words, tuple(said[one])) for one in known if one in said]
    more = [told for heading, some in said.items() if heading not in known for told in some]
    also = [Part(_MORE, tuple(more))] if more else []
    return NeedPrinted(
        quoted(name), (*parts, *also), _gaps(one for one in _ASKED if one not in said)
    )


def _gaps(headings: Iterable[Aspect | Step]) -> str:
    """Under what nothing of a need is recorded, in a sentence; empty where there is no gap."""
    named = "; ".join(one.words.lower() for one in headings)
    said = f"No answer or record is in of: {named}. That is not the same as a no."
    return said if named else ""
