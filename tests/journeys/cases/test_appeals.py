"""An appeal: recorded as it came, late or in time, put right, taken back; nothing stops it."""

from datetime import date
from typing import Any

from reviews.domain.cases.kinds import DecisionKind, StepKind
from reviews.domain.people.roles import Role
from reviews.store.tables import CaseAppeal, StoredFile
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD

from .appealing import Appealing


def _typed(build: Build, days: int) -> dict[str, Any]:
    return {
        "received_on": build.days(days),
        "person": "claimant",
        "appellant": AWKWARD.splitlines()[0],
        "signed_by": "nobody",
        "grounds": AWKWARD,
    }


def test_a_late_appeal_signed_by_nobody_is_recorded_and_goes_on(
    client: Client, build: Build
) -> None:
    case = Appealing(build)
    decision = case.decision(build.days(-90), sent_on=build.days(-80))
    client.sign_in(case.bea)
    page = client.get(f"{case.address}/appeal/add")
    assert "A termination, made on" in page.text
    page = client.send(
        page,
        **_typed(build, -23),
        decision_fact_id=decision,
        late_reason="I was in hospital",
        objects="yes",
        objection="No reason for the whole time",
        file=("notice.txt", "Dwi’n apelio ŵŷ".encode()),
    )
    assert "The appeal is recorded." in page.words()
    assert "23 days since it came, no response yet." in page.words()
    assert "Late. It came" in page.words()
    assert "Check before use." in page.words()
    assert "It is sent to the tribunal either way." in page.words()
    assert "Nobody" in page.words()
    assert AWKWARD.splitlines()[1] in page.words()
    assert "No reason for the whole time" in page.words()
    assert "23 days since it came" in client.get(case.address).words()
    got = client.download(page.links()["notice.txt"])
    assert got.data == "Dwi’n apelio ŵŷ".encode()


def test_an_appeal_on_the_monday_after_a_sunday_is_in_time_and_says_why(
    client: Client, build: Build
) -> None:
    case = Appealing(build)
    decision = case.decision(date(2026, 9, 10), sent_on=date(2026, 9, 11))
    case.appeal(date(2026, 10, 12), decision_fact_id=decision)
    case.appeal(date(2026, 10, 13), decision_fact_id=decision)
    client.sign_in(case.bea)
    words = client.get(f"{case.address}/appeal").words()
    rests = (
        "Worked out from the notice sent on 11 September 2026: the last day was Monday 12 October "
        "2026, because 11 October 2026 is a Sunday and the next working day counts (rule 12 of the "
        "tribunal’s rules). Check before use."
    )
    assert f"In time. {rests}" in words
    assert f"Late. It came 1 day after the last day. {rests}" in words


def test_what_waits_is_said_with_whom_and_stops_nothing(client: Client, build: Build) -> None:
    case = Appealing(build)
    case.decision(build.days(-60))
    case.appeal(build.days(-29))
    client.sign_in(case.bea)
    page = client.get(f"{case.address}/appeal")
    for what in (
        "29 days since it came, no response yet. That is more than 28 days",
        "None of this stops the response.",
        "The disclosure officer has not finished. No disclosure officer is on this case",
        "has no ground. Bea",
        "No reconsideration is recorded. Bea",
        "It is not known which decision the appeal is against. Bea",
    ):
        assert what in page.words()
    page = client.send(client.get(page.links()["Record that the response was sent"]))
    assert "The step is recorded." in page.words()
    assert "no response yet" not in client.get(f"{case.address}/appeal").words()


def test_the_yardstick_is_a_setting(client: Client, build: Build) -> None:
    case = Appealing(build)
    case.appeal(build.days(-10))
    admin = client.other(build.officer(Role.ADMINISTRATOR))
    page = admin.send(admin.get("/settings"), response_days="9")
    assert "The settings are saved." in page.words()
    client.sign_in(case.bea)
    assert "more than 9 days" in client.get(case.address).words()


def test_days_out_of_order_and_a_missing_name_lose_nothing(client: Client, build: Build) -> None:
    case = Appealing(build)
    decision = case.decision(build.days(-5), DecisionKind.CLAIM)
    client.sign_in(case.bea)
    typed = _typed(build, -9) | {"decision_fact_id": decision, "appellant": ""}
    page = client.send(client.get(f"{case.address}/appeal/add"), **typed)
    assert "Enter their name, or “not known”" in page.words()
    page = client.send(page, appellant="Łukasz & Ann")
    assert "which is the day the decision was made" in page.words()
    assert "Łukasz &amp; Ann" in page.text
    page = client.send(page, received_on=build.days(-4))
    assert "The appeal is recorded." in page.words()


