"""What else a reader of an assessment did in the same review, said plainly.

In a small team nobody may be left who did nothing in a review, so it is forbidden only where the
council asks for a second reader who wrote and heard nothing. Who reads the assessment later can
weigh it for themselves.
"""

from collections.abc import Collection
from dataclasses import dataclass

from reviews.domain.errors import Refused
from reviews.domain.record.event_kinds import EventKind

from .overall_assessment import Reading

READING = frozenset(
    {
        EventKind.ASSESSMENT_AGREED,
        EventKind.ASSESSMENT_SENT_BACK,
        EventKind.ASSESSMENT_DISAGREED,
        EventKind.ASSESSMENT_DECIDED,
        EventKind.CONCLUDED_ALONE,
    }
)
"""What a reader records by reading; whoever recorded nothing else stands apart."""

BEFORE_SECOND = frozenset({None, Reading.SUBMITTED, Reading.SENT_BACK, Reading.REOPENED})
"""While an assessment stands so, its second reader is still to come; a third reads afterwards."""


@dataclass(frozen=True, slots=True)
class Involved:
    """What one officer did in a review.

    The findings that stand and the accounts, and how many of each the officer wrote and took.
    """

    wrote: int
    findings: int
    took: int
    accounts: int

    def told(self, name: str) -> str:
        """It in a sentence; nothing where they wrote no finding and took no account."""
        did = self.did
        return f"{name} also {' and '.join(did)}." if did else ""

    @property
    def did(self) -> list[str]:
        """Each thing that they did, in words."""
        did = []
        if self.wrote:
            did.append(f"wrote {_of(self.wrote, self.findings, 'finding')}")
        if self.took:
            did.append(f"took {_of(self.took, self.accounts, 'account')}")
        return did


def _of(count: int, every: int, one: str) -> str:
    if every == 1:
        return f"the only {one}"
    return f"{count} of the {every} {one}s"


_NAMED = 3
"""So many other things are named; the history has them all."""


def why_not_apart(did: Involved | None, went: int, recorded: Collection[str]) -> str:
    """Why someone does not stand apart from a review, naming what they did; empty where they do.

    `went` is how many of its visits they went on; `recorded` the kinds of events that they made.
    """
    told = did.did if did else []
    if went:
        told = [*told, f"went on {went} visit{'s' if went > 1 else ''}"]
    counted = {EventKind.FINDING_WRITTEN} if did and did.wrote else set()
    counted |= {EventKind.ACCOUNT_STARTED} if did and did.took else set()
    others = [one.wordless for one in EventKind if one in recorded and one not in READING | counted]
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    told = [*told, *others[:_NAMED]]
    if not told:
        return ""
    return (
        "Your council asks for a second reader who wrote and heard nothing in this review. You "
        f"{'; '.join(told)}{more}. Ask a colleague who did none of it."
    )


def check_apart(why_not: str) -> None:
    """Check that a second reader stands apart; `why_not` says what they did, where they do not."""
    if why_not:
        raise Refused(why_not)
