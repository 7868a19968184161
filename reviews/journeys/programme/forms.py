"""The forms of a programme: what officers hold, the programme, its schemes and its samples."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from wtforms.validators import StopValidation

from reviews.domain.people.training_and_checks import RecordKind
from reviews.domain.programme.programmes import Indicator
from reviews.domain.record.events import sha256
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.hidden_fields import CarriedField


class HeldForm(Form):
    """A check, a training or a skill of an officer."""

    makes = True

    kind = fields.ChoiceField(
        "What is it?", choices=RecordKind.choices(), missing="Select what it is"
    )
    what = fields.TextField(
        "Its name",
        hint="Such as enhanced DBS check, safeguarding adults level 2, or speaks Polish. Never "
        "what a check says: only that it was made.",
        missing="Enter its name",
    )
    done_on = fields.DateField(
        "Date", hint="The day of the check or training.", missing="Enter its date"
    )
    expires_on = fields.DateField(
        "Last day it counts",
        hint="A security check needs one, as your council sets it. Leave it empty for what does "
        "not run out.",
    )


class PairForm(Form):
    """Two officers who are to visit together."""

    first = fields.SelectField("One officer", missing="Choose one officer")
    second = fields.SelectField("Another officer", missing="Choose another officer")

    def offer(self, members: Mapping[UUID, str]) -> None:
        """Offer the officers of the teams that the viewer is in."""
        for field in (self.first, self.second):
            field.offer([(str(key), name) for key, name in members.items()])

    def validate_second(self, field: fields.SelectField) -> None:
        """Two different officers."""
        if field.data == self.first.data:
            raise StopValidation("Choose two different officers")


class ProgrammeForm(Form):
    """A programme of reviews. The team is asked for where the officer leads several."""

    makes = True

    team = fields.ChoiceField("Which team?", missing="Select the team")
    name = fields.TextField(
        "Name", hint="Such as Autumn 2026", missing="Enter a name for the programme"
    )
    purpose = fields.LongTextField(
        "What is it for?",
        hint="What the council wants to learn or put right, in a few sentences.",
        missing="Say what the programme is for",
        params={"rows": 4},
    )
    from_on = fields.DateField("From", missing="Enter the day it starts")
    to_on = fields.DateField("To", missing="Enter the day it ends")
    lead = fields.SelectField("Who leads it?", missing="Choose who leads it")
    seen = CarriedField()


class BecauseForm(Form):
    """An indicator that speaks for a scheme, with its reason and its source."""

    makes = True

    indicator = fields.ChoiceField("What speaks for it?", missing="Select what speaks for it")
    reason = fields.LongTextField(
        "What is known?",
        hint="Plain facts, without a name. Your team reads this, and it is offered as the reason "
        "when the review is started.",
        params={"rows": 3},
    )
    number = fields.NumberField("How many?", most=9_999)
    source = fields.TextField(
        "Where does this come from, and from when?",
        hint="Such as the complaints log, 3 November",
        missing="Say where this comes from",
    )

    def offer(self, indicators: Sequence[Indicator]) -> None:
        """Offer these indicators; a number is asked for only where one of them counts."""
        self.indicator.offer([(one.key, one.name) for one in indicators])
        self.indicator.params = {
            "hints": {one.key: one.source for one in indicators},
            "classes": "govuk-radios--small",
        }
        counted = [one for one in indicators if one.counts]
        self.number.label.text = f"How many? Only for: {', '.join(one.name for one in counted)}"
        self.number.hint = f"{'. '.join(one.counts for one in counted)}. The number and no words."
        if not counted:
            del self.number


class DrawForm(Form):
    """How many schemes to draw from each group. The groups are added by `draw_form`."""

    makes = True

    seen = CarriedField()


def draw_form(groups: Mapping[str, int], seen: str) -> "tuple[DrawForm, dict[str, str]]":
    """The form of a draw, and the name of each group's field; `groups` has how many it can give."""
    names = {group: f"size-{sha256(group)[:12]}" for group in groups}
    sizes = {
        names[group]: fields.NumberField(
            group, hint=f"{count} can be drawn" if count else "No scheme can be drawn", most=9_999
        )
        for group, count in groups.items()
    }
    form: DrawForm = type("DrawFormOf", (DrawForm,), sizes)(data={"seen": seen})
    return form, names


class ReasonForm(Form):
    """A reason, for something that is taken off."""

    reason = fields.LongTextField("Why?", missing="Say why", params={"rows": 3})
