"""The parts of a case, in the order in which an officer works through them."""

from dataclasses import dataclass

from flask import url_for

from reviews.domain.cases.kinds import CaseKind
from reviews.domain.people.roles import Viewer
from reviews.store.cases.cases import CaseHead


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a case on its page: its words, what it is for, and its address."""

    words: str
    hint: str
    href: str


_CLAIM = frozenset({CaseKind.CLAIM})
_PARTS: tuple[tuple[str, str, str, frozenset[CaseKind]], ...] = (
    (
        "Decisions",
        "What was decided, on which ground and from when; each notice; suspensions.",
        "cases.decisions",
        _CLAIM,
    ),
)
"""Each part: its words, what it is for, its endpoint, and the kinds of case that have it."""


def parts_of(case: CaseHead, viewer: Viewer) -> list[Part]:
    """The parts of a case that this officer opens."""
    del viewer
    return [
        Part(words, hint, url_for(endpoint, case_id=case.id))
        for words, hint, endpoint, kinds in _PARTS
        if case.kind in kinds
    ]
