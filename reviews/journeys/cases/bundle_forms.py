"""The forms of bundles: how a damaged paper goes in, a neutral line, that a full set was sent."""

from reviews.domain.cases.bundles import PaperRuling
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.hidden_fields import CarriedField


class RuleForm(Form):
    """How a paper goes in that could only be opened with repairs."""

    ruling = fields.ChoiceField(
        "How does it go in?",
        choices=PaperRuling.choices(),
        missing="Select how it goes in",
        params={"hints": {one.value: one.hint for one in PaperRuling}},
    )
    words = fields.LongTextField(
        "What is missing, or not to be read?",
        hint="If nothing is, say so. Everyone who gets the bundle reads this in its index.",
        missing="Say what is missing, or that nothing is",
        params={"rows": 3},
    )
    seen = CarriedField()


class NeutralForm(Form):
    """A line that a direction asks for in the parties' set."""

    step_id = fields.SelectField(
        "Which direction asks for it?", missing="Choose the direction that asks for this line"
    )
    words = fields.LongTextField(
        "What does it say? (optional)",
        hint="Only what the direction asks for. Every party reads it on the cover. Empty takes it "
        "out again.",
        params={"rows": 3},
    )
    seen = CarriedField()


class SentForm(Form):
    """That a full set was sent to the tribunal."""

    makes = True

    sent_on = fields.DateField("On which day was it sent to the tribunal?", missing="Enter the day")
