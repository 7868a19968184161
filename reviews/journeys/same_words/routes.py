"""Pairs of papers with words in common: the list, one pair, and citing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from reviews.domain.assessment.overall_assessment import FINAL, standing_now
from reviews.domain.assessment.same_words import GAP, PIECE, RUN, Made, none_found, passages
from reviews.domain.assessment.second_reading import WITH_READERS
from reviews.domain.consent.consents import Material, Use
from reviews.domain.people.roles import Permission
from reviews.domain.review.state import ReviewState
from reviews.services.assessment import same_words as service
from reviews.store.assessment import overall_assessment
from reviews.store.assessment import same_words as store
from reviews.store.assessment.same_words import Pair, PaperHead
from reviews.store.register import residents
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, act, allow, viewer
from reviews.web.access.loaders import team_review
from reviews.web.acting import perform
from reviews.web.database import reading, writing
from reviews.web.resources import resources
from reviews.web.review_plan import all_sets

from .forms import CiteForm, MadeForm

bp = Blueprint("same_words", __name__)
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A pair with its papers, and the references of their residents."""

    pair: Pair
    one: PaperHead
    other: PaperHead
    references: tuple[str, str]


def _papers(review: ReviewHead) -> Material[PaperHead]:
    return store.papers(reading(), viewer(), review.id, all_sets())


def _references(papers: Sequence[PaperHead]) -> dict[UUID, str]:
    """Whose each paper is, by paper: a resident's reference, or that it is an example."""
    known = residents.references(reading(), {one.resident_id for one in papers if one.resident_id})
    return {
        one.id: known[one.resident_id] if one.resident_id else "An example in the request"
        for one in papers
    }


def _lines(review: ReviewHead, papers: Sequence[PaperHead]) -> list[Line]:
    """The pairs of which this officer may read both papers, each with the earlier one first."""
    by_id = {one.id: one for one in papers}
    references = _references(papers)
    found = []
    for pair in store.pairs(reading(), review.id):
        both = [by_id[key] for key in (pair.one_id, pair.other_id) if key in by_id]
        if len(both) == 2:
            one, other = sorted(
                both, key=lambda each: (each.true_on, each.recorded_at, references[each.id])
            )
            found.append(Line(pair, one, other, (references[one.id], references[other.id])))
    return found


@bp.get("/reviews/<uuid:review_id>/same-words")
@allow(Permission.REVIEW, to=team_review)
def show(review: ReviewHead) -> Page:
    """The pairs found in a review, and what could not be read."""
    material = _papers(review)
    papers = material.items
    lines = _lines(review, papers)
    why = store.unread(reading(), review.id)
    digest = service.digest_of(papers)
    look = store.newest_look(reading(), review.id, digest)
    up_to_date = look is not None and look.digest == digest
    start = max(request.args.get("from", 0, type=int), 0)
    here = url_for("same_words.show", review_id=review.id)
    return render_template(
        "journeys/same_words/show.html",
        review=review,
        at_work=review.state is ReviewState.OPEN,
        papers=papers,
        references=_references(papers),
        look=look,
        whose=len({one.whose for one in papers}),
        up_to_date=up_to_date,
        none_found=none_found(look.papers, up_to_date=up_to_date) if look else "",
        lines=lines[start : start + AT_ONCE],
        count=len(lines),
        run=RUN,
        older=f"{here}?from={start + AT_ONCE}" if len(lines) > start + AT_ONCE else "",
        newer=here if start else "",
        unread=[(one, why[one.id]) for one in papers if one.id in why],
        withheld=material.withheld,
    )


@bp.post("/reviews/<uuid:review_id>/same-words/look")
@allow(Permission.REVIEW, to=team_review)
def look(review: ReviewHead) -> Page:
    """Read the papers and compare them, before the record is opened to write what was found."""
    found = service.look(resources().files, _papers(review).items)
    with writing() as session:
        service.record_look(session, act(), review.id, found)
    flash("The papers are compared.")
    return redirect(url_for("same_words.show", review_id=review.id))


def _compared(review: ReviewHead, pair_id: UUID) -> tuple[Line, service.Compared]:
    lines = _lines(review, _papers(review).items)
    line = next((one for one in lines if one.pair.id == pair_id), None) or abort(404)
    files = resources().files
    common = passages(service.text_of(files, line.one), service.text_of(files, line.other))
    return line, service.Compared(pair_id, line.one, line.other, line.references, common)


@bp.route("/reviews/<uuid:review_id>/same-words/<uuid:pair_id>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def pair(review: ReviewHead, pair_id: UUID) -> Page:
    """Two papers, passage by passage, and what an officer makes of them."""
    line, compared = _compared(review, pair_id)
    made = line.pair.made
    form = MadeForm(obj=made, seen=str(made.id) if made else "")
    if form.validate_on_submit():
        if perform(
            form,
            service.say_what_to_make,
            review.id,
            pair_id,
            Made(form.made.data),
            form.reason.data,
            form.seen.data or "",
        ):
            flash("What you make of it is recorded.")
            return redirect(url_for("same_words.show", review_id=review.id))
        line, _ = _compared(review, pair_id)
        form.seen.data = str(line.pair.made.id) if line.pair.made else ""
    return render_template(
        "journeys/same_words/pair.html",
        form=form,
        review=review,
        line=line,
        passages=compared.common,
        at_work=review.state is ReviewState.OPEN,
        citable=standing_now(overall_assessment.steps(reading(), review.id))
        not in FINAL | WITH_READERS,
        piece=PIECE,
        gap=GAP,
    )


@bp.route("/reviews/<uuid:review_id>/same-words/<uuid:pair_id>/cite", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def cite(review: ReviewHead, pair_id: UUID) -> Page:
    """Let a finding rest on both papers."""
    line, compared = _compared(review, pair_id)
    form = CiteForm()
    findings = overall_assessment.findings(reading(), Use.NOTES, review.id).items
    form.finding.offer([(str(one.fact_id), one.words) for one in findings])
    if form.validate_on_submit():
        fact_id = UUID(form.finding.data)
        if perform(form, service.cite_both, review.id, fact_id, compared):
            flash("Both papers are added to the finding.")
            return redirect(url_for("assessment.finding", review_id=review.id, fact_id=fact_id))
    return render_template(
        "journeys/same_words/cite.html", form=form, review=review, line=line, findings=findings
    )
