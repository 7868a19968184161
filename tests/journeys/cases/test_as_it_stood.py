"""The pages of a case as of a day: the words of then, and later matter hidden or marked."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from reviews.domain.cases.appeals import Appeal
from reviews.domain.cases.kinds import Inclusion, NoteKind, Person, Side, SignedBy, StepKind
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.visits.visits import Followed, VisitPlan, VisitPurpose
from reviews.journeys.cases.as_it_stood import PAGES
from reviews.services.cases import appeals, notes
from reviews.services.visits import on_visit, visits
from reviews.store.cases.facts import APPEALS
from reviews.store.record.events import record
from reviews.store.tables import UrgentHelp, WordingsKept
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD
from tests.journeys.cases.appealing import Appealing
from tests.pieces import SHARED
from tests.queries import asked
from tests.weighing import Weighing

LATER, REWORDED = "Recorded later", "Worded otherwise since"


def _known(on: date, later: str = "mark") -> str:
    day = f"known-day={on.day}&known-month={on.month}&known-year={on.year}"
    return f"?{day}&true-day=&true-month=&true-year=&later={later}"


def _true(on: date, later: str = "mark") -> str:
    return f"?true-day={on.day}&true-month={on.month}&true-year={on.year}&later={later}"


@pytest.fixture
def case(build: Build) -> Weighing:
    return build.once(Weighing)


@pytest.fixture
def appealing(build: Build) -> Appealing:
    return build.once(Appealing)


def _reworded(case: Appealing, fact: UUID, **more: Any) -> None:
    (now,) = case.build.read(APPEALS.of, [case.id])
    told = {"person": Person.CLAIMANT, "appellant": "Ann", "signed_by": SignedBy.APPELLANT}
    made = Appeal(now.received_on, **(told | more))
    case.build.do(appeals.correct_appeal, case.bea, case.id, fact, made, None, seen=str(now.id))


def test_an_appeal_is_read_in_the_words_of_then_and_nothing_is_changed_from_there(
    client: Client, appealing: Appealing, clock: Any
) -> None:
    case, first = appealing, appealing.build.today
    appeal = case.appeal(first, grounds=AWKWARD)
    clock.move(days=2)
    _reworded(case, appeal, grounds="Wholly other words")
    case.appeal(first, appellant="Second Person")
    client.sign_in(case.bea)
    now = client.get(f"{case.address}/appeal")
    assert "Wholly other words" in now.words()
    assert "Change" in now.words()
    then = client.get(f"{case.address}/appeal{_known(first)}")
    assert "Wholly other words" not in then.words()
    assert "&lt;b&gt;say&lt;/b&gt;" in then.text
    assert REWORDED in then.words()
    assert LATER in then.words()
    assert "as it was known by the end of" in then.words()
    links = then.links()
    assert not [href for href in links.values() if "/change" in href or "/add" in href]
    hidden = client.get(f"{case.address}/appeal{_known(first, 'hide')}")
    assert "Second Person" not in hidden.words()
    assert REWORDED in hidden.words()


def test_links_between_the_pages_keep_the_switches_and_forms_do_not_take_them(
    client: Client, appealing: Appealing, clock: Any
) -> None:
    case, first = appealing, appealing.build.today
    clock.move(days=1)
    client.sign_in(case.bea)
    page = client.get(f"{case.address}{_known(first, 'hide')}")
    for words in ("Decisions", "The appeal", "Timeline and steps", "Notes", "Papers"):
        assert f"known-day={first.day}" in page.links()[words]
    assert "known-day" not in page.links()["History"]
    assert "Close this case" not in page.words()
    assert "What to do now" not in page.words()
    back = client.get(page.links()["The appeal"]).links()["HB-2026-001"]
    assert "later=hide" in back
    plain = client.get(client.get(back).links()["Show this page as it is now"])
    assert "What to do now" in plain.words()
    assert "known-day" not in plain.links()["Decisions"]


def test_every_page_that_takes_the_switches_tells_of_a_wrong_day_at_its_top(
    client: Client, case: Weighing
) -> None:
    client.sign_in(case.officer)
    for path in _paths():
        page = client.get(f"/cases/{case.case}{path}?known-day=31&known-month=2&known-year=2026")
        assert "There is a problem" in page.words(), path


@pytest.mark.parametrize("typed", ["known-day=31&known-month=2&known-year=2026", ""])
def test_a_day_that_makes_no_sense_is_told_beside_it_and_the_case_read_as_it_is(
    client: Client, appealing: Appealing, typed: str
) -> None:
    on = appealing.build.days(3)
    asked_for = typed or _known(on)[1:]
    client.sign_in(appealing.bea)
    page = client.get(f"{appealing.address}?{asked_for}")
    assert "You read the case" not in page.words()
    assert page.every("details")[0].get("open") is not None
    assert "error-message" in page.text
    typed_day = [one.get("value") for one in page.every("input") if one.get("name") == "known-day"]
    assert typed_day == [asked_for.split("&")[0].removeprefix("known-day=")]


def test_what_was_so_on_a_day_is_a_switch_of_its_own(client: Client, appealing: Appealing) -> None:
    today = appealing.build.today
    appealing.decision(today - timedelta(days=30), amount="")
    appealing.appeal(today)
    client.sign_in(appealing.bea)
    of = appealing.address
    before = _true(today - timedelta(days=10))
    assert "True only after that day" in client.get(f"{of}/appeal{before}").words()
    hidden = _true(today - timedelta(days=10), "hide")
    assert "No appeal is recorded." in client.get(f"{of}/appeal{hidden}").words()
    assert "Not exempt accommodation" in client.get(f"{of}/decisions{hidden}").words()


def test_notes_steps_and_what_is_due_are_those_of_then(
    client: Client, appealing: Appealing, clock: Any
) -> None:
    case, first = appealing, appealing.build.today
    case.appeal(first)
    case.build.do(notes.write_note, case.bea, case.id, NoteKind.FILE, "An early note")
    clock.move(days=40)
    case.build.do(notes.write_note, case.bea, case.id, NoteKind.FILE, "A late note")
    case.step(StepKind.RESPONSE_SENT, case.build.today)
    client.sign_in(case.bea)
    hidden = _known(first, "hide")
    page = client.get(f"{case.address}/notes{hidden}")
    assert "An early note" in page.words()
    assert "A late note" not in page.words()
    assert "Write it" not in page.words()
    marked = client.get(f"{case.address}/notes{_known(first)}")
    assert marked.words().count(LATER) == 1
    timeline = client.get(f"{case.address}/timeline{hidden}").words()
    assert "The response (the Ombudsman’s yardstick" in timeline
    assert "Record a step" not in timeline
    assert "yardstick" not in client.get(f"{case.address}/timeline").words()
    assert LATER in client.get(f"{case.address}/timeline{_known(first)}").words()


def test_a_piece_withheld_today_does_not_come_back_for_an_earlier_day(
    client: Client, case: Weighing, clock: Any
) -> None:
    case.say(case.paper, Side.FOR)
    case.put(case.paper)
    first = case.build.today
    clock.move(days=2)
    client.sign_in(case.officer)
    pages = [f"/cases/{case.case}{one}" for one in ("/papers", "/evidence", "/matrix")]
    file = "&kind=file"
    for page in pages:
        assert f"{SHARED} rota" in client.get(page + _known(first) + file).words(), page
    case.put(case.paper, Inclusion.APPLICATION)
    for page in pages:
        for later in ("mark", "hide"):
            assert f"{SHARED} rota" not in client.get(page + _known(first, later) + file).text, page
    client.get(f"/cases/{case.case}/papers/{case.paper}{_known(first)}", status=404)


def test_papers_put_in_since_are_marked_or_hidden(
    client: Client, case: Weighing, clock: Any
) -> None:
    first = case.build.today
    clock.move(days=2)
    case.put(case.paper)
    client.sign_in(case.officer)
    of = f"/cases/{case.case}/papers"
    assert LATER in client.get(of + _known(first)).words()
    assert "No paper is in yet." in client.get(of + _known(first, "hide")).words()
    assert LATER not in client.get(of + _known(case.build.today)).words()


def test_what_was_said_of_a_piece_is_what_was_said_then(
    client: Client, case: Weighing, clock: Any
) -> None:
    case.say(case.paper, Side.FOR, why="First thoughts")
    first = case.build.today
    clock.move(days=2)
    case.say(case.paper, Side.AGAINST, why="Second thoughts")
    client.sign_in(case.officer)
    page = client.get(f"/cases/{case.case}/matrix{_known(first)}")
    assert "First thoughts" in page.words()
    assert "Second thoughts" not in page.words()
    assert REWORDED in page.words()
    assert "Change what is said of it" not in page.words()
    assert "Second thoughts" in client.get(f"/cases/{case.case}/matrix").words()
    before = _known(first - timedelta(days=1), "hide")
    assert "thoughts" not in client.get(f"/cases/{case.case}/matrix{before}").words()


def _helped(case: Weighing) -> UUID:
    """Urgent help on a visit of the review, put in by the disclosure officer."""
    build, lead = case.build, case.pieces.case.lead
    plan = VisitPlan(
        scheme_id=case.scheme,
        review_id=case.review,
        purpose=VisitPurpose.SITE,
        planned_on=build.today,
        officers=frozenset({lead.id}),
    )
    visit = build.do(visits.plan_visit, lead, plan)
    told = {"passed_to": "The office", "passed_on": build.today, "outcome": f"At first: {AWKWARD}"}
    build.do(on_visit.record_urgent_help, lead, visit, needed="A lock", **told)
    (found,) = [one for one in build.rows(UrgentHelp) if one.visit_id == visit]
    key: UUID = found.id
    case.put(key)
    case.say(key, Side.FOR)
    return key


def _followed(case: Weighing, key: UUID, outcome: str) -> None:
    (row,) = [one for one in case.build.rows(UrgentHelp) if one.id == key]
    mark = Followed(row.passed_to, row.passed_on, row.outcome).mark
    case.build.do(on_visit.follow_urgent_help, case.pieces.case.lead, key, outcome, mark)


def _read(client: Client, case: Weighing, key: UUID, on: date) -> list[str]:
    of = f"/cases/{case.case}"
    return [
        client.get(f"{of}{page}{_known(on)}{rest}").words()
        for page, rest in (
            ("/evidence", "&kind=urgent-help"),
            ("/matrix", ""),
            (f"/papers/{key}", ""),
        )
    ]


def test_a_record_changed_in_place_is_read_in_the_words_of_the_day_before(
    client: Client, case: Weighing, clock: Any
) -> None:
    key, first = _helped(case), case.build.today
    clock.move(days=2)
    _followed(case, key, "It was done")
    client.sign_in(case.officer)
    for words in _read(client, case, key, first):
        assert "At first:" in words
        assert "It was done" not in words
    for words in _read(client, case, key, case.build.today):
        assert "It was done" in words


def test_a_change_made_before_wordings_were_kept_says_that_it_was_not_kept(
    client: Client, case: Weighing, clock: Any
) -> None:
    key, first = _helped(case), case.build.today
    clock.move(days=2)
    _followed(case, key, "It was done")
    case.build.do(_kept_only_from, None, clock.now + timedelta(hours=1))
    clock.move(days=1)
    client.sign_in(case.officer)
    for words in _read(client, case, key, first):
        assert "Not kept before 25 November 2026" in words
        assert "It was done" not in words


def _kept_only_from(session: Session, act: Act, at: Any) -> None:
    """As a database of the last version has it: what was overwritten before was not kept."""
    session.execute(text("DELETE FROM earlier_wording"))
    session.execute(update(WordingsKept).values(since_at=at))
    assert session.scalars(select(WordingsKept.since_at)).one() == at
    record(session, act, "council", EventKind.WORDINGS_KEPT)


PATHS = {
    "cases.show": "",
    "cases.matrix_of_rent": "/matrix/rent",
    "cases.matrix_on_paper": "/matrix.pdf",
    "cases.papers_file": "/papers.xlsx",
    "cases.evidence_workbook": "/evidence.xlsx",
    "cases.missing_evidence": "/evidence/missing",
    "cases.other_side": "/other-side",
}


def _paths() -> list[str]:
    """The pages of a claim's case that need no further id."""
    left = PAGES - {"cases.decision", "cases.paper", "cases.dispute"}
    own = (PATHS.get(one, f"/{one.removeprefix('cases.')}") for one in sorted(left))
    return [one for one in own if not one.endswith((".pdf", ".xlsx"))]


