"""A provider's dispute: days out of order, and an answer only half said."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from reviews.domain.cases.disputes import Dispute, check_dispute
from reviews.domain.cases.kinds import DisputeOutcome
from reviews.domain.errors import Refused

TODAY = date(2026, 6, 1)
DISPUTE = Dispute(UUID(int=1), date(2026, 5, 4), "They give more support than that.")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"received_on": TODAY + timedelta(days=1)}, "received_on"),
        ({"received_on": date(2026, 3, 1)}, "received_on"),
        ({"words": " "}, "words"),
        ({"answer_by_on": date(2026, 5, 3)}, "answer_by_on"),
        ({"outcome": DisputeOutcome.STANDS}, "answered_on"),
        ({"answer": "We looked"}, "answered_on"),
        ({"answered_on": date(2026, 5, 3)}, "answered_on"),
        ({"answered_on": TODAY}, "outcome"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_dispute(replace(DISPUTE, **changes), TODAY, review_on=date(2026, 4, 1))
    assert refused.value.field == field


def test_one_that_is_answered_whole_is_taken() -> None:
    answered = replace(DISPUTE, answered_on=TODAY, outcome=DisputeOutcome.CORRECTED)
    check_dispute(answered, TODAY, review_on=None)
