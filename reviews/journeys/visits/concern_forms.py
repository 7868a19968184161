"""The forms of a safeguarding concern: telling it, and recording its referral."""

from reviews.domain.safeguarding import ABOUT_NAMES, TOLD_NAMES
from reviews.web.fields import (
    ChoiceField,
    DateField,
    LongTextField,
    SelectField,
    TextField,
    TickField,
)
from reviews.web.forms import Form

from .forms import CarriedField, KeyField, VersionField


class ConcernForm(Form):
    """A concern, told with as little typing as there can be."""

    about = ChoiceField(
        "What is it about?",
        choices=list(ABOUT_NAMES.items()),
        missing="Select what it is about",
    )
    immediate_danger = TickField("Someone is in danger now", hint="Ring 999 before you go on.")
    resident = SelectField(
        "Which resident? (optional)",
        params={"nothing": "Nobody on the list, several, or not known"},
    )
    words = LongTextField(
        "What did you see, or what were you told?",
        hint="Who, where and when, in their own words where you can. Do not ask more than you "
        "need to know to pass it on.",
        missing="Say what you saw or were told",
    )
    told = ChoiceField(
        "Does the person know that you are passing this on?",
        choices=list(TOLD_NAMES.items()),
        missing="Select whether the person knows",
    )
    wishes = LongTextField(
        "What does the person want to happen?",
        hint="In their words. Leave empty if you have not been able to ask.",
        params={"rows": 2},
    )
    reasons_to_share = LongTextField(
        "If it is passed on without their agreement, why?",
        hint="Such as a life in danger, a serious crime, others at risk, or someone who has power "
        "over them.",
        params={"rows": 2},
    )
    review = CarriedField()
    visit = CarriedField()
    key = KeyField()


class ReferralForm(Form):
    """To whom a concern was referred, and what came of it."""

    referred_to = TextField(
        "Who was it referred to?",
        hint="If the person is in another council’s area, that council decides: name its team.",
        missing="Say who it was referred to",
    )
    referred_on = DateField("When?", missing="Enter the date it was referred")
    reference = TextField("Their reference (optional)", params={"classes": "govuk-input--width-20"})
    outcome = LongTextField(
        "What came of it? (optional)", hint="You can add this later.", params={"rows": 3}
    )
    seen = VersionField()
