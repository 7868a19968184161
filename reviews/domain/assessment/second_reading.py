"""The second reading of an assessment: whose turn it is, who may take it, what stands in the way.

The first readers are those who concluded and whoever sent the assessment on. The second reader is
none of them; where the two disagree a third person decides, and both views are kept.
"""

from collections.abc import Collection, Sequence
from uuid import UUID

from reviews.domain.errors import Refused
from reviews.domain.review.state import ReviewState

from .overall_assessment import CONCLUSION_ASKS, FINAL, About, Read, Reading, standing_now
from .planned_parts import PlannedPart

WITH_READERS = frozenset({Reading.SUBMITTED, Reading.DISAGREED})
READERS_STEPS = frozenset(Reading) - {Reading.SUBMITTED, Reading.REOPENED}
"""The steps that belong to a second reader, or to a third."""

WHOSE_TURN: dict[Reading | None, str] = {
    None: "The review team is writing it.",
    Reading.SUBMITTED: "A second reader reads it next.",
    Reading.SENT_BACK: "It was sent back. The review team is changing it.",
    Reading.DISAGREED: "The two readers disagree. A third person decides next.",
    Reading.AGREED: "It is agreed.",
    Reading.DECIDED: "It is decided.",
    Reading.REOPENED: "It was opened again. The review team is changing it.",
}


def check_changeable(steps: Sequence[Read]) -> None:
    """Check that findings and conclusions may still be changed."""
    now = standing_now(steps)
    if now in FINAL:
        raise Refused(
            "The assessment is agreed. Open it again, with your reasons, before you change it."
        )
    if now in WITH_READERS:
        raise Refused(
            "The assessment is with a reader. It can be changed once they have sent it back."
        )


def may_change(state: ReviewState, steps: Sequence[Read]) -> bool:
    """Whether findings and conclusions can be changed while a review and its steps stand so."""
    return state is ReviewState.OPEN and standing_now(steps) not in FINAL | WITH_READERS


def sent_on(steps: Sequence[Read]) -> int | None:
    """Which step sent the assessment to its second reader, counted from 0.

    None while it is being written, or is changed since it was sent.
    """
    if standing_now(steps) not in FINAL | WITH_READERS:
        return None
    return len(steps) - len(_round(steps))


def _round(steps: Sequence[Read]) -> Sequence[Read]:
    """The steps since the assessment was last sent to a second reader."""
    starts = [n for n, step in enumerate(steps) if step.reading is Reading.SUBMITTED]
    return steps[starts[-1] :] if starts else ()


def took_part(steps: Sequence[Read], concluded_by: Collection[UUID] = ()) -> frozenset[UUID]:
    """Who has had their say in this round, and so cannot read it next."""
    return frozenset({one.by for one in _round(steps)} | set(concluded_by))


def check_reading(
    steps: Sequence[Read], step: Reading, by: UUID, words: str, concluded_by: Collection[UUID] = ()
) -> None:
    """Check that this person may take this step of the reading now, and gives reasons if it must.

    The second reader is never the first, and the third is neither; both views are kept.

    Whoever recorded a conclusion that stands is a first reader.
    """
    allowed: dict[Reading, set[Reading | None]] = {
        Reading.SUBMITTED: {None, Reading.SENT_BACK, Reading.REOPENED},
        Reading.AGREED: {Reading.SUBMITTED},
        Reading.SENT_BACK: {Reading.SUBMITTED, Reading.DISAGREED},
        Reading.DISAGREED: {Reading.SUBMITTED},
        Reading.DECIDED: {Reading.DISAGREED},
        Reading.REOPENED: {Reading.AGREED, Reading.DECIDED},
    }
    if standing_now(steps) not in allowed[step]:
        raise Refused("The assessment has moved on since you opened this page. Look again first.")
    if step in READERS_STEPS and by in took_part(steps, concluded_by):
        raise Refused(
            "This step belongs to someone who has not yet concluded on this assessment. "
            "Ask a colleague in the team."
        )
    if step not in (Reading.AGREED, Reading.SUBMITTED) and not words.strip():
        raise Refused("Give your reasons. Both views are kept.", "words")


def steps_open(
    steps: Sequence[Read], by: UUID, concluded_by: Collection[UUID] = ()
) -> tuple[Reading, ...]:
    """The steps that this person may take now, reasons apart."""

    def may(step: Reading) -> bool:
        try:
            check_reading(steps, step, by, "reasons", concluded_by)
        except Refused:
            return False
        return True

    return tuple(step for step in Reading if may(step))


def in_the_way(
    concluded: Collection[About],
    left: Collection[PlannedPart],
    uncited: int,
    *,
    withheld: int = 0,
    unweighed: int = 0,
    unanswered: int = 0,
    reopened: int = 0,
) -> list[str]:
    """What stands between an assessment and its second reader, a sentence for each matter.

    `left` are the planned parts that are open; `uncited` counts findings that cite nothing, less
    those of not enough evidence and those for which a reason is given. `counts` are of findings
    `withheld`, as they rest on words that may no longer be used, of late documents `unweighed`,
    of what else a second reader may ask that is `unanswered`, and of accounts `reopened` after
    agreement.
    """
    found = []
    if left:
        found.append(
            f"{_count(left, 'planned part is', 'planned parts are')} neither done nor excused. "
            f"The first is: {next(iter(left)).told}."
        )
    lacking = [about for about in About if about not in concluded]
    if lacking:
        found.append(
            f"{_count(lacking, 'conclusion is', 'conclusions are')} still to be recorded. The "
            f"first: {CONCLUSION_ASKS[lacking[0]]}"
        )
    counts = (uncited, withheld, unweighed, unanswered, reopened)
    for count, (one, many, rest) in zip(counts, _STANDING, strict=True):
        if count:
            found.append(f"{_count(count, one, many)} {rest}")
    return found


_STANDING = (
    (
        "finding cites",
        "findings cite",
        "no evidence. Add what each rests on, call it not enough evidence, or say why it stands.",
    ),
    (
        "finding rests",
        "findings rest",
        "on words that may no longer be used. Take that evidence or the finding away first.",
    ),
    (
        "document",
        "documents",
        "came after the first conclusion. Say what each changes, if anything.",
    ),
    (
        "thing that a second reader may ask has",
        "things that a second reader may ask have",
        "no reason yet. Mend each, or say why it stands.",
    ),
    (
        "account was",
        "accounts were",
        "opened again after others relied on it. Say what each changes, if anything.",
    ),
)
"""What is said of findings that cite nothing, of those withheld, of late documents, of what a
second reader may ask, and of accounts opened again: of one, of several, and what to do."""


def _count(count: int | Collection[object], one: str, many: str) -> str:
    number = count if isinstance(count, int) else len(count)
    return f"{number} {one if number == 1 else many}"


def check_concluded(
    concluded: Collection[About], left: Collection[PlannedPart], uncited: int, **counts: int
) -> None:
    """Check that an assessment can go to a second reader; takes what `in_the_way` takes."""
    if found := in_the_way(concluded, left, uncited, **counts):
        raise Refused(found[0])
