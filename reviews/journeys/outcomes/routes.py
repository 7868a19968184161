"""The outcomes of one resident on one page, each with its plot and the table beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, abort, render_template, url_for

from reviews.domain.board.outcome_plot import Plot, plot
from reviews.domain.board.outcomes import A_FEW, levels_on
from reviews.domain.board.voices import VOICE_OF
from reviews.domain.consent.consents import Material, Ruling, Use, needed, standing
from reviews.domain.people.roles import Permission
from reviews.domain.review.state import ReviewState
from reviews.domain.sources import SPEAKS_FOR_RESIDENT, Source
from reviews.store.board import outcomes as store
from reviews.store.board.outcomes import OutcomeView
from reviews.store.consent import consents
from reviews.store.review.reviews import PlannedResident, ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import resident_in_review
from reviews.web.database import reading
from reviews.web.resources import resources, today

bp = Blueprint("outcomes", __name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """An outcome as its page shows it.

    `names` are the words for the help needed, by record; `unheard` says that nothing told of it
    comes from the resident or someone for them.
    """

    outcome: OutcomeView
    names: Mapping[UUID, str]
    plot: Plot | None

    @property
    def unheard(self) -> bool:
        """Whether records stand, and none of them is the resident's own."""
        told = self.outcome.records
        return bool(told) and not any(one.source in SPEAKS_FOR_RESIDENT for one in told)


def outcomes_of(review: ReviewHead, resident: PlannedResident) -> Material[OutcomeView]:
    """The outcomes of a resident that this officer may read."""
    return store.outcomes(reading(), viewer(), Use.NOTES, review.id, resident.resident_id)


def outcome_of(review: ReviewHead, resident: PlannedResident, fact_id: UUID) -> OutcomeView:
    """One of them; any other is not there."""
    found = outcomes_of(review, resident).items
    return next((one for one in found if one.fact_id == fact_id), None) or abort(404)


def page_of(review: ReviewHead, resident: PlannedResident) -> str:
    """The address of a resident's outcomes."""
    return url_for("outcomes.show", review_id=review.id, resident_id=resident.resident_id)


@bp.get("/reviews/<uuid:review_id>/residents/<uuid:resident_id>/outcomes")
@allow(Permission.REVIEW, to=resident_in_review)
def show(review: ReviewHead, resident: PlannedResident) -> Page:
    """The outcomes of a resident in a review, over time."""
    material = outcomes_of(review, resident)
    agreed = consents.standings(reading(), review.id).get(resident.resident_id, {})
    sources = (Source.RESIDENT, Source.DOCUMENT)
    found = [standing(agreed, needed(source, Use.NOTES)) for source in sources]
    standing_now = [one for one in material.items if one.ended is None]
    return render_template(
        "journeys/outcomes/show.html",
        review=review,
        resident=resident,
        shown=[_shown(one) for one in material.items],
        withheld=material.withheld,
        may_add=any(one.ruling is Ruling.ALLOWED for one in found),
        at_work=review.state is ReviewState.OPEN,
        many=len(standing_now) >= A_FEW,
    )


def _shown(outcome: OutcomeView) -> Shown:
    lists = resources().prompting
    by_record = {one.id: dict(levels_on(lists, one.on)) for one in outcome.records}
    names = {one.id: by_record[one.id][one.prompting] for one in outcome.records}
    levels = _levels([*by_record.values()])
    records = [(one.on, one.prompting, VOICE_OF[one.source]) for one in outcome.records]
    pauses = [one.span for one in outcome.pauses]
    return Shown(outcome, names, plot(levels, records, pauses, today()))


def _levels(every: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """The levels of the lists that some records were made by; those of the newest come first."""
    found: dict[str, str] = {}
    for levels in reversed(every):
        found |= {key: name for key, name in levels.items() if key not in found}
    return found
