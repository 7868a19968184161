"""Bundles of a case's papers, the council's own documents in it, and what was ruled of a paper."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.cases.bundles import BundleKind, PagedAs, PaperRuling, RedactedFor
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.papers import Heading
from reviews.domain.record.jobs import JobKind

from .base import Base, Recorded, Written, exactly_one, only_one


class CaseDocument(Written, Base):
    """One version of a document of a case, as a Word file; the last is the one that counts.

    `officer_id` is whose statement it is, and `edited_from` the version that it was changed from in
    Word; a version without one was drafted from the record. `mark` is of what it was drafted from.
    """

    __table_args__ = (Index(None, "case_id", "kind", "officer_id", "number"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    kind: Mapped[DocumentKind]
    officer_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    number: Mapped[int]
    edited_from: Mapped[int | None]
    mark: Mapped[str]
    bytes_id: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    erased_at: Mapped[datetime | None]


class PaperNumber(Written, Base):
    """The number of a paper of a case, which no other paper of that case ever gets."""

    __table_args__ = (
        Index(None, "case_id", "evidence_id", unique=True),
        Index(None, "case_id", "place", unique=True),
    )

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"))
    place: Mapped[int]


class Bundle(Written, Base):
    """One PDF of the papers of a case, or of what a group has in common; its bytes never change.

    `earlier_id` is the bundle whose pages it begins with, and `new_from` its first page that is
    not one of those. `mark` is that of the list of papers in it.
    """

    __table_args__ = (
        exactly_one("case_id", "group_id"),
        Index(None, "case_id", "kind", "number", unique=True),
        Index(None, "group_id", "kind", "number", unique=True),
    )

    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("case.id"))
    group_id: Mapped[UUID | None] = mapped_column(ForeignKey("case_group.id"))
    kind: Mapped[BundleKind]
    number: Mapped[int]
    earlier_id: Mapped[UUID | None] = mapped_column(ForeignKey("bundle.id"))
    new_from: Mapped[int]
    pages: Mapped[int]
    mark: Mapped[str]
    record_number: Mapped[str]
    bytes_id: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    erased_at: Mapped[datetime | None]


class BundlePaper(Written, Base):
    """One paper of a bundle: what its index says of it, its pages, and how it became pages.

    `place` is its number on the lists of papers; that in the schedule for what is withheld; and
    zero for the council's own documents, which have no evidence. `sha256` is that of the file that
    it was made from; empty where it is none. `told` is what its pages leave out or no longer show,
    a line each.
    """

    personal = ("what", "from_whom", "told")
    __table_args__ = (Index(None, "bundle_id", "first_page", unique=True),)

    bundle_id: Mapped[UUID] = mapped_column(ForeignKey("bundle.id"))
    place: Mapped[int]
    evidence_id: Mapped[UUID | None] = mapped_column(ForeignKey("evidence.id"), index=True)
    document_id: Mapped[UUID | None] = mapped_column(ForeignKey("case_document.id"))
    heading: Mapped[Heading]
    what: Mapped[str]
    on: Mapped[date | None]
    from_whom: Mapped[str]
    sha256: Mapped[str]
    paged_as: Mapped[PagedAs]
    first_page: Mapped[int]
    pages: Mapped[int]
    told: Mapped[str]


class BundleSent(Written, Base):
    """That a bundle was sent, on which day, and with which set of papers; never changed."""

    bundle_id: Mapped[UUID] = mapped_column(ForeignKey("bundle.id"), unique=True)
    set_id: Mapped[UUID | None] = mapped_column(ForeignKey("sent_set.id"), index=True)
    sent_on: Mapped[date]
    sha256: Mapped[str]


class RuledPaper(Recorded, Base):
    """How a paper goes in that could only be opened with repairs, as someone said who saw it."""

    personal = ("words",)
    __table_args__ = (only_one("case_id", "evidence_id"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"), index=True)
    sha256: Mapped[str]
    ruling: Mapped[PaperRuling]
    words: Mapped[str]


class Redaction(Recorded, Base):
    """What is taken out of a paper, and by what: a direction recorded, or an application.

    `step_id` is the direction, as it was recorded first. `copy_id` is the file without what is
    taken out, where the council applies: a paper of its own, so that the tribunal alone gets the
    whole.

    `secrets` are the words to take out, a line each; `areas` are places on pages that hold no
    words, a line each: page, and left, top, right and bottom in thousandths of the page. An ended
    one has another's place taken with neither.
    """

    personal = ("secrets", "why")
    __table_args__ = (only_one("case_id", "evidence_id"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"), index=True)
    redacted_for: Mapped[RedactedFor]
    step_id: Mapped[UUID | None] = mapped_column(ForeignKey("case_step.id"))
    secrets: Mapped[str]
    areas: Mapped[str]
    why: Mapped[str]
    copy_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))


class RedactionAsked(Base):
    """What an officer asks to have taken out of a long paper, until that is recorded.

    Long work of a `kind` is about its id. `pages` are those of the paper, and `sha256` is of what
    it said; `seen` is the wording that the page showed. What was typed goes once it is recorded,
    after a week, and with any erasure; the row stays without it. `found` is what a look found, as
    JSON, and `bytes_id` the pages as they would be.
    """

    audited = False
    __table_args__ = (
        Index("ix_redaction_asked_case_id", "case_id", "evidence_id", "asked_by", "asked_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kind: Mapped[JobKind]
    asked_at: Mapped[datetime]
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"))
    redacted_for: Mapped[RedactedFor]
    step_id: Mapped[UUID | None] = mapped_column(ForeignKey("case_step.id"))
    secrets: Mapped[str]
    areas: Mapped[str]
    why: Mapped[str]
    seen: Mapped[str]
    pages: Mapped[int]
    sha256: Mapped[str]
    found: Mapped[str | None]
    bytes_id: Mapped[str | None]


class NeutralLine(Recorded, Base):
    """A line that a direction asks for in the parties' set, where something is withheld.

    Empty words take it out again.
    """

    __table_args__ = (only_one("case_id"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    step_id: Mapped[UUID] = mapped_column(ForeignKey("case_step.id"))
    words: Mapped[str]
