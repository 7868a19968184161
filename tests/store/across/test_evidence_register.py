"""The register for somebody to whom certain pieces alone open, and withheld ones are not there."""

from uuid import UUID

import pytest

from reviews.domain.across.evidence_register import Narrowed, Reads, Scope
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Role
from reviews.domain.record.evidence import EvidenceKind
from reviews.services.across import evidence as service
from reviews.store.across import evidence_register as store
from reviews.store.across.evidence_register import RegisterLine, Sought
from reviews.store.assessment.citable import Word
from tests.build import Build
from tests.journeys.every_kind import EveryKind


@pytest.fixture
def case(build: Build) -> EveryKind:
    return build.once(EveryKind)


def _listed(case: EveryKind, ids: frozenset[UUID], typed: str = "") -> list[RegisterLine]:
    officer = case.build.officer(Role.BENEFITS_OFFICER)
    reads = Reads(frozenset({case.id}), use=Use.SHARE_BENEFITS, withheld_is_said=False)
    words = (Word(typed, frozenset(), frozenset()),) if typed else ()
    sought = Sought(Narrowed(), words, {})
    lines, more = case.build.read(store.register_page, officer, Scope(ids=ids), reads, sought, 1)
    assert not more
    return list(lines)


def test_only_the_pieces_named_are_listed_and_searched(case: EveryKind) -> None:
    kinds = case.kinds()
    ids = frozenset({kinds[EvidenceKind.SUPPORT], kinds[EvidenceKind.OUTCOME]})
    assert {one.id for one in _listed(case, ids)} == ids
    assert [one.kind for one in _listed(case, ids, "budg")] == [EvidenceKind.SUPPORT]
    assert _listed(case, ids, "damp") == []
    assert _listed(case, frozenset()) == []


def test_what_is_not_shared_or_was_taken_back_is_as_if_it_were_not_there(case: EveryKind) -> None:
    kinds = case.kinds()
    support, outcome = kinds[EvidenceKind.SUPPORT], kinds[EvidenceKind.OUTCOME]
    talk = kinds[EvidenceKind.STAFF_TALK]
    ids = frozenset({support, outcome, talk})
    without = frozenset({talk})
    case.build.agree(
        case.ann, case.id, case.resident, Use.SHARE_BENEFITS, state=ConsentState.REFUSED
    )
    assert _listed(case, ids) == _listed(case, without) != []
    assert _listed(case, ids, "budg") == []
    case.build.do(service.take_back, case.ann, talk, "It was another house")
    assert _listed(case, ids) == []
