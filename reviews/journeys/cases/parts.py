"""The parts of a case, in the order in which an officer works through them."""

from dataclasses import dataclass

from flask import url_for

from reviews.domain.cases.kinds import CaseKind
from reviews.domain.people.roles import Permission, Viewer
from reviews.store.cases.cases import CaseHead


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a case on its page: its words, what it is for, and its address."""

    words: str
    hint: str
    href: str


_PARTS: tuple[tuple[str, str, str, frozenset[CaseKind]], ...] = (
    (
        "What goes in",
        "Everything the council holds that can bear on the case: decide on each.",
        "cases.disclosure",
        frozenset({CaseKind.CLAIM}),
    ),
    (
        "Papers",
        "What the disclosure officer put in, to read and to build the response on.",
        "cases.papers",
        frozenset({CaseKind.CLAIM}),
    ),
    (
        "Send the response",
        "See what goes and in which order, and record that it went.",
        "cases.send",
        frozenset({CaseKind.CLAIM}),
    ),
)
"""Each part: its words, what it is for, its endpoint, and the kinds of case that have it."""

_ONLY_WITH = {"cases.disclosure": Permission.DISCLOSURE, "cases.send": Permission.APPEALS}
"""The parts that open to some of a case's team alone, by endpoint."""


def parts_of(case: CaseHead, viewer: Viewer) -> list[Part]:
    """The parts of a case that this officer opens."""
    return [
        Part(words, hint, url_for(endpoint, case_id=case.id))
        for words, hint, endpoint, kinds in _PARTS
        if case.kind in kinds and _opens(viewer, endpoint)
    ]


def _opens(viewer: Viewer, endpoint: str) -> bool:
    only = _ONLY_WITH.get(endpoint)
    return only is None or viewer.may(only)
