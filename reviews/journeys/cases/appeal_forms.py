"""The forms of appeals and disputes, who acts for whom, and what is taken back."""

from dataclasses import fields as fields_of
from uuid import UUID

from reviews.domain.cases.appeals import Appeal
from reviews.domain.cases.kinds import AuthorityKind, DisputeOutcome, Person, SignedBy
from reviews.store.cases.facts import AppealView
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.file_fields import KeptFileField
from reviews.web.forms.filled import filled
from reviews.web.forms.hidden_fields import CarriedField

_LATER = "later"
_OBJECTS = {"yes": True, "no": False, _LATER: None}


class AppealForm(Form):
    """An appeal as it came. Only its day and who appeals are asked for before it is saved."""

    makes = True

    received_on = fields.DateField(
        "On which day did it come?",
        hint="The day it first reached the council, whichever desk that was.",
        missing="Enter the day on which it came",
    )
    decision_fact_id = fields.SelectField(
        "Which decision is it against?", params={"nothing": "Not known yet"}
    )
    person = fields.ChoiceField(
        "Who appeals?", choices=Person.choices(), missing="Select who appeals"
    )
    appellant = fields.TextField(
        "Their name",
        hint="As the notice of appeal gives it, or “not known”.",
        missing="Enter their name, or “not known”",
    )
    signed_by = fields.ChoiceField(
        "Who signed it?",
        hint="It goes to the tribunal whoever signed it, or if nobody did.",
        choices=SignedBy.choices(),
        missing="Select who signed it, or that it is not known",
    )
    representative = fields.TextField("Who represents them? (optional)", hint="Name and post.")
    grounds = fields.LongTextField(
        "Why they appeal, as they say it (optional)",
        hint="In their words, whole. Left empty, they gave no reasons.",
    )
    reasons_asked_on = fields.DateField(
        "If they asked for written reasons of the decision: on which day?"
    )
    reasons_given_on = fields.DateField("If written reasons were given: on which day?")
    late_reason = fields.LongTextField(
        "If it is late: why, as they say it (optional)", params={"rows": 3}
    )
    objects = fields.ChoiceField(
        "If it is late: does the council object to that?",
        hint="It is sent to the tribunal either way. Where the council objects, the tribunal "
        "decides.",
        choices=[("no", "No"), ("yes", "Yes"), (_LATER, "It is not late, or not decided yet")],
    )
    objection = fields.LongTextField("If the council objects: why? (optional)", params={"rows": 3})
    file = KeptFileField("The notice of appeal (optional)")
    seen = CarriedField()

    @classmethod
    def shown(cls, appeal: AppealView) -> "AppealForm":
        """The form with an appeal as it stands."""
        kept = {name: getattr(appeal, name) for name in (one.name for one in fields_of(Appeal))}
        said = {None: _LATER, True: "yes", False: "no"}[appeal.objects]
        return cls(data={**kept, "objects": said, "seen": appeal.id})

    def appeal(self) -> Appeal:
        """The appeal as typed."""
        decision = self.decision_fact_id.data
        return filled(
            self,
            Appeal,
            objects=_OBJECTS[self.objects.data or _LATER],
            decision_fact_id=UUID(decision) if decision else None,
        )


class AuthorityForm(Form):
    """Who acts for the appellant, and what is known of their authority."""

    makes = True

    name = fields.TextField("Who acts for them?", missing="Enter who acts for them")
    kind = fields.ChoiceField(
        "By what authority?",
        choices=AuthorityKind.choices(),
        missing="Select by what authority, or that nothing was shown",
    )
    asked_on = fields.DateField("If you asked for their authority: on which day?")
    seen_on = fields.DateField("If you have seen it: on which day?")
    doubt = fields.LongTextField(
        "If you doubt it: why? (optional)",
        hint="In words for the tribunal, which decides. The appeal goes on meanwhile.",
        params={"rows": 3},
    )
    doubt_told_on = fields.DateField("If you wrote that to the tribunal: on which day?")
    file = KeptFileField("The authority (optional)")
    seen = CarriedField()


class DisputeForm(Form):
    """What a provider disputes, and the answer."""

    makes = True

    organisation_id = fields.ChoiceField("Who disputes it?", missing="Select who disputes it")
    received_on = fields.DateField(
        "On which day did it come?", missing="Enter the day on which it came"
    )
    words = fields.LongTextField(
        "What do they say of the level of support?",
        hint="In their words, or a fair account of them.",
        missing="Say what the provider disputes",
    )
    file = KeptFileField("What they sent (optional)")
    answer_by_on = fields.DateField("By when does the council answer?")
    answered_on = fields.DateField("If they were answered: on which day?")
    outcome = fields.ChoiceField(
        "If they were answered: what was the answer?", choices=DisputeOutcome.choices()
    )
    answer = fields.LongTextField("What were they told? (optional)", params={"rows": 4})
    seen = CarriedField()


class TakeBackForm(Form):
    """Something recorded by mistake, taken back."""

    reason = fields.LongTextField(
        "Why is it taken back?",
        hint="Its words stay on the record, with yours.",
        missing="Say why it is taken back",
        params={"rows": 3},
    )
    seen = CarriedField()
