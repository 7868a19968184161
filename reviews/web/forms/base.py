"""The form that every page's form is built on."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import uuid4

from flask_wtf import FlaskForm
from markupsafe import Markup

from reviews.domain.errors import Explained

SENT_KEY = "sent_key"
"""The name of the key that each form carries, by which it is known when it is sent twice."""


@dataclass(frozen=True, slots=True)
class FormError:
    """One line of an error summary: the sentence, and the id of the input it is about."""

    text: str
    href: str


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF is not typed
    """A form with a summary of its errors in the order of the page.

    Beside its token it carries a key of its own. `makes` says that saving it makes something new,
    which the same form sent twice must not make twice.
    """

    makes: ClassVar[bool] = False

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # Flask-WTF is not typed
        """Draws the key wherever the token is drawn."""

        def render_field(self, field: Any, render_kw: Any) -> Markup:
            """The input of a field."""
            drawn: Markup = super().render_field(field, render_kw)
            if field.name != "csrf_token":
                return drawn
            return drawn + Markup('<input type="hidden" name="{}" value="{}">').format(
                SENT_KEY, uuid4()
            )

    def summary(self) -> list[FormError]:
        """Every error, each linked to its input; form-wide ones link to the form."""
        lines = [FormError(str(text), "#form") for text in self.form_errors]
        for field in self:
            lines.extend(
                FormError(self._said(field, text), f"#{getattr(field, 'first_input', field.id)}")
                for text in field.errors
            )
        return lines

    def _said(self, field: Any, text: str) -> str:
        """An error; of what cannot be read it says in which field, where several are alike."""
        alike = sum(type(one) is type(field) for one in self) > 1
        named = alike and text in field.process_errors
        label = field.label.text.removesuffix(" (optional)")
        return f"“{label}” {text}" if named else str(text)

    def refuse(self, error: Explained) -> None:
        """Show a refusal beside the field it is about, or at the top."""
        field: Any = self._fields.get(error.field or "")
        if field is None:
            self.form_errors.append(error.sentence)
        else:
            field.errors = [*field.errors, error.sentence]
