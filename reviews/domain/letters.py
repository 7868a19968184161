"""Letters: what each kind holds, the steps it goes through, and what approval is bound to.

Each class below is the list of fields that its Word template may use; `fields` gives them as the
template sees them, dates written out. Provider letters follow paras 113-118, resident letters
paras 114-115 and 140-141.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from .errors import Refused


class LetterKind(StrEnum):
    """The letters that a review sends."""

    VISIT_NOTICE = "visit-notice"
    DOCUMENT_REQUEST = "document-request"
    RESIDENT_INVITATION = "resident-invitation"
    PROVIDER_RECOMMENDATIONS = "provider-recommendations"
    RESIDENT_LETTER = "resident-letter"


KIND_NAMES = {
    LetterKind.VISIT_NOTICE: "Notice of a visit",
    LetterKind.DOCUMENT_REQUEST: "Request for documents",
    LetterKind.RESIDENT_INVITATION: "Invitation to a resident",
    LetterKind.PROVIDER_RECOMMENDATIONS: "Recommendations to the provider",
    LetterKind.RESIDENT_LETTER: "Letter to a resident",
}

TO_RESIDENT = frozenset({LetterKind.RESIDENT_INVITATION, LetterKind.RESIDENT_LETTER})
"""Letters written to one resident; all others go to a provider."""


class LetterFormat(StrEnum):
    """The forms in which one wording is made."""

    DOCX = "docx"
    PDF = "pdf"
    LARGE_PRINT = "large-print-pdf"
    HTML = "html"
    TEXT = "text"


FORMAT_NAMES = {
    LetterFormat.DOCX: "Word document",
    LetterFormat.PDF: "PDF",
    LetterFormat.LARGE_PRINT: "Large print PDF",
    LetterFormat.HTML: "Web page",
    LetterFormat.TEXT: "Plain text",
}

PROVIDER_FORMATS = (LetterFormat.DOCX, LetterFormat.PDF)
RESIDENT_FORMATS = tuple(LetterFormat)


class LetterState(StrEnum):
    """The steps of a letter. An issued letter never changes."""

    DRAFT = "draft"
    APPROVED = "approved"
    ISSUED = "issued"
    SENT = "sent"
    DISCARDED = "discarded"


STATE_NAMES = {
    LetterState.DRAFT: "Draft",
    LetterState.APPROVED: "Approved",
    LetterState.ISSUED: "Issued, not yet sent",
    LetterState.SENT: "Sent",
    LetterState.DISCARDED: "Discarded",
}

FROZEN = frozenset({LetterState.ISSUED, LetterState.SENT})


@dataclass(frozen=True, slots=True)
class Council:
    """Who writes."""

    name: str
    team: str
    address: tuple[str, ...]
    telephone: str
    email: str
    website: str
    complaints: str


@dataclass(frozen=True, slots=True)
class Contact:
    """The officer to talk to about this letter (para 118)."""

    name: str
    job_title: str
    telephone: str
    email: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom the letter is to, and where it goes."""

    name: str
    organisation: str
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """What every letter has at its top. `record` is the start of the review's chain head."""

    date: date
    reference: str
    scheme: str
    scheme_address: str
    record: str = ""


@dataclass(frozen=True, slots=True)
class Visiting:
    """One planned visit, as told to those who will be visited."""

    on: date
    time: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequestedItem:
    """One thing asked for, with its reason (para 84)."""

    ask: str
    reason: str


@dataclass(frozen=True, slots=True)
class Concluded:
    """One conclusion of para 110, in words."""

    question: str
    answer: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Recommended:
    """One recommendation with its two dates (para 117)."""

    number: int
    finding: str
    what: str
    evidence: str
    acknowledge_by: date
    complete_by: date


@dataclass(frozen=True, slots=True)
class Asked:
    """One recommendation as a resident is told of it."""

    what: str
    complete_by: date


