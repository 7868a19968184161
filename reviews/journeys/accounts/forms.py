"""The forms around an account: its start, its pause, its files."""

from collections.abc import Collection, Mapping

from wtforms import HiddenField

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.accounts.read_back import Way
from reviews.domain.register.closed_words import ContactFormat
from reviews.domain.register.contact_said import ContactFact
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.checks import email
from reviews.web.forms.file_fields import KeptFileField
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


class ReopenForm(Form):
    """Why a finished account is opened again."""

    reason = fields.LongTextField("Why is it opened again?", params={"rows": 3})


class ReadBackForm(Form):
    """How an account came back to whoever gave it, and what they say is wrong."""

    way = fields.ChoiceField(
        "Did it come back to them?",
        choices=Way.choices(),
        missing="Select whether it was read back or given to them",
    )
    format = fields.SelectField(
        "If it was given to them, in which format?",
        choices=ContactFormat.choices(),
        params={"nothing": "It was not given to them"},
    )
    read_on = fields.DateField("On which day did they hear or read it?")
    by_whom = fields.TextField(
        "Who read it back, or gave it to them?",
        hint="You, a colleague, an interpreter or an advocate.",
    )
    corrections = fields.LongTextField(
        "What do they say is wrong in it? (optional)",
        hint="In their words. It stands beside the account, which stays as it is. To change the "
        "account itself, open it again.",
        params={"rows": 4},
    )
    why_not = fields.LongTextField(
        "If neither, why not?",
        hint="Such as that they have moved away, or did not want it.",
        params={"rows": 2},
    )
    seen = HiddenField()


class AttachForm(Form):
    """A file for an answer."""

    makes = True

    file = KeptFileField(
        "File or photo",
        hint="A PDF, a Word or Excel file, a JPEG or PNG picture, an email (.eml) or plain text.",
        missing="Choose a file",
    )


class ReachedForm(Form):
    """What becomes of what they said of how to reach them. Built for its page by `reached_form`."""

    seen = CarriedField()


_MORE = {
    "write_to": fields.LongTextField(
        "The address to write to",
        hint="A whole address, one line under the other. Without one, it is recorded that it is "
        "not safe to write to them.",
        params={"rows": 4},
    ),
    "email": fields.TextField(
        "Email", validators=[email], params={"type": "email", "spellcheck": False}
    ),
    "language": fields.TextField(
        "Language they like best", hint="Leave it empty if the record has it right."
    ),
    "care": fields.LongTextField(
        "How to stay safe in reaching them",
        hint="Everyone who may write to them or ring them reads this. Say what to do, and not why.",
        params={"rows": 3},
    ),
}


def reached_form(
    facts: Collection[ContactFact], more: Collection[str], first: Mapping[str, str]
) -> ReachedForm:
    """The form of one page.

    Args:
        facts: those to decide on, each taken up or left with a reason.
        more: what has to be typed in beside them, of that which `_MORE` holds.
        first: what stands in the fields when the page is opened.
    """
    asked: dict[str, object] = {name: _MORE[name] for name in more}
    for fact in facts:
        asked[f"take-{fact}"] = fields.ChoiceField(
            "Record what they said?",
            choices=[("yes", "Yes, record it"), ("no", "No, leave the record as it is")],
            missing=f"Select whether to record what they said: {fact.words.lower()}",
            params={"classes": "govuk-radios--inline"},
        )
        asked[f"why-{fact}"] = fields.TextField(f"If not, why not? ({fact.words.lower()})")
    form: ReachedForm = type("ReachedForm", (ReachedForm,), asked)(data=first)
    return form


class StandsForm(ReachedForm):
    """That the record stays as it is, where what they said is not shown."""

    reason = fields.LongTextField(
        "Why does the record stay as it is?",
        hint="Such as that you asked them again, and recorded what they want now.",
        missing="Say why the record stays as it is",
        params={"rows": 2},
    )


class OwnerForm(Form):
    """Who follows something up, and by when."""

    owner = fields.SelectField("Who follows it up?", missing="Choose who follows it up")
    due_on = fields.DateField("By when?", missing="Enter the day by which it is followed up")


class ChangeTaskForm(OwnerForm):
    """Something to follow up, given to someone else or another day."""

    seen = CarriedField()


class FollowUpForm(OwnerForm):
    """Something to follow up."""

    makes = True

    what = fields.LongTextField(
        "What is to be followed up?",
        hint="In as few words as the person who does it needs.",
        missing="Say what is to be followed up",
        params={"rows": 3},
    )


class AdvocateForm(OwnerForm):
    """An advocate or supporter to be found for a resident."""

    makes = True

    what = fields.LongTextField(
        "Who is to be found, and what for?",
        hint="Such as an advocate who signs, or the sister they asked for.",
        missing="Say who is to be found, and what for",
        params={"rows": 2},
    )


class FollowedForm(Form):
    """What was done about it."""

    done = fields.LongTextField(
        "What was done?",
        hint="Such as whom you spoke to, and what was agreed.",
        missing="Say what was done",
        params={"rows": 3},
    )
