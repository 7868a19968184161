"""The evidence register of a review, and of a resident across the reviews they were in."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from flask import url_for
from werkzeug.wrappers import Response

from reviews.domain.across.evidence_register import Scope
from reviews.domain.assessment.planned_parts import SCHEME_SET, PlannedPart, parts_left
from reviews.domain.people.roles import Permission
from reviews.domain.review.requests import SETTLED, RequestState
from reviews.domain.sources import Source
from reviews.store.across.evidence_register import reads_of
from reviews.store.register import residents
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead, planned_residents
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import Stays, known_resident, team_review
from reviews.web.database import reading
from reviews.web.evidence_register import Register, list_page, missing_page, workbook
from reviews.web.resources import resources
from reviews.web.review_plan import model_sets, request_items, review_parts

from .routes import bp


def _of_review(review: ReviewHead) -> Register:
    address = partial(url_for, review_id=review.id)
    scope = Scope(review_id=review.id)
    chosen = planned_residents(reading(), review.id)
    return Register(
        scope,
        reads_of(reading(), viewer(), scope),
        f"Review of {review.scheme}, {review.reference}",
        (address("review.show"), "Review"),
        partial(address, "evidence.of_review"),
        partial(address, "evidence.missing_in_review"),
        partial(address, "evidence.review_workbook"),
        [(str(one.resident_id), one.reference) for one in chosen],
        [("What was taken back, with the reasons", address("evidence.taken_back"))],
    )


def _of_resident(resident_id: UUID, reference: str) -> Register:
    address = partial(url_for, resident_id=resident_id)
    scope = Scope(resident_id=resident_id)
    return Register(
        scope,
        reads_of(reading(), viewer(), scope),
        f"Resident {reference}",
        (address("residents.show"), reference),
        partial(address, "evidence.of_resident"),
        partial(address, "evidence.missing_of_resident"),
        partial(address, "evidence.resident_workbook"),
    )


@bp.get("/reviews/<uuid:review_id>/evidence")
@allow(Permission.REVIEW, to=team_review)
def of_review(review: ReviewHead) -> Page:
    """All evidence of a review: searched, narrowed, a page at a time."""
    return list_page(_of_review(review))


@bp.get("/reviews/<uuid:review_id>/evidence.xlsx")
@allow(Permission.REVIEW, to=team_review)
def review_workbook(review: ReviewHead) -> Response:
    """The evidence of a review as it is looked for, as a workbook."""
    return workbook(_of_review(review))


@bp.get("/reviews/<uuid:review_id>/evidence/missing")
@allow(Permission.REVIEW, to=team_review)
def missing_in_review(review: ReviewHead) -> Page:
    """What is missing among the evidence of a review."""
    parts = review_parts(review)
    return missing_page(
        _of_review(review),
        _asked(review, parts),
        [one.told for one in parts_left(parts)],
        list(_outstanding(review)),
    )


def _asked(review: ReviewHead, parts: list[PlannedPart]) -> frozenset[Source]:
    """The sources that the plan asks: of the scheme's question sets, and of each part planned."""
    scheme = [resources().question_sets.latest(SCHEME_SET), *model_sets(review).values()]
    personal = {one.key for one in parts if one.resident_id is not None and one.filled_in}
    sets = [*scheme, *map(resources().question_sets.latest, sorted(personal))]
    return frozenset(source for one in sets for source in one.sources)


def _outstanding(review: ReviewHead) -> Iterator[str]:
    """The items of the list of documents that nobody decided on, or that were asked for."""
    lines = reviews.request_lines(reading(), review.id)
    for item in request_items(review.id):
        line = lines.get(item.key)
        state = line.state if line else RequestState.UNDECIDED
        if state not in SETTLED:
            yield f"{item.ask}: {state.words.lower()}"


@bp.get("/residents/<uuid:resident_id>/evidence")
@allow(Permission.REVIEW, to=known_resident)
def of_resident(resident_id: UUID, reference: str, stays: Stays) -> Page:
    """All evidence about a resident, in the reviews of the viewer's teams."""
    del stays
    return list_page(_of_resident(resident_id, reference))


@bp.get("/residents/<uuid:resident_id>/evidence.xlsx")
@allow(Permission.REVIEW, to=known_resident)
def resident_workbook(resident_id: UUID, reference: str, stays: Stays) -> Response:
    """The evidence about a resident as it is looked for, as a workbook."""
    del stays
    return workbook(_of_resident(resident_id, reference))


@bp.get("/residents/<uuid:resident_id>/evidence/missing")
@allow(Permission.REVIEW, to=known_resident)
def missing_of_resident(resident_id: UUID, reference: str, stays: Stays) -> Page:
    """What is missing among the evidence about a resident, in each of their reviews."""
    del stays
    asked: set[Source] = set()
    parts: list[str] = []
    for one in residents.reviews_of_resident(reading(), viewer(), resident_id):
        review = reviews.review(reading(), one.id)
        if review is not None:
            own = [part for part in review_parts(review) if part.resident_id == resident_id]
            sets = {part.key for part in own if part.filled_in}
            for name in sets:
                asked |= resources().question_sets.latest(name).sources
            parts += [f"{review.reference}: {part.told}" for part in parts_left(own)]
    return missing_page(_of_resident(resident_id, reference), asked, parts, ())
