"""A form sent twice makes one record: by the key that its page carried, and what was typed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from reviews.store.record.events import insert_once
from reviews.store.record.sent_forms import forget_before
from reviews.store.record.session import Session
from reviews.store.tables import SentForm

T = TypeVar("T")

KNOWN_FOR = timedelta(days=7)
"""How long a page that was saved, and then left open, can be sent again to no effect."""


def once(session: Session, key: UUID, digest: str, at: datetime, do: Callable[[Session], T]) -> T:
    """Run what a form asks for, or give what it gave when the same form was saved before.

    Other words under a key already used are a form of their own: nothing typed is dropped. What
    was saved more than a week ago is known no more.

    `key` is the one that the page carried, `digest` stands for who sent what, and where to.
    What `do` returns is an id or nothing.
    """
    forget_before(session, at - KNOWN_FOR)
    new = insert_once(session, SentForm, {"key": key, "digest": digest, "sent_at": at})
    sent: Any = session.get_one(SentForm, (key, digest))
    if new:
        sent.made = do(session)
    made: T = sent.made
    return made
