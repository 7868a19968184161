"""The certificate of a drill: one page that says what was restored aside, and what differed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .letters.blocks import Block, Blocks, BulletList, Heading, Paragraph, Run, Table
from .letters.pdf import letter_pdf

_ACCENT, _SIZE_PT, _MARGIN_MM, _MOST_LINES = "0b4f54", 11, 22, 12

_SHOWS = (
    "A back-up was restored aside, where nobody works, and compared with what its manifest says. "
    "This shows whether the record can be given back as it was on the day of that back-up. What "
    "was recorded since is not in it."
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says: `lines` are pairs of a name and what is said of it."""

    council: str
    on: date
    lines: Sequence[tuple[str, str]]
    differs: Sequence[str]


def certificate_pdf(told: Certificate) -> bytes:
    """The certificate as PDF, A4, tagged; of many things that differ, the first are named."""
    title = "Certificate of a restored back-up"
    body: list[Block] = [
        Paragraph((Run(told.council),)),
        Heading(1, title),
        Paragraph((Run(_found(told.differs), bold=True),)),
        Table(
            header=((Run("What"),), (Run("Found"),)),
            rows=tuple(((Run(name),), (Run(said),)) for name, said in told.lines),
            widths=(1, 2),
        ),
    ]
    if told.differs:
        shown = list(told.differs[:_MOST_LINES])
        if left := len(told.differs) - len(shown):
            shown.append(f"and {left} more")
        body += [Heading(2, "What differs"), BulletList(tuple((Run(one),) for one in shown))]
    body.append(Paragraph((Run(_SHOWS),)))
    return letter_pdf(
        Blocks(
            title=title,
            language="en-GB",
            dated_on=told.on,
            size_pt=_SIZE_PT,
            margin_mm=_MARGIN_MM,
            accent=_ACCENT,
            header=(title,),
            footer=(told.council,),
            body=tuple(body),
        )
    )


def _found(differs: Sequence[str]) -> str:
    if not differs:
        return "The back-up was restored, and all that was compared is as it was."
    return "The back-up is not good: what was restored differs from what was backed up."
