"""The list of a case is whole, decided once for a group, and costs the same however long it is."""

from dataclasses import replace
from uuid import UUID

import pytest

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.cases.appeals import Appeal
from reviews.domain.cases.kinds import Person, SignedBy, StepKind
from reviews.domain.cases.papers import Heading
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.evidence import EvidenceKind
from reviews.services.across.evidence import take_back
from reviews.services.cases.appeals import correct_appeal, record_appeal
from reviews.services.cases.cases import add_member, record
from reviews.services.cases.paper_words import lines
from reviews.services.record.facts import first
from reviews.services.record.files import Filing, file_row, take_in
from reviews.services.review.requests import quarantine
from reviews.services.visits.visits import record as record_on_visit
from reviews.store.cases import cases
from reviews.store.cases import items as store
from reviews.store.cases.item_words import file_title
from reviews.store.record import events
from reviews.store.record.session import Session
from reviews.store.tables import (
    AnswerVersion,
    Case,
    CaseAppeal,
    CaseGroup,
    CaseItem,
    CaseStep,
    Evidence,
    EvidenceTakenBack,
    Observation,
    StoredFile,
    Visit,
)
from tests.build import Build
from tests.case_rows import unsaid
from tests.client import Client
from tests.going_in import GoingIn
from tests.queries import asked


@pytest.fixture
def case(build: Build) -> GoingIn:
    return build.once(GoingIn)


def test_every_piece_of_evidence_of_the_review_and_the_claimant_is_in_the_list(
    build: Build, case: GoingIn
) -> None:
    found = {one.id: one for one in case.items()}
    rows = build.rows(Evidence)
    whole = {row.id for row in rows if row.kind is EvidenceKind.ACCOUNT}
    within = {row.id for row in build.rows(AnswerVersion) if row.account_id in whole}
    assert set(found) == {row.id for row in rows} - within
    assert {one.sensitivity for one in found.values()} >= {Sensitivity.CONFIDENTIAL}
    assert found[case.pieces.kept_account].heading is Heading.OTHERS
    assert found[case.pieces.account].heading is Heading.PERSON


def test_what_was_set_aside_and_taken_back_is_listed_and_named_as_such(
    build: Build, case: GoingIn
) -> None:
    lead, review = case.pieces.case.lead, case.pieces.case.review
    upload = take_in(build.house.files, "plan.txt", b"Somebody's plan", 1_000_000)
    unasked = build.do(quarantine, lead, review, upload, "Came unasked")
    build.do(take_back, lead, case.pieces.paper, "Of another year")
    found = {one.id: one for one in case.items()}
    assert found[unasked].set_aside
    assert found[case.pieces.paper].taken_back == "Of another year"
    assert build.rows(EvidenceTakenBack)


def _grouped(session: Session, act: Act, scheme: UUID, *cases: UUID) -> UUID:
    group = first(session, act, CaseGroup, scheme_id=scheme, reference="G-1", name="Marigold")
    session.flush()
    about = {"group": group.id}
    events.record(session, act, f"group:{group.id}", EventKind.CASE_GROUPED, about=about)
    for one in cases:
        session.get_one(Case, one).group_id = group.id
        record(session, act, one, EventKind.CASE_GROUPED)
    return group.id


def test_common_papers_are_decided_once_for_a_group_and_a_persons_own_on_their_case(
    build: Build, case: GoingIn
) -> None:
    pieces = case.pieces
    other = build.case(case.benefits, pieces.case.scheme, pieces.borys, pieces.case.review)
    build.do(add_member, case.benefits, other, case.disclosure.id)
    case.leave_out(pieces.paper)
    group = build.do(_grouped, case.benefits, pieces.case.scheme, case.case, other)
    case.put_in(pieces.paper, pieces.account, pieces.kept_account)
    rows = {row.evidence_id: row for row in build.rows(CaseItem) if row.superseded_at is None}
    assert rows[pieces.paper].group_id == group
    assert rows[pieces.account].case_id == case.case
    assert rows[pieces.kept_account].case_id == case.case
    theirs = {one.id: one for one in case.items(other)}
    assert theirs[pieces.paper].is_in
    assert theirs[pieces.paper].common
    assert theirs[pieces.account].decided is None
    assert theirs[pieces.kept_account].heading is Heading.PERSON


