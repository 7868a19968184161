"""The forms of the assessment, from findings to follow-up.

`seen` is what a page was opened on: sent back, it shows what someone else saved since.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from wtforms import HiddenField

from reviews.domain.assessment.grounds import MISSING
from reviews.domain.assessment.overall_assessment import THEMES, FindingKind, Judgement
from reviews.domain.assessment.plain_words import told_to_residents
from reviews.domain.follow_up.counted_dates import Dated, Days
from reviews.domain.follow_up.recommendations import Progress
from reviews.services.follow_up.recommendations import Looked
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.file_fields import KeptFileField
from reviews.web.forms.hidden_fields import CarriedField


class FindingForm(Form):
    """A finding."""

    makes = True

    theme = fields.SelectField(
        "What it is about", choices=list(THEMES.items()), missing="Choose what the finding is about"
    )
    kind = fields.ChoiceField(
        "What you found",
        choices=FindingKind.choices(),
        missing="Select what you found",
        params={
            "hints": {
                "not-enough-evidence": "This is an answer, not a failure. Say what you looked for."
            }
        },
    )
    words = fields.LongTextField(
        "The finding",
        hint="A sentence or two. The provider reads these words in the letter, so write nothing "
        "that points to one person: no name, room, date or quote.",
        missing="Write the finding in a sentence or two",
    )
    plain_words = fields.LongTextField(
        "If it works well: the same in plain words, for residents",
        hint="Residents read this in their letter. Leave it empty where your words above are short "
        "and easy enough.",
        params={"rows": 3},
    )
    paragraph = fields.TextField(
        "Paragraph of the guidance",
        hint="From 70 to 146, such as 110 or 94-98.",
        missing="Enter the paragraph of the guidance, such as 110",
        params={"classes": "govuk-input--width-20", "spellcheck": "false"},
    )
    seen = HiddenField()
    plain_seen = CarriedField()

    def validate(self, extra_validators: Any = None) -> bool:
        """A strength that is hard to read has plain words beside it."""
        right = bool(super().validate(extra_validators))
        strength = self.kind.data == FindingKind.STRENGTH and bool(self.words.data)
        if strength and not told_to_residents(self.words.data, self.plain_words.data or ""):
            self.plain_words.errors = ["Say it in plain words for residents"]
            return False
        return right


class PlainWordsForm(Form):
    """How residents are told of a finding."""

    plain_words = fields.LongTextField(
        "In plain words, for residents",
        hint="Short words and short sentences. Residents read this in their letter, so write "
        "nothing that points to one person.",
        missing="Say it in plain words for residents",
        params={"rows": 4},
    )
    seen = HiddenField()


class WithdrawForm(Form):
    """Something taken back."""

    reason = fields.LongTextField(
        "Why does it no longer stand?",
        hint="What was written stays on the record, with this reason.",
        missing="Say why it no longer stands",
    )


class CiteForm(Form):
    """Evidence to add to a finding."""

    evidence = fields.ChoicesField("Evidence", missing="Choose at least one piece of evidence")
    note = fields.TextField("What in it matters (optional)", hint="Such as the page of a document.")


class ConcludeForm(Form):
    """One conclusion. What it can rest on is offered by the page."""

    grounds = fields.ChoicesField(
        "What does it rest on?",
        hint="Tick each finding that you rely on. Those that you leave out are shown beneath your "
        "conclusion, as findings that it does not rest on.",
    )
    judgement = fields.ChoiceField(
        "Your conclusion", choices=Judgement.choices(), missing="Select your conclusion"
    )
    reasons = fields.LongTextField(
        "Your reasons",
        hint="The provider reads them in the letter, so write nothing that points to one person.",
        missing="Give the reasons for this conclusion",
        params={"rows": 8},
    )
    seen = HiddenField()

    def validate(self, extra_validators: Any = None) -> bool:
        """Something is ticked, unless there is not enough evidence."""
        right = bool(super().validate(extra_validators))
        return ticked(self.judgement, self.grounds) and right


def ticked(judgement: fields.ChoiceField, grounds: fields.ChoicesField) -> bool:
    """Whether a conclusion names what it rests on, where it must; says what is missing."""
    if judgement.data in (None, Judgement.NOT_ENOUGH) or grounds.data or grounds.errors:
        return True
    grounds.errors = [MISSING]
    return False


class StepForm(Form):
    """One step of the second reading, for which reasons may be given."""

    words = fields.LongTextField("Anything the next reader should know (optional)")


class AgreeForm(Form):
    """The last reader agrees: nobody reads after them."""

    words = fields.LongTextField(
        "Anything you want to add (optional)", hint="It stays on the record, beside your agreement."
    )


class ReasonedStepForm(Form):
    """One step of the second reading that needs reasons."""

    words = fields.LongTextField(
        "Your reasons",
        hint="They stay on the record.",
        missing="Give your reasons",
        params={"rows": 6},
    )


class ReasonForm(Form):
    """Why something that a second reader may ask stands as it is."""

    reason = fields.LongTextField(
        "Why does it stand?",
        hint="The second reader sees your reason, with your name.",
        missing="Give your reason",
    )
    serves_others = fields.TickField("I mean one answer for all the questions that it answers")
    seen = HiddenField()


class LateForm(Form):
    """What a late document changes."""

    effect = fields.LongTextField(
        "What does this document change, if anything?",
        hint="If it changes a finding or a conclusion, change that too.",
        missing="Say what this document changes, or that it changes nothing",
    )
    seen = HiddenField()


class ReopenedForm(Form):
    """What an account that was opened again changes."""

    effect = fields.LongTextField(
        "What does it change, if anything?",
        hint="If it changes a finding or a conclusion, change that too: open the assessment again.",
        missing="Say what this account changes, or that it changes nothing",
    )
    seen = HiddenField()


class RecommendForm(Form):
    """A recommendation."""

    makes = True

    finding = fields.ChoiceField(
        "Which finding does it answer?",
        missing="Choose the finding that this recommendation answers",
    )
    what = fields.LongTextField(
        "What you ask the provider to do",
        hint="One thing that the provider can do. Write nothing that points to one person.",
        missing="Say what you ask the provider to do",
    )
    plain_words = fields.LongTextField(
        "The same in plain words, for residents",
        hint="Short words. Residents read this in their letter.",
        missing="Say it in plain words for residents",
    )
    evidence = fields.LongTextField(
        "What will show that it is done",
        hint="Such as a plan, a rota, a photograph, or what residents tell you at the revisit.",
        missing="Say what will show that it is done",
    )
    who_acts = fields.ChoiceField(
        "Who must act?",
        hint="The letter says so. Each organisation is asked only for what it must do.",
        missing="Select who must act",
    )
    dated = fields.ChoiceField(
        "How are the two dates made?",
        choices=Dated.choices(),
        missing="Select how the two dates are made",
        params={
            "hints": {
                Dated.COUNTED: "They move with the date of the letter until it is issued.",
                Dated.CHOSEN: "They stay as they are, whatever the date of the letter.",
            }
        },
    )
    acknowledge_days = fields.NumberField(
        "Working days to acknowledge", least=1, most=260, params={"unit": "working days"}
    )
    complete_days = fields.NumberField(
        "Working days to complete and evidence", least=1, most=260, params={"unit": "working days"}
    )
    acknowledge_by_on = fields.DateField("Acknowledge by")
    complete_by_on = fields.DateField("Complete and evidence by")

    def validate(self, extra_validators: Any = None) -> bool:
        """What is chosen, numbers of working days or two dates, is filled in."""
        right = bool(super().validate(extra_validators))
        for name, missing in _NEEDED.get(self.dated.data or "", {}).items():
            if self[name].data is None and not self[name].errors:
                self[name].errors, right = [missing], False
        return right

    def days(self) -> Days | None:
        """The working days to be counted; None where the dates are chosen."""
        if self.dated.data != Dated.COUNTED:
            return None
        return Days(self.acknowledge_days.data, self.complete_days.data)


_NEEDED: Mapping[str, Mapping[str, str]] = {
    Dated.COUNTED: {
        "acknowledge_days": "Enter the working days to acknowledge",
        "complete_days": "Enter the working days to complete and evidence",
    },
    Dated.CHOSEN: {
        "acknowledge_by_on": "Enter the date to acknowledge by",
        "complete_by_on": "Enter the date to complete and evidence by",
    },
}
"""What must be filled in, and what is said where it is not, by how the dates are made."""


class ChangeForm(RecommendForm):
    """A recommendation changed."""

    reason = fields.LongTextField("Why is it changed?", missing="Say why it is changed")
    seen = HiddenField()


class AcknowledgeForm(Form):
    """The provider's word that it has read and understood."""

    on = fields.DateField("When was it acknowledged?", missing="Enter the date it was acknowledged")
    by_whom = fields.TextField(
        "Who acknowledged it for the provider?", missing="Say who acknowledged it for the provider"
    )
    words = fields.LongTextField(
        "What did they say? (optional)", hint="Such as what they accept, and what they do not."
    )
    seen = HiddenField()


