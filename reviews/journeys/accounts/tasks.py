"""What someone must follow up after an account: given to somebody, moved, and done with words."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from reviews.domain.consent.consents import Use
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.services.accounts import tasks as service
from reviews.store.accounts import accounts
from reviews.store.accounts.accounts import AccountHead
from reviews.store.accounts.tasks import TaskView
from reviews.store.register import residents
from reviews.store.review.reviews import PlannedResident, ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import resident_in_review, team_account, team_task
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.resources import today

from .forms import AdvocateForm, ChangeTaskForm, FollowedForm, FollowUpForm, OwnerForm
from .routes import bp


@bp.route("/accounts/<uuid:account_id>/follow-up", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_account)
def follow_up(account: AccountHead) -> Page:
    """Give someone what this account left to follow up."""
    if account.resident_id is None:
        raise NotThere
    form = FollowUpForm(data={"owner": viewer().id, "due_on": today()})
    _offer(form, account)
    if form.validate_on_submit() and perform(
        form,
        service.give_task,
        account.id,
        what=form.what.data,
        owner_id=UUID(form.owner.data),
        due_on=form.due_on.data,
    ):
        flash("It is on their list of work, with its day.")
        return redirect(_page_of(account.review_id, account.resident_id))
    reference = residents.references(reading(), [account.resident_id])[account.resident_id]
    return render_template(
        "journeys/accounts/follow_up.html", form=form, account=account, reference=reference
    )


@bp.route(
    "/reviews/<uuid:review_id>/residents/<uuid:resident_id>/advocate", methods=["GET", "POST"]
)
@allow(Permission.REVIEW, to=resident_in_review)
def seek_advocate(review: ReviewHead, resident: PlannedResident) -> Page:
    """Give someone the task of finding an advocate or supporter, before a talk."""
    form = AdvocateForm(data={"owner": viewer().id, "due_on": today()})
    team = service.team_owners(reading(), review.team_id)
    form.owner.offer([(str(one.id), one.name) for one in team])
    if form.validate_on_submit() and perform(
        form,
        service.seek_advocate,
        review.id,
        resident.resident_id,
        what=form.what.data,
        owner_id=UUID(form.owner.data),
        due_on=form.due_on.data,
    ):
        flash("It is on their list of work, with its day. The talk waits for it.")
        return redirect(_page_of(review.id, resident.resident_id))
    return render_template(
        "journeys/accounts/advocate.html", form=form, review=review, resident=resident
    )


def _offer(form: OwnerForm, account: AccountHead) -> None:
    owners = service.owners(reading(), account)
    form.owner.offer([(str(one.id), one.name) for one in owners])


def _page_of(review_id: UUID, resident_id: UUID | None) -> str:
    return url_for("residents.in_review", review_id=review_id, resident_id=resident_id)


@bp.route("/tasks/<uuid:task_id>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_task)
def task(task: TaskView) -> Page:
    """One thing to follow up: what it is, and what was done about it."""
    form = FollowedForm()
    if form.validate_on_submit() and perform(form, service.finish_task, task.id, form.done.data):
        flash("It is recorded as done.")
        return redirect(url_for("home.show"))
    account = _account(task)
    return render_template(
        "journeys/accounts/task.html",
        form=form if task.done_at is None else None,
        task=task,
        withheld=accounts.withheld_from(reading(), viewer(), Use.NOTES, account) if account else "",
        comes_from=_comes_from(task),
        late=task.overdue(today()),
    )


@bp.route("/tasks/<uuid:task_id>/change", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_task)
def change_task(task: TaskView) -> Page:
    """Give something to follow up to someone else, or another day."""
    now = service.whose(task.owner_id, task.due_on)
    form = ChangeTaskForm(data={"owner": task.owner_id, "due_on": task.due_on, "seen": now})
    if account := _account(task):
        _offer(form, account)
    else:
        team = service.team_owners(reading(), task.team_id)
        form.owner.offer([(str(one.id), one.name) for one in team])
    if form.validate_on_submit() and perform(
        form,
        service.move_task,
        task.id,
        owner_id=UUID(form.owner.data),
        due_on=form.due_on.data,
        seen=form.seen.typed,
    ):
        flash("It is on their list of work, with its day.")
        return redirect(url_for("accounts.task", task_id=task.id))
    form.seen.data = now
    return render_template("journeys/accounts/change_task.html", form=form, task=task)


def _comes_from(task: TaskView) -> tuple[str, str]:
    """Where a task comes from: what that is called, and its address."""
    if task.account_id is None:
        return "The resident in this review", _page_of(task.review_id, task.resident_id)
    return "The account it comes from", url_for("accounts.show", account_id=task.account_id)


def _account(task: TaskView) -> AccountHead | None:
    if task.account_id is None:
        return None
    found = accounts.account(reading(), viewer(), task.account_id)
    if found is None:
        raise NotThere
    return found
