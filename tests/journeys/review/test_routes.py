"""A review: started, its request list, its accounts, its states."""

from uuid import UUID

import pytest

from reviews.domain.assessment.planned_parts import SCHEME_SET
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.sources import Source
from reviews.services.consent import consents as consent_service
from reviews.services.review import reviews
from reviews.store.tables import RequestLine, StoredFile
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD, Assessing
from tests.page import Page


def test_a_review_is_started_and_shows_what_there_is_to_do(client: Client, build: Build) -> None:
    team = build.team()
    scheme = build.scheme(team, name="Canal House")
    build.resident(scheme, "Ann Ash")
    client.sign_in(build.officer(team=team))
    page = client.get(f"/schemes/{scheme}/reviews/start")
    resident = next(one for one in page.every("input") if one.get("name") == "residents")
    page = client.send(page, why="Complaints", residents=[resident.get("value")])
    assert page.heading == "Review of Canal House"
    assert "Ann Ash" in page.words()
    assert "SR-2026-001" in page.words()
    again = client.send(client.get(f"/schemes/{scheme}/reviews/start"), why="Again")
    assert "A review of this scheme is open already." in again.words()


def test_the_request_list_keeps_reasons_and_two_people_apart(client: Client, build: Build) -> None:
    team = build.team()
    scheme = build.scheme(team)
    officer = build.officer(team=team)
    review = build.review(officer, scheme)
    client.sign_in(officer)
    page = client.get(f"/reviews/{review}/request")
    assert len(page.every("h3")) == 19
    item = next(href for words, href in page.links().items() if words.startswith("Decide"))
    other = client.other(build.officer(team=team))
    mine, theirs = client.get(item), other.get(item)
    lacking = client.send(mine, state="requested").words()
    assert "Say why this is needed" in lacking
    assert "Enter a date to send it by" in lacking
    client.send(mine, state="requested", reason="To see who works when", due_on=build.days(14))
    page = other.send(theirs, state="not-held", reason="They have no rota")
    assert "Someone changed this while you had it open" in page.words()
    assert "To see who works when" in page.words()
    assert "They have no rota" in page.text


def test_many_items_are_decided_on_one_page(client: Client, build: Build) -> None:
    team = build.team()
    officer = build.officer(team=team)
    review = build.review(officer, build.scheme(team))
    client.sign_in(officer)
    address = f"/reviews/{review}/request/decide"
    other = client.other(build.officer(team=team))
    page, theirs = client.get(address), other.get(address)
    wrong = client.send(
        page,
        {
            "state-caseloads": "requested",
            "reason-policies": "Typed and kept",
            "state-quality-standards": "not-held",
        },
    )
    links = wrong.links()
    lacking = {words: href for words, href in links.items() if href.startswith("#")}
    assert any("Say why this is needed" in one for one in lacking), lacking
    assert "#state-policies" in lacking.values()
    assert "#due_on-caseloads-day" in lacking.values()
    assert "Typed and kept" in wrong.text
    assert not build.rows(RequestLine)
    done = client.send(
        wrong,
        {
            "state-policies": "on-file",
            "reason-caseloads": "To see the load",
            "due_on-caseloads": build.days(14),
        },
    )
    assert "3 items saved." in done.words()
    assert len(build.rows(RequestLine)) == 3
    clash = other.send(
        theirs, {"state-caseloads": "not-held", "state-staffing-structure": "not-held"}
    )
    assert "It now says Ask the provider : To see the load" in clash.words()
    assert len(build.rows(RequestLine)) == 3
    assert "2 items saved." in other.send(clash).words()
    assert "No change." in other.send(other.get(address)).words()


def test_a_team_asks_for_what_is_not_on_the_list(client: Client, build: Build) -> None:
    team = build.team()
    officer = build.officer(team=team)
    review = build.review(officer, build.scheme(team))
    client.sign_in(officer)
    page = client.get(f"/reviews/{review}/request/add")
    assert "Say why this review needs it" in client.send(page, ask="The lift contract").words()
    wanted = {"ask": "The lift contract", "reason": "Two residents use wheelchairs"}
    listed = client.send(page, wanted, due_on=build.days(14))
    client.send(page, wanted, due_on=build.days(14))
    assert "Two residents use wheelchairs Send by 7 December 2026." in listed.words()
    assert len(listed.every("h3")) == 20
    file = next(h for w, h in listed.links().items() if w.endswith("for: The lift contract"))
    client.send(client.get(file), file=("lift.txt", b"A contract"), about="Lift contract")
    documents = client.get(f"/reviews/{review}/documents")
    assert documents.links()["The lift contract"].startswith(f"/reviews/{review}/request#own-")


