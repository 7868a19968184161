"""Findings and conclusions as benefits officers read them: what each rests on, whose, and when."""

from uuid import UUID

import pytest

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.assessment.overall_assessment import FindingKind, Reading
from reviews.domain.consent.consents import Use
from reviews.domain.people.roles import Role
from reviews.domain.sources import Source
from reviews.domain.visits.visits import Sighting, VisitPlan, VisitPurpose
from reviews.services.assessment import conclusions, findings
from reviews.services.record.files import take_in
from reviews.services.review.requests import receive_document
from reviews.services.visits import on_visit, visits
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import Assessing

RATHER = (Use.TAKE_PART, Use.NOTES, Use.SHARE_BENEFITS)
DAY = "23 November 2026"


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing)


def _document(case: Assessing) -> UUID:
    upload = take_in(case.build.house.files, "rota.txt", b"A rota", 1_000_000)
    told = {"item": "", "about": "Rota", "true_on": case.build.days(-30)}
    key: UUID = case.build.do(receive_document, case.ann, case.id, upload, **told)
    return key


def _seen(case: Assessing) -> UUID:
    officers = frozenset({case.ann.id})
    today = case.build.today
    plan = VisitPlan(case.scheme, VisitPurpose.SITE, today, officers, review_id=case.id)
    visit = case.build.do(visits.plan_visit, case.ann, plan)
    seen = Sighting("damp-mould", "Kitchen", "Damp by the window")
    key: UUID = case.build.do(on_visit.record_observation, case.ann, visit, seen)
    return key


def test_a_finding_is_read_with_who_wrote_it_and_what_it_rests_on(
    client: Client, case: Assessing
) -> None:
    resident = case.residents[0]
    case.build.agree(case.ann, case.id, resident, *RATHER)
    said = case.account(by=case.bo, answers={("came-how", 0): "My own story"})
    finding = case.finding(
        "They are met on time", FindingKind.STRENGTH, answer_id=case.newest_answer(said)
    )
    case.build.do(
        findings.cite, case.ann, case.id, finding, findings.Cited(file_id=_document(case))
    )
    case.build.do(
        findings.cite, case.ann, case.id, finding, findings.Cited(observation_id=_seen(case))
    )
    case.finding("Nothing yet")
    case.agree()
    page = client.sign_in(case.build.officer(Role.BENEFITS_OFFICER)).get(case.address)
    words = page.words()
    for told in (
        "They are met on time Paragraph",
        "Written by Ann, 23 November 2026 at 10:00am It rests on:",
        f"An account (resident), heard by Bo, {DAY}",
        "A document: rota.txt, dated 24 October 2026, put on file by Ann",
        f"Seen on a visit on {DAY}, by Ann",
        "No evidence is cited for it.",
    ):
        assert told in words, told
    for kept in ("My own story", "Damp by the window", case.reference(resident)):
        assert kept not in page.text


def test_what_was_told_in_confidence_is_not_there_for_benefits(
    client: Client, case: Assessing
) -> None:
    told = {("referrals-steps", 0): "Told in trust"}
    account = case.account(
        Source.STAFF, by=case.bo, sensitivity=Sensitivity.CONFIDENTIAL, answers=told
    )
    case.finding("Staff ask", FindingKind.IMPROVE, answer_id=case.newest_answer(account))
    case.agree()
    page = client.sign_in(case.build.officer(Role.LETTER_OFFICER)).get(case.address)
    assert "It rests on: What was told in confidence" in page.words()
    assert "heard by" not in page.words()
    assert "Told in trust" not in page.text
    page = client.sign_in(case.build.officer(Role.BENEFITS_OFFICER)).get(case.address)
    assert "Staff ask" not in page.text
    assert "confidence" not in page.text


def test_conclusions_are_read_with_who_and_when_and_the_second_readers_view(
    client: Client, case: Assessing
) -> None:
    case.excuse_everything()
    case.conclude(reasons="Seen on both days")
    client.sign_in(case.build.officer(Role.BENEFITS_OFFICER))
    address = f"{case.address}/overall"
    assert "Seen on both days" not in client.get(address).text
    case.step(Reading.SUBMITTED, case.ann)
    case.step(Reading.DISAGREED, case.bo, "The plans say otherwise")
    case.build.do(conclusions.decide, case.cy, case.id, "I read both", {})
    page = client.get(address).words()
    assert page.count("Seen on both days Ann, 23 November 2026 at 10:00am") == 4
    for told in ("The plans say otherwise", "I read both", "Bo, 23 November", "Cy, 23 November"):
        assert told in page, told


def test_the_team_reads_whose_words_a_finding_rests_on_and_who_heard_them(
    client: Client, case: Assessing
) -> None:
    case.build.agree(case.ann, case.id, case.residents[0], *RATHER)
    said = case.account(by=case.bo, answers={("came-how", 0): "My own story"})
    answer = case.newest_answer(said)
    finding = case.finding("They are met on time", FindingKind.STRENGTH, answer_id=answer)
    client.sign_in(case.ann)
    for page in ("findings", f"findings/{finding}"):
        words = client.get(f"/reviews/{case.id}/{page}").words()
        assert "My own story" in words
        assert f"Heard by Bo, {DAY}" in words
