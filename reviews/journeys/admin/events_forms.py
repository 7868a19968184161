"""The forms of the record of events: which to show, and a check of the whole."""

from reviews.domain.record.proof import LONGEST
from reviews.web.forms.base import Form
from reviews.web.forms.fields import DateField, SelectField, TextField
from reviews.web.forms.file_fields import FileField

_WIDE = {"classes": "govuk-input--width-20"}


class EventsForm(Form):
    """Which events to show; all of them where nothing is given."""

    about = TextField(
        "Reference",
        hint="Of a review or a scheme, or the record number printed on a letter.",
        params=_WIDE,
    )
    by = SelectField("Who did it", params={"nothing": "Anyone"})
    from_on = DateField("From")
    to_on = DateField("To")


class CheckForm(Form):
    """A check of the whole record."""

    head = TextField(
        "Record number printed on a letter (optional)",
        hint="To see which letter it belongs to, and whether it comes from this record. Capitals "
        "and spaces make no difference.",
        params=_WIDE,
    )
    kept = FileField(
        "Checkpoint or proof that was kept elsewhere (optional)",
        hint="To see whether this record still begins with what it shows.",
    )

    def file(self) -> bytes | None:
        """What the chosen file holds; None where none was chosen."""
        return None if self.kept.empty else bytes(self.kept.data.stream.read(LONGEST * 4))
