"""A resident's outcomes: set, told of over time, at rest, changed, ended, and only as agreed."""

import re
from uuid import UUID

import pytest

from reviews.domain.board.outcomes import Noted, PauseWhy
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Role
from reviews.domain.sources import Source
from reviews.services.board import outcomes as service
from reviews.store.tables import Outcome, OutcomeRecord
from tests.build import Build
from tests.client import Client
from tests.page import Page

AWKWARD = 'I want “my own” tea & <not> theirs\nżurek, شوربة 🍲 "soup" O’Neill'
SHOWN = 'I want “my own” tea & <not> theirs żurek, شوربة 🍲 "soup" O’Neill'
NEVER_SAID = re.compile(
    r"refus|declin|said no|did not agree|withdr|changed their mind", re.IGNORECASE
)


class Place:
    """A review with one resident who agreed to everything."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.team = build.team()
        self.officer = build.officer(team=self.team, name="Ann Ash")
        scheme = build.scheme(self.team, name="Canal House")
        self.resident = build.resident(scheme, "Wanda W")
        self.review = build.review(self.officer, scheme, self.resident)
        build.agree(self.officer, self.review, self.resident)
        self.address = f"/reviews/{self.review}/residents/{self.resident}/outcomes"

    def outcome(self, source: Source = Source.RESIDENT, words: str = "Cook my own tea") -> UUID:
        new = service.OutcomeWords(words, "", source, "R", self.build.days(-80))
        key: UUID = self.build.do(
            service.set_outcome, self.officer, self.review, self.resident, new
        )
        return key

    def note(self, outcome: UUID, days: int, level: str, source: Source = Source.STAFF) -> None:
        noted = Noted(self.build.days(days), level, f"Barrier {days}", "", None, f"Who {days}")
        args = (self.review, outcome, noted, source, self.build.house.prompting)
        self.build.do(service.note, self.officer, *args)

    def pause(self, outcome: UUID, start: int, end: int | None) -> None:
        days = self.build.days
        to_on = None if end is None else days(end)
        why, source = PauseWhy.HOSPITAL, Source.STAFF
        pause = service.Pause(why, days(start), to_on, "Ward 3", source, "Manager")
        self.build.do(service.pause_outcome, self.officer, self.review, outcome, pause)


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def _sent(page: Page) -> None:
    assert "There is a problem" not in page.words(), page.words()


def test_an_outcome_is_set_in_the_persons_own_words_and_told_of_over_time(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    page = client.get(f"/reviews/{place.review}/residents/{place.resident}")
    page = client.get(page.links()["Outcomes over time"])
    assert "No outcome is recorded yet" in page.words()
    page = client.send(client.get(page.links()["Add an outcome"]))
    assert "Write what matters to them" in page.words()
    page = client.send(page, words=AWKWARD, looks_like=AWKWARD, set_on=build.days(-70))
    _sent(page)
    assert page.words().count(SHOWN) == 2
    for days, level, source in ((-60, "together", "staff"), (-5, "verbal", "resident")):
        page = client.send(
            client.get(next(to for say, to in page.links().items() if "Add a record" in say)),
            on=build.days(days),
            prompting=level,
            barrier=AWKWARD,
            changed="Cooks twice a week",
            weeks="8",
            source=source,
            who="Key worker & co",
        )
        _sent(page)
    assert "Done together" in page.words()
    assert "With a spoken prompt" in page.words()
    assert "Cooks twice a week (over 8 weeks)" in page.words()
    assert "Staff at the scheme: Key worker & co" in page.words()
    history = client.get(f"/reviews/{place.review}/history").words()
    assert "recorded outcome 1 of a resident" in history
    assert "what was told of outcome 1 of a resident, as on 18 November 2026" in history
    assert "soup" not in history


def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client: Client, build: Build, place: Place
) -> None:
    key = place.outcome()
    client.sign_in(place.officer)
    page = client.get(f"{place.address}/{key}/record")
    page = client.send(
        page, on=build.days(2), prompting="shown", changed=AWKWARD, source="staff", who="W"
    )
    assert "The date must be today or in the past" in page.words()
    assert SHOWN in page.words()
    page = client.send(page, on=build.days(-2))
    assert "Say over how many weeks it changed" in page.words()
    _sent(client.send(page, weeks="6"))


def test_the_plot_says_in_words_what_it_shows_and_marks_each_voice(
    client: Client, place: Place
) -> None:
    key = place.outcome()
    place.note(key, -60, "done-for")
    client.sign_in(place.officer)
    page = client.get(place.address)
    assert not page.every("figure")
    assert "One record says how one day went, and not" in page.words()
    assert "comes from the resident" in page.words()
    place.note(key, -10, "independent", Source.RESIDENT)
    place.pause(key, -40, -30)
    page = client.get(place.address)
    (figure,) = page.every("figure")
    words = page.words(figure)
    assert "24 September 2026: done for them (staff at the scheme)." in words
    assert "13 November 2026: on their own (resident)." in words
    assert "1 pause, shaded" in words
    assert sum(str(one.tag).endswith("circle") for one in figure.iter()) == 2
    assert "Residents, and those who speak for them" in words
    assert "comes from the resident" not in page.words()
    assert "In hospital, 14 October 2026 to 24 October 2026" in page.words()
    assert not re.search(r"average|score|%|per cent|mean ", page.words())


def test_an_outcome_rests_and_is_taken_up_again(client: Client, build: Build, place: Place) -> None:
    key = place.outcome()
    client.sign_in(place.officer)
    page = client.send(
        client.get(f"{place.address}/{key}/pause"),
        why="not-now",
        from_on=build.days(-20),
        note=AWKWARD,
        source="resident",
        who="R",
    )
    assert "Paused: does not want to for now" in page.words()
    assert "until now" in page.words()
    again = client.send(
        client.get(f"{place.address}/{key}/pause"),
        why="ill",
        from_on=build.days(-3),
        source="staff",
        who="W",
    )
    assert "It is paused already" in again.words()
    page = client.send(client.get(f"{place.address}/{key}/resume"), last_on=build.days(-25))
    assert "The end date must be the same as or after" in page.words()
    page = client.send(page, last_on=build.days(-2))
    assert "Paused:" not in page.words()
    assert "3 November 2026 to 21 November 2026" in page.words()


def test_an_outcome_is_put_in_other_words_with_a_reason_and_ended(
    client: Client, build: Build, place: Place
) -> None:
    key = place.outcome()
    client.sign_in(place.officer)
    opened = client.get(f"{place.address}/{key}/change")
    assert "Say why it is changed" in client.send(opened, reason="").words()
    page = client.send(opened, words="Bake bread", reason="They changed jobs")
    assert "Changed: They changed jobs" in page.words()
    clash = client.send(opened, words="Eat out", reason="Mine")
    assert "Someone put this outcome in other words meanwhile: “Bake bread”" in clash.words()
    page = client.send(
        client.get(f"{place.address}/{key}/end"), reason="It came about", ended_on=build.days(-1)
    )
    assert "Ended on 22 November 2026: It came about" in page.words()
    assert "Add a record" not in page.words()
    assert len(build.rows(Outcome)) == 3


def test_a_wrong_record_is_taken_back_and_stays_in_the_record(
    client: Client, build: Build, place: Place
) -> None:
    key = place.outcome()
    place.note(key, -9, "verbal")
    client.sign_in(place.officer)
    page = client.send(client.get(place.address))
    assert "Barrier -9" not in page.words()
    (row,) = build.rows(OutcomeRecord)
    assert row.superseded_at is not None


def test_the_fifth_is_not_forbidden_and_the_page_says_that_few_help_more(
    client: Client, build: Build, place: Place
) -> None:
    for number in range(4):
        place.outcome(words=f"Wish {number}")
    client.sign_in(place.officer)
    page = client.get(client.get(place.address).links()["Add an outcome"])
    assert "Three or four that everyone keeps in mind" in page.words()
    _sent(client.send(page, words="A fifth", set_on=build.days(-1)))


def test_what_each_source_tells_rests_on_what_was_agreed(
    client: Client, build: Build, place: Place
) -> None:
    own = place.outcome(words="Own words")
    plan = place.outcome(Source.DOCUMENT, "Words of the plan")
    place.note(own, -9, "verbal", Source.STAFF)
    place.note(own, -8, "shown", Source.RESIDENT)
    place.pause(own, -7, -6)
    client.sign_in(place.officer)
    build.agree(
        place.officer, place.review, place.resident, Use.READ_FILE, state=ConsentState.REFUSED
    )
    page = client.get(place.address)
    assert "Own words" in page.words()
    assert "Barrier -8" in page.words()
    for gone in ("Words of the plan", "Barrier -9", "Ward 3", "hospital"):
        assert gone not in page.words()
    assert "Outcome 2. We hold no agreement to this use." in page.words()
    assert "A record is not shown." in page.words()
    assert "A pause is not shown." in page.words()
    assert not NEVER_SAID.search(page.words())
    client.get(f"{place.address}/{plan}/record", status=404)
    told = client.send(
        client.get(f"{place.address}/{own}/record"),
        on=build.days(-1),
        prompting="verbal",
        source="staff",
        who="W",
    )
    assert told.heading == "Add a record"
    assert "We hold no agreement to this use." in told.words()
    assert len(build.rows(OutcomeRecord)) == 2
    build.agree(place.officer, place.review, place.resident, state=ConsentState.WITHDRAWN)
    page = client.get(place.address)
    for gone in ("Own words", "Barrier", "Ward 3"):
        assert gone not in page.words()
    assert "Add an outcome" not in page.words()
    page = client.send(client.get(f"{place.address}/add"), words="New", set_on=build.days(-1))
    assert page.heading == "Add an outcome"
    assert "We hold no agreement to this use." in page.words()
    assert len(build.rows(Outcome)) == 2


def test_a_pause_that_may_not_be_shown_may_not_be_ended_either(
    client: Client, build: Build, place: Place
) -> None:
    key = place.outcome()
    place.pause(key, -7, None)
    client.sign_in(place.officer)
    opened = client.get(f"{place.address}/{key}/resume")
    build.agree(
        place.officer, place.review, place.resident, Use.READ_FILE, state=ConsentState.REFUSED
    )
    page = client.send(opened, last_on=build.days(-2))
    assert page.heading == "Take it up again"
    assert "We hold no agreement to this use." in page.words()


def test_others_are_kept_out(client: Client, build: Build, place: Place) -> None:
    place.outcome()
    client.sign_in(build.officer(team=build.team()))
    client.get(place.address, status=404)
    for role in (Role.LETTER_OFFICER, Role.BENEFITS_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR):
        client.other(build.officer(role, team=place.team)).get(place.address, status=403)
