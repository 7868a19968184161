"""What someone must follow up after an account: on Your work, with a day, until it is done."""

from uuid import UUID

import pytest

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Role
from reviews.services.accounts import tasks as service
from reviews.store.across import work
from reviews.store.tables import Event, Task
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.journeys.accounts.test_reached import say
from tests.journeys.assessing import AWKWARD, Assessing


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing)


def give(case: Assessing, key: UUID, owner: UUID, days: int = 1) -> UUID:
    found: UUID = case.build.do(
        service.give_task,
        case.bo,
        key,
        what="Ring about the lock",
        owner_id=owner,
        due_on=case.build.days(days),
    )
    return found


def test_a_worry_becomes_a_task_with_an_owner_and_a_day(client: Client, case: Assessing) -> None:
    key = say(case, {"back-worry": "yes-follow-up"})
    client.sign_in(case.bo)
    page = client.send(client.get(f"/accounts/{key}/check"))
    assert page.address == f"/accounts/{key}/follow-up"
    fields = {"owner": str(case.cy.id), "what": AWKWARD}
    again = client.send(page, fields, due_on=case.build.days(-1))
    assert "The day must be today or later." in again.words()
    client.send(again, fields, due_on=case.build.days(2))
    (task,) = case.build.rows(Task)
    home = client.sign_in(case.cy).get("/")
    assert f"/tasks/{task.id}" in home.links().values()
    assert "lock" not in home.words()
    shown = client.get(f"/tasks/{task.id}")
    assert " ".join(AWKWARD.split()) in " ".join(shown.words().split())
    assert "Say what was done" in client.send(shown).words()
    client.send(shown, done=AWKWARD)
    assert f"/tasks/{task.id}" not in client.get("/").links().values()
    assert "What was done" in client.get(f"/tasks/{task.id}").words()
    kinds = [one.kind for one in case.build.rows(Event)]
    assert [one for one in kinds if one.startswith("task")] == ["task_given", "task_done"]


def test_what_is_overdue_stands_first_and_its_lead_sees_it(
    client: Client, case: Assessing, clock: Clock
) -> None:
    key = say(case, {"back-worry": "yes-follow-up"})
    later, soon = give(case, key, case.cy.id, 5), give(case, key, case.cy.id, 1)
    clock.move(days=3)
    home = client.sign_in(case.cy).get("/")
    order = [one for one in home.links().values() if one.startswith("/tasks/")]
    assert order == [f"/tasks/{soon}", f"/tasks/{later}"]
    assert "Overdue" in home.words()
    led = client.sign_in(case.ann).get("/").links().values()
    assert f"/tasks/{soon}" in led
    assert f"/tasks/{later}" not in led


def test_it_moves_to_someone_who_may_read_the_account(client: Client, case: Assessing) -> None:
    key = say(case, {"back-worry": "yes-follow-up"}, sensitivity=Sensitivity.CONFIDENTIAL)
    task = give(case, key, case.bo.id)
    client.sign_in(case.cy).get(f"/tasks/{task}", status=404)
    page = client.sign_in(case.bo).get(f"/tasks/{task}/change")
    assert {page.words(one) for one in page.every("option")} >= {"Ann", "Bo"}
    assert "Cy" not in {page.words(one) for one in page.every("option")}
    client.send(page, owner=str(case.ann.id), due_on=case.build.days(3))
    assert f"/tasks/{task}" in client.sign_in(case.ann).get("/").links().values()


def test_the_second_of_two_who_move_it_is_told_of_the_first(
    client: Client, case: Assessing
) -> None:
    key = say(case, {"back-worry": "yes-follow-up"})
    task = give(case, key, case.bo.id)
    mine = client.sign_in(case.ann).get(f"/tasks/{task}/change")
    theirs = client.other(case.bo)
    theirs.send(
        theirs.get(f"/tasks/{task}/change"), owner=str(case.cy.id), due_on=case.build.days(3)
    )
    told = client.send(mine, owner=str(case.bo.id), due_on=case.build.days(9))
    assert "Someone moved this meanwhile: it is Cy’s now" in told.words()
    client.send(told)
    (row,) = case.build.rows(Task)
    assert (row.owner_id, row.due_on) == (case.bo.id, case.build.days(9))


def test_words_are_not_shown_once_the_agreement_is_taken_back(
    client: Client, case: Assessing
) -> None:
    key = say(case, {"back-worry": "yes-follow-up"})
    task = give(case, key, case.bo.id)
    uses = (Use.TAKE_PART, Use.NOTES)
    case.build.agree(case.ann, case.id, case.residents[0], *uses, state=ConsentState.REFUSED)
    page = client.sign_in(case.bo).get(f"/tasks/{task}")
    assert "The words are not shown." in page.words()
    assert "lock" not in page.words()


def test_an_officer_who_leaves_hands_it_on(client: Client, case: Assessing) -> None:
    key = say(case, {"back-worry": "yes-follow-up"})
    give(case, key, case.cy.id)
    (left,) = case.build.read(work.to_hand_on, case.cy.id)
    assert left.words.startswith("1 thing to follow up in review")
    administrator = case.build.officer(Role.ADMINISTRATOR)
    page = client.sign_in(administrator).get(f"/people/{case.cy.id}/close")
    assert left.words in page.words()
