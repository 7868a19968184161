"""The forms of a case itself: opened, its team, closed."""

from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.hidden_fields import CarriedField


class OpenForm(Form):
    """A case to be opened about a scheme."""

    makes = True

    kind = fields.ChoiceField("What is it?", choices=[], missing="Select what it is")
    resident_id = fields.SelectField(
        "Whose claim is it about?", hint="For a revision or an appeal.", choices=[]
    )
    about = fields.LongTextField(
        "What is it about?",
        hint="In a sentence or two: what was decided, and what is said against it.",
        missing="Say what it is about",
        params={"rows": 3},
    )
    tribunal_reference = fields.TextField(
        "Tribunal’s reference (optional)", hint="Such as SC123/26/00456. You can add it later."
    )
    reviews = fields.ChoicesField(
        "Which reviews bear on it?",
        hint="What they hold is what the disclosure officer decides on: every one of this scheme, "
        "unless you take its mark away.",
    )


class AddMemberForm(Form):
    """Another officer for the team of a case."""

    officer_id = fields.ChoiceField("Who?", choices=[], missing="Choose who is to be on this case")


class CloseForm(Form):
    """A case closed, or opened again."""

    reason = fields.LongTextField("Why?", missing="Say why", params={"rows": 3})


def _what() -> fields.LongTextField:
    return fields.LongTextField(
        "What do you ask them to record?",
        hint="Say nothing of a claim, a payment or an appeal, and name no case: benefit data may "
        "not simply be used for reviews. Ask for what they saw, heard or were given.",
        missing="Say what you ask them to record",
        params={"rows": 4},
    )


class AskForm(Form):
    """What a review's team is asked to record."""

    makes = True

    words = _what()


class AskInCaseForm(Form):
    """The same from a case: of which of its reviews."""

    makes = True

    review_id = fields.ChoiceField(
        "Which review’s team?", choices=[], missing="Select which review’s team you ask"
    )
    words = _what()


class AnswerForm(Form):
    """What a review's team answers."""

    words = fields.LongTextField(
        "Your answer",
        hint="Say what you recorded and where, or why you did not. The Housing Benefit team reads "
        "it: say nothing of who agreed to what, or did not.",
        missing="Say what you recorded, or why you did not",
        params={"rows": 4},
    )


class ChangeForm(Form):
    """What a case is about, and the tribunal's reference."""

    about = fields.LongTextField(
        "What is it about?", missing="Say what it is about", params={"rows": 3}
    )
    tribunal_reference = fields.TextField(
        "Tribunal’s reference (optional)",
        hint="Such as SC123/26/00456, as it stands on its letter.",
    )
    reviews = fields.ChoicesField(
        "Which other reviews bear on it? (optional)",
        hint="What they hold is then decided on by the disclosure officer too.",
    )
    seen = CarriedField()
