"""The forms of a programme: what officers hold, the programme, its schemes and its samples."""

from reviews.domain.readiness import KIND_NAMES
from reviews.web.fields import ChoiceField, DateField, LongTextField, TextField
from reviews.web.forms import Form


class HeldForm(Form):
    """A check, a training or a skill of an officer."""

    kind = ChoiceField(
        "What is it?",
        choices=list(KIND_NAMES.items()),
        missing="Select what it is",
    )
    what = TextField(
        "Its name",
        hint="Such as enhanced DBS check, safeguarding adults level 2, or speaks Polish. Never "
        "what a check says: only that it was made.",
        missing="Enter its name",
    )
    done_on = DateField("Date", hint="The day of the check or training.", missing="Enter its date")
    expires_on = DateField(
        "Last day it counts",
        hint="A security check needs one, as your council sets it. Leave it empty for what does "
        "not run out.",
    )


class ReasonForm(Form):
    """A reason, for something that is taken off."""

    reason = LongTextField("Why?", missing="Say why", params={"rows": 3})
