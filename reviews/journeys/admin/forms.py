"""The forms of an administrator: people, teams, settings, rights, the register workbook."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wtforms.validators import ValidationError

from reviews.domain.errors import Refused
from reviews.domain.letters.rights import check_rights
from reviews.domain.people.formats import Arranged
from reviews.domain.people.roles import Role
from reviews.domain.register.closed_words import Tenure
from reviews.services.people.council_settings import SMALLEST_THRESHOLD
from reviews.store.people.officers import TeamLine
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.checks import email
from reviews.web.forms.file_fields import FileField
from reviews.web.forms.hidden_fields import CarriedField

_RING = "Who answers, and the number."
_WIDE = {"classes": "govuk-input--width-20"}


class SignInNamePart(Form):
    """The name that a new officer signs in with."""

    sign_in_name = fields.TextField(
        "Sign-in name",
        hint="Such as an email address or a staff number. Capitals make no difference, and it "
        "cannot be changed or used again.",
        missing="Enter a sign-in name",
        params=_WIDE | {"spellcheck": False, "autocomplete": "off"},
    )


class OfficerForm(Form):
    """An officer's details, roles and teams."""

    name = fields.TextField("Full name", hint="As letters print it.", missing="Enter the full name")
    job_title = fields.TextField("Job title (optional)", hint="Under the name in letters.")
    email = fields.TextField(
        "Email (optional)",
        hint="Letters that this officer is the contact for need an email or a telephone number.",
        validators=[email],
        params={"type": "email", "spellcheck": False},
    )
    telephone = fields.TextField("Telephone (optional)", params=_WIDE | {"inputmode": "tel"})
    roles = fields.ChoicesField(
        "Roles",
        hint="What this officer may do. Choose all that apply.",
        choices=Role.choices(),
        missing="Choose at least one role",
        params={"hints": {one: one.hint for one in Role}},
    )
    teams = fields.ChoicesField(
        "Teams (optional)",
        hint="Reviewers open the reviews and interviews of their own teams, and no others.",
    )
    seen = CarriedField()

    def offer_teams(self, teams: list[TeamLine]) -> None:
        """Let an officer be put into any team."""
        self.teams.offer([(str(team.id), team.name) for team in teams])

    def details(self) -> dict[str, Any]:
        """The officer as the service takes them."""
        return {
            "name": self.name.data,
            "job_title": self.job_title.data,
            "email": self.email.data,
            "telephone": self.telephone.data,
            "roles": [Role(one) for one in self.roles.data],
            "teams": [UUID(one) for one in self.teams.data],
        }


class NewOfficerForm(SignInNamePart, OfficerForm):
    """An officer to be added."""


class TeamForm(Form):
    """A team to be added."""

    name = fields.TextField("Name of the team", missing="Enter the name of the team", params=_WIDE)


def _days(label: str, hint: str) -> fields.NumberField:
    return fields.NumberField(
        label,
        hint=hint,
        least=1,
        most=260,
        missing="Enter a number of working days",
        params={"unit": "working days"},
    )


