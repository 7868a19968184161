"""Findings to improve that lead to no recommendation: listed until someone says why (para 111).

Nothing waits for it. A recommendation clears a finding from the list, and so does a reason; one was
given for one wording, so a finding put in other words is listed anew.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol, TypeVar
from uuid import UUID

from reviews.domain.errors import Refused, check_said

from .overall_assessment import FindingKind


class Found(Protocol):
    """A finding as it stands: `id` is this wording's, `fact_id` lasts."""

    @property
    def id(self) -> UUID:
        """The wording."""

    @property
    def fact_id(self) -> UUID:
        """The finding."""

    @property
    def kind(self) -> FindingKind:
        """What it says of the support."""


F = TypeVar("F", bound=Found)


def left(
    findings: Iterable[F], answered: Collection[UUID], said: Mapping[UUID, UUID]
) -> tuple[F, ...]:
    """The findings to improve that no recommendation answers, and of which nobody says why.

    `answered` are the findings that a recommendation answers; `said` the wording that a reason was
    given for, by the finding.
    """
    return tuple(
        one
        for one in findings
        if one.kind is FindingKind.IMPROVE
        and one.fact_id not in answered
        and said.get(one.fact_id) != one.id
    )


def check_reason(kind: FindingKind, reason: str, *, answered: bool) -> None:
    """Check that a finding can lead to no recommendation, and that the reason is given."""
    check_said(reason, "Say why nothing is recommended.", "reason")
    if kind is not FindingKind.IMPROVE:
        raise Refused("This finding asks for nothing better, so no recommendation is missing.")
    if answered:
        raise Refused("A recommendation answers this finding already. Take that back first.")
