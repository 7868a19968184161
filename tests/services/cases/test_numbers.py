"""A number of a paper is of one paper for good, from the first document on that may cite it."""

from dataclasses import replace
from uuid import UUID

import pytest

from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.kinds import Inclusion
from reviews.domain.cases.papers import Weighed
from reviews.domain.errors import Refused
from reviews.services.cases import disclosure, documents
from reviews.services.cases.numbers import labels
from reviews.store.cases import documents as store
from reviews.store.cases.items import decisions
from reviews.store.tables import PaperNumber
from tests.build import Build
from tests.responding import Responding


@pytest.fixture
def case(build: Build) -> Responding:
    made = build.once(Responding)
    made.weighed()
    return made


def numbers(case: Responding) -> dict[UUID, int]:
    found: dict[UUID, int] = case.build.read(labels, case.head)
    return found


def decide(case: Responding, inclusion: Inclusion, *ids: UUID) -> None:
    weighed = Weighed(inclusion, why="Of another year")
    build = case.build
    seen = {key: row.id for key, row in build.read(decisions, case.head).items()}
    build.do(disclosure.decide, case.disclosure(), case.case, ids, weighed, seen=seen)


def test_papers_stand_in_their_order_until_a_document_is_drafted(case: Responding) -> None:
    decide(case, Inclusion.IN, case.paper)
    assert numbers(case) == {case.paper: 1, case.account: 2}
    assert case.build.rows(PaperNumber) == []


def test_what_is_put_in_after_a_draft_follows_and_keeps_its_number(case: Responding) -> None:
    case.draft()
    decide(case, Inclusion.IN, case.paper)
    assert numbers(case) == {case.account: 1, case.paper: 2}
    decide(case, Inclusion.NOT_RELEVANT, case.account)
    assert numbers(case) == {case.paper: 2}
    decide(case, Inclusion.IN, case.account)
    assert numbers(case) == {case.account: 1, case.paper: 2}
    given = {row.evidence_id: row.place for row in case.build.rows(PaperNumber)}
    assert given == numbers(case)


def test_a_draft_whose_papers_were_numbered_otherwise_meanwhile_is_not_kept(
    case: Responding,
) -> None:
    house = case.build.house
    own = case.head, DocumentKind.RESPONSE, case.asked(), 0, house.templates, house.files
    prepared = case.build.read(documents.prepare, *own)
    moved = replace(prepared, kind=DocumentKind.SCHEME, numbers={case.paper: 1, case.account: 2})
    case.build.do(documents.write, case.officer, moved)
    with pytest.raises(Refused, match="numbered otherwise"):
        case.build.do(documents.write, case.officer, prepared)
    assert [one.kind for one in case.build.read(store.standing, case.case)] == [DocumentKind.SCHEME]
