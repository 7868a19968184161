"""What the council chooses for itself, as it stands until someone fills it in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CouncilDetails:
    """The council's own words and defaults; days are working days."""

    name: str = "Your council"
    team_name: str = "Supported housing team"
    address: str = ""
    telephone: str = ""
    email: str = ""
    website: str = ""
    complaints: str = ""
    formats_offered: str = (
        "We can send it in large print, Easy Read or plain text, as a web page, in braille, as "
        "audio or in British Sign Language. We can have it put into your language."
    )
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
    accuracy_days: int | None = None
