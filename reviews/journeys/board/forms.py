"""The forms of support, staff time and comparisons."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from wtforms import HiddenField

from reviews.domain.board.comparisons import Verdict
from reviews.domain.board.staff_time import MOST, Counts, Duty, Shift
from reviews.domain.board.support import Step, SupportTold
from reviews.domain.sources import Source
from reviews.store.board.support import StaffTimeLine
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.file_fields import KeptFileField
from reviews.web.forms.filled import filled

from .routes import OTHER

_SMALL = {"classes": "govuk-input--width-3"}
_WHY: dict[str, Any] = {
    "hint": "What was recorded before stays on the record, with this reason.",
    "missing": "Say why it is corrected",
    "params": {"rows": 3},
}


class _ToldForm(Form):
    """Whose account something is."""

    source = fields.SelectField(
        "Whose account is this?", choices=Source.choices(), missing="Select whose account this is"
    )
    said_by = fields.TextField(
        "Who, or which document?",
        hint="Their post, such as “scheme manager”, or the title of a document. For a resident, "
        "their reference and not their name.",
        missing="Say whose account this is",
    )


class SupportForm(_ToldForm):
    """Support for one need, as one source tells it."""

    makes = True

    need = fields.SelectField("Which part of life?", missing="Select the part of life")
    need_other = fields.TextField(
        "If something else, which?", hint="In a word or two.", params={"maxlength": 100}
    )
    step = fields.ChoiceField(
        "What is told of it?",
        choices=Step.choices(),
        missing="Select what is told of it",
        params={
            "hints": {
                Step.OFFERED: "Someone proposed it, whatever came of that.",
                Step.AVAILABLE: "It could be had, used or not.",
                Step.DELIVERED: "It took place.",
                Step.DECLINED: "It was offered, and the person said no. Give their reason, if "
                "they gave one.",
            }
        },
    )
    words = fields.LongTextField(
        "What was it?",
        hint="Plain words, as told. No other resident’s name.",
        missing="Say what the support was",
        params={"rows": 4},
    )
    who = fields.TextField("Who gives it? (optional)", hint="A post, such as support worker.")
    how_often = fields.TextField(
        "How often? (optional)", hint="Such as twice a week, or when asked."
    )
    how_long = fields.TextField(
        "How long each time? (optional)", hint="Such as about half an hour."
    )
    true_from_on = fields.DateField(
        "When was it so?",
        hint="The day, or the first day where it was so for a time. Not the day you were told.",
        missing="Enter the day on which it was so",
    )
    true_to_on = fields.DateField("Until when? (optional)", hint="Leave this empty for one day.")
    file = KeptFileField(
        "The paper that shows it (optional)",
        hint="A PDF, a Word or Excel file, a JPEG or PNG picture, an email (.eml) or plain text.",
    )

    def offer_needs(self, needs: dict[str, str]) -> None:
        """Offer the parts of life, and one that is none of them."""
        self.need.offer([*needs.items(), (OTHER, "Something else")])

    def validate(self, extra_validators: Any = None) -> bool:
        """A part of life that is none of the list is given in words."""
        right = bool(super().validate(extra_validators))
        if self.need.data == OTHER and not self.need_other.data:
            self.need_other.errors, right = ["Say which other part of life it is"], False
        return right

    def told(self) -> SupportTold:
        """What was told, as sent."""
        need = self.need_other if self.need.data == OTHER else self.need
        return filled(self, SupportTold, need=need.data)


class CorrectSupportForm(SupportForm):
    """Support for one need, put right."""

    reason = fields.LongTextField("Why is it corrected?", **_WHY)


class StaffTimeForm(_ToldForm):
    """Staff time that comes round again, as one source tells it."""

    makes = True

    what = fields.TextField(
        "What is it?",
        hint="Such as day shift, sleep-in, or planned visits.",
        missing="Say what the time is, such as day shift",
    )
    counts = fields.ChoiceField(
        "Is it shared time, within it, or on top of it?",
        hint="Only shared time, and what is on top of it, is added up.",
        choices=Counts.choices(),
        missing="Select whether it is shared, within the shared time, or on top",
        params={"hints": {one: one.hint for one in Counts}},
    )
    duty = fields.ChoiceField(
        "What are staff there as?",
        hint="Each of these is added up by itself.",
        choices=Duty.choices(),
        missing="Select whether staff are awake, sleeping or on call",
        params={"hints": {one: one.hint for one in Duty if one.hint}},
    )
    resident = fields.SelectField(
        "Is it one resident’s own?", params={"nothing": "No, it is shared"}
    )
    shared_by = fields.NumberField(
        "If it is shared, by how many residents?", least=1, most=MOST, params=_SMALL
    )
    staff = fields.NumberField(
        "How many staff at once?",
        least=1,
        most=MOST,
        missing="Enter how many staff at once",
        params=_SMALL,
    )
    hours = fields.NumberField("How many hours each time?", most=24, params=_SMALL)
    minutes = fields.NumberField("And minutes? (optional)", most=59, params=_SMALL)
    times = fields.NumberField(
        "How many times?", least=1, most=MOST, missing="Enter how many times", params=_SMALL
    )
    weeks = fields.NumberField(
        "In how many weeks?",
        hint="1 where it is so many times a week, 2 where it is so many times a fortnight.",
        least=1,
        most=MOST,
        missing="Enter in how many weeks",
        params=_SMALL,
    )
    true_from_on = fields.DateField(
        "When was it so?",
        hint="Such as the first day of the rota. Not the day you were told.",
        missing="Enter the day on which it was so",
    )
    true_to_on = fields.DateField("Until when? (optional)")

    def validate(self, extra_validators: Any = None) -> bool:
        """Shared time says by how many; any time says how long."""
        right = bool(super().validate(extra_validators))
        if not self.own and self.shared_by.data is None and not self.shared_by.errors:
            self.shared_by.errors, right = ["Enter how many residents share it"], False
        if not (self.hours.data or self.minutes.data) and not self.hours.errors:
            self.hours.errors, right = ["Enter how long each time lasts"], False
        return right

    @property
    def own(self) -> bool:
        """Whether it is one resident's own."""
        return bool(self.resident.data)

    def shift(self) -> Shift:
        """The figures, as sent."""
        return filled(
            self,
            Shift,
            minutes=(self.hours.data or 0) * 60 + (self.minutes.data or 0),
            shared_by=1 if self.own else self.shared_by.data,
        )

    @property
    def resident_id(self) -> UUID | None:
        """The resident whose own it is."""
        return UUID(self.resident.data) if self.resident.data else None


