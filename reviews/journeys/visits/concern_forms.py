"""The forms of a safeguarding concern: telling it, the person's wishes, and its referral."""

from reviews.domain.safeguarding import concerns
from reviews.domain.safeguarding.liberty import LibertySign
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.hidden_fields import CarriedField, KeyField, VersionField


class _WhatForm(Form):
    """What was seen or told, and where it came up."""

    about = fields.ChoiceField(
        "What is it about?",
        choices=concerns.ConcernAbout.choices(),
        missing="Select what it is about",
    )
    immediate_danger = fields.TickField(
        "Someone is in danger now", hint="Ring 999 before you go on."
    )
    resident = fields.SelectField(
        "Which resident? (optional)",
        params={"nothing": "Nobody on the list, several, or not known"},
    )
    words = fields.LongTextField(
        "What did you see, or what were you told?",
        hint="Who, where and when, in their own words where you can. Do not ask more than you "
        "need to know to pass it on.",
        missing="Say what you saw or were told",
    )
    signs = fields.ChoicesField(
        "Did you see, or were you told of, any of these? (optional)",
        hint="They may be signs that someone is deprived of their liberty. You do not decide that: "
        "the next page says to whom you pass them on, and in which words.",
        choices=LibertySign.choices(),
    )
    review = CarriedField()
    visit = CarriedField()
    key = KeyField()


class _WishesForm(Form):
    """What the person wants, knows and agrees to."""

    told = fields.ChoiceField(
        "Does the person know that you are passing this on?",
        choices=concerns.Told.choices(),
        missing="Select whether the person knows",
    )
    agreed = fields.ChoiceField(
        "Do they agree?", choices=concerns.Agreed.choices(), missing="Select whether they agree"
    )
    wishes = fields.LongTextField(
        "What does the person want to happen?",
        hint="In their words. Leave empty if you have not been able to ask.",
        params={"rows": 2},
    )
    reasons_to_share = fields.LongTextField(
        "If it is passed on without their agreement, why?",
        hint="Such as a life in danger, a serious crime, others at risk, or someone who has power "
        "over them.",
        params={"rows": 2},
    )


class ConcernForm(_WhatForm, _WishesForm):
    """A concern, told with as little typing as there can be."""


class SignsForm(Form):
    """Signs of a deprivation of liberty, once they are asked about."""

    signs = fields.ChoicesField(
        "Did you see, or were you told of, any of these?",
        hint="Choose all that apply. You do not decide whether it is a deprivation of liberty.",
        choices=LibertySign.choices(),
        missing="Choose what was seen or told, “None of these” or “Not known”",
    )
    seen = VersionField()


class PersonForm(_WishesForm):
    """The person's wishes, once they are known or change."""

    seen = VersionField()


class ReferralForm(Form):
    """To whom a concern was referred, what was said back, and what came of it."""

    referred_to = fields.TextField(
        "Who was it referred to?",
        hint="If the person is in another council’s area, that council decides: name its team.",
        missing="Say who it was referred to",
    )
    referred_on = fields.DateField("When?", missing="Enter the date it was referred")
    how = fields.ChoiceField(
        "How?", choices=concerns.Channel.choices(), missing="Select how it was referred"
    )
    reference = fields.TextField(
        "Their reference (optional)", params={"classes": "govuk-input--width-20"}
    )
    said_back = fields.LongTextField(
        "What did they say back? (optional)",
        hint="Such as who takes it on, what happens next, and what to tell the person.",
        params={"rows": 3},
    )
    outcome = fields.LongTextField(
        "What came of it? (optional)", hint="You can add this later.", params={"rows": 3}
    )
    closed_on = fields.DateField(
        "When was it closed? (optional)",
        hint="The day safeguarding told you. Leave this empty until then.",
    )
    seen = VersionField()


class HoldLettersForm(Form):
    """The letters of one review put on hold, without saying why."""

    makes = True

    reference = fields.TextField(
        "Reference of the review",
        hint="Such as SR-2026-014.",
        missing="Enter the reference of the review",
        params={"classes": "govuk-input--width-10"},
    )
