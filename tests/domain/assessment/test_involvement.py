"""Who stands apart from a review, and what is said to whoever does not."""

import pytest

from reviews.domain.assessment.involvement import READING, Involved, check_apart, why_not_apart
from reviews.domain.errors import Refused
from reviews.domain.record.event_kinds import EventKind

WROTE = Involved(wrote=2, findings=9, took=1, accounts=6)


def test_what_they_wrote_and_heard_is_named() -> None:
    says = why_not_apart(WROTE, 1, {EventKind.FINDING_WRITTEN, EventKind.ACCOUNT_STARTED})
    assert "wrote 2 of the 9 findings; took 1 of the 6 accounts; went on 1 visit. Ask" in says


@pytest.mark.parametrize("kind", sorted(set(EventKind) - READING))
def test_whoever_recorded_one_other_thing_does_not_stand_apart(kind: EventKind) -> None:
    assert kind.wordless in why_not_apart(None, 0, {kind, EventKind.ASSESSMENT_AGREED})


def test_whoever_only_read_stands_apart() -> None:
    assert why_not_apart(None, 0, READING) == ""
    assert why_not_apart(Involved(0, 9, 0, 6), 0, ()) == ""


def test_many_things_are_not_all_named() -> None:
    says = why_not_apart(None, 2, set(EventKind))
    assert says.count(";") == 3
    assert f"and {len(set(EventKind) - READING) - 3} more. Ask a colleague" in says


def test_whoever_did_something_is_refused_in_the_words_of_what_they_did() -> None:
    check_apart("")
    with pytest.raises(Refused, match="You wrote a finding"):
        check_apart("You wrote a finding.")
