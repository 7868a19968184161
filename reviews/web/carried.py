"""Fields that a page sends back as it got them, without showing them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from .fields import FieldMixin, NumberField, TextField


class CarriedField(TextField):
    """Something the page sends back as it is, without showing it."""

    partial = "hidden"

    @property
    def typed(self) -> str:
        """The value as it is sent back."""
        return str(self.data or "")


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
