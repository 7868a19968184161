"""A person asks to have what is held erased: found, decided, carried out and answered."""

import re
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from reviews.domain.people.roles import Act, Role, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.store.record.engine import reading_session
from reviews.store.record.events import record
from reviews.store.record.standing import is_restricted
from reviews.store.tables import DataRequest, Event, LetterFile, StoredFile
from tests.build import Build
from tests.client import Client
from tests.page import Page
from tests.pieces import KEPT, SHARED, Pieces
from tests.services.across.test_erasure import checked, everywhere

WHY = "Article 17(1)(b), decided by the data protection officer"


@pytest.fixture
def pieces(build: Build) -> Pieces:
    return build.once(Pieces)


@pytest.fixture
def dpo(pieces: Pieces) -> Viewer:
    return pieces.build.officer(Role.DATA_PROTECTION_OFFICER, name="Dot Pryce")


ASKED = {
    "asks": "erase",
    "words": "Please forget me",
    "asked_by": "Borys Łęcki himself",
    "came": "letter",
    "name": "",
}


def asked(client: Client, pieces: Pieces, dpo: Viewer, **more: str) -> Page:
    """The request about Borys, recorded by a reviewer, as the data protection officer opens it."""
    client.sign_in(pieces.case.lead)
    page = client.get(f"/residents/{pieces.borys}")
    page = client.get(
        page.links()["Record that they ask to have something erased, restricted or put right"]
    )
    page = client.send(page, ASKED | more)
    assert "finds it in their work" in page.words()
    client.sign_in(dpo)
    home = client.get("/")
    (link,) = [href for href in home.links().values() if "/data-requests/" in href]
    return client.get(link)


def decide(client: Client, page: Page, **given: str) -> Page:
    """Decide alike on every place of a request, also those kept apart."""
    base = page.address
    client.send(client.get(f"{base}/places"), dict(given))
    return client.get(base)


def test_what_is_erased_is_gone_everywhere_and_verifies(
    client: Client, pieces: Pieces, dpo: Viewer
) -> None:
    build = pieces.build
    page = asked(client, pieces, dpo, name=KEPT)
    for kind in ("Answers, in every version", "Finished forms", "Findings", "Letters", "Names"):
        assert kind in page.words(), kind
    assert "Answer by 23 December 2026" in page.words()
    refused = client.send(page)
    assert "places are not decided on yet" in refused.words()
    listed = client.get(f"{page.address}/places").words()
    assert KEPT in listed
    assert not re.search(r"[{\[]\s?[\"“]", listed), "words as they are stored, not as people read"
    assert "account_copy.text" in everywhere(build, KEPT)
    page = decide(client, page, outcome="erased", reason=WHY)
    assert "1 to decide" not in page.words()
    assert "places are not decided" not in page.words()
    page = client.send(page)
    assert "All that was decided is done" in page.words()
    assert everywhere(build, KEPT) == {"data_request.name"}
    assert everywhere(build, "Łęcki") == {"data_request.asked_by"}
    assert "answer_version.value" in everywhere(build, SHARED)
    found = checked(build)
    assert found.faults == ()
    assert any("was erased" in one for one in found.erased)
    answer = page.words()
    assert "What we erased" in answer
    assert "These letters were sent before, and whoever has them keeps them" in answer
    assert "SR-2026-001-L01" in answer
    assert "Information Commissioner" in answer
    assert "section 167" in answer
    assert all(one.erased_at for one in build.rows(LetterFile))


def test_pages_of_what_was_erased_still_open(client: Client, pieces: Pieces, dpo: Viewer) -> None:
    page = asked(client, pieces, dpo, name=KEPT)
    client.send(decide(client, page, outcome="erased", reason=WHY))
    case = pieces.case
    client.sign_in(case.lead)
    review = f"/reviews/{case.review}"
    for address in (
        f"/residents/{pieces.borys}",
        f"{review}/residents/{pieces.borys}",
        f"/accounts/{pieces.kept_account}",
        f"/evidence/{pieces.answer(pieces.kept_account)}",
        *(f"{review}/{one}" for one in ("findings", "overall", "board", "letters", "history")),
        f"/letters/{pieces.letter}",
    ):
        assert KEPT not in client.get(address).words().lower()
    client.get(f"/letters/{pieces.letter}/pdf", status=409)


