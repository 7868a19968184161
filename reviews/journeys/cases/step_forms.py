"""The forms of a case's steps, notes, groups, and what the tribunal should know of a claimant."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from reviews.domain.cases.kinds import DueFrom, StepKind, UniversalCredit
from reviews.domain.cases.steps import ASKS, Step
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.fields import Choices
from reviews.web.forms.file_fields import KeptFileField
from reviews.web.forms.filled import filled
from reviews.web.forms.hidden_fields import CarriedField


class StepForm(Form):
    """One step of a case; what its kind does not ask for is left out."""

    makes = True

    appeal_fact_id = fields.SelectField(
        "Which appeal is it about?", params={"nothing": "All of them"}
    )
    on = fields.DateField(missing="Enter the day")
    planned_time = fields.TextField(
        "At what time? (optional)", hint="In words, such as 10am, or 2pm to 3.30pm"
    )
    place = fields.TextField("Where? (optional)", hint="The venue, or by telephone or video.")
    who = fields.TextField("Who goes for the council? (optional)")
    due_from = fields.ChoiceField(
        "Who is to do it?", choices=DueFrom.choices(), missing="Select who is to do it"
    )
    due_on = fields.DateField()
    done_on = fields.DateField()
    words = fields.LongTextField(params={"rows": 4})
    file = KeptFileField("A file that goes with it (optional)")
    seen = CarriedField()

    @classmethod
    def of(cls, kind: StepKind, appeals: Sequence[tuple[str, str]], data: Any) -> "StepForm":
        """The form of one kind of step. Where there are several appeals, it asks which."""
        form, asks = cls(data=data), ASKS[kind]
        form.kind = kind
        form.appeal_fact_id.offer(appeals)
        labels = {"on": asks.on, "due_on": asks.due, "done_on": asks.done, "words": asks.words}
        for name, says in labels.items():
            form[name].label.text = says
        asked = {
            "appeal_fact_id": len(appeals) > 1,
            "due_on": asks.due,
            "done_on": asks.done,
            "due_from": asks.due_from is None,
            **dict.fromkeys(("planned_time", "place", "who"), asks.hearing),
        }
        for name in [name for name, wanted in asked.items() if not wanted]:
            del form[name]
        return form

    kind: StepKind

    def step(self) -> Step:
        """The step as typed."""
        typed = self.appeal_fact_id.data if "appeal_fact_id" in self else ""
        due_from = self.due_from.data if "due_from" in self else None
        return filled(
            self,
            Step,
            kind=self.kind,
            appeal_fact_id=UUID(typed) if typed else None,
            due_from=DueFrom(due_from) if due_from else None,
        )


class NoteForm(Form):
    """A note in a case."""

    makes = True

    kind = fields.ChoiceField("What is it?", missing="Select what it is")
    words = fields.LongTextField("The note", missing="Write the note")

    def offer(self, kinds: Choices) -> None:
        """Ask what it is only where there is a choice."""
        self.kind.offer(kinds)
        if len(kinds) == 1:
            del self.kind


class CircumstancesForm(Form):
    """What the tribunal should know of a claimant, and Universal Credit beside this appeal."""

    capacity = fields.LongTextField(
        "What should the tribunal know of the person? (optional)",
        hint="Anything about capacity, an appointee, adjustments or an interpreter. It goes on the "
        "front sheet of the response. A reviewer never acts as litigation friend.",
        params={"rows": 4},
    )
    universal_credit = fields.ChoiceField(
        "How do they stand with Universal Credit?",
        hint="Housing Benefit and Universal Credit are two routes with two clocks: an appeal here "
        "asks for nothing there.",
        choices=UniversalCredit.choices(),
        missing="Select how they stand, or that it is not known",
    )
    universal_credit_note = fields.LongTextField(
        "What is known of that? (optional)",
        hint="Such as the day on which a mandatory reconsideration was asked for, and by whom.",
        params={"rows": 3},
    )
    seen = CarriedField()


class GroupForm(Form):
    """Cases of one scheme put together."""

    makes = True

    name = fields.TextField(
        "What is the group called?",
        hint="Such as: Canal House, decisions of March. No person’s name.",
        missing="Enter what the group is called",
    )
    cases = fields.ChoicesField(
        "Which cases belong with it?",
        hint="Claimants’ cases of this scheme that you are on, and that are in no group.",
        missing="Choose at least one other case",
    )


class AddCasesForm(Form):
    """More cases for a group."""

    cases = fields.ChoicesField("Which cases?", missing="Choose at least one case")