def test_the_second_of_two_officers_is_told_and_loses_nothing(client: Client, build: Build) -> None:
    case = Appealing(build)
    fact = case.appeal(build.days(-3), grounds="As first typed")
    client.sign_in(case.bea)
    address = f"{case.address}/appeal/{fact}/change"
    first, second = client.get(address), client.get(address)
    client.send(first, grounds="The first officer’s")
    page = client.send(second, grounds="The second officer’s")
    assert "Someone else changed this while you had it open." in page.words()
    assert "The first officer’s" in page.words()
    assert "The second officer’s" in page.words()
    page = client.send(page)
    assert "The appeal is changed." in page.words()
    assert "The second officer’s" in page.words()
    page = client.get(address)
    assert "What it said before" in page.words()
    assert "As first typed" in page.words()
    assert [one.grounds for one in build.rows(CaseAppeal) if one.superseded_at is None] == [
        "The second officer’s"
    ]


def test_one_recorded_by_mistake_is_taken_back_with_a_reason(client: Client, build: Build) -> None:
    case = Appealing(build)
    fact = case.appeal(build.days(-3))
    client.sign_in(case.bea)
    change = client.get(f"{case.address}/appeal/{fact}/change")
    page = client.get(f"{case.address}/appeal/{fact}/take-back")
    assert "Say why it is taken back" in client.send(page).words()
    page = client.send(page, reason=AWKWARD)
    assert "No appeal is recorded." in page.words()
    assert AWKWARD.splitlines()[1] in page.words()
    assert "no response yet" not in page.words()
    page = client.send(change, grounds="Typed meanwhile")
    assert "Someone else took this back while you had it open." in page.words()
    assert "Typed meanwhile" in page.words()
    client.get(f"{case.address}/appeal/{fact}/take-back", status=404)


def test_the_files_of_a_case_open_there_alone(client: Client, build: Build) -> None:
    case = Appealing(build)
    client.sign_in(case.bea)
    typed = _typed(build, -1) | {"file": ("notice.txt", b"An appeal")}
    client.send(client.get(f"{case.address}/appeal/add"), **typed)
    (file,) = build.rows(StoredFile)
    assert client.http.get(f"/files/{file.id}").data == b"An appeal"
    lead = build.officer(Role.LEAD_REVIEWER, team=case.team)
    client.sign_in(lead)
    for address in (f"/files/{file.id}", f"/evidence/{file.id}"):
        assert client.http.get(address).status_code == 404
    for part in ("", "/appeal", "/timeline", "/authority", "/person", "/notes", "/history"):
        assert client.http.get(f"{case.address}{part}").status_code == 404
    assert client.http.get(f"/files/{file.id}").status_code == 404


def test_who_decides_on_disclosure_reads_and_changes_nothing(client: Client, build: Build) -> None:
    case = Appealing(build)
    fact = case.appeal(build.days(-3))
    officer = build.officer(Role.DISCLOSURE_OFFICER)
    client.sign_in(officer)
    client.post(f"{case.address}/take-up")
    page = client.get(f"{case.address}/appeal")
    assert "Record another appeal" not in page.words()
    assert client.http.get(f"{case.address}/appeal/add").status_code == 403
    assert client.http.get(f"{case.address}/appeal/{fact}/change").status_code == 403


def test_a_closed_case_takes_no_appeal(client: Client, build: Build) -> None:
    case = Appealing(build)
    client.sign_in(case.bea)
    page = client.get(f"{case.address}/appeal/add")
    client.send(client.get(f"{case.address}/close"), reason="Opened by mistake")
    page = client.send(page, **_typed(build, -1))
    assert "This case is closed." in page.words()
    assert AWKWARD.splitlines()[1] in page.text


def test_closing_is_refused_while_something_is_open_and_names_it(
    client: Client, build: Build
) -> None:
    case = Appealing(build)
    case.appeal(build.days(-9))
    case.step(StepKind.HEARING, build.days(9))
    client.sign_in(case.bea)
    page = client.send(client.get(f"{case.address}/close"), reason="Done with it")
    assert "This case cannot be closed yet. No response was sent to the appeal" in page.words()
    assert "A hearing is to come on" in page.words()
    assert "Done with it" in page.words()
    case.step(StepKind.WITHDRAWN, build.days(-1))
    page = client.send(page)
    assert "The case is closed." in page.words()
