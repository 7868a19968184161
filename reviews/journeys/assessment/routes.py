"""The board: the accounts of a review side by side, a theme a page (para 110)."""

from flask import Blueprint, abort, render_template, request, url_for

from reviews.domain.assessment.overall_assessment import THEMES, theme_of_thing
from reviews.domain.assessment.planned_parts import unheard
from reviews.domain.board.side_by_side import matters
from reviews.domain.board.voices import ComparedAccount
from reviews.domain.dates import long_date
from reviews.domain.people.roles import Permission
from reviews.reference.code_lists import look_round
from reviews.store.board import comparisons
from reviews.store.consent.consents import standings
from reviews.store.review import documents, reviews
from reviews.store.review.reviews import ReviewHead
from reviews.store.visits import visits
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import team_review
from reviews.web.accounts_compared import compared_accounts, sets_of
from reviews.web.database import reading
from reviews.web.review_plan import review_parts

from .page_reads import changeable, findings_seen

bp = Blueprint("assessment", __name__)


@bp.get("/reviews/<uuid:review_id>/board")
@allow(Permission.REVIEW, to=team_review)
def board(review: ReviewHead) -> Page:
    """What each voice says of each matter of one theme, and where there is silence."""
    theme = request.args.get("theme", next(iter(THEMES)))
    if theme not in THEMES:
        abort(404)
    agreed = standings(reading(), review.id)
    every, withheld = compared_accounts(review, theme=theme, agreed=agreed)
    residents = sorted({one.resident for one in every if one.resident})
    resident = request.args.get("resident", "")
    if resident and resident not in residents:
        abort(404)
    taken = [one for one in every if not resident or one.resident in (resident, "")]
    found = matters(taken, sets_of(review, taken), theme)
    seen = visits.observations(reading(), review_id=review.id)
    findings = findings_seen(review, agreed).items
    return render_template(
        "journeys/assessment/board.html",
        review=review,
        theme=theme,
        themes=THEMES,
        residents=residents,
        resident=resident,
        taken=taken,
        matters=[one for one in found if one.spoken],
        told={one.id: _told(one) for one in taken},
        write=url_for("assessment.write_finding", review_id=review.id),
        compared={} if resident else comparisons.comparisons(reading(), review.id),
        unheard=unheard(review_parts(review)),
        planned=reviews.planned_residents(reading(), review.id),
        quiet=[one.title for one in found if not one.spoken],
        observations=[one for one in seen if theme_of_thing(one.kind) == theme],
        things=look_round().things,
        documents=documents.documents(reading(), review.id),
        withheld=withheld,
        findings=[one for one in findings if one.theme == theme],
        cited={rest.answer_id for one in findings for rest in one.evidence},
        changeable=changeable(review),
    )


def _told(account: ComparedAccount) -> tuple[str, str, str]:
    """Where an account is read, whose it is and of which day; once, whatever it answers."""
    return url_for("accounts.check", account_id=account.id), account.whose, long_date(account.on)
