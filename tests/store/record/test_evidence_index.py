"""What evidence is found by is what its record says, whatever is done with the record."""

import pytest
from sqlalchemy.orm import Session

from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.evidence import EvidenceKind
from reviews.domain.register.search import words
from reviews.services.across import evidence as service
from reviews.services.across.erasure import erase_words
from reviews.store.across.evidence_index_checked import evidence_index_faults
from reviews.store.record.evidence_index import SEARCHED
from reviews.store.record.raw import reading_raw
from reviews.store.record.registering import KINDS
from reviews.store.tables import AnswerVersion, Base, EvidenceToken, Observation
from tests.build import Build
from tests.journeys.assessing import AWKWARD
from tests.journeys.every_kind import EveryKind
from tests.services.across.test_erasure import event_of


@pytest.fixture
def case(build: Build) -> EveryKind:
    return build.once(EveryKind)


def _faults(session: Session) -> list[str]:
    with reading_raw(session) as connection:
        return [one.row for one in evidence_index_faults(connection)]


def _found_by(build: Build, key: object) -> set[str]:
    return {one.token for one in build.rows(EvidenceToken) if one.evidence_id == key}


def test_every_kind_of_record_is_found_by_words_of_its_own() -> None:
    assert set(SEARCHED) == set(KINDS)
    tables: dict[type[Base], tuple[str, ...]] = dict(SEARCHED)
    assert all(
        columns and set(columns) <= set(table.__table__.c.keys())
        for table, columns in tables.items()
    )


def test_each_kind_is_in_step_as_it_is_written(case: EveryKind) -> None:
    kinds = case.kinds()
    assert case.build.read(_faults) == []
    talk = _found_by(case.build, kinds[EvidenceKind.STAFF_TALK])
    assert set(words(AWKWARD)) <= talk
    answers = [one for one in case.build.rows(AnswerVersion) if one.value]
    assert all(
        any(token.endswith(f":{one.question}") for token in _found_by(case.build, one.id))
        for one in answers
    )


def test_a_correction_takes_out_what_was_said_before(case: EveryKind) -> None:
    key = case.kinds()[EvidenceKind.OBSERVATION]
    (row,) = (one for one in case.build.rows(Observation) if one.id == key)
    seen = service.mark({"place": row.place, "words": row.words})
    values = {"place": row.place, "words": "Zebras"}
    case.build.do(service.correct, case.ann, key, values, "It was another house", seen)
    assert "zebras" in _found_by(case.build, key)
    assert not set(words(row.words)) & _found_by(case.build, key) - set(words(row.place))
    assert case.build.read(_faults) == []


def test_an_erasure_takes_the_words_out_at_once(case: EveryKind) -> None:
    case.kinds()
    build = case.build
    before = len(build.rows(EvidenceToken))
    build.do(erase_words, None, event_of(build, EventKind.OUTCOME_SET).hash, "Article 17")
    assert "choir" not in {one.token for one in build.rows(EvidenceToken)}
    assert len(build.rows(EvidenceToken)) < before
    assert build.read(_faults) == []
