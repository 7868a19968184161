"""Every kind of record has its verbs: shown, corrected, taken back, attached to, disputed.

The record of the last version, brought over, holds every kind: each verb is tried on each.
"""

import io
from collections.abc import Iterator

import pytest
from flask import Flask

from reviews.domain.accounts.accounts import AccountState
from reviews.domain.across.corrections import (
    CORRECTED_ELSEWHERE,
    CORRECTED_HERE,
    TAKEN_BACK_ELSEWHERE,
    Typed,
)
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Role
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.evidence import OF_CASES, EvidenceKind, Limb
from reviews.domain.register.search import folded
from reviews.services.assessment import findings
from reviews.services.board import outcomes
from reviews.store.people import officers
from reviews.store.tables import (
    Account,
    Event,
    Evidence,
    EvidenceFile,
    StoredFile,
)
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.journeys.assessing import AWKWARD
from tests.journeys.every_kind import EveryKind
from tests.store.test_last_version import brought_over as brought_over  # noqa: PLC0414 - a fixture

READ = " ".join(AWKWARD.split())


class Record:
    """The record of the last version, and a lead reviewer of each team at a browser."""

    def __init__(self, app: Flask, clock: Clock) -> None:
        self.build = Build(app.extensions["reviews"], clock)
        self.client = Client(app, self.build)
        self.leads = [
            self.build.read(officers.viewer, one.id)
            for one in self.build.read(officers.officers)
            if Role.LEAD_REVIEWER in one.roles and not one.closed_at
        ]
        self.open = {
            one.id for one in self.build.rows(Account) if one.state is AccountState.COMPLETE
        }

    def of(self, kind: EvidenceKind) -> Iterator[tuple[Client, Evidence]]:
        """Pieces of a kind that a lead may open and whose words are not withheld."""
        quarantined = {one.id for one in self.build.rows(StoredFile) if one.quarantined_at}
        for one in self.build.rows(Evidence):
            if one.kind is not kind or one.id in quarantined:
                continue
            for lead in self.leads:
                self.client.sign_in(lead)
                found = self.client.http.get(f"/evidence/{one.id}")
                if found.status_code == 200 and "What you can do" in found.text:
                    yield self.client, one
                    break

    def one(self, kind: EvidenceKind) -> tuple[Client, Evidence]:
        return next(self.of(kind))


@pytest.fixture
def case(build: Build) -> EveryKind:
    return build.once(EveryKind)


@pytest.fixture
def record(brought_over: Flask, clock: Clock) -> Record:
    brought_over.test_cli_runner().invoke(args=["init"])
    return Record(brought_over, clock)


def test_every_kind_says_how_it_is_corrected_and_taken_back() -> None:
    here, elsewhere = set(CORRECTED_HERE), set(CORRECTED_ELSEWHERE)
    assert here | elsewhere == set(EvidenceKind)
    assert not here & elsewhere
    assert set(TAKEN_BACK_ELSEWHERE) <= elsewhere


def test_every_verb_on_every_kind(record: Record) -> None:
    reviewed = [one for one in EvidenceKind if one not in OF_CASES]
    for kind in reviewed:
        client, one = record.one(kind)
        address = f"/evidence/{one.id}"
        page = client.get(address)
        assert page.heading.startswith(("Something seen", "Account.", kind.words)), kind
        assert "True from" in page.words(), kind
        _dispute(client, address, kind)
        _attach(record, client, address, kind)
        _speaks(client, address, kind)
        _correct(client, address, kind)
        _take_back(client, address, kind)
    assert {one.kind for one in record.build.rows(Evidence)} == set(reviewed)
    verified = record.client.app.test_cli_runner().invoke(args=["verify"])
    assert "Everything matches" in verified.output, verified.output


def _dispute(client: Client, address: str, kind: EvidenceKind) -> None:
    form = client.get(f"{address}/dispute")
    assert "Say who says that it is wrong" in client.send(form, {"said_by": ""}).words(), kind
    said = client.send(client.get(f"{address}/dispute"), {"said_by": "Zoë", "words": AWKWARD})
    assert READ in said.words(), kind


def _attach(record: Record, client: Client, address: str, kind: EvidenceKind) -> None:
    paper = (io.BytesIO(b"What shows it"), "paper.txt")
    said = client.send(client.get(f"{address}/attach"), {"file": paper, "about": "A paper ł"})
    assert "A paper ł" in said.words(), kind
    attached = [one.file_id for one in record.build.rows(EvidenceFile)][-1:]
    assert attached
    link = said.links()["A paper ł"]
    assert client.http.get(link).data == b"What shows it", kind


def _speaks(client: Client, address: str, kind: EvidenceKind) -> None:
    said = client.send(client.get(f"{address}/speaks-to"), {"limb": Limb.TIED.value})
    assert "Whether it is tied to the home" in said.words(), kind


def _correct(client: Client, address: str, kind: EvidenceKind) -> None:
    if kind in CORRECTED_ELSEWHERE:
        assert CORRECTED_ELSEWHERE[kind] in client.get(address).words(), kind
        client.get(f"{address}/correct", status=404)
        return
    form = client.get(f"{address}/correct")
    right = {
        part.column: AWKWARD if part.typed is Typed.WORDS else "Right ł & <b>"
        for part in CORRECTED_HERE[kind]
        if part.typed in (Typed.WORDS, Typed.LINE)
    }
    assert "Say what was wrong" in client.send(form, right).words(), kind
    said = client.send(client.get(f"{address}/correct"), {**right, "reason": "Misheard"})
    assert "What it said before" in said.words(), kind
    assert "Right ł & <b>" in said.words() or READ in said.words(), kind


