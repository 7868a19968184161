"""The papers that stand beside a response: chronology, statement, the two summaries.

Each is made from what is in, and from nothing else; other residents stand by reference.
"""

from dataclasses import replace
from typing import TypeVar

from reviews.domain.cases.chronology import Chronology, lines
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.own_papers import OwnPaper
from reviews.domain.cases.scheme_summary import SchemeSummary
from reviews.domain.cases.support_summary import SupportSummary
from reviews.domain.cases.unnamed import every_word, unnamed
from reviews.domain.cases.witness_statement import WitnessStatement
from reviews.domain.errors import Refused
from reviews.services.letters.letter_plan import council_written
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.other_names import other_names
from reviews.store.people.officers import OfficerLine
from reviews.store.record.session import Session

from . import chronology, scheme_summary, support_summary, witness_statement
from .in_papers import InPapers
from .own_papers import Asked, about, found

P = TypeVar("P", bound=OwnPaper)


def gather_chronology(session: Session, case: CaseHead, asked: Asked) -> Chronology:
    """The chronology as it would be drafted now; a fixed number of queries for each review."""
    papers = found(session, case, asked)
    happened = chronology.happened(session, papers, asked.sets, asked.today)
    made = Chronology(
        council_written(session),
        about(session, case, asked),
        decision=papers.decision.name if papers.decision else "",
        lines=lines(happened, papers.decided_on),
    )
    return _unnamed(session, papers, made)


def gather_statement(session: Session, case: CaseHead, asked: Asked) -> WitnessStatement:
    """The statement of one officer as it would be drafted now; queries as for the chronology.

    Raises:
        Refused: no officer is chosen.
    """
    if asked.officer_id is None:
        raise Refused("Choose whose statement it is.")
    papers, top = found(session, case, asked), about(session, case, asked)
    council = council_written(session)
    made = witness_statement.statement(session, papers, council, top, asked.officer_id)
    return _unnamed(session, papers, made, "witness")


def gather_support(session: Session, case: CaseHead, asked: Asked) -> SupportSummary:
    """The summary of the claimant's support as it would be drafted now; queries likewise."""
    papers, top = found(session, case, asked), about(session, case, asked)
    made = support_summary.summary(papers, council_written(session), top, asked.sets)
    return _unnamed(session, papers, made)


def gather_scheme(session: Session, case: CaseHead, asked: Asked) -> SchemeSummary:
    """The summary of the scheme as it would be drafted now; queries likewise."""
    papers, top = found(session, case, asked), about(session, case, asked)
    council = council_written(session)
    made = scheme_summary.summary(session, papers, council, top, asked.today)
    return _unnamed(session, papers, made)


def witnesses(session: Session, case: CaseHead, asked: Asked) -> list[OfficerLine]:
    """The officers whose statement can be drafted, by name: something of theirs is in."""
    return witness_statement.witnesses(session, found(session, case, asked))


def check_drafted(session: Session, case: CaseHead, kind: DocumentKind, asked: Asked) -> None:
    """Check that a paper of a kind can be drafted for whom it is asked.

    Raises:
        Refused: it is a statement, and nothing of the officer's is in the papers.
    """
    if kind is DocumentKind.STATEMENT:
        papers = found(session, case, asked)
        witness_statement.check_witness(session, papers, asked.officer_id)


def left_out(session: Session, case: CaseHead, asked: Asked) -> tuple[str, ...]:
    """What those who work the case read and that is not in, by name: none of these prints it."""
    return found(session, case, asked).left_out


def without_day(session: Session, case: CaseHead, asked: Asked) -> tuple[str, ...]:
    """What is in and has no day, by name: a chronology cannot print it."""
    return tuple(chronology.without_day(found(session, case, asked)))


def _unnamed(session: Session, papers: InPapers, made: P, *own: str) -> P:
    """A paper without names of other residents, nor what is taken out of the papers that it cites.

    Who writes it stays as they are called.

    `own` are more fields that stay as they are.
    """
    names = other_names(session, papers.case)
    kept = {name: getattr(made, name) for name in ("council", "about", *own)}
    said = every_word(papers.withheld.lines(made), lambda words: unnamed(words, names))
    return replace(said, **kept)