def test_a_refusal_says_why_and_how_to_complain(
    client: Client, pieces: Pieces, dpo: Viewer
) -> None:
    page = asked(client, pieces, dpo)
    first = client.get(f"{page.address}/places?kind=answer_version")
    assert KEPT in first.words()
    again = client.send(first, outcome="refused", reason="Your appeal is waiting")
    assert "Choose the ground" in again.words()
    assert "Your appeal is waiting" in again.text
    client.send(again, ground="claims")
    page = decide(client, page, outcome="erased", reason=WHY)
    page = client.send(page)
    assert (
        "because we need it to make, answer or decide a legal claim, such as an appeal about "
        "Housing Benefit. Your appeal is waiting"
    ) in page.words()
    assert "answer_version.value" in everywhere(pieces.build, KEPT)
    assert "account_copy.text" not in everywhere(pieces.build, KEPT)
    assert checked(pieces.build).faults == ()


def test_what_is_restricted_opens_for_leads_alone_until_it_is_lifted(
    client: Client, pieces: Pieces, dpo: Viewer
) -> None:
    build, account = pieces.build, pieces.kept_account
    page = asked(client, pieces, dpo, asks="restrict")
    only = client.get(f"{page.address}/places?kind=account")
    client.send(only, outcome="restricted", reason="While it is looked into")
    wrong = client.send(
        client.get(f"{page.address}/places"), outcome="restricted", reason="All of it"
    )
    assert "Only records that can be cited" in wrong.words()
    page = decide(client, page, outcome="not-theirs")
    page = client.send(page)
    assert "What we keep, and do not use or show" in page.words()
    answer = pieces.answer(account)
    client.sign_in(pieces.case.second)
    client.get(f"/accounts/{account}", status=404)
    client.get(f"/evidence/{answer}", status=404)
    register = f"/reviews/{pieces.case.review}/evidence"
    assert f"/evidence/{answer}" not in client.get(register).text
    assert KEPT not in client.get(f"{register}?q={KEPT}").text.partition("Looked for")[2][60:]
    client.sign_in(pieces.case.lead)
    assert f"/evidence/{answer}" in client.get(f"{register}?q={KEPT}").text
    assert "Its use is restricted" in client.get(register).words()
    assert "Its use is restricted" in client.get(f"/evidence/{answer}").words()
    review = f"/reviews/{pieces.case.review}"
    assert KEPT not in client.get(f"{review}/board").words()
    client.get(f"/evidence/{answer}/take-back", status=404)
    client.sign_in(dpo)
    page = client.send(client.get(page.address))
    assert "can be used again" in page.words()
    with reading_session(build.house.engine) as session:
        assert not is_restricted(session, account)
    client.sign_in(pieces.case.second)
    client.get(f"/accounts/{account}")
    assert checked(build).faults == ()


def test_a_note_stands_beside_what_is_said_to_be_wrong(
    client: Client, pieces: Pieces, dpo: Viewer
) -> None:
    page = asked(client, pieces, dpo, asks="correct")
    answers = client.get(f"{page.address}/places?kind=answer_version")
    client.send(answers, outcome="disputed", reason="It was never so")
    page = decide(client, page, outcome="refused", ground="right", reason="It is as it was told")
    client.send(page)
    client.sign_in(pieces.case.lead)
    shown = client.get(f"/evidence/{pieces.answer(pieces.kept_account)}").words()
    assert "It was never so" in shown
    assert "Borys Łęcki himself" in shown


def test_one_record_is_asked_about_from_its_page(
    client: Client, pieces: Pieces, dpo: Viewer
) -> None:
    client.sign_in(pieces.case.lead)
    answer = pieces.answer(pieces.kept_account)
    page = client.get(f"/evidence/{answer}")
    page = client.get(page.links()["Record that someone asks to have it erased or restricted"])
    client.send(page, ASKED)
    (row,) = pieces.build.rows(DataRequest)
    client.sign_in(dpo)
    page = decide(client, client.get(f"/data-requests/{row.id}"), outcome="erased", reason=WHY)
    client.send(page)
    assert checked(pieces.build).faults == ()


