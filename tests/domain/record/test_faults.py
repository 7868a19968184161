"""Faults of a record: one sentence each, told in groups by what they mean."""

from reviews.domain.record.faults import Fault, FaultMeaning, grouped


def _fault(meaning: FaultMeaning, number: int) -> Fault:
    return Fault(meaning, "team", str(number), f"Team {number}.")


def test_a_group_tells_the_first_and_how_many_more() -> None:
    faults = [_fault(FaultMeaning.MISSING, one) for one in range(7)]
    faults.insert(3, _fault(FaultMeaning.CHANGED, 99))
    changed, missing = grouped(faults, 5)
    assert (changed.meaning, changed.first, changed.more) == (
        FaultMeaning.CHANGED,
        ("Team 99.",),
        0,
    )
    assert (missing.count, missing.more, missing.first[0]) == (7, 2, "Team 0.")


def test_nothing_wrong_makes_no_group() -> None:
    assert grouped([], 5) == []


def test_a_fault_says_its_sentence() -> None:
    assert str(_fault(FaultMeaning.PUT_IN, 3)) == "Team 3."