class CorrectStaffTimeForm(StaffTimeForm):
    """Staff time put right; whose it is stays as it was."""

    resident = None  # type: ignore[assignment]  # so WTForms takes a field away
    reason = fields.LongTextField("Why is it corrected?", **_WHY)

    def __init__(self, line: StaffTimeLine) -> None:
        hours, minutes = divmod(line.minutes, 60)
        self._own = line.resident_id is not None
        super().__init__(data=asdict(line) | {"hours": hours, "minutes": minutes})
        if self._own:
            del self.shared_by

    @property
    def own(self) -> bool:
        """Whether it is one resident's own."""
        return self._own


class TakeBackForm(Form):
    """A record taken back."""

    reason = fields.LongTextField(
        "Why is it taken back?",
        hint="What was recorded stays on the record, with this reason.",
        missing="Say why it is taken back",
        params={"rows": 3},
    )


class CompareForm(Form):
    """What a person says of accounts laid side by side."""

    verdict = fields.ChoiceField(
        "How do these accounts compare?",
        choices=Verdict.choices(),
        missing="Select how these accounts compare",
    )
    words = fields.LongTextField(
        "In what do they differ, or why can it not be told?",
        hint="Not needed where those who answered say the same. The review team reads it, and "
        "nobody else.",
        params={"rows": 4},
    )
    seen = HiddenField()
