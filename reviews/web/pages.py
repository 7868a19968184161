"""What every template can say: dates, words, addresses, navigation."""

from datetime import date, datetime
from typing import Any

from flask import Flask, g, request, url_for
from flask_login import current_user

from reviews.domain.dates import LONDON, long_date
from reviews.domain.people.restricted import Room
from reviews.domain.people.roles import Permission
from reviews.domain.register.closed_words import Model
from reviews.domain.worded import Worded
from reviews.store.people import council_settings
from reviews.store.people.restricted import is_listed
from reviews.web.access.security import nonce
from reviews.web.forms.macros import Macros

from .database import reading
from .resources import today


def say(word: Worded | None) -> str:
    """A closed word as people read it; nothing for nothing."""
    return "" if word is None else word.words


def on(day: date | None, empty: str = "") -> str:
    """A date as people read it: 3 December 2026."""
    return long_date(day) if day else empty


def at(instant: datetime) -> str:
    """An instant as people in London read it: 3 December 2026 at 2:05pm."""
    local = instant.astimezone(LONDON)
    clock = f"{local:%I:%M%p}".lstrip("0").lower()
    return f"{long_date(local.date())} at {clock}"


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: 1 scheme, 2 schemes."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def led_by(words: str, lead: str, end: str = "") -> str:
    """Words after what leads to them, and before what ends them; nothing for nothing."""
    return lead + words + end if words else ""


def council_name() -> str:
    """The council's name for the header, once it is set up."""
    if "council_name" not in g:
        g.council_name = council_settings.council_name(reading()) or "Supported housing reviews"
    found: str = g.council_name
    return found


_SAFEGUARDING = "visits.concerns"
_NAVIGATION = (
    ("Your work", "home.show", None),
    ("Schemes", "register.schemes", Permission.READ_REGISTER),
    ("Programmes", "programme.every", Permission.REVIEW),
    ("Reviews", "review.every", Permission.READ_FINDINGS),
    ("Letters", "letters.every", Permission.READ_FINDINGS),
    ("Log", "log.show", Permission.READ_LOG),
    ("Cases", "cases.every", Permission.CASES),
    ("Safeguarding", _SAFEGUARDING, Permission.REVIEW),
    ("People and settings", "admin.people", Permission.MANAGE_PEOPLE),
    ("Record of events", "admin.events", Permission.READ_EVENTS),
    ("Requests about what is held", "data_requests.every", Permission.DECIDE_REQUESTS),
    ("Complaints and withdrawals", "admin.withdrawals", Permission.READ_WITHDRAWALS),
    ("Your account", "home.account", None),
)


def navigation() -> list[dict[str, Any]]:
    """The links at the top of the page that this officer may follow."""
    if not current_user.is_authenticated:
        return []
    return [
        {"text": text, "href": url_for(endpoint), "active": request.endpoint == endpoint}
        for text, endpoint, permission in _NAVIGATION
        if permission is None
        or current_user.viewer.may(permission)
        or (endpoint == _SAFEGUARDING and _listed())
    ]


def _listed() -> bool:
    """Whether this officer is on the council's list for safeguarding, whatever their roles."""
    if "safeguarding_listed" not in g:
        g.safeguarding_listed = is_listed(reading(), Room.SAFEGUARDING, current_user.viewer)
    found: bool = g.safeguarding_listed
    return found


def init_app(app: Flask) -> None:
    """Give templates their words."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(say=say, on=on, at=at, plural=plural, led_by=led_by)
    app.jinja_env.globals.update(
        {one.__name__: one for one in Worded.__subclasses__()},
        nonce=nonce,
        govuk=Macros(),
        council_name=council_name,
        navigation=navigation,
        today=today,
        model_name=lambda model: Model(model).words,
        viewer_may=lambda permission: current_user.viewer.may(Permission(permission)),
    )
