"""The forms of the council's own papers: what is said as one is drafted, one changed in Word."""

from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.response import Attends, Choices, Opposed
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.file_fields import FileField
from reviews.web.forms.hidden_fields import CarriedField, VersionField

LATER = "later"
_LATER = (LATER, "Leave it to be filled in in Word")


class DraftForm(Form):
    """A paper to be drafted; `seen` is the number of the last version on the page."""

    makes = True

    seen = VersionField()

    @property
    def choices(self) -> Choices:
        """What is said of it as it is drafted."""
        return Choices()


class ResponseForm(DraftForm):
    """What an officer says of a response as they draft it; each can be left for later."""

    opposed = fields.ChoiceField(
        "Does the council oppose the appeal?",
        choices=[*Opposed.choices(), _LATER],
        missing="Select whether the council opposes it, or leave it for later",
    )
    attends = fields.ChoiceField(
        "Does somebody come to a hearing for the council?",
        choices=[*Attends.choices(), _LATER],
        missing="Select whether somebody comes, or leave it for later",
    )
    asks = fields.LongTextField(
        "What does the council ask the tribunal to do? (optional)",
        hint="The tribunal and every party read this. Left empty, it is filled in in Word.",
        params={"rows": 3},
    )

    @property
    def choices(self) -> Choices:
        """What is said of it as it is drafted."""
        opposed, attends = self.opposed.data, self.attends.data
        return Choices(
            None if opposed in (LATER, None) else Opposed(opposed),
            None if attends in (LATER, None) else Attends(attends),
            self.asks.data or "",
        )


FORMS: dict[DocumentKind, type[DraftForm]] = {DocumentKind.RESPONSE: ResponseForm}
"""The forms of kinds that ask for something as they are drafted."""


class EditedForm(Form):
    """A version that was changed in Word; `seen` says which one the officer was shown."""

    file = FileField(
        "The Word document, once you have changed it",
        hint="A .docx file.",
        missing="Choose the Word document that you changed",
        params={"accept": ".docx"},
    )
    seen = CarriedField()
