"""The overall assessment: conclusions, the second reading, documents that came late."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for

from reviews.domain.assessment.grounds import grounds_of, keys_of
from reviews.domain.assessment.overall_assessment import (
    CONCLUSION_ASKS,
    FINAL,
    About,
    Judgement,
    Reading,
)
from reviews.domain.assessment.planned_parts import PlannedPart, parts_left
from reviews.domain.assessment.second_reading import READERS_STEPS, WHOSE_TURN, took_part
from reviews.domain.consent.consents import Use
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Permission
from reviews.services.assessment import conclusions as service
from reviews.services.assessment.late_documents import say_what_changes
from reviews.services.assessment.overall_page import (
    OverallRead,
    TeamsPart,
    overall_read,
    teams_part,
)
from reviews.services.assessment.overall_shared import overall_shared
from reviews.store.assessment import grounds, overall_assessment
from reviews.store.assessment.grounds import NOT_RECORDED
from reviews.store.assessment.overall_assessment import ConclusionView
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import findings_review, team_review
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.resources import resources
from reviews.web.review_plan import all_sets, review_parts

from .forms import ConcludeForm, LateForm
from .grounds import offer, offers, views
from .no_recommendation import NOTHING, improving
from .own_conclusions import sees
from .page_reads import changeable, findings_seen, for_benefits, on_team, words_not_shown
from .reasons import reasons_read
from .routes import bp

HIDDEN = (
    "A colleague has concluded on this. You may be the second reader, so it is not shown to you "
    "and cannot be changed by you now."
)


@bp.get("/reviews/<uuid:review_id>/overall")
@allow(Permission.READ_FINDINGS, to=findings_review)
def overall(review: ReviewHead) -> Page:
    """The overall assessment; what stands in its way and whose turn it is, for the team."""
    page = overall_read(reading(), review.id)
    found, now = page.reading, page.now
    seen = on_team(review) and found.shown_to(viewer().id)
    shown = _shown_to_all(page) | {
        "review": review,
        "rests": views(review, found.every, page.findings, found.own if seen else ()),
    }
    officer = viewer().id
    first_reader = officer in took_part(found.steps, found.concluded_by)
    not_second = "" if first_reader else found.why_not_second(officer)
    if not on_team(review):
        return _read_only(review, page, shown)
    parts = review_parts(review)
    team = _teams_part(review, page, parts)
    return render_template(
        "journeys/assessment/overall.html",
        **shown,
        hidden=not seen,
        own=page.own if seen else {},
        earlier=page.earlier if seen else {},
        sentences=reasons_read(review, found.conclusions, page.findings) if seen else {},
        improving=improving(review) if seen else NOTHING,
        not_second=not_second,
        writes_first=now is Reading.SUBMITTED and not seen and not not_second,
        parts=parts,
        left=parts_left(parts),
        in_the_way=team.in_the_way,
        asked=team.asked,
        kept=team.kept,
        steps=team.steps,
        readers=team.readers,
        late=team.late,
        reopened=team.reopened,
        words_of={one.fact_id: one.words for one in page.findings.seen(Use.NOTES).items},
        to_read_back=team.to_read_back,
        officers=page.names,
        changeable=team.changeable,
    )


def _teams_part(review: ReviewHead, page: OverallRead, parts: Sequence[PlannedPart]) -> TeamsPart:
    found, words = page.reading, resources().judgement_words
    read = (review, tuple(parts), found, all_sets(), words, page.findings)
    return teams_part(reading(), viewer(), *read)


def _read_only(review: ReviewHead, page: OverallRead, shown: dict[str, Any]) -> Page:
    """The assessment for those who only read it; for benefits, as far as it is shared."""
    if benefits := for_benefits(review):
        page = overall_shared(reading(), review.id, page, words_not_shown(review))
        shown |= _shown_to_all(page)
    return render_template(
        "journeys/assessment/overall_read.html", **shown, own=page.own, benefits=benefits
    )


def _shown_to_all(page: OverallRead) -> dict[str, Any]:
    """How the assessment stands, for the team and for those who only read it."""
    return {
        "asks": CONCLUSION_ASKS,
        "standing": {one.about: one for one in page.reading.conclusions},
        "now": page.now,
        "turn": WHOSE_TURN[page.now],
        "final": page.now in FINAL,
        "readings": page.reading.readings,
        "also": page.also,
        "readers_steps": READERS_STEPS,
    }


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
        hint=chosen.hint,
        serves=resources().guidance.conclusions[chosen],
        offers=found,
        ticked_before=before is not None and not hidden and not form.is_submitted(),
        changeable=changeable(review),
    )


def _as_it_stands(review: ReviewHead, before: ConclusionView | None) -> dict[str, Any]:
    """What the page starts from: nothing chosen, or the conclusion that is to be changed."""
    if before is None:
        return {"seen": ""}
    return {
        "judgement": before.judgement,
        "reasons": before.reasons,
        "grounds": keys_of(grounds.rested(reading(), review.id).get(before.id, NOT_RECORDED).still),
        "seen": str(before.id),
    }


def _standing(review: ReviewHead, about: About) -> ConclusionView | None:
    found = overall_assessment.conclusions(reading(), review.id)
    return next((one for one in found if one.about is about), None)


def _concluded(form: ConcludeForm, review: ReviewHead, about: About) -> bool:
    """Save a conclusion; where someone else concluded first, both are on the page."""
    done = perform(
        form,
        service.conclude,
        review.id,
        about,
        Judgement(form.judgement.data),
        form.reasons.data,
        grounds_of(form.grounds.data),
        seen=form.seen.data or "",
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
        if perform(
            form,
            say_what_changes,
            review.id,
            file_id,
            form.effect.data,
            seen=(form.seen.data or "").replace("\r\n", "\n"),
        ):
            flash("What the document changes is recorded.")
            return redirect(url_for("assessment.overall", review_id=review.id) + "#late")
        now = overall_assessment.late_documents(reading(), review.id)
        form.seen.data = next((one.late_effect or "" for one in now if one.id == file_id), "")
    return render_template(
        "journeys/assessment/late.html", form=form, review=review, document=document
    )
