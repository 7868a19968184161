"""What says that someone needs or takes no support: a lead lets it go, or takes that back."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from reviews.domain.consent.sharing_acts import Adviser, ToldFirst
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.services.consent import sharing_acts as service
from reviews.store.consent import sharing_acts
from reviews.store.consent.sharing_acts import SaysNoSupport
from reviews.store.register import residents
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import led_review, team_review
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.filled import filled

from .routes import bp


class LetReadForm(Form):
    """What a person was told before it is shared, and why it is shared."""

    makes = True

    told_on = fields.DateField(
        "When were they told what it may do to their rent?",
        missing="Enter the day on which they were told",
    )
    told_how = fields.LongTextField(
        "How were they told, and by whom?",
        hint="Such as at home, with their advocate there, by the officer who heard them.",
        params={"rows": 2},
        missing="Say how they were told, and by whom",
    )
    adviser = fields.ChoiceField(
        "They were offered an adviser who is not the council’s. What did they say?",
        choices=Adviser.choices(),
        missing="Select what they said to the offer of an adviser",
    )
    reply = fields.LongTextField("What else did they say? (optional)", params={"rows": 2})
    reason = fields.LongTextField(
        "Why must the Housing Benefit team read it?",
        missing="Say why the Housing Benefit team must read it",
    )


class NotAnyMoreForm(Form):
    """Why it is not to be read any more."""

    reason = fields.LongTextField(
        "Why is it not to be read any more?", missing="Say why it is not to be read any more"
    )


@bp.get("/reviews/<uuid:review_id>/told-first")
@allow(Permission.REVIEW, to=team_review)
def told_first(review: ReviewHead) -> Page:
    """What says that someone needs or takes no support, and what of it was let go."""
    session = reading()
    every = sharing_acts.say_it_now(session, review.id)
    return render_template(
        "journeys/shared/told_first.html",
        review=review,
        every=every,
        acts=sharing_acts.acts_of(session, review.id),
        references=residents.references(session, {one.resident_id for one in every}),
        leads=viewer().leads(review.team_id),
    )


@bp.route("/reviews/<uuid:review_id>/told-first/<uuid:evidence_id>", methods=["GET", "POST"])
@allow(Permission.LEAD, to=led_review)
def let_read(review: ReviewHead, evidence_id: UUID) -> Page:
    """Let benefits officers read one thing that says so."""
    found = _found(review, evidence_id)
    form = LetReadForm()
    if form.validate_on_submit():
        told = filled(form, ToldFirst, adviser=Adviser(form.adviser.data))
        if perform(form, service.let_read, review.id, evidence_id, told):
            flash("The Housing Benefit team can read it now.")
            return redirect(url_for("shared.told_first", review_id=review.id))
    return render_template(
        "journeys/shared/let_read.html", form=form, review=review, **_about(found)
    )


@bp.route(
    "/reviews/<uuid:review_id>/told-first/<uuid:evidence_id>/take-back", methods=["GET", "POST"]
)
@allow(Permission.LEAD, to=led_review)
def not_any_more(review: ReviewHead, evidence_id: UUID) -> Page:
    """Take back that benefits officers may read it."""
    found, form = _found(review, evidence_id), NotAnyMoreForm()
    if evidence_id not in sharing_acts.acts_of(reading(), review.id):
        raise NotThere
    if form.validate_on_submit() and perform(
        form, service.take_back, review.id, evidence_id, form.reason.data
    ):
        flash("The Housing Benefit team can read it no more. What was recorded stays.")
        return redirect(url_for("shared.told_first", review_id=review.id))
    return render_template(
        "journeys/shared/not_any_more.html", form=form, review=review, **_about(found)
    )


def _found(review: ReviewHead, evidence_id: UUID) -> SaysNoSupport:
    every = sharing_acts.say_it_now(reading(), review.id)
    found = next((one for one in every if one.id == evidence_id), None)
    if found is None:
        raise NotThere
    return found


def _about(found: SaysNoSupport) -> dict[str, object]:
    reference = residents.references(reading(), [found.resident_id])[found.resident_id]
    return {"found": found, "reference": reference}
