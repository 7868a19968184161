"""“Please record”: asked from a case or a review, answered by the review's team."""

import pytest

from reviews.domain.people.roles import Role
from reviews.store.tables import Event
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD


class Asking:
    """A benefits officer with a case on a review of one team."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.team = build.team()
        self.scheme = build.scheme(self.team, name="Canal House")
        self.claimant = build.resident(self.scheme)
        self.lead = build.officer(Role.LEAD_REVIEWER, team=self.team)
        self.review = build.review(self.lead, self.scheme, self.claimant)
        self.officer = build.officer(Role.BENEFITS_OFFICER, name="Ben Fitz")
        self.case = build.case(self.officer, self.scheme, self.claimant, self.review)


@pytest.fixture
def asking(build: Build) -> Asking:
    return build.once(Asking)


def test_a_team_is_asked_from_a_case_and_answers_in_words(client: Client, asking: Asking) -> None:
    client.sign_in(asking.officer)
    page = client.get(f"/cases/{asking.case}/ask-to-record")
    assert "name no case" in page.words()
    lacking = client.send(page, words="The rota & <who> was there")
    assert "Select which review’s team you ask" in lacking.words()
    assert "The rota & <who> was there" in lacking.words()
    page = client.send(lacking, review_id=str(asking.review))
    assert "Not answered yet." in page.words()
    team = client.other(asking.lead)
    assert "The rota & <who> was there" in team.get("/").words()
    review = team.get(f"/reviews/{asking.review}")
    answer = review.links()[next(one for one in review.links() if one.startswith("Answer it"))]
    for page in (team.get("/"), review, team.get(answer)):
        assert "HB-2026" not in page.text
        assert asking.case.hex not in page.text.replace("-", "")
    assert "Say what you recorded" in team.send(team.get(answer)).words()
    team.send(team.get(answer), words=AWKWARD)
    assert "The rota" not in team.get("/").words()
    for address in ("/asked-to-record", f"/cases/{asking.case}"):
        assert AWKWARD.split()[0] in client.get(address).words()
    assert "Answered" in client.get("/").words()


def test_the_second_to_answer_is_told_and_keeps_what_they_typed(
    client: Client, asking: Asking
) -> None:
    client.sign_in(asking.officer)
    client.send(client.get(f"/reviews/{asking.review}/ask-to-record"), words="The rota")
    colleague = asking.build.officer(team=asking.team)
    first, second = client.other(asking.lead), client.other(colleague)
    page = first.get(f"/reviews/{asking.review}")
    answer = next(href for words, href in page.links().items() if words.startswith("Answer it"))
    pages = [first.get(answer), second.get(answer)]
    first.send(pages[0], words="It is filed")
    told = second.send(pages[1], words="I never saw one")
    assert "It is filed" in told.words()
    assert "I never saw one" in told.words()


def test_the_request_stands_in_the_review_and_tells_no_case(client: Client, asking: Asking) -> None:
    client.sign_in(asking.officer)
    page = client.get(f"/cases/{asking.case}/ask-to-record")
    client.send(page, words="The rota", review_id=str(asking.review))
    (event,) = [one for one in asking.build.rows(Event) if one.kind == "record_asked_for"]
    assert event.stream == f"review:{asking.review}"
    assert str(asking.case) not in event.body
    history = client.other(asking.lead).get(f"/reviews/{asking.review}/history").words()
    assert "asked the review team to record something" in history


def test_only_benefits_officers_ask_and_only_the_team_answers(
    client: Client, asking: Asking
) -> None:
    build = asking.build
    client.sign_in(asking.officer)
    client.send(client.get(f"/reviews/{asking.review}/ask-to-record"), words="The rota")
    page = client.other(asking.lead).get(f"/reviews/{asking.review}")
    answer = next(href for words, href in page.links().items() if words.startswith("Answer it"))
    stranger = build.officer(Role.LEAD_REVIEWER, team=build.team())
    assert client.http.get(answer).status_code == 403
    assert client.other(stranger).http.get(answer).status_code == 404
    for officer in (asking.lead, build.officer(Role.DISCLOSURE_OFFICER)):
        other = client.other(officer)
        assert other.http.get(f"/reviews/{asking.review}/ask-to-record").status_code == 403
        assert other.http.get("/asked-to-record").status_code == 403
    later = build.officer(Role.BENEFITS_OFFICER)
    assert client.other(later).http.get(f"/cases/{asking.case}/ask-to-record").status_code == 404
