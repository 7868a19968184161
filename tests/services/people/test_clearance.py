"""Training and check are complete before anyone hears an account or opens a resident's papers."""

from uuid import UUID

import pytest

from reviews.domain.accounts.answers import Answer, State
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.people.training_and_checks import RecordKind, Reviewing
from reviews.domain.sources import Source
from reviews.services.accounts import accounts
from reviews.services.accounts.record_answers import record_answers
from reviews.services.people import training_and_checks
from reviews.services.people.clearance import check_reviewer
from reviews.services.record.files import take_in
from reviews.store.tables import Account, AnswerVersion, OfficerRecord
from tests.build import Build
from tests.client import Client


class Place:
    def __init__(self, build: Build) -> None:
        self.build = build
        self.team = build.team()
        self.lead = build.officer(Role.LEAD_REVIEWER, team=self.team, name="Bo")
        self.ann = build.officer(team=self.team, name="Ann")
        scheme = build.scheme(self.team)
        self.resident = build.resident(scheme)
        self.review = build.review(self.lead, scheme, self.resident)
        build.agree(self.lead, self.review, self.resident)

    def lose(self, kind: RecordKind, officer: Viewer) -> None:
        for row in self.build.rows(OfficerRecord):
            if row.officer_id == officer.id and row.kind is kind:
                self.build.do(
                    training_and_checks.take_back_held, None, officer.id, row.id, "For the test"
                )


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


@pytest.mark.parametrize("kind", [RecordKind.CHECK, RecordKind.TRAINING])
@pytest.mark.parametrize("source", [Source.RESIDENT, Source.DOCUMENT])
def test_no_account_is_started_or_gone_on_with(
    build: Build, place: Place, kind: RecordKind, source: Source
) -> None:
    account = build.account(place.ann, place.review, place.resident, source)
    row = build.rows(Account)[0]
    asked = build.house.question_sets.latest(row.question_set).asked_of(source)
    before = len(build.rows(AnswerVersion))
    place.lose(kind, place.ann)
    lacks = "security check" if kind is RecordKind.CHECK else "training"
    said = f"Ann has no {lacks} on record. Nobody .* Ask Bo to record what is missing"
    with pytest.raises(Refused, match=said):
        build.account(place.ann, place.review, place.resident, source)
    given = {(next(asked.questions()).key, 0): Answer(State.GIVEN, "More")}
    with pytest.raises(Refused, match=said):
        build.do(record_answers, place.ann, account, asked, given, {})
    build.do(accounts.pause_account, place.ann, account, "")
    with pytest.raises(Refused, match=said):
        build.do(accounts.resume_account, place.ann, account, short_route=False, easy_words=False)
    assert len(build.rows(AnswerVersion)) == before
    assert len(build.rows(Account)) == 1


def test_a_residents_papers_open_for_the_cleared_only(
    build: Build, client: Client, place: Place
) -> None:
    account = build.account(place.lead, place.review, place.resident, Source.DOCUMENT)
    file = _attach(build, place, account)
    client.sign_in(place.ann)
    client.download(f"/files/{file}")
    place.lose(RecordKind.TRAINING, place.ann)
    page = client.get(f"/files/{file}", status=409)
    assert "Ann has no training on record. Nobody opens" in page.words()
    assert "Ask Bo to record what is missing" in page.words()
    client.sign_in(build.officer(team=build.team()))
    client.get(f"/files/{file}", status=404)


def _attach(build: Build, place: Place, account: UUID) -> UUID:
    answer = next(one for one in build.rows(AnswerVersion) if one.account_id == account)
    copy = take_in(build.house.files, "plan.txt", b"A plan", 1_000)
    key: UUID = build.do(accounts.attach_file, place.lead, account, answer.question, 0, copy)
    return key


def test_the_first_page_of_an_account_says_what_is_missing(client: Client, place: Place) -> None:
    place.lose(RecordKind.CHECK, place.ann)
    client.sign_in(place.ann)
    page = client.get(f"/reviews/{place.review}/accounts/start/scheme-review")
    assert "Ann has no security check on record." in page.words()
    assert "Training and checks of the team" in page.links()


def test_whoever_may_record_it_is_told_where(build: Build, place: Place) -> None:
    place.lose(RecordKind.TRAINING, place.lead)
    for by in (place.lead, build.officer(Role.ADMINISTRATOR, name="Di")):
        with pytest.raises(Refused, match="Record what is missing on the team’s page"):
            build.read(check_reviewer, by, place.team, build.today, Reviewing.ACCOUNT)
