"""Findings to improve with no recommendation: listed until one is made, or somebody says why."""

import pytest

from reviews.domain.assessment.overall_assessment import FindingKind, Reading
from reviews.domain.people.roles import Role
from reviews.services.assessment import findings
from reviews.services.assessment import no_recommendation as service
from reviews.services.people import council_settings
from reviews.store.tables import NoRecommendation
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD, Assessing

LISTED = "To improve, with no recommendation"


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing, Assessing)


def pages(case: Assessing) -> list[str]:
    return [f"{case.address}/overall", f"{case.address}/recommendations"]


def test_a_finding_is_listed_until_somebody_says_why_and_both_versions_are_kept(
    client: Client, case: Assessing
) -> None:
    case.finding("Works well", FindingKind.STRENGTH)
    finding = case.finding("Doors do not lock", FindingKind.IMPROVE)
    client.sign_in(case.ann)
    for address in pages(case):
        assert f"{LISTED} To improve Doors do not lock" in client.get(address).words()
    address = f"{case.address}/findings/{finding}/no-recommendation"
    assert "Say why nothing is recommended" in client.send(client.get(address)).words()
    done = client.send(client.get(address), reason=AWKWARD)
    assert "Why nothing is recommended is saved." in done.words()
    told = " ".join(AWKWARD.split())
    for one in pages(case):
        words = client.get(one).words()
        assert LISTED not in words
        assert f"No recommendation, because To improve Doors do not lock {told}" in words
    client.send(client.get(address), reason="The council mends it")
    assert told in client.get(address).words()
    assert [one.reason for one in case.build.rows(NoRecommendation)] == [
        AWKWARD.replace("\r\n", "\n"),
        "The council mends it",
    ]
    history = client.get(f"{case.address}/history").words()
    assert history.count("said why a finding leads to no recommendation") == 2


def test_a_reason_taken_back_lists_the_finding_again(client: Client, case: Assessing) -> None:
    finding = case.finding("Doors do not lock", FindingKind.IMPROVE)
    case.build.do(service.say_why, case.ann, case.id, finding, "Mended", seen="")
    client.sign_in(case.bo)
    page = client.get(f"{case.address}/findings/{finding}/no-recommendation")
    page = client.get(page.links()["Take the reason back"])
    assert "Say why it no longer stands" in client.send(page).words()
    done = client.send(page, reason="It broke again")
    assert LISTED in done.words()
    page = client.get(f"{case.address}/findings/{finding}/no-recommendation")
    assert "Taken back: It broke again" in page.words()
    client.get(f"{case.address}/findings/{finding}/no-recommendation/take-back", status=404)


def test_a_finding_put_in_other_words_is_listed_anew_with_what_was_said(
    client: Client, case: Assessing
) -> None:
    finding = case.finding("Doors do not lock", FindingKind.IMPROVE)
    case.build.do(service.say_why, case.ann, case.id, finding, "Mended", seen="")
    words = findings.FindingWords("needs", FindingKind.IMPROVE, "No door locks")
    case.build.do(findings.write_finding, case.ann, case.id, words, fact_id=finding)
    client.sign_in(case.ann)
    says = client.get(f"{case.address}/overall").words()
    assert f"{LISTED} To improve No door locks Said of earlier words: Mended" in says


def test_a_recommendation_clears_a_finding_and_takes_no_reason_beside_it(
    client: Client, case: Assessing
) -> None:
    case.excuse_everything()
    first = case.finding("Doors do not lock", FindingKind.IMPROVE)
    other = case.finding("Plans are alike", FindingKind.IMPROVE, theme="home")
    case.conclude()
    case.answer_asked()
    case.step(Reading.SUBMITTED, case.ann)
    client.sign_in(case.bo)
    says = client.get(f"{case.address}/overall/step/agreed").words()
    assert "Doors do not lock" in says[says.index(LISTED) :]
    case.step(Reading.AGREED, case.bo)
    case.recommend(first)
    client.sign_in(case.ann)
    for address in [*pages(case), f"{case.address}/letters/draft/provider-recommendations"]:
        says = client.get(address).words()
        assert "Plans are alike" in says[says.index(LISTED) :]
        assert "Doors do not lock" not in says[says.index(LISTED) : says.index("Plans are alike")]
    page = client.get(f"{case.address}/findings/{first}/no-recommendation")
    refused = client.send(page, reason="We need none")
    assert "A recommendation answers this finding already." in refused.words()
    case.build.do(service.say_why, case.ann, case.id, other, "Mended", seen="")
    assert LISTED not in client.get(f"{case.address}/recommendations").words()


def test_two_people_who_say_why_at_once_see_both(client: Client, case: Assessing) -> None:
    finding = case.finding("Doors do not lock", FindingKind.IMPROVE)
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/findings/{finding}/no-recommendation")
    case.build.do(service.say_why, case.bo, case.id, finding, "The landlord did", seen="")
    refused = client.send(page, reason="The council did")
    assert "Someone gave a reason meanwhile: “The landlord did”" in refused.words()
    client.send(refused, reason="The council did")
    assert [one.reason for one in case.build.rows(NoRecommendation)] == [
        "The landlord did",
        "The council did",
    ]


def test_what_asks_for_nothing_better_and_what_is_not_there_has_no_page(
    client: Client, case: Assessing
) -> None:
    strength = case.finding("Works well", FindingKind.STRENGTH)
    gone = case.finding("Doors do not lock", FindingKind.IMPROVE)
    case.build.do(findings.withdraw_finding, case.ann, case.id, gone, "It was not so")
    client.sign_in(case.ann)
    for one in (strength, gone, case.id):
        client.get(f"{case.address}/findings/{one}/no-recommendation", status=404)
        client.get(f"{case.address}/findings/{one}/no-recommendation/take-back", status=404)


def test_only_the_team_reads_why_and_a_reader_who_concludes_first_reads_none_of_it(
    client: Client, case: Assessing
) -> None:
    finding = case.finding("Doors do not lock", FindingKind.IMPROVE)
    case.build.do(service.say_why, case.ann, case.id, finding, "Only we know", seen="")
    for role in (Role.LETTER_OFFICER, Role.BENEFITS_OFFICER):
        client.sign_in(case.build.officer(role))
        for address in pages(case):
            assert "Only we know" not in client.get(address).text
    case.build.do(council_settings.set_council, None, second_reader_blind=True)
    case.excuse_everything()
    case.conclude()
    client.sign_in(case.bo)
    assert "Only we know" not in client.get(f"{case.address}/overall").text
