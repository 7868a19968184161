"""One resident's support needs: each source in its own row, support told on each side."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for

from reviews.domain.board.comparisons import Compared
from reviews.domain.board.needs import Need, needs_of
from reviews.domain.board.support import Step, SupportSide
from reviews.domain.consent.consents import Withheld
from reviews.domain.people.roles import Permission
from reviews.services.board import support as service
from reviews.store.assessment import overall_assessment
from reviews.store.board import comparisons, support
from reviews.store.board.support import SupportLine
from reviews.store.review.reviews import PlannedResident, ReviewHead
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import resident_in_review
from reviews.web.accounts_compared import compared_accounts
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form
from reviews.web.sizes import takes_files

from .forms import CorrectSupportForm, SupportForm, TakeBackForm
from .routes import OTHER, RESIDENT, bp, findings_open, parts_of_life
from .staff_time import of_resident


@dataclass(frozen=True, slots=True)
class NeedShown:
    """A need, the support recorded for it, and how a person compared its accounts.

    `earlier` are the versions of those records before they were corrected.
    """

    need: Need
    records: tuple[SupportLine, ...]
    compared: Compared | None
    earlier: Mapping[UUID, Sequence[SupportLine]]

    @property
    def basis(self) -> str:
        """What a comparison of it rests on now."""
        return self.need.basis(one.id for one in self.records)

    @property
    def evidence(self) -> tuple[UUID, ...]:
        """The answers and records that are laid side by side."""
        return (*self.need.answers, *(one.id for one in self.records))

    @property
    def comparable(self) -> bool:
        """Whether two sources or more speak of it, in accounts or in recorded support."""
        sources = {one.source for one in self.records}
        sources |= {row.source for row in self.need.rows if row.says}
        return len(sources) > 1

    def recorded(self, step: Step, side: SupportSide) -> list[SupportLine]:
        """The support recorded as told on one side."""
        return [one for one in self.records if one.step is step and one.side is side]

    def sides(self) -> list[SupportSide]:
        """The sides to show: the three always, the others where they say anything."""
        others = any(self.need.support[step][SupportSide.OTHERS] for step in Step) or any(
            one.side is SupportSide.OTHERS for one in self.records
        )
        return [side for side in SupportSide if side is not SupportSide.OTHERS or others]


def needs_shown(
    review: ReviewHead, resident_id: UUID
) -> tuple[list[NeedShown], tuple[Withheld, ...]]:
    """Every need of a resident, and what is withheld; a fixed number of queries."""
    taken, withheld = compared_accounts(review, resident_id)
    told = support.support_versions(reading(), review.id, resident_id)
    earlier = support.before_correction(told.items)
    compared = comparisons.comparisons(reading(), review.id, resident_id)
    words = parts_of_life()
    by_need: dict[str, list[SupportLine]] = {}
    for one in (one for one in told.items if one.superseded_at is None):
        by_need.setdefault(one.need.casefold(), []).append(one)
    also = {key: words.get(key, lines[0].need) for key, lines in by_need.items()}
    shown = [
        NeedShown(one, tuple(by_need.get(one.key, ())), compared.get(one.matter), earlier)
        for one in needs_of(taken, also.items())
    ]
    return shown, (*withheld, *told.withheld)


@bp.get(f"{RESIDENT}/needs")
@allow(Permission.REVIEW, to=resident_in_review)
def needs(review: ReviewHead, resident: PlannedResident) -> Page:
    """Need by need: is help needed, what, how far is it met, and what became of support."""
    shown, withheld = needs_shown(review, resident.resident_id)
    return render_template(
        "journeys/board/needs.html",
        review=review,
        resident=resident,
        needs=shown,
        withheld=list({(one.what, one.why): one for one in withheld}.values()),
        accounts=of_resident(review, resident.resident_id),
        changeable=findings_open(review),
        cited={
            rest.answer_id
            for some in overall_assessment.evidence_of(reading(), review.id).values()
            for rest in some
        },
    )


@bp.route(f"{RESIDENT}/support/add", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
@takes_files
def record_support(review: ReviewHead, resident: PlannedResident) -> Page:
    """Record support for one need, as one source tells it."""
    known, asked = parts_of_life(), request.args.get("need", "")
    other = asked and asked not in known
    form = SupportForm(
        data={"need": OTHER if other else asked or None, "need_other": asked if other else ""}
    )
    form.offer_needs(known)
    if form.validate_on_submit() and perform(
        form,
        service.record_support,
        review.id,
        resident.resident_id,
        form.told(),
        form.file.upload,
    ):
        flash("The support is recorded.")
        return redirect(page_of(review, resident))
    return render_template(
        "journeys/board/record_support.html", form=form, review=review, resident=resident
    )


def page_of(review: ReviewHead, resident: PlannedResident) -> str:
    """The address of a resident's needs."""
    return url_for("board.needs", review_id=review.id, resident_id=resident.resident_id)


def _line(review: ReviewHead, resident: PlannedResident, record_id: UUID) -> SupportLine:
    """The record, to be changed; one that someone changed meanwhile keeps what is being sent."""
    every = support.support_versions(reading(), review.id, resident.resident_id).items
    line = next((one for one in every if one.id == record_id), None) or abort(404)
    return line if line.superseded_at is None or request.method == "POST" else abort(404)


@bp.route(f"{RESIDENT}/support/<uuid:record_id>/correct", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
@takes_files
def correct_support(review: ReviewHead, resident: PlannedResident, record_id: UUID) -> Page:
    """Put a record of support right."""
    line, known = _line(review, resident, record_id), parts_of_life()
    other = line.need not in known
    named = {"need": OTHER, "need_other": line.need} if other else {"need_other": ""}
    form = CorrectSupportForm(data=asdict(line) | named)
    form.offer_needs(known)
    if form.validate_on_submit() and perform(
        form,
        service.correct_support,
        review.id,
        record_id,
        form.told(),
        form.reason.data,
        form.file.upload,
    ):
        flash("The record is corrected.")
        return redirect(page_of(review, resident))
    return _about(review, resident, line, "journeys/board/correct.html", form)


@bp.route(f"{RESIDENT}/support/<uuid:record_id>/take-back", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def take_back_support(review: ReviewHead, resident: PlannedResident, record_id: UUID) -> Page:
    """Take a record of support back."""
    line = _line(review, resident, record_id)
    form = TakeBackForm()
    if form.validate_on_submit() and perform(
        form, service.take_back_support, review.id, record_id, form.reason.data
    ):
        flash("The record is taken back.")
        return redirect(page_of(review, resident))
    return _about(review, resident, line, "journeys/board/take_back.html", form)


def _about(
    review: ReviewHead, resident: PlannedResident, line: SupportLine, page: str, form: Form
) -> str:
    """A page about one record, which shows it."""
    return render_template(
        page,
        form=form,
        review=review,
        back_to=page_of(review, resident),
        whose=line.whose,
        words=line.words,
    )
