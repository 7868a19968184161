"""An import written: all of it or nothing, in one event, and by one person at a time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import OperationalError

from reviews.domain.errors import Refused
from reviews.domain.register.closed_words import YesNo
from reviews.domain.register.workbook.plan import Counts
from reviews.services.register import write_import
from reviews.services.register.import_workbook import import_register
from reviews.store.across import history
from reviews.store.people import officers as store_people
from reviews.store.record.chain import check_chains
from reviews.store.record.engine import writing
from reviews.store.record.events import UnrecordedChangeError, add_all
from reviews.store.register import for_import
from reviews.store.register import residents as store_residents
from reviews.store.register import schemes as store_register
from reviews.store.register.scheme_search import find
from reviews.store.tables import (
    Event,
    Organisation,
    Residence,
    Scheme,
    Team,
)
from tests.build import Build
from tests.register_file import Row, organisation, resident, scheme
from tests.services.register.test_import_workbook import (
    EVERYTHING,
    bring_in,
    chain_holds,
    plan,
    read,
    scheme_id,
)

AWKWARD = "O’Brien-Łukasz & \"Sons\" <b> 'ŵ' 🙂 سلام second line"
"""As it stands in the register: a name is one line, though the cell held two."""

NOTHING = Counts(0, 0, 0, 0, 0)


@pytest.fixture
def council(build: Build) -> Build:
    """A council with two teams."""
    build.team("North team")
    build.team("South team")
    return build


def test_everything_arrives_in_one_event(council: Build) -> None:
    before = len(council.rows(Event))
    counts = bring_in(council, **EVERYTHING)
    assert counts == Counts(organisations=2, schemes=2, residents=2, corrections=0, stays=0)
    events = council.rows(Event)[before:]
    assert [one.kind for one in events] == ["register_imported"]
    key = scheme_id(council)
    assert council.read(store_register.scheme, key).name == AWKWARD
    facts = council.read(store_register.facts, key, council.today)
    assert (facts.models, facts.units, facts.true_from_on) == (
        "clustered solo",
        12,
        date(2020, 4, 1),
    )
    parts = council.read(store_register.parts_played, scheme_id=key)
    assert {(one.part, one.organisation) for one in parts} == {
        ("landlord", "Harbour Homes"),
        ("support-provider", AWKWARD),
    }
    officer = council.officer(team=council.read(store_people.teams)[0].id)
    living = council.read(store_residents.residents_at, officer, key, council.today)
    assert [(one.reference, one.name, one.stay.claim_reference) for one in living] == [
        ("R-1", AWKWARD, "HB1")
    ]
    contact = council.read(store_residents.contact, living[0].id)
    assert (contact.language, contact.safe_to_write, contact.safe_to_ring) == (
        "Polish",
        YesNo.NO,
        YesNo.NOT_KNOWN,
    )
    second = council.read(store_register.scheme, scheme_id(council, "S-2"))
    assert second.team == "South team"
    for words in ("lukasz", "harbour", "AN1 2BC", "012345"):
        assert key in council.read(find, words).ids, words
    chain_holds(council)


def test_what_an_organisation_s_record_said_before_stays_in_the_event(council: Build) -> None:
    bring_in(council, organisations=[organisation(Telephone="01632 1")])
    bring_in(council, organisations=[organisation(Telephone="01632 2")])
    words = council.read(history.history, ["council"])[0].words
    assert list(words["before"].values()) == [{"telephone": "01632 1"}]
    assert words["count"] == 1


def test_all_or_nothing(council: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise Refused("Stop")

    monkeypatch.setattr(write_import, "_add_residents", fail)
    before = len(council.rows(Event))
    with pytest.raises(Refused):
        bring_in(council, **EVERYTHING)
    assert council.rows(Scheme) == []
    assert council.rows(Organisation) == []
    assert len(council.rows(Event)) == before


def test_more_than_a_batch_at_a_time(council: Build) -> None:
    rows: dict[str, list[Row]] = {
        "organisations": [organisation(f"Provider {n}") for n in range(450)],
        "schemes": [scheme(f"S-{n}", Landlord=f"provider {n % 450}") for n in range(850)],
        "residents": [resident(f"R-{n}", f"S-{n}") for n in range(450)],
    }
    assert bring_in(council, **rows) == Counts(450, 850, 450, 0, 0)
    for row in rows["schemes"]:
        row["Area"] = "Old Town"
    assert plan(council, **rows).counts == Counts(0, 0, 0, 850, 0)
    assert bring_in(council, **rows).total == 850
    assert plan(council, **rows).counts == NOTHING
    assert len(council.read(find, "old town").ids) == 50
    chain_holds(council)


def test_two_who_import_at_once_import_once(council: Build) -> None:
    register = read(council, **EVERYTHING)
    with ThreadPoolExecutor(2) as both:
        tries = [both.submit(council.do, import_register, None, register) for _ in range(2)]
    assert sorted(one.result().total for one in tries) == [0, 6]
    chain_holds(council)


def test_rows_added_many_at_once_need_an_event_too(council: Build) -> None:
    team = {"id": UUID(int=1), "name": "East", "created_at": council.clock()}
    with (
        pytest.raises(UnrecordedChangeError, match="team"),
        writing(council.house.engine) as session,
    ):
        add_all(session, Team, [team])
    assert len(council.read(store_people.teams)) == 2


def test_residence_rows_are_audited(council: Build) -> None:
    bring_in(council, **EVERYTHING)
    with council.house.engine.begin() as connection:
        connection.execute(update(Residence).values(unit="Changed behind our back"))
    assert any("residence" in str(one) for one in council.read(check_chains).faults)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_nobody_else_changes_the_register_meanwhile(council: Build) -> None:
    nowait = text("LOCK TABLE scheme_facts IN ROW EXCLUSIVE MODE NOWAIT")
    with writing(council.house.engine) as session:
        for_import.keep_to_oneself(session)
        with council.house.engine.connect() as other, pytest.raises(OperationalError):
            other.execute(nowait)
        assert council.read(store_people.teams)
    with council.house.engine.connect() as other:
        other.execute(nowait)
