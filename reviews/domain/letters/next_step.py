"""What a letter waits for, in a few words."""

from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import long_date

from .kinds import LetterState


@dataclass(frozen=True, slots=True)
class Waiting:
    """How a letter stands, as far as its next step depends on it."""

    state: LetterState
    planned_issue_on: date
    uncleared: int = 0
    held: bool = False
    holes: bool = False


def next_step(letter: Waiting, today: date) -> str:
    """What has to happen next; nothing where a letter is sent or put aside."""
    if letter.state in (LetterState.SENT, LetterState.DISCARDED):
        return ""
    if letter.held:
        return "On hold"
    if letter.state is LetterState.ISSUED:
        return "Send it, and record how"
    return _before_issue(letter, today)


def _before_issue(letter: Waiting, today: date) -> str:
    if letter.planned_issue_on < today:
        return "Its date has passed. Give it another date"
    if letter.holes:
        return "Something is empty. Draft it again"
    if letter.state is LetterState.APPROVED:
        now = letter.planned_issue_on == today
        return "Issue it today" if now else f"Issue it on {long_date(letter.planned_issue_on)}"
    if not letter.uncleared:
        return "Someone else approves it"
    return f"{letter.uncleared} passage{'s' if letter.uncleared > 1 else ''} to read and clear"
