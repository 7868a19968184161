"""The two switches of a case's pages: what was known on a day, and what was true on a day."""

from flask import request

from reviews.domain.cases.as_of import NOW, AsOf
from reviews.domain.dates import check_past
from reviews.domain.errors import Refused
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.resources import today

_LATER = (("mark", "Shown, and marked"), ("hide", "Hidden"))


class AsOfForm(Form):
    """How a case is read; it is sent by the address, so that a link keeps it."""

    known = fields.DateField(
        "What was known by the end of (optional)",
        hint="What was recorded after this day is later matter.",
    )
    true = fields.DateField(
        "What was true on (optional)",
        hint="Such as the day of the decision. A record without a day is shown, and says so.",
    )
    later = fields.ChoiceField("Later matter, and what was not so on the day", choices=_LATER)


def as_of_form() -> tuple[AsOfForm, AsOf]:
    """The form as it was sent, and how the case is read; as it is now where a day makes no sense.

    Who may open what, and what is withheld, never follow it.
    """
    form = AsOfForm(request.args, meta={"csrf": False})
    if not form.later.data:
        form.later.data = "mark"
    if not ({"known", "true"} & {key.split("-")[0] for key in request.args}):
        return form, NOW
    if not form.validate():
        return form, NOW
    known = form.known.data
    try:
        if known is not None:
            check_past(known, today(), "known")
    except Refused as error:
        form.refuse(error)
        return form, NOW
    return form, AsOf(known, form.true.data, form.later.data == "hide")
