"""The forms of a review: start, states, excused parts, the request list."""

from typing import Any

from reviews.domain.errors import Refused
from reviews.domain.review.requests import RequestState, check_request
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.file_fields import KeptFileField
from reviews.web.forms.hidden_fields import KeyField


class StartForm(Form):
    """A review to be started."""

    makes = True

    why = fields.LongTextField(
        "Why is this scheme reviewed now?",
        hint="Such as complaints, a sample check, a new provider, or time since the last review.",
        missing="Say why this scheme is reviewed now",
    )
    period_from_on = fields.DateField("Period looked at: from (optional)")
    period_to_on = fields.DateField("Period looked at: to (optional)")
    residents = fields.ChoicesField(
        "Whose talk and personal file are planned?",
        hint="You can add people later. Each is asked first, and may say no.",
    )


class AddResidentsForm(Form):
    """More residents for a review."""

    residents = fields.ChoicesField("Residents to add", missing="Choose at least one resident")


class MoveForm(Form):
    """A review paused, stopped, closed or opened again."""

    reason = fields.LongTextField("Reason", missing="Give the reason")


class ExcuseForm(Form):
    """A planned part that will not be done."""

    voices = fields.ChoicesField(
        "Who will not be heard?",
        hint="Those who are neither heard nor excused. The reason below is kept for each.",
        missing="Choose who will not be heard",
    )
    waits = fields.ChoiceField(
        "Is it because they have no advocate or supporter yet?",
        choices=[("yes", "Yes, one is still to be found"), ("no", "No")],
        missing="Select whether an advocate or supporter is still to be found",
    )
    reason = fields.LongTextField(
        "Why will this part not be done?",
        hint="If a resident said no, “the resident chose not to” is enough. Nobody asks them why.",
        missing="Say why this part will not be done",
    )


class HoldForm(Form):
    """Letters or visits put on hold, without saying why."""

    hold = fields.ChoicesField(
        "Put on hold",
        hint="While it holds, no letter is issued, or no visit is planned or changed. The team is "
        "told that it holds, and not why. You release it here.",
        choices=[("letters", "Letters"), ("visits", "Visits")],
        missing="Choose what to hold: letters, visits or both",
        params={"classes": "govuk-checkboxes--small", "label_classes": "govuk-fieldset__legend--s"},
    )


class ItemForm(Form):
    """How one item of the request list stands."""

    state = fields.ChoiceField(
        "How does this stand?",
        choices=[one for one in RequestState.choices() if one[0] != RequestState.UNDECIDED],
        missing="Select how this stands",
    )
    reason = fields.LongTextField(
        "Reason or note",
        hint="If you ask for it, say why this review needs it: the provider reads it in the "
        "letter. If it is on file, say which document, and from when.",
        params={"rows": 3},
    )
    due_on = fields.DateField("Send by", hint="If you ask the provider for it.")
    seen = fields.NumberField()

    def validate(self, extra_validators: Any = None) -> bool:
        """What is asked for has a date to send it by, and what needs a reason has one."""
        right = super().validate(extra_validators)
        if self.state.data:
            try:
                check_request(RequestState(self.state.data), self.reason.data)
            except Refused as error:
                self.refuse(error)
                right = False
        asks = self.state.data == RequestState.REQUESTED
        if asks and not self.due_on.data and not self.due_on.errors:
            self.due_on.errors = ["Enter a date to send it by"]
            right = False
        return bool(right)


class OwnItemForm(Form):
    """Something to ask for that is not on the list."""

    ask = fields.TextField("What do you ask for?", missing="Say what you ask for")
    reason = fields.LongTextField(
        "Why does this review need it?",
        hint="Ask only for what is relevant. The provider reads this in the letter.",
        missing="Say why this review needs it",
        params={"rows": 3},
    )
    due_on = fields.DateField("Send by", missing="Enter a date to send it by")
    key = KeyField()


class DocumentForm(Form):
    """A document that came in."""

    makes = True

    file = KeptFileField(
        "File",
        hint="A PDF, a Word or Excel file, a JPEG or PNG picture, an email (.eml) or plain text.",
        missing="Choose a file",
    )
    about = fields.TextField("What it is", missing="Say what the document is")
    true_on = fields.DateField("Date of the document (optional)")
    personal = fields.TickField(
        "These are residents’ personal papers that nobody asked for",
        hint="They are set apart. Only lead reviewers can open them.",
    )


class QuarantineForm(Form):
    """What was decided about papers set apart."""

    outcome = fields.LongTextField(
        "What was done with these papers, and why?",
        hint="Such as sent back, or kept because the resident agreed.",
        missing="Say what was done with these papers",
    )