def test_a_notice_of_one_case_is_no_paper_of_the_scheme_in_another(
    build: Build, case: GoingIn
) -> None:
    """What came to one case stands under its own heading there, and not in the cases beside it."""
    pieces = case.pieces
    other = build.case(case.benefits, pieces.case.scheme, pieces.borys, pieces.case.review)
    upload = take_in(build.house.files, "notice.txt", b"We decided", 1_000_000)

    def file_notice(session: Session, act: Act) -> UUID:
        filing = Filing(purpose="case", about="Notice", scheme_id=pieces.case.scheme)
        row = file_row(session, act, upload, filing)
        session.flush()
        first(
            session,
            act,
            CaseStep,
            **unsaid(CaseStep)
            | {"case_id": case.case, "kind": StepKind.NOT_CHANGED, "on": act.today}
            | {"file_id": row.id},
        )
        record(session, act, case.case, EventKind.CASE_STEP_RECORDED)
        return row.id

    key = build.do(file_notice, case.benefits)
    found = {one.id: one for one in case.items()}
    assert found[key].heading is Heading.REVISION
    assert key not in {one.id for one in case.items(other)}


def _see(session: Session, act: Act, visit: UUID, count: int) -> None:
    row = session.get_one(Visit, visit)
    said = {"place_kind": None, "place": "Hall", "urgent": False, "urgency": None, "file_id": None}
    more = {"handed_to": "", "handed_on": None, "outcome": "", "outcome_on": None}
    for number in range(count):
        seen = {"kind": "damp-mould", "words": f"Seen {number}", **said, **more}
        first(session, act, Observation, visit_id=visit, **seen)
    record_on_visit(session, act, row, EventKind.OBSERVATION_RECORDED, {})


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_page_asks_more_of_the_database_for_two_thousand_items(
    client: Client, build: Build, case: GoingIn
) -> None:
    visit = build.rows(Visit)[0].id
    build.do(_see, case.pieces.case.lead, visit, 60)
    case.put_in(*(one.id for one in case.items()))
    pages = {
        case.disclosure: ("disclosure", "disclosure/items?heading=scheme"),
        case.benefits: ("papers", "send", "papers.xlsx"),
    }

    def counted() -> dict[str, int]:
        found = {}
        for officer, addresses in pages.items():
            browser = client.other(officer)
            for address in addresses:
                with asked(build.house.engine) as sent:
                    browser.download(f"/cases/{case.case}/{address}")
                found[address] = len(sent)
        return found

    before = counted()
    build.do(_see, case.pieces.case.lead, visit, 2_000)
    every = case.items()
    assert len(every) > 2_000
    case.put_in(*(one.id for one in every if one.decided is None))
    after = counted()
    assert {one for one in after if after[one] > before[one]} == set()
    assert len(build.read(store.put_in, build.read(cases.case, case.case))) > 2_000


def test_a_file_that_answers_a_question_is_called_by_its_name_and_others_by_what_they_are() -> None:
    asked = StoredFile(purpose="answer", about="plan-on-file", name="Plan.pdf")
    assert file_title(asked) == "Plan.pdf"
    assert file_title(StoredFile(purpose="request", about="Rota", name="r.pdf")) == "Rota"
    assert file_title(StoredFile(purpose="request", about="", name="r.pdf")) == "r.pdf"


def test_what_was_corrected_says_so_by_name_and_its_correction_does_not(
    build: Build, case: GoingIn
) -> None:
    told = Appeal(build.days(-9), Person.CLAIMANT, "Amina", SignedBy.APPELLANT)
    build.do(record_appeal, case.benefits, case.case, told)
    (row,) = build.rows(CaseAppeal)
    right, seen = replace(told, received_on=build.days(-8)), str(row.id)
    build.do(correct_appeal, case.benefits, case.case, row.fact_id, right, seen=seen)
    notices = [one for one in case.items() if one.kind is EvidenceKind.APPEAL_NOTICE]
    assert {one.id == row.id for one in notices if one.corrected} == {True}
    sets = {(one.name, one.version): one for one in build.house.question_sets}
    called = [line.what for line in build.read(lines, notices, sets)]
    notice = "A notice of appeal (the claimant)"
    assert sorted(called) == [notice, f"{notice}, corrected since"]
    others = [one for one in case.items() if one.kind is not EvidenceKind.APPEAL_NOTICE]
    assert not any(one.corrected for one in others)
