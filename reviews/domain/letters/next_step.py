"""What a letter waits for, in a few words."""

from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import long_date

from .kinds import ENDED, LetterState

_TO_SEND = {
    None: "Open it before you send it",
    False: "Send it, and record how",
    True: "Do not send it",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """How a letter stands, as far as its next step depends on it.

    `stopped` says whether it may not leave; None where nobody has looked, as in a list, which
    therefore tells nothing of it. `holes` says whether it prints something empty; None where it was
    drafted before anyone looked.
    """

    state: LetterState
    planned_issue_on: date
    uncleared: int = 0
    holes: bool | None = False
    stopped: bool | None = None


def next_step(letter: Waiting, today: date) -> str:
    """What has to happen next; nothing where a letter is sent, put aside or destroyed."""
    if letter.state is LetterState.SENT or letter.state in ENDED:
        return ""
    if letter.state is LetterState.ISSUED:
        return _TO_SEND[letter.stopped]
    if letter.stopped:
        return "It cannot leave now"
    return _before_issue(letter, today)


def _before_issue(letter: Waiting, today: date) -> str:
    if letter.planned_issue_on < today:
        return "Its date has passed. Give it another date"
    if letter.holes is None:
        return "Nobody looked for empty places. Draft it again"
    if letter.holes:
        return "Something is empty. Draft it again"
    if letter.state is LetterState.APPROVED:
        now = letter.planned_issue_on == today
        return "Issue it today" if now else f"Issue it on {long_date(letter.planned_issue_on)}"
    if not letter.uncleared:
        return "Someone else approves it"
    return f"{letter.uncleared} passage{'s' if letter.uncleared > 1 else ''} to read and clear"
