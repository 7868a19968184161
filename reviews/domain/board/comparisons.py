"""What a person says of accounts laid side by side (para 110): the same, different, or neither.

Words are compared by people, who say so under their name; nothing here reads meaning into them.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reviews.domain.errors import Refused


class Verdict(StrEnum):
    """What a person says of the accounts of one matter."""

    SAME = "same"
    DIFFERENT = "different"
    CANNOT_TELL = "cannot-tell"


VERDICT_NAMES = {
    Verdict.SAME: "They say the same",
    Verdict.DIFFERENT: "They differ",
    Verdict.CANNOT_TELL: "It cannot be told from what we have",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison as it stands: by whom, when, and on which answers it rests."""

    matter: str
    verdict: Verdict
    words: str
    basis: str
    by: str
    at: datetime


def check_comparison(verdict: Verdict, words: str) -> None:
    """Check that a comparison says where accounts differ.

    Raises:
        Refused: they differ, or it cannot be told, and nothing says how.
    """
    if verdict is not Verdict.SAME and not words.strip():
        raise Refused("Say in what they differ, or why it cannot be told.", "words")
