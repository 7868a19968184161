"""The guidance traced: which act meets each paragraph, and what one review has done of it."""

from typing import Any
from uuid import UUID

import pytest

from reviews.domain.accounts.answers import Answer, State, missing
from reviews.domain.assessment.overall_assessment import FindingKind, Reading
from reviews.domain.assessment.planned_parts import INTERVIEW_SET, SCHEME_SET
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.follow_up.recommendations import Progress
from reviews.domain.people.roles import Role
from reviews.domain.review.state import ReviewState
from reviews.domain.sources import Source
from reviews.domain.visits.visits import Access, VisitPlan, VisitPurpose
from reviews.services.accounts import accounts
from reviews.services.accounts.record_answers import record_answers
from reviews.services.follow_up.recommendations import Looked, record_progress
from reviews.services.follow_up.revisits import record_revisit
from reviews.services.review import reviews
from reviews.services.visits import visits
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD, Assessing
from tests.page import Page
from tests.queries import asked


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(lambda new: Assessing(new, residents=2), Assessing, 2)


def told(page: Page, number: int) -> str:
    """What a page says of one paragraph."""
    card = next(one for one in page.every("section") if one.get("id") == f"paragraph-{number}")
    return " ".join(" ".join(card.itertext()).split())


def of(client: Client, case: Assessing, number: int) -> str:
    return told(client.get(f"{case.address}/guidance"), number)


def test_everyone_reads_how_the_guidance_is_met(client: Client) -> None:
    page = client.get("/guidance")
    assert "Scheme review, How referrals are accepted and declined" in told(page, 89)
    assert "Recommendations to the provider, “Our recommendations”" in told(page, 117)
    assert "Rule Each recommendation has two dates" in told(page, 117)
    assert "How many residents each support worker supports" in told(page, 85)
    assert "Nobody is put on a visit without a check" in told(page, 78)
    _, silent = page.words().split("so we do not know what they are about.")
    for run in ("Paragraph 72", "Paragraphs 74 and 75", "Paragraphs 101 to 109"):
        assert run in silent
    assert "How do you look after my information?" in silent, "the council's own words"
    assert "What did we ask them to change?" not in silent


def test_a_silent_paragraph_stands_under_no_subject(client: Client, case: Assessing) -> None:
    client.sign_in(case.ann)
    for address in ("/guidance", f"{case.address}/guidance"):
        page = client.get(address)
        under = ""
        found = []
        for one in page.root.iter():
            if one.tag == "h2":
                under = "".join(one.itertext())
            elif one.get("id") in ("paragraph-72", "paragraph-86", "paragraph-116"):
                found.append(under)
        assert found == ["Paragraphs that our sources say nothing of"] * 3


def test_the_task_list_leads_to_what_a_new_review_has_still_to_look_at(
    client: Client, case: Assessing
) -> None:
    client.sign_in(case.ann)
    page = client.get(client.get(case.address).links()["Paragraphs of the guidance"])
    assert "Not done yet: 71 , 73 , 83 , 84 , 85 , 87 and 88 , 89 , 90 , 91 to 93 ," in page.words()
    assert told(page, 89).startswith("Paragraph 89 Not yet")
    assert "We looked for: Answers of any source: none found" in told(page, 89)
    assert told(page, 70).startswith("Paragraph 70 Touched, not done")
    assert "Residents in the plan: 2" in told(page, 70)
    assert "For the whole council" in told(page, 76)
    assert "For the whole council" in told(page, 142)
    for number in (144, 145):
        assert "no review shows it." in told(page, number)
    assert "Paragraphs 120 to 139" in page.words()


def test_answers_findings_and_conclusions_touch_the_paragraphs_they_name(
    client: Client, case: Assessing
) -> None:
    account = case.account(Source.STAFF, answers={("referrals-declined-why", 0): AWKWARD})
    case.finding(theme="referrals")
    case.conclude()
    client.sign_in(case.ann)
    says = of(client, case, 89)
    assert says.startswith("Paragraph 89 Touched, not done")
    assert "Scheme review, How referrals are accepted and declined: 1" in says
    assert of(client, case, 110).startswith("Paragraph 110 Touched, not done")
    assert "Findings: 1" in of(client, case, 110)
    assert "Conclusion: Overall" in of(client, case, 110)
    assert of(client, case, 111).startswith("Paragraph 111 Not yet")
    which = client.get(f"{case.address}/guidance/89")
    assert f"/accounts/{account}/check" in which.links().values()
    assert AWKWARD.split("\n")[0] not in which.words()
    assert "Support plans are alike" in client.get(f"{case.address}/guidance/110").words()
    case.build.do(reviews.move_review, case.ann, case.id, ReviewState.PAUSED, "The manager is away")
    paused = client.get(f"{case.address}/guidance")
    assert told(paused, 83).startswith("Paragraph 83 Not done")
    assert "Paused: The manager is away" in told(paused, 83)
    assert "Touched, not done" in told(paused, 89)


def test_what_is_excused_or_paused_says_so_and_why(client: Client, case: Assessing) -> None:
    first = case.residents[0]
    client.sign_in(case.ann)
    excuse: Any = case.build.do
    excuse(reviews.excuse_part, case.ann, case.id, SCHEME_SET, "Seen in <spring> & “fine”")
    assert of(client, case, 83).endswith("Excused: Scheme review. Seen in <spring> & “fine”")
    for one in case.residents:
        excuse(
            reviews.excuse_part,
            case.ann,
            case.id,
            INTERVIEW_SET,
            "Chose not to",
            resident_id=one,
        )
    says = of(client, case, 94)
    assert says.startswith("Paragraphs 94 to 96 Excused")
    assert f"Excused: Talk with {case.reference(first)} and 1 other. Chose not to" in says


