"""Protecting residents: rights told, told in confidence, and a scheme that closes."""

import io
from uuid import UUID, uuid4

import pikepdf
import pytest
from openpyxl import load_workbook

from reviews.domain.people.restricted import Room
from reviews.domain.people.roles import Role
from reviews.domain.register.closed_words import Tenure
from reviews.domain.safeguarding.closure import Contingency, HowSoon, Need, Where
from reviews.domain.visits.visits import Access, VisitPlan, VisitPurpose
from reviews.services.people import council_settings as settings
from reviews.services.people.restricted import set_readers
from reviews.services.register.closing import close_scheme
from reviews.services.safeguarding import protection
from reviews.services.visits import visits
from reviews.store.people import council_settings
from reviews.store.tables import ConfidentialFeedback, MovedOn, RightsGiven
from tests.build import Build
from tests.client import Client
from tests.documents import pdf_words
from tests.queries import asked

AWKWARD = 'O’Brien-Łukasz & "Sons" <b>\n\nSecond line ŵŷ عربي 🙂'
AWKWARD_READ = 'O’Brien-Łukasz & "Sons" <b> Second line ŵŷ عربي 🙂'
WORDING = "Your landlord must give you notice & go to court first."


class Place:
    """A scheme with a team, a lead and three residents."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.team = build.team()
        self.officer = build.officer(team=self.team, name="Ann Ash")
        self.colleague = build.officer(team=self.team, name="Cy Cole")
        self.lead = build.officer(Role.LEAD_REVIEWER, team=self.team, name="Bo Birch")
        self.scheme = build.scheme(self.team, name="Canal House")
        self.residents = [build.resident(self.scheme, f"Zoë Ŵynn {n}") for n in range(3)]
        words = {Tenure.LICENCE: WORDING}
        build.do(settings.set_rights_wording, None, words)

    @property
    def hub(self) -> str:
        return f"/schemes/{self.scheme}/protection"

    def of(self, number: int, what: str) -> str:
        return f"/schemes/{self.scheme}/residents/{self.residents[number]}/{what}"

    def need(self, resident: UUID, *needs: Need) -> None:
        plan = Contingency(needs or (Need.STEP_FREE,), HowSoon.WEEK, Where.NEAR, "Her notes")
        self.build.do(protection.record_contingency, self.officer, self.scheme, resident, plan)


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def test_what_each_resident_was_told_is_recorded(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    scheme = client.get(f"/schemes/{place.scheme}")
    hub = client.get(scheme.links()["Rights, what was told in confidence, presence"])
    assert hub.words().count("Not yet") == 3
    page = client.get(place.of(0, "rights"))
    nothing = client.send(page)
    for lacking in ("which agreement they hold", "in which form they were told", "who told them"):
        assert f"Select {lacking}" in nothing.words()
    assert "Enter the date they were told" in nothing.words()
    assert build.rows(RightsGiven) == []
    told = {"tenure": "licence", "format": "standard", "given_by": str(place.colleague.id)}
    late = client.send(page, told, given_on=build.days(1), note=AWKWARD)
    assert "The date must be today or in the past." in late.words()
    assert "Second line ŵŷ عربي 🙂" in late.text
    hub = client.send(late, given_on=build.today, format="bsl", given_by=str(place.colleague.id))
    assert "British Sign Language (ordered by the council), Cy Cole" in hub.words()
    assert hub.words().count("Not yet") == 2
    build.do(settings.set_rights_wording, None, {Tenure.LICENCE: "Other words now."})
    before = client.get(place.of(0, "rights")).words()
    assert WORDING in before
    assert f"someone with: licence {AWKWARD_READ}" in before
    row = build.rows(RightsGiven)[0]
    assert (row.words, row.given_by, row.recorded_by) == (
        WORDING,
        place.colleague.id,
        place.officer.id,
    )
    history = client.get(f"/schemes/{place.scheme}/history").words()
    assert "recorded that a resident was told of their rights, on 23 November 2026" in history


def test_without_the_councils_words_nothing_is_told(
    client: Client, build: Build, place: Place
) -> None:
    build.do(settings.set_rights_wording, None, {Tenure.SECURE: ""})
    client.sign_in(place.officer)
    told = {"format": "standard", "given_by": str(place.officer.id)}
    page = client.get(place.of(0, "rights"))
    page = client.send(page, told, tenure="secure-tenancy", given_on=build.today)
    assert "The council has no wording on rights for “secure tenancy” yet." in page.words()
    assert build.rows(RightsGiven) == []
    refused = client.http.get("/rights-sheet/secure-tenancy/pdf", follow_redirects=True)
    assert "no wording on rights" in refused.text


def test_the_sheet_prints_in_every_form(client: Client, build: Build, place: Place) -> None:
    client.sign_in(place.officer)
    hub = client.get(place.hub)
    page = client.download(hub.links()["Web page to print"])
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "must give you notice &amp; go to court" in page.text
    text = " ".join(client.download(hub.links()["Plain text"]).text.split())
    council = build.read(council_settings.council)
    for said in (
        WORDING,
        "It does not tell you all your rights.",
        "Talk to us in private",
        "a tribunal may read what we use, and so may a landlord who takes part in it",
        "a service such as Shelter or Citizens Advice",
        "in danger now, ring 999",
        council.name,
        council.complaints,
    ):
        assert said in text
    for name in ("PDF", "Large print PDF"):
        with pikepdf.open(io.BytesIO(client.download(hub.links()[name]).data)) as pdf:
            assert "".join(WORDING.split()) in pdf_words.words(pdf)
    for wrong in ("licence/docx", "nonsense/pdf"):
        client.get(f"/rights-sheet/{wrong}", status=404)


def test_the_sheet_says_whom_to_ring_tonight_and_leaves_no_hole(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    address = client.get(place.hub).links()["Plain text"]
    text = " ".join(client.download(address).text.split())
    council = build.read(council_settings.council)
    assert f"Ring {council.telephone} ({council.answered})" in text
    assert (
        f"If you have nowhere to stay tonight, ring {council.out_of_hours} "
        f"({council.out_of_hours_when})"
    ) in text
    build.do(settings.set_council, None, address="", answered="", out_of_hours_when="", email=" ")
    text = " ".join(client.download(address).text.split())
    assert f"Ring {council.telephone} If you have nowhere" in text
    assert "come to," not in text
    assert "()" not in text
    assert "Email" not in text


def test_the_sheet_on_good_support_prints_in_every_form(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    links = client.get(place.hub).links()
    of = " of what good support looks like"
    page = client.download(links[f"Web page to print{of}"])
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert '<html lang="en-GB"' in page.text
    text = " ".join(client.download(links[f"Plain text{of}"]).text.split())
    council = build.read(council_settings.council)
    for said in (
        "What good support looks like",
        "it does not tell you your rights",
        "You know how to complain",
        f"Ring {council.telephone}",
        council.name,
    ):
        assert said in text
    for name in ("PDF", "Large print PDF"):
        with pikepdf.open(io.BytesIO(client.download(links[f"{name}{of}"]).data)) as pdf:
            assert "".join("You know how to complain".split()) in pdf_words.words(pdf)
    client.get("/good-support-sheet/docx", status=404)
    letters = build.officer(Role.LETTER_OFFICER, team=place.team)
    client.other(letters).get("/good-support-sheet/pdf", status=403)


def test_what_is_told_in_confidence_is_the_teams(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    page = client.get(client.get(place.hub).links()["Write down something told in confidence"])
    lacking = client.send(page, words=AWKWARD, who="Zoë, after six")
    for sentence in ("Select what it is", "Select whose word it is", "Select how it reached you"):
        assert lacking.words().count(sentence) == 2
    unknown = client.send(
        lacking, kind="complaint", source="not-known", came_by="letter", anonymity="nobody"
    )
    assert "they did not say who they are" in unknown.words()
    told = client.send(unknown, source="resident")
    assert AWKWARD_READ in told.words()
    assert "Who they are Zoë, after six" in told.words()
    client.send(unknown, source="resident")
    assert len(build.rows(ConfidentialFeedback)) == 1
    assert "Zoë" not in client.other(place.colleague).get(told.address).words()
    assert "Zoë, after six" in client.other(place.lead).get(told.address).words()
    assert "Canal House, 23 November 2026" in client.other(place.colleague).get("/").links()
    elsewhere = build.officer(Role.LEAD_REVIEWER, team=build.team())
    client.other(elsewhere).get(told.address, status=404)
    client.other(build.officer(Role.LETTER_OFFICER, team=place.team)).get(told.address, status=403)
    assert "told in confidence" not in client.get(f"/schemes/{place.scheme}/history").words()


def test_what_was_done_is_recorded_and_closed(client: Client, build: Build, place: Place) -> None:
    client.sign_in(place.officer)
    told = client.send(
        client.get(f"/schemes/{place.scheme}/in-confidence"),
        kind="worry",
        source="staff",
        came_by="email",
        anonymity="team",
        words="No heating",
    )
    other = client.other(place.colleague)
    theirs = other.get(told.address)
    lacking = client.send(told, closed_on=build.today)
    assert lacking.words().count("Say what was done") == 2
    done = client.send(lacking, done=AWKWARD, closed_on=None)
    assert f"What was done {AWKWARD_READ}" in done.words()
    late = other.send(theirs, done="Mine")
    assert "Someone else recorded something on this" in late.words()
    closed = other.send(late, closed_on=build.today)
    assert "Closed 23 November 2026" in closed.words()
    assert "Cy Cole recorded what was done about it" in closed.words()
    assert "Told in confidence, not closed" not in client.get("/").words()
    assert "Closed 23 November 2026" in client.get(place.hub).words()


def test_where_people_went_is_read_by_few_and_each_reading_is_kept(
    client: Client, build: Build, place: Place
) -> None:
    build.do(close_scheme, None, place.scheme, build.today, "Sold")
    address = f"/schemes/{place.scheme}/moved"
    client.sign_in(place.lead)
    page = client.get(client.get(f"/schemes/{place.scheme}").links()["Where people went"])
    form = client.get(place.of(0, "moved"))
    lacking = client.send(form, safe_contact=AWKWARD)
    assert lacking.words().count("Say where they went, or that nobody knows") == 2
    assert "Second line ŵŷ عربي 🙂" in lacking.text
    page = client.send(lacking, moved_to="9 Secret Street", moved_on=build.today)
    assert "Secret Street" not in page.words()
    assert "Secret Street" not in client.get(place.of(0, "moved")).words()
    unsaid = client.send(page)
    assert unsaid.words().count("Say what you need the list for") == 2
    assert "Secret Street" not in unsaid.words()
    read = client.send(unsaid, reason="To send the letters")
    assert "Zoë Ŵynn 0 23 November 2026 9 Secret Street" in read.words()
    assert AWKWARD_READ in read.words()
    assert "Bo Birch opened the list of where residents went: To send the letters" in read.words()
    assert "Secret Street" not in client.get(address).words()
    again = client.send(client.get(place.of(0, "moved")), moved_to="1 New Road")
    assert "1 New Road" in client.send(again, reason="x").words()
    assert len(build.rows(MovedOn)) == 2
    assert "opened the list" not in client.get(f"/schemes/{place.scheme}/history").words()


def test_the_council_names_who_else_reads_where_people_went(
    client: Client, build: Build, place: Place
) -> None:
    address = f"/schemes/{place.scheme}/moved"
    named = build.officer(Role.BENEFITS_OFFICER, name="Di Dunn")
    for officer in (place.officer, place.colleague, named, build.officer(Role.AUDITOR)):
        other = client.other(officer)
        other.get(address, status=404)
        other.post(address, {"reason": "x"}, status=404)
        other.get(place.of(0, "moved"), status=404)
    build.do(set_readers, None, {Room.CLOSURE: [named.id]})
    reader = client.other(named)
    page = reader.get(reader.get(f"/schemes/{place.scheme}").links()["Where people went"])
    assert "Nothing is recorded yet." in reader.send(page, reason="x").words()
    reader.get(place.of(0, "moved"))
    reader.get("/safeguarding", status=403)


def test_what_does_not_belong_together_is_not_there(
    client: Client, build: Build, place: Place
) -> None:
    other = Place(build)
    client.sign_in(place.lead)
    for what in ("rights", "if-it-closes", "if-it-closes/sources", "moved"):
        for scheme, resident in (
            (place.scheme, other.residents[0]),
            (other.scheme, other.residents[0]),
            (place.scheme, uuid4()),
        ):
            client.get(f"/schemes/{scheme}/residents/{resident}/{what}", status=404)
    client.get(other.hub, status=404)
    client.get(f"/in-confidence/{uuid4()}", status=404)


def test_the_pages_ask_as_much_for_many_as_for_few(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.lead)
    addresses = (place.hub, f"/schemes/{place.scheme}/if-it-closes")
    for address in addresses:
        client.get(address)
        with asked(build.house.engine) as few:
            client.get(address)
        for resident in [build.resident(place.scheme) for _ in range(3)]:
            place.need(resident)
        with asked(build.house.engine) as many:
            client.get(address)
        assert len(few) == len(many), address


def test_presence_visits_stand_in_the_log(client: Client, build: Build, place: Place) -> None:
    client.sign_in(place.officer)
    for days in (3, 0):
        plan = VisitPlan(
            place.scheme, VisitPurpose.PRESENCE, build.days(days), frozenset({place.officer.id})
        )
        visit = build.do(visits.plan_visit, place.officer, plan)
    made = visits.Made(went_on=build.today, access=Access.GIVEN)
    build.do(visits.record_visit, place.officer, visit, made, 1)
    assert "1 presence visit, the last 23 November 2026" in client.get("/log").words()
    book = load_workbook(io.BytesIO(client.download("/log.xlsx").data))
    headings, row = (
        [cell.value for cell in one] for one in book["More on each scheme"].iter_rows()
    )
    found = dict(zip(headings, row, strict=True))
    assert found["Presence visits"] == 1
    assert str(found["Last presence visit"]) == "2026-11-23 00:00:00"
    assert "23 November 2026" in client.get(place.hub).words()
