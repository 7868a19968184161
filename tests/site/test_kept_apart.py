"""What is kept apart stays apart: every page, letter, workbook and export, read by every role.

A distinctive word is planted in each record that only a few may open. Then each officer follows
every link from their own work to the last, opens every file on the way, and must not meet it.
For a benefits officer what is not shared leaves no trace: two councils that are alike but for it
give them equal bytes, at every address there is.
"""

import io
import re
import zipfile
from collections import deque
from html import unescape
from itertools import product
from pathlib import Path
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from flask import Flask, url_for

from reviews.domain.across.data_requests import Asks, Came
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.safeguarding.closure import Contingency, HowSoon, Moved, Need, Where
from reviews.domain.safeguarding.concerns import Agreed, Channel, ConcernAbout, Referral, Told
from reviews.domain.safeguarding.feedback import (
    Anonymity,
    CameBy,
    Feedback,
    FeedbackKind,
    FeedbackSource,
)
from reviews.domain.safeguarding.threats import (
    LeaveBy,
    Office,
    Passed,
    SafeToRing,
    Threat,
    ThreatBy,
    ThreatDone,
    ThreatEnded,
    ThreatKind,
    ThreatOutcome,
    ThreatReason,
    ThreatWay,
)
from reviews.services.across import data_requests
from reviews.services.consent.consents import Reply
from reviews.services.safeguarding import closure, concerns, feedback, protection, threats
from reviews.store.record.engine import reading_session
from reviews.store.safeguarding import threats as store
from reviews.store.tables import Account, Letter, LetterFile, StoredFile
from tests.build import Build
from tests.client import Client
from tests.documents import pdf_words
from tests.letter_case import LetterCase
from tests.pieces import KEPT, SHARED, Pieces

