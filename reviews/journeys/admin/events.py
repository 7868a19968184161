"""The record of events: that a thing was done, when and by whom, and never what was said."""

import io
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from flask import render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from reviews.domain.dates import LONDON
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Permission
from reviews.domain.record.faults import grouped
from reviews.services.across import audit as service
from reviews.services.across.kept_safe import kept_safe
from reviews.services.across.verify import NOT_LOOKED_AT, PROVES, verify
from reviews.store.across import audit
from reviews.store.across.audit import Asked
from reviews.store.people import officers
from reviews.web.access.allow import allow
from reviews.web.database import reading
from reviews.web.resources import resources, today
from reviews.web.sizes import takes_files

from .events_forms import CheckForm, EventsForm
from .routes import bp

PAGE = 100
SHOWN = 50
"""How many faults of one meaning, or notes, the page tells; the command tells all."""
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _form() -> EventsForm:
    form = EventsForm(request.args, meta={"csrf": False})
    form.by.offer([(str(key), name) for key, name in officers.names(reading()).items()])
    return form


def _asked(form: EventsForm) -> Asked | None:
    """What the form asks for; None, with the fault shown, where it makes no sense."""
    if not form.validate():
        return None
    typed = form.about.data.strip()
    found = Asked(
        streams=audit.streams_of(reading(), typed.upper()) if typed else (),
        by=UUID(form.by.data) if form.by.data else None,
        from_at=_midnight(form.from_on.data) if form.from_on.data else None,
        to_at=_midnight(form.to_on.data + timedelta(days=1)) if form.to_on.data else None,
    )
    if not typed or found.streams:
        return found
    try:
        return audit.with_hash(reading(), found, typed)
    except Refused as error:
        form.refuse(error)
        return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)


@bp.get("/events")
@allow(Permission.READ_EVENTS)
def events() -> str:
    """What was done, newest first, a page at a time: everything, or what is asked for."""
    form, before = _form(), request.args.get("before", type=int)
    asked = _asked(form)
    found = audit.page(reading(), asked, before, PAGE) if asked else []
    lines = found[:PAGE]
    references = audit.references(reading(), {one.stream for one in lines})
    rows = service.rows_of(lines, references, officers.names(reading()))
    chosen: dict[str, Any] = {
        key: value for key, value in request.args.items() if key != "before" and value
    }
    return render_template(
        "journeys/admin/events.html",
        form=form,
        safe=kept_safe(reading(), today()),
        lines=list(zip(lines, rows, strict=True)),
        chosen=bool(chosen),
        download=url_for("admin.events_workbook", **chosen) if asked else "",
        older=url_for("admin.events", **chosen, before=lines[-1].position)
        if len(found) > PAGE
        else "",
        newer=url_for("admin.events", **chosen) if before is not None else "",
    )


@bp.get("/events.xlsx")
@allow(Permission.READ_EVENTS)
def events_workbook() -> Response:
    """The events asked for, as a workbook."""
    made = io.BytesIO()
    service.write_workbook(reading(), made, _asked(_form()) or Asked())
    made.seek(0)
    return send_file(
        made,
        mimetype=_WORKBOOK,
        as_attachment=True,
        download_name=f"record-of-events-{today().isoformat()}.xlsx",
    )


@bp.route("/events/check", methods=["GET", "POST"])
@allow(Permission.READ_EVENTS)
@takes_files
def check_events() -> str:
    """Every chain, record, stored file and letter held against its hash, on demand."""
    form = CheckForm()
    found = (
        verify(reading(), resources().files, form.head.data, form.file())
        if form.validate_on_submit()
        else None
    )
    return render_template(
        "journeys/admin/check_events.html",
        form=form,
        found=found,
        groups=grouped(found.faults, SHOWN) if found else [],
        proves=(PROVES, NOT_LOOKED_AT),
        shown=SHOWN,
    )