class ProgressForm(Form):
    """How far a recommendation has come."""

    makes = True

    progress = fields.ChoiceField(
        "How far has it come?", choices=Progress.choices(), missing="Select how far it has come"
    )
    seen_on = fields.DateField("When did you look?", missing="Enter the date you looked")
    words = fields.LongTextField(
        "What you saw or were shown",
        hint="Write nothing that points to one resident.",
        missing="Say what you saw or were shown",
    )
    file = KeptFileField(
        "Evidence (optional)",
        hint="A PDF, a Word or Excel file, a JPEG or PNG picture, an email (.eml) or plain text.",
    )


class RevisitForm(Form):
    """One look at every open recommendation of a scheme; `for_recommendations` adds the fields."""

    makes = True

    seen_on = fields.DateField("When did you look?", missing="Enter the date you looked")
    keys: Sequence[UUID] = ()

    @classmethod
    def for_recommendations(cls, keys: Sequence[UUID], seen_on: date) -> "RevisitForm":
        """The form with a pair of fields for each recommendation."""
        made: dict[str, Any] = {"keys": tuple(keys)}
        for key in keys:
            made[f"progress-{key}"] = fields.SelectField(
                "How far has it come?",
                choices=Progress.choices(),
                params={"nothing": "Not looked at"},
            )
            made[f"words-{key}"] = fields.LongTextField(
                "What you saw or were shown", params={"rows": 3}
            )
        form: RevisitForm = type("RevisitFormOf", (cls,), made)(data={"seen_on": seen_on})
        return form

    def validate(self, extra_validators: Any = None) -> bool:
        """What was looked at says what was seen, and what was seen says how far it has come."""
        right = bool(super().validate(extra_validators))
        for key in self.keys:
            progress, words = self[f"progress-{key}"], self[f"words-{key}"]
            if progress.data and not words.data:
                words.errors, right = ["Say what you saw or were shown"], False
            if words.data and not progress.data:
                progress.errors, right = ["Select how far it has come"], False
        return right

    def looked(self) -> dict[UUID, Looked]:
        """What was seen, by recommendation; those not looked at are left out."""
        return {
            key: Looked(
                Progress(self[f"progress-{key}"].data), self.seen_on.data, self[f"words-{key}"].data
            )
            for key in self.keys
            if self[f"progress-{key}"].data
        }
