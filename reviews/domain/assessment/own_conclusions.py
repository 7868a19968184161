"""The second reader who concludes first: nobody else's conclusions are shown to them until then.

A council chooses whether its second readers read so. The first readers are those who concluded
and whoever sent the assessment on.
"""

from collections.abc import Collection, Sequence
from uuid import UUID

from reviews.domain.errors import Refused

from .overall_assessment import Read, Reading, standing_now
from .second_reading import took_part

_UNREAD = frozenset({None, Reading.SUBMITTED, Reading.SENT_BACK, Reading.REOPENED})
"""While an assessment stands so, someone may still come to read it second."""


def sees_conclusions(
    steps: Sequence[Read],
    by: UUID,
    concluded_by: Collection[UUID],
    wrote: Collection[UUID],
    *,
    blind: bool,
) -> bool:
    """Whether this person may see what the first readers concluded.

    `wrote` are those who wrote conclusions of their own; `blind` says whether the council's
    second readers conclude first.
    """
    if not blind or standing_now(steps) not in _UNREAD:
        return True
    return by in took_part(steps, concluded_by) or by in wrote


def check_wrote(
    steps: Sequence[Read], step: Reading, by: UUID, wrote: Collection[UUID], *, blind: bool
) -> None:
    """Check that a second reader concluded before they agree or disagree.

    Sending it back needs no conclusion: what is missing may be why none can be reached.
    """
    answers = step in (Reading.AGREED, Reading.DISAGREED)
    if blind and answers and standing_now(steps) is Reading.SUBMITTED and by not in wrote:
        raise Refused("Write your own conclusions first. You then see both, and can go on.")


def check_may_write(
    steps: Sequence[Read], by: UUID, concluded_by: Collection[UUID], wrote: Collection[UUID]
) -> None:
    """Check that this person may write conclusions of their own now."""
    if standing_now(steps) is not Reading.SUBMITTED or by in took_part(steps, concluded_by):
        raise Refused("The assessment does not wait for you to read it.")
    if by in wrote:
        raise Refused("You wrote your conclusions already. They stay as you wrote them.")
