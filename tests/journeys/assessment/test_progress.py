"""What comes of recommendations: acknowledged, evidenced, looked at again at a revisit."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.errors import Refused
from reviews.domain.follow_up.recommendations import Progress
from reviews.domain.people.roles import Role
from reviews.domain.sources import Source
from reviews.domain.visits.visits import VisitPlan, VisitPurpose
from reviews.services.follow_up.recommendations import Looked
from reviews.services.follow_up.revisits import record_revisit
from reviews.services.register import closing
from reviews.services.review import reviews
from reviews.services.visits import visits
from reviews.store.tables import Acknowledgement, ProgressRecord
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.journeys.assessing import AWKWARD, Assessing
from tests.journeys.assessment.test_recommendations import boxes, to_improve


@pytest.fixture
def case(build: Build) -> Assessing:
    """An agreed assessment with one finding to improve and one strength."""
    made = Assessing(build)
    account = made.account(Source.STAFF)
    cited = made.newest_answer(account)
    made.finding("Plans are alike", FindingKind.IMPROVE, answer_id=cited)
    made.finding("Staff are kind", FindingKind.STRENGTH, "respect", answer_id=cited)
    made.excuse_everything()
    made.agree()
    return made


def test_acknowledged_corrected_and_then_late(
    client: Client, case: Assessing, clock: Clock
) -> None:
    key = case.recommend(to_improve(case))
    officer = case.build.officer(Role.LETTER_OFFICER)
    client.sign_in(officer)
    page = client.get(f"/recommendations/{key}/acknowledge")
    page = client.send(page, by_whom="Jo")
    assert "The letter with this recommendation is not issued yet." in page.words()
    clock.move(days=1)
    case.issue_letter(key)
    clock.move(days=14)
    page = client.sign_in(officer).get(f"/recommendations/{key}")
    assert "Acknowledgement overdue" in page.words()
    assert "1 calendar day ago" in page.words()
    form = client.get(f"/recommendations/{key}/acknowledge")
    for wrong, sentence in (
        ({"by_whom": ""}, "Say who acknowledged it for the provider"),
        ({"on": date(2026, 12, 31)}, "The date must be today or in the past."),
        ({"on": date(2026, 11, 23)}, "The letter was issued on 24 November 2026"),
        ({"on-day": "31", "on-month": "2"}, "Enter a real date"),
    ):
        lacking = client.send(form, {"by_whom": "Jo Bloggs & Co", "words": AWKWARD} | wrong)
        assert sentence in lacking.words()
        assert "O’Brien-Łukasz" in lacking.text
    page = client.send(form, by_whom="Jo Bloggs & Co", words=AWKWARD, on=date(2026, 12, 1))
    assert "1 December 2026, by Jo Bloggs & Co" in page.words()
    assert "Waiting for evidence" in page.words()
    form = client.get(f"/recommendations/{key}/acknowledge")
    page = client.send(form, by_whom="Sam")
    assert "by Sam" in page.words()
    assert "Jo Bloggs" not in page.words()
    assert len(case.build.rows(Acknowledgement)) == 2
    clock.move(days=60)
    words = client.sign_in(officer).get(f"/recommendations/{key}").words()
    assert "Evidence overdue" in words


def test_two_people_record_one_acknowledgement(client: Client, case: Assessing) -> None:
    key = case.recommend(to_improve(case))
    case.issue_letter(key)
    client.sign_in(case.ann)
    other = client.other(case.bo)
    address = f"/recommendations/{key}/acknowledge"
    mine, theirs = client.get(address), other.get(address)
    client.send(mine, by_whom="Jo")
    clash = other.send(theirs, by_whom="Sam")
    assert "Someone recorded this meanwhile: Jo, 23 November 2026." in clash.words()
    assert "by Sam" in other.send(clash).words()


def test_progress_with_evidence_settles_it(client: Client, case: Assessing) -> None:
    key = case.recommend(to_improve(case))
    case.issue_letter(key)
    client.sign_in(case.ann)
    form = client.get(f"/recommendations/{key}/progress")
    for wrong, sentence in (
        ({"progress": None}, "Select how far it has come"),
        ({"words": ""}, "Say what you saw or were shown"),
        ({"seen_on": date(2026, 12, 1)}, "The date must be today or in the past."),
        ({"file": ("plan.pdf", b"MZ\x90")}, "The file must be"),
    ):
        page = client.send(form, {"progress": "done", "words": AWKWARD} | wrong)
        assert sentence in page.words()
        assert "words" in wrong or "O’Brien-Łukasz" in page.text
    assert case.build.rows(ProgressRecord) == []
    page = client.send(form, progress="done-no-evidence", words="They say it is done")
    assert "Waiting for acknowledgement" in page.words()
    page = client.send(form, progress="done", words=AWKWARD, file=("new plans.txt", b"Plans"))
    assert "Settled: done, evidence seen." in page.words()
    assert "Done, evidence seen , as seen on 23 November 2026 O’Brien" in page.words()
    file = next(href for words, href in page.links().items() if words == "new plans.txt")
    assert client.download(file).data == b"Plans"
    letters = client.other(case.build.officer(Role.LETTER_OFFICER))
    page = letters.get(f"/recommendations/{key}")
    assert "Evidence: new plans.txt" in page.words()
    assert "new plans.txt" not in page.links()


def revisit(case: Assessing, purpose: VisitPurpose = VisitPurpose.REVISIT) -> UUID:
    plan = VisitPlan(
        case.scheme, purpose, case.build.today, frozenset({case.ann.id}), review_id=case.id
    )
    key: UUID = case.build.do(visits.plan_visit, case.ann, plan)
    return key


def test_a_revisit_looks_at_every_open_recommendation_at_once(
    client: Client, case: Assessing, clock: Clock
) -> None:
    one, two, three = (case.recommend(to_improve(case), f"Step {n}") for n in "ABC")
    settled = case.recommend(to_improve(case), "Settled step")
    case.issue_letter(one, two)
    visit = revisit(case)
    client.sign_in(case.ann)
    client.send(client.get(f"/recommendations/{settled}/progress"), progress="done", words="Seen")
    clock.move(days=3)
    page = client.sign_in(case.ann).get(f"/visits/{visit}/revisit")
    assert boxes(page, "seen_on") == ("23", "11", "2026")
    assert "Settled step" not in page.words()
    assert "1. Step A Waiting for acknowledgement" in page.words()
    assert "3. Step C Not sent yet" in page.words()
    assert "Record at least one recommendation" in client.send(page).words()
    lacking = client.send(
        page,
        {
            f"progress-{one}": "under-way",
            f"words-{one}": AWKWARD,
            f"progress-{two}": "not-started",
            f"words-{three}": "Halfway",
        },
    )
    assert "Say what you saw or were shown" in lacking.words()
    assert "Select how far it has come" in lacking.words()
    assert "O’Brien-Łukasz" in lacking.text
    future = client.send(
        page,
        {f"progress-{one}": "done", f"words-{one}": "Seen", "seen_on": date(2026, 12, 1)},
    )
    assert "The date must be today or in the past." in future.words()
    assert len(case.build.rows(ProgressRecord)) == 1
    client.send(
        page,
        {
            f"progress-{one}": "under-way",
            f"words-{one}": AWKWARD,
            f"progress-{three}": "not-done",
            f"words-{three}": "They will not",
        },
    )
    seen = {row.recommendation_fact_id: row for row in case.build.rows(ProgressRecord)}
    assert set(seen) == {one, three, settled}
    assert seen[one].progress is Progress.UNDER_WAY
    assert (seen[one].visit_id, seen[one].words) == (visit, AWKWARD)
    page = client.get(f"/visits/{visit}/revisit")
    assert "Last seen 23 November 2026: under way. O’Brien-Łukasz" in page.words()
    assert "at a revisit on" in client.get(f"/recommendations/{one}").words()


def test_a_revisit_is_saved_whole_or_not_at_all(client: Client, case: Assessing) -> None:
    one, two = (case.recommend(to_improve(case), f"Step {n}") for n in "AB")
    visit = revisit(case)
    client.sign_in(case.ann)
    page = client.get(f"/visits/{visit}/revisit")
    withdrawing = client.other(case.bo)
    withdrawing.send(withdrawing.get(f"/recommendations/{two}/withdraw"), reason="Not needed")
    looked = {
        key: Looked(Progress.DONE, case.build.today, "Seen") for key in sorted((one, two), key=str)
    }
    with pytest.raises(Refused, match="Nothing is saved yet"):
        case.build.do(record_revisit, case.ann, visit, looked)
    assert case.build.rows(ProgressRecord) == []
    typed = {f"progress-{one}": "done", f"words-{one}": "Seen", f"words-{two}": "Seen too"}
    client.send(page, typed, status=200)
    assert len(case.build.rows(ProgressRecord)) == 1


def test_a_revisit_is_for_revisits_of_the_team(client: Client, case: Assessing) -> None:
    client.sign_in(case.ann)
    client.get(f"/visits/{revisit(case, VisitPurpose.SITE)}/revisit", status=404)
    visit = revisit(case)
    assert "No recommendation is open" in client.get(f"/visits/{visit}/revisit").words()
    client.sign_in(case.build.officer(team=case.build.team()))
    client.get(f"/visits/{visit}/revisit", status=404)
    client.sign_in(case.build.officer(Role.LETTER_OFFICER))
    client.get(f"/visits/{visit}/revisit", status=403)
    called_off = revisit(case)
    case.build.do(visits.call_off_visit, case.ann, called_off, "Snow", 1)
    client.sign_in(case.ann)
    client.get(f"/visits/{called_off}/revisit", status=404)


def test_a_closed_scheme_stops_the_clocks(client: Client, case: Assessing) -> None:
    key = case.recommend(to_improve(case))
    case.issue_letter(key)
    case.build.do(closing.close_scheme, None, case.scheme, case.build.today, "Sold")
    page = client.sign_in(case.ann).get(f"/recommendations/{key}")
    assert "The scheme closed on 23 November 2026, so its dates no longer run." in page.words()


def test_follow_up_goes_on_when_the_review_is_closed(client: Client, case: Assessing) -> None:
    key = case.recommend(to_improve(case))
    case.issue_letter(key)
    case.build.do(reviews.move_review, case.ann, case.id, "closed", "All done")
    client.sign_in(case.ann)
    page = client.get(f"/recommendations/{key}/progress")
    assert "Settled" in client.send(page, progress="done", words="Seen").words()
    assert "Add a recommendation" not in client.get(f"{case.address}/recommendations").links()


def test_who_may_follow_up(client: Client, case: Assessing) -> None:
    key = case.recommend(to_improve(case))
    paths = ("change", "withdraw", "acknowledge", "progress")
    benefits = client.sign_in(case.build.officer(Role.BENEFITS_OFFICER))
    benefits.get(f"{case.address}/recommendations/add", status=403)
    for path in paths:
        benefits.get(f"/recommendations/{key}/{path}", status=403)
    for role in (Role.REVIEWER, Role.LEAD_REVIEWER):
        other = client.sign_in(case.build.officer(role, team=case.build.team()))
        for path in ("", *(f"/{one}" for one in paths)):
            other.get(f"/recommendations/{key}{path}", status=404)
        other.get(f"{case.address}/recommendations", status=404)
    both = client.sign_in(case.build.officer(Role.REVIEWER, Role.BENEFITS_OFFICER))
    for path in paths:
        both.get(f"/recommendations/{key}/{path}", status=404)
    client.sign_in(case.build.officer(Role.AUDITOR)).get(f"/recommendations/{key}", status=403)
    client.sign_in(case.ann).get(f"/recommendations/{uuid4()}", status=404)
