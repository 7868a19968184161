"""Each kind of question, once: its field, how a value enters it, how one is read from it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reviews.domain.accounts.answers import Value
from reviews.domain.accounts.questions import Kind, Question

from . import fields


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """How one kind of question meets a form.

    Attributes:
        field: makes the form field of a question, from its label and hint.
        read: the value in a field, or None where nothing was given.
        show: a recorded value as the field takes it.
    """

    field: Callable[[Question, str, str], Any]
    read: Callable[[Any], Value | None]
    show: Callable[[Value], Any]


def _choices(question: Question) -> list[tuple[str, str]]:
    return [(option.key, option.say) for option in question.options]


def _text(question: Question, label: str, hint: str) -> Any:
    del question
    return fields.TextField(label, hint=hint, params=_SMALL)


def _long_text(question: Question, label: str, hint: str) -> Any:
    del question
    return fields.LongTextField(label, hint=hint, params=_SMALL)


def _choice(question: Question, label: str, hint: str) -> Any:
    small = _LEGEND | {"classes": "govuk-radios--small"}
    return fields.ChoiceField(label, hint=hint, choices=_choices(question), params=small)


def _many(question: Question, label: str, hint: str) -> Any:
    small = _LEGEND | {"classes": "govuk-checkboxes--small"}
    return fields.ChoicesField(label, hint=hint, choices=_choices(question), params=small)


def _date(question: Question, label: str, hint: str) -> Any:
    del question
    return fields.DateField(label, hint=hint, params=_LEGEND)


def _number(question: Question, label: str, hint: str) -> Any:
    params = _SMALL | {"unit": question.unit}
    return fields.NumberField(label, hint=hint, decimals=True, most=question.at_most, params=params)


_SMALL = {"label_classes": "govuk-label--s"}
_LEGEND = {"label_classes": "govuk-fieldset__legend--s"}


def _as_typed(value: Value) -> Any:
    return value


def _read(field: Any) -> Value | None:
    found: Value | None = field.data or None
    return found


def _read_many(field: Any) -> Value | None:
    return tuple(field.data) or None


def _read_number(field: Any) -> Value | None:
    return None if field.data is None else Decimal(field.data)


KINDS: dict[Kind, QuestionKind] = {
    Kind.TEXT: QuestionKind(_text, _read, _as_typed),
    Kind.LONG_TEXT: QuestionKind(_long_text, _read, _as_typed),
    Kind.CHOICE: QuestionKind(_choice, _read, _as_typed),
    Kind.CHOICES: QuestionKind(_many, _read_many, _as_typed),
    Kind.DATE: QuestionKind(_date, _read, _as_typed),
    Kind.NUMBER: QuestionKind(_number, _read_number, _as_typed),
}
