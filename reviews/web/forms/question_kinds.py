"""Each kind of question, once: its field, how a value is read from it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reviews.domain.accounts.answers import Value
from reviews.domain.accounts.questions import Kind, Question

from . import fields

Asking = Callable[[Question, str, str], Any]
"""Makes the form field of a question, from its label and hint."""


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """How one kind of question meets a form; `read` gives None where nothing was given."""

    field: Asking
    read: Callable[[Any], Value | None] = lambda field: field.data or None


_SMALL = {"label_classes": "govuk-label--s"}
_LEGEND = {"label_classes": "govuk-fieldset__legend--s"}
_RADIOS = _LEGEND | {"classes": "govuk-radios--small"}
_BOXES = _LEGEND | {"classes": "govuk-checkboxes--small"}


def _plain(kind: type[fields.FieldMixin], params: dict[str, Any]) -> Asking:
    return lambda _question, label, hint: kind(label, hint=hint, params=params)


def _chosen(kind: Callable[..., Any], params: dict[str, Any]) -> Asking:
    return lambda question, label, hint: kind(
        label, hint=hint, choices=[(one.key, one.say) for one in question.options], params=params
    )


def _boxes(question: Question, label: str, hint: str) -> Any:
    others = len(question.options) - 1
    alone = {one.key for one in question.options if len(question.excluded_by(one)) == others}
    return _chosen(fields.ChoicesField, _BOXES | {"alone": alone})(question, label, hint)


def _number(question: Question, label: str, hint: str) -> Any:
    params = _SMALL | {"unit": question.unit}
    return fields.NumberField(label, hint=hint, decimals=True, most=question.at_most, params=params)


def _read_number(field: Any) -> Value | None:
    return None if field.data is None else Decimal(field.data)


KINDS: dict[Kind, QuestionKind] = {
    Kind.TEXT: QuestionKind(_plain(fields.TextField, _SMALL)),
    Kind.LONG_TEXT: QuestionKind(_plain(fields.LongTextField, _SMALL)),
    Kind.CHOICE: QuestionKind(_chosen(fields.ChoiceField, _RADIOS)),
    Kind.CHOICES: QuestionKind(_boxes, lambda field: tuple(field.data) or None),
    Kind.DATE: QuestionKind(_plain(fields.DateField, _LEGEND)),
    Kind.NUMBER: QuestionKind(_number, _read_number),
}
