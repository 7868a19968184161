"""What the council's own papers print: what is in, each with its paper, and no trace of more."""

from dataclasses import fields, is_dataclass, replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine

from reviews.domain.cases.citing import cite
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.kinds import Inclusion
from reviews.domain.cases.redacting import IN_PLACE
from reviews.domain.record.evidence import EvidenceKind
from reviews.services.cases import documents
from reviews.services.cases.documents import GATHER
from reviews.services.cases.own_papers import Asked
from tests.build import Build
from tests.bundles import Bundling
from tests.printed_case import IN, PLANTED, PrintedCase
from tests.queries import asked as queries
from tests.redacting import take_out


@pytest.fixture
def case(build: Build) -> PrintedCase:
    return build.once(PrintedCase)


def _words(case: PrintedCase) -> str:
    found = case.in_papers()
    pieces = " ".join(f"{one.title} {one.words} {one.whose}" for one in found.pieces)
    return f"{pieces} {[one.what for one in found.listed.values()]}"


def test_every_kind_that_is_in_is_printed_with_its_paper(case: PrintedCase) -> None:
    found = case.in_papers()
    assert {one.kind for one in found.pieces} == set(EvidenceKind)
    assert all(found.place(one) for one in found.pieces)
    assert sorted(found.places.values()) == list(range(1, len(found.places) + 1))
    assert IN in _words(case)


def test_what_is_not_in_is_in_no_word_of_it(case: PrintedCase) -> None:
    assert PLANTED not in _words(case)
    assert PLANTED not in repr(case.in_papers().left_out)


def test_an_answer_stands_in_the_paper_of_its_account(case: PrintedCase) -> None:
    found = case.in_papers()
    places = {found.place(one) for one in found.answers()}
    assert places == {found.places[case.told]}


def test_what_is_read_and_not_in_is_named_to_the_officer_and_not_printed(case: PrintedCase) -> None:
    (before,) = case.in_papers().left_out
    assert before.startswith("A finished account. Resident, about R-"), "one was never put in"
    case.decide(case.told, inclusion=Inclusion.NOT_RELEVANT)
    found = case.in_papers()
    assert len(found.left_out) == 2
    assert found.answers() == []
    assert IN not in " ".join(one.words for one in found.pieces)


class Directed(PrintedCase):
    """The case, with who records a direction in it."""

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        self.benefits = self.bea


def test_no_paper_of_the_council_says_what_is_taken_out_of_the_papers_it_cites(
    build: Build,
) -> None:
    case = build.once(Directed)
    asked = Asked(case.bea, case.build.today, case.sets, case.bo.id)
    before = {kind: _of(case, kind, asked, case.told) for kind in GATHER}
    assert any(IN in words for words in before.values())
    take_out(Bundling(case), case.told, IN, by=case.dee)
    asked = replace(asked, read={})
    after = {kind: _of(case, kind, asked, case.told) for kind in GATHER}
    assert not [kind for kind, words in after.items() if IN in words]
    assert any(IN_PLACE in words for words in after.values())


def _of(case: PrintedCase, kind: DocumentKind, asked: Asked, paper: UUID) -> str:
    """What the lines of one of the council's own papers say that cite a paper."""
    head = case.build.read(case.head)
    made = case.build.read(documents.gathered, head, kind, asked)
    return " ".join(_lines(made, cite(case.in_papers().places[paper])))


def _lines(value: Any, paper: str) -> list[str]:
    if isinstance(value, tuple):
        return [line for one in value for line in _lines(one, paper)]
    if is_dataclass(value):
        own = [getattr(value, one.name) for one in fields(value)]
        return [str(own)] if paper in own else _lines(tuple(own), paper)
    return [value] if f"({paper})" in str(value) else []


def test_one_more_refusal_changes_nothing(case: PrintedCase) -> None:
    before = case.in_papers()
    case.finished(case.other, f"{PLANTED} again")
    assert replace(case.in_papers(), rows=before.rows) == before


def test_the_decision_is_the_one_appealed_or_else_the_newest(case: PrintedCase) -> None:
    found = case.in_papers()
    assert found.decision is not None
    assert found.decision.fact_id == case.decision
    assert found.decided_on == case.build.days(-10)


def test_more_in_the_papers_asks_no_more_of_the_database(case: PrintedCase, engine: Engine) -> None:
    with queries(case.build.house.engine) as before:
        case.in_papers()
    for number in range(3):
        case.decide(case.finished(case.claimant, f"{IN} {number}"))
    with queries(case.build.house.engine) as after:
        case.in_papers()
    assert len(after) == len(before)
