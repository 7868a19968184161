"""Whom a letter may name as its contact."""

import pytest

from reviews.domain.letters.contacts import why_not_contact
from reviews.domain.people.roles import Role

NOBODY = "Choose whom to contact about this letter."


@pytest.mark.parametrize(
    ("role", "of_the_team", "reachable", "closed", "why"),
    [
        (Role.REVIEWER, True, True, False, ""),
        (Role.REVIEWER, False, True, False, NOBODY),
        (Role.LETTER_OFFICER, False, True, False, ""),
        (Role.LETTER_OFFICER, False, True, True, NOBODY),
        (Role.REVIEWER, True, True, True, NOBODY),
    ],
)
def test_the_team_and_letter_officers_answer_for_letters(
    role: Role, why: str, *, of_the_team: bool, reachable: bool, closed: bool
) -> None:
    said = why_not_contact(
        "Ann", {role}, of_the_team=of_the_team, reachable=reachable, closed=closed
    )
    assert said == why


def test_someone_who_cannot_be_reached_is_named() -> None:
    said = why_not_contact("Ann", {Role.REVIEWER}, of_the_team=True, reachable=False, closed=False)
    assert said.startswith("Ann has no telephone number or email address yet.")
