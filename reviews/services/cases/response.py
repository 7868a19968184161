"""The response of a case, gathered from what its officers may read and from papers that are in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reviews.domain.accounts.questions import Question
from reviews.domain.across.told_apart import of_another
from reviews.domain.cases.benefit_tests import BenefitTest
from reviews.domain.cases.citing import cite, quoted
from reviews.domain.cases.contradictions import contradictions
from reviews.domain.cases.matrix import Laid, Looked, laid_out
from reviews.domain.cases.papers import WILL_FOLLOW, certified_words
from reviews.domain.cases.pieces import Piece
from reviews.domain.cases.response import (
    GroundAnswered,
    Listed,
    Response,
    Under,
    to_fill_in,
    to_look_up,
)
from reviews.domain.cases.response_facts import facts, label_of, not_in, reasons
from reviews.domain.cases.unnamed import every_word, unnamed
from reviews.domain.dates import LONDON, Span, long_date
from reviews.domain.record.evidence import Limb
from reviews.reference.cases.appeals import appeal_law
from reviews.reference.cases.benefit_tests import benefit_tests
from reviews.reference.limbs import limbs
from reviews.services.letters.letter_plan import council_written
from reviews.store.cases import bearings, decisions, notes, sets, standing
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.decisions import Decision
from reviews.store.cases.facts import APPEALS, AUTHORITIES, STEPS, AppealView
from reviews.store.cases.other_names import other_names
from reviews.store.cases.standing import NoticeLine
from reviews.store.record.rows import grouped
from reviews.store.record.session import Session

from . import response_front
from .bearings import pieces
from .labels import Placed, placed
from .numbers import labels
from .own_papers import Asked, about
from .paper_words import Sets
from .response_front import Known
from .withheld_words import Withheld, withheld

_GROUND_AND_DAY = (
    "Whether the council has shown the ground on which it changed the award, and from when."
)


@dataclass(frozen=True, slots=True)
class Weighing:
    """What was weighed for the decision appealed: every piece that is read, and of those in."""

    tests: tuple[BenefitTest, ...]
    every: tuple[Laid, ...]
    of_papers: tuple[Laid, ...]


def gather(session: Session, case: CaseHead, asked: Asked) -> Response:
    """The response as it would be drafted now; a fixed number of queries.

    Every word of evidence in it is of a paper that is in; other residents stand by reference.
    """
    cited = labels(session, case)
    gone = withheld(session, case, cited)
    known, law = _less(_known(session, case), gone), appeal_law()
    weighing = _weighing(session, case, asked, known, gone)
    numbered = facts(weighing.of_papers, cited)
    certified = sets.certificate(session, case.id)
    made = Response(
        council=known.council,
        about=about(session, case, asked),
        front=response_front.front(known),
        opposed=response_front.opposed(asked.choices),
        complete=certified_words(certified.recorded_at.astimezone(LONDON).date())
        if certified
        else WILL_FOLLOW,
        evidence=_evidence(case, placed(session, case, asked.sets)),
        decision=response_front.decided(known, law),
        issues=_issues(known, weighing.tests),
        facts=tuple(numbered.values()),
        law=_law(weighing.tests),
        reasons=reasons(weighing.of_papers, numbered),
        answers=_answers(known.appeals),
        asks=asked.choices.asks.strip() or to_fill_in("what the council asks the tribunal to do"),
        since=response_front.since(known),
    )
    names = other_names(session, case)
    return every_word(gone.lines(made), lambda words: unnamed(words, names))


def left_out(session: Session, case: CaseHead, asked: Asked) -> tuple[str, ...]:
    """What was weighed in the case and is not in, by name: a response does not print it."""
    cited = labels(session, case)
    gone = withheld(session, case, cited)
    return not_in(_weighing(session, case, asked, _known(session, case), gone).every, cited)


def _known(session: Session, case: CaseHead) -> Known:
    appeals = APPEALS.of(session, [case.id])
    made = decisions.standing(decisions.decisions_of(session, case.id))
    named = {one.decision_fact_id for one in appeals}
    appealed = [one for one in made if one.fact_id in named] or made
    decision = appealed[-1] if appealed else None
    told = [one for one in notes.circumstances(session, case.id) if one.superseded_at is None]
    return Known(
        case=case,
        council=council_written(session),
        appeals=appeals,
        authorities=AUTHORITIES.of(session, [case.id]),
        decision=decision,
        later=[one for one in made if decision and one.made_on > decision.made_on],
        notices=standing.notices(session, case.id),
        steps=STEPS.of(session, [case.id]),
        circumstances=told[0] if told else None,
    )


def _less(known: Known, gone: Withheld) -> Known:
    """What is known, without the words that are taken out of the papers that it was known from."""
    sent = grouped(
        (one.decision_fact_id, key) for one in known.notices for key in (one.id, one.file_id)
    )

    def decided(one: Decision) -> Decision:
        return gone.of(one, sent.get(one.fact_id, ()))

    return replace(
        known,
        appeals=[gone.of(one, (one.id, one.file_id)) for one in known.appeals],
        authorities=[gone.of(one, (one.id, one.file_id)) for one in known.authorities],
        decision=decided(known.decision) if known.decision else None,
        later=[decided(one) for one in known.later],
        notices=[_to_whom(one, gone) for one in known.notices],
    )


def _to_whom(sent: NoticeLine, gone: Withheld) -> NoticeLine:
    """A notice as the parties may read it: whom it was sent to is told where its paper is in."""
    papers = (sent.id, sent.file_id)
    told = gone.of(sent, papers)
    is_in = any(key in gone.places for key in papers)
    return told if is_in else replace(told, addressee="")


def _weighing(
    session: Session, case: CaseHead, asked: Asked, known: Known, gone: Withheld
) -> Weighing:
    said, read = bearings.bearings_of(session, case.id), pieces(session, asked.by, case)
    weighed = {one.limb for one in said}
    every = benefit_tests().tests
    chosen = [one for one in every if any(limb.key in weighed for limb in one.limbs)]
    tests = tuple(chosen or benefit_tests().of(apart=False)[:1])
    in_papers = gone.pieces(one for one in read if label_of(one, gone.places) is not None)
    decision = known.decision
    weighed_for = next(
        (
            one
            for one in bearings.decisions_of(session, case.id)
            if decision and one.fact_id == decision.fact_id
        ),
        None,
    )
    span, made_on = (weighed_for.span, weighed_for.made_on) if weighed_for else (Span(), None)

    def laid(some: Sequence[Piece]) -> tuple[Laid, ...]:
        differ = _differ(some, case, span, asked.sets)
        looked = Looked(span, made_on, limbs(), differ, case.resident_id)
        return laid_out(tests, some, said, looked)

    return Weighing(tests, laid(read), laid(in_papers))


def _differ(
    some: Sequence[Piece], case: CaseHead, span: Span, question_sets: Sets
) -> Mapping[Limb, Sequence[str]]:
    def question_of(name: str, version: str, key: str) -> Question | None:
        found = question_sets.get((name, version))
        return found.by_key.get(key) if found else None

    return contradictions(some, case.resident_id, span, question_of, limbs())


def _evidence(case: CaseHead, papers: Iterable[Placed]) -> tuple[Under, ...]:
    return tuple(
        Under(heading.words, tuple(_listed(case, one) for one in some))
        for heading, some in groupby(papers, key=lambda one: one.heading)
    )


def _listed(case: CaseHead, one: Placed) -> Listed:
    """A paper of another resident is told by their reference, not as its list names them."""
    what, others = one.what, one.resident_id not in (None, case.resident_id)
    if others:
        what = of_another(what, one.resident)
    on = long_date(one.on) if one.on else ""
    return Listed(cite(one.place), quoted(what), on, one.from_whom)


def _issues(known: Known, tests: Iterable[BenefitTest]) -> tuple[str, ...]:
    made = known.decision
    changes = made is not None and appeal_law().changes_award(made.kind, made.ground)
    asks = (limb.ask for test in tests for limb in test.limbs)
    return ((_GROUND_AND_DAY,) if changes else ()) + tuple(asks)


def _law(tests: Iterable[BenefitTest]) -> tuple[str, ...]:
    """The tests and their authorities, each to be looked up: none is a statement of the law."""
    checked = f"Last checked on {long_date(benefit_tests().checked_on)}."
    found = []
    for test in tests:
        found.append(to_look_up(f"{test.name}: {test.source}. {checked}"))
        for limb in test.limbs:
            found += [
                to_look_up(
                    f"{one.name}. It is said to say: {one.says} {one.known.words}. {checked}"
                )
                for one in limb.authorities
            ]
    return tuple(dict.fromkeys(found))


def _answers(appeals: Iterable[AppealView]) -> tuple[GroundAnswered, ...]:
    """Each ground as the appellant wrote it, a line each, with a place for the council's answer."""
    place = to_fill_in("the council’s answer")
    lines = [line.strip() for one in appeals for line in one.grounds.splitlines()]
    grounds = [f"“{quoted(line)}”" for line in lines if line]
    return tuple(GroundAnswered(one, place) for one in grounds or ["No reasons are recorded."])
