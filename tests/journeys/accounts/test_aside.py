"""Answers put aside: read on the page of their account, and back with their question."""

from uuid import UUID

import pytest

from reviews.domain.accounts.answers import Answer, State
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.sources import Source
from reviews.services.accounts.record_answers import record_answers
from reviews.store.tables import AnswerVersion
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD, Assessing

DBS, LEFT = ("staff-dbs", 0), ("staff-dbs-left", 0)


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing)


def versions(case: Assessing, account: UUID, key: str) -> list[tuple[State, str | None]]:
    rows = [one for one in case.build.rows(AnswerVersion) if one.account_id == account]
    rows = [one for one in rows if one.question == key]
    return [(one.state, one.value) for one in sorted(rows, key=lambda one: one.version)]


def test_words_put_aside_are_read_and_come_back(client: Client, case: Assessing) -> None:
    account = case.account(Source.PROVIDER, answers={DBS: "some", LEFT: AWKWARD})
    page = f"/accounts/{account}/sections/staff/0"
    client.sign_in(case.bo)
    client.send(client.get(page), {f"q-{DBS[0]}": "everyone"})
    shown = client.get(f"/accounts/{account}").words()
    for words in ("Put aside", "No longer asked", "Ann", "Bo", " ".join(AWKWARD.split())):
        assert words in shown
    assert "O’Brien" not in client.get(page).words()
    after = client.send(client.get(page), {f"q-{DBS[0]}": "some"})
    assert "came back with its question" in after.words()
    assert "O’Brien" in client.get(page).text
    assert "Put aside" not in client.get(f"/accounts/{account}").words()
    states = [state for state, _ in versions(case, account, LEFT[0])]
    assert states == [State.GIVEN, State.CLEARED, State.GIVEN]


def test_words_given_and_put_aside_in_one_save_are_kept(client: Client, case: Assessing) -> None:
    account = case.account(Source.PROVIDER, answers={DBS: "some"})
    asked = case.build.house.question_sets.latest("scheme-review").asked_of(Source.PROVIDER)
    given = {DBS: Answer(State.GIVEN, "everyone"), LEFT: Answer(State.GIVEN, "Typed at once")}
    case.build.do(record_answers, case.ann, account, asked, given, {DBS: 1})
    assert [state for state, _ in versions(case, account, LEFT[0])] == [State.GIVEN, State.CLEARED]
    assert "Typed at once" in client.sign_in(case.ann).get(f"/accounts/{account}").words()


def test_an_answer_given_anew_is_not_overwritten(case: Assessing) -> None:
    account = case.account(Source.PROVIDER, answers={DBS: "some", LEFT: "First"})
    case.answer(account, Source.PROVIDER, {DBS: "everyone"}, seen={DBS: 1})
    case.answer(account, Source.PROVIDER, {DBS: "some", LEFT: "Second"}, seen={DBS: 2, LEFT: 2})
    assert versions(case, account, LEFT[0])[-1] == (State.GIVEN, '"Second"')


def test_words_put_aside_need_agreement_like_all_others(client: Client, case: Assessing) -> None:
    case.build.agree(case.ann, case.id, case.residents[0])
    account = case.account()
    first = next(one for one in case.build.rows(AnswerVersion) if one.account_id == account)
    asked = case.build.house.question_sets.latest("resident-interview").asked_of(Source.RESIDENT)
    cleared = {(first.question, 0): Answer(State.CLEARED)}
    case.build.do(record_answers, case.ann, account, asked, cleared, {(first.question, 0): 1})
    client.sign_in(case.ann)
    assert "They help me" in client.get(f"/accounts/{account}").words()
    withdrawn = ConsentState.WITHDRAWN
    case.build.agree(case.ann, case.id, case.residents[0], Use.NOTES, state=withdrawn)
    assert "They help me" not in client.get(f"/accounts/{account}").words()
