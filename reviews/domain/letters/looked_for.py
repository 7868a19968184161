"""What was looked for in one draft of a letter, and in how many people's records.

That nothing was found never says that nothing was looked for, so both are told.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from .gate import Known
from .recorded import Sought

ALWAYS = (
    "titles with a name",
    "rooms and flats",
    "dates and times",
    "ages",
    "telephone numbers, emails and addresses",
    "National Insurance numbers and number plates",
    "someone’s own words in quotation marks",
    "“the … one”, such as the only woman or the oldest",
    "words that label a person",
)
"""What is looked for by its shape, whoever lives there."""

NOT_LOOKED_FOR = (
    "What is kept apart is not looked for: safeguarding, what was told in confidence, and where "
    "people went."
)


@dataclass(frozen=True, slots=True)
class LookedFor:
    """How many different things of each kind were looked for, of how many people.

    `threshold` is below how many people a number counted as small.
    """

    people: int
    held: Mapping[Sought, int]
    threshold: int

    @classmethod
    def of(cls, known: Known) -> "LookedFor":
        """What is looked for where this is known."""
        things = {(one.sought, one.text) for one in known.held}
        counted = Counter(sought for sought, _ in things)
        counted[Sought.NAME] += len(known.names)
        counted[Sought.ROOM] += len(known.units)
        people = len({one.whose for one in known.held} - {""})
        return cls(people, {one: counted[one] for one in Sought}, known.threshold)

    @property
    def stored(self) -> str:
        """As it is kept."""
        held = (f"{kind}:{count}" for kind, count in self.held.items())
        return " ".join((f"people:{self.people}", f"threshold:{self.threshold}", *held))

    @classmethod
    def restored(cls, text: str) -> "LookedFor":
        """What `stored` gave."""
        kept = {kind: int(count) for kind, _, count in (one.partition(":") for one in text.split())}
        held = {one: kept.get(one, 0) for one in Sought}
        return cls(kept.get("people", 0), held, kept.get("threshold", 0))

    @property
    def recorded(self) -> list[str]:
        """What the record holds and was looked for, each with how many there are."""
        return [f"{kind.words}: {count}" for kind, count in self.held.items() if count]

    @property
    def not_recorded(self) -> list[str]:
        """What the record holds none of, so that it could not be looked for as recorded."""
        return [kind.words for kind, count in self.held.items() if not count]

    @property
    def shapes(self) -> list[str]:
        """What is looked for whatever is recorded."""
        return [*ALWAYS, f"one person, or fewer than {self.threshold} people"]
