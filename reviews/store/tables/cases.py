"""Cases: what was decided, appealed and sent, and what was decided of each item."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.cases.kinds import (
    Answering,
    AuthorityKind,
    CaseKind,
    DecisionKind,
    DisputeOutcome,
    DueFrom,
    ExtraTime,
    Inclusion,
    NoteKind,
    Person,
    SetKind,
    Side,
    SignedBy,
    StepKind,
    UniversalCredit,
)
from reviews.domain.cases.papers import Heading

from .base import Base, Keyed, Recorded, TwoTimes, Written, exactly_one, only_one


class CaseGroup(Written, Base):
    """Claimants of one scheme whose cases are heard together: common papers stand once."""

    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"))
    reference: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]


class Case(Written, Base):
    """A provider's dispute, or one claimant's revision or appeal; `resident_id` is the claimant."""

    personal = ("about", "closed_reason")
    stays_said = ("closed_reason",)

    reference: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[CaseKind]
    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"), index=True)
    group_id: Mapped[UUID | None] = mapped_column(ForeignKey("case_group.id"), index=True)
    about: Mapped[str]
    tribunal_reference: Mapped[str]
    opened_on: Mapped[date]
    closed_on: Mapped[date | None] = mapped_column(index=True)
    closed_reason: Mapped[str | None]


class CaseLine(Base):
    """Where each case stands, as it is listed: written anew with each event of its stream.

    `place` orders cases by what they wait for; the days are those of what is left open, so that
    each list of a home is read from an index.
    """

    audited = False
    __table_args__ = (Index("ix_case_line_place", "place", "next_on", "case_id"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), primary_key=True)
    place: Mapped[int]
    next_on: Mapped[date | None]
    came_on: Mapped[date | None]
    response_on: Mapped[date | None] = mapped_column(index=True)
    direction_on: Mapped[date | None] = mapped_column(index=True)
    hearing_on: Mapped[date | None] = mapped_column(index=True)
    reply_on: Mapped[date | None] = mapped_column(index=True)
    ground_on: Mapped[date | None] = mapped_column(index=True)


class CaseReview(Written, Base):
    """A review whose record bears on a case."""

    __table_args__ = (Index(None, "case_id", "review_id", unique=True),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)


class CaseMember(Keyed, Base):
    """An officer on a case's team, from when to when."""

    __table_args__ = (only_one("case_id", "officer_id", where="left_at IS NULL"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    added_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]


class CaseDecision(TwoTimes, Base):
    """A Housing Benefit decision in a case.

    `ground` is a key of data/appeals.toml and `ground_facts` what shows it; empty where none was
    given. `effective_on` is from when it changes the award. `amount` is what an overpayment is of,
    in words, and `recoverable_from` whom it can be recovered from, a line each. `taken_back` says
    why it was recorded by mistake.
    """

    personal = ("what", "ground_facts", "amount", "recoverable_from", "taken_back")
    stays_said = ("taken_back",)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    kind: Mapped[DecisionKind]
    what: Mapped[str]
    made_on: Mapped[date]
    ground: Mapped[str]
    ground_facts: Mapped[str]
    effective_on: Mapped[date | None]
    amount: Mapped[str]
    recoverable_from: Mapped[str]
    taken_back: Mapped[str | None]


class DecisionNotice(TwoTimes, Base):
    """One notice of a decision: when it was sent, to whom, and what it said of rights.

    `rights` are the keys of `RightsSaid`, with a space between. The two days of reasons are those
    of a written statement that the person asked the council for; they put the last day later.
    """

    personal = ("addressee",)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    decision_fact_id: Mapped[UUID] = mapped_column(ForeignKey("case_decision.id"), index=True)
    sent_on: Mapped[date]
    person: Mapped[Person]
    addressee: Mapped[str]
    rights: Mapped[str]
    reasons_asked_on: Mapped[date | None]
    reasons_given_on: Mapped[date | None]
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))


class Suspension(TwoTimes, Base):
    """That payment was suspended, from when, why, and until when; it cannot be appealed.

    `extra_told` is whether the letter told of extra time to answer, and `taken_back` why it was
    recorded by mistake.
    """

    personal = ("why", "asked", "lifted_because", "taken_back")
    stays_said = ("lifted_because", "taken_back")

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    why: Mapped[str]
    asked: Mapped[str]
    asked_by_on: Mapped[date | None]
    extra_told: Mapped[ExtraTime]
    extra_until_on: Mapped[date | None]
    lifted_because: Mapped[str]
    taken_back: Mapped[str | None]


class CaseAppeal(TwoTimes, Base):
    """An appeal as the council received it, in time or late; sent on either way.

    `objects` is whether the council objects to a late one; None where nobody has said. The days of
    reasons are those on which the council was asked for written reasons, and gave them.
    `taken_back` says why it was recorded by mistake.
    """

    personal = (
        *("appellant", "representative", "grounds", "late_reason", "objection"),
        "taken_back",
    )
    stays_said = ("taken_back",)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    decision_fact_id: Mapped[UUID | None] = mapped_column(ForeignKey("case_decision.id"))
    received_on: Mapped[date] = mapped_column(index=True)
    person: Mapped[Person]
    appellant: Mapped[str]
    signed_by: Mapped[SignedBy]
    representative: Mapped[str]
    grounds: Mapped[str]
    reasons_asked_on: Mapped[date | None]
    reasons_given_on: Mapped[date | None]
    late_reason: Mapped[str]
    objects: Mapped[bool | None]
    objection: Mapped[str]
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
    taken_back: Mapped[str | None]


