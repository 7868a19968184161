"""Letters issued or recorded as sent in one go: those that may not leave stay, and are named."""

from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from reviews.domain.errors import Refused
from reviews.domain.letters.may_leave import MayNotLeave
from reviews.domain.letters.went import Went
from reviews.domain.people.roles import Act
from reviews.files.disk import FileStore
from reviews.store.record.session import Session

from .steps import issue, open_letter, record_sent


def issue_together(
    session: Session, act: Act, letter_id: UUID, others: Iterable[UUID], store: FileStore
) -> list[str]:
    """Issue a letter, and others with it; gives the references of those that may not leave.

    Raises:
        Refused: the letter itself may not be issued, or one of the others not for another reason.
    """

    def one_more(key: UUID) -> None:
        issue(session, act, key, store)

    return _each(session, act, letter_id, others, one_more)


def record_sent_together(
    session: Session,
    act: Act,
    letter_id: UUID,
    others: Iterable[UUID],
    *,
    sent_on: date,
    sent_how: str,
    went: Went | None = None,
) -> list[str]:
    """Record a letter as sent, and others that went with it; gives those that may not go.

    Raises:
        Refused: the letter itself may not be sent, or one of the others cannot be recorded so.
    """

    def one_more(key: UUID) -> None:
        record_sent(session, act, key, sent_on=sent_on, sent_how=sent_how, went=went)

    return _each(session, act, letter_id, others, one_more)


def _each(
    session: Session,
    act: Act,
    letter_id: UUID,
    others: Iterable[UUID],
    take: Callable[[UUID], None],
) -> list[str]:
    take(letter_id)
    left = list[str]()
    for key in others:
        try:
            take(key)
        except MayNotLeave:
            left.append(open_letter(session, act, key).reference)
        except Refused as error:
            reference = open_letter(session, act, key).reference
            raise Refused(f"{reference}: {error.sentence}", error.field) from error
    return left
