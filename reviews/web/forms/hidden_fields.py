"""What a page sends back as it got it, without showing it: fields, and what another page holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from flask import request

from reviews.web.addresses import local_path

from .fields import FieldMixin, NumberField, TextField


class CarriedField(TextField):
    """Something the page sends back as it is, without showing it."""

    partial = "hidden"

    @property
    def typed(self) -> str:
        """The value as it is sent back."""
        return str(self.data or "")

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take it as it comes back."""
        self.data = str(valuelist[0]).strip() if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        """Nobody typed it, so it may be of any length."""
        FieldMixin.pre_validate(self, form)


class VersionField(NumberField):
    """The version of the record that the page was opened on, sent back without showing it."""

    partial = "hidden"


class KeyField(FieldMixin):
    """The id that a new record shall have, so that a page sent twice is recorded once."""

    partial = "hidden"

    def process_data(self, value: UUID | None) -> None:
        """Choose an id for the page."""
        self.data = value or uuid4()

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take the id the page was given; anything else is as good as none."""
        try:
            self.data = UUID(str(valuelist[0]))
        except (IndexError, ValueError):
            self.data = uuid4()

    @property
    def typed(self) -> str:
        """The id as it is sent back."""
        return str(self.data)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was typed on the page that someone left in a hurry, and where it goes back to.

    The words are on no disk: each page on the way holds them, and sends them with its form.
    """

    back: str
    fields: list[tuple[str, str]]
    arriving: bool

    @classmethod
    def read(cls) -> "Kept | None":
        """What this request carries on; None where nobody is to be led back.

        `arriving` says that the form sent is still that of the page that was left.
        """
        form = request.form
        if "kept_back" in form:
            pairs = [one.partition("=") for one in form.getlist("kept")]
            fields = [(name, words) for name, _, words in pairs]
            return cls(local_path(form["kept_back"]), fields, arriving=False)
        if "back" not in request.args:
            return None
        sent = [(k, v) for k, v in form.items(multi=True) if k not in ("csrf_token", "go")]
        return cls(local_path(request.args["back"]), sent, arriving=request.method == "POST")
