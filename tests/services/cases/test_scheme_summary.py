"""The scheme: who runs it and for whom by the register; all else by what is in the papers."""

import pytest

from reviews.domain.cases.kinds import Inclusion
from reviews.domain.cases.scheme_summary import SchemeSummary
from reviews.domain.register.closed_words import Part
from reviews.services.cases.scheme_summary import summary
from reviews.store.record.session import Session
from tests.build import Build
from tests.journeys.assessing import AWKWARD
from tests.printed_case import ABOUT, COUNCIL, PLANTED, PrintedCase


@pytest.fixture
def case(build: Build) -> PrintedCase:
    return build.once(PrintedCase)


def _summary(case: PrintedCase) -> SchemeSummary:
    found = case.in_papers()

    def gather(session: Session) -> SchemeSummary:
        return summary(session, found, COUNCIL, ABOUT, case.build.today)

    made: SchemeSummary = case.build.read(gather)
    return made


def test_who_runs_it_is_told_with_each_part_and_its_days(case: PrintedCase) -> None:
    landlord = case.build.organisation(f"Homes {AWKWARD}".replace("\n", " "))
    case.build.part(case.scheme, landlord, Part.LANDLORD)
    parts = {one.part: one for one in _summary(case).run_by}
    assert parts["Landlord"].organisation.startswith("Homes O’Brien")
    assert parts["Support provider"].days == "From a day not recorded, and still so"


def test_whom_it_is_for_is_told_and_no_address_is(case: PrintedCase) -> None:
    made = _summary(case)
    known = {one.name: one.words for one in made.known}
    assert known["Whom it is for"] == "People who were homeless"
    assert "Mill Street" not in repr(made)


def test_support_is_laid_side_by_side_with_papers(case: PrintedCase) -> None:
    laid = {one.heading: one.sides for one in _summary(case).support}
    claimed, _, experienced = laid["What it is, and how much"]
    assert "Budget" in claimed.lines[0].words
    assert claimed.lines[0].paper.startswith("paper ")
    assert experienced.gap.startswith("No answer or record under this heading is in.")
    (_, _, needed) = laid["Whether there is a need for it"]
    assert "Yes" in [one.words for one in needed.lines]


def test_staff_time_is_worked_and_not_scored(case: PrintedCase) -> None:
    made = _summary(case)
    (line,) = made.staff_time
    assert "1 staff × 10 hours × 7 times = 70 hours of staff time a week" in line.words
    (total,) = made.totals
    assert total.startswith("Provider. Total, awake and on duty, from")
    assert "Night" not in repr(made.support), "it has a part of its own"


def test_what_a_letter_recommends_is_told_only_where_the_letter_is_in(case: PrintedCase) -> None:
    (letter,) = [one.id for one in case.everything() if one.kind.value == "letter"]
    case.decide(letter, inclusion=Inclusion.NOT_RELEVANT)
    assert _summary(case).recommended == ()


def test_findings_are_not_printed(case: PrintedCase) -> None:
    assert "Slow" not in repr(_summary(case)), "what a finding says"


def test_nothing_that_is_not_in_is_printed(case: PrintedCase) -> None:
    assert PLANTED not in repr(_summary(case))
