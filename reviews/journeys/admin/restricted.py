"""The council's lists of who may open what is kept apart."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from reviews.domain.people.restricted import Room, may_be_listed
from reviews.domain.people.roles import Permission
from reviews.domain.record.events import COMMAND_LINE
from reviews.services.people.officers import version
from reviews.services.people.restricted import set_readers
from reviews.store.people import officers, restricted
from reviews.web.access.allow import Page, allow
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form
from reviews.web.forms.fields import ChoicesField
from reviews.web.forms.hidden_fields import CarriedField

from .forms import saved_meanwhile
from .routes import bp


class ReadersForm(Form):
    """Both lists, named by their rooms."""

    safeguarding = ChoicesField(
        "Safeguarding concerns",
        hint="They see every concern of every team, and can record its referral.",
    )
    closure = ChoicesField(
        "Where people went when a scheme closed",
        hint="They see new addresses and safe ways to reach people. Each reading is recorded.",
    )
    seen = CarriedField()

    def chosen(self) -> dict[Room, list[UUID]]:
        """The officers chosen for each list."""
        return {room: [UUID(one) for one in self[room.value].data] for room in Room}


@bp.route("/settings/kept-apart", methods=["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
def readers() -> Page:
    """Name who, besides the lead reviewers of a team, may open what is kept apart."""
    held = restricted.readers(reading())
    form = ReadersForm(data=_as_shown(held) | {"seen": version(held)})
    offered = [
        (str(one.id), f"{one.name}, {', '.join(role.words.lower() for role in one.roles)}")
        for one in officers.officers(reading())
        if one.closed_at is None and one.id != COMMAND_LINE and may_be_listed(one.roles)
    ]
    form.safeguarding.offer(offered)
    form.closure.offer(offered)
    now: list[tuple[str, str]] = []
    if form.validate_on_submit():
        chosen, seen = form.chosen(), form.seen.data
        if perform(form, set_readers, chosen, seen=seen):
            flash("The lists are saved. They hold from now on.")
            return redirect(url_for("admin.readers"))
        held = restricted.readers(reading())
        now = saved_meanwhile(form, version(held), _as_shown(held))
    return render_template("journeys/admin/readers.html", form=form, now=now)


def _as_shown(held: dict[Room, list[UUID]]) -> dict[str, list[str]]:
    return {room.value: [str(one) for one in ids] for room, ids in held.items()}