def test_someone_is_looked_for_by_name(client: Client, pieces: Pieces, dpo: Viewer) -> None:
    pieces.build.organisation("Hearth Homes")
    client.sign_in(dpo)
    page = client.get("/data-requests/add")
    wrong = client.send(page, ASKED | {"reference": "R-9999"})
    assert "No resident has the reference R-9999" in wrong.words()
    nobody = client.send(wrong, reference="")
    assert "Say whom it is about" in nobody.words()
    page = client.send(nobody, name="Jo Bloggs", asked_by="Jo Bloggs")
    assert "Whom an organisation is reached through" in page.words()
    page = decide(client, page, outcome="erased", reason=WHY)
    client.send(page)
    assert "organisation.contact_name" not in everywhere(pieces.build, "Bloggs")
    assert checked(pieces.build).faults == ()


def test_it_is_overdue_after_a_month(client: Client, pieces: Pieces, dpo: Viewer) -> None:
    page = asked(client, pieces, dpo)
    assert "Overdue" not in client.get("/").words()
    pieces.build.clock.move(days=31)  # type: ignore[attr-defined]  # the clock of the tests
    client.sign_in(dpo)
    assert "Overdue" in client.get("/").words()
    assert "It should have been answered by 23 December 2026." in client.get(page.address).words()


def test_nobody_else_opens_it(client: Client, pieces: Pieces, dpo: Viewer) -> None:
    address = asked(client, pieces, dpo).address
    build = pieces.build
    for role in set(Role) - {Role.DATA_PROTECTION_OFFICER}:
        other = client.other(build.officer(role, team=pieces.case.team))
        for page in ("/data-requests", "/data-requests/add", address, f"{address}/places"):
            other.get(page, status=403)
    client.get(f"/data-requests/{UUID(int=7)}", status=404)


def test_what_is_kept_apart_is_counted_and_not_shown(
    client: Client, pieces: Pieces, dpo: Viewer
) -> None:
    pieces.build.account(
        pieces.case.lead,
        pieces.case.review,
        pieces.borys,
        said="Quillfeather came by",
        sensitivity="confidential",
    )
    page = asked(client, pieces, dpo)
    assert "Kept apart" in page.words()
    for kind in ("answer_version", "account"):
        for more in ("", "&apart=yes"):
            shown = client.get(f"{page.address}/places?kind={kind}{more}").words()
            assert "Quillfeather" not in shown
    assert "Quillfeather" not in client.get(f"{page.address}/places").words()
    assert (
        "kept apart" in client.get(f"{page.address}/places?kind=answer_version&apart=yes").words()
    )


def test_events_of_the_council_are_looked_through_and_those_kept_apart_counted(
    client: Client, pieces: Pieces, dpo: Viewer
) -> None:
    build = pieces.build

    def say(session: Session, act: Act, stream: str) -> None:
        record(session, act, stream, EventKind.TEAM_ADDED, words={"name": f"{KEPT} {stream[:7]}"})

    for stream in ("council", f"concern:{UUID(int=7)}"):
        build.do(say, None, stream)
    page = asked(client, pieces, dpo, name=KEPT)
    assert "are kept, as proof of what was asked and answered" in page.words()
    open_ = client.get(f"{page.address}/places?kind=event_payload").words()
    assert (f"{KEPT} council" in open_, f"{KEPT} concern" in open_) == (True, False)
    shut = client.get(f"{page.address}/places?kind=event_payload&apart=yes")
    assert ("kept apart" in shut.words(), f"{KEPT} concern" in shut.words()) == (True, False)
    client.send(shut, outcome="refused", ground="claims", reason="Told of by nobody")
    page = client.get(page.address)
    assert "Told of by nobody" not in page.words()
    client.send(decide(client, page, outcome="erased", reason=WHY))
    (row,) = build.rows(DataRequest)
    assert "Told of by nobody" not in row.answer
    assert checked(build).faults == ()


def test_its_events_say_no_words(client: Client, pieces: Pieces, dpo: Viewer) -> None:
    page = decide(client, asked(client, pieces, dpo), outcome="erased", reason=WHY)
    client.send(page)
    kinds = [one.kind for one in pieces.build.rows(Event)]
    for kind in (
        EventKind.DATA_REQUEST_RECORDED,
        EventKind.DATA_REQUEST_DECIDED,
        EventKind.PERSON_ERASED,
        EventKind.DATA_REQUEST_ANSWERED,
    ):
        assert kinds.count(kind) >= 1
    auditor = client.other(pieces.build.officer(Role.AUDITOR))
    assert "erased what was held, as decided on a request" in auditor.get("/events").words()
    assert not [one for one in pieces.build.rows(StoredFile) if one.name == KEPT]
