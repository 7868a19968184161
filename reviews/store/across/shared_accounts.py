"""What benefits officers open: accounts that residents share, the provider's own, its papers."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from reviews.domain.accounts.accounts import CopiedSection, Sensitivity
from reviews.domain.accounts.read_back import ReadBackState
from reviews.domain.consent.consents import Use
from reviews.domain.consent.shared import of_a_need
from reviews.domain.review.requests import OF_PEOPLE
from reviews.domain.sources import Source
from reviews.store.accounts.accounts import AccountHead, copy_of, finished
from reviews.store.accounts.read_backs import ReadBackView, read_backs, state_of
from reviews.store.consent.consents import standings, why_withheld
from reviews.store.consent.sharing_acts import kept_back
from reviews.store.record.rows import read, select_as
from reviews.store.record.standing import stands
from reviews.store.register import residents
from reviews.store.tables import RequestFile, RequestLine, StoredFile

from .evidence import disputes

SOMETHING_WRONG = "Something in it is wrong."
"""What stands for the words of whoever says so, where they may tell what is not shared."""


@dataclass(frozen=True, slots=True)
class SharedAccount:
    """An account that is shared: whose, and of which day. The resident is named by reference.

    `read_back` is nothing where it is nobody's; `wrong` is what its giver says of it since.
    """

    id: UUID
    source: Source
    resident_id: UUID | None
    reference: str
    question_set: str
    version: str
    observed_on: date
    read_back: ReadBackState | None
    wrong: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that came in answer to an item of the document request, and is of no resident."""

    id: UUID
    name: str
    about: str
    true_on: date | None
    item: str
    bytes_id: str
    media_type: str


def accounts_shared(session: Session, review_id: UUID) -> list[SharedAccount]:
    """The finished accounts of a review that are shared for benefits; four queries.

    Those about residents who agreed, whoever gave them, and the provider's own. Nothing says
    whether there are others.
    """
    agreed = standings(session, review_id)
    heads = [
        one
        for one in finished(session, review_id)
        if one.sensitivity is Sensitivity.ORDINARY
        and (one.resident_id is not None or one.source is Source.PROVIDER)
        and not why_withheld(agreed, one.resident_id, one.source, Use.SHARE_BENEFITS)
    ]
    ids = {one.resident_id for one in heads if one.resident_id is not None}
    named = residents.references(session, ids)
    backs = read_backs(session, {one.id for one in heads})
    return [_shared(one, named, backs.get(one.id)) for one in heads]


def _shared(head: AccountHead, named: dict[UUID, str], back: ReadBackView | None) -> SharedAccount:
    reference = named[head.resident_id] if head.resident_id is not None else ""
    wrong = back.corrections if back else ""
    return read(
        SharedAccount, head, reference=reference, read_back=state_of(head, back), wrong=wrong
    )


def said_wrong(session: Session, review_id: UUID, account: SharedAccount) -> list[tuple[str, str]]:
    """What is said to be wrong in a shared account, each with who says so; a few queries.

    Where a need in it is kept back the words may tell of that need, so that they are not given.
    """
    said = [("They say of the account:", account.wrong)] if account.wrong else []
    since = disputes(session, account.id)
    said += [(f"{one.said_by} says of the account:", one.words) for one in since]
    if any(of == account.id for of, _ in kept_back(session, [review_id]).needs):
        return [(by, SOMETHING_WRONG) for by, _ in said]
    return said


def words_shared(
    session: Session, review_id: UUID, account: SharedAccount, left_out: Container[str]
) -> list[CopiedSection]:
    """A shared account as it was finished, less the questions `left_out` and whole needs kept back.

    A need of which one answer is kept back is left out whole, as one that was not talked about.
    """
    kept = kept_back(session, [review_id]).needs
    found = []
    for section in copy_of(session, account.id):
        of_need = any(of_a_need(line.key) for line in section.lines)
        lines = tuple(line for line in section.lines if line.key not in left_out)
        if lines and not (of_need and (account.id, section.repeat) in kept):
            found.append(CopiedSection(section.title, section.repeat, lines))
    return found


def papers_shared(session: Session, review_id: UUID) -> list[Paper]:
    """The provider's own papers in a review, in the order they came; one query.

    Papers of single people, or in their words, are left out: nobody asked them.
    """
    query = (
        select_as(Paper, StoredFile, item=RequestLine.item)
        .join(RequestFile, RequestFile.file_id == StoredFile.id)
        .join(RequestLine, RequestLine.id == RequestFile.request_line_id)
        .where(
            StoredFile.review_id == review_id,
            StoredFile.resident_id.is_(None),
            StoredFile.quarantined_at.is_(None),
            StoredFile.sensitivity == Sensitivity.ORDINARY,
            stands(StoredFile.id),
            RequestLine.item.not_in(OF_PEOPLE),
        )
    )
    rows = session.execute(query.order_by(StoredFile.recorded_at, StoredFile.id))
    return [read(Paper, row) for row in rows]
