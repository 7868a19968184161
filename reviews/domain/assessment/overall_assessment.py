"""The overall assessment (paras 110-111): findings, three conclusions, and a second reader.

Nothing here adds up, averages or proposes a result. A person concludes, in words, with reasons;
"not enough evidence" is an answer and not a failure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.consent.consents import Use
from reviews.domain.errors import Refused
from reviews.domain.guidance import FIRST, LAST, numbers
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.worded import Worded


class FindingKind(Worded):
    """What a finding says of the support."""

    STRENGTH = "strength", "Works well"
    IMPROVE = "improve", "To improve"
    NOT_ENOUGH = "not-enough-evidence", "Not enough evidence"


THEMES = {
    "referrals": "How people come to live here",
    "needs": "Needs and support plans",
    "delivery": "Support that is given",
    "staff": "Staff and how they are led",
    "safety": "Safety and safeguarding",
    "home": "The home and the agreement",
    "respect": "Dignity, respect and choice",
    "independence": "Moving towards independence",
    "organisation": "How the organisations work",
}

_SAFETY_THINGS = frozenset(
    {"fire-escape", "alarms", "electrics", "gas", "locks", "stairs", "heat", "cold-heating"}
)


def theme_of_thing(kind: str) -> str:
    """The theme under which something seen at the building stands: safety, or the home."""
    return "safety" if kind in _SAFETY_THINGS else "home"


def check_paragraph(text: str) -> None:
    """Check a reference to paragraphs 70 to 146, such as "110", "94-98" or "85, 98-100"."""
    try:
        numbers(text)
    except ValueError:
        raise Refused(
            f"Enter a paragraph of the guidance from {FIRST} to {LAST}, such as 110 or 94-98.",
            "paragraph",
        ) from None


def use_of_findings(viewer: Viewer, team_id: UUID) -> Use:
    """What a viewer reads a review's findings for, which decides what is withheld from them.

    The team that reviews has its own notes. Benefits officers read what residents agreed to share
    with them, whatever else they do; letter officers what the provider may be told.
    """
    if viewer.works_on(team_id):
        return Use.NOTES
    return Use.SHARE_BENEFITS if Role.BENEFITS_OFFICER in viewer.roles else Use.TELL_PROVIDER


class About(Worded):
    """The conclusions of para 110, and the overall one."""

    # fmt: off
    TAILORED = ("tailored", "Shaped to each resident",
        "Weigh what residents said they need beside what the provider and the referrer recorded.")
    ACCURATE = ("accurate", "Described as it is",
        "Compare what is claimed, what the papers show and what residents live with.")
    RESPECT = ("respect", "Dignity and independence",
        "Look at how people are spoken to, what they choose, and what has changed for them.")
    OVERALL = ("overall", "Overall",
        "Say what matters most and why. No sum or average decides this.")


CONCLUSION_ASKS = {
    About.TAILORED: "Is the support shaped to what each resident needs, as far as it can be?",
    About.ACCURATE: "Has the provider described its support as it really is?",
    About.RESPECT: "Are residents treated with compassion, dignity and respect, with more "
    "independence as the aim?",
    About.OVERALL: "Overall, does the support at this scheme meet residents’ needs?",
}

CONCLUSION_THEMES: dict[About, tuple[str, ...]] = {
    About.TAILORED: ("referrals", "needs", "delivery", "independence"),
    About.ACCURATE: ("delivery", "staff", "safety", "home", "organisation"),
    About.RESPECT: ("safety", "home", "respect", "independence"),
    About.OVERALL: tuple(THEMES),
}
"""The themes whose findings are shown beside each conclusion while it is written."""


class Judgement(Worded):
    """The words a conclusion can be given in."""

    YES = "yes", "Yes"
    PARTLY = "partly", "In part"
    NO = "no", "No"
    NOT_ENOUGH = "not-enough-evidence", "Not enough evidence to say"


class Reading(Worded):
    """What was done with an assessment once its first reader had concluded."""

    SUBMITTED = "submitted", "Sent to a second reader"
    AGREED = "agreed", "Second reader agreed"
    SENT_BACK = "sent-back", "Sent back to the review team"
    DISAGREED = "disagreed", "Second reader disagrees"
    DECIDED = "decided", "Decided by a third person"
    REOPENED = "reopened", "Opened again"


FINAL = frozenset({Reading.AGREED, Reading.DECIDED})


@dataclass(frozen=True, slots=True)
class Read:
    """One step of the second reading, in order."""

    reading: Reading
    by: UUID


def standing_now(steps: Sequence[Read]) -> Reading | None:
    """Where the reading stands: the last step, or None before the first reader submits."""
    return steps[-1].reading if steps else None
