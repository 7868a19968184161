"""The evidence register of a case: what those who work it may read, now or as of a day."""

from dataclasses import replace
from functools import partial

from flask import url_for
from werkzeug.wrappers import Response

from reviews.domain.across.evidence_register import Reads, Scope
from reviews.domain.cases.matrix import DayMark, marks_of
from reviews.domain.cases.pieces import Piece, Through
from reviews.domain.cases.weighed_for import DecisionWeighed
from reviews.domain.consent.consents import Use
from reviews.domain.dates import Span
from reviews.domain.people.roles import Permission
from reviews.services.cases.bearings import pieces
from reviews.store.cases.bearings import decisions_of
from reviews.store.cases.cases import CaseHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import worked_claim
from reviews.web.database import reading
from reviews.web.evidence_lines import Shown, in_a_line
from reviews.web.evidence_register import Register, list_page, missing_page, workbook

from .as_it_stood import kept_switches, read_as, switched
from .in_bundle import in_bundle
from .reading_places import reads_at
from .routes import bp

_LEAD = (
    "What is shared with the Housing Benefit team, what the disclosure officer put in, and the "
    "papers of this case. What is not here is not told, and nothing follows from that."
)
_LEAD_THEN = f"{_LEAD} What is searched and narrowed is what is recorded now."
_READS = Reads(frozenset(), use=Use.SHARE_BENEFITS, withheld_is_said=False, found=True)
_SAID = (DayMark.RECORDED_LATER, DayMark.TAKEN_BACK)


def _of_case(case: CaseHead) -> Register:
    as_of = read_as()
    every = {one.id: one for one in pieces(reading(), viewer(), case, as_of)}
    decided = decisions_of(reading(), case.id, as_of)
    newest = decided[0] if decided else None
    address, bundled = partial(url_for, case_id=case.id), in_bundle(case)
    residents = {one.resident_id for one in every.values()}
    chosen = [(str(case.resident_id), case.resident)] if case.resident_id in residents else []
    return Register(
        Scope(ids=frozenset(every)),
        _READS,
        f"{case.reference} {case.resident}",
        (address("cases.show"), case.reference),
        partial(address, "cases.evidence"),
        partial(address, "cases.missing_evidence"),
        partial(address, "cases.evidence_workbook"),
        chosen if len(residents) > 1 else [],
        lead=_LEAD if as_of.now else _LEAD_THEN,
        looked="of evidence that you may read in this case",
        place=lambda key: _place(case, every[key]),
        also=lambda key: bundled.piece(every[key]).pair,
        retold=lambda lines: [_told(one, every[one.line.id], newest) for one in lines],
        switches=switched(),
        kept=kept_switches(),
    )


def _place(case: CaseHead, piece: Piece) -> str:
    if piece.through is Through.PUT_IN:
        return url_for("cases.paper", case_id=case.id, evidence_id=piece.id)
    return reads_at(piece)


def _told(shown: Shown, piece: Piece, newest: DecisionWeighed | None) -> Shown:
    """A line in the words in which the piece is read in the case, with its marks."""
    line = replace(
        shown.line,
        true_from_on=piece.true_from_on,
        true_to_on=piece.true_to_on,
        limb=piece.limb,
    )
    of_days = marks_of(piece, Span(), newest.made_on if newest else None)
    marks = [one.words for one in of_days if one in _SAID]
    marks += [one.words for one in piece.marks]
    return replace(
        shown,
        line=line,
        title=piece.title,
        words=in_a_line(piece.words),
        whose=". ".join(filter(None, (piece.whose, piece.through.words, *piece.notes))),
        marks=tuple(marks),
    )


@bp.get("/cases/<uuid:case_id>/evidence")
@allow(Permission.CASES, to=worked_claim)
def evidence(case: CaseHead) -> Page:
    """All evidence that may be read in a case: searched, narrowed, a page at a time."""
    return list_page(_of_case(case))


@bp.get("/cases/<uuid:case_id>/evidence.xlsx")
@allow(Permission.CASES, to=worked_claim)
def evidence_workbook(case: CaseHead) -> Response:
    """The evidence of a case as it is looked for, as a workbook."""
    return workbook(_of_case(case))


@bp.get("/cases/<uuid:case_id>/evidence/missing")
@allow(Permission.CASES, to=worked_claim)
def missing_evidence(case: CaseHead) -> Page:
    """What is missing among the evidence that may be read in a case."""
    return missing_page(_of_case(case), (), (), ())
