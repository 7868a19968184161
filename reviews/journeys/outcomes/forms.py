"""The forms of an outcome: its words, what is told of it, its pauses, its end."""

from wtforms import HiddenField

from reviews.domain.board.outcomes import PauseWhy
from reviews.domain.sources import Source
from reviews.web.forms import fields
from reviews.web.forms.base import Form

_WHO_HINT = "Such as a post, or the title and date of a paper. For the resident, their reference."


class OutcomeForm(Form):
    """An outcome."""

    makes = True

    words = fields.LongTextField(
        "What matters to them?",
        hint="In their own words, not the service’s. Such as: I want to cook my own tea.",
        missing="Write what matters to them, in their own words",
        params={"rows": 3},
    )
    looks_like = fields.LongTextField(
        "What would be seen if it came about? (optional)",
        hint="Such as: cooks three evening meals a week, without anyone there.",
        params={"rows": 2},
    )
    source = fields.SelectField(
        "Where do these words come from?",
        choices=Source.choices(),
        missing="Select where the words come from",
    )
    who = fields.TextField("Who says so?", hint=_WHO_HINT, missing="Say who says so")
    set_on = fields.DateField("When was it set?", missing="Enter the date it was set")


class ChangeForm(OutcomeForm):
    """An outcome in other words."""

    reason = fields.LongTextField(
        "Why is it changed?",
        hint="And who agreed to that. The words before stay on the record.",
        missing="Say why it is changed",
        params={"rows": 2},
    )
    seen = HiddenField()


class NoteForm(Form):
    """What one source tells of an outcome on a day."""

    makes = True

    on = fields.DateField("Which day is it about?", missing="Enter the day it is about")
    prompting = fields.ChoiceField(
        "How much help was needed?", missing="Select how much help was needed"
    )
    barrier = fields.LongTextField(
        "What got in the way? (optional)",
        hint="Such as health, the bus, noise, or nobody there to help at the time.",
        params={"rows": 2},
    )
    changed = fields.LongTextField(
        "What has changed? (optional)",
        hint="Such as: rent paid on time each week. One good day is not a change.",
        params={"rows": 2},
    )
    weeks = fields.NumberField(
        "Over how many weeks?",
        hint="Only if something changed.",
        least=1,
        most=520,
        params={"classes": "govuk-input--width-3"},
    )
    source = fields.SelectField(
        "Whose account is it?", choices=Source.choices(), missing="Select whose it is"
    )
    who = fields.TextField("Who says so?", hint=_WHO_HINT, missing="Say who says so")


class PauseForm(Form):
    """A time in which an outcome rests."""

    makes = True

    why = fields.ChoiceField(
        "Why does it rest?", choices=PauseWhy.choices(), missing="Select why it rests"
    )
    from_on = fields.DateField("From which day?", missing="Enter the first day of the pause")
    to_on = fields.DateField("To which day? (optional)", hint="Leave empty while it goes on.")
    note = fields.LongTextField("More about it (optional)", params={"rows": 2})
    source = fields.SelectField(
        "Whose account is it?", choices=Source.choices(), missing="Select whose it is"
    )
    who = fields.TextField("Who says so?", hint=_WHO_HINT, missing="Say who says so")


class ResumeForm(Form):
    """An outcome taken up again."""

    last_on = fields.DateField(
        "What was the last day of the pause?", missing="Enter the last day of the pause"
    )


class EndForm(Form):
    """An outcome that no longer stands."""

    reason = fields.LongTextField(
        "Why does it no longer stand?",
        hint="Such as: it came about, or it is not what they want any more.",
        missing="Say why it no longer stands",
        params={"rows": 3},
    )
    ended_on = fields.DateField("Since when?", missing="Enter the date since when")
