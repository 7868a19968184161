"""Staff time: claimed, evidenced and experienced side by side, with the working of each."""

from typing import Any

import pytest

from reviews.domain.consent.consents import ConsentState, Use
from reviews.store.tables import StaffTime
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD, Assessing


@pytest.fixture
def case(build: Build) -> Assessing:
    case = Assessing(build)
    build.agree(case.ann, case.id, case.residents[0])
    return case


def given(case: Assessing, **more: Any) -> dict[str, Any]:
    """A line of the provider's rota, as typed."""
    return {
        "source": "provider",
        "said_by": "Scheme manager",
        "what": "Day shift",
        "shared_by": "12",
        "staff": "2",
        "hours": "7",
        "minutes": "30",
        "times": "5",
        "weeks": "1",
        "true_from_on": case.build.today,
    } | more


def test_what_is_claimed_and_what_the_rota_shows_are_worked_out_apart(
    client: Client, case: Assessing
) -> None:
    client.sign_in(case.ann)
    page = client.get(client.get(f"{case.address}/staff-time").links()["Record staff time"])
    client.send(page, **given(case))
    page = client.get(f"{case.address}/staff-time/add")
    client.send(page, **given(case, source="document", said_by=AWKWARD, staff="1"))
    words = client.get(f"{case.address}/staff-time").words()
    assert "2 staff × 7 hours 30 minutes × 5 times = 75 hours of staff time a week." in words
    assert "75 hours ÷ 12 residents = 6 hours 15 minutes a week for each" in words
    assert "1 staff × 7 hours 30 minutes × 5 times = 37 hours 30 minutes of staff" in words
    assert 'Document: O’Brien-Łukasz & "Sons" <b>say</b>' in words
    assert words.index("75 hours") < words.index("Evidenced") < words.index("37 hours")
    history = client.get(f"{case.address}/history").words()
    assert history.count("recorded staff time, as it was told") == 2


def test_what_is_missing_is_said_and_what_was_typed_stays(client: Client, case: Assessing) -> None:
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/staff-time/add")
    lacking = client.send(page, what="Sleep-in")
    for sentence in (
        "Select whose account this is",
        "Enter how many residents share it",
        "Enter how many staff at once",
        "Enter how long each time lasts",
        "Enter how many times",
    ):
        assert sentence in lacking.words()
    assert 'value="Sleep-in"' in lacking.text
    wrong = client.send(page, **given(case, staff="two", hours="25"))
    assert "Enter a number in figures, such as 12." in wrong.words()
    assert 'value="two"' in wrong.text
    late = client.send(page, **given(case, true_from_on=case.build.days(1)))
    assert "The date must be today or in the past." in late.words()
    assert case.build.rows(StaffTime) == []


def test_one_resident_s_own_time_rests_on_their_agreement(client: Client, case: Assessing) -> None:
    resident = case.residents[0]
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/staff-time/add")
    client.send(page, **given(case, what="Planned visit", resident=resident, shared_by=""))
    needs = f"{case.address}/residents/{resident}/needs"
    assert "Planned visit: 2 staff" in client.get(needs).words()
    case.build.agree(case.ann, case.id, resident, Use.READ_FILE, state=ConsentState.WITHDRAWN)
    assert "Planned visit" not in client.get(needs).words()
    everyone = client.get(f"{case.address}/staff-time").words()
    assert "Planned visit" not in everyone
    assert "Provider. We hold no agreement to this use." in everyone


def test_a_line_is_taken_back_with_a_reason(client: Client, case: Assessing) -> None:
    client.sign_in(case.ann)
    client.send(client.get(f"{case.address}/staff-time/add"), **given(case))
    links = client.get(f"{case.address}/staff-time").links()
    page = client.get(next(href for words, href in links.items() if words.startswith("Take back")))
    assert "Day shift: 2 staff" in page.words()
    page = client.send(page, reason="The wrong scheme’s rota")
    assert "Day shift" not in page.words()
    assert len(case.build.rows(StaffTime)) == 1
