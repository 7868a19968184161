"""The answers of an account that count no longer, as its page shows them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from reviews.domain.accounts.accounts import words_asked
from reviews.domain.accounts.answers import worded
from reviews.store.accounts import answers
from reviews.store.accounts.answers import PutAside
from reviews.store.people import officers
from reviews.web.database import reading

from .filling import Filling


@dataclass(frozen=True, slots=True)
class Aside:
    """One answer put aside: the question as asked, what was said, and why it counts no longer."""

    asked: str
    said: str
    by: str
    at: datetime
    why: str
    cleared_by: str
    cleared_at: datetime


def aside_of(filling: Filling) -> list[Aside]:
    """The answers put aside of an account that this officer may read, in the order asked."""
    kinds = filling.whole_set.kinds
    found = answers.put_aside(answers.versions(reading(), filling.account.id, kinds))
    order = {key: number for number, key in enumerate(kinds)}
    found.sort(key=lambda one: (one.said.place[1], order[one.said.place[0]]))
    names = officers.names(reading()) if found else {}
    return [_aside(filling, one, names) for one in found]


def _aside(filling: Filling, one: PutAside, names: dict[UUID, str]) -> Aside:
    key, repeat = one.said.place
    question = filling.whole_set.by_key[key]
    if repeat:
        asked = filling.asked_about(question, repeat)
    else:
        asked = words_asked(question, easy=filling.account.easy_words)
    reason = one.cleared.answer.reason
    why = reason if one.cleared.answer.put_aside or not reason else f"Taken away: {reason}"
    return Aside(
        asked,
        worded(question, one.said.answer),
        names.get(one.said.by, ""),
        one.said.at,
        why or "Left empty",
        names.get(one.cleared.by, ""),
        one.cleared.at,
    )
