"""Staff time as each source tells it, with the arithmetic shown line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for

from reviews.domain.board.staff_time import workings
from reviews.domain.board.support import SIDE_OF, SupportSide
from reviews.domain.people.roles import Permission
from reviews.domain.sources import Source
from reviews.services.board import support as service
from reviews.store.board import support
from reviews.store.board.support import StaffTimeLine
from reviews.store.register import residents
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import team_review
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form

from .forms import CorrectStaffTimeForm, StaffTimeForm, TakeBackForm
from .routes import bp


@dataclass(frozen=True, slots=True)
class TimeAccount:
    """The staff time that one source tells, and the arithmetic over it."""

    whose: str
    side: SupportSide
    lines: tuple[StaffTimeLine, ...]

    @property
    def workings(self) -> list[str]:
        """The arithmetic, line by line."""
        return workings([one.timed for one in self.lines])


def by_account(lines: Iterable[StaffTimeLine]) -> list[TimeAccount]:
    """Staff time source by source, in the order of the sources."""
    found: dict[tuple[Source, str], list[StaffTimeLine]] = {}
    for one in lines:
        found.setdefault((one.source, one.said_by), []).append(one)
    order = list(Source)
    return [
        TimeAccount(some[0].whose, SIDE_OF[source], tuple(some))
        for (source, _), some in sorted(found.items(), key=lambda one: order.index(one[0][0]))
    ]


def of_resident(review: ReviewHead, resident_id: UUID) -> list[TimeAccount]:
    """The staff time that reaches one resident: their own, and what they share."""
    told = support.staff_time_told(reading(), review.id).items
    return by_account(one for one in told if one.resident_id in (resident_id, None))


@bp.get("/reviews/<uuid:review_id>/staff-time")
@allow(Permission.REVIEW, to=team_review)
def staff_time(review: ReviewHead) -> Page:
    """Claimed, evidenced and experienced side by side, with the working of each."""
    every = support.staff_time_versions(reading(), review.id)
    told = [one for one in every.items if one.superseded_at is None]
    about = {one.resident_id for one in told if one.resident_id}
    return render_template(
        "journeys/board/staff_time.html",
        review=review,
        accounts=by_account(told),
        unsaid=[one for one in told if not one.shift.said],
        earlier=support.before_correction(every.items),
        sides=list(SupportSide),
        references=residents.references(reading(), about),
        withheld=list({(one.what, one.why): one for one in every.withheld}.values()),
    )


@bp.route("/reviews/<uuid:review_id>/staff-time/add", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def add_staff_time(review: ReviewHead) -> Page:
    """Record staff time as one source tells it."""
    form = StaffTimeForm(data={"weeks": 1})
    planned = reviews.planned_residents(reading(), review.id)
    form.resident.offer([(str(one.resident_id), one.reference) for one in planned])
    if form.validate_on_submit() and perform(
        form,
        service.record_staff_time,
        review.id,
        form.shift(),
        source=Source(form.source.data),
        said_by=form.said_by.data,
        true_from_on=form.true_from_on.data,
        true_to_on=form.true_to_on.data,
        resident_id=form.resident_id,
    ):
        flash("The staff time is recorded.")
        to = "board.add_staff_time" if request.form.get("go") == "again" else "board.staff_time"
        return redirect(url_for(to, review_id=review.id))
    return render_template("journeys/board/add_staff_time.html", form=form, review=review)


def _line(review: ReviewHead, record_id: UUID) -> StaffTimeLine:
    """The record, to be changed; one that someone changed meanwhile keeps what is being sent."""
    every = support.staff_time_versions(reading(), review.id).items
    line = next((one for one in every if one.id == record_id), None) or abort(404)
    return line if line.superseded_at is None or request.method == "POST" else abort(404)


@bp.route("/reviews/<uuid:review_id>/staff-time/<uuid:record_id>/correct", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def correct_staff_time(review: ReviewHead, record_id: UUID) -> Page:
    """Put a record of staff time right, or say of an old one how it counts."""
    line = _line(review, record_id)
    form, back_to = CorrectStaffTimeForm(line), url_for("board.staff_time", review_id=review.id)
    if form.validate_on_submit() and perform(
        form,
        service.correct_staff_time,
        review.id,
        record_id,
        form.shift(),
        source=Source(form.source.data),
        said_by=form.said_by.data,
        true_from_on=form.true_from_on.data,
        true_to_on=form.true_to_on.data,
        reason=form.reason.data,
    ):
        flash("The staff time is corrected.")
        return redirect(back_to)
    return _about(review, line, "journeys/board/correct.html", form, back_to)


@bp.route(
    "/reviews/<uuid:review_id>/staff-time/<uuid:record_id>/take-back", methods=["GET", "POST"]
)
@allow(Permission.REVIEW, to=team_review)
def take_back_staff_time(review: ReviewHead, record_id: UUID) -> Page:
    """Take a record of staff time back."""
    line = _line(review, record_id)
    form, back_to = TakeBackForm(), url_for("board.staff_time", review_id=review.id)
    if form.validate_on_submit() and perform(
        form, service.take_back_staff_time, review.id, record_id, form.reason.data
    ):
        flash("The record is taken back.")
        return redirect(back_to)
    return _about(review, line, "journeys/board/take_back.html", form, back_to)


def _about(review: ReviewHead, line: StaffTimeLine, page: str, form: Form, back_to: str) -> str:
    """A page about one record, which shows it."""
    return render_template(
        page,
        form=form,
        review=review,
        back_to=back_to,
        whose=line.whose,
        words=line.shift.working,
    )
