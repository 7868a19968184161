"""What data/appeals.toml says of decisions: who may appeal which, their grounds, the time limits.

It is an aid to officers, dated and to be checked before use; nothing here states the law, and
nothing that rests on it stops an appeal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import long_date

from .kinds import DecisionKind, Person, Shows


@dataclass(frozen=True, slots=True)
class Ground:
    """What a decision can rest on, with its regulation, and who has to show it.

    `changes_nothing` says that a decision on it changes no award.
    """

    key: str
    words: str
    regulation: str
    shows: Shows
    kinds: tuple[DecisionKind, ...]
    changes_nothing: bool = False

    @property
    def told(self) -> str:
        """It in words, with its regulation where it has one."""
        return f"{self.words} ({self.regulation})" if self.regulation else self.words


@dataclass(frozen=True, slots=True)
class KindLaw:
    """What is known of one kind of decision.

    `people` may appeal it where it is `appealable`; `changes_award` says that it needs a ground and
    a day from which it counts.
    """

    kind: DecisionKind
    appealable: bool
    people: tuple[Person, ...]
    regulation: str
    note: str
    changes_award: bool


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """How long each step has; the numbers of the file as it was first kept."""

    months_to_appeal: int = 1
    days_after_reasons: int = 14
    months_late: int = 12
    weeks_to_respond: int = 4
    months_to_reply: int = 1


@dataclass(frozen=True, slots=True)
class Limit:
    """One time limit in words, with its regulation where one is known."""

    words: str
    regulation: str


@dataclass(frozen=True, slots=True)
class MayAppeal:
    """Somebody who may appeal a decision: the part they play, and their name where one is known."""

    person: Person
    name: str = ""

    @property
    def told(self) -> str:
        """Who it is, in words."""
        return f"{self.person.words}: {self.name}" if self.name else self.person.words


@dataclass(frozen=True, slots=True)
class WhoMayAppeal:
    """Who may appeal one decision, by which regulation, and when that was last checked.

    Nobody, where the decision cannot be appealed. It is told, and stops nothing.
    """

    people: tuple[MayAppeal, ...]
    regulation: str
    note: str
    checked_on: date

    @property
    def checked(self) -> str:
        """The regulation and the day on which it was checked, to be checked before use."""
        return f"{self.regulation}. Checked on {long_date(self.checked_on)}: check before use."

    def has(self, person: Person) -> bool:
        """Whether somebody who plays this part may appeal it."""
        return any(one.person is person for one in self.people)


@dataclass(frozen=True)
class AppealLaw:
    """All of data/appeals.toml. `before_use` stands wherever something is worked out from it."""

    checked_on: date
    before_use: str
    sources: tuple[str, ...]
    suspension: str
    suspension_regulation: str
    working_day: Limit
    kinds: Mapping[DecisionKind, KindLaw]
    grounds: tuple[Ground, ...]
    limits: TimeLimits
    limits_told: tuple[Limit, ...]

    def ground(self, key: str) -> Ground | None:
        """A ground by its key; None where none is given, or the file has it no more."""
        return next((one for one in self.grounds if one.key == key), None)

    def ground_told(self, key: str) -> str:
        """A ground in words with its regulation; a key that the file has no more stays readable."""
        found = self.ground(key)
        return found.told if found else key.replace("-", " ")

    def grounds_of(self, kind: DecisionKind) -> tuple[Ground, ...]:
        """The grounds that fit a kind of decision, in the order of the file."""
        return tuple(one for one in self.grounds if kind in one.kinds)

    @property
    def changing(self) -> frozenset[DecisionKind]:
        """The kinds of decision that change an award, and need a ground and a day for it."""
        return frozenset(kind for kind, of in self.kinds.items() if of.changes_award)

    def changes_award(self, kind: DecisionKind, ground: str) -> bool:
        """Whether such a decision changes an award, so that it needs a ground and a day."""
        found = self.ground(ground)
        return self.kinds[kind].changes_award and not (found and found.changes_nothing)

    def who_may_appeal(
        self, kind: DecisionKind, recoverable_from: Sequence[str] = ()
    ) -> WhoMayAppeal:
        """Who may appeal a decision of a kind; each by name from whom it can be recovered."""
        of = self.kinds[kind]
        people: list[MayAppeal] = []
        for person in of.people if of.appealable else ():
            named = recoverable_from if person is Person.RECOVERED_FROM else ()
            people += [MayAppeal(person, name) for name in named] or [MayAppeal(person)]
        return WhoMayAppeal(tuple(people), of.regulation, of.note, self.checked_on)
