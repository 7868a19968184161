"""The forms of a case itself: opened, its team, closed."""

from reviews.web.forms import fields
from reviews.web.forms.base import Form


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
        hint="What they hold is what the disclosure officer decides on.",
    )


class AddMemberForm(Form):
    """Another officer for the team of a case."""

    officer_id = fields.ChoiceField("Who?", choices=[], missing="Choose who is to be on this case")


class CloseForm(Form):
    """A case closed, or opened again."""

    reason = fields.LongTextField("Why?", missing="Say why", params={"rows": 3})
