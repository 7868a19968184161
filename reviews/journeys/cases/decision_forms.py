"""The forms of decisions, their notices and suspensions.

`seen` is the wording that a page was opened on: sent back, it shows what someone saved since.
"""

from dataclasses import asdict

from wtforms import HiddenField

from reviews.domain.cases.decisions import DecisionTold, names_in
from reviews.domain.cases.kinds import DecisionKind, ExtraTime, Person, RightsSaid
from reviews.domain.cases.law import AppealLaw, Ground
from reviews.store.cases.decisions import Decision
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.file_fields import KeptFileField
from reviews.web.forms.filled import filled

NONE_GIVEN = "none-given"


class DecisionForm(Form):
    """A decision that rests on no ground of change."""

    makes = True

    what = fields.LongTextField(
        "What was decided?",
        hint="In a sentence or two, as the notice says it.",
        missing="Say what was decided",
        params={"rows": 3},
    )
    made_on = fields.DateField("When was it made?", missing="Enter the day it was made")
    effective_on = fields.DateField(
        "From when does it count?",
        hint="The effective date. Leave it empty where the decision gives none or it is not known.",
    )
    seen = HiddenField()

    def told(self, kind: DecisionKind) -> DecisionTold:
        """The decision, as sent."""
        ground = self["ground"].data if "ground" in self else ""
        people = self["recoverable_from"].data if "recoverable_from" in self else ""
        return filled(
            self,
            DecisionTold,
            kind=kind,
            ground="" if ground == NONE_GIVEN else ground,
            recoverable_from=names_in(people),
        )


class GroundedForm(DecisionForm):
    """A decision that can rest on a ground."""

    ground = fields.ChoiceField(
        "On which ground?",
        choices=[],
        missing="Choose the ground, or say that none is given",
    )
    ground_facts = fields.LongTextField(
        "What shows the ground?",
        hint="The facts and papers that the decision rests on, such as a letter and its day.",
        params={"rows": 4},
    )

    def offer_grounds(self, grounds: tuple[Ground, ...]) -> None:
        """Offer the grounds that fit, each with its regulation and who has to show it."""
        none = (NONE_GIVEN, "No ground is given in the decision")
        self.ground.offer([*((one.key, one.words) for one in grounds), none])
        hints = {
            one.key: ". To be shown by: ".join(
                said for said in (one.regulation, one.shows.words) if said
            )
            for one in grounds
        }
        self.ground.params = self.ground.params | {"hints": hints}


class OverpaymentForm(GroundedForm):
    """An overpayment."""

    amount = fields.TextField(
        "How much?", hint="The amount and its dates, such as £1,240.50 from 6 April to 31 May 2026."
    )
    recoverable_from = fields.LongTextField(
        "From whom is it recoverable?",
        hint="One name on each line. Each of them gets a notice and may appeal.",
        params={"rows": 3},
    )


def form_of(kind: DecisionKind, law: AppealLaw, now: Decision | None = None) -> DecisionForm:
    """The form of a kind of decision, with the grounds that fit it, filled in from one recorded."""
    said = {} if now is None else {"ground": now.ground or NONE_GIVEN, "seen": str(now.id)}
    known = said if now is None else asdict(now) | said
    grounds = law.grounds_of(kind)
    if not grounds:
        return DecisionForm(data=known)
    made = OverpaymentForm if kind is DecisionKind.OVERPAYMENT else GroundedForm
    form = made(data=known)
    form.offer_grounds(grounds)
    return form


class NoticeForm(Form):
    """A notice of a decision, sent to one person."""

    makes = True

    person = fields.ChoiceField(
        "To whom was it sent?", choices=Person.choices(), missing="Select to whom it was sent"
    )
    addressee = fields.TextField(
        "Their name", hint="As the notice is addressed.", missing="Write whom it was sent to"
    )
    sent_on = fields.DateField(
        "When was it sent?",
        hint="The day it left, which can be later than the day it bears.",
        missing="Enter the day it was sent",
    )
    rights = fields.ChoicesField(
        "What did it say of their rights?",
        choices=RightsSaid.choices(),
        missing="Tick what it said of rights, or that it said nothing",
    )
    reasons_asked_on = fields.DateField(
        "When did they ask for written reasons? (optional)",
        hint="Reasons asked of the council, not of the tribunal. They put the last day later.",
    )
    reasons_given_on = fields.DateField("When were written reasons given? (optional)")
    file = KeptFileField(
        "The notice itself (optional)",
        hint="A PDF, a Word file, a JPEG or PNG picture, an email (.eml) or plain text. Only "
        "those on this case open it.",
    )
    seen = HiddenField()


class SuspensionForm(Form):
    """A suspension of payment."""

    makes = True

    from_on = fields.DateField(
        "From when was payment suspended?", missing="Enter the day from which it was suspended"
    )
    why = fields.LongTextField("Why?", missing="Say why payment was suspended", params={"rows": 3})
    asked = fields.LongTextField(
        "What was asked for? (optional)",
        hint="The information or papers that the letter asked for.",
        params={"rows": 3},
    )
    asked_by_on = fields.DateField("By when? (optional)")
    extra_told = fields.ChoiceField(
        "Did the letter say that extra time can be asked for?",
        choices=ExtraTime.choices(),
        missing="Select whether the letter told of extra time",
    )
    extra_until_on = fields.DateField("Extra time was given until (optional)")
    lifted_on = fields.DateField(
        "When was it lifted? (optional)", hint="Leave it empty while payment is suspended."
    )
    lifted_because = fields.LongTextField("Why was it lifted? (optional)", params={"rows": 2})
    seen = HiddenField()


class TakeBackForm(Form):
    """Something that was recorded by mistake."""

    reason = fields.LongTextField(
        "Why is it taken back?",
        hint="What was recorded stays on the record, with this reason.",
        missing="Say why it is taken back",
        params={"rows": 3},
    )
