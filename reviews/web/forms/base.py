"""The form that every page's form is built on."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, TypeVar, get_type_hints

from flask_wtf import FlaskForm

from reviews.domain.errors import Refused

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FormError:
    """One line of an error summary: the sentence, and the id of the input it is about."""

    text: str
    href: str


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF is not typed
    """A form with a summary of its errors in the order of the page."""

    def summary(self) -> list[FormError]:
        """Every error, each linked to its input; form-wide ones link to the form."""
        lines = [FormError(str(text), "#form") for text in self.form_errors]
        for field in self:
            lines.extend(
                FormError(str(text), f"#{getattr(field, 'first_input', field.id)}")
                for text in field.errors
            )
        return lines

    def filled(self, kind: type[T], **more: Any) -> T:
        """A value of what was typed, by the names of its fields; closed words are of their kind.

        `more` gives fields that the form has under another name or in another shape.
        """
        hints = get_type_hints(kind)
        said = dict(more)
        for one in fields(kind):  # type: ignore[arg-type]  # every kind is a dataclass
            if one.name in self and one.name not in more:
                hint, typed = hints[one.name], self[one.name].data
                is_word = isinstance(hint, type) and issubclass(hint, StrEnum)
                said[one.name] = hint(typed) if is_word else typed
        return kind(**said)

    def refuse(self, error: Refused) -> None:
        """Show a refusal beside the field it is about, or at the top."""
        field: Any = self._fields.get(error.field or "")
        if field is None:
            self.form_errors.append(error.sentence)
        else:
            field.errors = [*field.errors, error.sentence]
