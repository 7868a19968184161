"""Whose scheme it is: its team keeps its record, and giving it away opens nothing in silence."""

import pytest

from reviews.domain.errors import NotAllowed, Refused
from reviews.domain.people.roles import Role
from reviews.domain.register.closed_words import Part
from reviews.domain.safeguarding.closure import Contingency, HowSoon, Moved, Need, Where
from reviews.domain.safeguarding.feedback import (
    Anonymity,
    CameBy,
    Feedback,
    FeedbackKind,
    FeedbackSource,
)
from reviews.domain.visits.visits import Sighting, VisitPlan, VisitPurpose
from reviews.services.record.files import take_in
from reviews.services.register import parts_played, schemes
from reviews.services.register.closing import close_scheme
from reviews.services.register.give_scheme import give_scheme
from reviews.services.register.import_workbook import import_register
from reviews.services.register.schemes import AddressDetails, SchemeDetails
from reviews.services.safeguarding import closure, feedback, protection
from reviews.services.visits import on_visit, visits
from reviews.store.register import schemes as store_register
from reviews.store.tables import OrganisationPart, Scheme, SchemeAddress, StoredFile
from tests.build import Build
from tests.client import Client
from tests.documents.letters.test_word_reader import png
from tests.register_file import scheme as scheme_row
from tests.services.register.test_import_workbook import plan, read


