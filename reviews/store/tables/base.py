"""What every table shares: names, times and the mark of what the event chain covers."""

import re
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    Index,
    MetaData,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant, stored in UTC and returned in UTC on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; SQLite keeps no zone, so it is dropped there."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("An instant without a time zone cannot be stored.")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Always aware, always UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


SORTED = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that is compared letter by letter, so that the start of a word is a range of an index."""


class Base(DeclarativeBase):
    """All tables. Each is called like its class, unless that has another name since.

    `audited` says whether the event chain covers a table's rows; `personal` names the columns of
    people's own words, or that can quote them, which a lawful erasure empties. `stays_said` are
    those of them that other rules read as said or not: emptied, they say that they were erased.
    """

    audited: ClassVar[bool] = True
    personal: ClassVar[tuple[str, ...]] = ()
    stays_said: ClassVar[tuple[str, ...]] = ()

    metadata = MetaData(
        naming_convention={
            "kind": lambda index, _: "uq" if index.unique else "ix",
            "ix": "%(kind)s_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime,
        str: Text,
        StrEnum: Enum(
            StrEnum,
            native_enum=False,
            create_constraint=False,
            length=40,
            values_callable=lambda words: [one.value for one in words],
        ),
    }

    def __init_subclass__(cls, **more: Any) -> None:
        if "__tablename__" not in vars(cls):
            cls.__tablename__ = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        super().__init_subclass__(**more)


def only_one(*columns: str, where: str = "superseded_at IS NULL") -> Index:
    """An index that lets one row with these values stand; `where` says which rows do."""
    stands = text(where)
    return Index(None, *columns, unique=True, sqlite_where=stands, postgresql_where=stands)


def exactly_one(*columns: str) -> CheckConstraint:
    """A rule that one of these columns holds something, and the others nothing."""
    return CheckConstraint(f"{_held(columns)} = 1", name="exactly_one")


def at_most_one(*columns: str) -> CheckConstraint:
    """A rule that no two of these columns hold something."""
    return CheckConstraint(f"{_held(columns)} <= 1", name="at_most_one")


def _held(columns: tuple[str, ...]) -> str:
    return " + ".join(f"CASE WHEN {one} IS NULL THEN 0 ELSE 1 END" for one in columns)


class Keyed:
    """A row known by a UUID, which whoever makes the row may choose."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)


class Written(Keyed):
    """A row that records when it was written, and by whom."""

    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))


class Recorded(Written):
    """A row that also records when another took its place."""

    superseded_at: Mapped[datetime | None]


class TwoTimes(Recorded):
    """A recorded fact that also says from and to which date it was true.

    `fact_id` stays the same when a fact is corrected: the id of its first wording. One stands.
    """

    __tablename__: str
    __table_args__: Any = ()

    def __init_subclass__(cls, **more: Any) -> None:
        cls.__table_args__ = (*cls.__table_args__, only_one("fact_id"))
        super().__init_subclass__(**more)

    @declared_attr
    def fact_id(cls) -> Mapped[UUID]:  # noqa: N805 - SQLAlchemy gives the class
        """What all wordings of a fact have in common."""
        return mapped_column(ForeignKey(f"{cls.__tablename__}.id"), index=True)

    true_from_on: Mapped[date | None]
    true_to_on: Mapped[date | None]
