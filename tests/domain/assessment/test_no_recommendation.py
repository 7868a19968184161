"""Findings to improve that lead to nothing are listed until a reason or a recommendation stands."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest

from reviews.domain.assessment.no_recommendation import check_reason, left
from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.errors import Refused


@dataclass(frozen=True)
class One:
    id: UUID
    fact_id: UUID
    kind: FindingKind = FindingKind.IMPROVE


def made(kind: FindingKind = FindingKind.IMPROVE) -> One:
    return One(uuid4(), uuid4(), kind)


def test_only_findings_to_improve_are_listed() -> None:
    every = [made(kind) for kind in FindingKind]
    assert left(every, (), {}) == tuple(one for one in every if one.kind is FindingKind.IMPROVE)


def test_a_recommendation_or_a_reason_for_these_words_clears_one() -> None:
    answered, said, reworded, bare = made(), made(), made(), made()
    reasons = {said.fact_id: said.id, reworded.fact_id: uuid4()}
    found = left([answered, said, reworded, bare], {answered.fact_id}, reasons)
    assert found == (reworded, bare)


@pytest.mark.parametrize(
    ("kind", "reason", "answered", "sentence"),
    [
        (FindingKind.IMPROVE, " ", False, "Say why nothing is recommended"),
        (FindingKind.STRENGTH, "Done", False, "asks for nothing better"),
        (FindingKind.NOT_ENOUGH, "Done", False, "asks for nothing better"),
        (FindingKind.IMPROVE, "Done", True, "A recommendation answers this finding already"),
    ],
)
def test_what_cannot_be_said_is_refused(
    kind: FindingKind,
    reason: str,
    answered: bool,  # noqa: FBT001 - the case
    sentence: str,
) -> None:
    with pytest.raises(Refused, match=sentence):
        check_reason(kind, reason, answered=answered)
    check_reason(FindingKind.IMPROVE, "The council does it", answered=False)
