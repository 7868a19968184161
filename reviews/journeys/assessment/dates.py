"""The two dates of a recommendation on its form: the council's usual ones, counted in words."""

from datetime import date

from flask import request

from reviews.domain.errors import Refused
from reviews.domain.follow_up.recommendations import usual_dates
from reviews.domain.working_days import counted
from reviews.store.people import council_settings
from reviews.web.database import reading
from reviews.web.forms.fields import DateField
from reviews.web.resources import resources, today

from .forms import RecommendForm


def default_dates() -> dict[str, date]:
    """The council's usual dates from today, by field; none past the years known."""
    council = council_settings.council(reading())
    usual = usual_dates(
        today(), council.acknowledge_days, council.complete_days, resources().bank_holidays
    )
    return dict(zip(("acknowledge_by_on", "complete_by_on"), usual or (), strict=False))


def tell_working_days(form: RecommendForm) -> None:
    """Say under each date how many working days it gives, beside what the council usually gives."""
    council = council_settings.council(reading())
    _tell(
        form.acknowledge_by_on,
        "By when the provider is to say that it has read and understood this.",
        council.acknowledge_days,
    )
    _tell(form.complete_by_on, "By when it is to be done and shown to us.", council.complete_days)


def _tell(field: DateField, meaning: str, usual: int) -> None:
    field.hint = f"{meaning} Usually {usual} working days."
    if field.data is None or field.process_errors:
        return
    try:
        field.hint += f" This date: {counted(today(), field.data, resources().bank_holidays)}"
    except Refused as error:
        field.hint += f" {error.sentence}"


def counting(form: RecommendForm) -> bool:
    """Whether only a count of working days was asked for; the dates are checked, nothing saved."""
    if request.form.get("go") != "count":
        return False
    form.acknowledge_by_on.validate(form)
    form.complete_by_on.validate(form)
    return True
