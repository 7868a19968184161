"""Recommendations: made with two dates, changed, taken back, told of as the words allow."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from reviews.domain.assessment.overall_assessment import FindingKind, Reading
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Role
from reviews.domain.register.closed_words import Part
from reviews.domain.sources import Source
from reviews.store.assessment import overall_assessment
from reviews.store.tables import Recommendation
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.journeys.assessing import AWKWARD, Assessing
from tests.page import Page


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


def to_improve(case: Assessing) -> UUID:
    found = case.build.read(overall_assessment.findings, Use.NOTES, case.id).items
    key: UUID = next(one.fact_id for one in found if one.words == "Plans are alike")
    return key


def boxes(page: Page, name: str) -> tuple[str, ...]:
    inputs = {one.get("name"): one.get("value") or "" for one in page.every("input")}
    return tuple(inputs[f"{name}-{part}"] for part in ("day", "month", "year"))


RIGHT = {
    "what": AWKWARD,
    "plain_words": "Write your plan with you & for you",
    "evidence": "Five <new> plans",
}

TODAY = date(2026, 11, 23)
CHOSEN = {"dated": "chosen"}
NO_DATE = {f"acknowledge_by_on-{part}": "" for part in ("day", "month", "year")}


def test_a_recommendation_is_made_with_the_councils_own_dates(
    client: Client, case: Assessing
) -> None:
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/recommendations")
    assert "No recommendation is made yet" in page.words()
    page = client.get(f"{case.address}/recommendations/add")
    assert "To improve: Plans are alike" in page.words()
    assert "Staff are kind" not in page.words()
    assert boxes(page, "acknowledge_by_on") == ("7", "12", "2026")
    assert "Usually 10 working days. This date: 10 working days from today." in page.words()
    assert boxes(page, "complete_by_on") == ("21", "1", "2027")
    assert "Usually 40 working days. This date: 40 working days from today." in page.words()
    page = client.send(page, RIGHT, finding=to_improve(case))
    assert page.heading == "Recommendation 1"
    assert 'O’Brien-Łukasz & "Sons" <b>say</b> لا أعرف 🙂 ŵŷ' in page.words()
    assert "Five <new> plans" in page.words()
    assert "It has not been sent to the provider yet" in page.words()
    assert "Plans are alike" in page.words()
    assert "Who must act The support provider" in page.words()
    counted = "Counted: 10 and 40 working days from 23 November 2026. Bank holidays as checked on"
    assert counted in page.words()
    listed = client.get(f"{case.address}/recommendations")
    assert "1. O’Brien-Łukasz" in listed.words()


def test_working_days_are_counted_without_saving(client: Client, case: Assessing) -> None:
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/recommendations/add")
    dates = {"acknowledge_by_on": date(2026, 12, 29), "complete_by_on": date(2027, 1, 2)}
    assert "In a letter of today: by 7 December 2026." in page.words()
    page = client.send(page, {**RIGHT, **dates}, button="Count the working days")
    assert "This date: 24 working days from today." in page.words()
    assert "It falls on a Saturday." in page.words()
    assert "There is a problem" not in page.words()
    assert "Five <new> plans" in [one.text.strip() for one in page.every("textarea") if one.text]
    wrong = {"acknowledge_by_on-month": "13"}
    page = client.send(page, wrong, button="Count the working days")
    assert "Enter a real date" in page.words()
    assert case.build.rows(Recommendation) == []
    far = client.send(page, {"complete_by_on": date(2099, 1, 5)}, button="Count the working days")
    assert "are not known yet" in far.words()


def test_dates_past_the_years_known_are_left_to_the_officer(
    client: Client, case: Assessing, clock: Clock
) -> None:
    clock.move(days=(date(2028, 12, 20) - clock.now.date()).days)
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/recommendations/add")
    assert boxes(page, "acknowledge_by_on") == ("", "", "")
    page = client.send(
        page,
        RIGHT,
        finding=to_improve(case),
        acknowledge_by_on=date(2029, 1, 10),
        complete_by_on=date(2029, 3, 1),
    )
    assert "by 10 January 2029" in page.words().replace("Acknowledge by 10", "by 10")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"finding": None}, "Choose the finding that this recommendation answers"),
        ({"finding": str(uuid4())}, "Choose one of the answers on the list."),
        ({"what": " "}, "Say what you ask the provider to do"),
        ({"plain_words": ""}, "Say it in plain words for residents"),
        ({"evidence": ""}, "Say what will show that it is done"),
        (CHOSEN | {"acknowledge_by_on": TODAY}, "must be after the day the letter is sent"),
        ({"acknowledge_by_on-day": ""}, "The date must include a day"),
        (CHOSEN | {"complete_by_on": date(2026, 12, 4)}, "must be the same as or after the date"),
        (CHOSEN | NO_DATE, "Enter the date to acknowledge by"),
        ({"who_acts": None}, "Select who must act"),
        ({"who_acts": "landlord"}, "Choose one of the answers on the list."),
        ({"dated": None}, "Select how the two dates are made"),
        ({"acknowledge_days": ""}, "Enter the working days to acknowledge"),
        ({"complete_days": "9"}, "Give at least as much time to complete as to acknowledge."),
        ({"complete_days": "ten"}, "Enter a number in figures, such as 12."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client: Client, case: Assessing, wrong: dict[str, Any], sentence: str
) -> None:
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/recommendations/add")
    page = client.send(page, {**RIGHT, "finding": str(to_improve(case)), **wrong})
    assert "There is a problem" in page.words()
    assert sentence in page.words()
    kept = [(one.text or "").removeprefix("\n") for one in page.every("textarea")]
    for name, text in RIGHT.items():
        assert name in wrong or text in kept
    assert case.build.rows(Recommendation) == []


def test_nothing_is_recommended_before_the_assessment_is_agreed(
    client: Client, build: Build
) -> None:
    case = Assessing(build)
    case.finding("Plans are alike")
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/recommendations")
    assert "once the overall assessment is agreed" in page.words()
    assert "Add a recommendation" not in page.links()
    client.get(f"{case.address}/recommendations/add", status=409)


def test_opened_again_meanwhile_nothing_is_recommended(client: Client, case: Assessing) -> None:
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/recommendations/add")
    case.step(Reading.REOPENED, case.bo)
    client.send(page, RIGHT, finding=to_improve(case), status=409)


def test_a_change_needs_a_reason_and_what_was_sent_stays(
    client: Client, case: Assessing, clock: Clock
) -> None:
    key = case.recommend(to_improve(case), "Write a plan")
    case.issue_letter(key)
    clock.move(days=20)
    client.sign_in(case.build.officer(Role.LETTER_OFFICER, name="Lee"))
    page = client.get(f"/recommendations/{key}/change")
    assert "It was sent to the provider on 23 November 2026." in page.words()
    assert "Say why it is changed" in client.send(page).words()
    page = client.send(
        page, complete_by_on=date(2027, 3, 1), what="Write a better plan", reason=AWKWARD
    )
    assert "Write a better plan" in page.words()
    assert "Complete and evidence by 1 March 2027" in page.words()
    assert "Changed : O’Brien-Łukasz" in page.words()
    made, changed = page.words().split("Changed :")
    assert "Sent like this in letter L-" in made
    assert "Sent like this" not in changed
    assert "Write a plan" in made.split("As it was made")[1]


def test_what_was_counted_is_counted_again_and_what_was_chosen_stays(
    client: Client, case: Assessing
) -> None:
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/recommendations/add")
    page = client.send(page, RIGHT, finding=to_improve(case), acknowledge_days="3")
    assert "Counted: 3 and 40 working days" in page.words()
    assert "Acknowledge by 26 November 2026" in page.words()
    [row] = case.build.rows(Recommendation)
    change = client.get(f"/recommendations/{row.fact_id}/change")
    page = client.send(change, reason="More time", acknowledge_days="5")
    assert "Acknowledge by 30 November 2026" in page.words()
    change = client.get(f"/recommendations/{row.fact_id}/change")
    page = client.send(
        change, CHOSEN, reason="A day that suits", acknowledge_by_on=date(2026, 12, 2)
    )
    assert "How the dates were made Chosen" in page.words()
    assert "Acknowledge by 2 December 2026" in page.words()


def test_only_those_who_play_a_part_can_be_asked(client: Client, case: Assessing) -> None:
    landlord = case.build.organisation("Brick & Mortar <Homes>")
    case.build.part(case.scheme, landlord, Part.LANDLORD)
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/recommendations/add")
    assert "The support provider and the landlord" in page.words()
    assert "The managing agent" not in page.words()
    page = client.send(page, RIGHT, finding=to_improve(case), who_acts="both")
    assert "Who must act The support provider and the landlord" in page.words()


def test_two_people_change_one_recommendation_and_see_both(client: Client, case: Assessing) -> None:
    key = case.recommend(to_improve(case), "Write a plan")
    client.sign_in(case.ann)
    other = client.other(case.bo)
    address = f"/recommendations/{key}/change"
    mine, theirs = client.get(address), other.get(address)
    client.send(mine, what="Ann’s words", reason="Because")
    clash = other.send(theirs, what="Bo’s words", reason="Because")
    assert "It now asks: “Ann’s words”" in clash.words()
    assert "Bo’s words" in clash.text
    assert "Bo’s words" in other.send(clash).words()


def test_a_recommendation_taken_back_stays_on_the_record(client: Client, case: Assessing) -> None:
    key = case.recommend(to_improve(case), "Write a plan")
    client.sign_in(case.ann)
    page = client.get(f"/recommendations/{key}/withdraw")
    assert "Say why it no longer stands" in client.send(page).words()
    page = client.send(page, reason=AWKWARD)
    assert "Taken back 1. Write a plan O’Brien-Łukasz" in page.words()
    assert case.recommend(to_improve(case), "Another") != key
    assert "2. Another" in client.get(f"{case.address}/recommendations").words()
    for path in ("", "/change", "/withdraw", "/acknowledge", "/progress"):
        client.get(f"/recommendations/{key}{path}", status=404)


def test_a_withheld_finding_takes_its_recommendation_with_it_until_it_is_sent(
    client: Client, case: Assessing
) -> None:
    case.step(Reading.REOPENED, case.bo)
    resident = case.residents[0]
    case.build.agree(case.ann, case.id, resident, Use.TAKE_PART, Use.NOTES, Use.TELL_PROVIDER)
    cited = case.newest_answer(case.account())
    finding = case.finding("Her story told", FindingKind.IMPROVE, answer_id=cited)
    case.step(Reading.SUBMITTED, case.ann)
    case.step(Reading.AGREED, case.bo)
    key = case.recommend(finding, "Help her with money")
    letters = client.other(case.build.officer(Role.LETTER_OFFICER))
    benefits = client.other(case.build.officer(Role.BENEFITS_OFFICER))
    for address in (f"{case.address}/recommendations", f"/recommendations/{key}"):
        assert "Help her with money" in letters.get(address).text
        page = benefits.get(address, status=404 if str(key) in address else 200)
        assert "Help her with money" not in page.text
        assert "Recommendation 1" not in page.words()
    assert "Her story told" in letters.get(f"/recommendations/{key}").text
    refused = ConsentState.WITHDRAWN
    case.build.agree(case.ann, case.id, resident, Use.TELL_PROVIDER, state=refused)
    for path in ("", "/change", "/progress"):
        page = letters.get(f"/recommendations/{key}{path}", status=404 if path else 200)
        assert "Help her with money" not in page.text
    case.issue_letter(key)
    page = letters.get(f"/recommendations/{key}")
    assert "Help her with money" in page.words()
    assert "Her story told" not in page.text
    benefits.get(f"/recommendations/{key}", status=404)
