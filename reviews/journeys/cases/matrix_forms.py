"""The forms of a matrix: which decision and days, and which way a piece of evidence points."""

from reviews.domain.cases.kinds import Side
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.hidden_fields import CarriedField


class MatrixForm(Form):
    """Which decision evidence is weighed for, and which days are looked at."""

    decision = fields.SelectField("Which decision?", choices=[])
    from_on = fields.DateField("From which day?", hint="Leave it empty to look back without end.")
    to_on = fields.DateField("To which day?", hint="Leave it empty to look up to now.")


class PointsForm(Form):
    """Which way a piece of evidence points on one limb, and why. Neither way is chosen before."""

    limb = fields.SelectField(
        "Which question does it bear on?", choices=[], missing="Choose which question it bears on"
    )
    side = fields.ChoiceField(
        "Which way does it point?",
        hint="For means that the answer to the question is yes; against, that it is no.",
        choices=Side.choices(),
        missing="Select which way it points",
    )
    why = fields.LongTextField(
        "Why?",
        hint="In a sentence or two. It stands beside the evidence, with your name, on screen and "
        "on paper.",
        missing="Say why it points that way",
        params={"rows": 3},
    )
    seen = CarriedField()
