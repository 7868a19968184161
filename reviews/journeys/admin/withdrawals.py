"""Complaints, consent taken back and where the words had gone: for the data protection officer."""

from uuid import UUID

from flask import render_template, request, url_for

from reviews.domain.assessment.overall_assessment import THEMES
from reviews.domain.consent.consents import Use, taken_back
from reviews.domain.people.roles import Permission
from reviews.store.across import withdrawals as store
from reviews.store.across.where_words_went import where_words_went
from reviews.store.consent import consents
from reviews.store.register.residents import references
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import resident_who_withdrew
from reviews.web.database import reading

from .routes import bp

_LAST_PAGE = 1_000_000  # Past it a database cannot count rows.


@bp.get("/withdrawals")
@allow(Permission.READ_WITHDRAWALS)
def withdrawals() -> Page:
    """That residents took something back, and that complaints came; nobody's words."""
    page = min(max(request.args.get("page", 1, type=int), 1), _LAST_PAGE)
    back, complaints = (one(reading(), page) for one in (store.withdrawals, store.complaints))
    more = max(len(back), len(complaints)) > store.PAGE
    return render_template(
        "journeys/admin/withdrawals.html",
        withdrawals=back[: store.PAGE],
        complaints=complaints[: store.PAGE],
        older=url_for("admin.withdrawals", page=page + 1) if more else "",
        newer=url_for("admin.withdrawals") if page > 1 else "",
    )


@bp.get("/withdrawals/<uuid:review_id>/<uuid:resident_id>")
@allow(Permission.READ_WITHDRAWALS, to=resident_who_withdrew)
def withdrawal(review: ReviewHead, resident_id: UUID) -> Page:
    """What one resident took back, and where their words had gone by then; none of the words."""
    session = reading()
    now = consents.standings(session, review.id).get(resident_id, {})
    every = consents.every_consent(session, review.id, resident_id)
    back = taken_back(now, [one.standing for one in every])
    return render_template(
        "journeys/admin/withdrawal.html",
        review=review,
        resident=references(session, [resident_id])[resident_id],
        uses=[use for use in Use if use in back],
        went=where_words_went(session, viewer(), review.id, resident_id, back),
        themes=THEMES,
    )
