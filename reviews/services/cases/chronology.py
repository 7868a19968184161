"""The chronology of a case, gathered from its own steps and from what is in its papers."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from uuid import UUID

from reviews.domain.accounts.questions import Kind
from reviews.domain.cases.authority import both_ways
from reviews.domain.cases.chronology import Happened, brief
from reviews.domain.cases.citing import cite
from reviews.domain.cases.paper_lines import THE_COUNCIL, whose
from reviews.domain.cases.pieces import Piece
from reviews.domain.cases.steps import ASKS, SENT
from reviews.domain.dates import LONDON, long_date
from reviews.domain.record.evidence import OF_CASES, EvidenceKind
from reviews.store.cases import decisions, standing
from reviews.store.cases.facts import APPEALS, AUTHORITIES, STEPS
from reviews.store.cases.letters_in import Recommended, recommended
from reviews.store.record.session import Session
from reviews.store.register.residents import stays

from .in_papers import InPapers
from .paper_words import Sets

_REGISTER = "The council’s register"


def happened(session: Session, found: InPapers, known: Sets, today: date) -> list[Happened]:
    """Each dated thing of a case: its own steps first, then what is in; ten queries.

    Args:
        session: any session.
        found: what is in the papers.
        known: the question sets, by name and version.
        today: the last day of it.
    """
    every = [*_steps(session, found), *_lived(session, found), *_in_papers(session, found, known)]
    return [one for one in every if one.on <= today]


def without_day(found: InPapers) -> list[str]:
    """What is in and has no day, each with its paper."""
    return [
        f"{found.title(one)} ({cite(found.place(one))})"
        for one in found.whole()
        if _on(one) is None
    ]


def _steps(session: Session, found: InPapers) -> Iterator[Happened]:
    ids = [found.case.id]
    yield from _decided(session, found)
    for one in APPEALS.of(session, ids):
        who = one.appellant or one.person.words.lower()
        paper = found.place_of((one.id, one.file_id))
        yield _own(one.received_on, f"An appeal came from {who}", one.recorded_at, paper)
    for step in STEPS.of(session, ids):
        asks, paper = ASKS[step.kind], found.place_of((step.file_id,))
        yield _own(step.on, asks.was or step.kind.words, step.recorded_at, paper)
        if step.done_on is not None:
            yield _own(step.done_on, asks.met, step.recorded_at, paper)
    for acts in AUTHORITIES.of(session, ids):
        paper = found.place_of((acts.file_id,))
        seen = None if both_ways(acts.kind, acts.seen_on) else acts.seen_on
        asked = (acts.asked_on, "asked for"), (seen, "seen")
        for on, what in asked:
            if on is not None:
                said = f"Authority to act was {what}: {acts.name}"
                yield _own(on, said, acts.recorded_at, paper)
    for sent in standing.sent_sets(session, ids):
        yield _own(sent.sent_on, SENT[sent.kind], sent.recorded_at, None)


def _decided(session: Session, found: InPapers) -> Iterator[Happened]:
    case_id = found.case.id
    notices = [one for one in decisions.notices_of(session, case_id) if not one.now.taken_back]
    papers: dict[UUID, int | None] = {}
    told = []
    for fact in notices:
        wordings = (fact.now, *fact.before)
        paper = found.place_of(key for one in wordings for key in (one.id, one.file_id))
        of = fact.now.decision_fact_id
        papers[of] = papers.get(of) or paper
        said = f"The notice was sent to: {fact.now.person.words.lower()}"
        told.append(_own(fact.now.sent_on, said, fact.now.recorded_at, paper))
    for made in decisions.standing(decisions.decisions_of(session, case_id)):
        said = brief(f"A decision was made: {made.kind.words.lower()}.", made.what)
        yield _own(made.made_on, said, made.recorded_at, papers.get(made.fact_id))
    yield from told
    for one in decisions.standing(decisions.suspensions_of(session, case_id)):
        yield _own(one.true_from_on, "Payment was suspended", one.recorded_at, None)
        if one.true_to_on is not None:
            said = "The suspension ended"
            yield _own(one.true_to_on, said, one.recorded_at, None)


def _own(on: date, what: str, recorded_at: datetime, paper: int | None) -> Happened:
    return Happened(on, what, THE_COUNCIL, _day(recorded_at), paper, own=True)


def _day(at: datetime) -> date:
    return at.astimezone(LONDON).date()


def _lived(session: Session, found: InPapers) -> Iterator[Happened]:
    """When the claimant came to live at the scheme, and left it: never at which address."""
    case = found.case
    every = stays(session, case.resident_id) if case.resident_id else []
    for one in (stay for stay, _, _ in every if stay.scheme_id == case.scheme_id):
        days = (one.true_from_on, "came to live at"), (one.true_to_on, "left")
        for on, what in days:
            if on is not None:
                said = f"{case.resident} {what} {case.scheme}"
                yield Happened(on, said, _REGISTER, _day(one.recorded_at), None)


def _in_papers(session: Session, found: InPapers, known: Sets) -> Iterator[Happened]:
    letters = {one.id for one in found.pieces if one.kind is EvidenceKind.LETTER}
    asked = recommended(session, letters)
    files = _own_files(session, found)
    for one in found.whole():
        on = _on(one)
        if on is not None and one.kind not in OF_CASES and one.id not in files:
            place, source = found.place(one), whose(one)
            what = _what(one, found, asked)
            yield Happened(on, what, source, one.recorded_on, place, _until(one))
    for one in found.answers():
        day = _told_day(one, known)
        if day is not None:
            what = brief(one.title, long_date(day))
            yield Happened(day, what, whose(one), one.recorded_on, found.place(one))


def _own_files(session: Session, found: InPapers) -> set[UUID]:
    """The files of the case's own steps, which those lines cite."""
    ids = [found.case.id]
    facts = [*APPEALS.of(session, ids), *STEPS.of(session, ids), *AUTHORITIES.of(session, ids)]
    notices = decisions.standing(decisions.notices_of(session, found.case.id))
    every = [one.file_id for one in facts] + [one.file_id for one in notices]
    return {one for one in every if one is not None}


def _on(piece: Piece) -> date | None:
    return piece.true_from_on or piece.true_to_on


def _until(piece: Piece) -> date | None:
    return piece.true_to_on if piece.true_from_on else None


def _what(piece: Piece, found: InPapers, asked: Mapping[UUID, list[Recommended]]) -> str:
    """What a paper is, and what it says, in brief; of a letter, what it recommends."""
    recommends = [one.line for one in asked.get(piece.id, ())]
    count = [f"{len(recommends)} recommendations"] if len(recommends) > 1 else []
    return brief(found.title(piece), piece.words or "\n".join((*count, *recommends)))


def _told_day(piece: Piece, known: Sets) -> date | None:
    """The day that an answer tells, where its question asks for one."""
    if piece.account is None or piece.stored is None:
        return None
    _, name, version, key = piece.account
    question = known[name, version].by_key.get(key)
    if question is None or question.kind is not Kind.DATE:
        return None
    return date.fromisoformat(json.loads(piece.stored))
