"""A benefits officer has the papers made into a bundle, gives it to the other side, sends it."""

import hashlib
import io
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.kinds import StepKind
from reviews.domain.record.jobs import JobState
from reviews.store.tables import BundleSent, CaseStep, Job, NeutralLine
from tests.build import Build
from tests.bundles import Bundling
from tests.case_rows import CaseRows
from tests.client import Client
from tests.going_in import GoingIn
from tests.journeys.assessing import AWKWARD
from tests.page import Page
from tests.pieces import KEPT, SHARED
from tests.queries import asked

FULL = BundleKind.FULL


@pytest.fixture
def bundling(build: Build) -> Bundling:
    return Bundling(build.once(GoingIn))


def test_it_is_asked_for_made_opened_and_sent(client: Client, bundling: Bundling) -> None:
    case, build = bundling.case, bundling.build
    client.sign_in(case.benefits)
    of_case = f"/cases/{case.case}"
    page = client.get(f"{of_case}/bundles")
    assert "There is nothing to make a bundle of" in page.words()
    assert "Make the bundle" not in page.words()
    case.put_in(case.pieces.paper, case.pieces.account)
    page = client.send(client.get(f"{of_case}/bundles"))
    assert "You have asked for it." in page.words()
    assert "It is being made." in page.words()
    (job,) = build.rows(Job)
    assert bundling.worked(job.id).state is JobState.DONE
    page = client.get("/jobs")
    assert f"{of_case}/bundles" in page.links().values()
    page = client.get(f"{of_case}/bundles")
    assert "Holds what goes now" in page.words()
    made = bundling.bundles()[0]
    page = client.get(f"{of_case}/bundles/{made.id}")
    assert made.sha256 in page.words()
    assert f"{SHARED} rota" in page.words()
    page = client.get(f"{of_case}/send")
    assert f"Bundle 1, {made.pages} pages" in page.words()
    client.send(page, to_follow=AWKWARD)
    (row,) = build.rows(BundleSent)
    assert (row.bundle_id, row.sha256) == (made.id, made.sha256)
    page = client.get(f"{of_case}/bundles")
    assert "23 November 2026" in page.words()
    assert "Sent" in page.words()


def test_each_page_leads_to_the_next_until_the_papers_went(
    client: Client, bundling: Bundling
) -> None:
    case, of_case = bundling.case, f"/cases/{bundling.case.case}"
    rows = CaseRows(bundling.build, case.benefits, case.case)
    rows.decision()
    rows.appeal()
    rows.certificate()
    case.put_in(case.pieces.paper)
    client.sign_in(case.benefits)

    def leads(page: Page) -> dict[str, str]:
        cards = [one for one in page.every("div") if one.get("class") == "app-card"]
        (card,) = [one for one in cards if "What to do now" in page.words(one)]
        return {page.words(a): a.get("href", "") for a in card.iter("a")}

    page = client.get(f"{of_case}/papers")
    assert leads(page) == {"The council’s papers": f"{of_case}/documents"}
    form = client.get(f"{of_case}/documents/appeal-response/draft")
    page = client.send(form, opposed="later", attends="later")
    assert leads(page) == {"Bundles": f"{of_case}/bundles"}
    made = bundling.made()
    page = client.get(f"{of_case}/bundles/{made.id}")
    assert leads(page) == {"Send the papers": f"{of_case}/send"}
    page = client.get(f"{of_case}/send")
    assert page.links()["Look through the bundle that holds what goes"].endswith(str(made.id))
    page = client.send(page)
    assert "The bundle that went with it" in page.words()
    assert made.sha256 in page.words()
    page = client.get(page.links()[f"Bundle 1, {made.pages} pages"])
    (way,) = [words for words in page.links() if words.startswith("Set 1, with which it went")]
    assert page.links()[way].startswith(f"{of_case}/sets/")
    assert leads(page) == {"Steps": f"{of_case}/timeline"}


def test_papers_go_without_a_bundle_too(client: Client, bundling: Bundling) -> None:
    case = bundling.case
    client.sign_in(case.benefits)
    case.put_in(case.pieces.paper)
    page = client.get(f"/cases/{case.case}/send")
    assert "Which bundle goes with them?" not in page.words()
    client.send(page)
    assert bundling.build.rows(BundleSent) == []
    case.put_in(case.pieces.account)
    made = bundling.made()
    page = client.get(f"/cases/{case.case}/send")
    case.put_in(case.pieces.kept_account)
    page = client.send(page)
    assert "not those of this bundle any more" in page.words()
    assert bundling.build.rows(BundleSent) == []
    assert f"Bundle {made.number}, which holds other papers" in page.words()


