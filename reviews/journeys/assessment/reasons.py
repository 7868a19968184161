"""Reasons sentence by sentence: pointed to findings, and listed where they point nowhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from wtforms import HiddenField

from reviews.domain.assessment.overall_assessment import About, use_of_findings
from reviews.domain.assessment.reasons import Pointed, Pointer, digest_of, pointed, seen_of
from reviews.domain.people.roles import Permission
from reviews.services.assessment import reasons as service
from reviews.services.assessment.second_reading_page import second_reading
from reviews.store.assessment import grounds
from reviews.store.assessment.every_finding import EveryFinding, read_findings
from reviews.store.assessment.overall_assessment import ConclusionView, FindingView
from reviews.store.assessment.reasons import pointers
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import team_review
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form
from reviews.web.forms.fields import ChoicesField

from .page_reads import changeable
from .routes import bp


@dataclass(frozen=True, slots=True)
class SentenceRead:
    """One sentence and the findings that it rests on, those put in other words since marked.

    `hidden` counts findings that this reader may not read, `taken_back` those taken back since.
    """

    words: str
    findings: tuple[tuple[FindingView, bool], ...]
    hidden: int
    taken_back: int

    @property
    def nowhere(self) -> bool:
        """Whether it rests on no finding that stands."""
        return not self.findings and not self.hidden


@dataclass(frozen=True, slots=True)
class ReasonsRead:
    """The reasons of one conclusion, sentence by sentence."""

    sentences: tuple[SentenceRead, ...]

    @property
    def pointing(self) -> tuple[SentenceRead, ...]:
        """The sentences that somebody pointed to findings."""
        return tuple(one for one in self.sentences if not one.nowhere or one.taken_back)

    @property
    def left_over(self) -> tuple[SentenceRead, ...]:
        """The sentences that point nowhere, once somebody pointed one: before, all of them do."""
        return tuple(one for one in self.sentences if one.nowhere) if self.pointing else ()


def reasons_read(
    review: ReviewHead, conclusions: Sequence[ConclusionView], every: EveryFinding
) -> dict[UUID, ReasonsRead]:
    """The reasons of some conclusions, by id, with the findings that this officer may read."""
    use = use_of_findings(viewer(), review.team_id)
    shown = {one.fact_id: one for one in every.seen(use).items}
    found = pointers(reading(), review.id, every.worded)
    return {one.id: _read(one.reasons, found.get(one.id, ()), every, shown) for one in conclusions}


def _read(
    reasons: str,
    found: Sequence[Pointer],
    every: EveryFinding,
    shown: Mapping[UUID, FindingView],
) -> ReasonsRead:
    now = every.worded.now
    reworded = {one.finding for one in found if now[one.finding] != one.wording}
    return ReasonsRead(
        tuple(
            SentenceRead(
                one.words,
                tuple((shown[key], key in reworded) for key in one.findings if key in shown),
                sum(key not in shown for key in one.findings),
                len(one.taken_back),
            )
            for one in pointed(reasons, found, every.worded.taken_back)
        )
    )


class PointForm(Form):
    """What each sentence of a conclusion rests on; `for_sentences` adds a field for each."""

    seen = HiddenField()

    @classmethod
    def for_sentences(
        cls, some: Sequence[Pointed], offered: Sequence[FindingView], seen: str
    ) -> "PointForm":
        """The form, with what each sentence rests on now."""
        options = [(str(one.fact_id), one.words) for one in offered]
        known = {key for key, _ in options}
        made: dict[str, Any] = {
            _name(one): ChoicesField(one.words, hint="Tick what this sentence rests on.")
            for one in some
        }
        data = {_name(one): [str(key) for key in one.findings if str(key) in known] for one in some}
        form: PointForm = type("PointFormOf", (cls,), made)(data=data | {"seen": seen})
        for name in made:
            form[name].offer(options)
        return form

    def chosen(self) -> dict[str, list[UUID]]:
        """The findings that were ticked, by the digest of the sentence."""
        names = [one.name for one in self if one.name.startswith(_SENTENCE)]
        return {
            name.removeprefix(_SENTENCE): [UUID(key) for key in self[name].data] for name in names
        }


_SENTENCE = "sentence-"


def _name(one: Pointed) -> str:
    return f"{_SENTENCE}{digest_of(one.words)}"


@dataclass(frozen=True, slots=True)
class _Page:
    """One conclusion as its page has it, and what its sentences can point to."""

    conclusion: ConclusionView
    pointers: tuple[Pointer, ...]
    findings: tuple[FindingView, ...]
    taken_back: frozenset[UUID]

    @property
    def sentences(self) -> tuple[Pointed, ...]:
        return pointed(self.conclusion.reasons, self.pointers, self.taken_back)

    @property
    def seen(self) -> str:
        return seen_of(self.conclusion.id, self.pointers)


@bp.route("/reviews/<uuid:review_id>/overall/<about>/sentences", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def point_reasons(review: ReviewHead, about: str) -> Page:
    """Say which findings each sentence of a conclusion rests on, where someone wants to."""
    page = _page(review, about)
    form = PointForm.for_sentences(page.sentences, page.findings, page.seen)
    if form.validate_on_submit():
        done = perform(
            form,
            service.point,
            review.id,
            page.conclusion.about,
            form.chosen(),
            seen=form.seen.data or "",
        )
        if done:
            flash("What the sentences rest on is saved.")
            return redirect(url_for("assessment.overall", review_id=review.id) + f"#{about}")
        form.seen.data = _page(review, about).seen
    return render_template(
        "journeys/assessment/point_reasons.html",
        form=form,
        review=review,
        about=page.conclusion.about,
        names=list(dict.fromkeys(_name(one) for one in page.sentences)),
        findings=page.findings,
        changeable=changeable(review),
    )


def _page(review: ReviewHead, about: str) -> _Page:
    """The conclusion whose sentences are pointed; aborts where this officer sees none."""
    found = second_reading(reading(), review.id)
    standing = {one.about: one for one in found.conclusions}
    if not found.shown_to(viewer().id) or about not in standing:
        abort(404)
    conclusion = standing[About(about)]
    every = read_findings(reading(), review.id)
    rested = grounds.rested(reading(), review.id, every.worded)
    ids = {one.about: one.id for one in found.conclusions}
    may = service.may_point_to(ids, rested, conclusion.about)
    use = use_of_findings(viewer(), review.team_id)
    shown = {one.fact_id: one for one in every.seen(use).items}
    return _Page(
        conclusion,
        pointers(reading(), review.id, every.worded).get(conclusion.id, ()),
        tuple(shown[key] for key in may if key in shown),
        every.worded.taken_back,
    )
