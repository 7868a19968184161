"""The parts of a case, in the order in which an officer works through them."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import current_app, request, url_for

from reviews.domain.cases.access import reads_advice
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.kinds import CaseKind
from reviews.domain.cases.next_step import CasePart, CaseState, Ready, next_step
from reviews.domain.people.roles import Permission, Viewer
from reviews.reference.cases.appeals import appeal_law
from reviews.services.cases import bundles
from reviews.store.cases import documents
from reviews.store.cases.cases import CaseHead, somebody_decides
from reviews.store.cases.lines import state_of
from reviews.web.access.allow import viewer
from reviews.web.database import reading
from reviews.web.review_plan import all_sets

from .as_it_stood import read_as


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a case on its page: its words, what it is for, and its address."""

    words: str
    hint: str
    href: str


_CLAIM, _DISPUTE = frozenset({CaseKind.CLAIM}), frozenset({CaseKind.DISPUTE})
_EVERY = _CLAIM | _DISPUTE
_PARTS: tuple[tuple[str, str, str, frozenset[CaseKind]], ...] = (
    (
        "Decisions",
        "What was decided, on which ground and from when; each notice; suspensions.",
        "cases.decisions",
        _CLAIM,
    ),
    (
        "The appeal",
        "When it came and from whom, in time or late, and what the response waits for.",
        "cases.appeal",
        _CLAIM,
    ),
    (
        "Who acts for them",
        "Authority asked for and seen. A doubt stops nothing.",
        "cases.authority",
        _CLAIM,
    ),
    (
        "What the tribunal should know of the person",
        "Capacity, adjustments, an interpreter; Universal Credit beside this.",
        "cases.person",
        _CLAIM,
    ),
    (
        "What goes in",
        "Everything the council holds that can bear on the case: decide on each.",
        "cases.disclosure",
        _CLAIM,
    ),
    (
        "Redaction",
        "Words taken out of papers: on a direction, or beside an application under rule 14.",
        "cases.redactions",
        _CLAIM,
    ),
    (
        "Papers",
        "What the disclosure officer put in, to read and to build the response on.",
        "cases.papers",
        _CLAIM,
    ),
    (
        "The council’s papers",
        "The response and what stands beside it: drafted from this case, finished in Word.",
        "cases.documents",
        _CLAIM,
    ),
    (
        "Bundles",
        "The papers as one PDF with numbered pages, and what checks it, for every party.",
        "cases.bundles",
        _CLAIM,
    ),
    (
        "The full set",
        "The same with what you ask the tribunal to withhold, for the tribunal alone.",
        "cases.full_bundles",
        _CLAIM,
    ),
    (
        "Send the response",
        "See what goes and in which order, and record that it went.",
        "cases.send",
        _CLAIM,
    ),
    (
        "Evidence register",
        "All that you may read in this case: searched, narrowed, what is missing, in Excel.",
        "cases.evidence",
        _CLAIM,
    ),
    (
        "Which way evidence points",
        "What you may read in this case; you say what it shows, and why.",
        "cases.bearing",
        _CLAIM,
    ),
    (
        "Evidence for and against",
        "Question by question, with the gaps, on screen and on paper.",
        "cases.matrix",
        _CLAIM,
    ),
    (
        "Rent and charges",
        "Apart from the rest: an appeal on the one is none on the other.",
        "cases.matrix_of_rent",
        _CLAIM,
    ),
    (
        "The other side’s case",
        "What they can say from our own record, to be answered, or the decision revised.",
        "cases.other_side",
        _CLAIM,
    ),
    (
        "What the provider disputes",
        "What they say and sent, by when they are answered, and the answer.",
        "cases.dispute",
        _DISPUTE,
    ),
    (
        "Timeline and steps",
        "What is due and from whom, what was: directions, hearings, what was sent.",
        "cases.timeline",
        _EVERY,
    ),
    ("Notes", "For the file.", "cases.notes", _EVERY),
    ("History", "Who recorded what, and when.", "cases.history", _EVERY),
)
"""Each part: its words, what it is for, its endpoint, and the kinds of case that have it."""

_ONLY_WITH = {
    **dict.fromkeys(
        ("cases.disclosure", "cases.redactions", "cases.full_bundles"), Permission.DISCLOSURE
    ),
    **dict.fromkeys(
        ("cases.send", "cases.evidence", "cases.bearing", "cases.matrix", "cases.matrix_of_rent"),
        Permission.APPEALS,
    ),
}
"""The parts that open to some of a case's team alone, by endpoint."""


def parts_of(case: CaseHead, viewer: Viewer) -> list[Part]:
    """The parts of a case that this officer opens."""
    return [
        Part(words, hint, url_for(endpoint, case_id=case.id))
        for words, hint, endpoint, kinds in _PARTS
        if case.kind in kinds and _opens(viewer, endpoint)
    ]


def _opens(viewer: Viewer, endpoint: str) -> bool:
    if endpoint == "cases.other_side":
        return reads_advice(viewer)
    only = _ONLY_WITH.get(endpoint)
    return only is None or viewer.may(only)


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
    CasePart.GOES_IN: "cases.disclosure",
    CasePart.DOCUMENTS: "cases.documents",
    CasePart.BUNDLES: "cases.bundles",
    CasePart.TEAM: "cases.add_member",
    CasePart.SEND: "cases.send",
    CasePart.STEPS: "cases.timeline",
    CasePart.DISPUTE: "cases.dispute",
    CasePart.CLOSE: "cases.close",
}
"""The page of each part of a case."""


def to_do(case: CaseHead, viewer: Viewer) -> ToDo:
    """What to do in a case now, worked out from its rows: it is never in the way of an act.

    It leads nowhere for who does not open that part, or is on its page.
    """
    state = state_of(reading(), case.id, appeal_law().changing)
    step = next_step(
        state,
        _ready(case, state),
        decides=viewer.may(Permission.DISCLOSURE),
        asked=somebody_decides(reading(), case.id),
    )
    endpoint = _PAGES[step.part] if step.part else ""
    opens = endpoint in current_app.view_functions and _opens(viewer, endpoint)
    there = opens and endpoint != request.endpoint
    return ToDo(
        step.words,
        step.part.words if step.part and there else "",
        url_for(endpoint, case_id=case.id) if there else "",
    )


def _ready(case: CaseHead, state: CaseState) -> Ready:
    """What of a response is ready; asked only where it is what is left."""
    if not (state.unanswered_on and state.disclosure_finished):
        return Ready()
    session = reading()
    own = documents.standing(session, case.id)
    drafted = any(one.kind is DocumentKind.RESPONSE and one.erased_at is None for one in own)
    return Ready(drafted, bundles.offered(session, case, all_sets()) is not None)


def next_on_pages() -> dict[str, object]:
    """What the templates of a case read: what is next in it, unless it is read as of a day."""
    return {"next_in": lambda case: [to_do(case, viewer())] if read_as().now else []}
