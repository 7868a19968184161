"""What each letter waits for."""

from datetime import date, timedelta

import pytest

from reviews.domain.letters.kinds import LetterState
from reviews.domain.letters.next_step import Waiting, next_step

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("letter", "step"),
    [
        (Waiting(LetterState.SENT, TODAY, stopped=True), ""),
        (Waiting(LetterState.DESTROYED, TODAY), ""),
        (Waiting(LetterState.DISCARDED, TODAY), ""),
        (Waiting(LetterState.DRAFT, TODAY, 2, stopped=True), "It cannot leave now"),
        (Waiting(LetterState.DRAFT, TODAY, 1), "1 passage to read and clear"),
        (Waiting(LetterState.DRAFT, TODAY, 2), "2 passages to read and clear"),
        (Waiting(LetterState.DRAFT, TODAY), "Someone else approves it"),
        (Waiting(LetterState.DRAFT, TODAY, 2, holes=True), "Something is empty."),
        (Waiting(LetterState.APPROVED, TODAY, holes=True), "Something is empty."),
        (Waiting(LetterState.DRAFT, TODAY, 2, holes=None), "Nobody looked for empty places."),
        (Waiting(LetterState.APPROVED, TODAY, holes=None), "Nobody looked for empty places."),
        (Waiting(LetterState.ISSUED, TODAY, stopped=False, holes=None), "Send it"),
        (Waiting(LetterState.ISSUED, TODAY, stopped=False, holes=True), "Send it"),
        (Waiting(LetterState.DRAFT, TODAY, stopped=True, holes=True), "It cannot leave now"),
        (Waiting(LetterState.DRAFT, TODAY - timedelta(days=1)), "Its date has passed."),
        (Waiting(LetterState.APPROVED, TODAY - timedelta(days=1)), "Its date has passed."),
        (Waiting(LetterState.APPROVED, TODAY), "Issue it today"),
        (Waiting(LetterState.APPROVED, date(2026, 12, 1)), "Issue it on 1 December 2026"),
        (Waiting(LetterState.ISSUED, TODAY, stopped=False), "Send it, and record how"),
        (Waiting(LetterState.ISSUED, TODAY - timedelta(days=9)), "Open it before you send it"),
        (Waiting(LetterState.ISSUED, TODAY, stopped=True), "Do not send it"),
    ],
)
def test_a_letter_says_what_it_waits_for(letter: Waiting, step: str) -> None:
    said = next_step(letter, TODAY)
    assert said.startswith(step)
    assert bool(said) is bool(step)
