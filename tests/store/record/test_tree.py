"""Each event has one place in the council's one tree, in the order in which events were kept."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from reviews.domain.record import merkle
from reviews.services.people.officers import add_team
from reviews.services.people.set_up import command_line
from reviews.store.record.engine import reading_session, writing
from reviews.store.record.tree import body_at, roots_at, roots_of, tree_head
from reviews.store.tables import Event, EventPlace
from tests.build import Build


def _bodies(build: Build) -> list[str]:
    query = select(Event.body).join(EventPlace, EventPlace.event_position == Event.position)
    with reading_session(build.house.engine) as session:
        return list(session.scalars(query.order_by(EventPlace.place)))


def _root(bodies: list[str]) -> bytes:
    peaks: list[bytes] = []
    for size, body in enumerate(bodies):
        merkle.grow(peaks, size, merkle.leaf(body))
    return merkle.root(peaks)


def test_the_head_is_the_root_over_every_event(build: Build) -> None:
    team = build.team()
    build.review(build.officer(team=team), build.scheme(team))
    bodies = _bodies(build)
    assert len(bodies) == len(build.rows(Event)) > 5
    head = build.read(tree_head)
    assert (head.size, head.root) == (len(bodies), _root(bodies))
    assert [one.place for one in build.rows(EventPlace)] == list(range(1, len(bodies) + 1))


def test_saves_at_once_leave_no_gap_and_what_is_undone_takes_no_place(build: Build) -> None:
    def save(number: int) -> None:
        with suppress(ZeroDivisionError), writing(build.house.engine) as session:
            add_team(session, command_line(build.clock()), f"Team {number} {uuid4()}")
            _ = 1 / (number % 4)

    before = build.read(tree_head).size
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(save, range(24)))
    head, bodies = build.read(tree_head), _bodies(build)
    assert (head.size, head.root) == (before + 18, _root(bodies))
    assert [one.place for one in build.rows(EventPlace)] == list(range(1, head.size + 1))


def test_the_database_refuses_to_change_a_place(build: Build) -> None:
    with pytest.raises(DBAPIError), build.house.engine.connect() as connection:
        connection.execute(text("UPDATE event_place SET place = place + 1000"))


def test_the_root_over_any_first_events_is_made_in_one_pass(build: Build) -> None:
    for _ in range(9):
        build.team()
    bodies = _bodies(build)
    sizes = {0, 1, 2, 7, len(bodies), len(bodies) + 5}
    found = build.read(roots_at, sizes)
    assert found == {one: _root(bodies[:one]) for one in sizes if one <= len(bodies)}
    assert build.read(roots_at, set()) == {}
    assert build.read(body_at, 3) == bodies[2]
    assert build.read(body_at, 99) is None


def test_the_roots_of_parts_are_made_in_one_pass_whatever_their_order(build: Build) -> None:
    for _ in range(9):
        build.team()
    bodies = _bodies(build)
    every = len(bodies)
    proofs = [
        merkle.inclusion_parts(3, every),
        merkle.consistency_parts(5, every),
        merkle.consistency_parts(every, every),
        [],
    ]
    found = build.read(roots_of, proofs)
    assert found == [[_root(bodies[a:b]) for a, b in one] for one in proofs]
    with pytest.raises(ValueError, match=f"There are {every} events"):
        build.read(roots_of, [[(0, every + 1)]])