def test_what_the_other_side_gets_is_checked_by_any_tool_and_by_ours(
    client: Client, bundling: Bundling, tmp_path: Path
) -> None:
    case = bundling.case
    case.put_in(case.pieces.paper, case.pieces.account)
    made = bundling.made()
    client.sign_in(case.benefits)
    of_bundle = f"/cases/{case.case}/bundles/{made.id}"
    data = client.download(f"{of_bundle}.zip").data
    with ZipFile(io.BytesIO(data)) as held:
        held.extractall(tmp_path)
        names = held.namelist()
    pdf = next(one for one in names if one.endswith(".pdf") and "/" not in one)
    assert (tmp_path / pdf).read_bytes() == client.download(f"{of_bundle}.pdf").data
    assert hashlib.sha256((tmp_path / pdf).read_bytes()).hexdigest() == made.sha256
    listed = client.download(f"{of_bundle}/sha256-list.txt").data
    assert (tmp_path / "sha256-list.txt").read_bytes() == listed
    program = client.download(f"{of_bundle}/check_bundle.py").data
    assert (tmp_path / "check_bundle.py").read_bytes() == program

    def run() -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "check_bundle.py"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, text=True)

    checked = run()
    assert checked.returncode == 0
    code = checked.stdout.splitlines()[-1].strip()
    assert f"SHA-256 of the list {code}" in client.get(of_bundle).words()
    whole = (tmp_path / pdf).read_bytes()
    (tmp_path / pdf).write_bytes(whole[:50] + bytes([whole[50] ^ 1]) + whole[51:])
    assert run().returncode == 1
    place = bundling.path(made)
    place.write_bytes((tmp_path / pdf).read_bytes())
    for ending in (".pdf", ".zip"):
        told = client.http.get(f"{of_bundle}{ending}")
        assert told.status_code == 404
        assert "not as it was made" in told.text


def test_the_full_set_is_the_disclosure_officers_alone(client: Client, bundling: Bundling) -> None:
    case, build = bundling.case, bundling.build
    case.put_in(case.pieces.account)
    case.apply_for(case.pieces.kept_account)
    of_case = f"/cases/{case.case}"
    client.sign_in(case.disclosure)
    page = client.send(client.get(f"{of_case}/bundles/full"))
    assert "It is being made." in page.words()
    (job,) = build.rows(Job)
    assert bundling.worked(job.id).state is JobState.DONE
    (full,) = bundling.bundles(FULL)
    page = client.get(f"{of_case}/bundles/full/{full.id}")
    assert "R1" in page.words()
    page = client.send(page, sent_on=build.days(1))
    assert "today or in the past" in page.words()
    page = client.send(page, sent_on=build.today)
    assert "It is recorded that this bundle was sent to the tribunal." in page.words()
    page = client.get(f"{of_case}/bundles")
    assert "Make the bundle" not in page.words()
    assert not any("/bundles/look/" in one.get("href", "") for one in page.every("a"))
    other = client.other(case.benefits)
    for address in (
        f"{of_case}/bundles/full",
        f"{of_case}/bundles/full/{full.id}",
        f"{of_case}/bundles/full/{full.id}.pdf",
        f"{of_case}/bundles/full/{full.id}.zip",
        f"{of_case}/bundles/full/{full.id}/sha256-list.txt",
    ):
        assert other.http.get(address).status_code == 403
    for address in (f"{of_case}/bundles/{full.id}", f"{of_case}/bundles/{full.id}.pdf"):
        assert other.http.get(address).status_code == 404
        assert client.http.get(address).status_code == 404
    assert "had the papers made" not in other.get(f"{of_case}/history").words()
    assert "had the papers made" in client.get(f"{of_case}/history").words()


def test_a_neutral_line_needs_a_direction_and_stands_on_the_cover(
    client: Client, bundling: Bundling
) -> None:
    case, build = bundling.case, bundling.build
    case.put_in(case.pieces.account)
    client.sign_in(case.disclosure)
    address = f"/cases/{case.case}/bundles/full/neutral-line"
    page = client.get(address)
    assert "shows that a paper is withheld whole, unless a direction" in page.words()
    assert "with words taken out says so" in page.words(), "which no direction asked for"
    page = client.send(page, words=AWKWARD)
    assert "Choose the direction" in page.words()
    assert AWKWARD.split()[0] in page.text

    CaseRows(build, case.benefits, case.case).step(StepKind.DIRECTION)
    (step,) = build.rows(CaseStep)
    line = "Something is withheld by a direction."
    client.send(client.get(address), step_id=str(step.id), words=line)
    (row,) = build.rows(NeutralLine)
    assert row.words == line
    assert line in " ".join(bundling.words(bundling.made())[0].split())
    client.send(client.get(address), words="")
    assert line not in " ".join(bundling.words(bundling.made())[0].split())


def test_every_page_of_a_paper_can_be_looked_at(client: Client, bundling: Bundling) -> None:
    case = bundling.case
    client.sign_in(case.benefits)
    address = f"/cases/{case.case}/bundles/look/{case.pieces.paper}"
    client.get(address, status=404)
    case.put_in(case.pieces.paper)
    page = client.get(address)
    assert "Page 1 of 1" in page.words()
    assert "How it goes in" not in page.words()
    picture = client.download(f"{address}.png")
    assert picture.data.startswith(b"\x89PNG")
    client.download(f"{address}.png?page=2", status=404)
    client.get(f"/cases/{case.case}/bundles/look/{case.pieces.kept_account}", status=404)


def test_pages_ask_no_more_of_the_database_for_more_papers(
    client: Client, bundling: Bundling
) -> None:
    case, build = bundling.case, bundling.build
    client.sign_in(case.benefits)
    case.put_in(case.pieces.account)
    made = bundling.made()
    addresses = [f"/cases/{case.case}/bundles", f"/cases/{case.case}/bundles/{made.id}"]
    addresses.append(f"/cases/{case.case}/send")

    def count() -> list[int]:
        found = []
        for address in addresses:
            client.get(address)
            with asked(build.house.engine) as sent:
                client.get(address)
            found.append(len(sent))
        return found

    before = count()
    more = [case.pieces.finished(case.pieces.amina, f"{SHARED} {n}") for n in range(4)]
    case.put_in(*more)
    bundling.made()
    assert count() == before
    assert KEPT not in client.get(addresses[0]).words()
