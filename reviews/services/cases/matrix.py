"""The matrix of a case: gathered from what may be read in it, for the page and for paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reviews.documents.matrix_paper import MatrixPaper, matrix_pdf
from reviews.domain.accounts.questions import Question, QuestionSet
from reviews.domain.cases.as_of import NOW, AsOf
from reviews.domain.cases.benefit_tests import BenefitTest
from reviews.domain.cases.contradictions import contradictions
from reviews.domain.cases.matrix import Laid, Looked, laid_out
from reviews.domain.cases.weighed_for import DecisionWeighed, WeighedFor, weighed_for
from reviews.domain.dates import Span, long_date
from reviews.domain.people.roles import Viewer
from reviews.reference.cases.appeals import appeal_law
from reviews.reference.cases.benefit_tests import benefit_tests
from reviews.reference.limbs import limbs
from reviews.store.cases.bearings import bearings_of
from reviews.store.cases.cases import CaseHead
from reviews.store.people import council_settings
from reviews.store.record.session import Session
from reviews.store.register import residents

from .bearings import pieces

MATRIX = "Evidence for and against"
"""What the matrix is called, on screen and on paper."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix as it is shown: what it is weighed for, and each test limb by limb."""

    weighed_for: WeighedFor
    tests: tuple[Laid, ...]


def matrix(
    session: Session,
    viewer: Viewer,
    case: CaseHead,
    tests: Sequence[BenefitTest],
    decision: DecisionWeighed | None,
    span: Span,
    sets: dict[tuple[str, str], QuestionSet],
    as_of: AsOf = NOW,
) -> Matrix:
    """The matrix of some tests, for a decision and some days; a fixed number of queries.

    `sets` are the question sets by name and version.
    """
    known = pieces(session, viewer, case, as_of)

    def question_of(name: str, version: str, key: str) -> Question | None:
        found = sets.get((name, version))
        return found.by_key.get(key) if found else None

    return Matrix(
        _weighed_for(decision, span),
        laid_out(
            tests,
            known,
            bearings_of(session, case.id, as_of),
            Looked(
                span,
                decision.made_on if decision else None,
                limbs(),
                contradictions(known, case.resident_id, span, question_of, limbs()),
                case.resident_id,
            ),
        ),
    )


def _weighed_for(decision: DecisionWeighed | None, span: Span) -> WeighedFor:
    law, shown_by = appeal_law(), benefit_tests().shown_by(decision.kind) if decision else None
    return weighed_for(
        decision,
        shown_by,
        law.ground_told(decision.ground) if decision and decision.ground else "",
        span,
        needs_ground=decision is not None and law.changes_award(decision.kind, decision.ground),
    )


def paper(
    session: Session,
    viewer: Viewer,
    case: CaseHead,
    shown: Matrix,
    name: str,
    today: date,
    as_of: AsOf = NOW,
) -> bytes:
    """A matrix as PDF, on A4 across, tagged; it says as of which day it was read.

    Raises:
        Refused: the fonts lack a character that someone wrote.
    """
    return matrix_pdf(
        MatrixPaper(
            council=council_settings.council_name(session) or "",
            title=name,
            dated_on=today,
            lines=(
                ("Case", case.reference),
                ("Tribunal’s reference", case.tribunal_reference or "Not given yet"),
                *_claimant(session, viewer, case),
                ("Home", case.scheme),
                *((("Read as of a day", as_of.words),) if as_of.words else ()),
                *shown.weighed_for.lines,
            ),
            lacks=shown.weighed_for.lacks,
            tests=shown.tests,
            checked=f"The tests were last checked on {long_date(benefit_tests().checked_on)}. "
            "Check them against the current law before use.",
        )
    )


def _claimant(
    session: Session, viewer: Viewer, case: CaseHead
) -> tuple[tuple[str, str], tuple[str, str]]:
    """Who the claimant is, by name where the officer reads names, and their claim at this home."""
    if case.resident_id is None:
        raise ValueError("A matrix is about one claimant.")
    known = residents.names(session, viewer, [case.resident_id]).get(case.resident_id)
    who = f"{known.full_name} ({case.resident})" if known else case.resident
    stays = residents.stays(session, case.resident_id)
    here = [one.claim_reference for one, _, _ in stays if one.scheme_id == case.scheme_id]
    claims = ", ".join(dict.fromkeys(filter(None, here)))
    return ("Claimant", who), ("Housing Benefit claim", claims or "Not recorded")
