"""What is kept apart stays apart: every page, letter, workbook and export, read by every role.

A distinctive word is planted in each record that only a few may open. Then each officer follows
every link from their own work to the last, opens every file on the way, and must not meet it.
"""

import io
import re
import zipfile
from collections import deque
from html import unescape
from pathlib import Path
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from flask import Flask

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
from reviews.services.safeguarding import closure, concerns, feedback, protection, threats
from reviews.store.record.engine import reading_session
from reviews.store.safeguarding import threats as store
from reviews.store.tables import LetterFile
from tests.build import Build
from tests.client import Client
from tests.documents import pdf_words
from tests.letter_case import LetterCase

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


def told_of(read: dict[str, str]) -> set[str]:
    """The addresses at which the planted word stands."""
    return {address for address, words in read.items() if PLANTED in words.lower()}


class Planted:
    """A review with its letters out, and the word planted in what is kept apart."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.case = LetterCase(build)
        self.concern = self._concern()
        self.threat = self._threat()
        self.feedback = self._feedback()
        self._closure()
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
