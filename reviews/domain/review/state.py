"""The states of a review and the moves between them."""

from reviews.domain.errors import Refused
from reviews.domain.worded import Worded


class ReviewState(Worded):
    """Whether a review is being carried out."""

    OPEN = "open", "Open"
    PAUSED = "paused", "Paused"
    STOPPED = "stopped", "Stopped"
    CLOSED = "closed", "Closed"


_MOVES = {
    ReviewState.OPEN: frozenset({ReviewState.PAUSED, ReviewState.STOPPED, ReviewState.CLOSED}),
    ReviewState.PAUSED: frozenset({ReviewState.OPEN, ReviewState.STOPPED}),
    ReviewState.STOPPED: frozenset({ReviewState.OPEN}),
    ReviewState.CLOSED: frozenset({ReviewState.OPEN}),
}


def may_move(state: ReviewState, to: ReviewState) -> bool:
    """Whether a review in one state can be put into another."""
    return to in _MOVES[state]


def check_move(state: ReviewState, to: ReviewState, reason: str) -> None:
    """Check a move between states."""
    if not may_move(state, to):
        raise Refused(
            f"This review is {state.words.lower()}, so it cannot be made "
            f"{to.words.lower()}. Reload the page to see where it stands."
        )
    if not reason.strip():
        raise Refused("Give the reason, so that it can be read later.", "reason")


def check_open(state: ReviewState) -> None:
    """Check that work on a review may go on."""
    if state is not ReviewState.OPEN:
        raise Refused(f"This review is {state.words.lower()}. A lead reviewer can open it again.")
