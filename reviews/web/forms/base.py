"""The form that every page's form is built on."""

from dataclasses import dataclass
from typing import Any

from flask_wtf import FlaskForm

from reviews.domain.errors import Refused


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

    def refuse(self, error: Refused) -> None:
        """Show a refusal beside the field it is about, or at the top."""
        field: Any = self._fields.get(error.field or "")
        if field is None:
            self.form_errors.append(error.sentence)
        else:
            field.errors = [*field.errors, error.sentence]
