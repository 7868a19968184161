"""The forms of a piece of evidence: correct it, take it back, say who says that it is wrong."""

from typing import Any

from reviews.domain.across.corrections import Part, Typed
from reviews.domain.follow_up.recommendations import Progress
from reviews.domain.record.evidence import Limb
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.file_fields import KeptFileField
from reviews.web.forms.hidden_fields import CarriedField

_FIELDS: dict[Typed, Any] = {
    Typed.LINE: fields.TextField,
    Typed.WORDS: fields.LongTextField,
    Typed.DAY: fields.DateField,
    Typed.PROGRESS: fields.SelectField,
}


class CorrectForm(Form):
    """The parts of a record as they are right, and what was wrong."""

    @classmethod
    def of(cls, parts: tuple[Part, ...], **values: Any) -> Any:
        """The form of one kind of record; its own parts come first."""
        own = {one.column: _field(one) for one in parts}
        reason = fields.LongTextField(
            "What was wrong?",
            hint="What it said before is kept, with this reason.",
            missing="Say what was wrong",
            params={"rows": 2},
        )
        made = type("CorrectForm", (Form,), {**own, "reason": reason, "seen": CarriedField()})
        return made(**values)


def _field(part: Part) -> Any:
    more: dict[str, Any] = {"missing": part.missing}
    if part.typed is Typed.PROGRESS:
        more["choices"] = Progress.choices()
    return _FIELDS[part.typed](part.label, **more)


class TakeBackForm(Form):
    """Why a record no longer stands."""

    reason = fields.LongTextField(
        "Why does it no longer stand?",
        hint="It stays on the record with this reason, and is no longer used.",
        missing="Say why it no longer stands",
        params={"rows": 3},
    )


class DisputeForm(Form):
    """That the person or the provider says a record is wrong."""

    makes = True

    said_by = fields.TextField(
        "Who says that it is wrong?",
        hint="Such as the resident, their advocate or the provider’s manager.",
        missing="Say who says that it is wrong",
    )
    said_on = fields.DateField("When did they say so?", missing="Enter the day they said so")
    words = fields.LongTextField(
        "What do they say?",
        hint="In their own words. It stands beside the record, which stays as it is.",
        missing="Write what they say",
    )


class AttachForm(Form):
    """A file that belongs to a record."""

    makes = True

    file = KeptFileField("Choose a file", missing="Choose a file")
    about = fields.TextField("What is it? (optional)")


class SpeaksForm(Form):
    """Which limb of the Housing Benefit test a record speaks to."""

    limb = fields.SelectField(
        "Which part of the Housing Benefit test does it speak to?",
        choices=[("", "Nobody has said"), *Limb.choices()],
    )
