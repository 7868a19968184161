"""What goes to a tribunal: how papers stand in order, and what a decision on one must say.

The duty to disclose is the council's, over every relevant document it holds (Practice Guidance 8,
in its fourth paragraph). Only a tribunal withholds (rule 14). That someone did not agree is a
reason to weigh relevance and to apply; it is never a ground by itself.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from reviews.domain.dates import long_date
from reviews.domain.people.roles import Permission, Viewer
from reviews.domain.record.evidence import EvidenceKind
from reviews.domain.worded import Worded

from .kinds import Inclusion

NOT_FINISHED = "The disclosure officer has not finished."
FINISHED = "The disclosure officer has finished."
"""All that benefits officers are told of what is not in: never how much, and never what."""

BOTH = (
    "The officer who decided what goes in also reviews schemes or works Housing Benefit, as the "
    "council’s settings allow."
)
"""What the certificate and the papers say where one person holds both parts."""

WEIGH = "A reason to weigh relevance, and to apply; never by itself a ground."
"""What the disclosure officer is told of a no."""

REACHED = (
    "It says how the person is reached safely. Whoever gets the papers reads that, a landlord "
    "among them: weigh whether it bears on the decision"
)
"""What the disclosure officer is told of a form that says how someone can be reached."""

WILL_FOLLOW = (
    "The council has not finished looking at what it holds. Papers that are relevant and are not "
    "here follow."
)
"""What a response says at first of papers that are not decided on yet."""

_KEPT_APART = (
    "Your roles also let you review schemes or work Housing Benefit. What goes in is decided by "
    "someone who does neither, unless the council’s settings let one person do both. Ask an "
    "administrator, or another disclosure officer."
)


class Heading(Worded):
    """The headings under which the papers of a response stand, in their order."""

    RESPONSE = "response", "The council’s response"
    APPEAL = "appeal", "Notice of appeal, and what came with it"
    DECISIONS = "decisions", "Decision notices"
    REVISION = "revision", "Papers of the revision"
    CLAIM = "claim", "Claim, agreement and rent"
    SCHEME = "scheme", "The scheme"
    PERSON = "person", "The person"
    OTHERS = "others", "Other residents"
    CORRESPONDENCE = "correspondence", "Correspondence"
    WITHHELD = "withheld", "What the council asks the tribunal to withhold (rule 14)"


OF_THE_CLAIM = frozenset({"model-agreement"})
"""Items of the document request (para 85) whose papers are of the agreement or the rent."""


def heading_of(
    kind: EvidenceKind,
    *,
    came_as: Heading | None,
    item: str,
    resident_id: UUID | None,
    claimant_id: UUID | None,
) -> Heading:
    """The heading of one piece of evidence.

    Args:
        kind: what it is.
        came_as: what it came to the case as: with a notice of appeal, as a decision notice.
        item: the key of the item of the document request that it answers; empty for none.
        resident_id: whom it is about; None for nobody.
        claimant_id: whose case it is.
    """
    if came_as is not None:
        return came_as
    if resident_id is not None and resident_id != claimant_id:
        return Heading.OTHERS
    if kind in (EvidenceKind.LETTER, EvidenceKind.ACKNOWLEDGEMENT):
        return Heading.CORRESPONDENCE
    if resident_id is not None:
        return Heading.PERSON
    return Heading.CLAIM if item in OF_THE_CLAIM else Heading.SCHEME


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is decided on an item, and the reasons that the decision asks for."""

    inclusion: Inclusion
    why: str = ""
    harm: str = ""
    to_whom: str = ""
    proportionate: str = ""

    @property
    def lacking(self) -> list[tuple[str, str]]:
        """What is still to be said: the field, and a sentence that asks for it."""
        asked = _ASKED.get(self.inclusion, {})
        return [(name, says) for name, says in asked.items() if not getattr(self, name).strip()]

    @property
    def reasons(self) -> dict[str, str]:
        """The reasons that belong to the decision, without spaces at either end."""
        of_all = {"why"} | _ASKED.get(self.inclusion, {}).keys()
        every = ("why", "harm", "to_whom", "proportionate")
        return {name: getattr(self, name).strip() if name in of_all else "" for name in every}


_ASKED: dict[Inclusion, dict[str, str]] = {
    Inclusion.NOT_RELEVANT: {"why": "Say why it is not relevant to this decision"},
    Inclusion.APPLICATION: {
        "harm": "Say what harm it would be likely to do",
        "to_whom": "Say to whom it would do harm",
        "proportionate": "Say why keeping it from them is proportionate",
    },
}


def holds_both(viewer: Viewer) -> bool:
    """Whether an officer also reviews schemes or works Housing Benefit."""
    return viewer.may(Permission.REVIEW) or viewer.may(Permission.APPEALS)


def why_not_theirs(viewer: Viewer, *, both: bool) -> str:
    """Why an officer may not decide what goes in; empty where they may.

    `both` is what the council's settings say of one person who holds both parts.
    """
    return _KEPT_APART if holds_both(viewer) and not both else ""


def list_mark(ids: Iterable[UUID]) -> str:
    """What tells one list of papers, in its order, from another."""
    return sha256(" ".join(map(str, ids)).encode()).hexdigest()


def taken(names: Collection[str]) -> str:
    """What a second officer is told when others decided on some of the same items meanwhile."""
    who = " and ".join(sorted(set(names)))
    return (
        f"{who} decided on some of these since you opened this page. What they decided stands "
        "below, and yours is still here as you typed it. Read theirs, and save again if yours is "
        "to stand in its place."
    )


def certified_words(on: date) -> str:
    """What a response may say of all relevant documents, under a certificate of a day."""
    return (
        f"On {long_date(on)} the disclosure officer certified that all relevant documents which "
        "the council then held are before the tribunal."
    )
