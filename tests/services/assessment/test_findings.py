"""What a finding may rest on, and what a decision writes: the rules that need a database."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.assessment.overall_assessment import About, FindingKind, Judgement, Reading
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Role
from reviews.domain.sources import Source
from reviews.services.accounts import accounts
from reviews.services.assessment import conclusions, findings
from reviews.services.assessment.late_documents import say_what_changes
from reviews.services.follow_up import recommendations
from reviews.services.record.files import take_in
from reviews.services.review import requests
from reviews.store.assessment import overall_assessment as store
from reviews.store.tables import Conclusion, FindingEvidence, StoredFile
from tests.build import Build
from tests.journeys.assessing import Assessing

RATHER = (Use.TAKE_PART, Use.NOTES, Use.READ_FILE)


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing)


def cite(case: Assessing, finding: UUID, **ids: Any) -> None:
    case.build.do(findings.cite, case.ann, case.id, finding, findings.Cited(**ids))


def test_a_file_of_an_account_is_cited_by_its_answer_alone(case: Assessing) -> None:
    """The file would slip past what the resident agreed to; the answer carries it."""
    case.build.agree(case.ann, case.id, case.residents[0], *RATHER)
    account = case.account()
    photo = take_in(case.build.house.files, "letter.txt", b"Dear resident", 10_000)
    attached = case.build.do(accounts.attach_file, case.ann, account, "came-how", 0, photo)
    papers = take_in(case.build.house.files, "notes.txt", b"Health", 10_000)
    apart = case.build.do(requests.quarantine, case.ann, case.id, papers, "Health notes")
    finding = case.finding()
    for file_id in (attached, apart, uuid4()):
        with pytest.raises(NotThere):
            cite(case, finding, file_id=file_id)
    assert case.build.rows(FindingEvidence) == []


def test_evidence_belongs_to_the_review(case: Assessing) -> None:
    other = Assessing(case.build)
    account = other.account(Source.STAFF)
    rota = take_in(case.build.house.files, "rota.txt", b"Mon", 10_000)
    given = {"item": "", "about": "Rota", "true_on": None}
    document = case.build.do(requests.receive_document, other.ann, other.id, rota, **given)
    finding = case.finding()
    for ids in ({"answer_id": other.newest_answer(account)}, {"file_id": document}):
        with pytest.raises(NotThere):
            cite(case, finding, **ids)
    for ids in ({"observation_id": uuid4()}, {"answer_id": uuid4()}, {}):
        with pytest.raises(NotThere):
            cite(case, finding, **ids)


def test_an_answer_is_cited_as_it_stands_and_only_while_it_may_be_used(case: Assessing) -> None:
    case.build.agree(case.ann, case.id, case.residents[0], *RATHER)
    account = case.account(answers={("came-how", 0): "By taxi"})
    before = case.newest_answer(account)
    finding = case.finding()
    case.answer(account, Source.RESIDENT, {("came-how", 0): "By bus"}, seen={("came-how", 0): 1})
    with pytest.raises(Refused, match="has changed since"):
        cite(case, finding, answer_id=before)
    refused = ConsentState.REFUSED
    case.build.agree(case.ann, case.id, case.residents[0], Use.NOTES, state=refused)
    with pytest.raises(Refused, match="agree"):
        cite(case, finding, answer_id=case.newest_answer(account))


def test_what_is_told_in_confidence_is_cited_by_those_who_heard(case: Assessing) -> None:
    account = case.account(Source.STAFF, by=case.bo, sensitivity=Sensitivity.CONFIDENTIAL)
    finding = case.finding()
    cited = findings.Cited(answer_id=case.newest_answer(account))
    with pytest.raises(NotThere):
        case.build.do(findings.cite, case.cy, case.id, finding, cited)
    case.build.do(findings.cite, case.bo, case.id, finding, cited)


def test_several_things_are_added_together_or_not_at_all(case: Assessing) -> None:
    answer = case.newest_answer(case.account(Source.STAFF))
    finding = case.finding()
    first, wrong = findings.Cited(answer_id=answer), findings.Cited(file_id=uuid4())
    with pytest.raises(NotThere):
        case.build.do(findings.cite, case.ann, case.id, finding, first, wrong)
    with pytest.raises(Refused, match="rests on that already"):
        case.build.do(findings.cite, case.ann, case.id, finding, first, first)
    assert case.build.rows(FindingEvidence) == []
    case.build.do(findings.cite, case.ann, case.id, finding, first)


def test_another_team_changes_nothing(case: Assessing) -> None:
    finding = case.finding()
    stranger = case.build.officer(Role.LEAD_REVIEWER, team=case.build.team())
    words = findings.FindingWords("needs", FindingKind.STRENGTH, "Ours now")
    for service, args in (
        (findings.write_finding, (words,)),
        (findings.withdraw_finding, (finding, "Because")),
        (findings.uncite, (uuid4(),)),
        (conclusions.conclude, (About.OVERALL, Judgement.YES, "Because")),
        (conclusions.take_step, (Reading.SUBMITTED, "")),
        (conclusions.decide, ("Because", {})),
        (say_what_changes, (uuid4(), "Nothing")),
    ):
        with pytest.raises(NotThere):
            case.build.do(service, stranger, case.id, *args)


def test_a_decision_without_reasons_for_a_conclusion_writes_nothing(case: Assessing) -> None:
    case.excuse_everything()
    case.conclude()
    case.step(Reading.SUBMITTED, case.ann)
    case.step(Reading.DISAGREED, case.bo)
    changed = {
        About.TAILORED: conclusions.Concluded(Judgement.NO, "I saw none", case.grounds()),
        About.OVERALL: conclusions.Concluded(Judgement.NO, " "),
    }
    with pytest.raises(Refused, match="Give the reasons for: Overall") as refused:
        case.build.do(conclusions.decide, case.cy, case.id, "Because", changed)
    assert refused.value.field == "reasons-overall"
    assert len(case.build.rows(Conclusion)) == 4
    assert [one.reading for one in case.build.read(store.readings, case.id)][-1] == "disagreed"


def test_a_finding_says_which_paragraph_and_theme(case: Assessing) -> None:
    for theme, paragraph, field in (("scores", "110", "theme"), ("needs", "12", "paragraph")):
        words = findings.FindingWords(theme, FindingKind.STRENGTH, "Words", paragraph)
        with pytest.raises(Refused) as refused:
            case.build.do(findings.write_finding, case.ann, case.id, words)
        assert refused.value.field == field


def test_a_finding_taken_away_from_keeps_its_earlier_evidence_on_record(case: Assessing) -> None:
    answer = case.newest_answer(case.account(Source.STAFF))
    finding = case.finding("Words", answer_id=answer)
    [evidence] = case.build.rows(FindingEvidence)
    case.build.do(findings.uncite, case.ann, case.id, evidence.id)
    assert case.build.read(store.evidence_of, case.id) == {}
    assert finding in case.build.read(store.evidence_of, case.id, ever=True)
    [row] = case.build.rows(FindingEvidence)
    assert row.ended_at is not None


def test_only_documents_are_weighed_as_late(case: Assessing) -> None:
    case.conclude()
    case.build.agree(case.ann, case.id, case.residents[0], *RATHER)
    account = case.account()
    photo = take_in(case.build.house.files, "photo.txt", b"A letter", 10_000)
    case.build.do(accounts.attach_file, case.ann, account, "came-how", 0, photo)
    [stored] = case.build.rows(StoredFile)
    with pytest.raises(NotThere):
        case.build.do(say_what_changes, case.ann, case.id, stored.id, "Nothing")


def test_recommendations_answer_a_finding_that_asks_for_one(case: Assessing) -> None:
    answer = case.newest_answer(case.account(Source.STAFF))
    strength = case.finding("Kind", FindingKind.STRENGTH, answer_id=answer)
    to_improve = case.finding("Slow", FindingKind.IMPROVE, answer_id=answer)
    case.excuse_everything()
    case.agree()
    for finding in (strength, uuid4()):
        with pytest.raises(Refused, match="Choose the finding"):
            case.recommend(finding)
    key = case.recommend(to_improve)
    made = recommendations.Recommended(
        strength, "a", "b", "c", case.build.days(14), case.build.days(60)
    )
    with pytest.raises(Refused, match="Choose the finding"):
        case.build.do(recommendations.change_recommendation, case.ann, key, made, "Because")
