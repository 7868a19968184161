"""Taking an account: started, a section a page, checked, finished."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from reviews.domain.accounts.accounts import AccountState, Sensitivity
from reviews.domain.accounts.answers import Missing
from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.assessment.planned_parts import INTERVIEW_SET, PERSONAL_SETS
from reviews.domain.dates import long_date
from reviews.domain.people.roles import Permission
from reviews.domain.people.training_and_checks import lacking
from reviews.domain.register.closed_words import ContactFormat
from reviews.domain.sources import SPEAKS_FOR_RESIDENT, Source
from reviews.services.accounts import accounts as service
from reviews.services.accounts.contact_said import waits_in
from reviews.store.accounts import accounts, tasks
from reviews.store.accounts.accounts import AccountHead
from reviews.store.assessment import reopenings
from reviews.store.people import training_and_checks
from reviews.store.record.standing import was_taken_back
from reviews.store.register import residents
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead
from reviews.store.visits import visits
from reviews.web.access.allow import Page, act, allow, viewer
from reviews.web.access.loaders import team_account, team_review
from reviews.web.acting import perform
from reviews.web.database import reading, writing
from reviews.web.forms.base import FormError
from reviews.web.forms.filled import filled
from reviews.web.resources import resources, today
from reviews.web.review_plan import all_sets
from reviews.web.sizes import takes_files

from .aside import aside_of
from .filling import Filling, filling_of, readable
from .forms import AttachForm, PauseForm, ResumeForm, StartForm
from .read_back_shown import read_back_of

bp = Blueprint("accounts", __name__)


@bp.route("/reviews/<uuid:review_id>/accounts/start/<name>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def start(review: ReviewHead, name: str) -> Page:
    """Start an account with the newest version of a question set."""
    question_set = resources().question_sets.latest(name)
    resident_id = _resident(review, name, request.args.get("resident", ""))
    form = StartForm(data=_first_words(question_set, resident_id))
    _offer(form, review, question_set, resident_id)
    if form.validate_on_submit():
        spoken = form.source.data in SPEAKS_FOR_RESIDENT
        new = filled(
            form,
            service.NewAccount,
            question_set=question_set,
            resident_id=resident_id,
            visit_id=UUID(form.visit.data) if form.visit.data else None,
            short_route=form.short_route.data and spoken,
            easy_words=form.easy_words.data and spoken,
        )
        if done := perform(form, service.start_account, review.id, new):
            return redirect(url_for("accounts.show", account_id=done.value))
    held = training_and_checks.held_by(reading(), [viewer().id])[viewer().id]
    return render_template(
        "journeys/accounts/start.html",
        form=form,
        begun=accounts.staff_asked(reading(), viewer(), review.id, name, resident_id),
        lacking=lacking(viewer().name, held, today()),
        review=review,
        question_set=question_set,
        resident_id=resident_id,
        spoken=name == INTERVIEW_SET,
    )


def _resident(review: ReviewHead, name: str, text: str) -> UUID | None:
    """The resident an account is about, if it is about one in this review."""
    if not text and name not in PERSONAL_SETS:
        return None
    planned = reviews.planned_residents(reading(), review.id)
    found = (one.resident_id for one in planned if str(one.resident_id) == text)
    return next(found, None) or abort(404)


def _first_words(question_set: QuestionSet, resident_id: UUID | None) -> dict[str, Any]:
    words: dict[str, Any] = {"observed_on": today(), "sensitivity": Sensitivity.ORDINARY}
    words |= {"source": request.args.get("source"), "visit": request.args.get("visit")}
    if len(question_set.sources) == 1:
        words["source"] = next(iter(question_set.sources))
    if resident_id is not None:
        if question_set.sources <= SPEAKS_FOR_RESIDENT:
            words["respondent"] = residents.references(reading(), [resident_id])[resident_id]
        if Source.RESIDENT in question_set.sources:
            words["source"] = Source.RESIDENT
        contact = residents.contact(reading(), resident_id)
        words["easy_words"] = contact is not None and contact.format is ContactFormat.EASY_READ
    return words


def _offer(
    form: StartForm, review: ReviewHead, question_set: QuestionSet, resident_id: UUID | None
) -> None:
    sources = question_set.sources - (SPEAKS_FOR_RESIDENT if resident_id is None else set())
    form.source.offer([one for one in Source.choices() if one[0] in sources])
    made = visits.visits_of(reading(), review_id=review.id)
    form.visit.offer([(str(one.id), _named(one)) for one in made])


def _named(visit: visits.VisitLine) -> str:
    """A visit as a list of visits tells it from the others: its day, time, purpose and people."""
    when = ", ".join(filter(None, (long_date(visit.planned_on), visit.planned_time)))
    people = ", ".join(name for _, name in visit.officers)
    return ": ".join(filter(None, (when, visit.purpose.words, people)))


@bp.get("/accounts/<uuid:account_id>")
@allow(Permission.REVIEW, to=team_account)
def show(account: AccountHead) -> Page:
    """An account as a task list: its sections, and what is still missing."""
    filling = filling_of(account)
    return render_template(
        "journeys/accounts/show.html",
        account=account,
        filling=filling,
        mine=account.heard_by == viewer().id,
        spoken=account.source in SPEAKS_FOR_RESIDENT,
        waits=waits_in(reading(), account),
        tasks=tasks.tasks_of(reading(), viewer(), account.id),
        resume=ResumeForm(
            data={"easy_words": account.easy_words, "short_route": account.short_route}
        ),
        back_of=read_back_of(account),
        opened=reopenings.reopenings_of(reading(), account.id),
        asks_why=service.needs_why(reading(), account.review_id),
        aside=[] if filling.withheld else aside_of(filling),
        taken_back=was_taken_back(reading(), account.id),
    )


@bp.get("/accounts/<uuid:account_id>/check")
@allow(Permission.REVIEW, to=team_account)
def check(account: AccountHead) -> Page:
    """Every answer on one page: with what is missing before finishing, as it was asked after."""
    filling = readable(account)
    if filling.open:
        return render_template("journeys/accounts/check.html", account=account, filling=filling)
    return render_template(
        "journeys/accounts/read.html",
        account=account,
        title=filling.question_set.title,
        files=filling.files,
        back_of=read_back_of(account),
        copy=accounts.copy_of(reading(), account.id),
    )


@bp.post("/accounts/<uuid:account_id>/finish")
@allow(Permission.REVIEW, to=team_account)
def finish(account: AccountHead) -> Page:
    """Finish an account, once nothing is missing; until then, lead to what is."""
    filling = readable(account)
    if filling.missing:
        return render_template(
            "journeys/accounts/check.html",
            account=account,
            filling=filling,
            errors=[_still_to_answer(account, filling, one) for one in filling.missing],
        )
    with writing() as session:
        service.finish_account(session, act(), account.id, all_sets())
    flash("The account is finished.")
    return redirect(url_for("accounts.reached", account_id=account.id))


def _still_to_answer(account: AccountHead, filling: Filling, one: Missing) -> FormError:
    address = url_for(
        "accounts.section",
        account_id=account.id,
        key=one.section.key,
        repeat=one.repeat,
        _anchor=f"question-{one.question.key}",
    )
    return FormError(filling.lacking(one), address)


@bp.route("/accounts/<uuid:account_id>/pause", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_account)
def pause(account: AccountHead) -> Page:
    """Pause an account."""
    form = PauseForm()
    if form.validate_on_submit() and perform(
        form, service.pause_account, account.id, form.note.data
    ):
        flash("The account is paused. Everything that was recorded is kept.")
        return redirect(url_for("review.show", review_id=account.review_id))
    return render_template("journeys/accounts/pause.html", form=form, account=account)


@bp.post("/accounts/<uuid:account_id>/resume")
@allow(Permission.REVIEW, to=team_account)
def resume(account: AccountHead) -> Page:
    """Take up an account again, on the short or the whole route."""
    form = ResumeForm()
    with writing() as session:
        service.resume_account(
            session,
            act(),
            account.id,
            short_route=form.short_route.data,
            easy_words=form.easy_words.data,
        )
    return redirect(url_for("accounts.show", account_id=account.id))


@bp.route("/accounts/<uuid:account_id>/attach/<int:repeat>/<question>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_account)
@takes_files
def attach(account: AccountHead, question: str, repeat: int) -> Page:
    """Attach a file or photo to an answer."""
    filling = readable(account)
    asked = filling.question_set.by_key.get(question)
    if asked is None or account.state is AccountState.COMPLETE:
        abort(404)
    form = AttachForm()
    back = url_for(
        "accounts.section",
        account_id=account.id,
        key=filling.question_set.section_of[question].key,
        repeat=repeat,
        _anchor=f"question-{question}",
    )
    if (
        form.validate_on_submit()
        and (taken := form.file.upload)
        and perform(form, service.attach_file, account.id, question, repeat, taken)
    ):
        flash("The file is attached.")
        return redirect(back)
    return render_template("journeys/accounts/attach.html", form=form, question=asked, back_to=back)