def _more(case: Weighing) -> None:
    made = Appeal(case.build.today, Person.CLAIMANT, "Ann", SignedBy.APPELLANT)
    case.build.do(appeals.record_appeal, case.officer, case.case, made)
    case.build.do(notes.write_note, case.officer, case.case, NoteKind.FILE, "A note")
    case.decision(made_on=case.build.today)
    case.say(case.paper, Side.FOR)
    case.put(case.pieces.received("Another rota", "staff"))
    case.put(_helped(case))


def test_a_page_as_of_a_day_asks_as_often_however_much_is_on_it(
    client: Client, case: Weighing, clock: Any
) -> None:
    _more(case)
    clock.move(days=1)
    client.sign_in(case.officer)
    on = _known(case.build.today - timedelta(days=1))
    paths = [f"/cases/{case.case}{one}{on}" for one in _paths()]
    few = [_asks(client, case, one) for one in paths]
    clock.move(days=-1)
    for _ in range(3):
        _more(case)
    clock.move(days=1)
    assert dict(zip(paths, few, strict=True)) == {one: _asks(client, case, one) for one in paths}


def _asks(client: Client, case: Weighing, path: str) -> int:
    with asked(case.build.house.engine) as sent:
        page = client.get(path)
    assert page.every("main")
    return len(sent)