PLANTED = "quillfeather"
DAYS = 8
"""How many pages of the calendar are read: it goes on for ever."""
LINK = re.compile(r'(?:href|src|action)="(/[^"#]*)')
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def written(data: bytes, kind: str) -> str:
    """Everything a file says, whatever it is."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return " ".join(package.read(one).decode(errors="ignore") for one in package.namelist())
    if data[:4] == b"%PDF":
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return pdf_words.words(pdf)
    return unescape(data.decode(errors="ignore")) if "image/" not in kind else ""


def everything(client: Client, starts: tuple[str, ...] = ("/",)) -> dict[str, str]:
    """What an officer reads who follows every link from these pages, by address."""
    waiting, read = deque(starts), dict[str, str]()
    while waiting:
        address = waiting.popleft()
        if address in read or address.startswith(("/static/", "/sign-out")):
            continue
        if address.startswith("/calendar?") and sum("/calendar?" in one for one in read) >= DAYS:
            continue
        response = client.http.get(address, follow_redirects=True)
        read[address] = written(response.data, response.content_type)
        if "text/html" in response.content_type:
            waiting.extend(unescape(one) for one in LINK.findall(response.text))
    return read


def told_of(read: dict[str, str], word: str = PLANTED) -> set[str]:
    """The addresses at which the planted word stands."""
    return {address for address, words in read.items() if word in words.lower()}


class Planted:
    """A review with its letters out, and the word planted in what is kept apart."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.case = LetterCase(build)
        self.concern = self._concern()
        self.threat = self._threat()
        self.feedback = self._feedback()
        self._closure()
        self.asked = self._asked()
        for kind, residents in (
            (LetterKind.PROVIDER_RECOMMENDATIONS, ()),
            (LetterKind.RESIDENT_LETTER, self.case.residents[:2]),
        ):
            self.case.issued(kind, *residents)

    def _concern(self) -> UUID:
        case, said = self.case, f"About {PLANTED}"
        new = concerns.NewConcern(
            case.scheme,
            ConcernAbout.STAFF,
            said,
            said,
            Told.YES,
            reasons_to_share=said,
            agreed=Agreed.NO,
            review_id=case.review,
            resident_id=case.residents[0],
        )
        key: UUID = self.build.do(concerns.raise_concern, case.lead, new)
        referral = Referral(
            said, self.build.today, said, said, Channel.FORM, said, self.build.today
        )
        self.build.do(concerns.record_referral, case.lead, key, referral, 1)
        return key

    def _threat(self) -> UUID:
        case, said = self.case, f"About {PLANTED}"
        new = Threat(
            kind=ThreatKind.TOLD,
            way=ThreatWay.BOTH,
            said_by=ThreatBy.OTHER,
            who=said,
            words=said,
            reason=ThreatReason.OTHER,
            reason_words=said,
            leave_by=LeaveBy.NOT_KNOWN,
            done=(ThreatDone.LOCKS,),
            ring=SafeToRing.CAREFULLY,
            ring_how=said,
        )
        where = threats.CameUp(case.review, None, case.residents[0])
        do, who = self.build.do, case.lead
        key: UUID = do(threats.record_threat, who, case.scheme, new, where)
        passed = Passed(Office.POLICE, self.build.today, "9am", said, said)
        do(threats.pass_on, who, key, passed)
        told = self.build.read(store.passed_on, key)[0]
        do(threats.correct_passed, who, key, told.fact_id, passed, said, str(told.id))
        do(threats.correct_threat, who, key, new, said, str(key), resident_id=case.residents[0])
        stands = self.build.read(store.threat, who, key)
        outcome = ThreatOutcome(ThreatEnded.OTHER, self.build.today, said)
        do(threats.record_outcome, who, key, outcome, str(stands.id))
        return key

    def _feedback(self) -> UUID:
        said = f"About {PLANTED}"
        told = Feedback(
            FeedbackKind.COMPLAINT,
            FeedbackSource.RESIDENT,
            CameBy.LETTER,
            self.build.today,
            Anonymity.NOBODY,
            said,
            said,
        )
        case = self.case
        key: UUID = self.build.do(feedback.record_feedback, case.lead, case.scheme, told)
        self.build.do(feedback.record_done, case.lead, key, said, None, 1)
        return key

    def _closure(self) -> None:
        case, said = self.case, f"About {PLANTED}"
        plan = Contingency((Need.OWN_HOME,), HowSoon.WEEK, Where.NEAR, said)
        moved = Moved(self.build.today, said, said, said)
        who = (case.scheme, case.residents[0])
        self.build.do(protection.record_contingency, case.lead, *who, plan)
        self.build.do(closure.record_move, case.lead, *who, moved)
        self.build.do(closure.read_list, case.lead, case.scheme, said)

    def _asked(self) -> UUID:
        """A request about the resident of whom it all is: its pages list where it is held."""
        case, day = self.case, self.build.today
        new = data_requests.NewRequest(
            day, "Amina", Came.LETTER, Asks.ERASE, "Forget me", resident_id=case.residents[0]
        )
        key: UUID = self.build.do(data_requests.record_request, case.lead, new)
        return key

    def starts(self) -> tuple[str, ...]:
        """Where to look besides one's own work: what a person may know the address of."""
        case = self.case
        return (
            "/",
            "/log.xlsx",
            "/settings/register.xlsx",
            f"/schemes/{case.scheme}",
            f"/reviews/{case.review}",
            *(f"/residents/{one}" for one in case.residents),
            f"/safeguarding/{self.concern}",
            f"/told-to-leave/{self.threat}",
            f"/in-confidence/{self.feedback}",
            f"/schemes/{case.scheme}/moved",
            f"/schemes/{case.scheme}/if-it-closes",
            "/if-schemes-close?area=Riverside",
            f"/data-requests/{self.asked}",
            f"/data-requests/{self.asked}/places",
            f"/data-requests/{self.asked}/places?apart=yes",
            "/withdrawals",
            f"/withdrawals/{case.review}/{case.residents[0]}",
        )


@pytest.fixture
def planted(build: Build) -> Planted:
    return build.once(Planted)


