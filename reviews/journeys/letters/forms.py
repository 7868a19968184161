"""The forms of letters: draft, change in Word, clear a passage, date again, send, put aside."""

from reviews.domain.letters.went import ENGLISH
from reviews.domain.register.closed_words import ContactFormat
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.file_fields import FileField
from reviews.web.forms.hidden_fields import CarriedField

WAYS = {
    "by post": "By post",
    "by email": "By email",
    "by hand": "By hand",
    "by reading it to them": "Read to them, by telephone or face to face",
    "in another way": "In another way",
}


class DraftForm(Form):
    """A letter, or one letter to each of several residents, to be drafted."""

    planned_issue_on = fields.DateField(
        "Date of the letter",
        hint="The letter can be issued on this day only, so leave time for it to be approved.",
        missing="Enter the date of the letter",
    )
    contact = fields.SelectField(
        "Who to talk to about it",
        hint="Their name, telephone and email are printed in the letter.",
        missing="Choose whom to contact about this letter",
    )
    covering = fields.LongTextField(
        "A paragraph of your own (optional)",
        hint="Printed after “Dear …”, such as an answer to what they asked you by telephone. It is "
        "checked like the rest of the letter.",
        params={"rows": 4},
    )


class ResidentsDraftForm(DraftForm):
    """Letters to residents."""

    residents = fields.ChoicesField(
        "Write to",
        hint="Those are chosen who live there now, can be reached safely and have no such letter "
        "yet.",
        missing="Choose at least one resident",
    )


class EditedForm(Form):
    """A draft that was changed in Word; `seen` says which draft the officer was shown."""

    file = FileField(
        "The Word document, once you have changed it",
        hint="A .docx file.",
        missing="Choose the Word document that you changed",
        params={"accept": ".docx"},
    )
    seen = CarriedField()


class ClearForm(Form):
    """A passage that was read, and points to nobody."""

    reason = fields.LongTextField(
        "Why does this not point to one person?",
        hint="Such as: it is true of the whole scheme, or everyone there knows the visit dates.",
        missing="Say why this passage does not point to one person",
        params={"rows": 3},
    )


class RedateForm(Form):
    """Another date for a letter that could not leave on the one it bears."""

    planned_issue_on = fields.DateField(
        "New date of the letter",
        hint="The letter can be issued on this day only.",
        missing="Enter the new date of the letter",
    )
    others = fields.ChoicesField(
        "Give these the same date",
        hint="Other letters of this kind whose date has passed.",
    )


def _went_as() -> fields.ChoiceField:
    return fields.ChoiceField(
        "In which format did it go?",
        choices=ContactFormat.choices(),
        default=ContactFormat.STANDARD,
        missing="Select the format in which it went",
    )


def _language() -> fields.TextField:
    return fields.TextField("In which language?", default=ENGLISH)


def _why_other() -> fields.LongTextField:
    return fields.LongTextField(
        "Why not as they asked?",
        hint="Only where it went in another format or language than they asked for. Such as: the "
        "recording is ordered and follows.",
        params={"rows": 3},
    )


class SentForm(Form):
    """How and when a letter was sent."""

    sent_on = fields.DateField("When was it sent?", missing="Enter the date it was sent")
    way = fields.ChoiceField(
        "How was it sent?", choices=list(WAYS.items()), missing="Select how it was sent"
    )
    details = fields.TextField("Details (optional)", hint="Such as a tracking number. No address.")
    went_as = _went_as()
    language = _language()
    why_other = _why_other()
    others = fields.ChoicesField(
        "Sent on the same day in the same way",
        hint="Other letters of this kind that are issued and not yet recorded as sent.",
    )

    def how(self) -> str:
        """How it was sent, as the history tells it."""
        return f"{self.way.data} ({self.details.data})" if self.details.data else self.way.data


class InsteadForm(Form):
    """What was done with an issued letter that may not be sent."""

    what = fields.ChoiceField(
        "What was done with it?", missing="Select what was done with the letter"
    )
    done_on = fields.DateField("When?", missing="Enter the date on which it was done")
    words = fields.LongTextField(
        "What was done, and by whom?",
        hint="Do not write why the letter may not be sent: others read this.",
        missing="Say what was done, and by whom",
        params={"rows": 3},
    )
    went_as = _went_as()
    language = _language()
    why_other = _why_other()


class DiscardForm(Form):
    """A letter that is not needed."""

    reason = fields.LongTextField(
        "Why is it not needed?", missing="Say why this letter is not needed", params={"rows": 3}
    )
