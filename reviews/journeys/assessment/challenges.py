"""What a second reader may ask, put to the first readers: to mend, or to answer with a reason."""

from flask import abort, flash, redirect, render_template, url_for

from reviews.domain.people.roles import Permission
from reviews.services.assessment import challenges as service
from reviews.services.assessment import challenges_page
from reviews.services.assessment.challenges import Asked, Examination
from reviews.services.assessment.challenges_page import AskedNow, AskedThen
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import team_review
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.resources import resources
from reviews.web.review_plan import all_sets

from .forms import ReasonForm
from .routes import bp


def examined(review: ReviewHead) -> Examination:
    """What may be asked about a review's assessment now, and what could not be looked for."""
    words = resources().judgement_words
    return challenges_page.examined(reading(), viewer(), review, all_sets(), words)


@bp.get("/reviews/<uuid:review_id>/look-again")
@allow(Permission.REVIEW, to=team_review)
def look_again(review: ReviewHead) -> Page:
    """What may be asked, and the reasons given; once sent on, what was asked when it was sent."""
    words = resources().judgement_words
    page = challenges_page.challenges_page(reading(), viewer(), review, all_sets(), words)
    if isinstance(page, AskedThen):
        return render_template(
            "journeys/assessment/asked_then.html", review=review, step=page.step, kept=page.kept
        )
    return render_template(
        "journeys/assessment/look_again.html",
        review=review,
        by_kind=page.by_kind,
        not_looked=page.not_looked,
        words=page.words,
        served=page.served,
        changeable=page.changeable,
    )


@bp.route("/reviews/<uuid:review_id>/look-again/<key>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def answer_challenge(review: ReviewHead, key: str) -> Page:
    """Say why something that may be asked stands as it is."""
    page, asked = _asked(review, key)
    before = asked.answer
    form = ReasonForm(obj=before, seen=str(before.id) if before else "")
    if form.validate_on_submit():
        if perform(
            form,
            service.answer,
            review.id,
            asked.challenge,
            form.reason.data,
            seen=form.seen.data or "",
            serves_others=form.serves_others.data,
            among={one.challenge.key for one in page.asked},
        ):
            flash("Your reason is saved. The second reader sees it.")
            return redirect(url_for("assessment.look_again", review_id=review.id))
        page, again = _asked(review, key)
        form.seen.data = str(again.answer.id) if again.answer else ""
    return render_template(
        "journeys/assessment/answer_weakness.html",
        form=form,
        review=review,
        asked=asked.challenge,
        words=page.words,
        changeable=page.changeable,
    )


def _asked(review: ReviewHead, key: str) -> tuple[AskedNow, Asked]:
    """What may be asked, and of it what stands under a key; aborts where nothing does."""
    words = resources().judgement_words
    page = challenges_page.asked_now(reading(), viewer(), review, all_sets(), words)
    return page, page.under(key) or abort(404)
