"""Requests about what is held of a person: recorded, decided place by place, carried out, answered.

Nothing is erased or restricted until every place is decided; then all of it in one transaction.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from reviews.domain.across.data_answers import Line, Told, answer
from reviews.domain.across.data_requests import (
    Asks,
    Came,
    Ground,
    Outcome,
    check_decision,
    check_request,
)
from reviews.domain.across.places import APART, EVENTS, PLACES
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import first, first_or_again
from reviews.services.register.schemes import COUNCIL
from reviews.store.across import data_requests as store
from reviews.store.across import erasure
from reviews.store.across.data_requests import Decided, RequestLine
from reviews.store.across.erasure import Key
from reviews.store.across.evidence import with_it
from reviews.store.across.places import Place, places
from reviews.store.cases.holds import held
from reviews.store.people.council_settings import council
from reviews.store.record.events import lock, record
from reviews.store.record.registering import table_of
from reviews.store.record.session import Session
from reviews.store.record.standing import is_restricted
from reviews.store.tables import (
    DataRequest,
    DataRequestDecision,
    Evidence,
    EvidenceDisputed,
    EvidenceRestricted,
)

from .erasure import erase


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A request as it came: about a resident, someone named, or one record."""

    asked_on: date
    asked_by: str
    came: Came
    asks: Asks
    words: str
    name: str = ""
    resident_id: UUID | None = None
    evidence_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided on some places, and why."""

    outcome: Outcome
    ground: Ground | None
    reason: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Every place that a request bears on, and what was decided on each so far."""

    places: Sequence[Place]
    decided: Mapping[Key, Decided]

    @property
    def left(self) -> list[Place]:
        """The places on which nothing is decided yet."""
        return [one for one in self.places if one.key not in self.decided]


def record_request(session: Session, act: Act, new: NewRequest) -> UUID:
    """Record that someone asks something about what is held; returns the id of the request.

    Raises:
        Refused: something is missing, the day is to come, or it is about nobody.
    """
    check_request(new.asked_by, new.words, new.asked_on, act.today)
    if not (new.resident_id or new.evidence_id or new.name.strip()):
        raise Refused("Say whom it is about: by a resident’s reference, or by name.", "name")
    lock(session, COUNCIL)
    row = first(
        session,
        act,
        DataRequest,
        resident_id=new.resident_id,
        evidence_id=new.evidence_id,
        name=new.name.strip(),
        asked_on=new.asked_on,
        asked_by=new.asked_by.strip(),
        came=new.came,
        asks=new.asks,
        words=new.words.strip(),
        answered_at=None,
        answered_by=None,
        answer=None,
    )
    about = {"data_request": row.id}
    record(session, act, COUNCIL, EventKind.DATA_REQUEST_RECORDED, about=about)
    return row.id


def record_request_about(session: Session, act: Act, reference: str, new: NewRequest) -> UUID:
    """Record a request about the resident with a reference, or about someone who is named.

    Raises:
        Refused: no resident has the reference, or see `record_request`.
    """
    resident_id = store.resident_with(session, reference) if reference.strip() else None
    if reference.strip() and resident_id is None:
        raise Refused(f"No resident has the reference {reference.strip()}.", "reference")
    return record_request(session, act, replace(new, resident_id=resident_id))


def listed(session: Session, asked: RequestLine) -> Listed:
    """Every place that a request bears on; once it is answered, those that were decided on."""
    decided = store.decisions(session, asked.id)
    found = () if asked.answered_at else places(session, asked.about)
    return Listed(found, decided)


def decide(
    session: Session, act: Act, request_id: UUID, keys: Collection[Key], decision: Decision
) -> None:
    """Decide alike on some places; what was decided on them before is superseded.

    Raises:
        NotThere: there is no such request.
        Refused: it is answered, a place is no longer on the list or held for a legal claim, or
            something is missing.
    """
    asked = _waiting(session, request_id)
    known = {one.key: one for one in places(session, asked.about)}
    if not known.keys() >= set(keys):
        raise Refused("The list changed meanwhile. Look at it again, and choose again.", "places")
    ground = decision.ground if decision.outcome is Outcome.REFUSED else None
    cited = [known[key].cited for key in keys]
    check_decision(decision.outcome, ground, decision.reason, cited=cited)
    if decision.outcome is Outcome.ERASED:
        _check_not_held(session, keys, "places")
    standing = store.decision_rows(session, request_id)
    for table, key in keys:
        first_or_again(
            session,
            act,
            DataRequestDecision,
            standing.get((table, key)),
            request_id=request_id,
            row_table=table,
            row_id=key,
            outcome=decision.outcome,
            ground=ground,
            reason=decision.reason.strip(),
        )
    said = {"count": f"{len(cited):,} place{'s' * (len(cited) != 1)}"}
    about = {"data_request": request_id}
    record(session, act, COUNCIL, EventKind.DATA_REQUEST_DECIDED, about=about, words=said)