@dataclass(frozen=True, slots=True)
class Letter:
    """What every letter carries."""

    council: Council
    contact: Contact
    recipient: Recipient
    letter: Heading


@dataclass(frozen=True, slots=True)
class VisitNotice(Letter):
    """To a provider: who comes, when and what for (paras 87-88)."""

    visits: tuple[Visiting, ...]


@dataclass(frozen=True, slots=True)
class DocumentRequest(Letter):
    """To a provider: only what is not on file, each with its reason (paras 84-85)."""

    items: tuple[RequestedItem, ...]
    send_by: date


@dataclass(frozen=True, slots=True)
class ResidentInvitation(Letter):
    """To a resident: what we ask, that it is their choice, and how their words are used.

    `kept_for` and `privacy_notice` are the council's own: how long records are kept, in words,
    and where the full privacy notice is. Empty where the council has not said.
    """

    visits: tuple[Visiting, ...]
    formats: str
    kept_for: str = ""
    privacy_notice: str = ""


@dataclass(frozen=True, slots=True)
class ProviderRecommendations(Letter):
    """To a provider: findings good and bad, recommendations, two dates, contact, help."""

    visited: str
    overall: Concluded
    conclusions: tuple[Concluded, ...]
    strengths: tuple[str, ...]
    improvements: tuple[str, ...]
    not_enough: tuple[str, ...]
    recommendations: tuple[Recommended, ...]
    help_offered: str


@dataclass(frozen=True, slots=True)
class ResidentLetter(Letter):
    """To a resident: what we asked the provider to do, by when, and who can help."""

    visited: str
    strengths: tuple[str, ...]
    asked: tuple[Asked, ...]
    rights: str
    formats: str


LETTER_CLASSES: dict[LetterKind, type[Letter]] = {
    LetterKind.VISIT_NOTICE: VisitNotice,
    LetterKind.DOCUMENT_REQUEST: DocumentRequest,
    LetterKind.RESIDENT_INVITATION: ResidentInvitation,
    LetterKind.PROVIDER_RECOMMENDATIONS: ProviderRecommendations,
    LetterKind.RESIDENT_LETTER: ResidentLetter,
}


def long_date(day: date) -> str:
    """A date as letters print it: 3 December 2026."""
    return f"{day.day} {day:%B %Y}"


def for_template(value: Any) -> Any:
    """A letter as its template sees it: dictionaries, lists and text, with dates written out."""
    if is_dataclass(value):
        return {field.name: for_template(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [for_template(one) for one in value]
    if isinstance(value, date):
        return long_date(value)
    return value


def binding(rendered: Mapping[LetterFormat, str], planned_issue_on: date) -> str:
    """What clearance and approval are bound to: every rendered file's SHA-256, and the date.

    Args:
        rendered: the SHA-256 of each format, in hexadecimal.
        planned_issue_on: the date printed on the letter.
    """
    lines = [f"{kind} {digest}" for kind, digest in sorted(rendered.items())]
    return hashlib.sha256("\n".join([*lines, planned_issue_on.isoformat()]).encode()).hexdigest()


def check_approval(drafted_by: object, approver: object, uncleared: int) -> None:
    """Check that a letter may be approved by this person.

    Raises:
        Refused: they drafted it themselves, or a passage is still to be checked.
    """
    if drafted_by == approver:
        raise Refused("You drafted this letter, so someone else must approve it.")
    if uncleared:
        raise Refused(
            f"{uncleared} passage{'s' if uncleared > 1 else ''} could point to one person. "
            "Check each before the letter is approved."
        )


def check_issue(planned_issue_on: date, today: date) -> None:
    """Check that a letter leaves on the day printed on it.

    Raises:
        Refused: today is another day.
    """
    if planned_issue_on != today:
        raise Refused(
            f"This letter is dated {long_date(planned_issue_on)} and today is {long_date(today)}. "
            "Issue it on its date, or make a new draft with another date; a new draft is checked "
            "and approved again."
        )