def test_a_talk_that_is_paused_says_so(client: Client, case: Assessing) -> None:
    one = case.residents[1]
    case.build.agree(case.ann, case.id, one)
    account = case.account(resident=one, answers={("money-pay", 0): "Rent"})
    case.build.do(accounts.pause_account, case.ann, account, "Tired")
    client.sign_in(case.ann)
    assert f"Paused: Talk with {case.reference(one)}" in of(client, case, 91)
    assert "Residents’ replies to what we asked: 1" in of(client, case, 97)


def test_an_account_that_may_not_be_used_meets_nothing(client: Client, case: Assessing) -> None:
    first = case.residents[0]
    case.build.agree(case.ann, case.id, first)
    case.account(resident=first, answers={("home-safe", 0): "yes"})
    client.sign_in(case.ann)
    assert "Your home: 1" in of(client, case, 94)
    case.build.agree(case.ann, case.id, first, Use.NOTES, state=ConsentState.WITHDRAWN)
    assert of(client, case, 94).startswith("Paragraphs 94 to 96 Not yet")
    assert case.reference(first) not in client.get(f"{case.address}/guidance/95").words()


def finish(case: Assessing, account: UUID, says: bool) -> None:  # noqa: FBT001 - the case
    """Finish an interview in which one thing is said, or nothing."""
    asked = case.build.house.question_sets.latest(INTERVIEW_SET).asked_of(Source.RESIDENT)
    given: dict[Any, Any] = {("home-safe", 0): Answer(State.GIVEN, "yes")} if says else {}
    while left := missing(asked, given):
        for one in left:
            given[one.question.key, one.repeat] = Answer(State.NOT_SEEN, None, "Out of time")
    given.pop(("home-safe", 0)) if says else None
    case.build.do(record_answers, case.ann, account, asked, given, {("home-safe", 0): 1})
    sets = {(one.name, one.version): one for one in case.build.house.question_sets}
    case.build.do(accounts.finish_account, case.ann, account, sets)


@pytest.mark.parametrize("says", [True, False])
def test_a_talk_counts_once_it_is_finished_and_says_something(
    client: Client,
    case: Assessing,
    says: bool,  # noqa: FBT001 - the case
) -> None:
    client.sign_in(case.ann)
    for found, one in enumerate(case.residents, start=1):
        case.build.agree(case.ann, case.id, one)
        account = case.account(resident=one, answers={("home-safe", 0): "yes"})
        assert of(client, case, 94).startswith("Paragraphs 94 to 96 Touched, not done")
        finish(case, account, says)
        assert (f"speaks for them: {found} of 2" in of(client, case, 94)) is says
    assert of(client, case, 94).startswith("Paragraphs 94 to 96 Done") is says


@pytest.mark.parametrize("access", [Access.GIVEN, Access.REFUSED, None])
def test_119_is_met_by_progress_from_a_visit_that_was_made(
    client: Client, case: Assessing, access: Access | None
) -> None:
    case.excuse_everything()
    finding = case.finding(kind=FindingKind.IMPROVE)
    case.conclude()
    case.answer_asked()
    case.step(Reading.SUBMITTED, case.ann)
    case.step(Reading.AGREED, case.bo)
    made = case.recommend(finding)
    team = frozenset({case.ann.id})
    plan = VisitPlan(case.scheme, VisitPurpose.REVISIT, case.build.today, team, review_id=case.id)
    visit = case.build.do(visits.plan_visit, case.ann, plan)
    client.sign_in(case.ann)
    assert of(client, case, 119).startswith("Paragraph 119 Not yet")
    desk = Looked(Progress.UNDER_WAY, case.build.today, "They wrote")
    case.build.do(record_progress, case.ann, made, desk)
    case.build.do(record_revisit, case.ann, visit, {made: desk})
    if access:
        went = visits.Made(case.build.today, access, "" if access == "given" else "Nobody in")
        case.build.do(visits.record_visit, case.ann, visit, went, 1)
    says = of(client, case, 119)
    assert says.startswith("Paragraph 119 Done") is (access is Access.GIVEN)
    assert "Looks at progress, on papers or on a visit: 2" in says
    if access is not Access.GIVEN:
        assert says.startswith("Paragraph 119 Touched, not done")
        assert "Recommendations looked at on a visit that was made: none found" in says


def test_only_the_team_reads_what_a_review_looked_at(client: Client, case: Assessing) -> None:
    for officer in (
        case.build.officer(team=case.build.team()),
        case.build.officer(Role.LETTER_OFFICER),
        case.build.officer(Role.AUDITOR),
    ):
        client.sign_in(officer)
        for address in (f"{case.address}/guidance", f"{case.address}/guidance/89"):
            assert client.http.get(address).status_code in (403, 404)


@pytest.mark.parametrize("chosen", ["69", "147", "ten", "089"])
def test_no_other_paragraph_has_a_page(client: Client, case: Assessing, chosen: str) -> None:
    client.sign_in(case.ann).get(f"{case.address}/guidance/{chosen}", status=404)


def test_the_page_asks_the_same_number_of_queries_for_one_resident_and_for_many(
    client: Client, case: Assessing
) -> None:
    def queries() -> int:
        with asked(case.build.house.engine) as sent:
            client.get(f"{case.address}/guidance")
        return len(sent)

    client.sign_in(case.ann)
    case.build.agree(case.ann, case.id, case.residents[0])
    case.account(resident=case.residents[0], answers={("home-safe", 0): "yes"})
    queries()
    few = queries()
    for _ in range(4):
        one = case.build.resident(case.scheme)
        case.build.do(reviews.add_residents, case.ann, case.id, [one])
        case.build.agree(case.ann, case.id, one)
        case.account(resident=one, answers={("home-safe", 0): "yes"})
        case.finding()
    assert queries() == few