def test_personal_papers_are_set_apart(client: Client, build: Build) -> None:
    team = build.team()
    officer, lead = build.officer(team=team), build.officer(Role.LEAD_REVIEWER, team=team)
    review = build.review(officer, build.scheme(team))
    client.sign_in(officer)
    page = client.send(
        client.get(f"/reviews/{review}/documents/add"),
        file=("notes.txt", b"Health notes"),
        about="Health notes of two people",
        personal=True,
    )
    assert "Personal papers set apart" in page.words()
    stored = build.rows(StoredFile)[0]
    assert client.download(f"/files/{stored.id}", status=404)
    leading = client.other(lead)
    given = leading.download(f"/files/{stored.id}")
    assert (given.data, given.content_type) == (b"Health notes", "text/plain; charset=utf-8")
    page = leading.send(
        leading.get(f"/reviews/{review}/quarantined/{stored.id}"), outcome="Sent back"
    )
    assert "Decided: Sent back" in page.words()


def test_a_wrong_upload_is_refused_by_content(client: Client, build: Build) -> None:
    team = build.team()
    officer = build.officer(team=team)
    review = build.review(officer, build.scheme(team))
    client.sign_in(officer)
    page = client.get(f"/reviews/{review}/documents/add")
    refused = client.send(page, file=("plan.pdf", b"MZ\x90\x00\x03"), about="A plan")
    assert "The file must be a PDF" in refused.words()
    assert "The file is empty" in client.send(page, file=("plan.pdf", b""), about="x").words()


def test_an_interview_needs_agreement_and_can_pause(client: Client, build: Build) -> None:
    team = build.team()
    scheme = build.scheme(team)
    officer = build.officer(team=team)
    resident = build.resident(scheme)
    review = build.review(officer, scheme, resident)
    client.sign_in(officer)
    start = f"/reviews/{review}/accounts/start/resident-interview?resident={resident}"
    page = client.send(client.get(start))
    assert "Record what they agreed to first" in page.words()
    _agree(build, officer, review, resident)
    page = client.send(client.get(start), short_route=True, easy_words=True)
    assert page.heading == "Talking with a resident"
    section = client.get(next(h for w, h in page.links().items() if w == "Before we start"))
    page = client.send(section, q__before__happy__to__talk="yes", button="Save and come back later")
    paused = client.send(client.get(page.links()["Pause"]), note="After the break")
    assert "paused" in paused.words()
    page = client.get(page.address)
    assert "After the break" in page.words()
    page = client.send(page, button="Carry on")
    kept = client.get(page.links()["Before we start"])
    chosen = [one for one in kept.every("input") if one.get("checked") is not None]
    assert any(one.get("value") == "yes" for one in chosen)


def _agree(build: Build, officer: Viewer, review: UUID, resident: UUID) -> None:
    build.do(
        consent_service.record_consent,
        officer,
        review,
        resident,
        consent_service.Asked("In plain words", "spoken", "", True, build.today),
        [
            consent_service.Reply(use, ConsentState.GIVEN)
            for use in (Use.TAKE_PART, Use.NOTES, Use.READ_FILE)
        ],
    )


def test_two_people_on_one_answer_see_both(client: Client, build: Build) -> None:
    team = build.team()
    first, second = build.officer(team=team, name="Ann"), build.officer(team=team, name="Bo")
    review = build.review(first, build.scheme(team))
    client.sign_in(first)
    page = client.send(
        client.get(f"/reviews/{review}/accounts/start/scheme-review"),
        source="staff",
        respondent="Manager",
    )
    address = next(h for w, h in page.links().items() if "/sections/" in h)
    other = client.other(second)
    one, two = client.get(address), other.get(address)
    field = next(e.get("name") for e in one.every("textarea")) or ""
    client.send(one, {field: "Ann’s words"})
    clash = other.send(two, {field: "Bo’s words"})
    assert "Ann’s words" in clash.words()
    assert "Bo’s words" in clash.text
    other.send(clash, _choice(clash, "mine"))
    assert "Bo’s words" in client.get(address).text
    one = client.get(address)
    client.send(one, {field: "Ann again"})
    clash = other.send(two, {field: "Bo again"})
    other.send(clash, _choice(clash, "theirs"))
    assert "Ann again" in client.get(address).text


def _choice(clash: Page, whose: str) -> dict[str, str]:
    """The second person's choice on a page that shows both answers."""
    radios = [(e.get("name") or "", e.get("value") or "") for e in clash.every("input")]
    return {n: v for n, v in radios if n.startswith("keep-") and v.startswith(whose)}


