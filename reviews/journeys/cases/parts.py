"""The parts of a case, in the order in which an officer works through them."""

from dataclasses import dataclass

from flask import url_for

from reviews.domain.cases.access import works
from reviews.domain.cases.kinds import CaseKind
from reviews.domain.people.roles import Viewer
from reviews.store.cases.cases import CaseHead


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a case on its page: its words, what it is for, and its address."""

    words: str
    hint: str
    href: str


_PARTS: tuple[tuple[str, str, str, frozenset[CaseKind]], ...] = (
    (
        "Which way evidence points",
        "What you may read in this case; you say what it shows, and why.",
        "cases.bearing",
        frozenset({CaseKind.CLAIM}),
    ),
    (
        "Evidence for and against",
        "Question by question, with the gaps, on screen and on paper.",
        "cases.matrix",
        frozenset({CaseKind.CLAIM}),
    ),
    (
        "Rent and charges",
        "Apart from the rest: an appeal on the one is none on the other.",
        "cases.matrix_of_rent",
        frozenset({CaseKind.CLAIM}),
    ),
)
"""Each part: its words, what it is for, its endpoint, and the kinds of case that have it."""

_WEIGHED = frozenset({"cases.bearing", "cases.matrix", "cases.matrix_of_rent"})
"""What only those who work the case open: whoever decides on disclosure does not weigh."""


def parts_of(case: CaseHead, viewer: Viewer) -> list[Part]:
    """The parts of a case that this officer opens."""
    working = works(viewer, case.kind)
    return [
        Part(words, hint, url_for(endpoint, case_id=case.id))
        for words, hint, endpoint, kinds in _PARTS
        if case.kind in kinds and (working or endpoint not in _WEIGHED)
    ]
