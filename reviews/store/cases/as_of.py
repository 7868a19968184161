"""The records of a case as they stood: every wording read once, and the one of then chosen."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.across.as_it_stood import Known, Said
from reviews.domain.cases.as_of import AsOf, Seen, stood
from reviews.store.across.wordings import earlier
from reviews.store.tables import Case, CaseGroup, Scheme
from reviews.store.tables.base import Written

from .cases import CaseHead

R = TypeVar("R", bound=Written)


def last_instant(as_of: AsOf) -> datetime | None:
    """The last instant of what was known; None where nothing is later."""
    before = as_of.known_before
    return before - timedelta(microseconds=1) if before else None


def as_it_stood(
    session: Session, kind: type[R], as_of: AsOf, *keys: str, **of: object
) -> list[Seen[R]]:
    """The rows of a table as they stood, in the order of their first wording; one query.

    Args:
        session: any session.
        kind: the table; its rows may be superseded, or only written.
        as_of: how the case is read.
        keys: the columns that say which wordings belong together, where there is no `fact_id`.
        of: what the rows are of, by column.
    """
    query = select(kind).filter_by(**of)
    if as_of.now and hasattr(kind, "superseded_at"):
        query = query.filter_by(superseded_at=None)
    rows = session.scalars(query)
    if keys:
        return stood(rows, as_of, lambda row: tuple(getattr(row, key) for key in keys))
    return stood(rows, as_of)


_SAID = {
    "about": "What the case is about",
    "tribunal_reference": "Tribunal’s reference",
    "closed_on": "Whether the case was closed",
    "closed_reason": "Why the case was closed",
    "group_id": "Which group the case was in",
}


def head_then(session: Session, case: CaseHead, as_of: AsOf) -> tuple[CaseHead, list[str]]:
    """A case with what its head said on a day, and a sentence for what was not kept; ten queries.

    Its reference, its kind and its claimant never change.
    """
    at = last_instant(as_of)
    if at is None:
        return case, []
    said = earlier(session, Case, [case.id], at)[case.id]
    if said["id"].as_.known is Known.NOT_THERE:
        return case, ["The case was not opened yet: what stands here was recorded later."]
    scheme = earlier(session, Scheme, [case.scheme_id], at)[case.scheme_id]["name"]
    lost = [_lost(words, said[name]) for name, words in _SAID.items()]
    lost += [_lost("The name of the scheme", scheme)]
    group_id = said["group_id"].value
    group = session.scalar(select(CaseGroup.name).where(CaseGroup.id == group_id))
    values: dict[str, Any] = {name: said[name].value for name in ("closed_on", "closed_reason")}
    values |= {name: said[name].value or "" for name in ("about", "tribunal_reference")}
    values |= {"group_id": group_id, "group": group or ""}
    values |= {"scheme": scheme.value or scheme.as_.sentence}
    return replace(case, **values), [one for one in lost if one]


def _lost(words: str, said: Said) -> str:
    return f"{words}: {said.as_.words}." if said.as_.known is Known.NOT_KEPT else ""
