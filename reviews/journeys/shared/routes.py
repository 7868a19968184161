"""What benefits officers open of a review: what residents share, the provider's papers."""

from uuid import UUID

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.reference.contact_questions import contact_questions
from reviews.store.across import shared_accounts
from reviews.store.across.shared_accounts import SharedAccount
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import shared_review
from reviews.web.database import reading
from reviews.web.giving_out import given_out
from reviews.web.review_plan import all_sets, request_items

bp = Blueprint("shared", __name__)


@bp.get("/reviews/<uuid:review_id>/shared")
@allow(Permission.READ_FINDINGS, to=shared_review)
def show(review: ReviewHead) -> Page:
    """What of a review is shared with the Housing Benefit team."""
    return render_template(
        "journeys/shared/show.html",
        review=review,
        accounts=shared_accounts.accounts_shared(reading(), review.id),
        papers=shared_accounts.papers_shared(reading(), review.id),
        titles={place: one.title for place, one in all_sets().items()},
        items={one.key: one.ask for one in request_items(review.id)},
        team=viewer().works_on(review.team_id),
    )


@bp.get("/reviews/<uuid:review_id>/shared/<uuid:account_id>")
@allow(Permission.READ_FINDINGS, to=shared_review)
def account(review: ReviewHead, account_id: UUID) -> Page:
    """One account that is shared, as it was finished."""
    every = shared_accounts.accounts_shared(reading(), review.id)
    found = next((one for one in every if one.id == account_id), None)
    if found is None:
        raise NotThere
    return render_template(
        "journeys/shared/account.html",
        review=review,
        account=found,
        wrong=shared_accounts.said_wrong(reading(), review.id, found),
        title=all_sets()[found.question_set, found.version].title,
        sections=shared_accounts.words_shared(reading(), review.id, found, _of_contact(found)),
    )


def _of_contact(account: SharedAccount) -> frozenset[str]:
    """The questions of how to reach a person, which are not what they tell of their support."""
    of = (account.question_set, account.version)
    return frozenset(key for name, version, key in contact_questions() if (name, version) == of)


@bp.get("/reviews/<uuid:review_id>/papers/<uuid:file_id>")
@allow(Permission.READ_FINDINGS, to=shared_review)
def paper(review: ReviewHead, file_id: UUID) -> Response:
    """One of the provider's own papers, as it came."""
    every = shared_accounts.papers_shared(reading(), review.id)
    found = next((one for one in every if one.id == file_id), None)
    if found is None:
        raise NotThere
    return given_out(found.bytes_id, found.media_type, found.name)
