"""The same words in the papers of two residents: when looked for, what was found, what is said."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.assessment.same_words import Made

from .base import Base, Keyed, Recorded, only_one


class SameWordsLook(Keyed, Base):
    """One look through the papers of a review.

    `digest` is of the papers that were read, by their contents. `unread` is JSON: why a file could
    not be read, by its id.
    """

    __table_args__ = (Index("ix_same_words_look_review_id", "review_id", "at"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]
    digest: Mapped[str]
    papers: Mapped[int]
    unread: Mapped[str]


class SameWordsPair(Keyed, Base):
    """Two papers with words in common, without the words.

    A paper is a stored file or one version of an answer. Neither ever changes, so what was found
    stands; `words` and `passages` count what they have in common.
    """

    __table_args__ = (UniqueConstraint("review_id", "one_id", "other_id"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    look_id: Mapped[UUID] = mapped_column(ForeignKey("same_words_look.id"))
    one_id: Mapped[UUID]
    other_id: Mapped[UUID]
    words: Mapped[int]
    passages: Mapped[int]


class SameWordsMade(Recorded, Base):
    """What an officer makes of a pair, and why."""

    personal = ("reason",)
    __table_args__ = (only_one("pair_id"),)

    pair_id: Mapped[UUID] = mapped_column(ForeignKey("same_words_pair.id"), index=True)
    made: Mapped[Made]
    reason: Mapped[str]
