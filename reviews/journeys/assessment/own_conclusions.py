"""The second reader who concludes before seeing the first reader's conclusions."""

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, url_for

from reviews.domain.assessment.grounds import grounds_of
from reviews.domain.assessment.involvement import check_apart
from reviews.domain.assessment.overall_assessment import CONCLUSION_ASKS, About, Judgement
from reviews.domain.assessment.own_conclusions import check_may_write
from reviews.domain.people.roles import Permission
from reviews.services.assessment import own_conclusions as service
from reviews.services.assessment.conclusions import Concluded
from reviews.services.assessment.second_reading_page import second_reading
from reviews.store.assessment.overall_assessment import FindingView
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import team_review
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form
from reviews.web.forms.fields import ChoiceField, ChoicesField, LongTextField

from .forms import ticked
from .grounds import offer, offers
from .page_reads import findings_seen
from .routes import bp


def sees(review: ReviewHead) -> bool:
    """Whether this officer may see what the first readers concluded."""
    return second_reading(reading(), review.id).shown_to(viewer().id)


@bp.route("/reviews/<uuid:review_id>/own-conclusions", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def own_conclusions(review: ReviewHead) -> Page:
    """Write one's own conclusions as second reader, with the findings beside them."""
    findings = findings_seen(review).items
    form = conclusions_form("OwnForm", {}, findings)
    if form.validate_on_submit():
        made = {one: concluded(form, one) for one in About}
        if perform(form, service.conclude_alone, review.id, made):
            flash("Your conclusions are saved. You now see both.")
            return redirect(url_for("assessment.overall", review_id=review.id))
    elif not form.is_submitted():
        _check_turn(review)
    return render_template(
        "journeys/assessment/own_conclusions.html",
        form=form,
        review=review,
        offers={one: offers(one, findings) for one in About},
    )


def _check_turn(review: ReviewHead) -> None:
    """Turn away whoever has nothing to write; what is typed already is refused on its page."""
    found = second_reading(reading(), review.id)
    check_may_write(found.steps, viewer().id, found.concluded_by, found.wrote)
    check_apart(found.why_not_second(viewer().id))


def conclusions_form(
    name: str,
    data: dict[str, Any],
    findings: Sequence[FindingView],
    base: type[Form] = Form,
    abouts: tuple[About, ...] = tuple(About),
) -> Form:
    """A form with each conclusion, its reasons and what it rests on, filled with what is known."""
    made: dict[str, Any] = {"validate": _validate, "abouts": abouts}
    for one in abouts:
        made[f"grounds-{one}"] = ChoicesField(
            f"What does it rest on? {one.words}", hint="Tick each finding that you rely on."
        )
        made[f"judgement-{one}"] = ChoiceField(
            CONCLUSION_ASKS[one], choices=Judgement.choices(), missing="Select your conclusion"
        )
        made[f"reasons-{one}"] = LongTextField(
            f"Reasons: {one.words}", missing="Give the reasons for this conclusion"
        )
    form: Form = type(name, (base,), made)(data=data)
    for one in abouts:
        offer(form[f"grounds-{one}"], offers(one, findings))
    return form


def _validate(form: Any, extra_validators: Any = None) -> bool:
    """Each conclusion rests on something, unless there is not enough evidence."""
    right = bool(Form.validate(form, extra_validators))
    every = [ticked(form[f"judgement-{one}"], form[f"grounds-{one}"]) for one in form.abouts]
    return right and all(every)


def concluded(form: Form, about: About) -> Concluded:
    """One conclusion as a form of `conclusions_form` has it."""
    return Concluded(
        Judgement(form[f"judgement-{about}"].data),
        form[f"reasons-{about}"].data,
        grounds_of(form[f"grounds-{about}"].data),
    )
