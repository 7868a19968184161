"""Each record that can be cited has one identity, from the moment it is written."""

import pytest
from sqlalchemy.orm import Session

from reviews.domain.accounts.accounts import AccountState, Sensitivity
from reviews.domain.letters.kinds import LetterState
from reviews.domain.record.evidence import EvidenceKind
from reviews.domain.sources import Source
from reviews.store.record.registering import KINDS
from reviews.store.tables import Account, Base, Evidence, Letter
from tests.build import Build
from tests.journeys.assessing import Assessing
from tests.queries import asked

NOT_EVIDENCE = {
    "the council, its officers, teams and settings": (
        "BackUp CouncilSettings Drill Officer OfficerRecord OfficerRole Password Restore "
        "RestrictedReader RightsWording Team TeamMember"
    ),
    "the register: facts with two times, cited through what was read of them": (
        "Organisation OrganisationPart Referrer Residence Resident ResidentContact ResidentName "
        "Scheme SchemeAddress SchemeFacts StayTenure"
    ),
    "plans, and how work stands": (
        "ChosenReason ChosenScheme ExcusedPart OwnRequestItem Programme RequestFile RequestLine "
        "Review ReviewResident SampleDraw SampleFrame SampleSize Task Visit VisitOfficer"
    ),
    "what people agreed to, and what was decided of it": (
        "Capacity Consent ContactDecision RightsGiven SharingAct"
    ),
    "kept apart": (
        "ConfidentialFeedback ContingencyNeed Hold MovedOn NeedSource SafeguardingConcern Threat "
        "ThreatPassedOn"
    ),
    "what a reader made of the evidence": (
        "AssessmentReading ChallengeAnswer Comparison ComparisonEvidence Conclusion "
        "ConclusionGround CorrectionAsked CorrectionDecided Finding FindingEvidence "
        "FindingPlainWords KeptQuestion KeptQuestionAbout NoRecommendation OwnConclusion "
        "OwnConclusionGround ReasonPointer "
        "Recommendation SameWordsLook SameWordsMade SameWordsPair"
    ),
    "parts of a letter or an account": (
        "AccountCopy AccountReopening AnswerFile LetterDraft LetterFile LetterFinding "
        "LetterInstead LetterNumber LetterPassage LetterRecommendation LetterUndrawn LetterWent "
        "PassageBasis ReadBack ReopeningEffect ResidentNotAwaited"
    ),
    "what stands in a case": (
        "Case CaseAuthority CaseBearing CaseCircumstances CaseDecision CaseDispute CaseGroup "
        "CaseItem CaseMember "
        "CaseNote CaseReview CaseStep DisclosureCertificate OtherSidePoint "
        "RecordAskedFor SentItem SentSet Suspension Bundle BundlePaper BundleSent CaseDocument "
        "NeutralLine PaperNumber Redaction RuledPaper"
    ),
    "what rows said before, and work that takes long": "EarlierWording Job WordingsKept",
    "marks of the whole record, and who watches it": "Checkpoint Cosignature Witness",
    "the identity itself, and what was said of it": (
        "Evidence EvidenceCorrected EvidenceDisputed EvidenceFile EvidenceRestricted "
        "EvidenceTakenBack"
    ),
    "what people ask of what is held about them": "DataRequest DataRequestDecision ErasedRow",
}


def unregistered(session: Session) -> tuple[set[object], set[object]]:
    """The rows of each kind that have no identity, and the identities that no row has."""
    rows: set[object] = set()
    for table, (kind, _) in KINDS.items():
        query = session.query(table)
        if table is Account:
            query = query.filter(Account.state == AccountState.COMPLETE)
        if table is Letter:
            query = query.filter(Letter.state.in_([LetterState.ISSUED, LetterState.SENT]))
        rows |= {(kind, one.id) for one in query}  # type: ignore[attr-defined]  # each has one
    known = {(one.kind, one.id) for one in session.query(Evidence)}
    later = {EvidenceKind.ACCOUNT, EvidenceKind.LETTER}
    return rows - known, {one for one in known - rows if one[0] not in later}


def test_every_kind_of_record_is_evidence_or_is_said_not_to_be() -> None:
    kept = {one.class_ for one in Base.registry.mappers if one.class_.audited}
    excused = {name for names in NOT_EVIDENCE.values() for name in names.split()}
    assert {one.__name__ for one in kept} == {one.__name__ for one in KINDS} | excused
    assert not {one.__name__ for one in KINDS} & excused
    assert {kind for kind, _ in KINDS.values()} == set(EvidenceKind)


def test_an_answer_has_its_identity_before_its_account_is_finished(build: Build) -> None:
    case = Assessing(build)
    account = case.account(Source.STAFF, sensitivity=Sensitivity.CONFIDENTIAL)
    answer = case.newest_answer(account)
    known = {one.id: one for one in build.rows(Evidence)}
    told = known[answer]
    assert (told.kind, told.source) == (EvidenceKind.ANSWER, Source.STAFF)
    assert told.sensitivity is Sensitivity.CONFIDENTIAL
    assert told.review_id == case.id
    assert (told.recorded_by, told.true_from_on) == (case.ann.id, build.today)
    assert account not in known
    assert build.read(unregistered) == (set(), set())


def test_what_is_written_asks_for_no_identity_that_it_cannot_have(build: Build) -> None:
    case = Assessing(build)
    with asked(build.house.engine) as sent:
        case.account(Source.STAFF)
    looked_for = [one for one in sent if "FROM evidence \n" in one]
    assert len(looked_for) == 1, "of the account, which was written before its answer"
    assert build.read(unregistered) == (set(), set())


@pytest.mark.parametrize("table", KINDS, ids=lambda one: one.__name__)
def test_each_kind_of_row_is_registered_by_its_own_id(table: type[Base]) -> None:
    assert [one.name for one in table.__table__.primary_key] == ["id"]
