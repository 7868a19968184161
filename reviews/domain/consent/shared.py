"""What is read for benefits: each piece of evidence is weighed by itself, and the rest may stand.

Whatever is not shared is as if it were not there: no gap, count or number says that it is. An
answer that one person needs no support, or takes none, can end what pays their rent (para 71 asks
after need person by person), so it stays with the team until a lead lets it go.
"""

import json
from collections.abc import Collection, Mapping

from reviews.domain.record.evidence import EvidenceKind

SAID: Mapping[str, str] = {
    "need-help-needed": "That they do not need help with one part of life",
    "need-available": "That they have not asked for help with one part of life",
    "need-given": "That no help is given with one part of life",
    "need-declined": "That help with one part of life was offered and turned down",
}
"""What such an answer says, by question: a fact about support, never a word about the person."""

TURNED_DOWN = "That support was turned down, as it was told"
"""What such a record of support says."""

SAYS_NO_SUPPORT: Mapping[str, frozenset[str]] = {
    "need-help-needed": frozenset({"no"}),
    "need-available": frozenset({"not-asked-for"}),
    "need-given": frozenset({"none"}),
    "need-declined": frozenset({"yes", "with-reason", "in-part", "bare"}),
}
"""The options that say that one person needs no support, or takes none, by question.

The same meaning has the same key in every set.
"""

NEVER_SHARED = frozenset({EvidenceKind.URGENT_HELP, EvidenceKind.LETTER})
"""Kinds of record about one person that are not what they told us, nor shared by their word."""

_OF_A_NEED = "need-"


def of_a_need(question: str) -> bool:
    """Whether a question asks of one need of one person, as its key says."""
    return question.startswith(_OF_A_NEED)


def says_no_support(question: str, value: str | None) -> bool:
    """Whether an answer says that one person needs no support, or takes none.

    `value` is the answer as it is stored, or None where none was given.
    """
    if value is None or question not in SAYS_NO_SUPPORT:
        return False
    said = json.loads(value)
    return bool(SAYS_NO_SUPPORT[question].intersection([said] if isinstance(said, str) else said))


def stands_on_the_rest(now: Collection[bool], once: Collection[bool], *, held: bool) -> bool:
    """Whether a finding is read for benefits, for or against alike.

    One that rests, or rested, on what is `held` until a lead lets it go may say so in its own
    words, so that it is not read at all.

    `now` says of each piece that it rests on whether it may be shown, and `once` of each that it
    rested on before. It stands on any that is left; one that rests on nothing any more only where
    all that it once rested on may be shown.
    """
    return not held and (any(now) if now else all(once))


def as_worded_before(now: Collection[bool], once: Collection[bool], *, held: bool) -> bool:
    """Whether earlier words of a finding are read for benefits: they may tell what it lost."""
    return stands_on_the_rest(now, once, held=held) and all(once)


def reasons_read(grounds: Collection[bool], *, whole: bool) -> bool:
    """Whether reasons are read for benefits.

    `grounds` says of each finding that they rest on whether it may be shown; reasons that name
    none may tell anything of the review, so that the `whole` of it must be shared.
    """
    return all(grounds) if grounds else whole


def not_shown(residents: int, threshold: int) -> str:
    """What stands in place of words that are not read for benefits.

    Where fewer residents live than the council's threshold a reason could point to one of them.
    """
    if residents < threshold:
        return "Not shown here."
    return "Not shown here. It may tell what is not shared with the Housing Benefit team."
