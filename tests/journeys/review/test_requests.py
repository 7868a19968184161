"""What is on file comes first, from earlier reviews too, and never papers set apart."""

from datetime import date
from typing import Any
from uuid import UUID

from reviews.domain.people.roles import Role
from reviews.domain.review.state import ReviewState
from reviews.services.record.files import take_in
from reviews.services.review import requests
from reviews.services.review.reviews import move_review
from reviews.store.review import on_file
from tests.build import Build
from tests.client import Client


def test_the_request_shows_what_is_on_file_and_asks_a_reason_for_what_is_asked(
    client: Client, build: Build, clock: Any
) -> None:
    team = build.team()
    lead = build.officer(Role.LEAD_REVIEWER, team=team)
    scheme = build.scheme(team)

    def file(review: UUID, name: str, item: str, true_on: date | None) -> None:
        upload = take_in(build.house.files, name, b"words", 1_000)
        build.do(
            requests.receive_document,
            lead,
            review,
            upload,
            item=item,
            about="Rota & <posts>",
            true_on=true_on,
        )

    first = build.review(lead, scheme)
    [item, other] = [one.key for one in build.house.question_sets.latest("scheme-review").requests][
        :2
    ]
    file(first, "staff.txt", item, date(2025, 5, 3))
    file(first, "loose.txt", "", None)
    papers = take_in(build.house.files, "papers.txt", b"private", 1_000)
    build.do(requests.quarantine, lead, first, papers, "A plan nobody asked for")
    build.do(move_review, lead, first, ReviewState.CLOSED, "Done")
    clock.move(days=400)
    second = build.review(lead, scheme)
    client.sign_in(lead)
    page = client.get(f"/reviews/{second}/request")
    filed = "Dated 3 May 2025. Filed on 23 November 2026 at 10:00am, review SR-2026-001"
    assert filed in page.words()
    assert "loose.txt" in page.words()
    assert "papers.txt" not in page.words()
    page = client.get(f"/reviews/{second}/request/{item}")
    assert filed in page.words().partition("Other documents")[0]
    assert "No date on it" in page.words().partition("Other documents")[2]
    no_reason = client.send(page, state="requested", due_on=build.days(9))
    assert no_reason.words().count("Say why this is needed for this review.") == 2
    where = client.send(page, state="on-file")
    assert where.words().count("Say where it is on file, and from when.") == 2
    page = client.get(f"/reviews/{second}/request/{other}")
    assert "No document on file answers this." in page.words()
    assert "staff.txt , Rota & <posts>" in page.words()


def test_another_teams_review_of_the_scheme_stays_its_own(build: Build) -> None:
    team = build.team()
    officer = build.officer(team=team)
    scheme = build.scheme(team)
    review = build.review(officer, scheme)
    upload = take_in(build.house.files, "staff.txt", b"words", 1_000)
    build.do(requests.receive_document, officer, review, upload, item="", about="", true_on=None)
    assert build.read(on_file.on_file, scheme, team)
    assert not build.read(on_file.on_file, scheme, build.team())
