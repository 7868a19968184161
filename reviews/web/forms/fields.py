"""Form fields already dressed: each knows the partial that draws it.

A field's partial lives in templates/answers/ and calls the GOV.UK macros; pages write
`{{ form.name }}` and never an input. `hint` is the text under the label.
"""

from calendar import month_abbr, month_name
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import wtforms
from markupsafe import Markup
from wtforms.validators import StopValidation

from reviews.domain.plain_text import one_line, plain
from reviews.domain.text_lengths import LINE, longest, said_beside, too_long

from .macros import partial

Choices = Sequence[tuple[str, str]]


class Dressed:
    """Draws a field by its partial, with its words and its errors."""

    def __call__(self, field: Any, **_: object) -> Markup:
        """The field as HTML."""
        return partial(f"answers/{field.partial}.html", field=field)


class FieldMixin(wtforms.Field):
    """What every field of ours takes beside what WTForms takes.

    Args:
        label: the question.
        hint: words under it.
        missing: the sentence shown when nothing is given; a field without one may be left empty.
        options: more for its partial, such as `rows` or `width`.
    """

    partial = "text"
    data: Any
    widget: Any = Dressed()

    def __init__(
        self,
        label: str = "",
        *,
        hint: str = "",
        missing: str = "",
        params: dict[str, Any] | None = None,
        **more: Any,
    ) -> None:
        self.hint = hint
        self.missing = missing
        self.params = params or {}
        super().__init__(label, **more)

    @property
    def empty(self) -> bool:
        """Whether nothing was given."""
        return self.data in (None, "", [], ())

    def pre_validate(self, form: Any) -> None:
        """Say what is missing, in the field's own words."""
        if self.missing and self.empty and not self.process_errors:
            raise StopValidation(self.missing)
        super().pre_validate(form)

    @property
    def first_input(self) -> str:
        """The id of the input that an error summary links to."""
        return str(self.id)


class TextField(FieldMixin, wtforms.StringField):
    """One line of text, without spaces at either end."""

    lines = False

    @property
    def longest(self) -> int:
        """The most characters that it takes."""
        return longest(self.short_name, lines=self.lines)

    @property
    def told(self) -> str:
        """The hint, with how long the text may be; at sign-in nothing is kept, nor said of it."""
        if self.params.get("autocomplete") == "username":
            return self.hint
        return f"{self.hint} {said_beside(self.short_name, self.longest)}".strip()

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the text as typed, less outer spaces."""
        self.data = one_line(str(valuelist[0])) if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        """Refuse a text that is too long, unless it stands on the record as it is."""
        super().pre_validate(form)
        sentence = too_long(self.data or "", self.longest, f"“{self.label.text}”")
        if sentence and self.data != plain(str(self.object_data or "")).strip():
            raise StopValidation(sentence)


class LongTextField(TextField):
    """Several lines of text."""

    partial = "long-text"
    lines = True

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the text as typed, less outer spaces."""
        self.data = str(valuelist[0]).strip() if valuelist else ""


class PasswordField(FieldMixin, wtforms.PasswordField):
    """A password, never sent back to the page; a new one says so by its `autocomplete`."""

    partial = "password"

    @property
    def told(self) -> str:
        """The hint, with how long a new password may be."""
        return f"{self.hint} {said_beside(self.short_name, LINE)}" if self._is_new else self.hint

    def pre_validate(self, form: Any) -> None:
        """Refuse a new one that is too long."""
        super().pre_validate(form)
        if self._is_new and len(self.data or "") > LINE:
            raise StopValidation(f"Enter a password of at most {LINE} characters.")

    @property
    def _is_new(self) -> bool:
        return bool(self.params.get("autocomplete") == "new-password")


class _OfferedField(FieldMixin):
    """What is chosen from a list. Choices known only to the database are given by `offer`."""

    def __init__(self, label: str = "", *, choices: Choices = (), **more: Any) -> None:
        self.options = list(choices)
        super().__init__(label, **more)

    def offer(self, choices: Choices) -> None:
        """Set what can be chosen, before the form is validated."""
        self.options = list(choices)


