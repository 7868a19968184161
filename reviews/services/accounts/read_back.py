"""Recording how an account came back to whoever gave it, and what they say is wrong in it."""

from uuid import UUID

from reviews.domain.accounts.accounts import AccountState
from reviews.domain.accounts.read_back import (
    ReadBackTold,
    Way,
    check_read_back,
    is_read_back,
)
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import first_or_again, stripped
from reviews.services.review.reviews import record
from reviews.store.accounts.accounts import newest_copy
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import ReadBack

from .accounts import check_consented, open_account


def record_read_back(
    session: Session, act: Act, account_id: UUID, told: ReadBackTold, *, seen: str | None = None
) -> None:
    """Record that a finished account was read back or given to whoever gave it, or why not.

    What was recorded before stays. `seen` is the id of what stood on the officer's page, empty
    where nothing did; None checks nothing.

    Raises:
        Refused: the account is nobody's, is not finished or may no longer be used, something is
            missing, or someone recorded it meanwhile.
    """
    row, review = open_account(session, act, account_id)
    if not is_read_back(row.source):
        raise Refused("Nobody gave this account, so it is read back to nobody.")
    if row.state is not AccountState.COMPLETE:
        raise Refused("Finish the account first, so that what they hear is all of it.")
    check_consented(session, review.id, row.resident_id, row.source)
    check_read_back(told, row.observed_on, act.today)
    before = standing_row(session, ReadBack, account_id=account_id)
    _check_seen(before, seen)
    values = {
        "account_id": account_id,
        "copy_id": newest_copy(session, account_id),
        **_kept(told),
    }
    first_or_again(session, act, ReadBack, before, **values)
    record(session, act, review.id, EventKind.ACCOUNT_READ_BACK, account=account_id)


def _check_seen(row: ReadBack | None, seen: str | None) -> None:
    if row is not None and seen not in (None, str(row.id)):
        raise Refused(
            f"Someone recorded this meanwhile: “{row.way.words}”. Yours is below: save again to "
            "put it in its place.",
            "way",
        )


def _kept(told: ReadBackTold) -> dict[str, object]:
    """What is kept of it: nothing of a day or a format where it never came back to them."""
    came = told.way is not Way.NEITHER
    return stripped(
        way=told.way,
        format=told.format if told.way is Way.GIVEN else None,
        read_on=told.read_on if came else None,
        by_whom=told.by_whom if came else "",
        why_not="" if came else told.why_not,
        corrections=told.corrections,
    )
