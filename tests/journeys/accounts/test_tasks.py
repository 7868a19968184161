"""What someone must follow up after an account: on Your work, with a day, until it is done."""

from uuid import UUID

import pytest

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.assessment.planned_parts import INTERVIEW_SET, voice_key
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Role
from reviews.domain.sources import Source
from reviews.services.accounts import tasks as service
from reviews.services.review.reviews import excuse_voices
from reviews.store.across import work
from reviews.store.tables import Event, ExcusedPart, Review, Task
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


def page_of(case: Assessing) -> str:
    return f"{case.address}/residents/{case.residents[0]}"


def seek(case: Assessing, owner: UUID | None = None, days: int = 3) -> UUID:
    found: UUID = case.build.do(
        service.seek_advocate,
        case.bo,
        case.id,
        case.residents[0],
        what=AWKWARD,
        owner_id=owner or case.cy.id,
        due_on=case.build.days(days),
    )
    return found


def test_no_advocate_yet_is_a_task_with_a_day(client: Client, case: Assessing) -> None:
    client.sign_in(case.bo)
    page = client.get(client.get(page_of(case)).links()["They need an advocate or supporter first"])
    assert "Say who is to be found, and what for" in client.send(page, what=" ").words()
    page = client.send(page, what=AWKWARD, owner=str(case.cy.id), due_on=case.build.days(3))
    assert page.address.startswith(page_of(case))
    says = "An advocate or supporter is being found for them by 26 November 2026: Cy sees to it."
    assert f"{says} The talk waits for that." in page.words()
    assert "Excuse this part : Talk with the resident" not in page.words()
    assert "Excuse this part : Personal file" in page.links()
    again = client.get(f"{page_of(case)}/advocate")
    assert says in client.send(again, what="x", owner=str(case.cy.id)).words()
    (task,) = case.build.rows(Task)
    home = client.sign_in(case.cy).get("/")
    shown = client.get(f"/tasks/{task.id}")
    assert f"/tasks/{task.id}" in home.links().values()
    assert " ".join(AWKWARD.split()) in " ".join(shown.words().split())
    moved = client.get(shown.links()["Change who follows it up, or by when"])
    client.send(moved, owner=str(case.bo.id), due_on=case.build.days(5))
    client.send(client.get(f"/tasks/{task.id}"), done=AWKWARD)
    assert "The talk waits" not in client.get(page_of(case)).words()


def test_a_talk_that_waits_for_an_advocate_is_not_excused(client: Client, case: Assessing) -> None:
    excuse = f"{case.address}/parts/{INTERVIEW_SET}/excuse?resident={case.residents[0]}"
    client.sign_in(case.bo)
    page = client.get(excuse)
    assert "Select whether an advocate" in client.send(page, reason="Away").words()
    refused = client.send(page, reason="No advocate", waits="yes")
    assert "That nobody was found yet is no reason to leave out the talk." in refused.words()
    task = seek(case)
    refused = client.send(refused, waits="no", reason="Away")
    assert "is being found for them by 26 November 2026: Cy sees to it." in refused.words()
    with pytest.raises(Refused, match="is being found"):
        voice = (voice_key("clustered", Source.RESIDENT), case.residents[0])
        case.build.do(excuse_voices, case.bo, case.id, [voice], "Away")
    assert case.build.rows(ExcusedPart) == []
    case.build.do(service.finish_task, case.cy, task, "Nobody in the county signs")
    assert "It is excused, with the reason." in client.send(refused).words()
    assert len(case.build.rows(ExcusedPart)) == 1


def test_a_no_is_a_no_also_while_an_advocate_is_sought(case: Assessing) -> None:
    seek(case)
    case.build.agree(case.bo, case.id, case.residents[0], Use.TAKE_PART, state=ConsentState.REFUSED)
    assert [one.part for one in case.build.rows(ExcusedPart)] == [INTERVIEW_SET]


def test_an_advocate_is_sought_by_the_team_for_a_resident_of_the_review(case: Assessing) -> None:
    stranger = case.build.officer(Role.LEAD_REVIEWER, team=case.build.team())
    with pytest.raises(Refused, match="Choose someone who may read this"):
        seek(case, stranger.id)
    elsewhere = case.build.resident(case.scheme)
    with pytest.raises(NotThere):
        case.build.do(
            service.seek_advocate,
            case.bo,
            case.id,
            elsewhere,
            what="x",
            owner_id=case.bo.id,
            due_on=case.build.today,
        )
    task = seek(case)
    with pytest.raises(NotThere):
        case.build.do(service.finish_task, stranger, task, "x")


def test_an_officer_who_leaves_hands_the_finding_of_an_advocate_on(case: Assessing) -> None:
    seek(case)
    assert [one.words for one in case.build.read(work.to_hand_on, case.cy.id)] == [
        f"1 thing to follow up in review {case.build.rows(Review)[0].reference}"
    ]
