"""Officers, roles, teams, sign-ins, checks and lists of readers, and the council's settings."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.people.restricted import Room
from reviews.domain.people.roles import Role
from reviews.domain.people.training_and_checks import RecordKind

from .base import Base, Keyed, Recorded, only_one


class Officer(Keyed, Base):
    """A person who works for the council. Closed, never deleted: the name stays on the record."""

    sign_in_name: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    job_title: Mapped[str]
    email: Mapped[str]
    telephone: Mapped[str]
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class Password(Keyed, Base):
    """The hash of an officer's password, apart from everything that is recorded for good.

    The event that set it holds a salted digest of the row, so that nobody is given another's.
    """

    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), unique=True)
    hash: Mapped[str]
    set_at: Mapped[datetime]
    must_change: Mapped[bool]


class OfficerRole(Keyed, Base):
    """A role that an officer holds, from when to when."""

    __table_args__ = (only_one("officer_id", "role", where="ended_at IS NULL"),)

    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    role: Mapped[Role]
    given_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Team(Keyed, Base):
    """A review team; reviews and the interviews in them belong to one."""

    name: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]


class TeamMember(Keyed, Base):
    """An officer in a team, from when to when."""

    __table_args__ = (only_one("team_id", "officer_id", where="left_at IS NULL"),)

    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"), index=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]


class SignIn(Keyed, Base):
    """One sign-in on one device; ending the row ends that session at once."""

    audited = False

    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class SignInFailure(Keyed, Base):
    """A failed sign-in, counted against the name tried and the address it came from."""

    __table_args__ = (Index("ix_sign_in_failure_key_at", "key", "at"),)
    audited = False

    key: Mapped[str]
    at: Mapped[datetime]


class CouncilSettings(Keyed, Base):
    """The council's own words and defaults. There is one row.

    `judgement_words` are a line each; where it holds nothing, those of data/judgement_words.toml.
    Those that may hold nothing came later: a council of before has not been asked for them.
    """

    name: Mapped[str]
    team_name: Mapped[str]
    address: Mapped[str]
    telephone: Mapped[str]
    email: Mapped[str]
    website: Mapped[str]
    complaints: Mapped[str]
    formats_offered: Mapped[str]
    help_offered: Mapped[str]
    kept_for: Mapped[str]
    privacy_notice: Mapped[str]
    safeguarding_adults: Mapped[str]
    safeguarding_children: Mapped[str]
    safeguarding_staff: Mapped[str]
    safeguarding_out_of_hours: Mapped[str]
    acknowledge_days: Mapped[int]
    complete_days: Mapped[int]
    revisit_days: Mapped[int]
    small_scheme_threshold: Mapped[int]
    judgement_words: Mapped[str | None]
    second_reader_blind: Mapped[bool | None]
    answered: Mapped[str | None]
    out_of_hours: Mapped[str | None]
    out_of_hours_when: Mapped[str | None]
    housing_options: Mapped[str | None]
    advocacy: Mapped[str | None]
    data_protection: Mapped[str | None]
    complaints_address: Mapped[str | None]
    formats_given: Mapped[str | None]
    accuracy_days: Mapped[int | None]
    second_reader_apart: Mapped[bool | None]
    back_up_days: Mapped[int | None]
    response_days: Mapped[int | None]
    disclosure_both: Mapped[bool | None]


class RightsWording(Keyed, Base):
    """What resident letters say about rights, by tenure: the council's own words."""

    tenure: Mapped[str] = mapped_column(unique=True)
    words: Mapped[str]


class OfficerRecord(Recorded, Base):
    """A security check, a training or a skill of an officer; superseded once taken back."""

    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    kind: Mapped[RecordKind]
    what: Mapped[str]
    done_on: Mapped[date]
    expires_on: Mapped[date | None]


class RestrictedReader(Keyed, Base):
    """An officer on the council's list for a kind of record that is kept apart."""

    __table_args__ = (only_one("room", "officer_id", where="ended_at IS NULL"),)

    room: Mapped[Room]
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    given_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    given_at: Mapped[datetime]
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    ended_at: Mapped[datetime | None]
