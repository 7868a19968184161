"""The response: what the council says to the tribunal, in the order in which it is read.

A place in square brackets is left for an officer: it is filled in, or taken out, in Word. What is
kept of the law is printed in such places alone, with the day on which it was last checked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from reviews.domain.worded import Worded

from .own_papers import EVERY_MAY_LACK, EVERY_SAYS, Held, OwnPaper

OUR_REFERENCE, THEIR_REFERENCE = "Our reference", "The tribunal’s reference"
DECIDED_ON, CAME_ON = "Day of the decision", "The appeal came"
STAYS = (OUR_REFERENCE, THEIR_REFERENCE, DECIDED_ON, CAME_ON)
"""The lines of the front sheet that no editor changes."""
NOT_GIVEN = "Not given yet"
"""What stands for the tribunal's reference until it comes."""

_OPENS = "[Fill in: "
_LOOKED_UP = "[Look up before use, then keep it or take it out: "


class Opposed(Worded):
    """Whether the council opposes an appeal (rule 24(2))."""

    YES = "yes", "The council opposes the appeal."
    PARTLY = "partly", "The council opposes the appeal in part."
    NO = "no", "The council does not oppose the appeal."


class Attends(Worded):
    """Whether somebody comes to a hearing for the council."""

    YES = "yes", "Somebody will come for the council."
    NO = "no", "Nobody will come for the council."


def to_fill_in(what: str) -> str:
    """A place that is left for an officer, as it stands in Word."""
    return f"{_OPENS}{what}]"


def to_look_up(what: str) -> str:
    """What is kept of the law, as it stands in Word until an officer looked it up."""
    return f"{_LOOKED_UP}{what}]"


def places_left(lines: Iterable[str]) -> int:
    """How many places of a paper are still left for an officer."""
    return sum(line.count(_OPENS) + line.count(_LOOKED_UP) for line in lines)


@dataclass(frozen=True, slots=True)
class Named:
    """A name and what is said of it: a row of the front sheet or of the decision."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper as the schedule of evidence lists it; `paper` cites it."""

    paper: str
    what: str
    on: str
    from_whom: str


@dataclass(frozen=True, slots=True)
class Under:
    """The papers under one heading."""

    heading: str
    papers: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: of which day, what is said and by whom, its paper, and which way it points.

    `points` say for each question which way, and why; those that help the appellant are among them
    by the same rule.
    """

    number: int
    on: str
    what: str
    words: str
    paper: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One limb: what speaks for it and against, what it lacks, and a place for the council's words.

    Each of `favour` and `against` names a fact by its number, with its paper.
    """

    ask: str
    favour: tuple[str, ...]
    against: tuple[str, ...]
    gaps: tuple[str, ...]
    council: str


@dataclass(frozen=True, slots=True)
class GroundAnswered:
    """One ground of appeal in the appellant's words, and the council's answer."""

    ground: str
    answer: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What an officer says as they draft; None and empty where it is left to fill in."""

    opposed: Opposed | None = None
    attends: Attends | None = None
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Response(OwnPaper):
    """The response, part by part.

    `complete` is what may be said of all relevant documents: under a certificate, or that papers
    follow.
    """

    front: tuple[Named, ...]
    opposed: tuple[Named, ...]
    complete: str
    evidence: tuple[Under, ...]
    decision: tuple[Named, ...]
    issues: tuple[str, ...]
    facts: tuple[Fact, ...]
    law: tuple[str, ...]
    reasons: tuple[Reason, ...]
    answers: tuple[GroundAnswered, ...]
    asks: str
    since: tuple[str, ...]

    parts: ClassVar = {
        "about": "the references",
        "front": "the front sheet",
        "complete": "what is said of all relevant documents",
        "evidence": "the schedule of evidence",
        "decision": "the decision",
        "issues": "the issues",
        "facts": "the facts",
        "law": "the law",
        "reasons": "the reasons",
        "answers": "the grounds of appeal",
        "since": "what was decided since",
    }
    must_say: ClassVar = {
        **EVERY_SAYS,
        "front.name": "what each line of the front sheet is",
        "front.words": "the front sheet",
        "opposed.words": "whether it is opposed",
        "complete": "what is said of all relevant documents",
        "evidence.papers.paper": "the papers",
        "evidence.papers.what": "what each paper is",
        "decision.words": "the decision",
        "issues": "the issues",
        "facts.words": "the facts",
        "facts.paper": "the paper of each fact",
        "facts.points": "which way each fact points",
        "law": "the law",
        "reasons.ask": "the questions",
        "reasons.favour": "what speaks for each",
        "reasons.against": "what speaks against each",
        "reasons.gaps": "what each lacks",
        "reasons.council": "the council’s reasons",
        "answers.ground": "the grounds of appeal",
        "answers.answer": "the answer to each ground",
        "asks": "what the council asks",
        "since": "what was decided since",
    }
    may_be_empty: ClassVar = (
        *EVERY_MAY_LACK,
        *("evidence", "facts", "reasons.favour", "reasons.against", "reasons.gaps", "since"),
        *("facts.words", "facts.on", "evidence.papers.on", "law", "reasons", "issues"),
    )

    @property
    def held(self) -> tuple[Held, ...]:
        """References, the day of the decision, and the day the appeal came, where recorded."""
        return tuple(
            Held(one.name, one.words)
            for one in self.front
            if one.name in STAYS and one.words != NOT_GIVEN and not one.words.startswith("[")
        )
