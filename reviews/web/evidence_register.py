"""The pages of an evidence register, whosever evidence it lists: the list, its gaps, its workbook.

A review, a resident and a case each give a `Register`: a scope, what of it opens to the viewer,
and the addresses of its pages.
"""

import io
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from reviews.documents.workbooks.evidence import EvidenceRow, write_evidence
from reviews.domain.across.evidence_gaps import GapKind, Known, gaps
from reviews.domain.across.evidence_register import Lacks, Reads, Scope
from reviews.domain.dates import long_date
from reviews.domain.register.search import unsearchable
from reviews.domain.sources import Source
from reviews.store.across import evidence_gaps
from reviews.store.across import evidence_register as store
from reviews.store.across.evidence_register import LAST_PAGE, Sought

from .access.allow import viewer
from .database import reading
from .evidence_lines import Shown, shown
from .forms.evidence_filters import EvidenceFilterForm
from .forms.evidence_sought import limb_marks, words_sought
from .pages import at, council_name
from .resources import today

AT_ONCE = 2_000
"""The most pieces that are written to one workbook: it is made while the reader waits."""

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PARAMETERS = ("page",)


_LEAD = (
    "Every record that can be cited, as far as you may open it. What is told in confidence, "
    "restricted or put apart is listed for those alone who may open it."
)


def _place(evidence_id: UUID) -> str:
    return url_for("evidence.show", evidence_id=evidence_id)


def _nowhere_else(_evidence_id: UUID) -> tuple[str, str]:
    return "", ""


def _as_told(lines: list[Shown]) -> list[Shown]:
    return lines


@dataclass(frozen=True, slots=True)
class Register:
    """One evidence register.

    Attributes:
        scope: whose evidence.
        reads: what of it opens to the viewer.
        caption: whose evidence it is, in words.
        back: where the reader came from: address and words.
        here: the address of the list, and of its gaps and workbook, with what is looked for.
        residents: who can be chosen from, by id and reference; nobody where it is of one.
        links: what else leads on from it: words and address.
        lead: what stands in it, in words.
        looked: at what is looked for gaps, after the number of pieces.
        place: where a piece is read, by its id; empty where it is read here alone.
        also: where else it stands, by its id: words and address; both empty where nowhere.
        retold: lines in the words in which they may be told here.
        switches: the form of the day as of which it is read, and that day; nothing, where it is
            always read as it is now.
        kept: what an address keeps of those.
    """

    scope: Scope
    reads: Reads
    caption: str
    back: tuple[str, str]
    here: Callable[..., str]
    missing: Callable[..., str]
    workbook: Callable[..., str]
    residents: Sequence[tuple[str, str]] = ()
    links: Sequence[tuple[str, str]] = ()
    lead: str = _LEAD
    looked: str = "of evidence that you may open and that nobody took back, and the plan"
    place: Callable[[UUID], str] = _place
    also: Callable[[UUID], tuple[str, str]] = _nowhere_else
    retold: Callable[[list[Shown]], list[Shown]] = _as_told
    switches: Sequence[Any] = ()
    kept: Mapping[str, str] = field(default_factory=dict)


def list_page(of: Register) -> str:
    """A page of the register as it is looked for, newest first or by when it was true."""
    form = EvidenceFilterForm.read(request.args, of.residents)
    sought = _sought(form)
    page = min(max(1, request.args.get("page", 1, type=int)), LAST_PAGE)
    lines, more = (
        store.register_page(reading(), viewer(), of.scope, of.reads, sought, page)
        if sought
        else ([], False)
    )
    asked = _asked()
    return render_template(
        "journeys/evidence/register.html",
        of=of,
        form=form,
        lines=of.retold(shown(lines)),
        asked=asked,
        narrowed=asked.keys() - of.kept.keys(),
        said=_said(form),
        wrong=sought is None,
        newer=of.here(**asked) if page > 1 else "",
        older=of.here(**asked, page=page + 1) if more else "",
    )


