"""A case: opened, opens to its team alone, taken up, closed and opened again."""

from reviews.domain.people.roles import Role
from reviews.services.cases.cases import add_member
from reviews.store.tables import Case
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD


def test_a_benefits_officer_opens_a_case_that_opens_to_its_team_alone(
    client: Client, build: Build
) -> None:
    team = build.team()
    scheme = build.scheme(team, name="Canal House")
    claimant = build.resident(scheme, "Ann Ash")
    lead = build.officer(Role.LEAD_REVIEWER, team=team)
    review = build.review(lead, scheme, claimant)
    officer = build.officer(Role.BENEFITS_OFFICER)
    client.sign_in(officer)
    page = client.get(f"/schemes/{scheme}/cases/open")
    lacking = client.send(page, kind="claim", about=AWKWARD)
    assert "Say whose claim it is about." in lacking.words()
    page = client.send(lacking, resident_id=str(claimant), reviews=[str(review)])
    assert page.heading.endswith("HB-2026-001")
    assert AWKWARD.split()[0] in page.words()
    assert "begun on" in page.words()
    case = build.case(officer, scheme, claimant)
    for other in (lead, build.officer(Role.ADMINISTRATOR), build.officer(Role.AUDITOR)):
        assert client.other(other).http.get(f"/cases/{case}").status_code in (403, 404)
    disclosure = build.officer(Role.DISCLOSURE_OFFICER)
    assert client.other(disclosure).http.get(f"/cases/{case}").status_code == 404


def test_a_case_is_closed_with_a_reason_and_opened_again(client: Client, build: Build) -> None:
    scheme = build.scheme(build.team())
    officer = build.officer(Role.BENEFITS_OFFICER)
    case = build.case(officer, scheme)
    client.sign_in(officer)
    lacking = client.send(client.get(f"/cases/{case}/close"))
    assert "Say why" in lacking.words()
    page = client.send(lacking, reason="Agreed with the provider")
    assert "Agreed with the provider" in page.words()
    page = client.send(client.get(f"/cases/{case}/open-again"), reason="They wrote again")
    assert "Close this case" in page.words()


def test_what_a_case_is_about_is_changed_and_two_at_once_are_kept_apart(
    client: Client, build: Build
) -> None:
    scheme = build.scheme(build.team())
    officer = build.officer(Role.BENEFITS_OFFICER)
    case = build.case(officer, scheme, build.resident(scheme, "Ann Ash"))
    client.sign_in(officer)
    mine, theirs = client.get(f"/cases/{case}/change"), client.get(f"/cases/{case}/change")
    page = client.send(mine, tribunal_reference="SC123/26/00456")
    assert "SC123/26/00456" in page.words()
    late = client.send(theirs, about=AWKWARD)
    assert "Somebody changed this while you had it open" in late.words()
    page = client.send(late)
    assert AWKWARD.split()[0] in page.words()


def test_every_review_of_the_scheme_bears_on_it_unless_its_mark_is_taken_away(
    client: Client, build: Build
) -> None:
    team = build.team()
    scheme = build.scheme(team)
    claimant = build.resident(scheme, "Ann Ash")
    lead = build.officer(Role.LEAD_REVIEWER, team=team)
    review = build.review(lead, scheme, claimant)
    officer = build.officer(Role.BENEFITS_OFFICER)
    client.sign_in(officer)
    page = client.get(f"/schemes/{scheme}/cases/open")
    page = client.send(page, kind="claim", about="Stopped", resident_id=str(claimant))
    assert "begun on" in page.words()
    page = client.get(f"/schemes/{scheme}/cases/open")
    bare = client.send(page, kind="claim", about="Stopped", resident_id=str(claimant), reviews=[])
    assert "begun on" not in bare.words()
    case = next(one.id for one in build.rows(Case) if one.reference in bare.heading)
    disclosure = build.officer(Role.DISCLOSURE_OFFICER)
    build.do(add_member, officer, case, disclosure.id)
    told = "Nobody named SR-2026-001 as bearing on this case"
    assert told in client.other(disclosure).get(f"/cases/{case}/disclosure").words()
    assert (
        "SR-2026-001"
        in client.other(disclosure).get(f"/cases/{case}/disclosure/certificate").words()
    )
    page = client.send(client.get(f"/cases/{case}/change"), reviews=[str(review)])
    assert "begun on" in page.words()
    assert told not in client.other(disclosure).get(f"/cases/{case}/disclosure").words()
