"""The bytes of bundles and of the council's own papers: backed up, checked, and erased."""

from pathlib import Path
from typing import Any

import pytest

from reviews.domain.letters.record_number import in_fours
from reviews.domain.record.event_kinds import EventKind
from reviews.services.across.against import against_manifest
from reviews.services.across.backing_up import House, back_up
from reviews.services.across.erasure import discard_bytes, erase
from reviews.services.across.erasure_list import ErasureList, erasure_list, replay_erasures
from reviews.services.across.verify import verify
from reviews.services.cases.cases import close_case
from reviews.services.people.set_up import command_line
from reviews.store.across import erasure
from reviews.store.record.engine import writing
from reviews.store.record.session import Session
from reviews.store.tables import Account, Bundle, BundleSent, CaseDocument
from tests.build import Build
from tests.bundles import Bundling
from tests.responding import Responding


class Sent(Responding):
    """An appeal whose response was drafted, made into a bundle, and sent."""

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        self.weighed()
        self.draft()
        self.benefits = self.officer
        bundling = Bundling(self)
        bundling.send(bundling.made())


@pytest.fixture
def bundling(build: Build) -> Bundling:
    return Bundling(build.once(Sent))


def faults(build: Build) -> list[str]:
    return [one.sentence for one in build.read(verify, build.house.files).faults]


def test_a_back_up_holds_them_and_one_that_differs_is_told(
    bundling: Bundling, tmp_path: Path
) -> None:
    build = bundling.build
    house = House(build.house.engine, build.house.files, {"secret-key": b"key"})
    made = back_up(house, command_line(build.clock()), tmp_path / "back-ups")
    (bundle,), (document,) = build.rows(Bundle), build.rows(CaseDocument)
    for one in (bundle, document):
        assert made.files.read(one.bytes_id) == build.house.files.read(one.bytes_id)
    assert list(made.faults()) == []
    text = (made.folder / "manifest.json").read_text()
    assert build.read(against_manifest, build.house.files, text).faults == ()
    place = bundling.path(bundling.bundles()[0])
    data = bytearray(place.read_bytes())
    data[60] ^= 1
    place.write_bytes(data)
    build.house.files.place(document.bytes_id).unlink()
    told = build.read(against_manifest, build.house.files, text).faults
    assert (
        f"The file of the bundle parties {bundle.id} differs from the one in the back-up." in told
    )
    assert any("document of case" in one and "is missing" in one for one in told)
    said = faults(build)
    assert any(f"bundle record {bundle.id}" in one for one in said)
    assert any(f"case_document record {document.id}" in one for one in said)


def test_a_sending_whose_digest_is_not_the_bundles_is_told(bundling: Bundling) -> None:
    build = bundling.build
    assert faults(build) == []
    with writing(build.house.engine) as session:
        connection = session.connection()
        connection.exec_driver_sql(f"UPDATE bundle_sent SET sha256 = '{'0' * 64}'")
    (row,) = build.rows(BundleSent)
    assert any(str(row.id) in one for one in faults(build))


def test_the_number_on_its_cover_leads_to_it_and_to_the_record(bundling: Bundling) -> None:
    build = bundling.build
    made = bundling.bundles()[0]
    typed = in_fours(made.record_number).upper()
    found = build.read(verify, build.house.files, typed)
    assert found.faults == ()
    (told,) = found.belongs
    assert f"bundle 1 of case {bundling.case.head.reference} (the parties’ set)" in told
    assert f"{made.pages} pages, sent on" in told
    assert f"the first {typed.split()[0]} events" in told
    with writing(build.house.engine) as session:
        session.connection().exec_driver_sql(
            f"UPDATE bundle SET record_number = '{made.record_number[:-1]}x'"
        )
    said = faults(build)
    assert any("record number that the bundle" in one and str(made.id) in one for one in said)


def erased(bundling: Bundling) -> None:
    build = bundling.build

    def erase_account(session: Session, act: Any) -> None:
        rows = session.query(Account).filter_by(id=bundling.case.account).all()
        erase(session, act, rows, EventKind.PERSON_ERASED)

    build.do(erase_account, None)
    build.read(discard_bytes, build.house.files)


def test_they_stay_while_a_legal_claim_holds_them_and_go_with_what_they_hold(
    bundling: Bundling,
) -> None:
    build = bundling.build
    (bundle,), (document,) = build.rows(Bundle), build.rows(CaseDocument)
    erased(bundling)
    assert [one.erased_at for one in (*build.rows(Bundle), *build.rows(CaseDocument))] == [None] * 2
    assert build.house.files.digest(bundle.bytes_id) == bundle.sha256
    build.do(close_case, bundling.case.benefits, bundling.case.case, "It is over.")
    erased(bundling)
    assert all(one.erased_at for one in (*build.rows(Bundle), *build.rows(CaseDocument)))
    for one in (bundle, document):
        assert build.house.files.digest(one.bytes_id) is None
    assert faults(build) == []
    assert ("bundle", str(bundle.id)) in build.read(erasure.every_erased)
    assert bundle.bytes_id in build.read(erasure_list).bytes


def test_one_that_was_restored_is_erased_again(bundling: Bundling) -> None:
    build = bundling.build
    (bundle,) = build.rows(Bundle)
    build.do(close_case, bundling.case.benefits, bundling.case.case, "It is over.")
    wanted = ErasureList((), (("bundle", str(bundle.id)),), (bundle.bytes_id,))
    with writing(build.house.engine) as session:
        assert replay_erasures(session, command_line(build.clock()), build.house.files, wanted) == 1
    assert build.rows(Bundle)[0].erased_at is not None
    assert build.house.files.digest(bundle.bytes_id) is None
    assert faults(build) == []
