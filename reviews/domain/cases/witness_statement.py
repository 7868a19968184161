"""A reviewer's own statement as a witness: what they did, saw, were told and read, with papers.

It holds no conclusion of law and nothing that is in no paper: places are left for their own words.
What they were told is set apart, as told by others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import ClassVar

from reviews.domain.sources import Source

from .own_papers import EVERY_MAY_LACK, EVERY_SAYS, OwnPaper
from .paper_lines import Told
from .response import to_fill_in, to_look_up

IN_YOUR_OWN_WORDS = to_fill_in(
    "what you yourself saw and did, in your own words, and who else was there; say nothing of what "
    "the law makes of it"
)
"""The place that each visit leaves for the witness."""

TRUTH = to_look_up(
    "I believe that the facts stated in this statement are true. Use the words that the council’s "
    "legal team gives for a statement of truth."
)
"""A statement of truth, left to be looked up before somebody signs it."""


class Known(Enum):
    """How a witness knows what an account says: they saw it, were told it, or read it."""

    SAW = auto()
    TOLD = auto()
    READ = auto()


KNOWN: Mapping[Source, Known] = {
    Source.RESIDENT: Known.TOLD,
    Source.FAMILY: Known.TOLD,
    Source.ADVOCATE: Known.TOLD,
    Source.PROVIDER: Known.TOLD,
    Source.STAFF: Known.TOLD,
    Source.REFERRER: Known.TOLD,
    Source.PROFESSIONAL: Known.TOLD,
    Source.DOCUMENT: Known.READ,
    Source.OBSERVED: Known.SAW,
}
"""How whoever recorded an account knows what it says, by whose account it is."""


@dataclass(frozen=True, slots=True)
class WentThere:
    """A visit of the witness: on which day, what for, with whom, what they saw and were told."""

    on: str
    what_for: str
    together: str
    saw: tuple[Told, ...]
    told: tuple[Told, ...]
    own_words: str


@dataclass(frozen=True, slots=True)
class Heard:
    """An account that the witness heard, read or gave of what they saw: what it was, what of it.

    `words` are the answers that speak to a question of the test, in the order asked.
    """

    on: str
    what: str
    whose: str
    later: str
    paper: str
    words: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class WitnessStatement(OwnPaper):
    """The whole of it. `witness` is who signs; `truth` the words that they sign under."""

    witness: str
    witness_post: str
    witness_team: str
    visits: tuple[WentThere, ...]
    looked: tuple[Heard, ...]
    heard: tuple[Heard, ...]
    read: tuple[Heard, ...]
    photographs: tuple[Told, ...]
    truth: str

    parts: ClassVar = {
        "witness": "who the witness is",
        "witness_post": "their post",
        "visits": "the visits",
        "looked": "what they recorded as seen",
        "heard": "what they were told",
        "read": "the documents that they read",
        "photographs": "the photographs",
    }
    must_say: ClassVar = {
        **EVERY_SAYS,
        "witness": "who the witness is",
        "witness_post": "their post",
        "visits.on": "the day of each visit",
        "visits.together": "who went on each visit",
        "visits.saw.words": "what they saw",
        "visits.saw.paper": "the paper of what they saw",
        "visits.told.words": "what they were told on each visit",
        "visits.told.whose": "who told them",
        "visits.told.paper": "the paper of what they were told",
        "visits.own_words": "a place for their own words",
        "looked.paper": "the paper of what they recorded as seen",
        "looked.words.words": "what they recorded as seen",
        "heard.whose": "whose account they heard",
        "heard.paper": "the paper of each account",
        "heard.words.words": "what each account says",
        "read.what": "the documents that they read",
        "read.paper": "the paper of each document",
        "truth": "the statement of truth",
    }
    may_be_empty: ClassVar = (
        *EVERY_MAY_LACK,
        *("witness_post", "witness_team", "visits", "visits.saw", "visits.told", "heard", "read"),
        *("photographs", "heard.words", "read.words", "heard.later", "read.later"),
        *("visits.saw.later", "visits.told.later", "visits.saw.words", "visits.told.words"),
        *("heard.words.later", "heard.words.words", "read.words.later", "read.words.words"),
        *("photographs.later", "photographs.words", "looked", "looked.words", "looked.later"),
        *("looked.words.later", "looked.words.words"),
    )


def together(officers: tuple[str, ...]) -> str:
    """With whom somebody went, in words; `officers` are the others who went."""
    if not officers:
        return "No other officer is recorded as there."
    if len(officers) == 1:
        return f"{officers[0]} was with me."
    return f"{', '.join(officers[:-1])} and {officers[-1]} were with me."