def _sought(form: EvidenceFilterForm) -> Sought | None:
    """What is looked for; None, with the fault shown, where it makes no sense."""
    narrowed = form.narrowed()
    if narrowed is None:
        return None
    if unsearchable(form.q.data or ""):
        form.q.errors = ["Type at least one letter or figure to search for."]
        return None
    return Sought(narrowed, words_sought(form.q.data or ""), limb_marks())


def _asked() -> dict[str, str]:
    """What the address asks for, but for the page."""
    return {key: value for key, value in request.args.items() if key not in _PARAMETERS and value}


def _said(form: EvidenceFilterForm) -> str:
    """What was looked for, in words; nothing where everything is listed."""
    return "; ".join(
        f"{field.label.text}: {_value(field)}"
        for field in form
        if field.name != "order" and not field.errors and field.data
    )


def _value(field: Any) -> str:
    if isinstance(field.data, date):
        return long_date(field.data)
    options = dict(getattr(field, "options", ()))
    return str(options[field.data]) if field.data in options else f"“{field.data}”"


def workbook(of: Register) -> Response:
    """The register as it is looked for, as a workbook; a few thousand pieces at most."""
    form = EvidenceFilterForm.read(request.args, of.residents)
    sought = _sought(form)
    if sought is None:
        return redirect(of.here(**_asked()))
    ids = store.register_ids(reading(), viewer(), of.scope, of.reads, sought, most=AT_ONCE + 1)
    if len(ids) > AT_ONCE:
        flash(
            f"More than {AT_ONCE:,} pieces of evidence match. Look for fewer, by kind or by days, "
            "and download each part."
        )
        return redirect(of.here(**_asked()))
    made = io.BytesIO()
    write_evidence(
        _rows(of, ids),
        made,
        whose=of.caption,
        sought=_said(form) or "Everything",
        council=council_name(),
        made_on=today(),
    )
    made.seek(0)
    name = f"evidence-{today().isoformat()}.xlsx"
    return send_file(made, mimetype=_WORKBOOK, as_attachment=True, download_name=name)


def _rows(of: Register, ids: Sequence[UUID]) -> Iterator[EvidenceRow]:
    for start in range(0, len(ids), store.PAGE * 8):
        part = ids[start : start + store.PAGE * 8]
        for one in of.retold(shown(store.register_lines(reading(), of.reads, part))):
            yield _row(one)


def _row(one: Shown) -> EvidenceRow:
    line = one.line
    return EvidenceRow(
        kind=line.kind.words,
        title=one.title,
        words=f"Not shown: {line.why}" if line.why else one.words,
        whose=one.whose or "Not said",
        resident=line.resident or "No one resident",
        review=line.review,
        true_from_on=line.true_from_on,
        true_to_on=line.true_to_on,
        true=one.true,
        recorded=f"{line.recorded_by}, {at(line.recorded_at)}",
        limb=one.limb.words if one.limb else "Not said",
        paragraph=one.paragraph,
        cited=line.cited,
        marks="\n".join(one.marks),
    )


def missing_page(
    of: Register,
    asked: Collection[Source],
    parts: Sequence[str],
    requested: Sequence[str],
) -> str:
    """What is missing among the evidence of a register, and what was looked for."""
    found = evidence_gaps.counted(reading(), viewer(), of.scope, of.reads, limb_marks())
    known = Known(
        found.pieces,
        found.lacking,
        found.limbs,
        found.spoke,
        asked,
        tuple(parts),
        tuple(requested),
    )
    return render_template(
        "journeys/evidence/missing.html",
        of=of,
        known=known,
        gaps=list(gaps(known)),
        lacking={kind: of.here(lacks=lacks.value) for kind, lacks in _LACKING.items()},
    )


_LACKING = {GapKind.DAY: Lacks.DAY, GapKind.SOURCE: Lacks.SOURCE, GapKind.LIMB: Lacks.LIMB}
