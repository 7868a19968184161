"""The forms of protecting residents."""

from collections.abc import Mapping, Sequence
from typing import Any

from reviews.domain.register.closed_words import ContactFormat, Tenure
from reviews.domain.safeguarding.closure import HowSoon, Need, Where
from reviews.domain.safeguarding.feedback import Anonymity, CameBy, FeedbackKind, FeedbackSource
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.hidden_fields import CarriedField, KeyField, VersionField


class RightsForm(Form):
    """That one resident was told of their rights."""

    makes = True

    tenure = fields.SelectField(
        "Which agreement do they hold?",
        choices=Tenure.choices(),
        missing="Select which agreement they hold",
    )
    format = fields.SelectField(
        "In which form were they told?",
        choices=ContactFormat.choices(),
        missing="Select in which form they were told",
    )
    given_on = fields.DateField("When?", missing="Enter the date they were told")
    given_by = fields.SelectField("Who told them?", missing="Select who told them")
    note = fields.LongTextField(
        "Anything to remember (optional)",
        hint="Such as that it was read aloud, or that an interpreter was there. Not what they told "
        "you.",
        params={"rows": 2},
    )


class FeedbackForm(Form):
    """What someone told the council in confidence."""

    kind = fields.ChoiceField(
        "What is it?", choices=FeedbackKind.choices(), missing="Select what it is"
    )
    source = fields.SelectField(
        "Whose word is it?", choices=FeedbackSource.choices(), missing="Select whose word it is"
    )
    came_by = fields.SelectField(
        "How did it reach you?", choices=CameBy.choices(), missing="Select how it reached you"
    )
    received_on = fields.DateField("When?", missing="Enter the date it reached you")
    words = fields.LongTextField(
        "What did they tell you?",
        hint="In their own words. If someone is not safe, tell safeguarding too.",
        missing="Write what they told you",
    )
    anonymity = fields.ChoiceField(
        "Who may know who they are?",
        choices=Anonymity.choices(),
        missing="Select who may know who they are",
    )
    who = fields.LongTextField(
        "Who are they, and how can you reach them safely? (optional)",
        hint="If they want nobody to know, only you and the lead reviewers of the team can read "
        "this.",
        params={"rows": 2, "autocomplete": "off"},
    )
    key = KeyField()


class DoneForm(Form):
    """What was done about it."""

    done = fields.LongTextField(
        "What was done?",
        hint="Everything so far, and whether you told them what came of it. Do it in a way that "
        "does not show who spoke.",
        missing="Say what was done",
    )
    closed_on = fields.DateField(
        "When was it closed? (optional)", hint="Leave this empty while there is more to do."
    )
    seen = VersionField()


class ContingencyForm(Form):
    """What one resident would need if the scheme closed."""

    needs = fields.ChoicesField(
        "What would they need?",
        hint="Ask them where you can. Choose all that apply.",
        choices=Need.choices(),
        missing="Choose what they would need",
    )
    how_soon = fields.ChoiceField(
        "How soon would a place have to be ready?",
        choices=HowSoon.choices(),
        missing="Select how soon",
    )
    place = fields.ChoiceField("Where?", choices=Where.choices(), missing="Select where")
    notes = fields.LongTextField(
        "Anything else (optional)",
        hint="What makes a move go well for them, and what must not happen. The review team alone "
        "reads this.",
        params={"rows": 3},
    )
    seen = CarriedField()


class NeedSourcesForm(Form):
    """Where each need of one resident is from; `need_sources_form` adds a question for each."""

    told_on = fields.DateField(
        "If someone told you and it is in no form: on which day? (leave empty if not known)"
    )
    seen = CarriedField()


def need_sources_form(
    needs: Sequence[Need], choices: fields.Choices, data: Mapping[str, Any]
) -> NeedSourcesForm:
    """A form with a question for each need, answered as `data` says."""
    asked = {
        need.value: fields.SelectField(
            f"{need.words}: where is this from?", choices=choices, params={"nothing": "Not said"}
        )
        for need in needs
    }
    form: NeedSourcesForm = type("NeedSourcesFormOf", (NeedSourcesForm,), asked)(data=dict(data))
    return form


class MovedForm(Form):
    """Where one resident went."""

    moved_on = fields.DateField("When did they move? (optional)")
    moved_to = fields.LongTextField(
        "Where did they go?",
        hint="The address, or that nobody knows.",
        missing="Say where they went, or that nobody knows",
        params={"rows": 3},
    )
    safe_contact = fields.LongTextField(
        "How can they be reached safely? (optional)",
        hint="Such as a telephone number and when to ring, or someone they trust.",
        params={"rows": 2},
    )
    notes = fields.LongTextField(
        "Anything else (optional)",
        hint="Such as who must not learn of the address.",
        params={"rows": 2},
    )


class OpenListForm(Form):
    """Why the list is opened."""

    reason = fields.TextField(
        "What do you need the list for?",
        hint="That you opened it, when and why, is kept.",
        missing="Say what you need the list for",
    )