class SettingsForm(Form):
    """The council's own words and defaults, in the order of the page."""

    name = fields.TextField(
        "Name of the council",
        hint="At the top of every page and every letter.",
        missing="Enter the name of the council",
    )
    team_name = fields.TextField(
        "Name of the team",
        hint="Under the council’s name in every letter.",
        missing="Enter the name of the team",
    )
    address = fields.LongTextField(
        "Postal address", hint="At the foot of every letter. Each part on a line of its own."
    )
    telephone = fields.TextField(
        "Telephone",
        hint="At the foot of every letter, and the number people ring to check who a visitor is.",
        params=_WIDE | {"inputmode": "tel"},
    )
    answered = fields.TextField(
        "When the telephone is answered",
        hint="In letters, after the number. Such as: Monday to Friday, 9am to 5pm.",
    )
    email = fields.TextField(
        "Email",
        hint="At the foot of every letter.",
        validators=[email],
        params={"type": "email", "spellcheck": False},
    )
    website = fields.TextField(
        "Website", hint="At the foot of every letter.", params={"spellcheck": False}
    )
    complaints = fields.LongTextField(
        "How to complain about the council",
        hint="In letters to residents. Whole sentences: whom to ring or write to. Left empty, the "
        "letter gives only where to write to.",
    )
    complaints_address = fields.TextField(
        "Where a complaint is sent",
        hint="In letters to residents. A postal or an email address, on one line.",
    )
    formats_given = fields.ChoicesField(
        "Forms that you arrange (optional)",
        hint="Switch on only what someone here makes or orders when a resident asks. Large print, "
        "plain text and a web page are always there.",
        choices=Arranged.choices(),
    )
    formats_offered = fields.LongTextField(
        "Your own words on other forms of a letter (optional)",
        hint="In letters to residents, after “Yes. Just ask us.” Whole sentences that name only "
        "what is switched on above. Left empty, a sentence is made of what is switched on.",
    )
    help_offered = fields.LongTextField(
        "Help for providers",
        hint="In letters with recommendations. Whole sentences, such as training you run.",
    )
    kept_for = fields.TextField(
        "How long records are kept",
        hint="In invitations to residents it follows “How long we keep it:”, and a full stop comes "
        "after it. Such as: six years after the review ends. Left empty, they are told to ask.",
    )
    privacy_notice = fields.TextField(
        "Where the privacy notice is",
        hint="In invitations to residents it ends the sentence “You can read more at”.",
        params={"spellcheck": False},
    )
    out_of_hours = fields.TextField(
        "Out-of-hours number for housing",
        hint="Letters to residents say: “If you have nowhere to stay tonight, ring” this number. "
        "The number alone.",
        params=_WIDE | {"inputmode": "tel"},
    )
    out_of_hours_when = fields.TextField(
        "When that number is answered",
        hint="Such as: evenings, nights and weekends.",
    )
    housing_options = fields.TextField(
        "How to reach housing options",
        hint="A whole sentence. Such as: Ring 01632 960000, or come to the Town Hall.",
    )
    advocacy = fields.TextField(
        "Who gives advocacy",
        hint="A whole sentence: who helps people to say what they want to say, and the number. Not "
        "the council itself.",
    )
    data_protection = fields.TextField(
        "Whom to ask about how information is used",
        hint="After “Tell”. Such as: our data protection officer, 01632 960000.",
    )
    safeguarding_adults = fields.TextField("About an adult", hint=_RING)
    safeguarding_children = fields.TextField("About a child", hint=_RING)
    safeguarding_staff = fields.TextField(
        "About something a member of staff is said to have done",
        hint="Such as the designated officer for allegations. Who answers, and the number.",
    )
    safeguarding_out_of_hours = fields.TextField("Out of hours", hint=_RING)
    acknowledge_days = _days(
        "Time to acknowledge a recommendation",
        "The first date offered when a recommendation is written. Whoever writes it can choose "
        "another.",
    )
    complete_days = _days(
        "Time to complete a recommendation",
        "The second date offered. Whoever writes the recommendation can choose another.",
    )
    accuracy_days = _days(
        "Time to say that a fact is wrong",
        "A letter with recommendations says until when, counted from its date.",
    )
    revisit_days = _days(
        "Time to a revisit",
        "The date offered for a revisit, counted from the letter to the provider. Whoever plans "
        "it can choose another.",
    )
    small_scheme_threshold = fields.NumberField(
        "Small schemes",
        hint="In a scheme with fewer residents than this, every finding could point to someone: a "
        f"person checks each one before a letter leaves. {SMALLEST_THRESHOLD} or more.",
        least=SMALLEST_THRESHOLD,
        most=1000,
        missing=f"Enter a number of residents, {SMALLEST_THRESHOLD} or more",
        params={"unit": "residents"},
    )
    judgement_words = fields.LongTextField(
        "Words that judge",
        hint="One a line. A finding or conclusion that uses one with no fact beside it is held up "
        "to its writer before a second reader sees it. Left empty, none are looked for.",
    )
    second_reader_blind = fields.TickField(
        "A second reader writes their own conclusions before they see the first reader’s"
    )
    second_reader_apart = fields.TickField(
        "A second reader wrote and heard nothing in the review: no finding, no account, no visit, "
        "and nothing else on its record"
    )
    response_days = fields.NumberField(
        "Days to respond to a Housing Benefit appeal",
        hint="From this many days without a response the case shows a warning. The Ombudsman’s "
        "yardstick is four weeks: check before use. It is no time limit, and stops nothing.",
        least=1,
        most=400,
        missing="Enter a number of days",
        params={"unit": "days"},
    )
    disclosure_both = fields.TickField(
        "A disclosure officer may also review schemes or work Housing Benefit; the certificate and "
        "the papers of a case then say so"
    )
    back_up_days = fields.NumberField(
        "Oldest back-up",
        hint="Administrators and auditors see a red line when the last back-up, or the last one "
        "that was restored to see whether it is good, is older.",
        least=1,
        most=400,
        missing="Enter a number of days",
        params={"unit": "days"},
    )
    seen = CarriedField()


def _promises_nothing(form: Any, field: Any) -> None:
    del form
    try:
        check_rights(field.data or "")
    except Refused as error:
        raise ValidationError(error.sentence) from error


class RightsForm(Form):
    """What letters to residents say about rights: one wording a tenure, named by it."""

    seen = CarriedField()

    def words(self) -> dict[str, str]:
        """The wording by tenure."""
        return {tenure: self[tenure].data for tenure in Tenure}


def rights_form(words: Mapping[str, str]) -> RightsForm:
    """The form of rights wording, filled with what is recorded."""
    wordings: dict[str, Any] = {
        tenure: fields.LongTextField(
            tenure.words,
            missing="Enter the wording for this kind of agreement",
            validators=[_promises_nothing],
            params={"rows": 5, "label_classes": "govuk-label--m"},
        )
        for tenure in Tenure
    }
    made: type[RightsForm] = type("TenureRightsForm", (RightsForm,), wordings)
    return made(data=words)


class RegisterForm(Form):
    """A filled-in register; `checked` and `plan` say what the officer has already looked at."""

    file = FileField(
        "Filled-in workbook",
        hint="An .xlsx file. It is read and then forgotten: no copy is kept.",
        missing="Choose the filled-in workbook",
        params={"accept": ".xlsx"},
    )
    checked = CarriedField()
    plan = CarriedField()


def saved_meanwhile(form: Any, now: str, record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What someone else saved since a form was opened: each label, and the words of the record.

    The refused form then stands on `record`, the values by field of the version that is `now`.
    """
    if form.seen.data == now:
        return []
    form.seen.data = now
    return [
        (str(form[name].label.text).removesuffix(" (optional)"), _said(form[name], value))
        for name, value in record.items()
        if form[name].data != value
    ]


def _said(field: Any, value: Any) -> str:
    """A value as people read it; of a list of keys, what each stands for."""
    if isinstance(value, list):
        value = ", ".join(say for key, say in field.options if key in value)
    return str(value) or "Nothing"