class Teams:
    """A scheme of the north team with a resident, and officers of two teams."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.north, self.south = build.team("North team"), build.team("South team")
        self.provider = build.organisation("Harbour")
        self.scheme = build.scheme(self.north, "Canal House", self.provider)
        self.reviewer = build.officer(team=self.north)
        self.lead = build.officer(Role.LEAD_REVIEWER, team=self.north)
        self.other = build.officer(team=self.south, name="Sal South")
        self.other_lead = build.officer(Role.LEAD_REVIEWER, team=self.south, name="Lee South")
        self.administrator = build.officer(Role.ADMINISTRATOR)

    @property
    def part(self) -> OrganisationPart:
        found: OrganisationPart = self.build.rows(OrganisationPart)[0]
        return found

    @property
    def team(self) -> object:
        return self.build.rows(Scheme)[0].team_id

    def give(self) -> None:
        self.build.do(give_scheme, self.lead, self.scheme, self.south, seen="0 0 0")

    def keep_apart(self) -> None:
        """A safety note, a plan for closure, and where someone went."""
        build, who = self.build, self.build.resident(self.scheme, safety_note="Not after six")
        build.resident(self.scheme)
        needs = Contingency((Need.OWN_HOME,), HowSoon.WEEK, Where.NEAR, "Her notes")
        build.do(protection.record_contingency, self.lead, self.scheme, who, needs)
        moved = Moved(build.today, "To her sister", "", "")
        build.do(closure.record_move, self.lead, self.scheme, who, moved)


@pytest.fixture
def teams(build: Build) -> Teams:
    return build.once(Teams)


def test_another_teams_reviewers_change_nothing(client: Client, teams: Teams) -> None:
    at = f"/schemes/{teams.scheme}"
    pages = [
        f"{at}/change",
        f"{at}/close",
        f"{at}/addresses/add",
        f"{at}/organisations/add",
        f"{at}/organisations/{teams.part.id}/end",
        f"{at}/team",
    ]
    for officer in (teams.other, teams.other_lead):
        browser = client.other(officer)
        offered = set(browser.get(at).links().values())
        for page in pages:
            assert page not in offered
            assert "team" in browser.get(page, status=403).words()
            browser.post(page, {"seen": "0 0 0"}, status=403)
    for officer in (teams.lead, teams.administrator):
        browser = client.other(officer)
        assert set(pages) <= set(browser.get(at).links().values())
        for page in pages:
            browser.get(page)
    assert f"{at}/team" not in client.other(teams.reviewer).get(at).links().values()
    client.other(teams.reviewer).get(f"{at}/team", status=403)


def test_the_services_refuse_another_team_too(build: Build, teams: Teams) -> None:
    other, scheme = teams.other_lead, teams.scheme
    details = SchemeDetails("Hilltop", "Anyone")
    role = {"part": Part.LANDLORD, "responsibilities": "", "from_on": None}
    for service, args, more in (
        (schemes.change_scheme, (scheme,), {"name": "X", "details": details, "changed_on": None}),
        (close_scheme, (scheme, build.today, "Sold"), {}),
        (schemes.add_address, (scheme, AddressDetails("1 Mill Lane", "AN1 2BC"), None), {}),
        (parts_played.set_part, (scheme,), {"organisation_id": teams.provider, **role}),
        (parts_played.end_part, (teams.part.id, build.today), {}),
        (give_scheme, (scheme, teams.south), {"seen": "0 0 0"}),
    ):
        with pytest.raises(NotAllowed):
            build.do(service, other, *args, **more)
    with pytest.raises(NotAllowed):
        build.do(give_scheme, teams.reviewer, scheme, teams.south, seen="0 0 0")
    row = build.rows(Scheme)[0]
    assert (row.name, row.closed_on, row.team_id) == ("Canal House", None, teams.north)
    assert (len(build.rows(SchemeAddress)), len(build.rows(OrganisationPart))) == (1, 1)


def test_changing_a_scheme_never_changes_its_team(client: Client, teams: Teams) -> None:
    page = client.sign_in(teams.reviewer).get(f"/schemes/{teams.scheme}/change")
    assert "Team that reviews it" not in page.words()
    client.send(page, {"team": str(teams.south)}, area="Riverside", how="correction")
    assert teams.team == teams.north


def test_a_lead_gives_a_scheme_and_its_history_says_so(client: Client, teams: Teams) -> None:
    resident = teams.build.resident(teams.scheme)
    review = teams.build.review(teams.lead, teams.scheme, resident)
    client.sign_in(teams.lead)
    page = client.get(f"/schemes/{teams.scheme}")
    page = client.get(page.links()["Give it to another team"])
    page = client.get(page.links()["South team"])
    assert "In South team now: Lee South, Sal South." in page.words()
    page = client.send(page)
    assert "The scheme is now with South team." in page.words()
    assert teams.team == teams.south
    told = client.other(teams.other).get(f"/schemes/{teams.scheme}/history").words()
    assert "gave the scheme from North team to South team" in told
    assert "started the review" not in told
    client.other(teams.other).get(f"/reviews/{review}/request", status=404)
    client.get(f"/schemes/{teams.scheme}/history", status=404)
    client.get(f"/residents/{resident}")  # the review goes on, and they are in it
    assert "South team" in client.get("/schemes?words=canal").words()


def test_what_is_kept_apart_goes_by_an_administrator_who_is_told(
    client: Client, build: Build, teams: Teams
) -> None:
    teams.keep_apart()
    opened = (
        "Notes on how to reach 1 resident safely open to all reviewers of South team.",
        "What 1 resident would need if the scheme closed opens to all reviewers of South team.",
        "Where 1 resident went opens to the lead reviewers of South team.",
    )
    to = f"/schemes/{teams.scheme}/team?to={teams.south}"
    page = client.sign_in(teams.lead).get(to)
    assert "An administrator has to do this" in page.words()
    assert not [one for one in page.every("form") if one.get("method") == "post"]
    with pytest.raises(NotAllowed):
        build.do(give_scheme, teams.lead, teams.scheme, teams.south, seen="1 1 1")
    client = client.other(teams.administrator)
    page = client.get(to)
    assert all(one in page.words() for one in opened)
    build.resident(teams.scheme, safety_note="A new one")
    page = client.send(page)
    assert "What goes with the scheme has changed since you looked." in page.words()
    assert teams.team == teams.north
    assert "Notes on how to reach 2 residents safely" in page.words()
    assert "The scheme is now with South team." in client.send(page).words()


def test_what_was_told_in_confidence_stays_with_the_team_it_was_told_to(
    client: Client, build: Build, teams: Teams
) -> None:
    told = Feedback(
        FeedbackKind.COMPLAINT,
        FeedbackSource.RESIDENT,
        CameBy.LETTER,
        build.today,
        Anonymity.TEAM,
        "A neighbour",
        "Quillfeather",
    )
    key = build.do(feedback.record_feedback, teams.lead, teams.scheme, told)
    teams.give()
    browser = client.sign_in(teams.other_lead)
    assert "Quillfeather" not in browser.get(f"/schemes/{teams.scheme}/protection").text
    browser.get(f"/in-confidence/{key}", status=404)
    page = client.other(teams.lead).get(f"/in-confidence/{key}")
    assert "Quillfeather" in page.words()


def test_an_import_that_gives_a_scheme_away_says_what_opens(
    client: Client, build: Build, teams: Teams
) -> None:
    teams.keep_apart()
    row = build.rows(Scheme)[0]
    rows = [scheme_row(row.reference, Team="South team", Name=row.name)]
    looked = plan(build, schemes=rows)
    told = " ".join(looked.changes[0].told)
    assert "Team: “North team” becomes “South team”." in told
    assert "Where 1 resident went opens to the lead reviewers of South team." in told
    sheets = read(build, schemes=rows)
    with pytest.raises(NotAllowed):
        build.do(import_register, teams.lead, sheets)
    build.do(import_register, teams.administrator, sheets, seen=looked.fingerprint)
    assert teams.team == teams.south
    history = client.sign_in(teams.other).get(f"/schemes/{teams.scheme}/history").words()
    assert "gave the scheme from North team to South team" in history


def test_no_team_and_the_same_team_are_refused(build: Build, teams: Teams) -> None:
    for team in (teams.north, teams.scheme):
        with pytest.raises(Refused, match="another team"):
            build.do(give_scheme, teams.administrator, teams.scheme, team, seen="0 0 0")
    assert build.read(store_register.scheme, teams.scheme).team == "North team"


def test_photographs_of_a_visit_stay_with_the_team_that_visited(
    client: Client, build: Build, teams: Teams
) -> None:
    officers = frozenset({teams.lead.id})
    plan = VisitPlan(teams.scheme, VisitPurpose.PRESENCE, build.today, officers)
    visit = build.do(visits.plan_visit, teams.lead, plan)
    seen, store = Sighting("damp-mould", "Kitchen", "Damp"), build.house.files
    photo = take_in(store, "damp.png", png().getvalue(), 1_000_000)
    build.do(on_visit.record_observation, teams.lead, visit, seen, photo)
    file = build.rows(StoredFile)[0]
    teams.give()
    client.sign_in(teams.lead).download(f"/files/{file.id}")
    client.other(teams.other_lead).download(f"/files/{file.id}", status=404)
    address = f"/visits/{visit}"
    for page in (f"/schemes/{teams.scheme}", f"/schemes/{teams.scheme}/protection"):
        assert address not in client.other(teams.other_lead).get(page).links().values()
