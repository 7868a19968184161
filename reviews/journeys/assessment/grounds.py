"""What a conclusion rests on: offered to be ticked, and shown beneath the conclusion."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from reviews.domain.assessment.grounds import key_of_conclusion, key_of_finding, may_rest_on
from reviews.domain.assessment.overall_assessment import (
    CONCLUSION_THEMES,
    About,
    FindingKind,
    use_of_findings,
)
from reviews.domain.consent.consents import Use
from reviews.store.assessment import grounds
from reviews.store.assessment.challenges import OwnView
from reviews.store.assessment.every_finding import EveryFinding
from reviews.store.assessment.grounds import NOT_RECORDED, Rested
from reviews.store.assessment.overall_assessment import ConclusionView, FindingView
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import viewer
from reviews.web.database import reading
from reviews.web.forms.fields import ChoicesField

from .page_reads import findings_seen


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that can be ticked: a finding, or for the overall conclusion one of the three."""

    key: str
    words: str
    kind: FindingKind | None = None
    fact_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Things of one sort to tick; `folded` where they are shown only once someone asks."""

    title: str
    grounds: tuple[Ground, ...]
    folded: bool = False


def offers(about: About, findings: Iterable[FindingView]) -> list[Offer]:
    """What one conclusion can rest on, the findings of its themes first. None is ticked for it."""
    near: list[Ground] = []
    far: list[Ground] = []
    for one in findings:
        ground = Ground(key_of_finding(one.fact_id), one.words, one.kind, one.fact_id)
        (near if one.theme in CONCLUSION_THEMES[about] else far).append(ground)
    three = [Ground(key_of_conclusion(one), one.words) for one in may_rest_on(about)]
    found = [
        Offer("The conclusions before it", tuple(three)),
        Offer("Findings", tuple(near)),
        Offer("Findings on other themes", tuple(far), folded=bool(near)),
    ]
    return [one for one in found if one.grounds]


def offer(field: ChoicesField, some: Iterable[Offer]) -> None:
    """Let a field take what is offered."""
    field.offer([(one.key, one.words) for each in some for one in each.grounds])


@dataclass(frozen=True, slots=True)
class Resting:
    """What one conclusion rests on, as a page shows it.

    Attributes:
        findings: those that stand and may be shown, each with whether it was reworded since.
        abouts: other conclusions.
        taken_back: how many findings were taken back since.
        hidden: how many may not be shown to this reader.
        others: findings on its themes that it does not rest on, nor the conclusions it rests on.
    """

    findings: tuple[tuple[FindingView, bool], ...]
    abouts: tuple[About, ...]
    taken_back: int
    hidden: int
    others: tuple[FindingView, ...]

    @property
    def recorded(self) -> bool:
        """Whether anything is named."""
        return bool(self.findings or self.abouts or self.taken_back or self.hidden)

    def uncounted(self) -> "Resting":
        """The same, without saying how many findings are not shown."""
        return replace(self, taken_back=0, hidden=0)


def resting(
    conclusions: Iterable[Any], rested: Mapping[UUID, Rested], findings: Iterable[FindingView]
) -> dict[UUID, Resting]:
    """What each conclusion rests on, by its id: only findings that this reader may read."""
    listed, shown = list(conclusions), {one.fact_id: one for one in findings}
    of_about = {one.about: rested.get(one.id, NOT_RECORDED) for one in listed}
    return {
        one.id: _resting(one.about, rested.get(one.id, NOT_RECORDED), of_about, shown)
        for one in listed
    }


def _resting(
    about: About,
    rested: Rested,
    of_about: Mapping[About, Rested],
    shown: Mapping[UUID, FindingView],
) -> Resting:
    named = rested.grounds.findings
    beneath = [of_about[one].grounds.findings for one in rested.grounds.abouts if one in of_about]
    relied_on = {*named, *(key for some in beneath for key in some)}
    back = rested.taken_back
    return Resting(
        tuple((shown[key], key in rested.reworded) for key in named if key in shown),
        rested.grounds.abouts,
        len(back),
        sum(key not in shown and key not in back for key in named),
        tuple(
            one
            for one in shown.values()
            if one.fact_id not in relied_on and one.theme in CONCLUSION_THEMES[about]
        ),
    )


def views(
    review: ReviewHead,
    conclusions: Sequence[ConclusionView],
    every: EveryFinding,
    own: Sequence[OwnView],
) -> dict[UUID, Resting]:
    """What some conclusions, and second readers' own, rest on, by id."""
    session = reading()
    use = use_of_findings(viewer(), review.team_id)
    benefits = use is Use.SHARE_BENEFITS
    findings = findings_seen(review).items if benefits else every.seen(use).items
    rests = _by_id(conclusions, grounds.rested(session, review.id, every.worded), findings)
    alone = grounds.own_rested(session, review.id, every.worded) if own else {}
    for reader in {one.recorded_by for one in own}:
        rests |= resting([one for one in own if one.recorded_by == reader], alone, findings)
    return {key: one.uncounted() for key, one in rests.items()} if benefits else rests


def _by_id(
    conclusions: Sequence[ConclusionView],
    rested: Mapping[UUID, Rested],
    findings: Sequence[FindingView],
) -> dict[UUID, Resting]:
    """What conclusions rest on: those that stand together, and each earlier wording alone."""
    found = resting([one for one in conclusions if one.superseded_at is None], rested, findings)
    for one in conclusions:
        if one.superseded_at is not None:
            found |= resting([one], rested, findings)
    return found
