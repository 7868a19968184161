"""Who must act on a recommendation, and what of a review is whose: each is told what is theirs."""

from collections.abc import Collection, Mapping

from reviews.domain.errors import Refused
from reviews.domain.register.closed_words import Part
from reviews.domain.worded import Worded


class WhoActs(Worded):
    """Who must do what a recommendation asks, by the part that they play at the scheme."""

    SUPPORT_PROVIDER = "support-provider", "The support provider"
    LANDLORD = "landlord", "The landlord"
    MANAGING_AGENT = "managing-agent", "The managing agent"
    BOTH = "both", "The support provider and the landlord"

    @property
    def parts(self) -> frozenset[Part]:
        """The parts that it asks of."""
        return _PARTS[self]


_PARTS: Mapping[WhoActs, frozenset[Part]] = {
    WhoActs.SUPPORT_PROVIDER: frozenset({Part.SUPPORT_PROVIDER}),
    WhoActs.LANDLORD: frozenset({Part.LANDLORD}),
    WhoActs.MANAGING_AGENT: frozenset({Part.MANAGING_AGENT}),
    WhoActs.BOTH: frozenset({Part.SUPPORT_PROVIDER, Part.LANDLORD}),
}

_CONCERN: Mapping[Part, frozenset[str]] = {
    Part.LANDLORD: frozenset({"home"}),
    Part.MANAGING_AGENT: frozenset({"home"}),
    Part.SUPPORT_PROVIDER: frozenset(),
}
"""The themes of findings that concern a part beyond what it is asked to do.

The support provider reads every finding, as the review is of the support.
"""


def _nobody(who: WhoActs, played: Collection[Part]) -> list[Part]:
    """The parts that must act and that nobody plays.

    The support provider always can: letters go to whoever stands in its place.
    """
    return sorted(who.parts - {Part.SUPPORT_PROVIDER} - set(played))


def can_act(who: WhoActs, played: Collection[Part]) -> bool:
    """Whether someone plays each part that must act; `played` is what is played now."""
    return not _nobody(who, played)


def check_played(who: WhoActs, played: Collection[Part]) -> None:
    """Check that someone plays each part that must act; `played` is what is played now."""
    for part in _nobody(who, played):
        raise Refused(
            f"Nobody is recorded as the {part.words.lower()} of this scheme. Record who it is "
            "first, or choose someone else.",
            "who_acts",
        )


def asked_of(
    who: WhoActs, parts: Collection[Part], played: Collection[Part], *, addressed_first: bool
) -> bool:
    """Whether an organisation that plays `parts` must act on a recommendation.

    `addressed_first` is the one that letters on support go to. It also answers for a part that
    nobody plays (any more), so that nothing is asked of nobody.
    """
    if addressed_first and (who.parts - set(played)):
        return True
    return bool(who.parts & set(parts))


def concerns(theme: str, parts: Collection[Part]) -> bool:
    """Whether findings of a theme concern an organisation beyond what it is asked to do."""
    return any(theme in _CONCERN[part] for part in parts)
