"""Which columns keep what they said before: two lists, and what people read of each."""

from reviews.domain.record.wordings import KEPT, SHOWN_AS_IT_IS_NOW, called, is_kept


def test_each_decision_has_a_reason_and_no_column_two() -> None:
    assert all(SHOWN_AS_IT_IS_NOW.values())
    assert all(is_kept(table, column) for table, columns in KEPT.items() for column in columns)
    assert not is_kept("password", "hash")
    assert not is_kept("finding", "superseded_at")
    assert called("visit", "access_note") == "Note on access"
    assert called("visit", "team_id") == "Team id"
