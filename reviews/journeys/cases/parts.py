"""The parts of a case, in the order in which an officer works through them."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import current_app, url_for

from reviews.domain.cases.kinds import CaseKind
from reviews.domain.cases.next_step import CasePart, next_step
from reviews.domain.people.roles import Viewer
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.lines import state_of
from reviews.web.database import reading


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a case on its page: its words, what it is for, and its address."""

    words: str
    hint: str
    href: str


_PARTS: tuple[tuple[str, str, str, frozenset[CaseKind]], ...] = ()
"""Each part: its words, what it is for, its endpoint, and the kinds of case that have it."""


def parts_of(case: CaseHead, viewer: Viewer) -> list[Part]:
    """The parts of a case that this officer opens."""
    del viewer
    return [
        Part(words, hint, url_for(endpoint, case_id=case.id))
        for words, hint, endpoint, kinds in _PARTS
        if case.kind in kinds
    ]


@dataclass(frozen=True, slots=True)
class ToDo:
    """What to do in a case now: a sentence, and where, if it is done in a part of the case."""

    words: str
    where: str
    href: str


_PAGES: Mapping[CasePart, str] = {
    CasePart.DECISIONS: "cases.decisions",
    CasePart.APPEAL: "cases.appeal",
    CasePart.AUTHORITY: "cases.authority",
    CasePart.PAPERS: "cases.papers",
    CasePart.SEND: "cases.send",
    CasePart.STEPS: "cases.steps",
    CasePart.CLOSE: "cases.close",
}
"""The page of each part of a case."""


def to_do(case: CaseHead) -> ToDo:
    """What to do in a case now, worked out from its rows: it is never in the way of an act."""
    step = next_step(state_of(reading(), case.id))
    endpoint = _PAGES[step.part] if step.part else ""
    there = endpoint in current_app.view_functions
    return ToDo(
        step.words,
        step.part.words if step.part and there else "",
        url_for(endpoint, case_id=case.id) if there else "",
    )
