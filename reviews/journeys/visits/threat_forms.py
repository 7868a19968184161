"""The forms of a threat to someone's home: what is known, who was told, and how it ended."""

from reviews.domain.safeguarding import threats
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.hidden_fields import CarriedField, KeyField

_HOUR = {"classes": "govuk-input--width-5"}


class _SaidForm(Form):
    """What is known of a threat. What is not known is said, so that it can be asked."""

    kind = fields.ChoiceField(
        "What happened?", choices=threats.ThreatKind.choices(), missing="Select what happened"
    )
    resident = fields.SelectField(
        "Which resident? (optional)",
        params={"nothing": "Nobody on the list, several, or not known"},
    )
    leave_by = fields.ChoiceField(
        "By when were they told to leave?",
        choices=threats.LeaveBy.choices(),
        missing="Select by when, or that it is not known",
    )
    leave_by_on = fields.DateField("Which day? (if known)")
    leave_by_at = fields.TextField(
        "Which hour? (if known)", hint="Such as 17:00 or 5pm.", params=_HOUR
    )
    done = fields.ChoicesField(
        "Was anything of this done?",
        choices=threats.ThreatDone.choices(),
        missing="Choose what was done, “None of these” or “Not known”",
    )
    said_by = fields.ChoiceField(
        "Who said it?", choices=threats.ThreatBy.choices(), missing="Select who said it"
    )
    who = fields.TextField(
        "Their name or post, or what they are to the person (optional)",
        params={"autocomplete": "off"},
    )
    way = fields.ChoiceField(
        "How?", choices=threats.ThreatWay.choices(), missing="Select how it reached them"
    )
    said_on = fields.DateField("On which day were they told? (leave empty if not known)")
    words = fields.LongTextField(
        "What were they told?",
        hint="In the words that were used, as far as they remember. Copy what is in writing.",
        missing="Write what they were told",
        params={"rows": 4},
    )
    reason = fields.ChoiceField(
        "Which reason were they given?",
        choices=threats.ThreatReason.choices(),
        missing="Select which reason they were given",
    )
    reason_words = fields.LongTextField("The reason in their words (optional)", params={"rows": 2})
    ring = fields.ChoiceField(
        "Is it safe to ring them about this?",
        choices=threats.SafeToRing.choices(),
        missing="Select whether it is safe to ring them",
    )
    ring_how = fields.LongTextField(
        "If so, how?",
        hint="On which number, at which hours, and who must not hear.",
        params={"rows": 2, "autocomplete": "off"},
    )


class ThreatForm(_SaidForm):
    """A threat, as it is first written down."""

    review = CarriedField()
    visit = CarriedField()
    key = KeyField()


class _ChangeForm(Form):
    """Why a record is changed, and which wording of it the page showed."""

    why = fields.TextField(
        "What changed, or what did you learn?",
        hint="What stood before stays on the record, with this reason.",
        missing="Say what changed, or what you learnt",
    )
    seen = CarriedField()


class CorrectThreatForm(_SaidForm, _ChangeForm):
    """What is known of a threat now."""


class _PassedForm(Form):
    """What one office was told, or the person was given."""

    office = fields.ChoiceField(
        "Who?", choices=threats.Office.choices(), missing="Select who was told, or what was given"
    )
    on = fields.DateField("On which day?", missing="Enter the day")
    at = fields.TextField(
        "At which hour? (leave empty if not known)", hint="Such as 17:00 or 5pm.", params=_HOUR
    )
    words = fields.LongTextField(
        "What were they told, or which number was given?",
        missing="Say what they were told, or which number was given",
        params={"rows": 3},
    )
    outcome = fields.LongTextField(
        "What did they say or do? (optional)",
        hint="You can add this later: names, a reference, what happens next.",
        params={"rows": 3},
    )


class PassedForm(_PassedForm):
    """That an office was told."""

    makes = True


class CorrectPassedForm(_PassedForm, _ChangeForm):
    """What is known now of an office that was told."""


class OutcomeForm(Form):
    """How a threat ended."""

    ended = fields.ChoiceField(
        "How did it end?", choices=threats.ThreatEnded.choices(), missing="Select how it ended"
    )
    ended_on = fields.DateField("On which day, as far as you know?")
    ended_words = fields.LongTextField(
        "What happened, and how do you know?",
        missing="Say what happened, and how you know",
        params={"rows": 3},
    )
    seen = CarriedField()


class TakeBackForm(Form):
    """Why a record is taken back."""

    why = fields.TextField(
        "Why is it taken back?",
        hint="The record stays, marked as taken back, with this reason.",
        missing="Say why it is taken back",
    )
    seen = CarriedField()
