"""Every kind of evidence is cited by one rule: it is ours, it stands, and it may be used."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from reviews.domain.accounts.accounts import AccountState
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.errors import NotThere, Refused
from reviews.domain.letters.kinds import LetterState
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.evidence import OF_CASES, EvidenceKind
from reviews.services.assessment import findings
from reviews.services.assessment.findings import NAMED
from reviews.store.record.events import record
from reviews.store.tables import (
    Account,
    Acknowledgement,
    EvidenceTakenBack,
    Letter,
    Outcome,
    OutcomePause,
    OutcomeRecord,
    ProgressRecord,
    StaffTime,
    StoredFile,
    SupportRecord,
)
from tests.build import Build
from tests.journeys.every_kind import EveryKind

LATER = {"superseded_at": datetime(2026, 11, 24, 9, tzinfo=UTC)}
FELL: dict[EvidenceKind, tuple[type[Any], dict[str, Any]]] = {
    EvidenceKind.ACCOUNT: (Account, {"state": AccountState.OPEN, "completed_at": None}),
    EvidenceKind.SUPPORT: (SupportRecord, LATER),
    EvidenceKind.STAFF_TIME: (StaffTime, LATER),
    EvidenceKind.OUTCOME: (Outcome, LATER),
    EvidenceKind.OUTCOME_RECORD: (OutcomeRecord, LATER),
    EvidenceKind.OUTCOME_PAUSE: (OutcomePause, LATER),
    EvidenceKind.PROGRESS: (ProgressRecord, LATER),
    EvidenceKind.ACKNOWLEDGEMENT: (Acknowledgement, LATER),
    EvidenceKind.LETTER: (Letter, {"state": LetterState.ISSUED}),
}
"""What makes a piece of each kind fall, beside being taken back."""
REVIEWED = [one for one in EvidenceKind if one not in OF_CASES]
RESTS_ON_CONSENT = {
    EvidenceKind.ANSWER: Use.NOTES,
    EvidenceKind.ACCOUNT: Use.NOTES,
    EvidenceKind.OUTCOME: Use.NOTES,
    EvidenceKind.OUTCOME_RECORD: Use.READ_FILE,
    EvidenceKind.OUTCOME_PAUSE: Use.READ_FILE,
    EvidenceKind.SUPPORT: Use.READ_FILE,
}


@pytest.fixture
def case(build: Build) -> EveryKind:
    return build.once(EveryKind)


def cite(case: EveryKind, *things: findings.Cited, by: Any = None) -> None:
    case.build.do(findings.cite, by or case.ann, case.id, case.to_improve, *things)


def _take_back(session: Any, act: Act, review_id: UUID, evidence_id: UUID) -> None:
    told = {"reason": "A face is in it", "recorded_by": act.by.id, "recorded_at": act.at}
    session.add(EvidenceTakenBack(evidence_id=evidence_id, **told))
    record(session, act, f"review:{review_id}", EventKind.ANSWERS_RECORDED, words={"count": 1})


def test_every_kind_is_cited_by_its_identity(case: EveryKind) -> None:
    pieces = case.kinds()
    assert set(pieces) == set(REVIEWED)
    cite(case, *(findings.Cited(evidence=one) for one in pieces.values()))
    rows = {one.evidence_id: one for one in case.cited(case.to_improve)}
    assert set(rows) == set(pieces.values())
    for kind, key in pieces.items():
        named = {column: getattr(rows[key], column) for column in NAMED.values()}
        assert named == {column: key if NAMED.get(kind) == column else None for column in named}


@pytest.mark.parametrize("kind", REVIEWED)
def test_a_piece_that_was_taken_back_is_not_cited(case: EveryKind, kind: EvidenceKind) -> None:
    key = case.kinds()[kind]
    case.build.do(_take_back, case.ann, case.id, key)
    with pytest.raises(Refused, match="was taken back"):
        cite(case, findings.Cited(evidence=key))


@pytest.mark.parametrize("kind", FELL)
def test_a_piece_that_no_longer_stands_is_not_cited(case: EveryKind, kind: EvidenceKind) -> None:
    key = case.kinds()[kind]
    table, values = FELL[kind]
    case.written(table, key, **values)
    with pytest.raises(Refused, match="has changed since"):
        cite(case, findings.Cited(evidence=key))


@pytest.mark.parametrize("kind", RESTS_ON_CONSENT)
def test_a_piece_of_a_resident_rests_on_what_they_agreed_to(
    case: EveryKind, kind: EvidenceKind
) -> None:
    use, refused = RESTS_ON_CONSENT[kind], ConsentState.REFUSED
    case.build.agree(case.ann, case.id, case.resident, use, state=refused)
    with pytest.raises(Refused, match="agree"):
        cite(case, findings.Cited(evidence=case.kinds()[kind]))


def test_what_the_team_did_itself_needs_nobodys_word(case: EveryKind) -> None:
    case.build.agree(case.ann, case.id, case.resident, state=ConsentState.REFUSED)
    pieces = case.kinds()
    for kind in (EvidenceKind.URGENT_HELP, EvidenceKind.LETTER, EvidenceKind.OBSERVATION):
        cite(case, findings.Cited(evidence=pieces[kind]))


@pytest.mark.parametrize("purpose", ["answer", "support", "quarantined", "written agreement"])
def test_a_file_that_belongs_to_something_else_is_not_cited_by_itself(
    case: EveryKind, purpose: str
) -> None:
    key = case.kinds()[EvidenceKind.FILE]
    case.written(StoredFile, key, purpose=purpose)
    with pytest.raises(NotThere):
        cite(case, findings.Cited(evidence=key))


@pytest.mark.parametrize("purpose", ["photograph", "progress"])
def test_photographs_and_papers_of_progress_are_cited(case: EveryKind, purpose: str) -> None:
    key = case.kinds()[EvidenceKind.FILE]
    case.written(StoredFile, key, purpose=purpose)
    cite(case, findings.Cited(evidence=key))


def test_evidence_of_another_review_or_by_another_name_is_not_there(case: EveryKind) -> None:
    pieces, other = case.kinds(), EveryKind(case.build)
    for wrong in (
        findings.Cited(evidence=uuid4()),
        findings.Cited(answer_id=pieces[EvidenceKind.STAFF_TALK]),
        findings.Cited(file_id=pieces[EvidenceKind.OBSERVATION]),
        findings.Cited(observation_id=pieces[EvidenceKind.SUPPORT]),
    ):
        with pytest.raises(NotThere):
            cite(case, wrong)
    theirs = findings.Cited(evidence=pieces[EvidenceKind.STAFF_TALK])
    with pytest.raises(NotThere):
        case.build.do(findings.cite, other.ann, other.id, other.to_improve, theirs)
