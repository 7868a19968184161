"""The forms of what goes in: an item or many alike decided, the certificate, papers sent."""

from typing import Any

from reviews.domain.cases.kinds import Inclusion
from reviews.domain.cases.papers import WILL_FOLLOW, Weighed
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.hidden_fields import CarriedField

_FEW = {"rows": 3}
_APPLICATION = "For an application under rule 14. The tribunal alone reads it."


class WeighForm(Form):
    """What is decided on one item, with the reasons that the decision asks for."""

    inclusion = fields.ChoiceField(
        "What do you decide?",
        choices=Inclusion.choices(),
        missing="Select what you decide",
        params={"hints": {one.value: one.hint for one in Inclusion}},
    )
    why = fields.LongTextField(
        "Why is it not relevant to this decision?",
        hint="Say it of this decision. A no from the person is not a reason by itself.",
        params=_FEW,
    )
    harm = fields.LongTextField("What harm would it do?", hint=_APPLICATION, params=_FEW)
    to_whom = fields.LongTextField("To whom?", hint=_APPLICATION, params=_FEW)
    proportionate = fields.LongTextField(
        "Why is it proportionate that others do not get it?", hint=_APPLICATION, params=_FEW
    )
    seen = CarriedField()

    @property
    def weighed(self) -> Weighed:
        """What was typed, as a decision."""
        said = {name: self[name].data for name in ("why", "harm", "to_whom", "proportionate")}
        return Weighed(Inclusion(self.inclusion.data), **said)

    def validate(self, extra_validators: Any = None) -> bool:
        """All that a decision asks for is said, each beside its field."""
        right = bool(super().validate(extra_validators))
        if not self.inclusion.data:
            return False
        lacking = self.weighed.lacking
        for name, sentence in lacking:
            self[name].errors = [sentence]
        return right and not lacking


class WeighManyForm(WeighForm):
    """What is decided on many items alike."""

    items = fields.ChoicesField("Which items?")

    def validate(self, extra_validators: Any = None) -> bool:
        """At least one item is chosen."""
        right = super().validate(extra_validators)
        if not self.items.data and not self.items.errors:
            self.items.errors = ["Choose at least one item"]
        return right and not self.items.errors


class CertificateForm(Form):
    """A disclosure officer's dated word that all that is relevant is in."""

    makes = True

    words = fields.LongTextField(
        "What did you look at that is not in the list?",
        hint="Such as safeguarding records, findings and conclusions, or notes of visits: whom you "
        "asked, and what goes in of it. Only disclosure officers on this case read this.",
        missing="Say what you looked at that is not in the list",
        params={"rows": 5},
    )


class SendForm(Form):
    """Papers as they are sent: the day, what follows, and by when."""

    makes = True

    sent_on = fields.DateField("On which day are they sent?", missing="Enter the day")
    to_follow = fields.LongTextField(
        "What does the list of this set say of papers that follow? (optional)",
        hint="It stands on the list of papers as an Excel file, and in no bundle. Send that list "
        "with the papers. The response says what follows in words of its own.",
        default=WILL_FOLLOW,
        params=_FEW,
    )
    follows_by_on = fields.DateField("By when do they follow? (optional)")
    bundle = fields.ChoiceField("Which bundle goes with them?")
    seen = CarriedField()
