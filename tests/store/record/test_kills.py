"""A process killed while it writes: what it said was saved is there, and nothing by half."""

import sys
from random import Random
from subprocess import PIPE, Popen
from time import sleep

import pytest

from reviews.store.record.chain import check_chains
from reviews.store.record.engine import open_engine, reading_session
from reviews.store.tables import Team

WRITER = """
import sys
from datetime import UTC, datetime
from itertools import count
from reviews.services.people.officers import add_team
from reviews.services.people.set_up import command_line
from reviews.store.record.engine import open_engine, writing

engine = open_engine(sys.argv[1])
for number in count():
    with writing(engine) as session:
        add_team(session, command_line(datetime.now(UTC)), f"Team {number}")
    print(number, flush=True)
"""


@pytest.mark.parametrize(
    "seed", [pytest.param(one, marks=() if one < 2 else pytest.mark.soak) for one in range(60)]
)
def test_a_killed_process_loses_nothing_that_it_said_was_saved(
    database_url: str, seed: int
) -> None:
    writer = Popen([sys.executable, "-c", WRITER, database_url], stdout=PIPE, text=True)
    assert writer.stdout
    first = writer.stdout.readline()
    sleep(Random(seed).uniform(0, 0.3))
    writer.kill()
    said = [first, *writer.communicate()[0].splitlines()]
    engine = open_engine(database_url)
    with reading_session(engine) as session:
        names = {team.name for team in session.query(Team)}
        faults = check_chains(session).faults
    engine.dispose()
    assert {f"Team {int(number)}" for number in said} <= names
    assert len(names) <= len(said) + 1
    assert faults == ()
