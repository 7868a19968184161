"""What findings rest on, for readers outside the team: whose account and when, never the words.

Nobody is named who was heard: benefits officers and letter officers never learn who took part.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.record.evidence import EvidenceKind
from reviews.domain.sources import Source
from reviews.store.record.rows import grouped
from reviews.store.tables import (
    Account,
    AnswerVersion,
    FindingEvidence,
    Observation,
    Officer,
    StoredFile,
    Visit,
)
from reviews.store.tables import Evidence as Identity


@dataclass(frozen=True, slots=True)
class Cited:
    """One thing that a finding rests on: an account, something seen on a visit, or a document.

    Of what was told in confidence only that it was: no day, and nobody's name.

    Attributes:
        kind: what it is.
        source: whose account, where it is one.
        document: the name of a document; empty where it is a resident's own.
        seen: whether it was seen on a visit.
        on: the day it was told, seen or dated.
        by: who heard or saw it, or put it on file.
    """

    in_confidence: bool
    source: Source | None
    document: str
    seen: bool
    on: date | None
    by: str
    kind: EvidenceKind


def cited_outside(session: Session, pieces: Collection[UUID]) -> dict[UUID, list[Cited]]:
    """Some pieces of evidence by the finding that rests on them, as they were cited; one query."""
    heard, saw, filed, wrote = (aliased(Officer) for _ in range(4))
    query = (
        select(
            FindingEvidence.finding_fact_id,
            Identity.kind,
            Identity.true_from_on,
            Identity.sensitivity,
            Account.source,
            Account.observed_on,
            func.coalesce(Visit.went_on, Visit.planned_on).label("went_on"),
            StoredFile,
            FindingEvidence.observation_id,
            func.coalesce(heard.name, saw.name, filed.name, wrote.name).label("by"),
        )
        .join(Identity, Identity.id == FindingEvidence.evidence_id)
        .join(wrote, wrote.id == Identity.recorded_by)
        .outerjoin(AnswerVersion, AnswerVersion.id == FindingEvidence.answer_id)
        .outerjoin(Account, Account.id == AnswerVersion.account_id)
        .outerjoin(heard, heard.id == Account.heard_by)
        .outerjoin(Observation, Observation.id == FindingEvidence.observation_id)
        .outerjoin(Visit, Visit.id == Observation.visit_id)
        .outerjoin(saw, saw.id == Observation.recorded_by)
        .outerjoin(StoredFile, StoredFile.id == FindingEvidence.file_id)
        .outerjoin(filed, filed.id == StoredFile.recorded_by)
        .where(FindingEvidence.id.in_(pieces))
        .order_by(FindingEvidence.added_at, FindingEvidence.id)
    )
    return grouped((row.finding_fact_id, _cited(row)) for row in session.execute(query))


def _cited(row: Any) -> Cited:
    if row.sensitivity is Sensitivity.CONFIDENTIAL:
        return Cited(True, None, "", seen=False, on=None, by="", kind=row.kind)
    return Cited(
        in_confidence=False,
        source=row.source,
        document=_named(row.StoredFile),
        seen=row.observation_id is not None,
        on=row.observed_on or row.went_on or _dated(row),
        by=row.by,
        kind=row.kind,
    )


def _dated(row: Any) -> date | None:
    """The day that a document bears, or the one from which anything else was so."""
    on: date | None = row.StoredFile.true_on if row.StoredFile else row.true_from_on
    return on


def _named(file: StoredFile | None) -> str:
    """The name of a document; a paper of one resident would tell who they are."""
    return file.name if file is not None and file.resident_id is None else ""