def _take_back(client: Client, address: str, kind: EvidenceKind) -> None:
    if kind in TAKEN_BACK_ELSEWHERE:
        assert TAKEN_BACK_ELSEWHERE[kind] in client.get(address).words(), kind
        client.get(f"{address}/take-back", status=404)
        return
    empty = client.send(client.get(f"{address}/take-back"), {"reason": " "})
    assert "Say why it no longer stands" in empty.words(), kind
    said = client.send(client.get(f"{address}/take-back"), {"reason": f"Wrong {AWKWARD}"})
    assert f"Wrong {READ}" in said.words(), kind
    assert "What you can do" not in said.words(), kind
    client.get(f"{address}/correct", status=404)


def test_what_was_taken_back_is_listed_with_its_reason_and_used_nowhere(record: Record) -> None:
    client, one = record.one(EvidenceKind.OBSERVATION)
    words = client.get(f"/evidence/{one.id}/correct")
    seen = words.words(next(a for a in words.every("textarea") if a.get("name") == "words"))
    visit = client.get(f"/evidence/{one.id}").links()["Open it where it stands"]
    assert " ".join(seen.split()) in client.get(visit).words()
    client.send(client.get(f"/evidence/{one.id}/take-back"), {"reason": "A neighbour’s door"})
    listed = client.get(f"/reviews/{one.review_id}/taken-back").words()
    assert "A neighbour’s door" in listed
    assert folded(seen) not in folded(listed)
    assert " ".join(seen.split()) not in client.get(visit).words()


def test_the_page_of_a_record_says_all_of_it_and_which_findings_it_may_not_show(
    client: Client, case: EveryKind
) -> None:
    pieces = case.kinds()
    client.sign_in(case.bo)
    told = {
        EvidenceKind.STAFF_TIME: "1 staff × 10 hours × 7 times",
        EvidenceKind.PROGRESS: "When it was seen 23 November 2026",
        EvidenceKind.ACKNOWLEDGEMENT: "When it was acknowledged 23 November 2026",
        EvidenceKind.OUTCOME_RECORD: "On which day 3 November 2026",
    }
    for kind, words in told.items():
        assert words in client.get(f"/evidence/{pieces[kind]}").words(), kind
    support = client.get(f"/evidence/{pieces[EvidenceKind.SUPPORT]}")
    assert "Need money" not in support.words()
    talk = f"/evidence/{pieces[EvidenceKind.STAFF_TALK]}"
    assert "Cite it in a finding" in client.get(talk).links()
    progress = f"/evidence/{pieces[EvidenceKind.PROGRESS]}/correct"
    form = client.get(progress)
    words = client.send(form, words="Half of it", reason="Misheard").words()
    assert "How far has it come? Under way" in words
    assert "When was it seen? 23 November 2026" in words
    key = case.finding("Kept for them", evidence=pieces[EvidenceKind.SUPPORT])
    also = findings.Cited(evidence=pieces[EvidenceKind.STAFF_TALK])
    case.build.do(findings.cite, case.ann, case.id, key, also)
    assert "Kept for them" in client.get(talk).words()
    case.build.agree(case.ann, case.id, case.resident, Use.READ_FILE, state=ConsentState.REFUSED)
    for page in (talk, f"{talk}/take-back"):
        shown = client.get(page).words()
        assert "Kept for them" not in shown
        assert "not shown here rests on it" in shown


def test_a_record_cited_in_a_finding_is_taken_back_beside_its_outcome(case: EveryKind) -> None:
    record_id = case.kinds()[EvidenceKind.OUTCOME_RECORD]
    case.finding("They were nervous", evidence=record_id)
    case.build.do(outcomes.take_back_note, case.ann, case.id, record_id)
    told = [one.kind for one in case.build.rows(Event)]
    assert EventKind.CITED_RECORD_TAKEN_BACK in told


def test_a_finished_account_leads_to_its_page_and_says_that_it_was_taken_back(
    client: Client, case: EveryKind
) -> None:
    client.sign_in(case.ann)
    page = client.get(f"/accounts/{case.done}")
    assert "Open it again" in page.words()
    one = page.links()["Say that it is wrong, attach a file, or take it back"]
    client.send(client.get(f"{one}/take-back"), reason="Someone else spoke")
    after = client.get(f"/accounts/{case.done}")
    assert "This account was taken back." in after.words()
    assert "Open it again" not in after.words()
    assert "Someone else spoke" in client.get(after.links()["Why it was taken back"]).words()


def test_every_page_of_a_record_leads_to_what_can_be_done_with_it(
    client: Client, case: EveryKind
) -> None:
    client.sign_in(case.ann)
    pieces = case.kinds()
    for kind, page in (
        (EvidenceKind.SUPPORT, f"{case.address}/residents/{case.resident}/needs"),
        (EvidenceKind.STAFF_TIME, f"{case.address}/staff-time"),
        (EvidenceKind.OUTCOME, f"{case.address}/residents/{case.resident}/outcomes"),
    ):
        assert f"/evidence/{pieces[kind]}" in client.get(page).links().values(), kind
    talk = f"/evidence/{pieces[EvidenceKind.STAFF_TALK]}"
    paper = (io.BytesIO(b"What shows it"), "paper.txt")
    attached = client.send(client.get(f"{talk}/attach"), {"file": paper, "about": "A paper"})
    [own] = [to for words, to in attached.links().items() if words.startswith("Take this file")]
    assert client.get(own).heading == EvidenceKind.FILE.words
