"""A review: started, looked over as a task list, paused, stopped and closed."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from reviews.domain.assessment.overall_assessment import standing_now, use_of_findings
from reviews.domain.assessment.planned_parts import (
    INTERVIEW_SET,
    REQUEST,
    SCHEME_SET,
    STAFF,
    PartState,
    PlannedPart,
    PlannedVoice,
    parts_left,
    titles,
)
from reviews.domain.consent.consents import Use
from reviews.domain.people.roles import Permission
from reviews.domain.review.state import ReviewState, may_move
from reviews.reference.code_lists import look_round
from reviews.services.review import reviews as service
from reviews.services.safeguarding import concerns
from reviews.store.accounts import accounts
from reviews.store.across import open_at_closing
from reviews.store.across.history_shared import shared_history
from reviews.store.assessment import overall_assessment
from reviews.store.cases import record_asked
from reviews.store.letters import letters
from reviews.store.programme import programmes
from reviews.store.register import residents
from reviews.store.register.schemes import SchemeHead
from reviews.store.review import reviews
from reviews.store.review.reviews import PlannedResident, ReviewHead
from reviews.store.visits import visits as store_visits
from reviews.store.visits.handed_on import still_with
from reviews.web.access.allow import Page, act, allow, viewer
from reviews.web.access.loaders import findings_review, led_review, team_review, team_scheme
from reviews.web.acting import perform
from reviews.web.database import reading, writing
from reviews.web.history_sentences import history_page, shared_page
from reviews.web.pages import plural
from reviews.web.resources import today
from reviews.web.review_plan import review_parts
from reviews.web.said_before import said_before

from .forms import AddResidentsForm, ExcuseForm, HoldForm, MoveForm, StartForm

bp = Blueprint("review", __name__)

MOVES = {
    ReviewState.PAUSED: ("Pause this review", "Nothing can be recorded until it is opened again."),
    ReviewState.STOPPED: ("Stop this review", "It ends without an assessment."),
    ReviewState.CLOSED: (
        "Close this review",
        "Nothing more is recorded in it, until it is opened again.",
    ),
    ReviewState.OPEN: ("Open this review again", "Work on it can go on."),
}


@bp.get("/reviews")
@allow(Permission.READ_FINDINGS)
def every() -> Page:
    """The reviews this officer may see, newest first."""
    state = request.args.get("state", type=ReviewState)
    after = request.args.get("after", type=_after)
    lines = reviews.review_page(reading(), viewer(), state=state, after=after)
    last = lines[reviews.PAGE - 1] if len(lines) > reviews.PAGE else None
    older = f"{last.opened_on.isoformat()} {last.id}" if last else ""
    return render_template(
        "journeys/review/every.html",
        lines=lines[: reviews.PAGE],
        states=list(ReviewState),
        chosen=state or "",
        older=url_for("review.every", state=state, after=older) if older else "",
        newer=url_for("review.every", state=state) if after else "",
    )


def _after(text: str) -> tuple[date, UUID]:
    day, _, key = text.partition(" ")
    return date.fromisoformat(day), UUID(key)


@bp.route("/schemes/<uuid:scheme_id>/reviews/start", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_scheme)
def start(scheme: SchemeHead) -> Page:
    """Start a review of a scheme."""
    form = StartForm(data={"why": programmes.why(reading(), scheme.id, today())})
    living = residents.residents_at(reading(), viewer(), scheme.id, today())
    form.residents.offer([(str(one.id), f"{one.reference}  {one.name}") for one in living])
    if form.validate_on_submit() and (
        done := perform(
            form,
            service.start_review,
            scheme.id,
            why=form.why.data,
            residents=[UUID(one) for one in form.residents.data],
            period_from_on=form.period_from_on.data,
            period_to_on=form.period_to_on.data,
        )
    ):
        flash("The review is started.")
        return redirect(url_for("review.show", review_id=done.value))
    return render_template("journeys/review/start.html", form=form, scheme=scheme)


@bp.get("/reviews/<uuid:review_id>")
@allow(Permission.READ_FINDINGS, to=findings_review)
def show(review: ReviewHead) -> Page:
    """The task list of a review; officers who only read findings see its outcome."""
    if not viewer().works_on(review.team_id):
        return redirect(url_for("assessment.findings", review_id=review.id))
    return _task_list(review, HoldForm(formdata=None))


def _task_list(review: ReviewHead, form: HoldForm) -> str:
    session, officer = reading(), viewer()
    parts = review_parts(review)
    planned = reviews.planned_residents(session, review.id)
    held_letters, held_visits = reviews.held(session, review.id)
    return render_template(
        "journeys/review/show.html",
        form=form,
        review=review,
        parts=parts,
        at_scheme=[part for part in parts if part.resident_id is None],
        request_part=REQUEST,
        staff_part=STAFF,
        scheme_set=SCHEME_SET,
        left=len(parts_left(parts)),
        residents=_residents_tasks(review, planned, parts),
        excused=reviews.excused_parts(session, review.id),
        titles=titles(parts),
        visits=store_visits.visits_of(session, review_id=review.id),
        waiting=still_with(session, review_id=review.id),
        things=look_round().things,
        accounts=accounts.accounts_of(session, officer, review.id),
        reading=standing_now(overall_assessment.steps(session, review.id)),
        counted=reviews.counted(session, review.id),
        letters=letters.letters_of(session, review.id),
        asked=record_asked.asked_of(session, [review.id]),
        leads=officer.leads(review.team_id),
        held_letters=held_letters,
        held_visits=held_visits,
        moves=[to for to in MOVES if may_move(review.state, to)],
        before=said_before(review=[review.id]),
    )


def _residents_tasks(
    review: ReviewHead, planned: Sequence[PlannedResident], parts: Sequence[PlannedPart]
) -> list[dict[str, Any]]:
    """Each planned resident, with how their parts stand, as a task list shows them."""
    found = residents.names(reading(), viewer(), [one.resident_id for one in planned])
    own: dict[UUID | None, list[PlannedPart]] = {}
    for part in parts:
        own.setdefault(part.resident_id, []).append(part)
    tasks = []
    for one in planned:
        key = one.resident_id
        name = f"  {found[key].full_name}" if key in found else ""
        tasks.append(
            {
                "title": {"text": one.reference + name},
                "href": url_for("residents.in_review", review_id=review.id, resident_id=key),
                "status": _status(own.get(key, [])),
            }
        )
    return tasks


def _status(parts: Sequence[PlannedPart]) -> dict[str, Any]:
    left, done = len(parts_left(parts)), sum(one.state is PartState.DONE for one in parts)
    if left:
        return {"tag": {"text": f"{plural(left, 'part')} left", "classes": "govuk-tag--blue"}}
    some = "Completed, the rest excused" if done else "Excused"
    return {"text": "Completed" if done == len(parts) else some}


@bp.route("/reviews/<uuid:review_id>/residents/add", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def add_residents(review: ReviewHead) -> Page:
    """Plan talks with more residents."""
    form = AddResidentsForm()
    known = {one.resident_id for one in reviews.planned_residents(reading(), review.id)}
    living = residents.residents_at(reading(), viewer(), review.scheme_id, today())
    form.residents.offer(
        [(str(one.id), f"{one.reference}  {one.name}") for one in living if one.id not in known]
    )
    if form.validate_on_submit() and perform(
        form, service.add_residents, review.id, [UUID(one) for one in form.residents.data]
    ):
        flash("The residents are added to the plan.")
        return redirect(url_for("review.show", review_id=review.id))
    return render_template("journeys/review/add_residents.html", form=form, review=review)


@bp.route("/reviews/<uuid:review_id>/move/<to>", methods=["GET", "POST"])
@allow(Permission.LEAD, to=led_review)
def move(review: ReviewHead, to: str) -> Page:
    """Pause, stop, close or open a review again."""
    if to not in set(ReviewState) or not may_move(review.state, ReviewState(to)):
        abort(404)
    state = ReviewState(to)
    form = MoveForm()
    if form.validate_on_submit() and perform(
        form, service.move_review, review.id, state, form.reason.data
    ):
        flash("The review’s state is changed.")
        return redirect(url_for("review.show", review_id=review.id))
    title, meaning = MOVES[state]
    ends = state in (ReviewState.CLOSED, ReviewState.STOPPED)
    return render_template(
        "journeys/review/move.html",
        form=form,
        review=review,
        title=title,
        meaning=meaning,
        left=open_at_closing.at_review(reading(), review.id, today()) if ends else None,
        parts=len(parts_left(review_parts(review))) if ends else 0,
        waiting=still_with(reading(), review_id=review.id) if ends else [],
    )


@bp.route("/reviews/<uuid:review_id>/parts/<part>/excuse", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def excuse(review: ReviewHead, part: str) -> Page:
    """Record that a planned part will not be done."""
    resident = request.args.get("resident", "")
    found = [
        one
        for one in review_parts(review)
        if one.key == part and str(one.resident_id or "") == resident
    ]
    if not found:
        abort(404)
    form = ExcuseForm()
    if found[0].voices:
        form.voices.offer([(_voice_word(one), one.title) for one in found[0].missing])
    else:
        del form.voices
    if part != INTERVIEW_SET:
        del form.waits
    if form.validate_on_submit() and _excuse(form, review, found[0]):
        flash("It is excused, with the reason.")
        return redirect(url_for("review.show", review_id=review.id))
    return render_template(
        "journeys/review/reason.html",
        form=form,
        review=review,
        title=f"Excuse: {found[0].title}",
        meaning="The overall assessment can be made without it. The reason stays on the record.",
    )


def _voice_word(voice: PlannedVoice) -> str:
    """One voice as a form sends it back."""
    return f"{voice.key} {voice.resident_id or ''}".strip()


def _excuse(form: ExcuseForm, review: ReviewHead, part: PlannedPart) -> bool:
    reason = form.reason.data
    if not part.voices:
        alone = (review.id, part.key, reason, part.resident_id)
        waits = "waits" in form and form.waits.data == "yes"
        return perform(form, service.excuse_part, *alone, for_want_of_advocate=waits) is not None
    chosen = [
        (one.key, one.resident_id) for one in part.missing if _voice_word(one) in form.voices.data
    ]
    return perform(form, service.excuse_voices, review.id, chosen, reason) is not None


@bp.post("/reviews/<uuid:review_id>/excused/<uuid:excused_id>/plan-again")
@allow(Permission.REVIEW, to=team_review)
def plan_again(review: ReviewHead, excused_id: UUID) -> Page:
    """Plan an excused part again."""
    with writing() as session:
        service.plan_part_again(session, act(), review.id, excused_id)
    flash("The part is planned again.")
    return redirect(url_for("review.show", review_id=review.id))


@bp.post("/reviews/<uuid:review_id>/hold")
@allow(Permission.LEAD, to=led_review)
def hold(review: ReviewHead) -> Page:
    """Hold letters or visits, without saying why; or release the hold."""
    form = HoldForm()
    if request.form.get("release"):
        released = perform(form, concerns.release_holds, review.id)
        if released is None:
            return _task_list(review, form)
        flash(f"The hold is released. {released.value}".strip())
        return redirect(url_for("review.show", review_id=review.id))
    if form.validate_on_submit() and perform(
        form,
        concerns.place_hold,
        review.id,
        letters="letters" in form.hold.data,
        visits="visits" in form.hold.data,
    ):
        flash("The hold is placed.")
        return redirect(url_for("review.show", review_id=review.id))
    return _task_list(review, form)


@bp.get("/reviews/<uuid:review_id>/history")
@allow(Permission.READ_FINDINGS, to=findings_review)
def review_history(review: ReviewHead) -> Page:
    """What happened in a review, told in sentences; to other teams, what goes with its findings."""
    team, streams = viewer().works_on(review.team_id), [service.stream_of(review.id)]
    if use_of_findings(viewer(), review.team_id) is Use.SHARE_BENEFITS:
        page = shared_page(shared_history(reading(), viewer(), review.id, streams))
    else:
        page = history_page(streams, team=team)
    return render_template("journeys/review/history.html", review=review, team=team, **page)
