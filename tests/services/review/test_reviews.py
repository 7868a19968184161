"""Reviews begun in one moment, and what may not stand side by side."""

from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from reviews.domain.errors import Refused, Taken
from reviews.domain.people.roles import Act, Role
from reviews.domain.review.state import ReviewState
from reviews.services.review.reviews import excuse_part, move_review, start_review
from reviews.store.record.engine import writing
from reviews.store.tables import Review
from tests.build import Build


def test_two_teams_that_start_in_one_moment_both_get_a_review(build: Build) -> None:
    teams = [build.team() for _ in range(2)]
    officers = [build.officer(team=team) for team in teams]
    schemes = [build.scheme(team) for team in teams]
    together = Barrier(2)
    made: list[UUID] = []

    def start(number: int) -> None:
        with writing(build.house.engine) as session:
            if session.get_bind().dialect.name == "postgresql":
                together.wait()
            act = Act(officers[number], build.clock())
            made.append(start_review(session, act, schemes[number], why="A sample check"))

    both = [Thread(target=start, args=(number,)) for number in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(one.reference for one in build.rows(Review)) == ["SR-2026-001", "SR-2026-002"]
    assert {one.id for one in build.rows(Review)} == set(made)


def test_a_closed_review_is_not_opened_beside_one_that_is_open(build: Build) -> None:
    team = build.team()
    lead = build.officer(Role.LEAD_REVIEWER, team=team)
    scheme = build.scheme(team)
    first = build.review(lead, scheme)
    build.do(move_review, lead, first, ReviewState.CLOSED, "It is done")
    build.review(lead, scheme)
    with pytest.raises(Refused, match="Another review of this scheme is open"):
        build.do(move_review, lead, first, ReviewState.OPEN, "Once more")


def test_a_part_is_excused_once(build: Build) -> None:
    team = build.team()
    officer = build.officer(team=team)
    review = build.review(officer, build.scheme(team))
    build.do(excuse_part, officer, review, "visit", "The building is shut")
    with pytest.raises(Refused, match="excused already"):
        build.do(excuse_part, officer, review, "visit", "The building is shut")


def test_what_the_database_refuses_is_told_in_a_sentence_and_logged_without_words(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    team = build.team()
    officer = build.officer(team=team)
    review = build.review(officer, build.scheme(team))
    (row,) = build.rows(Review)

    changed = {"id": uuid4(), "reference": "SR-2026-002", "state_reason": "Ann is in hospital"}

    def beside(session: Session) -> None:
        values = {name: getattr(row, name) for name in row.__table__.columns.keys()}  # noqa: SIM118 - columns are no dict
        session.add(Review(**values | changed))
        session.flush()

    sentence = "cannot stand beside what is recorded"
    with pytest.raises(Taken, match=sentence), writing(build.house.engine) as session:
        beside(session)
    assert [one.id for one in build.rows(Review)] == [review]
    assert "INSERT INTO review" in caplog.text
    assert "hospital" not in caplog.text
