"""The forms of what is taken out of a paper: words, places, by what and why; that it is ended."""

from typing import Any

from reviews.domain.cases.redacting import Area
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.hidden_fields import CarriedField

_SIDES = ("page", "left", "top", "right", "bottom")
_ALL_FIVE = "Enter all five numbers of the place, or none of them"
_SHORT = {"classes": "govuk-input--width-4"}


class RedactForm(Form):
    """What is taken out of a paper, by which direction if by one, and why."""

    step_id = fields.SelectField("Which direction?")
    secrets = fields.LongTextField(
        "Words to take out, one on each line",
        hint="Write each form of a name by itself: the whole name, the surname, a short name. They "
        "are found in any case, with accents or without, and across lines. Write a number with the "
        "words beside it, such as Flat 10: alone it is not looked for in the council’s own papers.",
        params={"rows": 5},
    )
    areas = fields.LongTextField(
        "Places to paint over, one on each line",
        hint="For pictures and handwriting, in which words cannot be found. Five numbers: page, "
        "left, top, right, bottom. Each side is in thousandths of the page, as the rulers show.",
        params={"rows": 3},
    )
    page = fields.NumberField("Page", least=1, params=_SHORT)
    left = fields.NumberField("Left", most=1000, params=_SHORT)
    top = fields.NumberField("Top", most=1000, params=_SHORT)
    right = fields.NumberField("Right", most=1000, params=_SHORT)
    bottom = fields.NumberField("Bottom", most=1000, params=_SHORT)
    why = fields.LongTextField(
        "What does the direction ask for, or why are these words taken out?",
        hint="For the record. Only disclosure officers on this case read this.",
        params={"rows": 3},
    )
    seen = CarriedField()

    @property
    def first(self) -> list[Any]:
        """The fields before the place that is added."""
        return [self[name] for name in ("step_id", "secrets", "areas") if name in self]

    @property
    def sides(self) -> list[Any]:
        """The five numbers of a place that is added."""
        return [self[name] for name in _SIDES]

    def validate(self, extra_validators: Any = None) -> bool:
        """A place that is added has all five numbers; it joins the others."""
        right = bool(super().validate(extra_validators))
        numbers = [one.data for one in self.sides]
        given = [one is not None for one in numbers]
        if any(given) and not all(given) and not any(one.errors for one in self.sides):
            self.page.errors = [_ALL_FIVE]
        if all(given):
            self.areas.data = "\n".join(filter(None, (self.areas.data, Area(*numbers).line)))
            for one in self.sides:
                one.process_data(None)
        return right and not self.page.errors


class EndForm(Form):
    """That nothing is taken out of a paper any more."""

    why = fields.LongTextField(
        "Why is nothing taken out any more?", missing="Say why", params={"rows": 3}
    )
    seen = CarriedField()
