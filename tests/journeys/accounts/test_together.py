"""Boxes that exclude each other: asked about on the page, refused at every door, and shown."""

import pytest

from reviews.domain.accounts.answers import Answer, Place, State, stored
from reviews.domain.accounts.questions import Kind, QuestionSet
from reviews.domain.errors import Refused
from reviews.domain.sources import Source
from reviews.services.accounts import accounts
from reviews.services.accounts import record_answers as record_answers_module
from reviews.services.accounts.record_answers import record_answers
from reviews.store.tables import AnswerVersion
from tests.build import Build
from tests.client import Client

HOME: Place = ("own-home-separate", 0)
BOTH = ("agreement", "none")
WORDS = "Łukasz said <b>“no”</b> & left,\nيوم جيد 🙂 ŵyr"


class Filling:
    """A clustered account being filled in."""

    def __init__(self, build: Build) -> None:
        self.build = build
        team = build.team()
        self.officer = build.officer(team=team)
        review = build.review(self.officer, build.scheme(team, models="clustered"))
        self.asked: QuestionSet = build.house.question_sets.latest("clustered")
        new = accounts.NewAccount(self.asked, Source.PROVIDER, "Manager", build.today)
        self.id = build.do(accounts.start_account, self.officer, review, new)
        self.page = f"/accounts/{self.id}/sections/own-home/0"

    def record(self, place: Place, *keys: str, seen: int = 0) -> None:
        given = {place: Answer(State.GIVEN, keys)}
        self.build.do(
            record_answers, self.officer, self.id, self.asked, given, {place: seen} if seen else {}
        )

    def kept(self) -> list[str | None]:
        rows = self.build.rows(AnswerVersion)
        return [one.value for one in rows if one.account_id == self.id and one.question == HOME[0]]


@pytest.fixture
def filling(build: Build) -> Filling:
    return Filling(build)


def test_the_page_asks_which_is_meant_and_keeps_what_was_ticked(
    client: Client, filling: Filling
) -> None:
    client.sign_in(filling.officer)
    page = client.get(filling.page)
    assert "Choose “None of these” only by itself." in page.words()
    sent = {"q-own-home-separate": list(BOTH), "q-own-home-known-as-a-person": WORDS}
    after = client.send(page, sent)
    assert "There is a problem" in after.words()
    sentence = "“None of these” cannot be chosen together with “Their own agreement”."
    assert f"{sentence} Which is meant?" in after.words()
    assert filling.kept() == []
    ticked = [one.get("value") for one in after.every("input") if one.get("checked") is not None]
    assert [one for one in ticked if one in BOTH] == list(BOTH)
    assert "&lt;b&gt;“no”&lt;/b&gt; &amp; left" in after.text
    saved = client.send(after, {"q-own-home-separate": ["none"]})
    assert "There is a problem" not in saved.words()
    assert filling.kept() == ['["none"]']


def test_no_door_records_both(filling: Filling) -> None:
    boxes = [one for one in filling.asked.questions() if one.kind is Kind.CHOICES]
    assert boxes
    for question in boxes:
        with pytest.raises(Refused, match="Which is meant"):
            filling.record((question.key, 0), question.options[0].key, "none")
    assert not filling.build.rows(AnswerVersion)


def test_what_was_recorded_so_before_is_shown_and_can_stand(
    client: Client, filling: Filling, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(record_answers_module, "check_together", lambda *_: None)
        filling.record(HOME, *BOTH)
    client.sign_in(filling.officer)
    told = "Contradictory: “None of these” cannot stand beside “Their own agreement”."
    assert told in client.get(f"/accounts/{filling.id}/check").words()
    page = client.get(filling.page)
    saved = client.send(page, {"q-own-home-known-as-a-person": WORDS})
    assert "There is a problem" not in saved.words()
    assert filling.kept() == [stored(BOTH)]
    again = client.send(client.get(filling.page), {"q-own-home-separate": ["plan", "none"]})
    assert "Which is meant?" in again.words()
    client.send(client.get(filling.page), {"q-own-home-separate": ["agreement"]})
    assert filling.kept() == [stored(BOTH), stored(("agreement",))]