class ChoiceField(_OfferedField):
    """One of a few, as radios."""

    partial = "choice"

    def process_data(self, value: Any) -> None:
        """Take a key from the record."""
        self.data = None if value is None else str(value)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the chosen key."""
        self.data = (str(valuelist[0]) or None) if valuelist else None

    def pre_validate(self, form: Any) -> None:
        """Check that the key is one of those offered."""
        if self.data is not None and self.data not in {key for key, _ in self.options}:
            self.data = None
            raise StopValidation("Choose one of the answers on the list.")
        super().pre_validate(form)


class SelectField(ChoiceField):
    """One of many, as a list to open."""

    partial = "select"


class ChoicesField(_OfferedField):
    """Any of a few, as checkboxes."""

    partial = "choices"

    def process_data(self, value: Iterable[Any] | None) -> None:
        """Take keys from the record."""
        self.data = [str(one) for one in value] if value else []

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the chosen keys."""
        self.data = [str(one) for one in valuelist if one]

    def pre_validate(self, form: Any) -> None:
        """Check that every key is one of those offered, and keep the order of the list."""
        known = [key for key, _ in self.options]
        chosen = set(self.data or ())
        self.data = [key for key in known if key in chosen]
        if chosen - set(known):
            raise StopValidation("Choose from the answers on the list.")
        super().pre_validate(form)


class TickField(FieldMixin, wtforms.BooleanField):
    """A single box to tick."""

    partial = "tick"

    @property
    def empty(self) -> bool:
        """Whether the box is not ticked."""
        return not self.data


class NumberField(FieldMixin):
    """A number, whole unless `decimals`; kept as typed until it can be read."""

    partial = "number"

    def __init__(
        self,
        label: str = "",
        *,
        decimals: bool = False,
        least: int = 0,
        most: int | None = None,
        **more: Any,
    ) -> None:
        self.decimals, self.least, self.most = decimals, least, most
        self.typed = ""
        super().__init__(label, **more)

    def process_data(self, value: Any) -> None:
        """Take a number from the record."""
        self.data = value
        self.typed = "" if value is None else format(Decimal(value).normalize(), "f")

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the number as typed; commas between thousands are let be."""
        self.typed = str(valuelist[0]).strip() if valuelist else ""
        self.data = None
        if not self.typed:
            return
        try:
            number = Decimal(self.typed.replace(",", ""))
        except InvalidOperation:
            raise ValueError("Enter a number in figures, such as 12.") from None
        if not number.is_finite() or (not self.decimals and number != number.to_integral_value()):
            raise ValueError("Enter a whole number in figures, such as 12.")
        if number < self.least or (self.most is not None and number > self.most):
            most = "" if self.most is None else f" and at most {self.most:,}"
            raise ValueError(f"Enter a number that is at least {self.least:,}{most}.")
        self.data = number if self.decimals else int(number)


def _month(typed: str) -> int:
    """A month as its number or name, whole or its first three letters; ValueError if neither."""
    names = [name.lower() for name in (*month_name, *month_abbr)]
    return names.index(typed.lower()) % len(month_name) if typed.isalpha() else int(typed)


class DateField(FieldMixin):
    """A date in three boxes; kept as typed until it can be read."""

    partial = "date"

    def __init__(self, label: str = "", **more: Any) -> None:
        self.typed = ["", "", ""]
        super().__init__(label, **more)

    @property
    def first_input(self) -> str:
        """The day."""
        return f"{self.id}-day"

    def process(
        self, formdata: Any, data: Any = wtforms.utils.unset_value, extra_filters: Any = None
    ) -> None:
        """Read the three boxes, which WTForms would look for under one name."""
        del extra_filters
        self.process_errors = []
        self.process_data(self.default if data is wtforms.utils.unset_value else data)
        names = [f"{self.name}-{part}" for part in ("day", "month", "year")]
        if formdata is not None and any(name in formdata for name in names):
            self.raw_data = [formdata.get(name, "").strip() for name in names]
            try:
                self.process_formdata(self.raw_data)
            except ValueError as error:
                self.process_errors.append(error.args[0])

    def process_data(self, value: date | None) -> None:
        """Take a date from the record."""
        self.data = value
        self.typed = (
            ["", "", ""] if value is None else [str(value.day), str(value.month), str(value.year)]
        )

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the date as typed."""
        self.typed, self.data = list(valuelist), None
        if not any(valuelist):
            return
        if not all(valuelist):
            lacking = [
                part
                for part, typed in zip(("day", "month", "year"), valuelist, strict=True)
                if not typed
            ]
            raise ValueError(f"The date must include a {' and a '.join(lacking)}.")
        try:
            day, year = int(valuelist[0]), int(valuelist[2])
            self.data = date(year, _month(valuelist[1]), day)
        except ValueError:
            raise ValueError("Enter a real date, such as 27 3 2026 or 27 March 2026.") from None
        if not 1900 <= year <= 2100:
            self.data = None
            raise ValueError("The year must have 4 digits, such as 2026.")
