"""Checkpoints as an auditor meets them, from the first to what a witness sent back."""

from pathlib import Path

import pytest
from flask import Flask

from reviews.domain.people.roles import Role
from reviews.store.record.tree import tree_head
from reviews.store.tables import Checkpoint, Cosignature, Event, Witness
from tests.build import Build
from tests.client import Client
from tests.page import Page
from tests.queries import asked
from tests.services.record.watching import Desk

PAGE = "/events/checkpoints"


@pytest.fixture
def auditor(client: Client, build: Build) -> Client:
    return client.sign_in(build.officer(Role.AUDITOR))


def make(client: Client) -> Page:
    return client.send(client.get(PAGE))


def press(client: Client, page: Page, action: str) -> bytes:
    """Press a button whose answer is a file."""
    form = next(one for one in page.every("form") if action in one.get("action", ""))
    token = form.find(".//input[@name='csrf_token']")
    assert token is not None
    sent = client.http.post(form.get("action", ""), data={"csrf_token": token.get("value")})
    assert sent.status_code == 200
    assert "attachment" in sent.headers["Content-Disposition"]
    return bytes(sent.data)


def named(client: Client, name: str = "Internal Audit") -> Page:
    page = client.get("/events/witnesses/add")
    return client.send(page, name=name, email="audit@anytown.example")


def test_from_the_first_checkpoint_to_what_internal_audit_sent_back(
    auditor: Client, build: Build, tmp_path: Path
) -> None:
    page = auditor.get("/events")
    page = auditor.get(page.links()["Checkpoints"])
    assert "Nobody outside this service witnesses the record." in page.words()
    assert "No checkpoint has left the service." in page.words()
    witness = named(auditor)
    assert "Internal Audit is a witness." in witness.words()
    size = build.read(tree_head).size
    page = make(auditor)
    assert f"Checkpoint of {size} events" in page.words()
    assert "It has not left this service, and guards nothing yet." in page.words()
    desk = Desk(tmp_path / "audit")
    request = desk.save(press(auditor, page, "/mail/"))
    assert "It first left this service" in auditor.get(page.address).words()
    said = desk.run(request).stdout
    assert "You now watch the record anytown-council/supported-housing-reviews/" in said
    back = (desk.folder / f"cosigned-{size}.txt").read_bytes()
    sending = auditor.get(auditor.get(PAGE).links()["Record what a witness sent back"])
    refused = auditor.send(sending, text=back.decode())
    assert "no witness has that key" in refused.words()
    assert "anytown-council" in refused.words()
    witness = auditor.send(auditor.get(witness.address), key=desk.own_key())
    assert "The key of Internal Audit is recorded." in witness.words()
    done = auditor.send(sending, file=("cosigned.txt", back))
    assert f"The first {size} events are witnessed by Internal Audit." in done.words()
    since = build.read(tree_head).size - size
    assert "are witnessed by Internal Audit (key " in done.words()
    assert f"recorded here since 23 November 2026); {since} since are not." in done.words()
    again = auditor.send(sending, text=back.decode())
    assert "This is recorded already" in again.words()
    checked = auditor.send(auditor.get("/events/check"), kept=("cosigned.txt", back))
    assert "events older than this record, and fits." in checked.words()
    assert "recorded here since 23 November 2026) cosigned it on" in checked.words()
    assert "Everything matches" in checked.words()


@pytest.mark.parametrize("role", list(Role))
def test_those_who_read_the_record_of_events_and_nobody_else(
    client: Client, build: Build, role: Role
) -> None:
    client.sign_in(build.officer(role, team=build.team()))
    may = role in (Role.AUDITOR, Role.ADMINISTRATOR)
    for address in (PAGE, "/events/witnesses/add", f"{PAGE}/cosigned", "/events/1"):
        client.get(address, status=200 if may else 403)


