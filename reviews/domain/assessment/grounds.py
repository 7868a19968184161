"""What a conclusion rests on: findings, chosen by whoever concludes (para 110).

The overall conclusion may rest on the three before it instead, or as well. A conclusion that there
is not enough evidence may rest on none.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.errors import Refused

from .overall_assessment import About, Judgement


@dataclass(frozen=True, slots=True)
class Grounds:
    """What one wording of a conclusion rests on: findings by their lasting ids, and conclusions."""

    findings: tuple[UUID, ...] = ()
    abouts: tuple[About, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.findings or self.abouts)

    def same_as(self, other: "Grounds") -> bool:
        """Whether both name the same, in whatever order."""
        mine, theirs = ((frozenset(one.findings), frozenset(one.abouts)) for one in (self, other))
        return mine == theirs


NONE = Grounds()

MISSING = (
    "Tick at least one finding that this conclusion rests on, or conclude that there is not "
    "enough evidence"
)


def may_rest_on(about: About) -> tuple[About, ...]:
    """The other conclusions that a conclusion may rest on: the overall one, on the three."""
    if about is not About.OVERALL:
        return ()
    return tuple(one for one in About if one is not About.OVERALL)


def check_grounds(
    about: About,
    judgement: Judgement,
    grounds: Grounds,
    *,
    findings: Collection[UUID],
    concluded: Collection[About],
    field: str = "grounds",
) -> None:
    """Check that a conclusion names what it rests on, and that each of it stands and may carry it.

    `findings` are those that stand and may be used, by their lasting ids; `field` is that of
    the page that holds what was ticked.
    """
    if judgement is not Judgement.NOT_ENOUGH and not grounds:
        raise Refused(f"{MISSING}.", field)
    if not set(grounds.findings) <= set(findings):
        raise Refused(
            "A finding that you ticked was taken back meanwhile, or may no longer be used. Look "
            "again at what this conclusion rests on.",
            field,
        )
    for one in grounds.abouts:
        if one not in may_rest_on(about) or one not in concluded:
            raise Refused(f"Conclude on this first: {one.words}.", field)


def key_of_finding(fact_id: UUID) -> str:
    """How a page names a finding among what can be ticked."""
    return f"finding {fact_id}"


def key_of_conclusion(about: About) -> str:
    """How a page names a conclusion among what can be ticked."""
    return f"conclusion {about}"


def keys_of(grounds: Grounds) -> list[str]:
    """How a page names everything that a conclusion rests on."""
    findings = [key_of_finding(one) for one in grounds.findings]
    return findings + [key_of_conclusion(one) for one in grounds.abouts]


def grounds_of(keys: Sequence[str]) -> Grounds:
    """What was ticked on a page, each as `keys_of` names it."""
    pairs = [one.split(" ", 1) for one in keys]
    return Grounds(
        tuple(UUID(key) for kind, key in pairs if kind == "finding"),
        tuple(About(key) for kind, key in pairs if kind == "conclusion"),
    )
