"""The overall assessment: conclusions, the second reading, documents that came late."""

from typing import Any
from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from reviews.domain.assessment.grounds import grounds_of, keys_of
from reviews.domain.assessment.overall_assessment import (
    CONCLUSION_ASKS,
    CONCLUSION_HINTS,
    CONCLUSION_TITLES,
    FINAL,
    About,
    Judgement,
    Reading,
    standing_now,
)
from reviews.domain.assessment.plan import parts_left
from reviews.domain.assessment.second_reading import READERS_STEPS, WHOSE_TURN, steps_open
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Permission
from reviews.domain.review.state import ReviewState
from reviews.services.assessment import conclusions as service
from reviews.services.assessment.challenges import unanswered
from reviews.services.assessment.challenges_page import kept_asked
from reviews.services.review.late_documents import say_what_changes
from reviews.store.across.involvement import involved
from reviews.store.assessment import challenges, grounds, overall_assessment
from reviews.store.assessment.challenges import OwnView
from reviews.store.assessment.grounds import NOT_RECORDED
from reviews.store.assessment.overall_assessment import ConclusionView
from reviews.store.people import officers
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import act, allow, viewer
from reviews.web.access.loaders import findings_review, team_review
from reviews.web.database import reading
from reviews.web.forms.saving import save
from reviews.web.resources import resources
from reviews.web.review_plan import review_parts

from .challenges import every_asked
from .forms import ConcludeForm, LateForm
from .grounds import offer, offers, views
from .own_conclusions import sees
from .readable import changeable, findings_seen, on_team
from .readers import readers_left
from .routes import bp

Page = str | Response

HIDDEN = (
    "A colleague has concluded on this. You may be the second reader, so it is not shown to you "
    "and cannot be changed by you now."
)


@bp.get("/reviews/<uuid:review_id>/overall")
@allow(Permission.READ_FINDINGS, to=findings_review)
def overall(review: ReviewHead) -> Page:
    """The overall assessment; what stands in its way and whose turn it is, for the team."""
    session = reading()
    steps = overall_assessment.steps(session, review.id)
    now = standing_now(steps)
    every = overall_assessment.conclusions(session, review.id, superseded=True)
    shown: dict[str, Any] = {
        "review": review,
        "asks": CONCLUSION_ASKS,
        "titles": CONCLUSION_TITLES,
        "standing": {one.about: one for one in every if one.superseded_at is None},
        "now": now,
        "turn": WHOSE_TURN[now],
        "final": now in FINAL,
        "readings": overall_assessment.readings(session, review.id),
        "also": _also(review),
        "readers_steps": READERS_STEPS,
    }
    seen = on_team(review) and sees(review)
    shown["rests"] = views(review, every, shown=seen)
    if not on_team(review):
        shown["own"] = _own(review)
        return render_template("journeys/assessment/overall_read.html", **shown)
    parts = review_parts(review)
    mine = {one.recorded_by for one in every if one.superseded_at is None}
    asked = every_asked(review)
    shown |= _own_reading(review, every, shown=seen)
    return render_template(
        "journeys/assessment/overall.html",
        **shown,
        parts=parts,
        left=parts_left(parts),
        in_the_way=service.standing_in_the_way(session, review.id, tuple(parts), unanswered(asked)),
        asked=len(asked),
        kept=kept_asked(session, viewer(), review),
        steps=steps_open(steps, viewer().id, mine) if review.state is ReviewState.OPEN else (),
        readers=readers_left(review, steps, mine),
        late=overall_assessment.late_documents(session, review.id),
        officers=officers.names(session),
        changeable=changeable(review),
    )


def _also(review: ReviewHead) -> dict[UUID, str]:
    """What else each reader of the assessment did in the review, in a sentence."""
    names = officers.names(reading())
    did = involved(reading(), review.id)
    return {by: one.told(names[by]) for by, one in did.items()}


def _own_reading(review: ReviewHead, every: list[ConclusionView], *, shown: bool) -> dict[str, Any]:
    """What this officer sees of others' conclusions, and whether they write their own first."""
    waits = standing_now(overall_assessment.steps(reading(), review.id)) is Reading.SUBMITTED
    return {
        "hidden": not shown,
        "own": _own(review) if shown else {},
        "earlier": _earlier(every) if shown else {},
        "writes_first": waits and not shown,
    }


