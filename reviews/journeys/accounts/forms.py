"""The forms around an account: its start, its pause, its files."""

from reviews.domain.accounts.accounts import Sensitivity
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.hidden_fields import CarriedField


class StartForm(Form):
    """Whose account it is, and how it is taken."""

    makes = True

    source = fields.ChoiceField("Whose account is this?", missing="Select whose account this is")
    respondent = fields.TextField(
        "Who, or which document?",
        hint="Their post, such as “scheme manager”, or the title of a document. For a resident, "
        "their reference and not their name.",
        missing="Say whose account this is",
    )
    observed_on = fields.DateField(
        "Date", hint="When it was said, or when the document was read.", missing="Enter the date"
    )
    present = fields.TextField(
        "Who else was there? (optional)", hint="Such as an interpreter, a friend or an advocate."
    )
    visit = fields.SelectField("On which visit? (optional)", params={"nothing": "Not on a visit"})
    sensitivity = fields.ChoiceField(
        "Who may read this account?",
        choices=Sensitivity.choices(),
        missing="Select who may read this account",
    )
    easy_words = fields.TickField("Ask in easy words")
    short_route = fields.TickField(
        "Take the short route", hint="The most important questions, for people who tire."
    )


class PauseForm(Form):
    """A pause."""

    note = fields.LongTextField(
        "Where to pick it up (optional)",
        hint="Do not write what the person said here.",
        params={"rows": 2},
    )


class TakeAwayForm(Form):
    """Something added by mistake."""

    reason = fields.LongTextField(
        "Why is it taken away?",
        hint="Such as added twice, or about somebody else.",
        missing="Say why it is taken away",
        params={"rows": 2},
    )
    seen = CarriedField()


class ResumeForm(Form):
    """How an account is taken up again."""

    easy_words = fields.TickField("Ask in easy words")
    short_route = fields.TickField("Take the short route")


class AttachForm(Form):
    """A file for an answer."""

    makes = True

    file = fields.FileField(
        "File or photo",
        hint="A PDF, a Word or Excel file, a JPEG or PNG picture, or plain text.",
        missing="Choose a file",
    )
