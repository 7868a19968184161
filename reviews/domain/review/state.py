"""The states of a review and the moves between them."""

from enum import StrEnum

from reviews.domain.errors import Refused


class ReviewState(StrEnum):
    """Whether a review is being carried out."""

    OPEN = "open"
    PAUSED = "paused"
    STOPPED = "stopped"
    CLOSED = "closed"


STATE_NAMES = {
    ReviewState.OPEN: "Open",
    ReviewState.PAUSED: "Paused",
    ReviewState.STOPPED: "Stopped",
    ReviewState.CLOSED: "Closed",
}

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
    """Check a move between states.

    Raises:
        Refused: the move is not one of those allowed, or no reason is given.
    """
    if not may_move(state, to):
        raise Refused(
            f"This review is {STATE_NAMES[state].lower()}, so it cannot be made "
            f"{STATE_NAMES[to].lower()}. Reload the page to see where it stands."
        )
    if not reason.strip():
        raise Refused("Give the reason, so that it can be read later.", "reason")


def check_open(state: ReviewState) -> None:
    """Check that work on a review may go on.

    Raises:
        Refused: the review is paused, stopped or closed.
    """
    if state is not ReviewState.OPEN:
        raise Refused(
            f"This review is {STATE_NAMES[state].lower()}. A lead reviewer can open it again."
        )
