"""The second reading: agreed, sent back, disagreed with, decided by a third person, reopened."""

from collections.abc import Sequence
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for

from reviews.domain.assessment.grounds import keys_of
from reviews.domain.assessment.involvement import check_apart
from reviews.domain.assessment.overall_assessment import (
    CONCLUSION_ASKS,
    About,
    Reading,
    use_of_findings,
)
from reviews.domain.assessment.own_conclusions import check_wrote
from reviews.domain.assessment.second_reading import READERS_STEPS, check_reading
from reviews.domain.people.roles import Permission
from reviews.services.assessment import conclusions as service
from reviews.services.assessment.second_reading_page import SecondReading, second_reading
from reviews.store.across.involvement import involved
from reviews.store.assessment import grounds
from reviews.store.assessment.every_finding import read_findings
from reviews.store.assessment.grounds import NOT_RECORDED
from reviews.store.assessment.overall_assessment import ConclusionView
from reviews.store.review.reviews import ReviewHead
from reviews.web import database
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import team_review
from reviews.web.acting import perform
from reviews.web.forms.base import Form
from reviews.web.review_plan import review_parts

from .challenges import examined
from .forms import AgreeForm, ReasonedStepForm, StepForm
from .grounds import offers, views
from .no_recommendation import NOTHING, improving
from .own_conclusions import concluded, conclusions_form
from .page_reads import findings_seen
from .reasons import reasons_read
from .routes import bp

STEP_TITLES = {
    Reading.SUBMITTED: "Send to a second reader",
    Reading.AGREED: "Agree with the assessment",
    Reading.SENT_BACK: "Send it back",
    Reading.DISAGREED: "Disagree with the assessment",
    Reading.DECIDED: "Decide",
    Reading.REOPENED: "Open the assessment again",
}
STEP_MEANINGS = {
    Reading.SUBMITTED: "Someone in the team who did not conclude reads it next. Findings and "
    "conclusions cannot be changed while they have it.",
    Reading.AGREED: "The conclusions then stand, and recommendations can be made.",
    Reading.SENT_BACK: "The team changes it and sends it on again. Say what is missing or unclear.",
    Reading.DISAGREED: "A third person in the team decides. Your view is kept beside the first "
    "reader’s: say which conclusion you would give otherwise, and why.",
    Reading.DECIDED: "What you decide stands. Both readers’ views stay on the record. Change a "
    "conclusion only where you decide it otherwise.",
    Reading.REOPENED: "Findings and conclusions can then be changed, and a second reader reads "
    "them anew. What was sent to the provider stays as it was.",
}


@bp.route("/reviews/<uuid:review_id>/overall/step/<reading>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def step(review: ReviewHead, reading: str) -> Page:
    """Take one step of the second reading."""
    if reading not in set(Reading):
        abort(404)
    taken = Reading(reading)
    found = second_reading(database.reading(), review.id)
    if request.method == "GET":
        _check_turn(found, taken)
    standing, shown = found.conclusions, found.shown_to(viewer().id)
    form = _form(review, taken, standing)
    if form.validate_on_submit():
        if _taken(form, review, taken, standing):
            flash(taken.words + ".")
            return redirect(url_for("assessment.overall", review_id=review.id))
        found = second_reading(database.reading(), review.id)
    every = read_findings(database.reading(), review.id)
    findings = every.seen(use_of_findings(viewer(), review.team_id)).items
    return render_template(
        "journeys/assessment/step.html",
        form=form,
        review=review,
        title=STEP_TITLES[taken],
        meaning=STEP_MEANINGS[taken],
        step=taken,
        standing=standing if shown else (),
        offers={one: offers(one, findings) for one in About},
        own=found.own if shown else (),
        rests=views(review, standing, every, found.own if shown else ()),
        also=_also(review) if taken in READERS_STEPS else "",
        sentences=reasons_read(review, standing, every) if shown else {},
        improving=improving(review) if shown else NOTHING,
        asks=CONCLUSION_ASKS,
        readings=found.readings if shown else (),
    )


def _also(review: ReviewHead) -> str:
    """What else this officer did in the review, said to them before they read it second."""
    did = involved(database.reading(), review.id).get(viewer().id)
    return did.told("You") if did else ""


def _check_turn(found: SecondReading, taken: Reading) -> None:
    """Turn away from a step that is not this officer's to take now.

    A step already written out is refused on its page, where the reasons typed stay.
    """
    check_reading(found.steps, taken, viewer().id, "reasons", found.concluded_by)
    if taken in READERS_STEPS:
        check_apart(found.why_not_second(viewer().id))
    check_wrote(found.steps, taken, viewer().id, found.wrote, blind=found.blind)


def _form(review: ReviewHead, taken: Reading, standing: Sequence[ConclusionView]) -> Form:
    """The form of a step; a third person starts from the conclusions as they stand, ticks too."""
    if taken is Reading.SUBMITTED:
        return StepForm()
    if taken is Reading.AGREED:
        return AgreeForm()
    if taken is not Reading.DECIDED:
        return ReasonedStepForm()
    known = grounds.rested(database.reading(), review.id)
    data: dict[str, Any] = {}
    for one in standing:
        data |= {f"judgement-{one.about}": one.judgement, f"reasons-{one.about}": one.reasons}
        data[f"grounds-{one.about}"] = keys_of(known.get(one.id, NOT_RECORDED).still)
    abouts = tuple(one.about for one in standing)
    findings = findings_seen(review).items
    return conclusions_form("DecideForm", data, findings, ReasonedStepForm, abouts)


def _taken(
    form: Form, review: ReviewHead, taken: Reading, standing: Sequence[ConclusionView]
) -> bool:
    words = form["words"].data
    if taken is Reading.DECIDED:
        decided = {one.about: concluded(form, one.about) for one in standing}
        return perform(form, service.decide, review.id, words, decided) is not None
    if taken is not Reading.SUBMITTED:
        return perform(form, service.take_step, review.id, taken, words) is not None
    parts, found = tuple(review_parts(review)), examined(review)
    sent = (parts, found.asked, found.not_looked)
    return perform(form, service.take_step, review.id, taken, words, *sent) is not None