def test_what_is_wrong_is_said_and_what_was_typed_stays(auditor: Client, build: Build) -> None:
    page = auditor.get("/events/witnesses/add")
    page = auditor.send(page, name="Internal Audit", email="nobody", key="a+b")
    assert "Enter an e-mail address, such as audit@anytown.example." in page.words()
    page = auditor.send(page, email="audit@anytown.example")
    assert "This is not a public key." in page.words()
    assert build.rows(Witness) == []
    page = auditor.send(page, key="")
    assert "Internal Audit is a witness." in page.words()
    assert "There is a witness of this name already." in named(auditor).words()
    empty = auditor.send(auditor.get(f"{PAGE}/cosigned"), text="Dear all,\n\nno")
    assert "This is not a checkpoint." in empty.words()
    assert "Dear all," in empty.text
    assert build.rows(Cosignature) == []


def test_looking_makes_nothing_and_one_form_makes_one(auditor: Client, build: Build) -> None:
    before = len(build.rows(Event))
    page = auditor.get(PAGE)
    assert len(build.rows(Event)) == before
    auditor.send(page)
    auditor.send(page)
    assert len(build.rows(Checkpoint)) == 1


def test_a_witness_no_more_is_sent_nothing_and_what_they_cosigned_stays(
    auditor: Client, build: Build
) -> None:
    witness = named(auditor)
    page = make(auditor)
    ended = auditor.send(witness, form=1)
    assert "Internal Audit is a witness no more." in ended.words()
    assert "Witnesses before" in ended.words()
    address = next(
        one.get("action", "") for one in page.every("form") if "/mail/" in one.get("action", "")
    )
    auditor.post(address, status=404)
    assert "/mail/" not in auditor.get(page.address).text


def test_one_event_is_shown_on_its_own_and_given_as_a_file(auditor: Client, build: Build) -> None:
    page = auditor.get("/events/1")
    assert "No checkpoint that holds this event has left the service yet." in page.words()
    press(auditor, make(auditor), "/download")
    page = auditor.get("/events/1")
    proof = auditor.download(page.links()["Download the proof"]).data
    checked = auditor.send(auditor.get("/events/check"), kept=("a.tlog-proof", proof))
    assert "The proof shows event 1, and this record holds it." in checked.words()
    auditor.get("/events/99999", status=404)


def test_a_rewritten_record_makes_no_checkpoint_and_is_told(auditor: Client, build: Build) -> None:
    make(auditor)
    with build.house.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE tree_head SET peaks = 'ab'")
    assert "it was changed" in make(auditor).words()
    assert len(build.rows(Checkpoint)) == 1


def test_the_page_sends_as_many_queries_however_many_there_are(
    auditor: Client, build: Build
) -> None:
    counted = []
    for _ in range(2):
        for _ in range(3):
            make(auditor)
        with asked(build.house.engine) as sent:
            auditor.get(PAGE)
        counted.append(len(sent))
    assert counted[0] == counted[1]


def test_a_timer_makes_one_and_takes_it_out(app: Flask, build: Build, tmp_path: Path) -> None:
    commands = app.test_cli_runner()
    nowhere = commands.invoke(args=["checkpoint"])
    assert (nowhere.exit_code, "Say where it goes" in nowhere.output) == (1, True)
    folder, file = tmp_path / "mails", tmp_path / "checkpoint.txt"
    nobody = commands.invoke(args=["checkpoint", "--mail", str(folder)])
    assert (nobody.exit_code, "There is no witness to write to." in nobody.output) == (1, True)
    client = Client(app, build).sign_in(build.officer(Role.ADMINISTRATOR))
    named(client)
    done = commands.invoke(args=["checkpoint", "--out", str(file), "--mail", str(folder)])
    assert done.exit_code == 0, done.output
    (mail,) = folder.iterdir()
    assert Desk(tmp_path / "desk").save(mail.read_bytes()).startswith("for-witness-")
    fits = commands.invoke(args=["verify", "--against", str(file)])
    assert fits.exit_code == 0, fits.output
    assert "older than this record, and fits." in fits.output
    assert build.rows(Checkpoint)[-1].left_at is not None
    file.write_text(file.read_text("utf-8").replace("anytown", "othertown", 1), "utf-8")
    edited = commands.invoke(args=["verify", "--against", str(file)])
    assert (edited.exit_code, "The checkpoint was edited" in edited.output) == (1, True)
    there = commands.invoke(args=["checkpoint", "--out", str(tmp_path / "no" / "file")])
    assert "could not be written" in there.output
