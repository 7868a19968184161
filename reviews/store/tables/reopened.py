"""Accounts opened again, what that changes, and accounts read back to whoever gave them."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.accounts.read_back import Way
from reviews.domain.register.closed_words import ContactFormat

from .base import Base, Recorded, Written, only_one


class AccountReopening(Written, Base):
    """That a finished account was opened again, and why; `after_agreement` if others relied on it.

    One from before agreement may have no reason, and waits for nobody.
    """

    personal = ("reason",)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    after_agreement: Mapped[bool]
    reason: Mapped[str]


class ReopeningEffect(Recorded, Base):
    """What an account that was opened again after agreement changes, if anything."""

    personal = ("effect",)
    __table_args__ = (only_one("reopening_id"),)

    reopening_id: Mapped[UUID] = mapped_column(ForeignKey("account_reopening.id"), index=True)
    effect: Mapped[str]


class ReadBack(Recorded, Base):
    """How one finished account came back to whoever gave it, and what they say is wrong in it.

    `copy_id` is the account as they heard or read it. Their corrections stand beside it.
    """

    personal = ("by_whom", "why_not", "corrections")
    __table_args__ = (only_one("account_id"),)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    copy_id: Mapped[UUID] = mapped_column(ForeignKey("account_copy.id"))
    way: Mapped[Way]
    format: Mapped[ContactFormat | None]
    read_on: Mapped[date | None]
    by_whom: Mapped[str]
    why_not: Mapped[str]
    corrections: Mapped[str]