class CaseStep(TwoTimes, Base):
    """One step of a case: its day, what is due because of it and by when, when it was met.

    The time, the place and who goes are those of a hearing. `appeal_fact_id` is the appeal that it
    is about, where it is not about all of the case.
    """

    __table_args__ = (Index("ix_case_step_due", "due_on", "done_on"),)

    personal = ("words", "place", "who", "taken_back")
    stays_said = ("taken_back",)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    appeal_fact_id: Mapped[UUID | None] = mapped_column(ForeignKey("case_appeal.id"))
    kind: Mapped[StepKind]
    on: Mapped[date]
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    due_from: Mapped[DueFrom | None]
    planned_time: Mapped[str]
    place: Mapped[str]
    who: Mapped[str]
    words: Mapped[str]
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
    taken_back: Mapped[str | None]


class CaseAuthority(TwoTimes, Base):
    """Who acts for an appellant, by what authority, and a doubt of it.

    A doubt is written to the tribunal: it never stops, delays or strips an appeal.
    """

    personal = ("name", "doubt", "taken_back")
    stays_said = ("doubt", "taken_back")

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    name: Mapped[str]
    kind: Mapped[AuthorityKind]
    asked_on: Mapped[date | None]
    seen_on: Mapped[date | None]
    doubt: Mapped[str]
    doubt_told_on: Mapped[date | None]
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
    taken_back: Mapped[str | None]


class CaseDispute(TwoTimes, Base):
    """What a provider disputes of a review (para 144), by when it is answered, and the answer."""

    personal = ("words", "answer", "taken_back")
    stays_said = ("answer", "taken_back")

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    received_on: Mapped[date]
    words: Mapped[str]
    answer_by_on: Mapped[date | None] = mapped_column(index=True)
    answered_on: Mapped[date | None]
    outcome: Mapped[DisputeOutcome | None]
    answer: Mapped[str]
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
    taken_back: Mapped[str | None]


class CaseCircumstances(Recorded, Base):
    """What the tribunal should know of a claimant, and how they stand with Universal Credit.

    `capacity` is words on capacity, an appointee, adjustments, an interpreter.
    """

    __table_args__ = (only_one("case_id"),)

    personal = ("universal_credit_note", "capacity")

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    universal_credit: Mapped[UniversalCredit]
    universal_credit_note: Mapped[str]
    capacity: Mapped[str]


class CaseNote(Written, Base):
    """A note in a case; advice and strategy are read by few."""

    personal = ("words",)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    kind: Mapped[NoteKind]
    words: Mapped[str]


class RecordAskedFor(Written, Base):
    """What a benefits officer asks a review's team to record, and the answer."""

    personal = ("words", "answer")
    stays_said = ("answer",)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("case.id"), index=True)
    words: Mapped[str]
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))


class CaseItem(Recorded, Base):
    """What the disclosure officer decided on one piece of evidence, in a case or in a group.

    `harm`, `to_whom` and `proportionate` are the reasons of an application under rule 14.
    """

    personal = ("why", "harm", "to_whom", "proportionate")
    __table_args__ = (
        exactly_one("case_id", "group_id"),
        only_one("case_id", "evidence_id"),
        only_one("group_id", "evidence_id"),
    )

    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("case.id"))
    group_id: Mapped[UUID | None] = mapped_column(ForeignKey("case_group.id"))
    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"), index=True)
    inclusion: Mapped[Inclusion]
    why: Mapped[str]
    harm: Mapped[str]
    to_whom: Mapped[str]
    proportionate: Mapped[str]


class DisclosureCertificate(Written, Base):
    """A disclosure officer's dated word that every relevant document the council holds is in.

    `both` is that they also review or work the benefit, as the council's settings then allowed.
    """

    personal = ("words",)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    words: Mapped[str]
    both: Mapped[bool]


class SentSet(Written, Base):
    """A set of papers that was sent; nothing leaves it. What is to follow is said, and by when."""

    personal = ("to_follow",)
    __table_args__ = (Index(None, "case_id", "number", unique=True),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]
    kind: Mapped[SetKind]
    sent_on: Mapped[date]
    to_follow: Mapped[str]
    follows_by_on: Mapped[date | None]
    certificate_id: Mapped[UUID | None] = mapped_column(ForeignKey("disclosure_certificate.id"))


class SentItem(Written, Base):
    """One item of a set that was sent, in its place, with the decision it went under.

    `what`, `on` and `from_whom` are what the list of papers said of it then, and `sha256` the mark
    of its file; empty where it is none.
    """

    personal = ("what", "from_whom")
    __table_args__ = (Index(None, "set_id", "place", unique=True),)

    set_id: Mapped[UUID] = mapped_column(ForeignKey("sent_set.id"))
    place: Mapped[int]
    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"), index=True)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("case_item.id"))
    heading: Mapped[Heading]
    what: Mapped[str]
    on: Mapped[date | None]
    from_whom: Mapped[str]
    sha256: Mapped[str]


class CaseBearing(Recorded, Base):
    """Which way a piece of evidence points on one limb in a case: a person says so, and why.

    `limb` is a key of data/benefit_tests.toml.
    """

    personal = ("why",)
    __table_args__ = (only_one("case_id", "evidence_id", "limb"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"), index=True)
    limb: Mapped[str]
    side: Mapped[Side]
    why: Mapped[str]


class OtherSidePoint(Recorded, Base):
    """What the council does about a point that the other side can make from its own record."""

    personal = ("words",)
    __table_args__ = (only_one("case_id", "point"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    point: Mapped[str]
    choice: Mapped[Answering]
    words: Mapped[str]
