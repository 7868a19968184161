"""What a person says of accounts laid side by side (para 110): the same, different, or neither.

Words are compared by people, who say so under their name; nothing here reads meaning into them.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from reviews.domain.errors import Refused
from reviews.domain.worded import Worded


class Verdict(Worded):
    """What a person says of the accounts of one matter."""

    SAME = "same", "Those who answered say the same"
    DIFFERENT = "different", "They differ"
    CANNOT_TELL = "cannot-tell", "It cannot be told from what we have"


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison as it stands: by whom, when, and on which answers it rests.

    `cites` are the answers and records it stood on when it was recorded; none where it was
    recorded before they were kept.
    """

    matter: str
    verdict: Verdict
    words: str
    basis: str
    by: str
    at: datetime
    cites: frozenset[UUID] = frozenset()


def check_comparison(verdict: Verdict, words: str) -> None:
    """Check that a comparison says where accounts differ."""
    if verdict is not Verdict.SAME and not words.strip():
        raise Refused("Say in what they differ, or why it cannot be told.", "words")
