"""The forms of the register."""

import re
from typing import Any

from wtforms.validators import ValidationError

from reviews.domain.register.closed_words import (
    Commissioned,
    LandlordType,
    Model,
    OrganisationKind,
    Part,
    Tenure,
)
from reviews.domain.register.facts import SchemeDetails
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.checks import email
from reviews.web.forms.filled import filled
from reviews.web.forms.hidden_fields import CarriedField

_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}")


def postcode(form: Any, field: Any) -> None:
    """A postcode has the shape of one; spaces and capitals are put right."""
    del form
    text = re.sub(r"\s+", "", (field.data or "").upper())
    if not text:
        return
    field.data = f"{text[:-3]} {text[-3:]}"
    if not _POSTCODE.fullmatch(field.data):
        raise ValidationError("Enter a full postcode, such as AN1 2BC")


def uprn(form: Any, field: Any) -> None:
    """A UPRN is 1 to 12 figures."""
    del form
    if field.data and not re.fullmatch(r"\d{1,12}", field.data):
        raise ValidationError("A UPRN has 1 to 12 figures and nothing else")


class AddressPart(Form):
    """One address."""

    line_1 = fields.TextField("Address line 1", missing="Enter the first line of the address")
    line_2 = fields.TextField("Address line 2 (optional)")
    town = fields.TextField("Town or city", params={"classes": "govuk-input--width-20"})
    postcode = fields.TextField(
        "Postcode",
        missing="Enter the postcode",
        validators=[postcode],
        params={"classes": "govuk-input--width-10"},
    )
    uprn = fields.TextField(
        "UPRN (optional)",
        hint="The unique property reference number, up to 12 figures.",
        validators=[uprn],
        params={"classes": "govuk-input--width-10", "inputmode": "numeric"},
    )


class AddressForm(AddressPart):
    """One more address of a scheme."""

    makes = True

    since = fields.DateField("Part of the scheme since (optional)")


class FactsPart(Form):
    """What a scheme is like."""

    area = fields.TextField(
        "Area", hint="Such as a ward or a neighbourhood.", missing="Enter the area"
    )
    cohort = fields.TextField(
        "Who lives there",
        hint="The group the scheme is for, such as people leaving prison.",
        missing="Enter who the scheme is for",
    )
    models = fields.ChoicesField(
        "Service models (optional)",
        hint="The first four add questions of their own to a review of the scheme.",
        choices=[(one.value, f"{one.words}: {one.hint}") for one in Model],
    )
    tenure = fields.SelectField(
        "Kind of agreement residents hold",
        choices=Tenure.choices(),
        missing="Choose the kind of agreement, or not known",
    )
    landlord_type = fields.SelectField(
        "Kind of landlord",
        choices=LandlordType.choices(),
        missing="Choose the kind of landlord, or not known",
    )
    units = fields.NumberField("Number of homes or rooms (optional)", most=100_000)
    commissioned = fields.ChoiceField(
        "Is the support commissioned?",
        hint="Paid for under a contract by a council or the NHS.",
        choices=Commissioned.choices(),
        missing="Select whether the support is commissioned",
    )
    support_funding = fields.LongTextField(
        "How the support is paid for (optional)", params={"rows": 3}
    )
    description = fields.LongTextField("Description (optional)", params={"rows": 3})

    def details(self) -> SchemeDetails:
        """The facts as the register takes them."""
        return filled(self, SchemeDetails, models=" ".join(self.models.data))


class NewSchemeForm(FactsPart, AddressPart):
    """A scheme as it enters the register."""

    makes = True

    team = fields.SelectField("Team that reviews it", missing="Choose the team")
    reference = fields.TextField(
        "Reference",
        hint="Your council’s own, such as S-0042.",
        missing="Enter a reference",
        params={"classes": "govuk-input--width-10", "spellcheck": False},
    )
    name = fields.TextField("Name of the scheme", missing="Enter the name of the scheme")
    known_from_on = fields.DateField("Open since (optional)")


class ChangeSchemeForm(FactsPart):
    """A change to what is recorded of a scheme."""

    name = fields.TextField("Name of the scheme", missing="Enter the name of the scheme")
    how = fields.ChoiceField(
        "Is this a correction or a change?",
        choices=[
            ("correction", "A correction: the record was wrong"),
            ("change", "A change: it was so until a date"),
        ],
        missing="Select whether this is a correction or a change",
    )
    changed_on = fields.DateField("If it is a change, from what date?")

    def validate(self, extra_validators: Any = None) -> bool:
        """A change has a date."""
        right = super().validate(extra_validators)
        if self.how.data == "change" and not self.changed_on.data and not self.changed_on.errors:
            self.changed_on.errors = ["Enter the date of the change"]
            right = False
        return bool(right)


class GiveForm(Form):
    """Giving a scheme to another team: what the officer was told goes with it."""

    seen = CarriedField()


class PartForm(Form):
    """The part an organisation plays at a scheme."""

    makes = True

    organisation = fields.ChoiceField("Which organisation?", missing="Select the organisation")
    part = fields.ChoiceField("Part", choices=Part.choices(), missing="Select the part")
    responsibilities = fields.LongTextField(
        "What it is responsible for (optional)",
        hint="Such as repairs, rent, support, safeguarding.",
    )
    from_on = fields.DateField("Since (optional)")


class EndPartForm(Form):
    """The date a part ended."""

    to_on = fields.DateField("Last day", missing="Enter the last day")


class CloseSchemeForm(Form):
    """The closure of a scheme."""

    closed_on = fields.DateField(
        "Closed on",
        hint="A day to come, where the provider has named one.",
        missing="Enter the date it closed",
    )
    reason = fields.LongTextField("Why it closed", missing="Say why it closed")


class OpenAgainForm(Form):
    """A scheme that is open after all."""

    reason = fields.LongTextField(
        "Why is it open, or what was wrong?", missing="Say why it is open again, or what was wrong"
    )


class OrganisationForm(Form):
    """An organisation."""

    makes = True

    name = fields.TextField("Name", missing="Enter the name of the organisation")
    kind = fields.SelectField("Kind", choices=OrganisationKind.choices(), missing="Choose the kind")
    registration = fields.TextField(
        "Registration number (optional)",
        hint="Of the charity, the company or the registered provider.",
        params={"classes": "govuk-input--width-10"},
    )
    contact_name = fields.TextField("Whom to write to (optional)", hint="A person’s name.")
    contact_role = fields.TextField("Their role (optional)")
    email = fields.TextField(
        "Email (optional)", validators=[email], params={"type": "email", "spellcheck": False}
    )
    telephone = fields.TextField(
        "Telephone (optional)", params={"classes": "govuk-input--width-20"}
    )
    address = fields.LongTextField("Postal address", missing="Enter the postal address")
    postcode = fields.TextField(
        "Postcode",
        missing="Enter the postcode",
        validators=[postcode],
        params={"classes": "govuk-input--width-10"},
    )