def everyone_else(planted: Planted) -> dict[str, Viewer]:
    build, case = planted.build, planted.case
    return {
        "a lead elsewhere": build.officer(Role.LEAD_REVIEWER, team=build.team()),
        "a letter officer": build.officer(Role.LETTER_OFFICER, team=case.team),
        "a benefits officer": build.officer(Role.BENEFITS_OFFICER, team=case.team),
        "an administrator": build.officer(Role.ADMINISTRATOR, team=case.team),
        "an auditor": build.officer(Role.AUDITOR, team=case.team),
        "a data protection officer": build.officer(Role.DATA_PROTECTION_OFFICER, team=case.team),
    }


def test_nobody_else_meets_it_anywhere(client: Client, planted: Planted) -> None:
    for who, officer in everyone_else(planted).items():
        read = everything(client.other(officer), planted.starts())
        assert len(read) > 12, who
        assert told_of(read) == set(), who


def test_a_colleague_meets_only_what_was_told_to_the_team(client: Client, planted: Planted) -> None:
    colleague = planted.build.officer(team=planted.case.team)
    met = told_of(everything(client.other(colleague), planted.starts()))
    scheme = f"/schemes/{planted.case.scheme}"
    resident = f"{scheme}/residents/{planted.case.residents[0]}"
    assert met == {
        f"/in-confidence/{planted.feedback}",
        "/if-schemes-close?area=Riverside",
        f"{scheme}/if-it-closes",
        f"{resident}/if-it-closes",
    }


def test_a_lead_meets_each_in_its_own_place_only(client: Client, planted: Planted) -> None:
    met = told_of(everything(client.other(planted.case.lead), planted.starts()))
    assert f"/safeguarding/{planted.concern}" in met
    assert f"/in-confidence/{planted.feedback}" in met
    assert f"/told-to-leave/{planted.threat}" in met
    own = ("/safeguarding", "/in-confidence/", "/told-to-leave/", "/if-schemes-close?")
    rest = {one for one in met if not one.startswith(own)}
    assert {one.rpartition("/")[2] for one in rest} == {"if-it-closes", "moved"}


def test_the_safeguarding_lead_meets_concerns_and_nothing_else(
    client: Client, planted: Planted
) -> None:
    guard = planted.build.officer(Role.SAFEGUARDING_LEAD, team=planted.case.team)
    met = told_of(everything(client.other(guard), planted.starts()))
    assert f"/safeguarding/{planted.concern}" in met
    assert f"/told-to-leave/{planted.threat}" in met
    own = ("/safeguarding", "/told-to-leave/")
    assert {one for one in met if not one.startswith(own)} == set()


def test_it_stands_in_no_letter_and_no_export(
    app: Flask, build: Build, planted: Planted, tmp_path: Path
) -> None:
    store = build.house.files
    letters = build.rows(LetterFile)
    assert len(letters) > 8
    for one in letters:
        assert PLANTED not in written(store.read(one.bytes_id), "").lower(), one.format
    log = tmp_path / "log.xlsx"
    assert app.test_cli_runner().invoke(args=["export-log", str(log)]).exit_code == 0
    assert "Marigold House" in written(log.read_bytes(), "")
    assert PLANTED not in written(log.read_bytes(), "").lower()


def test_no_event_carries_it_where_an_erasure_would_not_reach(
    build: Build, planted: Planted
) -> None:
    with reading_session(build.house.engine) as session:
        bodies: list[Any] = list(session.connection().exec_driver_sql("SELECT body FROM event"))
    assert bodies
    assert not [one for one in bodies if PLANTED in str(one).lower()]


MADE_ANEW = re.compile(
    r'nonce="[^"]+"|name="(?:csrf_token|sent_key)"[^>]*|value="[^"]+" *>(?=<input[^>]*sent_key)'
)
"""What each page is made with anew, whoever asks."""


@pytest.fixture
def pieces(build: Build) -> Pieces:
    return build.once(Pieces)


