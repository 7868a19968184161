"""What is recorded on a visit: talks with staff, what was seen, urgent help."""

import io
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PIL import Image

from reviews.config import Settings
from reviews.domain.assessment.planned_parts import SCHEME_SET
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.review.state import ReviewState
from reviews.domain.sources import Source
from reviews.domain.visits.code_lists import Code, CodeList
from reviews.domain.visits.visits import Followed, Sighting, VisitPlan, VisitPurpose
from reviews.journeys.visits import forms as visit_forms
from reviews.journeys.visits import routes as visit_routes
from reviews.reference.code_lists import look_round
from reviews.services.accounts import accounts
from reviews.services.review.reviews import move_review
from reviews.services.visits import on_visit, visits
from reviews.store.tables import EventRow, Observation, StoredFile, UrgentHelp
from reviews.store.visits import visits as store
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.queries import asked

AWKWARD = 'O’Brien-Łukasz & "Sons" <b>\n\nSecond line ŵŷ عربي 🙂'
SEEN = {"place_kind": "entrance", "place": "Hall", "urgency": "note"}
AWKWARD_READ = 'O’Brien-Łukasz & "Sons" <b> Second line ŵŷ عربي 🙂'


class Place:
    """A visit of a team, today."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.team = build.team()
        self.officer = build.officer(team=self.team, name="Ann Ash")
        self.colleague = build.officer(team=self.team, name="Bo Birch")
        self.scheme = build.scheme(self.team, name="Canal House")
        self.review = build.review(self.officer, self.scheme)
        plan = VisitPlan(
            scheme_id=self.scheme,
            review_id=self.review,
            purpose=VisitPurpose.SITE,
            planned_on=build.today,
            officers=frozenset({self.officer.id}),
        )
        self.visit: UUID = build.do(visits.plan_visit, self.officer, plan)

    def talk(self, who: str, by: Viewer | None = None, **more: Any) -> UUID:
        asked = self.build.house.question_sets.latest(SCHEME_SET)
        new = accounts.NewAccount(
            asked, Source.STAFF, who, self.build.today, visit_id=self.visit, **more
        )
        key: UUID = self.build.do(accounts.start_account, by or self.officer, self.review, new)
        return key

    def saw(self, place: str = "Kitchen") -> UUID:
        seen = Sighting("damp-mould", place, "Black mould")
        key: UUID = self.build.do(on_visit.record_observation, self.officer, self.visit, seen)
        return key


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def picture() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (1600, 900), "grey").save(data, "JPEG")
    return data.getvalue()


def test_something_seen_is_recorded_with_a_photograph(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    page = client.get(client.get(f"/visits/{place.visit}").links()["Record something you saw"])
    camera = next(one for one in page.every("input") if one.get("type") == "file")
    assert camera.get("accept") == "image/*"
    page = client.send(
        page,
        kind="fire-escape",
        place='Stairs & "hall" <b>',
        words=AWKWARD,
        photo=("IMG_0001.JPG", picture()),
        urgency="today",
        place_kind="entrance",
        handed_to="Fire safety team",
        handed_on=build.today,
    )
    words = page.words()
    assert "A way out that is blocked Urgent" in words
    assert 'Entrance, hall or stairs: Stairs & "hall" <b>' in words
    assert AWKWARD_READ in words
    assert "Told: Fire safety team, 23 November 2026" in words
    shown = page.every("img")[0]
    assert shown.get("alt") == 'Photograph: A way out that is blocked, Stairs & "hall" <b>'
    small = Image.open(io.BytesIO(client.download(shown.get("src", "")).data))
    assert small.size == (640, 360)
    stored = build.rows(StoredFile)[0]
    assert client.download(f"/files/{stored.id}").data == picture()
    assert stored.review_id == place.review


def test_a_photograph_of_a_presence_visit_is_the_teams(client: Client, build: Build) -> None:
    team = build.team()
    officer = build.officer(team=team)
    scheme = build.scheme(team)
    plan = VisitPlan(scheme, VisitPurpose.PRESENCE, build.today, frozenset({officer.id}))
    visit = build.do(visits.plan_visit, officer, plan)
    client.sign_in(officer)
    page = client.get(f"/visits/{visit}/observe")
    page = client.send(page, SEEN, kind="other", words="x", photo=("a.jpg", picture()))
    address = page.every("img")[0].get("src", "")
    client.download(address)
    client.other(build.officer(team=build.team())).download(address, status=404)


def test_a_file_that_is_too_large_leaves_what_was_typed(
    client: Client, build: Build, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.sign_in(place.officer)
    page = client.get(f"/visits/{place.visit}/observe")
    assert "It can be 25 MB at most." in page.words()
    monkeypatch.setattr(Settings, "upload_bytes", property(lambda _: 99))
    words = "Smell & <smoke>"
    page = client.send(page, SEEN, kind="gas", words=words, photo=("a.jpg", picture()))
    assert "The file is larger than 0 MB. Choose a smaller one." in page.words()
    assert "Smell &amp; &lt;smoke&gt;" in page.text
    assert build.rows(StoredFile) == []


def test_what_is_wrong_with_a_sighting_is_said_and_the_photograph_stays(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    page = client.get(f"/visits/{place.visit}/observe")
    here = "a.jpg is here; you need not choose it again."
    lacking = client.send(page, words="Mould", photo=("a.jpg", picture()))
    assert "Select what it is about" in lacking.words()
    assert "Say where you saw it" in lacking.words()
    assert "Select which part of the building" in lacking.words()
    assert "Select how soon it needs someone" in lacking.words()
    assert here in lacking.words()
    urgent = client.send(lacking, kind="gas", place="Hall", place_kind="entrance", urgency="today")
    assert "Say whom you told, or tried to reach. It is urgent." in urgent.words()
    assert here in urgent.words()
    assert "Mould" in urgent.text
    undated = client.send(
        urgent,
        {"handed_on-day": "", "handed_on-month": "", "handed_on-year": ""},
        handed_to="Gas engineer",
    )
    assert "Enter the date you told them." in undated.words()
    later = client.send(undated, handed_on=build.days(1))
    assert "The date must be today or in the past." in later.words()
    assert build.rows(Observation) == []
    seen = client.send(later, handed_on=build.today)
    assert "What you saw is recorded." in seen.words()
    stored = build.rows(StoredFile)[0]
    assert client.download(f"/files/{stored.id}").data == picture()
    folder = build.house.files.folder
    assert sum(one.is_file() for one in folder.rglob("*")) == 1, "it was kept once"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7 %%EOF", "The photograph must be a JPEG or PNG picture."),
        (b"plain words", "The photograph must be a JPEG or PNG picture."),
        (b"\x00\x01\x02", "The file must be a PDF"),
        (b"", "The file is empty."),
    ],
)
def test_only_a_picture_is_a_photograph(
    client: Client, build: Build, place: Place, data: bytes, sentence: str
) -> None:
    client.sign_in(place.officer)
    page = client.send(
        client.get(f"/visits/{place.visit}/observe"),
        kind="other",
        place="Hall",
        place_kind="entrance",
        urgency="note",
        words="A sign",
        photo=("photo.jpg", data),
    )
    assert sentence in page.words()
    assert "A sign" in page.text
    assert build.rows(Observation) == []


def test_one_sighting_after_another(client: Client, place: Place, clock: Clock) -> None:
    client.sign_in(place.officer)
    page = client.get(f"/visits/{place.visit}/observe")
    page = client.send(
        page,
        kind="pests",
        place_kind="outside",
        urgency="soon",
        place="Yard",
        words="Rubbish",
        button="Save and record another",
    )
    assert page.heading == "Record something you saw"
    assert "What you saw is recorded." in page.words()
    clock.move(minutes=1)
    page = client.send(page, SEEN, kind="kept-well", place="Garden", words="Beans")
    words = page.words()
    assert words.index("Rubbish") < words.index("Beans")
    assert "Told:" not in words, "a date alone hands nothing over"


def test_a_page_sent_twice_is_recorded_once_and_other_words_are_not_lost(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    page = client.get(f"/visits/{place.visit}/observe")
    for words in ("Mould", "Mould", "Damp"):
        client.send(
            page,
            kind="damp-mould",
            place_kind="entrance",
            urgency="soon",
            place="Hall",
            words=words,
        )
    assert sorted(one.words for one in build.rows(Observation)) == ["Damp", "Mould"]
    page = client.get(f"/visits/{place.visit}/urgent-help")
    for needed in ("Food", "Food", "Heating"):
        client.send(page, needed=needed, passed_to="Food bank")
    assert sorted(one.needed for one in build.rows(UrgentHelp)) == ["Food", "Heating"]
    other = client.other(place.colleague)
    page = other.get(f"/visits/{place.visit}/urgent-help")
    known = build.rows(UrgentHelp)[0]
    other.send(page, key=known.id, needed=known.needed, passed_to="Food bank")
    assert len(build.rows(UrgentHelp)) == 3, "a colleague’s record is one of its own"
    other.send(page, key="no id at all", needed="Food", passed_to="Food bank")
    assert len(build.rows(UrgentHelp)) == 4


def test_what_came_of_it_is_followed(client: Client, build: Build, place: Place) -> None:
    seen = place.saw()
    client.sign_in(place.officer)
    shown = client.get(f"/visits/{place.visit}")
    page = client.get(
        next(h for w, h in shown.links().items() if w.startswith("Record what came of it"))
    )
    assert "Black mould" in page.words()
    wrong = client.send(page, handed_to="Housing standards", handed_on=build.days(1))
    assert "The date must be today or in the past." in wrong.words()
    page = client.send(wrong, handed_on=build.today, outcome=AWKWARD)
    assert "Told: Housing standards, 23 November 2026" in page.words()
    assert f"What came of it, 23 November 2026: {AWKWARD_READ}" in page.words()
    stored = build.read(store.observations, visit_id=place.visit)[0]
    assert (stored.id, stored.outcome_on) == (seen, build.today)


def test_two_people_follow_one_sighting(client: Client, build: Build, place: Place) -> None:
    seen = place.saw()
    address = f"/visits/{place.visit}/observations/{seen}"
    client.sign_in(place.officer)
    other = client.other(place.colleague)
    mine, theirs = client.get(address), other.get(address)
    client.send(mine, handed_to="Housing standards", outcome="Inspection booked")
    clash = other.send(theirs, handed_to="The landlord", outcome="Will paint it")
    words = clash.words()
    assert "Someone else recorded this while you had it open." in words
    assert "Told: Housing standards, 23 November 2026" in words
    assert "Inspection booked" in words
    assert "Will paint it" in clash.text
    page = other.send(clash)
    assert "Told: The landlord" in page.words()


def test_something_urgent_stays_handed_to_someone(
    client: Client, build: Build, place: Place
) -> None:
    seen = build.do(
        on_visit.record_observation,
        place.officer,
        place.visit,
        Sighting("gas", "Hall", "Smell", urgent=True, handed_to="Gas", handed_on=build.today),
    )
    client.sign_in(place.officer)
    page = client.get(f"/visits/{place.visit}/observations/{seen}")
    assert "Say whom you told, or tried to reach." in client.send(page, handed_to="").words()


def test_a_sighting_of_another_visit_is_not_there(
    client: Client, build: Build, place: Place
) -> None:
    other = Place(build)
    seen = other.saw()
    client.sign_in(place.officer)
    client.get(f"/visits/{place.visit}/observations/{seen}", status=404)
    client.get(f"/visits/{other.visit}/observations/{seen}", status=404)


def test_a_visit_asks_the_same_of_the_database_however_much_was_recorded(
    client: Client, build: Build, place: Place
) -> None:
    resident = build.resident(place.scheme)
    client.sign_in(place.officer)

    def record(times: int) -> int:
        for number in range(times):
            place.saw(f"Room {number}")
            build.talk_before(place.officer, place.visit, said=str(number))
            place.talk(f"Cook {next(build.numbers)}")
            build.do(
                on_visit.record_urgent_help,
                place.officer,
                place.visit,
                needed=str(number),
                passed_to="Food bank",
                passed_on=build.today,
                outcome="",
                resident_id=resident,
            )
        with asked(build.house.engine) as queries:
            client.get(f"/visits/{place.visit}")
        return len(queries)

    assert record(1) == record(4)


def test_every_record_is_covered_by_the_chain(build: Build, place: Place) -> None:
    seen = place.saw()
    mark = Followed("", None, "").mark
    followed = Followed("Landlord", build.today, "Painted")
    build.do(on_visit.follow_observation, place.officer, seen, followed, mark)
    covered = [one.row_table for one in build.rows(EventRow) if one.row_id == str(seen)]
    assert covered == ["observation", "evidence", "observation"]


def test_what_came_of_it_is_recorded_after_the_review_has_closed(
    client: Client, build: Build, place: Place
) -> None:
    seen = place.saw()
    lead = build.officer(Role.LEAD_REVIEWER, team=place.team)
    build.do(move_review, lead, place.review, ReviewState.CLOSED, "Done")
    client.sign_in(place.officer)
    page = client.get(f"/visits/{place.visit}/observations/{seen}")
    after = client.send(page, handed_to="Housing standards", outcome="Painted")
    assert "Painted" in after.words()


def test_what_is_still_with_someone_is_on_the_task_list_and_the_leads_page(
    client: Client, build: Build, place: Place
) -> None:
    lead = build.officer(Role.LEAD_REVIEWER, team=place.team)
    seen = place.saw()
    place.saw("Yard")
    client.sign_in(place.officer)
    review = f"/reviews/{place.review}"
    assert "still with someone" not in client.get(review).words()
    page = client.get(f"/visits/{place.visit}/observations/{seen}")
    client.send(page, handed_to=AWKWARD.splitlines()[0])
    for reader, address in ((client, review), (client.other(lead), "/")):
        words = reader.get(address).words()
        assert "Damp or mould, Kitchen" in words
        assert 'With O’Brien-Łukasz & "Sons" <b> since 23 November 2026' in words
        assert "Yard" not in words
    assert "Canal House: Damp or mould, Kitchen" in client.other(lead).get("/").words()
    assert "still with someone" not in client.get("/").words()
    elsewhere = build.officer(Role.LEAD_REVIEWER, team=build.team())
    assert "Kitchen" not in client.other(elsewhere).get("/").words()
    client.send(client.get(page.address), outcome="Painted")
    assert "still with someone" not in client.get(review).words()
    assert "still with someone" not in client.other(lead).get("/").words()


def test_an_old_record_keeps_the_words_of_its_day(
    client: Client, build: Build, place: Place, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.saw()
    clock.move(days=10)
    lists, turned = look_round(), build.days(-5)
    old = [one for one in lists.things.codes if one.key != "damp-mould"]
    damp = Code("damp-mould", "Damp or mould", date(2022, 7, 2), turned)
    wet = Code("damp-mould", "Wet walls", turned + timedelta(days=1))
    changed = replace(lists, things=CodeList((damp, wet, *old)))
    for module in (visit_routes, visit_forms, on_visit):
        monkeypatch.setattr(module, "look_round", lambda: changed)
    client.sign_in(place.officer)
    assert "Damp or mould" in client.get(f"/visits/{place.visit}").words()
    page = client.get(f"/visits/{place.visit}/observe")
    assert "Wet walls" in page.words()
    assert "Damp or mould" not in page.words()
    words = client.send(page, SEEN, kind="damp-mould", words="x").words()
    assert "Wet walls" in words
    assert "Damp or mould" in words


def test_a_photograph_as_phones_write_it_is_kept_and_shown(client: Client, build: Build) -> None:
    """Phones write a second, smaller picture into the same file."""
    place = Place(build)
    client.sign_in(place.officer)
    photo = ("IMG_0417.jpg", Path(__file__).with_name("IMG_0417.jpg").read_bytes())
    seen: dict[str, Any] = {**SEEN, "kind": "damp-mould", "words": "Black patch", "photo": photo}
    client.send(client.get(f"/visits/{place.visit}/observe"), **seen)
    shown = set(re.findall(r"/files/[0-9a-f-]+/picture", client.get(f"/visits/{place.visit}").text))
    assert shown
    for address in shown:
        client.download(address)
