"""Answers by framework: one answer serves each, and consent withholds it from each."""

import pytest

from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.sources import Source
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD, Assessing


@pytest.fixture
def case(build: Build) -> Assessing:
    case = Assessing(build)
    build.agree(case.ann, case.id, case.residents[0])
    return case


def test_one_answer_stands_under_each_framework(client: Client, case: Assessing) -> None:
    case.account(Source.STAFF, respondent="Worker", answers={("referrals-steps", 0): AWKWARD})
    client.sign_in(case.ann)
    page = client.get(client.get(case.address).links()["Answers by framework"])
    assert "national statement of expectations, October 2020" in page.heading
    assert "Proposed Consulted on" not in page.words()
    for framework in ("nse-2020", "standards-2025"):
        words = client.get(f"{case.address}/frameworks?framework={framework}").words()
        assert 'O’Brien-Łukasz & "Sons" <b>say</b> لا أعرف 🙂 ŵŷ' in words
        assert "without an answer here" in words
    proposed = client.get(f"{case.address}/frameworks?framework=standards-2025")
    assert "Proposed Consulted on" in proposed.words()
    client.get(f"{case.address}/frameworks?framework=none", status=404)


def test_need_by_need_answers_name_the_need(client: Client, case: Assessing) -> None:
    case.account(answers={("need-area", 1): "money", ("need-help-needed", 1): "yes"})
    client.sign_in(case.ann)
    words = client.get(f"{case.address}/frameworks?framework=standards-2025").words()
    assert "Do you need help with this? Money and bills: Yes" in words
    resident = case.residents[0]
    case.build.agree(case.ann, case.id, resident, Use.NOTES, state=ConsentState.WITHDRAWN)
    words = client.get(f"{case.address}/frameworks?framework=standards-2025").words()
    assert "Money and bills" not in words
    assert "Not shown here" in words
