"""Where each case stands: read from its rows, and kept beside as the line it is listed by."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from reviews.domain.cases.kinds import CaseKind, DecisionKind, SetKind, SignedBy, StepKind
from reviews.domain.cases.next_step import Awaits, CaseState, awaits
from reviews.store.record.rows import grouped
from reviews.store.tables import (
    Case,
    CaseAppeal,
    CaseAuthority,
    CaseDecision,
    CaseDispute,
    CaseLine,
    CaseStep,
    DecisionNotice,
    DisclosureCertificate,
    SentSet,
)

_AT_ONCE = 400
Changing = Collection[DecisionKind]
"""The kinds of decision that change an award, and so need a ground (data/appeals.toml)."""
_STANDING = (
    *(CaseDecision, DecisionNotice, CaseAppeal),
    *(CaseStep, CaseAuthority, CaseDispute),
)
_PLACES = {one: place for place, one in enumerate(Awaits)}
_OVER = {
    CaseKind.CLAIM: {
        StepKind.WITHDRAWN,
        StepKind.STRUCK_OUT,
        StepKind.REVISED_LAPSED,
        StepKind.IN_EFFECT,
    },
    CaseKind.DISPUTE: {StepKind.ANSWERED, StepKind.WITHDRAWN},
}
"""The steps after which nothing of a case is left to be done."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """What stands in one case."""

    case: Case
    decisions: Sequence[CaseDecision]
    notices: Sequence[DecisionNotice]
    appeals: Sequence[CaseAppeal]
    steps: Sequence[CaseStep]
    authorities: Sequence[CaseAuthority]
    certificates: Sequence[DisclosureCertificate]
    sets: Sequence[SentSet]
    disputes: Sequence[CaseDispute]


def state_of(session: Session, case_id: UUID, changing: Changing) -> CaseState:
    """Where one case stands; a fixed number of queries."""
    return _states(session, [case_id], changing)[case_id][0]


def refresh(session: Session, case_ids: Sequence[UUID], changing: Changing) -> None:
    """Write anew the lines that cases are listed by, from what stands in each."""
    session.flush()
    for start in range(0, len(case_ids), _AT_ONCE):
        part = case_ids[start : start + _AT_ONCE]
        session.execute(delete(CaseLine).where(CaseLine.case_id.in_(part)))
        lines = lines_of(session, part, changing)
        if lines:
            session.connection().execute(insert(CaseLine), list(lines.values()))


def lines_of(
    session: Session, case_ids: Collection[UUID], changing: Changing
) -> dict[UUID, dict[str, Any]]:
    """The lines that cases must be listed by, column by column."""
    return {
        key: _line(key, state, opened_on)
        for key, (state, opened_on) in _states(session, case_ids, changing).items()
    }


def _line(case_id: UUID, state: CaseState, opened_on: date) -> dict[str, Any]:
    first, day = awaits(state)
    left = CaseState(state.kind) if state.closed else state
    return {
        "case_id": case_id,
        "place": _PLACES[first],
        "next_on": day,
        "came_on": state.appealed_on or opened_on,
        "response_on": left.unanswered_on,
        "direction_on": left.direction_by_on,
        "hearing_on": left.hearing_on,
        "reply_on": left.reply_by_on,
        "ground_on": left.without_ground_on,
    }


def _states(
    session: Session, ids: Collection[UUID], changing: Changing
) -> Mapping[UUID, tuple[CaseState, date]]:
    found = {one.id: one for one in session.scalars(select(Case).where(Case.id.in_(ids)))}
    of = {table: _by_case(session, table, ids) for table in _STANDING}
    given = _by_case(session, DisclosureCertificate, ids, stands=False)
    sent = _by_case(session, SentSet, ids, stands=False)
    return {
        key: (
            _state(
                _Rows(
                    case,
                    of[CaseDecision].get(key, ()),
                    of[DecisionNotice].get(key, ()),
                    of[CaseAppeal].get(key, ()),
                    of[CaseStep].get(key, ()),
                    of[CaseAuthority].get(key, ()),
                    given.get(key, ()),
                    sent.get(key, ()),
                    of[CaseDispute].get(key, ()),
                ),
                changing,
            ),
            case.opened_on,
        )
        for key, case in found.items()
    }


def _by_case(
    session: Session, table: Any, ids: Collection[UUID], *, stands: bool = True
) -> dict[UUID, list[Any]]:
    query = select(table).where(table.case_id.in_(ids))
    if stands:
        query = query.where(table.superseded_at.is_(None))
    return grouped((one.case_id, one) for one in session.scalars(query))


def _state(rows: _Rows, changing: Changing) -> CaseState:
    kinds = {one.kind for one in rows.steps}
    response = any(one.kind is SetKind.RESPONSE for one in rows.sets)
    over = bool(kinds & _OVER[rows.case.kind]) or _answered(rows)
    state = CaseState(
        kind=rows.case.kind,
        closed=rows.case.closed_on is not None,
        decided=bool(rows.decisions),
        without_notice=bool(
            {one.fact_id for one in rows.decisions} - {one.decision_fact_id for one in rows.notices}
        ),
        without_ground_on=_first(
            _sent_on(one, rows.notices) for one in _groundless(rows, changing)
        ),
        appealed_on=_first(one.received_on for one in rows.appeals),
        authority_open=not rows.authorities
        and any(one.signed_by is not SignedBy.APPELLANT for one in rows.appeals),
        disclosure_finished=bool(rows.certificates),
        responded=response or StepKind.RESPONSE_SENT in kinds,
        heard=StepKind.DECISION_NOTICE in kinds and StepKind.IN_EFFECT not in kinds,
        over=over,
    )
    return state if over else replace(state, **_due(rows))


def _answered(rows: _Rows) -> bool:
    """Whether all that a provider disputes is answered."""
    return bool(rows.disputes) and all(one.answered_on for one in rows.disputes)


def _groundless(rows: _Rows, changing: Changing) -> Iterator[CaseDecision]:
    for one in rows.decisions:
        if one.kind in changing and not one.ground:
            yield one


def _sent_on(decision: CaseDecision, notices: Iterable[DecisionNotice]) -> date:
    sent = (one.sent_on for one in notices if one.decision_fact_id == decision.fact_id)
    return _first(sent) or decision.made_on


def _due(rows: _Rows) -> dict[str, Any]:
    """What is due in a case that goes on, by the field of the state."""
    sets = sorted(rows.sets, key=lambda one: one.number)
    heard = [one.on for one in rows.steps if one.kind is StepKind.DECISION_NOTICE]
    hearings = (one for one in rows.steps if one.kind is StepKind.HEARING and not one.done_on)
    replied = any(one.kind is StepKind.REPLY and one.due_on is None for one in rows.steps)
    waits = {StepKind.REPLY} if replied else {StepKind.REPLY, StepKind.RESPONSE_SENT}
    return {
        **_owed(sets),
        "direction_by_on": _open(rows.steps, {StepKind.DIRECTION}),
        "reply_by_on": _open(rows.steps, waits),
        "hearing_on": _first(one.on for one in hearings if not any(one.on <= on for on in heard)),
    }


def _owed(sets: Sequence[SentSet]) -> dict[str, Any]:
    """Whether papers are to follow as the last set says, and by the day that was said last."""
    owed = bool(sets) and bool(sets[-1].to_follow or sets[-1].follows_by_on)
    days = [one.follows_by_on for one in sets if one.follows_by_on]
    return {"papers_owed": owed, "papers_by_on": days[-1] if owed and days else None}


def _open(steps: Iterable[CaseStep], kinds: Collection[StepKind]) -> date | None:
    return _first(one.due_on for one in steps if one.kind in kinds and not one.done_on)


def _first(days: Iterable[date | None]) -> date | None:
    return min((one for one in days if one is not None), default=None)
