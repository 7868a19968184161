"""The forms of an outcome: its words, what is told of it, its pauses, its end."""

from wtforms import HiddenField

from reviews.domain.board.outcomes import Noted, PauseWhy
from reviews.domain.sources import Source
from reviews.services.board.outcomes import OutcomeWords, Pause
from reviews.web.forms.base import Form
from reviews.web.forms.fields import (
    ChoiceField,
    DateField,
    LongTextField,
    NumberField,
    SelectField,
    TextField,
)

_WHO_HINT = "Such as a post, or the title and date of a paper. For the resident, their reference."


class OutcomeForm(Form):
    """An outcome."""

    makes = True

    words = LongTextField(
        "What matters to them?",
        hint="In their own words, not the service’s. Such as: I want to cook my own tea.",
        missing="Write what matters to them, in their own words",
        params={"rows": 3},
    )
    looks_like = LongTextField(
        "What would be seen if it came about? (optional)",
        hint="Such as: cooks three evening meals a week, without anyone there.",
        params={"rows": 2},
    )
    source = SelectField(
        "Where do these words come from?",
        choices=Source.choices(),
        missing="Select where the words come from",
    )
    who = TextField("Who says so?", hint=_WHO_HINT, missing="Say who says so")
    set_on = DateField("When was it set?", missing="Enter the date it was set")

    def outcome(self) -> OutcomeWords:
        """What was sent."""
        return OutcomeWords(
            self.words.data,
            self.looks_like.data,
            Source(self.source.data),
            self.who.data,
            self.set_on.data,
        )


class ChangeForm(OutcomeForm):
    """An outcome in other words."""

    reason = LongTextField(
        "Why is it changed?",
        hint="And who agreed to that. The words before stay on the record.",
        missing="Say why it is changed",
        params={"rows": 2},
    )
    seen = HiddenField()


class NoteForm(Form):
    """What one source tells of an outcome on a day."""

    makes = True

    on = DateField("Which day is it about?", missing="Enter the day it is about")
    prompting = ChoiceField("How much help was needed?", missing="Select how much help was needed")
    barrier = LongTextField(
        "What got in the way? (optional)",
        hint="Such as health, the bus, noise, or nobody there to help at the time.",
        params={"rows": 2},
    )
    changed = LongTextField(
        "What has changed? (optional)",
        hint="Such as: rent paid on time each week. One good day is not a change.",
        params={"rows": 2},
    )
    weeks = NumberField(
        "Over how many weeks?",
        hint="Only if something changed.",
        least=1,
        most=520,
        params={"classes": "govuk-input--width-3"},
    )
    source = SelectField(
        "Whose account is it?", choices=Source.choices(), missing="Select whose it is"
    )
    who = TextField("Who says so?", hint=_WHO_HINT, missing="Say who says so")

    def noted(self) -> Noted:
        """What was sent, but for whose account it is."""
        return Noted(**{name: self[name].data for name in Noted.__slots__})


class PauseForm(Form):
    """A time in which an outcome rests."""

    makes = True

    why = ChoiceField(
        "Why does it rest?", choices=PauseWhy.choices(), missing="Select why it rests"
    )
    from_on = DateField("From which day?", missing="Enter the first day of the pause")
    to_on = DateField("To which day? (optional)", hint="Leave empty while it goes on.")
    note = LongTextField("More about it (optional)", params={"rows": 2})
    source = SelectField(
        "Whose account is it?", choices=Source.choices(), missing="Select whose it is"
    )
    who = TextField("Who says so?", hint=_WHO_HINT, missing="Say who says so")

    def pause(self) -> Pause:
        """What was sent."""
        return Pause(
            PauseWhy(self.why.data),
            self.from_on.data,
            self.to_on.data,
            self.note.data,
            Source(self.source.data),
            self.who.data,
        )


class ResumeForm(Form):
    """An outcome taken up again."""

    last_on = DateField(
        "What was the last day of the pause?", missing="Enter the last day of the pause"
    )


class EndForm(Form):
    """An outcome that no longer stands."""

    reason = LongTextField(
        "Why does it no longer stand?",
        hint="Such as: it came about, or it is not what they want any more.",
        missing="Say why it no longer stands",
        params={"rows": 3},
    )
    ended_on = DateField("Since when?", missing="Enter the date since when")
