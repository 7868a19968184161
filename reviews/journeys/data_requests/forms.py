"""The forms of a request: as it came, and what is decided on places."""

from reviews.domain.across.data_requests import Asks, Came, Ground, Outcome
from reviews.web.forms import fields
from reviews.web.forms.base import Form


class RequestForm(Form):
    """A request as it came, about a resident or a record that the page names."""

    makes = True

    asks = fields.ChoiceField(
        "What do they ask?", choices=Asks.choices(), missing="Choose what they ask"
    )
    words = fields.LongTextField(
        "What did they say?",
        hint="In their own words. It needs no form, and no mention of the law.",
        missing="Write what they ask, in their own words",
        params={"rows": 4},
    )
    asked_by = fields.TextField(
        "Who asked?",
        hint="The person themselves, or who speaks for them and how you know that they may.",
        missing="Say who asked",
    )
    asked_on = fields.DateField(
        "When did the council get it?",
        hint="It is answered within one month of this day.",
        missing="Enter the day the council got it",
    )
    came = fields.ChoiceField(
        "How did it come?", choices=Came.choices(), missing="Choose how it came"
    )
    name = fields.TextField("Is there another name to look for? (optional)")


class AnyRequestForm(RequestForm):
    """A request about anybody: a resident by reference, or someone who is named."""

    reference = fields.TextField(
        "Which resident is it about? (optional)",
        hint="Their reference, such as R-0001. Leave it empty for somebody who is no resident.",
    )
    name = fields.TextField(
        "Which name is to be looked for? (optional)",
        hint="Of a member of staff or of a family, or another name of the resident.",
    )


class DecideForm(Form):
    """What is decided on some of the places on a page, and why."""

    outcome = fields.ChoiceField(
        "What is done with them?", choices=Outcome.choices(), missing="Choose what is done"
    )
    ground = fields.SelectField(
        "If it is refused, on what ground?", choices=[("", "Not refused"), *Ground.choices()]
    )
    reason = fields.LongTextField(
        "Why, and who decided?",
        hint="The person reads why it is refused. A note that it is wrong stands as written here.",
        params={"rows": 3},
    )
    places = fields.ChoicesField(
        "Which places does it hold for?",
        hint="Take off the list what you decide on otherwise.",
    )
