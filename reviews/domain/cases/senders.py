"""From whom a paper of a case is: by what it came as, what its file is kept for, or whose it is."""

from collections.abc import Mapping

from reviews.domain.sources import Source

from .kinds import StepKind
from .papers import Heading

COUNCIL = "The council"
NOT_KNOWN = "Not known"
_TEAM = "The review team"
_TRIBUNAL = "The tribunal"
_APPELLANT = "The appellant"

OF_STEP: Mapping[StepKind, str] = {
    StepKind.RECONSIDERED: COUNCIL,
    StepKind.NOT_CHANGED: COUNCIL,
    StepKind.REVISED_LAPSED: COUNCIL,
    StepKind.REVISED_GOES_ON: COUNCIL,
    StepKind.SENT_ON: COUNCIL,
    StepKind.RESPONSE_SENT: COUNCIL,
    StepKind.REPLY: _APPELLANT,
    StepKind.DIRECTION: _TRIBUNAL,
    StepKind.HEARING: NOT_KNOWN,
    StepKind.DECISION_NOTICE: _TRIBUNAL,
    StepKind.REASONS_ASKED: NOT_KNOWN,
    StepKind.REASONS: _TRIBUNAL,
    StepKind.PERMISSION: _TRIBUNAL,
    StepKind.IN_EFFECT: COUNCIL,
    StepKind.WITHDRAWN: NOT_KNOWN,
    StepKind.STRUCK_OUT: _TRIBUNAL,
    StepKind.ANSWERED: COUNCIL,
}
"""From whom a file is that came with a step; not known where either side can have sent it."""

OF_PURPOSE: Mapping[str, str] = {
    "": _TEAM,
    "document": Source.PROVIDER.words,
    "photograph": _TEAM,
    "written agreement": Source.RESIDENT.words,
    "decision notice": COUNCIL,
    "quarantined": NOT_KNOWN,
    "answer": NOT_KNOWN,
    "attached": NOT_KNOWN,
    "progress": NOT_KNOWN,
    "support": NOT_KNOWN,
    "case": NOT_KNOWN,
}
"""From whom a document is, by what its file is kept for; one without a file is what a team read."""

_UNDER: Mapping[Heading, str] = {
    Heading.APPEAL: _APPELLANT,
    Heading.DECISIONS: COUNCIL,
    Heading.REVISION: COUNCIL,
}
_NOBODYS = (Source.DOCUMENT, Source.OBSERVED, None)


def from_whom(
    heading: Heading,
    source: Source | None,
    purpose: str,
    step: StepKind | None,
    *,
    is_copy: bool = False,
) -> str:
    """From whom a paper is, as every list and index says.

    Args:
        heading: the heading it stands under.
        source: whose account it is; None where it is the council's own.
        purpose: what its file is kept for; empty where it is no file.
        step: the step of the case that its file came with.
        is_copy: whether it is a copy with words taken out, whose person is not named.
    """
    if step is not None:
        return OF_STEP[step]
    if heading in _UNDER:
        return _UNDER[heading]
    if source is Source.DOCUMENT:
        return OF_PURPOSE[purpose]
    whose = source.words if source is not None else COUNCIL
    return f"{whose}, not named here" if is_copy and source not in _NOBODYS else whose