def _own(review: ReviewHead) -> dict[About, list[OwnView]]:
    """What second readers concluded on their own, by conclusion."""
    wrote = challenges.own_views(reading(), review.id)
    return {about: [one for one in wrote if one.about is about] for about in About}


def _earlier(every: list[ConclusionView]) -> dict[About, list[ConclusionView]]:
    """The views that were put in other words or decided otherwise; all are kept."""
    found: dict[About, list[ConclusionView]] = {}
    for one in every:
        if one.superseded_at is not None:
            found.setdefault(one.about, []).append(one)
    return found


@bp.route("/reviews/<uuid:review_id>/overall/<about>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def conclude(review: ReviewHead, about: str) -> Page:
    """Record one conclusion, with the findings of its themes beside it."""
    if about not in set(About):
        abort(404)
    chosen = About(about)
    before = _standing(review, chosen)
    hidden = before is not None and not sees(review)
    form = ConcludeForm(data={} if hidden else _as_it_stands(review, before))
    found = offers(chosen, findings_seen(review).items)
    offer(form.grounds, found)
    if hidden and changeable(review):
        form.refuse(Refused(HIDDEN))
    elif not hidden and form.validate_on_submit() and _concluded(form, review, chosen):
        flash("Your conclusion is saved.")
        return redirect(url_for("assessment.overall", review_id=review.id) + f"#{about}")
    return render_template(
        "journeys/assessment/conclude.html",
        form=form,
        review=review,
        ask=CONCLUSION_ASKS[chosen],
        hint=CONCLUSION_HINTS[chosen],
        serves=resources().guidance.conclusions[chosen],
        offers=found,
        ticked_before=before is not None and not hidden and not form.is_submitted(),
        changeable=changeable(review),
    )


def _as_it_stands(review: ReviewHead, before: ConclusionView | None) -> dict[str, Any]:
    """What the page starts from: nothing chosen, or the conclusion that is to be changed."""
    if before is None:
        return {"seen": ""}
    rested = grounds.rested(reading(), review.id).get(before.id, NOT_RECORDED)
    return {
        "judgement": before.judgement,
        "reasons": before.reasons,
        "grounds": keys_of(rested.still),
        "seen": str(before.id),
    }


def _standing(review: ReviewHead, about: About) -> ConclusionView | None:
    found = overall_assessment.conclusions(reading(), review.id)
    return next((one for one in found if one.about is about), None)


def _concluded(form: ConcludeForm, review: ReviewHead, about: About) -> bool:
    """Save a conclusion; where someone else concluded first, both are on the page."""
    done = save(
        form,
        lambda session: service.conclude(
            session,
            act(),
            review.id,
            about,
            Judgement(form.judgement.data),
            form.reasons.data,
            grounds_of(form.grounds.data),
            seen=form.seen.data or "",
        ),
    )
    if done is None and (now := _standing(review, about)) is not None:
        form.seen.data = str(now.id)
    return done is not None


@bp.route("/reviews/<uuid:review_id>/documents/<uuid:file_id>/late", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def late(review: ReviewHead, file_id: UUID) -> Page:
    """Say what a document that came after the first conclusion changes."""
    came = overall_assessment.late_documents(reading(), review.id)
    document = next((one for one in came if one.id == file_id), None) or abort(404)
    said = document.late_effect or ""
    form = LateForm(data={"effect": said, "seen": said})
    if form.validate_on_submit():
        done = save(
            form,
            lambda session: say_what_changes(
                session,
                act(),
                review.id,
                file_id,
                form.effect.data,
                seen=(form.seen.data or "").replace("\r\n", "\n"),
            ),
        )
        if done:
            flash("What the document changes is recorded.")
            return redirect(url_for("assessment.overall", review_id=review.id) + "#late")
        now = overall_assessment.late_documents(reading(), review.id)
        form.seen.data = next((one.late_effect or "" for one in now if one.id == file_id), "")
    return render_template(
        "journeys/assessment/late.html", form=form, review=review, document=document
    )