def every_address(app: Flask, pieces: Pieces) -> list[str]:
    """Every address that a page can have, with each thing in the council, and one that is not."""
    build, case = pieces.build, pieces.case
    rows: dict[str, list[object]] = {
        "review_id": [case.review],
        "scheme_id": [case.scheme],
        "resident_id": [pieces.amina, pieces.borys],
        "account_id": [one.id for one in build.rows(Account)],
        "file_id": [one.id for one in build.rows(StoredFile)],
        "letter_id": [one.id for one in build.rows(Letter)],
        "fact_id": [pieces.both, pieces.kept],
        "recommendation_id": [pieces.recommendation, pieces.kept_recommendation],
        "format_": ["pdf", "preview"],
        "organisation_id": [case.provider],
        "team_id": [case.team],
    }
    found = [
        "/log?show=overdue",
        "/log?show=revisit-due",
        "/letters?after=1",
        "/letters?state=sent",
    ]
    found += [f"/reviews/{case.review}/history?{key}=1" for key in ("after", "before")]
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.rule.startswith("/static"):
            continue
        names = sorted(rule.arguments)
        known = product(*(rows.get(name, [UUID(int=7)]) for name in names))
        for one in (*known, [UUID(int=7)] * len(names)):
            with app.test_request_context():
                values: dict[str, Any] = dict(zip(names, one, strict=True))
                found.append(url_for(rule.endpoint, **values))
    return found


def bytes_read(client: Client, addresses: list[str]) -> dict[str, tuple[int, str | bytes]]:
    """What stands at each address, and its status; without what is made anew for each page."""
    read: dict[str, tuple[int, str | bytes]] = {}
    for address in addresses:
        if address.startswith(("/sign-out", "/health")):
            continue
        response = client.http.get(address)
        plain = "text/html" in response.content_type
        body = MADE_ANEW.sub("", response.text) if plain else _package(response.data)
        read[address] = (response.status_code, body)
    return read


def _package(data: bytes) -> bytes:
    """The bytes of a file; of a workbook its parts, but for what tells when it was packed."""
    if data[:2] != b"PK":
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = sorted(one for one in package.namelist() if one != "docProps/core.xml")
        return b"".join(package.read(one) for one in parts)


def test_a_refusal_leaves_no_trace_for_a_benefits_officer(
    app: Flask, client: Client, pieces: Pieces
) -> None:
    addresses = every_address(app, pieces)
    client.sign_in(pieces.benefits)
    before = bytes_read(client, addresses)
    assert sum(status == 200 for status, _ in before.values()) > 20
    pieces.case.agree_to(pieces.borys, Reply(Use.SHARE_BENEFITS, ConsentState.REFUSED))
    assert _differ(before, bytes_read(client, addresses)) == []
    pieces.more_that_is_kept()
    no = (Reply(use, ConsentState.REFUSED) for use in Use if use is not Use.LETTER)
    pieces.case.agree_to(pieces.borys, *no)
    known = every_address(app, pieces)
    after = bytes_read(client, known)
    assert _differ(before, after) == []
    not_there = {one for key in (200, 302) for one, (status, _) in after.items() if status == key}
    assert not_there <= set(before), "nothing new is there"


def _differ(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return [one for one in before if one in after and before[one] != after[one]]


def test_what_is_not_shared_stands_in_no_byte_that_a_benefits_officer_gets(
    app: Flask, client: Client, pieces: Pieces
) -> None:
    pieces.more_that_is_kept()
    client.sign_in(pieces.benefits)
    starts = ("/", *every_address(app, pieces))
    read = everything(client, starts)
    assert told_of(read, KEPT) == set()
    shared = told_of(read, SHARED)
    review = f"/reviews/{pieces.case.review}"
    for page in ("/findings", "/overall", "/recommendations", "/history", "/shared"):
        assert f"{review}{page}" in shared, page
    assert f"{review}/shared/{pieces.account}" in shared
    assert f"{review}/papers/{pieces.paper}" in shared
    assert f"{review}/shared/{pieces.kept_account}" not in shared


def test_a_letter_to_a_resident_leaves_no_trace_for_a_benefits_officer(
    app: Flask, client: Client, pieces: Pieces
) -> None:
    """Who is written to tells who takes part: nor does the history say that anyone was."""
    client.sign_in(pieces.benefits)
    known = every_address(app, pieces)
    before = bytes_read(client, known)
    sent = pieces.case.sent(LetterKind.RESIDENT_LETTER, pieces.case.residents[0])
    assert sent
    assert _differ(before, bytes_read(client, known)) == []
