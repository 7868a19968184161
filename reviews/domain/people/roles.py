"""Who may do what: the one table of roles and permissions.

A role opens a kind of work across the council; being in the review's team opens the review
itself. Both must hold for anything that residents told a team.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from reviews.domain.dates import LONDON
from reviews.domain.worded import Worded


class Role(Worded):
    """A part that a council officer plays; one person can hold several."""

    # fmt: off
    REVIEWER = ("reviewer", "Reviewer",
        "Visits schemes, talks to residents and records what they find, for their team.")
    LEAD_REVIEWER = ("lead-reviewer", "Lead reviewer",
        ("A reviewer who can also pause, stop or close a review, see safeguarding records of the "
        "team and decide a disagreement."))
    LETTER_OFFICER = ("letter-officer", "Letter officer",
        "Reads findings, drafts and issues letters, follows up recommendations.")
    BENEFITS_OFFICER = ("benefits-officer", "Benefits officer",
        ("Reads what residents agreed to share, the provider’s own papers, letters that were sent, "
        "and the claims they bear on. Never learns who did not agree, or what was kept."))
    ADMINISTRATOR = ("administrator", "Administrator",
        "Looks after people, teams and settings.")
    AUDITOR = ("auditor", "Auditor",
        "Sees that a thing was done and by whom, never what a resident said.")
    DATA_PROTECTION_OFFICER = ("data-protection-officer", "Data protection officer",
        ("Sees complaints, consent taken back and where the words had gone by then. Decides on "
        "requests to erase or restrict what is held, and reads what holds it for that alone; never "
        "what is kept apart."))
    SAFEGUARDING_LEAD = ("safeguarding-lead", "Safeguarding lead",
        "Sees the safeguarding concerns of every team, and can hold letters.")
    DISCLOSURE_OFFICER = ("disclosure-officer", "Disclosure officer",
        ("In legal services or data protection. Decides, item by item, what goes to a tribunal in "
        "a case, and reads for that what the council holds. Someone who is also a reviewer or a "
        "benefits officer cannot decide, unless the council’s settings let one person do both."))


class Permission(StrEnum):
    """A kind of work that a page or a query asks for."""

    READ_REGISTER = "read-register"
    EDIT_REGISTER = "edit-register"
    READ_NAMES = "read-names"
    REVIEW = "review"
    LEAD = "lead"
    READ_FINDINGS = "read-findings"
    WRITE_LETTERS = "write-letters"
    FOLLOW_UP = "follow-up"
    READ_LOG = "read-log"
    MANAGE_PEOPLE = "manage-people"
    READ_EVENTS = "read-events"
    SAFEGUARD = "safeguard"
    READ_WITHDRAWALS = "read-withdrawals"
    DECIDE_REQUESTS = "decide-requests"
    CASES = "cases"
    APPEALS = "appeals"
    DISCLOSURE = "disclosure"


_R, _L, _W, _B, _A, _U, _D, _S, _X = (
    Role.REVIEWER,
    Role.LEAD_REVIEWER,
    Role.LETTER_OFFICER,
    Role.BENEFITS_OFFICER,
    Role.ADMINISTRATOR,
    Role.AUDITOR,
    Role.DATA_PROTECTION_OFFICER,
    Role.SAFEGUARDING_LEAD,
    Role.DISCLOSURE_OFFICER,
)

ROLES_WITH: dict[Permission, frozenset[Role]] = {
    Permission.READ_REGISTER: frozenset({_R, _L, _W, _B, _A}),
    Permission.EDIT_REGISTER: frozenset({_R, _L, _A}),
    Permission.READ_NAMES: frozenset({_R, _L, _W, _B}),
    Permission.REVIEW: frozenset({_R, _L}),
    Permission.LEAD: frozenset({_L}),
    Permission.READ_FINDINGS: frozenset({_R, _L, _W, _B}),
    Permission.WRITE_LETTERS: frozenset({_W, _L}),
    Permission.FOLLOW_UP: frozenset({_R, _L, _W}),
    Permission.READ_LOG: frozenset({_R, _L, _W, _B, _A}),
    Permission.MANAGE_PEOPLE: frozenset({_A}),
    Permission.READ_EVENTS: frozenset({_U, _A}),
    Permission.SAFEGUARD: frozenset({_S}),
    Permission.READ_WITHDRAWALS: frozenset({_D}),
    Permission.DECIDE_REQUESTS: frozenset({_D}),
    Permission.CASES: frozenset({_L, _B, _X}),
    Permission.APPEALS: frozenset({_B}),
    Permission.DISCLOSURE: frozenset({_X}),
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """The officer who looks or acts: who they are, their roles and their teams now."""

    id: UUID
    name: str
    roles: frozenset[Role]
    teams: frozenset[UUID]

    def may(self, permission: Permission) -> bool:
        """Whether any of this officer's roles carries the permission."""
        return bool(self.roles & ROLES_WITH[permission])

    def works_on(self, team_id: UUID) -> bool:
        """Whether the officer reviews for the team that a review or scheme belongs to."""
        return self.may(Permission.REVIEW) and team_id in self.teams

    def leads(self, team_id: UUID) -> bool:
        """Whether the officer is a lead reviewer of that team."""
        return self.may(Permission.LEAD) and team_id in self.teams

    def keeps(self, team_id: UUID) -> bool:
        """Whether the officer changes the record of that team's schemes.

        The team's own reviewers do, and administrators.
        """
        return self.works_on(team_id) or self.may(Permission.MANAGE_PEOPLE)


@dataclass(frozen=True, slots=True)
class Act:
    """One officer doing one thing at one instant; every service takes it.

    `at` is an aware instant in UTC; `captured_at` is what a device claims, where it differs.
    """

    by: Viewer
    at: datetime
    captured_at: datetime | None = None

    @property
    def today(self) -> date:
        """The date in London at that instant, which is the date printed on letters."""
        return self.at.astimezone(LONDON).date()


def sees_every_team(viewer: Viewer) -> bool:
    """Whether a viewer's roles read findings and letters across the council.

    Letter officers and benefits officers do; reviewers see what their own teams review.
    """
    return viewer.may(Permission.READ_FINDINGS) and (
        not viewer.may(Permission.REVIEW)
        or bool(viewer.roles & {Role.LETTER_OFFICER, Role.BENEFITS_OFFICER})
    )
