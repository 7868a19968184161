"""A reviewer's statement as a witness, gathered from what of theirs is in the papers of a case."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from reviews.domain.cases.matrix import speaks_to
from reviews.domain.cases.own_papers import About
from reviews.domain.cases.paper_lines import Told, by_day, told
from reviews.domain.cases.pieces import Piece
from reviews.domain.cases.witness_statement import (
    IN_YOUR_OWN_WORDS,
    KNOWN,
    TRUTH,
    Heard,
    Known,
    WentThere,
    WitnessStatement,
    together,
)
from reviews.domain.dates import long_date
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import Council
from reviews.domain.record.evidence import EvidenceKind
from reviews.reference.limbs import limbs
from reviews.store.people.officers import OfficerLine, officers
from reviews.store.record.session import Session
from reviews.store.visits.visits import VisitLine, visits_by_id

from .in_papers import InPapers

_ON_VISITS = (EvidenceKind.OBSERVATION, EvidenceKind.STAFF_TALK)


def witnesses(session: Session, found: InPapers) -> list[OfficerLine]:
    """The officers who can be asked for a statement, by name; five queries.

    They heard an account that is in, or recorded or went on a visit of which something is in: an
    officer all of whose work is left out is not among them, for that would tell of it.
    """
    made = {_by(one, found) for one in found.whole() if _is_theirs(one)}
    made |= {key for one in _visits(session, found) for key, _ in one.officers}
    return sorted(officers(session, only=made), key=lambda one: (one.name, str(one.id)))


def check_witness(session: Session, found: InPapers, officer_id: UUID | None) -> None:
    """Check that a statement can be drafted for an officer.

    Raises:
        Refused: nobody is chosen, or nothing of theirs is in the papers.
    """
    if officer_id not in {one.id for one in witnesses(session, found)}:
        raise Refused("Choose an officer who saw or heard something that is in.")


def statement(
    session: Session, found: InPapers, council: Council, about: About, officer_id: UUID
) -> WitnessStatement:
    """The statement of one officer, as it is drafted for them.

    Where nothing of theirs is in the papers any more, each part says so.
    """
    (one,) = officers(session, only=[officer_id])
    every = [each for each in found.whole() if _is_theirs(each)]
    theirs = by_day(each for each in every if _by(each, found) == officer_id)
    known: dict[Known, list[Piece]] = {one: [] for one in Known}
    for each in theirs:
        if each.kind is EvidenceKind.ACCOUNT and each.source is not None:
            known[KNOWN[each.source]].append(each)
    seen = [each for each in theirs if each.kind in _ON_VISITS]
    return WitnessStatement(
        council,
        about,
        witness=one.name,
        witness_post=one.job_title,
        witness_team=", ".join(one.teams),
        visits=tuple(
            _went(visit, officer_id, seen, found)
            for visit in _visits(session, found)
            if _was_there(visit, officer_id, seen, found)
        ),
        looked=_heard(known[Known.SAW], found),
        heard=_heard(known[Known.TOLD], found),
        read=_heard(known[Known.READ], found),
        photographs=_photographs(seen, found),
        truth=TRUTH,
    )


def _is_theirs(piece: Piece) -> bool:
    return piece.kind in (*_ON_VISITS, EvidenceKind.ACCOUNT)


def _by(piece: Piece, found: InPapers) -> UUID:
    """Who heard an account, or recorded anything else."""
    row: Any = found.rows[piece.id]
    by: UUID = row.heard_by if piece.kind is EvidenceKind.ACCOUNT else row.recorded_by
    return by


def _visit_of(piece: Piece, found: InPapers) -> UUID | None:
    key: UUID | None = found.rows[piece.id].visit_id if _is_theirs(piece) else None
    return key


def _visits(session: Session, found: InPapers) -> list[VisitLine]:
    """The visits of which something is in."""
    ids = {_visit_of(one, found) for one in found.whole()}
    return visits_by_id(session, {key for key in ids if key is not None})


def _was_there(visit: VisitLine, officer_id: UUID, seen: Iterable[Piece], found: InPapers) -> bool:
    went = any(key == officer_id for key, _ in visit.officers)
    return went or any(_visit_of(one, found) == visit.id for one in seen)


def _went(visit: VisitLine, officer_id: UUID, seen: list[Piece], found: InPapers) -> WentThere:
    on_it = [one for one in seen if _visit_of(one, found) == visit.id]
    others = tuple(name for key, name in visit.officers if key != officer_id)

    def of(kind: EvidenceKind) -> tuple[Told, ...]:
        return tuple(_told(one, found) for one in on_it if one.kind is kind)

    return WentThere(
        on=long_date(visit.went_on or visit.planned_on),
        what_for=visit.purpose.words,
        together=together(others),
        saw=of(EvidenceKind.OBSERVATION),
        told=of(EvidenceKind.STAFF_TALK),
        own_words=IN_YOUR_OWN_WORDS,
    )


def _told(piece: Piece, found: InPapers) -> Told:
    return told(piece, found.place(piece), found.decided_on, found.title(piece))


def _heard(accounts: Iterable[Piece], found: InPapers) -> tuple[Heard, ...]:
    """Accounts with those of their answers that speak to a question of the test, as asked."""
    by_question = limbs()

    def of(account: Piece) -> tuple[Told, ...]:
        return tuple(
            told(one, found.place(one), found.decided_on)
            for one in found.answers()
            if one.account and one.account[0] == account.id and speaks_to(one, by_question)
        )

    every = ((one, _told(one, found)) for one in accounts)
    return tuple(
        Heard(
            on=long_date(one.true_from_on or one.recorded_on),
            what=line.what,
            whose=line.whose,
            later=line.later,
            paper=line.paper,
            words=of(one),
        )
        for one, line in every
    )


def _photographs(seen: Iterable[Piece], found: InPapers) -> tuple[Told, ...]:
    """The photographs of what they saw that are in."""
    ids = {found.rows[one.id].file_id for one in seen if one.kind is EvidenceKind.OBSERVATION}
    return tuple(_told(one, found) for one in found.whole() if one.id in ids)
