"""What a second reader may ask, put to the first readers: to mend, or to answer with a reason."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from reviews.domain.assessment.challenges import MENDS, ChallengeKind
from reviews.domain.assessment.overall_assessment import CONCLUSION_TITLES, FINAL, Reading
from reviews.domain.assessment.second_reading import WITH_READERS
from reviews.domain.people.roles import Permission
from reviews.services.assessment import challenges as service
from reviews.services.assessment.challenges import Asked
from reviews.store.assessment import overall_assessment
from reviews.store.assessment.challenges_kept import KeptQuestions, kept_questions
from reviews.store.assessment.overall_assessment import ReadingView
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import act, allow
from reviews.web.access.loaders import team_review
from reviews.web.accounts_compared import heard
from reviews.web.database import reading
from reviews.web.forms.saving import save
from reviews.web.resources import resources

from .forms import ReasonForm
from .own_conclusions import sees
from .readable import changeable, findings_seen
from .routes import bp

Page = str | Response


def every_asked(review: ReviewHead) -> list[Asked]:
    """What may be asked about a review's assessment now, with the reasons given."""
    every, _ = heard(review)
    return service.standing(reading(), review, every, resources().judgement_words)


def asked_now(review: ReviewHead) -> list[Asked]:
    """What this officer is shown of it.

    Whoever is to conclude before seeing the first reader's view is shown nothing about that.
    """
    shown = sees(review)
    return [one for one in every_asked(review) if shown or one.challenge.about is None]


def kept_asked(review: ReviewHead) -> dict[UUID, KeptQuestions]:
    """What was asked each time the assessment was sent on, as this officer may read it.

    Whoever is to conclude first is shown nothing of it about a conclusion.
    """
    accounts = {one.id for one in heard(review)[0]}
    found = kept_questions(reading(), review.id, accounts)
    if sees(review):
        return found
    return {
        step: KeptQuestions(tuple(it for it in one.asked if it.about is None), one.nothing)
        for step, one in found.items()
    }


def sent_on(review: ReviewHead) -> ReadingView | None:
    """The step at which the assessment went to its second reader, while it is not changed since."""
    steps = overall_assessment.readings(reading(), review.id)
    if not steps or steps[-1].reading not in WITH_READERS | FINAL:
        return None
    return [one for one in steps if one.reading is Reading.SUBMITTED][-1]


@bp.get("/reviews/<uuid:review_id>/look-again")
@allow(Permission.REVIEW, to=team_review)
def look_again(review: ReviewHead) -> Page:
    """What a second reader may ask about the assessment, kind by kind, and the reasons given.

    Once it is with a reader, what was asked when it was sent on, which stays as it was.
    """
    if (step := sent_on(review)) is not None:
        return render_template(
            "journeys/assessment/asked_then.html",
            review=review,
            step=step,
            kept=kept_asked(review).get(step.id),
            titles=CONCLUSION_TITLES,
        )
    found = asked_now(review)
    return render_template(
        "journeys/assessment/look_again.html",
        review=review,
        by_kind={
            kind: [one for one in found if one.challenge.kind is kind] for kind in ChallengeKind
        },
        mends=MENDS,
        titles=CONCLUSION_TITLES,
        words={one.fact_id: one.words for one in findings_seen(review).items},
        changeable=changeable(review),
    )


@bp.route("/reviews/<uuid:review_id>/look-again/<key>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def answer_challenge(review: ReviewHead, key: str) -> Page:
    """Say why something that may be asked stands as it is."""
    asked = _standing(review, key)
    before = asked.answer
    data = {"reason": before.reason, "seen": str(before.id)} if before else {"seen": ""}
    form = ReasonForm(data=data)
    if form.validate_on_submit():
        done = save(
            form,
            lambda session: service.answer(
                session,
                act(),
                review.id,
                asked.challenge,
                form.reason.data,
                seen=form.seen.data or "",
            ),
        )
        if done:
            flash("Your reason is saved. The second reader sees it.")
            return redirect(url_for("assessment.look_again", review_id=review.id))
        now = _standing(review, key).answer
        form.seen.data = str(now.id) if now else ""
    return render_template(
        "journeys/assessment/answer_weakness.html",
        form=form,
        review=review,
        asked=asked.challenge,
        mend=MENDS[asked.challenge.kind],
        titles=CONCLUSION_TITLES,
        words={one.fact_id: one.words for one in findings_seen(review).items},
        changeable=changeable(review),
    )


def _standing(review: ReviewHead, key: str) -> Asked:
    """What is asked under a key; aborts where nothing is, as it may have been mended."""
    return next((one for one in asked_now(review) if one.challenge.key == key), None) or abort(404)