def test_a_review_pauses_and_opens_again_with_reasons(client: Client, build: Build) -> None:
    team = build.team()
    lead = build.officer(Role.LEAD_REVIEWER, team=team)
    review = build.review(lead, build.scheme(team))
    client.sign_in(lead)
    page = client.get(f"/reviews/{review}/move/paused")
    assert "Give the reason" in client.send(page).words()
    page = client.send(page, reason="Police are looking into it")
    assert "This review is paused: Police are looking into it" in page.words()
    assert "Start an account" not in page.words()
    page = client.send(client.get(f"/reviews/{review}/move/open"), reason="They are done")
    assert "Start an account" in page.words()
    assert "paused the review: Police" in client.get(f"/reviews/{review}/history").words()


def test_what_is_still_open_is_shown_before_a_review_is_closed(
    client: Client, build: Build
) -> None:
    team = build.team()
    lead = build.officer(Role.LEAD_REVIEWER, team=team)
    scheme = build.scheme(team)
    resident = build.resident(scheme)
    review = build.review(lead, scheme, resident)
    build.agree(lead, review, resident)
    build.account(lead, review, resident)
    client.sign_in(lead)
    page = client.get(f"/reviews/{review}/move/closed")
    assert "6 planned parts neither done nor excused 1 account not finished" in page.words()
    page = client.send(page, reason="Merged with another")
    assert "This review is closed: Merged with another" in page.words()
    assert "What is still open" not in client.get(f"/reviews/{review}/move/open").words()


def test_who_is_left_to_talk_with_can_be_added(client: Client, build: Build) -> None:
    team = build.team()
    officer = build.officer(team=team)
    scheme = build.scheme(team)
    resident = build.resident(scheme)
    review = build.review(officer, scheme)
    client.sign_in(officer)
    page = client.get(f"/reviews/{review}/residents/add")
    assert client.send(page, residents=[str(resident)]).address == f"/reviews/{review}"
    page = client.get(page.address)
    assert "No one else on the register lives there." in page.words()
    assert "Add to the plan" not in page.words()


def test_another_team_finds_nothing(client: Client, build: Build) -> None:
    team = build.team()
    officer = build.officer(team=team)
    review = build.review(officer, build.scheme(team))
    client.sign_in(build.officer(team=build.team()))
    for path in ("", "/request", "/documents", "/history", "/accounts/start/scheme-review"):
        client.get(f"/reviews/{review}{path}", status=404)


def test_a_hold_of_nothing_is_told_on_the_page_and_holds_nothing(
    client: Client, build: Build
) -> None:
    team = build.team()
    lead = build.officer(Role.REVIEWER, Role.LEAD_REVIEWER, team=team)
    review = build.review(lead, build.scheme(team))
    client.sign_in(lead)
    form = _hold_form(client.get(f"/reviews/{review}"))
    page = client.send(client.get(f"/reviews/{review}"), form=form, button="Put on hold")
    assert page.links()["Choose what to hold: letters, visits or both"] == "#hold"
    assert "is placed" not in page.words()
    page = client.send(page, form=form, button="Put on hold", hold=["visits"])
    assert "A lead has put visits of this review on hold." in page.words()
    page = client.send(page, form=_hold_form(page), button="Release the hold")
    assert "on hold." not in page.words()


def _hold_form(page: Page) -> int:
    """Which of the page's forms puts a review on hold."""
    posts = [one for one in page.every("form") if one.get("method") == "post"]
    return next(n for n, one in enumerate(posts) if one.get("action", "").endswith("/hold"))


def test_the_voices_of_a_set_are_shown_and_excused_one_by_one(client: Client, build: Build) -> None:
    case = Assessing(build, residents=2)
    case.account(Source.DOCUMENT)
    client.sign_in(case.ann)
    words = client.get(case.address).words()
    assert "Still missing: Provider, Referrer, Document, Seen by the review team" in words
    assert "Provider: not started Referrer: not started Document: under way" in words
    page = client.get(f"{case.address}/parts/{SCHEME_SET}/excuse")
    assert "Choose who will not be heard" in client.send(page, reason=AWKWARD).words()
    chosen = [f"{SCHEME_SET}:provider", f"{SCHEME_SET}:referrer"]
    page = client.send(page, voices=chosen, reason=AWKWARD)
    assert "Still missing: Document, Seen by the review team" in page.words()
    assert f"Scheme review: Referrer. {' '.join(AWKWARD.split())}" in page.words()
    overall = client.get(f"{case.address}/overall").words()
    assert "Scheme review (missing: Document, Seen by the review team)" in overall
    again = client.send(page, form=_form(page, "/plan-again"))
    assert "Still missing: Provider, Document, Seen by the review team" in again.words()
    with pytest.raises(Refused, match="Choose whose voices"):
        build.do(reviews.excuse_voices, case.ann, case.id, [], "x")


def _form(page: Page, ending: str) -> int:
    """The place of the first form that is sent to an address that ends so."""
    forms = [one.get("action") or "" for one in page.every("form")]
    return next(number for number, action in enumerate(forms) if action.endswith(ending))
