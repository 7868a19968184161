"""What the council chooses for itself, as it stands until someone fills it in."""

from dataclasses import dataclass

from .formats import chosen, offered

NOT_NAMED = "Your council"
"""What stands for the council's name until someone fills it in."""


@dataclass(frozen=True, slots=True)
class CouncilDetails:
    """The council's own words and defaults; days are working days.

    Those of back-ups and of responses to appeals are days of the calendar.
    `formats_given` are the forms of a letter that it arranges itself, as `formats.Arranged` has
    them, with a space between; `formats_offered` its own words about forms, where it has some.
    """

    name: str = NOT_NAMED
    team_name: str = "Supported housing team"
    address: str = ""
    telephone: str = ""
    email: str = ""
    website: str = ""
    complaints: str = ""
    formats_offered: str = ""
    help_offered: str = (
        "If you are new to this work, we can talk through what good records and support plans look "
        "like, and tell you where to find training."
    )
    kept_for: str = ""
    privacy_notice: str = ""
    safeguarding_adults: str = ""
    safeguarding_children: str = ""
    safeguarding_staff: str = ""
    safeguarding_out_of_hours: str = ""
    acknowledge_days: int = 10
    complete_days: int = 40
    revisit_days: int = 60
    small_scheme_threshold: int = 5
    judgement_words: str | None = None
    second_reader_blind: bool | None = None
    answered: str = ""
    out_of_hours: str = ""
    out_of_hours_when: str = ""
    housing_options: str = ""
    advocacy: str = ""
    data_protection: str = ""
    complaints_address: str = ""
    formats_given: str = ""
    accuracy_days: int | None = None
    second_reader_apart: bool | None = None
    back_up_days: int | None = None
    response_days: int | None = None
    disclosure_both: bool | None = None

    @property
    def formats(self) -> str:
        """What its letters say about other forms of themselves."""
        return offered(self.formats_offered, chosen(self.formats_given))


LATER = (
    "answered",
    "out_of_hours",
    "out_of_hours_when",
    "housing_options",
    "advocacy",
    "data_protection",
    "complaints_address",
    "formats_given",
)
"""The settings that a council of before was not asked for; its record holds nothing for them."""
