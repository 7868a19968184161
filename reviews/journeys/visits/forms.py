"""The forms of a visit: its plan, what came of it, what was heard, seen and asked for."""

from datetime import date
from typing import Any

from reviews.domain.errors import Refused
from reviews.domain.visits import visits
from reviews.reference.code_lists import look_round
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.file_fields import KeptFileField
from reviews.web.forms.filled import filled
from reviews.web.forms.hidden_fields import CarriedField, KeyField, VersionField
from reviews.web.resources import today


class PlanForm(Form):
    """A visit to be made. A presence visit is asked for without its purpose."""

    makes = True

    purpose = fields.ChoiceField(
        "What is the visit for?",
        choices=[
            one for one in visits.VisitPurpose.choices() if one[0] != visits.VisitPurpose.PRESENCE
        ],
        missing="Select what the visit is for",
    )
    officers = fields.ChoicesField("Who will go?", missing="Choose who will go")
    planned_on = fields.DateField("Which day?", missing="Enter the day of the visit")
    planned_time = fields.TextField(
        "What time? (optional)", hint="In words, such as 10am, or after lunch"
    )
    announced = fields.ChoiceField(
        "Is it announced?",
        choices=visits.Announced.choices(),
        missing="Select whether the visit is announced",
    )
    announced_reason = fields.LongTextField(
        "If it is unannounced, why?",
        hint="Such as a concern that people would be told what to say.",
        params={"rows": 2},
    )
    seen = VersionField()


class MadeForm(Form):
    """What came of a visit."""

    went_on = fields.DateField("Which day did you go?", missing="Enter the day you went")
    access = fields.ChoiceField(
        "Were you let in?",
        choices=visits.Access.choices(),
        missing="Select whether you were let in",
    )
    access_note = fields.LongTextField(
        "If not, or only to part: what happened, and who said so?", params={"rows": 3}
    )
    residents_spoken = fields.NumberField(
        "How many residents did you speak to? (optional)",
        hint="Only the number. What they told you goes into their own account.",
        most=9_999,
    )
    notes = fields.LongTextField(
        "Notes (optional)",
        hint="Plain facts. Nothing a resident said, and nothing about safeguarding.",
    )
    seen = VersionField()

    def ask_for_presence(self) -> None:
        """Without a review there are no accounts: what people raised goes into the notes."""
        self.residents_spoken.hint = "Only the number."
        self.notes.hint = (
            "What people raised, and what you told them they can ask for. No names, and nothing "
            "about safeguarding."
        )


class CallOffForm(Form):
    """A visit that will not be made."""

    reason = fields.LongTextField(
        "Why is the visit called off?",
        hint="The team reads this. Say nothing about safeguarding here.",
        missing="Say why the visit is called off",
        params={"rows": 3},
    )
    seen = VersionField()


class ObserveForm(Form):
    """Something seen at the building."""

    kind = fields.SelectField("What is it about?", missing="Select what it is about")
    place_kind = fields.SelectField(
        "Which part of the building?", missing="Select which part of the building"
    )
    place = fields.TextField(
        "Where exactly?",
        hint="Such as kitchen, ground floor. No resident’s name.",
        missing="Say where you saw it",
    )
    words = fields.LongTextField(
        "What did you see?",
        hint="Plain words, without a score. A housing officer’s inspection decides on hazards.",
        missing="Say what you saw",
        params={"rows": 3},
    )
    photo = KeptFileField(
        "Photograph (optional)",
        hint="Ask first, and leave people out of the picture.",
        params={"accept": "image/*"},
    )
    urgency = fields.ChoiceField(
        "How soon does it need someone?",
        hint="If it cannot wait, tell someone now and say below whom you told.",
        missing="Select how soon it needs someone",
    )
    handed_to = fields.TextField(
        "Whom did you tell?",
        hint="Such as the housing standards team. If it cannot wait and nobody answers, say whom "
        "you tried. Otherwise leave it empty if nobody knows yet.",
    )
    handed_on = fields.DateField("When did you tell them?")
    key = KeyField()

    def __init__(self, went_on: date, **more: Any) -> None:
        super().__init__(**more)
        self.went_on = went_on
        lists = look_round()
        self.kind.offer(lists.things.offered(today()))
        self.place_kind.offer(lists.places.offered(today()))
        self.urgency.offer(lists.urgency.offered(today()))

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the fields, and then what they say together."""
        right = bool(super().validate(extra_validators))
        if right:
            try:
                visits.check_sighting(self.sighting(), look_round(), today(), self.went_on)
            except Refused as error:
                self.refuse(error)
                right = False
        return right

    def sighting(self) -> visits.Sighting:
        """What was seen, as sent."""
        urgency = look_round().urgency.code(self.urgency.data, today())
        return filled(self, visits.Sighting, urgent=urgency is not None and urgency.pressing)


class FollowForm(Form):
    """What became of something seen."""

    handed_to = fields.TextField("Whom did you tell?", hint="Such as the housing standards team.")
    handed_on = fields.DateField("When did you tell them?")
    outcome = fields.LongTextField(
        "What came of it? (optional)", hint="You can add this later.", params={"rows": 3}
    )
    seen = CarriedField()


class UrgentForm(Form):
    """Help that a resident needed at once."""

    resident = fields.SelectField(
        "Which resident? (optional)", params={"nothing": "Nobody on the list, or several"}
    )
    needed = fields.LongTextField(
        "What help was needed?",
        hint="Such as food, heating, medicine, or a doctor.",
        missing="Say what help was needed",
        params={"rows": 3},
    )
    passed_to = fields.TextField("Who was asked to help?", missing="Say who was asked to help")
    passed_on = fields.DateField("When?", missing="Enter the date you asked them")
    outcome = fields.LongTextField("What came of it? (optional)", params={"rows": 2})
    key = KeyField()


class HelpOutcomeForm(Form):
    """What came of urgent help."""

    outcome = fields.LongTextField(
        "What came of it?",
        hint="Such as: the doctor came the same evening.",
        missing="Say what came of it",
        params={"rows": 3},
    )
    seen = CarriedField()
