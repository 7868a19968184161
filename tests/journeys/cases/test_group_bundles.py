"""The papers that a group shares are asked for, made, read by their pages and given out."""

from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

from reviews.domain.people.roles import Role
from reviews.domain.record.jobs import JobState
from reviews.services.cases import groups
from reviews.services.cases.cases import add_member
from reviews.store.cases import group_bundles as store
from reviews.store.tables import BundleSent, Case, Job
from tests.build import Build
from tests.bundles import Bundling
from tests.client import Client
from tests.going_in import GoingIn
from tests.pieces import SHARED


def test_the_papers_of_a_group_are_made_read_given_out_and_sent(
    client: Client, build: Build
) -> None:
    case = GoingIn(build)
    pieces, bundling = case.pieces, Bundling(case)
    other = build.case(case.benefits, pieces.case.scheme, pieces.borys, pieces.case.review)
    group = build.do(groups.start_group, case.benefits, case.case, "Łódź & <b>", [other])
    of_group = f"/case-groups/{group}"
    client.sign_in(case.benefits)
    page = client.get(of_group)
    assert "No bundle of common papers was made yet." in page.words()
    assert "Make the bundle of common papers" not in page.words()
    case.put_in(pieces.paper, pieces.account)
    page = client.get(of_group)
    (at,) = [
        place
        for place, one in enumerate(page.every("form"))
        if one.get("action", "").endswith("/bundles/make")
    ]
    page = client.send(page, form=at)
    assert "You have asked for it." in page.words()
    assert "It is being made." in page.words()
    (job,) = build.rows(Job)
    assert bundling.worked(job.id).state is JobState.DONE
    assert of_group in client.get("/jobs").links().values()
    assert "Holds what goes now" in client.get(of_group).words()


def test_a_bundle_of_a_group_is_read_given_out_and_sent_with_that_of_a_case(
    client: Client, build: Build
) -> None:
    case = GoingIn(build)
    pieces, bundling = case.pieces, Bundling(case)
    group, _ = bundling.common(pieces.paper, pieces.account)
    of_group = f"/case-groups/{group}"
    client.sign_in(case.benefits)
    (made,) = build.read(store.bundles, group)
    page = client.get(f"{of_group}/bundles/{made.id}")
    assert made.sha256 in page.words()
    assert "G1" in page.words()
    assert f"{SHARED} rota" in page.words()
    assert str(pieces.account) not in page.text
    page = client.get(page.links()[f"{SHARED} rota"])
    assert "Paper G1: " in page.words()
    assert f"{SHARED} rota" in page.words()
    assert client.download(f"{page.address}.png").data[:4] == b"\x89PNG"
    address = f"{of_group}/bundles/{made.id}"
    with ZipFile(BytesIO(client.download(f"{address}.zip").data)) as found:
        assert found.namelist()[0] == "HG-2026-001-common-1.pdf"
    listed = client.download(f"{address}/sha256-list.txt")
    assert made.sha256 in listed.text
    assert sha256(listed.data).hexdigest() in client.get(address).words()
    page = client.get(f"/cases/{case.case}/bundles")
    assert f"stand in its bundle 1, pages 1 to {made.pages}." in page.words()
    bundling.made()
    page = client.get(f"/cases/{case.case}/send")
    client.send(page, to_follow="")
    assert made.id in {row.bundle_id for row in build.rows(BundleSent)}
    assert "Sent" in client.get(of_group).words()


def test_who_is_on_no_case_of_the_group_opens_nothing_of_it(client: Client, build: Build) -> None:
    case = GoingIn(build)
    pieces = case.pieces
    group, made = Bundling(case).common(pieces.paper)
    address = f"/case-groups/{group}/bundles/{made}"
    on_one, on_all = case.disclosure, build.officer(Role.DISCLOSURE_OFFICER, name="On All")
    for one in build.rows(Case):
        build.do(add_member, case.benefits, one.id, on_all.id)
    not_on = build.officer(Role.BENEFITS_OFFICER, name="Not On")
    for who in (not_on, on_one, pieces.case.lead):
        client.sign_in(who)
        for end in ENDS:
            assert client.http.get(f"{address}{end}").status_code in (403, 404), (who.name, end)
    client.sign_in(on_all)
    for end in ENDS:
        assert client.http.get(f"{address}{end}").status_code == 200, end


ENDS = ("", ".pdf", ".zip", "/sha256-list.txt", "/check_bundle.py", "/pages/1", "/pages/1.png")
"""What a bundle of a group is read and given out by, behind its own address."""
