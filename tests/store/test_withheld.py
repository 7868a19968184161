"""Whatever a query returns of a resident, it returns only as they agreed, and says what it kept.

Each test walks every use and every state; the reason never tells who said no, or that anyone did.
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

import pytest

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.consent.consents import ConsentState, Material, Ruling, Use, needed, ruling
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.sources import Source
from reviews.services.accounts import accounts as account_service
from reviews.services.consent import consents
from reviews.services.record.files import take_in
from reviews.store.accounts import accounts
from reviews.store.assessment import overall_assessment
from reviews.store.register import residents
from reviews.store.tables import AnswerVersion, StoredFile
from tests.build import Build
from tests.client import Client

if TYPE_CHECKING:
    from uuid import UUID

NEVER_SAID = re.compile(
    r"refus|declin|said no|did not agree|withdr|changed their mind", re.IGNORECASE
)
SETS = {Source.RESIDENT: "resident-interview", Source.DOCUMENT: "personal-file"}


class Case:
    """A review with one resident, one account of theirs and a finding that rests on it."""

    def __init__(self, build: Build, source: Source) -> None:
        self.build, self.source = build, source
        self.team = build.team()
        scheme = build.scheme(self.team)
        self.lead: Viewer = build.officer(Role.LEAD_REVIEWER, team=self.team)
        self.resident: UUID = build.resident(scheme, "Ann Ash")
        self.review: UUID = build.review(self.lead, scheme, self.resident)
        build.agree(self.lead, self.review, self.resident)
        self.account = build.account(self.lead, self.review, self.resident, source)
        self.finding = build.finding(self.lead, self.review, self.account)

    def put(self, use: Use, state: ConsentState, *, cleared: bool) -> None:
        """Let one use stand so, and every other be agreed."""
        self.build.agree(self.lead, self.review, self.resident)
        limits = "Only the kitchen" if state is ConsentState.IN_PART else ""
        self.build.agree(self.lead, self.review, self.resident, use, state=state, limits=limits)
        if cleared:
            args = (self.review, self.resident, use, "Checked")
            self.build.do(consents.clear_use, self.lead, *args)

    def filled(self, use: Use, viewer: Viewer | None = None) -> Material[accounts.FilledAccount]:
        sets = {(one.name, one.version): one for one in self.build.house.question_sets}
        found: Material[accounts.FilledAccount] = self.build.read(
            accounts.filled, viewer or self.lead, use, self.review, sets
        )
        return found


STATES = [*product(ConsentState, [False]), (ConsentState.IN_PART, True)]


@pytest.fixture(params=[Source.RESIDENT, Source.DOCUMENT])
def case(build: Build, request: pytest.FixtureRequest) -> Case:
    return Case(build, request.param)


def _walk(case: Case) -> Iterator[tuple[Use, bool]]:
    """Every use put to every state, and whether the account may be put to that use then."""
    for use in Use:
        for state, cleared in STATES:
            case.put(use, state, cleared=cleared)
            stands = ruling(use, state, cleared=cleared) is Ruling.ALLOWED
            yield use, stands or use not in needed(case.source, use)


def test_answers_come_only_as_agreed_for_every_use_and_state(case: Case) -> None:
    walked = 0
    for use, allowed in _walk(case):
        found = case.filled(use)
        assert [one.head.id for one in found.items] == ([case.account] if allowed else [])
        assert len(found.withheld) == (0 if allowed else 1)
        for one in found.withheld:
            assert one.id == case.account
            assert one.why
            assert not NEVER_SAID.search(one.what + one.why)
        walked += 1
    assert walked == len(Use) * len(STATES)


def test_findings_come_only_as_everyone_agreed_for_every_use_and_state(case: Case) -> None:
    for use, allowed in _walk(case):
        found = case.build.read(overall_assessment.findings, use, case.review)
        assert [one.fact_id for one in found.items] == ([case.finding] if allowed else [])
        assert [(one.id, one.why) for one in found.withheld] == (
            [] if allowed else [(case.finding, overall_assessment.LEFT_OUT)]
        )
        for one in found.withheld:
            assert not NEVER_SAID.search(one.what + one.why)
            assert not re.search(r"R-\d|Ann|resident", one.what + one.why)


def test_every_use_that_an_account_needs_holds_it_back(case: Case) -> None:
    for lacking in needed(case.source, Use.TELL_PROVIDER):
        case.put(lacking, ConsentState.REFUSED, cleared=False)
        assert case.filled(Use.TELL_PROVIDER).items == ()
        found = case.build.read(overall_assessment.findings, Use.TELL_PROVIDER, case.review)
        assert found.items == ()


def test_an_appeal_names_everything_it_leaves_to_a_person(case: Case) -> None:
    for use, (state, cleared) in product(needed(case.source, Use.USE_IN_APPEAL), STATES):
        case.put(use, state, cleared=cleared)
        found = case.filled(Use.USE_IN_APPEAL)
        assert len(found.items) + len(found.withheld) == 1
        for one in found.withheld:
            assert "A named person decides" in one.why


@pytest.mark.parametrize("case", [Source.RESIDENT], indirect=True)
def test_nobody_outside_the_team_learns_who_took_part(case: Case) -> None:
    build = case.build
    outsiders = [
        build.officer(Role.BENEFITS_OFFICER),
        build.officer(Role.LETTER_OFFICER),
        build.officer(Role.AUDITOR),
        build.officer(team=build.team()),
    ]
    case.put(Use.QUOTE, ConsentState.REFUSED, cleared=False)
    for viewer, use in product(outsiders, Use):
        found = case.filled(use, viewer)
        assert found.items == ()
        told = {one.what + one.why for one in found.withheld}
        assert told == {"An accountOnly the review team reads accounts."}


@pytest.mark.parametrize("case", [Source.RESIDENT], indirect=True)
def test_the_reviews_a_resident_is_in_are_told_to_their_reviewers_only(case: Case) -> None:
    build = case.build
    own = build.read(residents.reviews_of_resident, case.lead, case.resident)
    assert [one.id for one in own] == [case.review]
    for role in (Role.BENEFITS_OFFICER, Role.LETTER_OFFICER, Role.AUDITOR):
        viewer = build.officer(role, team=case.team)
        assert build.read(residents.reviews_of_resident, viewer, case.resident) == []
    stranger = build.officer(team=build.team())
    assert build.read(residents.reviews_of_resident, stranger, case.resident) == []


@pytest.mark.parametrize("case", [Source.RESIDENT], indirect=True)
def test_what_was_told_in_confidence_stays_with_who_heard_it_and_the_leads(case: Case) -> None:
    build = case.build
    hearer, colleague = build.officer(team=case.team), build.officer(team=case.team)
    told = build.account(hearer, case.review, case.resident, sensitivity=Sensitivity.CONFIDENTIAL)
    for viewer, opens in ((hearer, True), (case.lead, True), (colleague, False)):
        found = case.filled(Use.NOTES, viewer)
        assert (told in {one.head.id for one in found.items}) == opens
        assert [one.why for one in found.withheld] == (
            [] if opens else ["This was told in confidence."]
        )


def test_a_file_of_an_account_opens_only_as_agreed(case: Case, client: Client) -> None:
    build = case.build
    answer = build.rows(AnswerVersion)[0]
    photo = take_in(build.house.files, "plan.txt", b"A plan", 1000)
    args = (case.account, answer.question, 0, photo)
    build.do(account_service.attach_file, case.lead, *args)
    stored = build.rows(StoredFile)[0]
    client.sign_in(case.lead)
    own = needed(case.source, Use.NOTES)
    for use, (state, cleared) in product(own, STATES):
        case.put(use, state, cleared=cleared)
        allowed = ruling(use, state, cleared=cleared) is Ruling.ALLOWED
        response = client.download(f"/files/{stored.id}", status=200 if allowed else 404)
        assert (b"A plan" in response.data) == allowed
        assert not NEVER_SAID.search(response.text)
