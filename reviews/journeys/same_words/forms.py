"""The forms of a pair of papers: what to make of it, and the finding that it bears on."""

from wtforms import HiddenField

from reviews.domain.assessment.same_words import Made
from reviews.web.forms.base import Form
from reviews.web.forms.fields import ChoiceField, LongTextField


class MadeForm(Form):
    """What an officer makes of a pair."""

    made = ChoiceField(
        "What do you make of it?",
        choices=Made.choices(),
        missing="Select what you make of it",
        params={
            "hints": {
                "template": "A heading, a printed question, or a sentence that stands in every "
                "paper of this kind.",
                "ask": "It may have a good reason. Say whom you will ask, and what.",
                "copied": "The one was made from the other, or both from a third.",
            }
        },
    )
    reason = LongTextField(
        "Why?",
        hint="What you saw, and what you were told. Leave empty only for the wording of a form.",
        params={"rows": 4},
    )
    seen = HiddenField()


class CiteForm(Form):
    """The finding that a pair bears on."""

    finding = ChoiceField("Which finding?", missing="Select the finding")
