"""Findings: written, put in other words, taken back. Others read them with what they rest on."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for

from reviews.domain.assessment.overall_assessment import FINAL, THEMES, standing_now
from reviews.domain.consent.consents import Use
from reviews.domain.people.roles import Permission
from reviews.services.assessment import findings as service
from reviews.services.assessment.reopened import marks
from reviews.store.assessment import finding_wordings, overall_assessment
from reviews.store.assessment.cited_outside import cited_outside
from reviews.store.assessment.overall_assessment import FindingView
from reviews.store.assessment.plain_words import plain_words
from reviews.store.follow_up import recommendations
from reviews.store.people import officers
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import findings_review, team_review
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.resources import resources, today
from reviews.web.review_plan import all_sets

from .citable import named
from .evidence_shown import rests
from .forms import FindingForm, WithdrawForm
from .page_reads import changeable, findings_seen, for_benefits, on_team
from .routes import bp


@bp.get("/reviews/<uuid:review_id>/findings")
@allow(Permission.READ_FINDINGS, to=findings_review)
def findings(review: ReviewHead) -> Page:
    """The findings of a review: with their evidence for the team, with its kind for others."""
    seen = findings_seen(review)
    final = standing_now(overall_assessment.steps(reading(), review.id)) in FINAL
    if not on_team(review):
        benefits = for_benefits(review)
        return render_template(
            "journeys/assessment/findings_read.html",
            review=review,
            findings=seen.items if final else (),
            left_out=seen.withheld if final and not benefits else (),
            written=0 if benefits else len(seen.items) + len(seen.withheld),
            rests=cited_outside(
                reading(), [piece.id for one in seen.items for piece in one.evidence]
            ),
            benefits=benefits,
            officers=officers.names(reading()),
            themes=THEMES,
            final=final,
        )
    taken_back = overall_assessment.findings(reading(), Use.NOTES, review.id, withdrawn=True)
    return render_template(
        "journeys/assessment/findings.html",
        review=review,
        findings=seen.items,
        withheld=seen.withheld,
        taken_back=taken_back.items,
        rests=rests(review, [rest for one in seen.items for rest in one.evidence]),
        marks=marks(reading(), review.id, all_sets(), seen.items),
        themes=THEMES,
        final=final,
        changeable=changeable(review),
    )


@bp.route("/reviews/<uuid:review_id>/findings/write", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def write_finding(review: ReviewHead) -> Page:
    """Write a finding, on one piece of evidence or on none yet."""
    thing = named(review)
    theme = (thing and thing.theme) or request.args.get("theme", "")
    serves = resources().guidance.themes.get(theme, "110")
    paragraph = (thing and thing.paragraph) or serves
    form = FindingForm(data={"theme": theme if theme in THEMES else None, "paragraph": paragraph})
    if form.validate_on_submit() and (
        done := perform(
            form,
            service.write_finding,
            review.id,
            filled(form, service.FindingWords),
            cited=service.Cited(evidence=thing.id) if thing else None,
        )
    ):
        flash("The finding is written.")
        return redirect(url_for("assessment.finding", review_id=review.id, fact_id=done.value))
    return render_template(
        "journeys/assessment/write_finding.html",
        form=form,
        review=review,
        thing=thing,
        others=findings_seen(review).items if thing else (),
    )


def standing(review: ReviewHead, fact_id: UUID) -> FindingView | None:
    """A finding; None where its words are withheld; not found where it is none, or taken back."""
    seen = findings_seen(review)
    if fact_id in {one.id for one in seen.withheld}:
        return None
    return next((one for one in seen.items if one.fact_id == fact_id), None) or abort(404)


@bp.route("/reviews/<uuid:review_id>/findings/<uuid:fact_id>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def finding(review: ReviewHead, fact_id: UUID) -> Page:
    """One finding: its words, what it rests on, and how it was worded before."""
    found = standing(review, fact_id)
    evidence = overall_assessment.evidence_of(reading(), review.id).get(fact_id, ())
    change = found if changeable(review) else None
    plain = plain_words(reading(), review.id).get(fact_id)
    told = plain.words if plain else ""
    shown = {"plain_words": told, "plain_seen": told}
    form = FindingForm(obj=change, seen=str(change.id), **shown) if change else None
    if form is not None and form.validate_on_submit():
        if perform(
            form,
            service.write_finding,
            review.id,
            filled(form, service.FindingWords),
            fact_id=fact_id,
            seen=seen_id(),
        ):
            flash("The finding is saved.")
            return redirect(url_for("assessment.finding", review_id=review.id, fact_id=fact_id))
        if now := standing(review, fact_id):
            form.seen.data, form.plain_seen.data = str(now.id), told
    earlier = finding_wordings.wordings(reading(), Use.NOTES, review.id, fact_id)
    return render_template(
        "journeys/assessment/finding.html",
        form=form,
        review=review,
        fact_id=fact_id,
        finding=found,
        plain_words=told,
        rests=list(rests(review, evidence).values()),
        marks=marks(reading(), review.id, all_sets(), [found] if found else []).get(fact_id, ()),
        wording=earlier.items[-1] if earlier.items else None,
        earlier=earlier.items[:-1],
        earlier_withheld=bool(earlier.withheld) and found is not None,
        themes=THEMES,
        changeable=changeable(review),
    )


def seen_id() -> UUID:
    """The id that a page was opened on, as it comes back; aborts where it is none."""
    return request.form.get("seen", type=UUID) or abort(400)


@bp.route("/reviews/<uuid:review_id>/findings/<uuid:fact_id>/withdraw", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def withdraw_finding(review: ReviewHead, fact_id: UUID) -> Page:
    """Take a finding back, with the reason."""
    found = standing(review, fact_id)
    made = recommendations.recommendations(reading(), today(), review_id=review.id)
    form = WithdrawForm()
    if form.validate_on_submit() and perform(
        form, service.withdraw_finding, review.id, fact_id, form.reason.data
    ):
        flash("The finding is taken back. It stays on the record.")
        return redirect(url_for("assessment.findings", review_id=review.id))
    return render_template(
        "journeys/assessment/withdraw_finding.html",
        form=form,
        review=review,
        finding=found,
        fact_id=fact_id,
        answered_by=[one.number for one in made if one.finding_fact_id == fact_id],
    )
