"""Steps of a review at large: its start, its papers, its visits, its end.

What names another thing (`by`, `visit`, `document`) is a key of data/example/.
"""

from dataclasses import dataclass
from datetime import date

from reviews.domain.review.requests import RequestState
from reviews.domain.review.state import ReviewState
from reviews.domain.visits.visits import Access, Announced, Equipped, VisitPurpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that one officer did on one day, and not before `at` where that is given."""

    day: date
    by: str
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartReview(Step):
    """A review starts, with everyone who lives there or with those named."""

    why: str
    residents: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """How some items of the request list shall stand; what is asked for has its usual reason."""

    keys: tuple[str, ...]
    state: RequestState
    reason: str = ""
    due_on: date | None = None
    received_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideItems(Step):
    """Decisions on the document request."""

    items: tuple[Decided, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveDocument(Step):
    """A document comes in; its paragraphs become a plain text file."""

    document: str
    name: str
    about: str
    words: tuple[str, ...]
    true_on: date
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantine(Step):
    """Personal papers come unasked and are set apart."""

    papers: str
    name: str
    why: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideQuarantined(Step):
    """A lead reviewer says what became of such papers."""

    papers: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVisit(Step):
    """A visit is planned; without a review where it is a presence visit."""

    visit: str
    purpose: VisitPurpose
    planned_on: date
    planned_time: str
    officers: tuple[str, ...]
    announced: Announced = Announced.YES
    announced_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeVisit(Step):
    """A planned visit is made that day."""

    visit: str
    access: Access
    notes: str
    residents_spoken: int
    access_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkToStaff(Step):
    """A member of staff is spoken to on a visit."""

    visit: str
    post: str
    name: str
    equipped: Equipped
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class See(Step):
    """Something is seen on a visit, with a drawn photograph where that is asked for."""

    visit: str
    observation: str
    kind: str
    place_kind: str
    place: str
    words: str
    urgency: str
    handed_to: str = ""
    handed_on: date | None = None
    photo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Step):
    """What came of something seen."""

    observation: str
    handed_to: str
    handed_on: date
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAtOnce(Step):
    """A resident needed help at once, and it was no safeguarding matter."""

    visit: str
    needed: str
    passed_to: str
    passed_on: date
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseScheme(Step):
    """A scheme closes, and its clocks stop."""

    closed_on: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveReview(Step):
    """A review is paused, stopped, closed or opened again."""

    to: ReviewState
    reason: str
