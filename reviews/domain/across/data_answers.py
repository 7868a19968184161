"""What a person who asked is told: place by place, in plain words, with how to complain.

UK GDPR article 12(3) and (4), 17, 18 and 19; Data Protection Act 2018 section 167; complaints to
the council itself: Data (Use and Access) Act 2025 section 103.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import long_date

from .data_requests import Asks, Ground, Outcome


@dataclass(frozen=True, slots=True)
class Line:
    """What was decided alike on some places of one kind: how many, and why."""

    kind: str
    outcome: Outcome
    ground: Ground | None
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that went out before, and holds what was asked about: its reference and day."""

    reference: str
    on: date


@dataclass(frozen=True, slots=True)
class Told:
    """What the answer is made of.

    `sent` are letters, `shared` says that the Housing Benefit team could read some of it, and
    `contacts` are the council's own words on whom to ask and where to complain.
    """

    council: str
    asks: Asks
    asked_on: date
    lines: Sequence[Line]
    sent: Sequence[Sent]
    shared: bool
    contacts: Sequence[str]


def answer(told: Told) -> str:
    """The answer as text, in paragraphs, to be printed, copied or read out."""
    return "\n\n".join(_paragraphs(told))


_ASKED = {
    Asks.ERASE: "erase what we hold about you",
    Asks.RESTRICT: "keep what we hold about you and not use it",
    Asks.OBJECT: "stop using what we hold about you",
    Asks.CORRECT: "put right what we hold about you",
}
_DONE = {
    Outcome.ERASED: "What we erased",
    Outcome.RESTRICTED: "What we keep, and do not use or show",
    Outcome.DISPUTED: "What we keep with a note beside it that you say it is wrong",
    Outcome.REFUSED: "What we keep and go on using, and why",
}


def _paragraphs(told: Told) -> Iterator[str]:
    yield (
        f"On {long_date(told.asked_on)} you asked {told.council} to {_ASKED[told.asks]}. "
        "This is our answer."
    )
    done = [one for one in told.lines if one.outcome in _DONE]
    if not done:
        yield "We looked, and found nothing that we hold about you."
    for outcome, heading in _DONE.items():
        lines = [one for one in done if one.outcome is outcome]
        if lines:
            yield "\n".join([heading, *dict.fromkeys(_line(one) for one in lines)])
    yield from _gone_out(told)
    yield _complain(told)


def _line(one: Line) -> str:
    said = f"- {one.kind}: {one.count}"
    if one.outcome is Outcome.REFUSED and one.ground is not None:
        return f"{said}, because {one.ground.hint}. {one.reason}"
    return said


def _gone_out(told: Told) -> Iterator[str]:
    """What an answer must never hide: what was sent is not called back."""
    if any(one.outcome is Outcome.ERASED for one in told.lines):
        yield (
            "What is erased is gone from our record, and a copy that we keep for emergencies is "
            "erased again before it is used. It is not gone from what was sent before."
        )
    if told.sent:
        every = "\n".join(f"- {one.reference}, {long_date(one.on)}" for one in told.sent)
        yield f"These letters were sent before, and whoever has them keeps them:\n{every}"
    if told.shared:
        yield (
            "Officers of the Housing Benefit team could read some of what you agreed to share. "
            "What they noted of it is not erased with this."
        )


_COMMISSIONER = (
    "- You can complain to the Information Commissioner’s Office, at ico.org.uk or on "
    "0303 123 1113."
)


def _complain(told: Told) -> str:
    own: Iterable[str] = (one.strip() for one in told.contacts)
    where = "\n".join(one for one in own if one)
    return "\n".join(
        one
        for one in (
            "If you do not agree with this answer",
            "- You can complain to us. We acknowledge a complaint within 30 days.",
            where,
            _COMMISSIONER,
            "- You can ask a court to decide (Data Protection Act 2018, section 167).",
        )
        if one
    )
