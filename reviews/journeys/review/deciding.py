"""The request list decided on one page, and items that the team adds."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask import flash, redirect, render_template, url_for

from reviews.domain.accounts.questions import RequestItem
from reviews.domain.errors import Busy, Refused
from reviews.domain.people.roles import Permission
from reviews.domain.review.requests import RequestState, check_request
from reviews.services.review import requests as service
from reviews.store.review import on_file, reviews
from reviews.store.review.reviews import RequestedLine, ReviewHead
from reviews.web.access.allow import Page, act, allow
from reviews.web.access.loaders import team_review
from reviews.web.acting import perform
from reviews.web.database import reading, writing
from reviews.web.forms.base import Form, FormError
from reviews.web.forms.fields import DateField, LongTextField, SelectField
from reviews.web.forms.filled import filled
from reviews.web.forms.hidden_fields import CarriedField, VersionField
from reviews.web.review_plan import request_items

from .forms import OwnItemForm
from .routes import bp

Lines = Mapping[str, RequestedLine]
_STATES = [one for one in RequestState.choices() if one[0] != RequestState.UNDECIDED]


class ListForm(Form):
    """A row for each item of a request list. Built for one list by `_form`."""

    items: Sequence[RequestItem] = ()

    def summary(self) -> list[FormError]:
        """Every error, each with the item that it is about, leading to its row."""
        lines = [FormError(str(text), "#form") for text in self.form_errors]
        for item in self.items:
            for name in ("state", "reason", "due_on"):
                field: Any = self[f"{name}-{item.key}"]
                target = f"#{getattr(field, 'first_input', field.id)}"
                lines += [FormError(f"{item.ask}: {text}", target) for text in field.errors]
        return lines

    def changed(self) -> list[service.Decision]:
        """What the officer decided otherwise than the page showed it."""
        return [self._decision(one.key) for one in self.items if self._is_changed(one.key)]

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the rows that were changed."""
        right = bool(super().validate(extra_validators))
        for item in self.items:
            if self._is_changed(item.key):
                right = self._check(item.key) and right
        return right

    def _check(self, key: str) -> bool:
        state: Any = self[f"state-{key}"]
        reason: Any = self[f"reason-{key}"]
        due: Any = self[f"due_on-{key}"]
        if not state.data:
            state.errors = [*state.errors, "Select how this stands"]
            return False
        try:
            check_request(RequestState(state.data), reason.data)
        except Refused as error:
            reason.errors = [*reason.errors, error.sentence]
        if state.data == RequestState.REQUESTED and not due.data and not due.errors:
            due.errors = ["Enter a date to send it by"]
        return not (reason.errors or due.errors)

    def _is_changed(self, key: str) -> bool:
        due: Any = self[f"due_on-{key}"]
        now = _shown(self[f"state-{key}"].data, self[f"reason-{key}"].data, due.data)
        return bool(due.errors) or now != self[f"was-{key}"].data

    def _decision(self, key: str) -> service.Decision:
        return service.Decision(
            item=key,
            state=RequestState(self[f"state-{key}"].data),
            reason=self[f"reason-{key}"].data,
            due_on=self[f"due_on-{key}"].data,
            seen=self[f"seen-{key}"].data or 0,
        )


def _shown(state: str | None, reason: str | None, due_on: date | None) -> str:
    """A row as one line, to tell whether it was changed."""
    return f"{state or ''} {due_on or ''} {' '.join((reason or '').split())}".strip()


def _form(items: Sequence[RequestItem], lines: Lines) -> ListForm:
    made: dict[str, Any] = {"items": tuple(items)}
    data: dict[str, Any] = {}
    for item in items:
        key, line = item.key, lines.get(item.key)
        made |= {
            f"state-{key}": SelectField(
                "How it stands", choices=_STATES, params={"nothing": "Not decided"}
            ),
            f"reason-{key}": LongTextField("Reason or note", params={"rows": 2}),
            f"due_on-{key}": DateField("Send by"),
            f"seen-{key}": VersionField(),
            f"was-{key}": CarriedField(),
        }
        data[f"seen-{key}"] = line.version if line else 0
        settled = line if line and line.state is not RequestState.UNDECIDED else None
        if settled:
            data |= {
                f"state-{key}": settled.state,
                f"reason-{key}": settled.reason,
                f"due_on-{key}": settled.due_on,
            }
        facts = (settled.state, settled.reason, settled.due_on) if settled else (None, "", None)
        data[f"was-{key}"] = _shown(*facts)
    form: ListForm = type("ListFormOf", (ListForm,), made)(data=data)
    return form


@bp.route("/reviews/<uuid:review_id>/request/decide", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def decide_request(review: ReviewHead) -> Page:
    """Decide on many items at once; only what was changed is saved, and whole or not at all."""
    items = request_items(review.id)
    form = _form(items, reviews.request_lines(reading(), review.id))
    clashes: Lines = {}
    if form.validate_on_submit():
        decisions = form.changed()
        clashes = _decided(form, review, decisions)
        if not form.summary():
            count = len(decisions)
            flash(f"{count} item{'' if count == 1 else 's'} saved." if count else "No change.")
            return redirect(url_for("review.request_list", review_id=review.id))
    return render_template(
        "journeys/review/decide_request.html",
        form=form,
        review=review,
        items=items,
        clashes=clashes,
        on_file=on_file.on_file(reading(), review.scheme_id, review.team_id),
    )


def _decided(form: ListForm, review: ReviewHead, decisions: list[service.Decision]) -> Lines:
    """Save the decisions; or what someone else decided meanwhile, for the second person to see."""
    try:
        with writing() as session:
            service.decide_items(session, act(), review.id, decisions)
    except service.SomeoneElseDecidedError as error:
        for key, line in error.lines.items():
            form[f"state-{key}"].errors = ["Someone changed this while you had the page open."]
            form[f"seen-{key}"].process_data(line.version)
        return error.lines
    except (Refused, Busy) as error:
        form.refuse(error)
    return {}


@bp.route("/reviews/<uuid:review_id>/request/add", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def add_request_item(review: ReviewHead) -> Page:
    """Ask for something that is not on the list, and say why this review needs it."""
    form = OwnItemForm()
    if form.validate_on_submit() and (
        done := perform(
            form, service.add_item, review.id, filled(form, service.OwnItem, id=form.key.data)
        )
    ):
        flash("The item is added, and will be asked for.")
        return redirect(url_for("review.request_list", review_id=review.id, _anchor=done.value))
    return render_template("journeys/review/add_request_item.html", form=form, review=review)
