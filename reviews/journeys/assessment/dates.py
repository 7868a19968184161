"""The two dates of a recommendation on its form: the council's usual ones, counted in words."""

from typing import Any

from flask import request

from reviews.domain.dates import long_date
from reviews.domain.errors import Refused
from reviews.domain.follow_up.counted_dates import Dated
from reviews.domain.follow_up.recommendations import usual_dates
from reviews.domain.working_days import after_working_days, counted
from reviews.store.people import council_settings
from reviews.web.database import reading
from reviews.web.forms.fields import DateField
from reviews.web.resources import resources, today

from .forms import RecommendForm


def default_dates() -> dict[str, Any]:
    """The council's usual numbers of working days, and dates from today; none past known years.

    They are counted unless the years are not known.
    """
    council = council_settings.council(reading())
    days = {"acknowledge_days": council.acknowledge_days, "complete_days": council.complete_days}
    usual = usual_dates(
        today(), council.acknowledge_days, council.complete_days, resources().bank_holidays
    )
    dates = zip(("acknowledge_by_on", "complete_by_on"), usual or (), strict=False)
    return {**days, **dict(dates), "dated": Dated.COUNTED if usual else Dated.CHOSEN}


def tell_working_days(form: RecommendForm) -> None:
    """Say what each number and each date comes to, beside what the council usually gives."""
    council = council_settings.council(reading())
    for field in (form.acknowledge_days, form.complete_days):
        field.hint = _counted_words(field.data)
    _tell(
        form.acknowledge_by_on,
        "By when the provider is to say that it has read and understood this.",
        council.acknowledge_days,
    )
    _tell(form.complete_by_on, "By when it is to be done and shown to us.", council.complete_days)


def _counted_words(days: int | None) -> str:
    """On what date a letter of today would ask for it."""
    if not days:
        return "Where working days are counted."
    try:
        on = after_working_days(today(), days, resources().bank_holidays)
    except Refused as error:
        return f"Where working days are counted. {error.sentence}"
    return f"Where working days are counted. In a letter of today: by {long_date(on)}."


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
