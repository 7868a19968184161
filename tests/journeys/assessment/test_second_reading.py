"""A second reader who wrote and heard nothing in the review, where the council asks for one."""

import pytest

from reviews.domain.assessment.overall_assessment import About, FindingKind, Judgement, Reading
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Role
from reviews.domain.sources import Source
from reviews.services.assessment import findings, own_conclusions
from reviews.services.assessment.conclusions import Concluded
from reviews.services.people import council_settings
from reviews.store.across.involvement import not_apart, not_apart_in
from reviews.store.across.reading_and_paused import to_read
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import Assessing


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(_apart)


def _apart(build: Build) -> Assessing:
    """Bo wrote a finding and took an account; Cy did nothing."""
    case = Assessing(build)
    case.account(Source.STAFF, by=case.bo)
    words = findings.FindingWords("home", FindingKind.NOT_ENOUGH, "Bo’s finding")
    case.build.do(findings.write_finding, case.bo, case.id, words)
    case.excuse_everything()
    case.conclude()
    case.answer_asked()
    case.step(Reading.SUBMITTED, case.ann)
    build.do(council_settings.set_council, None, second_reader_apart=True)
    return case


NAMED = (
    "Your council asks for a second reader who wrote and heard nothing in this review. You wrote "
    "the only finding; took the only account"
)


def test_whoever_wrote_or_heard_is_held_by_the_server_with_what_they_did(
    client: Client, case: Assessing
) -> None:
    client.sign_in(case.bo)
    page = client.get(f"{case.address}/overall")
    assert NAMED in page.words()
    assert not {"Agree", "Disagree", "Send it back"} & set(page.links())
    assert "It can be read by Cy." in page.words()
    assert "Assessments to read" not in client.get("/").words()
    for step in ("agreed", "disagreed", "sent-back"):
        held = client.get(f"{case.address}/overall/step/{step}", status=409)
        assert NAMED in held.words()
        with pytest.raises(Refused, match="You wrote the only finding"):
            case.step(Reading(step), case.bo)


def test_whoever_did_nothing_reads_it(client: Client, case: Assessing) -> None:
    client.sign_in(case.cy)
    assert "Assessments to read" in client.get("/").words()
    page = client.get(f"{case.address}/overall")
    assert "Your council asks" not in page.words()
    assert {"Agree", "Disagree", "Send it back"} <= set(page.links())
    case.step(Reading.SENT_BACK, case.cy)
    case.step(Reading.SUBMITTED, case.ann)
    case.step(Reading.AGREED, case.cy)


def test_who_concludes_first_stands_apart_too(client: Client, case: Assessing) -> None:
    case.build.do(council_settings.set_council, None, second_reader_blind=True)
    client.sign_in(case.bo)
    assert "Write your own conclusions" not in client.get(f"{case.address}/overall").links()
    assert NAMED in client.get(f"{case.address}/own-conclusions", status=409).words()
    made = {one: Concluded(Judgement.NOT_ENOUGH, "Mine") for one in About}
    with pytest.raises(Refused, match="You wrote the only finding"):
        case.build.do(own_conclusions.conclude_alone, case.bo, case.id, made)


def test_a_third_person_is_not_held_to_it(case: Assessing) -> None:
    case.step(Reading.DISAGREED, case.cy)
    assert len(case.build.read(to_read, case.bo)) == 1
    case.step(Reading.DECIDED, case.bo)


def test_who_is_told_of_it_is_who_stands_apart(case: Assessing) -> None:
    for officer in (case.ann, case.bo, case.cy):
        apart = officer.id not in case.build.read(not_apart, case.id)
        assert (case.build.read(not_apart_in, officer.id, [case.id]) == frozenset()) is apart


def test_nobody_is_held_where_the_council_does_not_ask(client: Client, case: Assessing) -> None:
    case.build.do(council_settings.set_council, None, second_reader_apart=None)
    client.sign_in(case.bo)
    page = client.get(f"{case.address}/overall")
    assert "Bo also wrote the only finding and took the only account." in page.words()
    case.step(Reading.AGREED, case.bo)


def test_an_administrator_chooses_it_in_the_settings(client: Client, case: Assessing) -> None:
    client.sign_in(case.build.officer(Role.ADMINISTRATOR))
    page = client.get("/settings")
    assert "A second reader wrote and heard nothing in the review" in page.words()
