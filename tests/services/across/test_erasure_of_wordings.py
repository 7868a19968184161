"""Erasing what records said before: with their rows, by themselves, and never kept by erasing."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from reviews.domain.across.data_requests import Asks, Came, Ground, Outcome
from reviews.domain.across.places import Found
from reviews.domain.people.roles import Act, Role
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.visits.visits import Access, VisitPlan, VisitPurpose
from reviews.services.across import data_requests
from reviews.services.across.data_requests import Decision, NewRequest
from reviews.services.across.erasure import erase, erase_words
from reviews.services.across.erasure_list import erasure_list
from reviews.services.visits import visits
from reviews.store.across import data_requests as store
from reviews.store.across.erasure import ERASED
from reviews.store.across.places import About, places
from reviews.store.tables import ConfidentialFeedback, EarlierWording, Event, Visit
from tests.build import Build

from .test_erasure import WHY, checked, everywhere

NAME = "Wrenfeather"


class Noted:
    """A visit whose notes named someone, and were written over."""

    def __init__(self, build: Build) -> None:
        team = build.team()
        self.officer = build.officer(team=team)
        scheme = build.scheme(team)
        plan = VisitPlan(
            scheme_id=scheme,
            review_id=build.review(self.officer, scheme),
            purpose=VisitPurpose.SITE,
            planned_on=build.today,
            officers=frozenset({self.officer.id}),
        )
        self.visit: UUID = build.do(visits.plan_visit, self.officer, plan)
        for version, notes in enumerate((f"{NAME} let us in & left", "Let in by a resident"), 1):
            made = visits.Made(build.today, Access.GIVEN, notes=notes)
            build.do(visits.record_visit, self.officer, self.visit, made, version)


@pytest.fixture
def noted(build: Build) -> Noted:
    return build.once(Noted)


def _erase(session: Session, act: Act, *keys: tuple[type[Any], UUID]) -> int:
    rows = [session.get_one(table, key) for table, key in keys]
    return erase(session, act, rows, EventKind.PERSON_ERASED).rows


def _wordings(build: Build) -> dict[tuple[str, int], str | None]:
    return {(one.row_column, one.number): one.was for one in build.rows(EarlierWording)}


def test_a_row_goes_with_what_it_said_before_and_leaves_no_wording(
    build: Build, noted: Noted
) -> None:
    before = _wordings(build)
    assert before["notes", 2] == f"{NAME} let us in & left"
    assert "earlier_wording.was" in everywhere(build, NAME)
    build.do(_erase, noted.officer, (Visit, noted.visit))
    assert everywhere(build, NAME) == set()
    assert everywhere(build, "Let in by a resident") == set()
    now = _wordings(build)
    assert now.keys() == before.keys()
    assert now["notes", 2] == ERASED
    assert now["state", 1] == before["state", 1] == "planned"
    assert checked(build).faults == ()
    erased = build.read(erasure_list).rows
    assert {table for table, _ in erased} == {"visit", "earlier_wording"}


def test_an_earlier_wording_goes_by_itself_and_the_row_stays(build: Build, noted: Noted) -> None:
    (one,) = [one for one in build.rows(EarlierWording) if NAME in str(one.was)]
    assert build.do(_erase, noted.officer, (EarlierWording, one.id)) == 1
    assert everywhere(build, NAME) == set()
    assert build.rows(Visit)[0].notes == "Let in by a resident"
    assert checked(build).faults == ()


def test_the_words_of_one_event_go_with_the_wordings_of_its_rows(
    build: Build, noted: Noted
) -> None:
    made = [one for one in build.rows(Event) if one.kind == EventKind.VISIT_MADE]
    build.do(erase_words, noted.officer, made[0].hash, WHY)
    assert everywhere(build, NAME) == set()
    assert checked(build).faults == ()


def _asked(build: Build) -> tuple[Any, UUID]:
    officer = build.officer(Role.DATA_PROTECTION_OFFICER)
    new = NewRequest(build.today, NAME, Came.EMAIL, Asks.ERASE, "Erase it", name=NAME)
    return officer, build.do(data_requests.record_request, officer, new)


def test_a_wording_with_someones_name_is_a_place_of_its_own(build: Build, noted: Noted) -> None:
    found = build.read(places, About(None, None, NAME))
    (one,) = [one for one in found if one.table == "earlier_wording"]
    assert (one.found, one.words) == (Found.WORDS, f"Notes: {NAME} let us in & left")
    assert (one.apart, one.cited) == (False, False)
    assert "visit" not in {one.table for one in found}


def test_a_wording_that_is_refused_is_spared_when_its_row_is_erased(
    build: Build, noted: Noted
) -> None:
    def rename(session: Session, act: Act) -> None:
        session.get_one(Visit, noted.visit).notes = f"Ask {NAME}"
        visits.record(session, act, session.get_one(Visit, noted.visit), EventKind.VISIT_CHANGED)

    build.do(rename, noted.officer)
    officer, request = _asked(build)
    found = build.read(places, About(None, None, NAME))
    kept = [one.key for one in found if one.table == "earlier_wording"]
    rest = [one.key for one in found if one.table != "earlier_wording"]
    assert "visit" in {table for table, _ in rest}
    erased = Decision(Outcome.ERASED, None, WHY)
    refused = Decision(Outcome.REFUSED, Ground.CLAIMS, "A claim rests on it")
    build.do(data_requests.decide, officer, request, rest, erased)
    build.do(data_requests.decide, officer, request, kept, refused)
    build.do(data_requests.carry_out, officer, request)
    assert everywhere(build, NAME) >= {"earlier_wording.was"}
    assert "visit.notes" not in everywhere(build, NAME)
    assert _wordings(build)["notes", 2] == f"{NAME} let us in & left"
    assert checked(build).faults == ()
    assert build.read(store.request, request).answered_at


def test_who_may_not_open_a_row_reads_no_wording_of_it(build: Build, noted: Noted) -> None:
    """The wordings of what was told in confidence are counted, as it is, and never shown."""

    def told(session: Session, act: Act) -> None:
        visit = session.get_one(Visit, noted.visit)
        said = {"row_table": ConfidentialFeedback.__tablename__, "row_id": visit.id}
        row = EarlierWording(
            **said, row_column="done", number=1, was=f"Rang {NAME}", replaced_at=act.at,
            replaced_by=act.by.id,
        )  # fmt: skip
        session.add(row)
        visits.record(session, act, visit, EventKind.VISIT_CHANGED)

    build.do(told, noted.officer)
    found = build.read(places, About(None, None, NAME))
    shown = {one.words for one in found if one.table == "earlier_wording"}
    assert f"Notes: {NAME} let us in & left" in shown
    assert not any("Rang" in one for one in shown)