def _check_not_held(session: Session, keys: Collection[Key], field: str | None = None) -> None:
    """Check that a legal claim holds none of some places, now that they are to be erased."""
    count = len(held(session, keys))
    if count:
        are = "place is" if count == 1 else "places are"
        raise Refused(
            f"{count:,} {are} held for a legal claim, and cannot be erased until it ends: each is "
            f"marked in the list. Refuse on the ground “{Ground.CLAIMS.words}”, or take them off.",
            field,
        )


def _waiting(session: Session, request_id: UUID) -> RequestLine:
    """A request that is not answered yet, with the council's stream locked."""
    lock(session, COUNCIL)
    asked = store.request(session, request_id)
    if asked is None:
        raise NotThere
    if asked.answered_at is not None:
        raise Refused("This request was answered meanwhile.")
    return asked


def answer_of(session: Session, asked: RequestLine, found: Listed) -> str:
    """What the person is told, from what is decided; records kept apart are not named in it."""
    apart = {one.key for one in found.places if one.apart}
    every = [
        one for one in found.decided.values() if one.row_table not in APART and one.key not in apart
    ]
    counted = Counter((PLACES[one.row_table], one.outcome, one.ground, one.reason) for one in every)
    own = council(session)
    letters = [UUID(one.row_id) for one in every if one.row_table == "letter"]
    told = Told(
        council=own.name,
        asks=asked.asks,
        asked_on=asked.asked_on,
        lines=[Line(*alike, count) for alike, count in counted.items()],
        sent=store.sent(session, letters),
        shared=store.shared(session, asked.resident_id),
        contacts=(own.data_protection, own.complaints),
    )
    return answer(told)


def carry_out(session: Session, act: Act, request_id: UUID) -> None:
    """Do all that was decided on a request, in one transaction, and keep the answer.

    The bytes of files go once it is committed: `erasure_list.finish`.

    Raises:
        NotThere: there is no such request.
        Refused: it is answered, a place is not decided yet or held for a legal claim, or a record
            is not as it was recorded.
    """
    asked = _waiting(session, request_id)
    found = listed(session, asked)
    if found.left:
        left = len(found.left)
        are = "place is" if left == 1 else "places are"
        raise Refused(f"{left} {are} not decided on yet. Decide on each first.")
    every = list(found.decided.values())
    told = answer_of(session, asked, found)
    _check_not_held(session, [one.key for one in every if one.outcome is Outcome.ERASED])
    _erase(session, act, asked, found.decided)
    for one in every:
        if one.outcome is Outcome.RESTRICTED:
            _restrict(session, act, asked, UUID(one.row_id))
        if one.outcome is Outcome.DISPUTED:
            _dispute(session, act, asked, one)
    row = session.get_one(DataRequest, request_id)
    row.answered_at, row.answered_by, row.answer = act.at, act.by.id, told
    about = {"data_request": request_id}
    record(session, act, COUNCIL, EventKind.DATA_REQUEST_ANSWERED, about=about)


def _erase(session: Session, act: Act, asked: RequestLine, decided: Mapping[Key, Decided]) -> None:
    keys = [key for key, one in decided.items() if one.outcome is Outcome.ERASED]
    if not keys:
        return
    letters = [UUID(key) for table, key in keys if table == "letter"]
    rows = erasure.rows_of(session, [one for one in keys if one[0] != EVENTS])
    rows += erasure.parts_of_letters(session, letters)
    events = {int(key) for table, key in keys if table == EVENTS}
    about = {"data_request": asked.id}
    how: dict[str, Any] = {"events": events, "about": about, "spared": decided.keys() - set(keys)}
    erase(session, act, rows, EventKind.PERSON_ERASED, **how)


def _restrict(session: Session, act: Act, asked: RequestLine, evidence_id: UUID) -> None:
    """Restrict a record, with what goes with it."""
    own = session.get_one(Evidence, evidence_id)
    row = session.get(table_of(own.kind), evidence_id)
    for key in dict.fromkeys([evidence_id, *with_it(session, own, row)]):
        if not is_restricted(session, key):
            first(
                session,
                act,
                EvidenceRestricted,
                evidence_id=key,
                request_id=asked.id,
                superseded_at=None,
            )
            session.flush()


def _dispute(session: Session, act: Act, asked: RequestLine, decided: Decided) -> None:
    first(
        session,
        act,
        EvidenceDisputed,
        evidence_id=UUID(decided.row_id),
        said_by=asked.asked_by,
        said_on=asked.asked_on,
        words=decided.reason,
    )


def lift(session: Session, act: Act, request_id: UUID) -> int:
    """Let what was restricted on a request be used again; returns how many records.

    The person is told before (article 18(3)): the page asks for that first.

    Raises:
        Refused: nothing is restricted on it any more.
    """
    lock(session, COUNCIL)
    rows = store.restricted_by(session, request_id)
    if not rows:
        raise Refused("Nothing is restricted on this request any more.")
    for row in rows:
        row.superseded_at = act.at
    about = {"data_request": request_id}
    record(session, act, COUNCIL, EventKind.RESTRICTION_LIFTED, about=about)
    return len(rows)
