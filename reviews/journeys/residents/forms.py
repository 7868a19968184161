"""The forms about residents in the register."""

from uuid import UUID

from wtforms import HiddenField

from reviews.domain.register.closed_words import ContactFormat, YesNo
from reviews.domain.register.facts import Stay
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.checks import email
from reviews.web.forms.filled import filled

YES_NO = YesNo.choices()


class SeenField(HiddenField):
    """The ids of the records that a page showed, sent back with what was typed."""

    def show(self, *ids: UUID) -> None:
        """Send these with the page."""
        self.data = " ".join(str(one) for one in ids)

    @property
    def ids(self) -> frozenset[UUID]:
        """What the page showed; nothing where it was tampered with."""
        try:
            return frozenset(UUID(one) for one in (self.data or "").split())
        except ValueError:
            return frozenset()


class ReferenceForm(Form):
    """What stands for a resident in place of the name."""

    reference = fields.TextField(
        "Reference",
        hint="Your council’s own, such as R-0042. It stands for the person wherever the name is "
        "left out, so it should not hold a name or a date of birth.",
        missing="Enter a reference",
        params={"classes": "govuk-input--width-10", "spellcheck": False},
    )


class SchemeForm(Form):
    """A scheme, named by its reference."""

    scheme = fields.TextField(
        "Reference of the scheme",
        hint="As it is in the register, such as S-0042.",
        missing="Enter the reference of the scheme",
        params={"classes": "govuk-input--width-10", "spellcheck": False},
    )


class NameForm(Form):
    """A resident's name."""

    full_name = fields.TextField("Full name", missing="Enter the full name")
    known_as = fields.TextField(
        "What they like to be called (optional)", hint="Letters to them begin with this."
    )


class HomeForm(Form):
    """A stay at a scheme whose addresses are known."""

    address = fields.SelectField("Which address? (optional)", params={"nothing": "Not known"})


class StayForm(Form):
    """A stay at a scheme."""

    unit = fields.TextField(
        "Room or flat (optional)",
        hint="Such as Room 4.",
        params={"classes": "govuk-input--width-10"},
    )
    from_on = fields.DateField("Living there since (optional)")
    to_on = fields.DateField("Last day, if they have left (optional)")
    housing_benefit = fields.ChoiceField(
        "Do they get Housing Benefit for this home?",
        choices=YES_NO,
        missing="Select whether they get Housing Benefit, or not known",
        params={"classes": "govuk-radios--inline"},
    )
    claim_reference = fields.TextField(
        "Claim reference (optional)", params={"classes": "govuk-input--width-10"}
    )

    def stay(self, scheme_id: UUID) -> Stay:
        """The stay as the register takes it."""
        address = self["address"].data if "address" in self else None
        at = UUID(address) if address else None
        return filled(self, Stay, scheme_id=scheme_id, address_fact_id=at)


class NewResidentForm(ReferenceForm, NameForm, HomeForm, StayForm):
    """A resident as they enter the register."""

    makes = True


class NewStayForm(SchemeForm, StayForm):
    """A stay at another scheme."""

    makes = True


class ChangeStayForm(HomeForm, StayForm):
    """A stay put right, or ended."""


class ContactForm(Form):
    """How a resident wants to be told things, and what is safe."""

    language = fields.TextField(
        "Language they like best", missing="Enter the language they like best"
    )
    interpreter = fields.TickField("They need an interpreter")
    format = fields.SelectField(
        "How they want to be told things",
        choices=ContactFormat.choices(),
        missing="Choose how they want to be told things",
    )
    other_needs = fields.LongTextField(
        "Other needs (optional)",
        hint="Such as short sentences, a quiet room, breaks, a hearing loop, or someone with them.",
        params={"rows": 3},
    )
    safe_to_write = fields.ChoiceField(
        "Is it safe to write to them?",
        hint="Think of who else may see or open a letter. Yes, if there is a safe place to write "
        "to, at home or elsewhere.",
        choices=YES_NO,
        missing="Select whether it is safe to write to them, or not known",
        params={"classes": "govuk-radios--inline"},
    )
    write_to = fields.LongTextField(
        "Where to write, if not to their home (optional)",
        hint="A whole address, one line under the other.",
        params={"rows": 4},
    )
    envelope_name = fields.TextField(
        "Name for the envelope (optional)",
        hint="Leave it empty for their full name. Give another where a full name on the outside "
        "could put them at risk, as they chose it.",
    )
    by_hand = fields.TickField("Give letters to them by hand")
    email = fields.TextField(
        "Email (optional)", validators=[email], params={"type": "email", "spellcheck": False}
    )
    safe_to_ring = fields.ChoiceField(
        "Is it safe to ring them?",
        hint="Think of who else may answer or listen.",
        choices=YES_NO,
        missing="Select whether it is safe to ring them, or not known",
        params={"classes": "govuk-radios--inline"},
    )
    telephone = fields.TextField(
        "Telephone (optional)", params={"type": "tel", "classes": "govuk-input--width-20"}
    )
    safety_note = fields.LongTextField(
        "How to stay safe in reaching them (optional)",
        hint="Such as “never leave a message”. Do not write down why.",
        params={"rows": 3},
    )
    seen = SeenField()
