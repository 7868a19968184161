"""A second reader who concludes first, and then sees both."""

from typing import Any

import pytest

from reviews.domain.assessment.challenges import ChallengeKind
from reviews.domain.assessment.grounds import keys_of
from reviews.domain.assessment.overall_assessment import About, FindingKind, Reading
from reviews.domain.people.roles import Role
from reviews.services.people import council_settings
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.journeys.assessing import AWKWARD, Assessing
from tests.journeys.assessment.test_challenges import asked
from tests.page import Page


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(lambda new: Assessing(new, residents=2), Assessing, 2)


# Second readers who conclude first


@pytest.fixture
def blind(case: Assessing) -> Assessing:
    case.build.do(council_settings.set_council, None, second_reader_blind=True)
    case.excuse_everything()
    case.conclude(reasons="What Ann thinks")
    return case


def own(client: Client, case: Assessing, **given: Any) -> Page:
    on = keys_of(case.grounds())
    fields: dict[str, Any] = {f"judgement-{one}": "no" for one in About}
    fields |= {f"reasons-{one}": "What Bo thinks" for one in About}
    fields |= {f"grounds-{one}": on for one in About}
    return client.send(client.get(f"{case.address}/own-conclusions"), fields | given)


def test_a_second_reader_concludes_first_and_then_sees_both(
    client: Client, blind: Assessing, clock: Clock
) -> None:
    blind.step(Reading.SUBMITTED, blind.ann, "Ann’s note")
    client.sign_in(blind.bo)
    address = f"{blind.address}/overall"
    page = client.get(address)
    assert "What Ann thinks" not in page.text
    assert "Ann’s note" not in page.text
    assert "You conclude before you see what the first reader concluded." in page.words()
    assert {"Agree", "Disagree"} & set(page.links()) == set()
    assert {"Write your own conclusions", "Send it back"} <= set(page.links())
    for step in ("agreed", "disagreed"):
        refused = client.get(f"{address}/step/{step}", status=409)
        assert "Write your own conclusions first." in refused.words()
        assert "What Ann thinks" not in refused.text
    assert "What Ann thinks" not in client.get(f"{address}/step/sent-back").text
    for about in About:
        assert "What Ann thinks" not in client.get(f"{address}/{about}").text
    page = own(client, blind, **{"reasons-respect": ""})
    assert "Give the reasons for this conclusion" in page.words()
    clock.move(minutes=5)
    page = own(client, blind, **{"reasons-overall": AWKWARD})
    assert "Your conclusions are saved. You now see both." in page.words()
    assert page.words().count("What Ann thinks") == 4
    assert page.words().count("Second reader, before seeing this No What Bo thinks") == 3
    assert 'O’Brien-Łukasz & "Sons" <b>say</b> لا أعرف 🙂 ŵŷ' in page.words()
    again = client.get(f"{blind.address}/own-conclusions", status=409)
    assert "They stay as you wrote them." in again.words()
    assert "What Bo thinks" in client.get(f"{address}/step/disagreed").words()
    client.send(client.get(f"{address}/step/agreed"))
    for officer in (blind.ann, blind.cy):
        client.sign_in(officer)
        assert "What Bo thinks" in client.get(address).words()


def test_a_colleague_who_may_read_it_second_sees_no_conclusion_while_it_is_written(
    client: Client, blind: Assessing
) -> None:
    blind.finding("Claimed", FindingKind.IMPROVE)
    client.sign_in(blind.bo)
    address = f"{blind.address}/overall"
    assert "Ann has concluded on this." in client.get(address).words()
    page = client.get(f"{address}/respect")
    assert "A colleague has concluded on this." in page.words()
    page = client.send(page, judgement="no", reasons="Mine")
    assert "A colleague has concluded on this." in page.words()
    assert "What Ann thinks" not in page.text
    assert "Mine" in page.words()
    blind.conclude(About.OVERALL, reasons="It is poor")
    assert asked(client, blind) == [ChallengeKind.NO_EVIDENCE]
    client.sign_in(blind.ann)
    assert asked(client, blind) == [ChallengeKind.NO_EVIDENCE, ChallengeKind.WORD]
    assert "What Ann thinks" in client.get(address).words()


def test_a_third_person_decides_with_both_before_them(client: Client, blind: Assessing) -> None:
    blind.step(Reading.SUBMITTED, blind.ann)
    client.sign_in(blind.bo)
    own(client, blind)
    client.send(client.get(f"{blind.address}/overall/step/disagreed"), words="I differ")
    client.sign_in(blind.cy)
    page = client.get(f"{blind.address}/overall/step/decided")
    assert "What Ann thinks" in page.text
    assert page.words().count("What Bo thinks") == 4


def test_first_readers_and_outsiders_write_no_conclusions_of_their_own(
    client: Client, blind: Assessing
) -> None:
    client.sign_in(blind.bo)
    client.get(f"{blind.address}/own-conclusions", status=409)
    blind.step(Reading.SUBMITTED, blind.ann)
    client.sign_in(blind.ann)
    client.get(f"{blind.address}/own-conclusions", status=409)
    client.sign_in(blind.build.officer(Role.LETTER_OFFICER))
    client.get(f"{blind.address}/own-conclusions", status=403)


def test_a_council_that_does_not_ask_for_it_shows_both_at_once(
    client: Client, case: Assessing
) -> None:
    case.excuse_everything()
    case.conclude(reasons="What Ann thinks")
    case.step(Reading.SUBMITTED, case.ann)
    client.sign_in(case.bo)
    page = client.get(f"{case.address}/overall")
    assert "What Ann thinks" in page.words()
    assert "Agree" in page.links()
