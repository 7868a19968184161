"""Nothing that is not to go stands in any byte of what goes, to whomever it goes."""

import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.documents import DocumentKind
from reviews.services.cases import bundle_files, paper_files
from reviews.store.cases import cases
from reviews.store.cases.bundles import BundleLine
from reviews.store.cases.cases import CaseHead
from reviews.store.tables import StoredFile
from tests.build import Build
from tests.bundles import Bundling
from tests.client import Client
from tests.every_byte import found_in
from tests.journeys.cases.planting import GOES, PLANTED, WITHHELD, Planted

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

FULL = BundleKind.FULL
KINDS = (DocumentKind.RESPONSE, DocumentKind.CHRONOLOGY, DocumentKind.SUPPORT, DocumentKind.SCHEME)
SECRET = (*PLANTED.values(), WITHHELD)


@pytest.fixture
def bundling(build: Build) -> Bundling:
    return Bundling(build.once(Planted))


def case_of(bundling: Bundling) -> CaseHead:
    found = bundling.build.read(cases.case, bundling.case.case)
    assert isinstance(found, CaseHead)
    return found


def given_out(bundling: Bundling, made: BundleLine) -> dict[str, bytes]:
    """What goes with a bundle: itself, and one file with its list, program and files beside."""
    files, head, to = bundling.build.house.files, case_of(bundling), io.BytesIO()
    bundling.build.read(bundle_files.write_all, files, head, made, to)
    return {"bundle.pdf": bundling.path(made).read_bytes(), "all.zip": to.getvalue()}


def for_parties(bundling: Bundling, client: Client) -> Mapping[str, bytes]:
    """All that the parties get: the council's papers in each format, the bundle, and the lists."""
    case, found = bundling.case, dict[str, bytes]()
    assert isinstance(case, Planted)
    for kind in KINDS:
        found[f"{kind}.docx"] = case.draft(kind)
    client.sign_in(case.benefits)
    of_case = f"/cases/{case.case}"
    page = client.get(f"{of_case}/documents")
    for address in [one.get("href", "") for one in page.every("a")]:
        if address.startswith(f"{of_case}/documents/") and address.endswith(("/pdf", "/html")):
            found[address] = client.download(address).data
    found |= given_out(bundling, bundling.made())
    found["papers.xlsx"] = client.download(f"{of_case}/papers.xlsx").data
    return found


def test_no_planted_word_stands_in_what_goes_to_the_parties(
    bundling: Bundling, client: Client
) -> None:
    every = for_parties(bundling, client)
    for name, data in every.items():
        assert found_in(name, data, SECRET) == set()
    for name in ("bundle.pdf", "all.zip", "papers.xlsx"):
        assert found_in(name, every[name], [GOES])
    assert found_in("response", every["appeal-response.docx"], ["paper 1"])
    assert sum(name.endswith("/pdf") for name in every) == len(KINDS)


def test_the_tribunal_alone_gets_the_item_with_its_reasons_and_nothing_more(
    bundling: Bundling,
) -> None:
    build = bundling.build
    named = {(one.name, one.version): one for one in build.house.question_sets}
    every = given_out(bundling, bundling.made(FULL))
    for make in (paper_files.schedule_file, paper_files.schedule_pdf):
        every[make.__name__] = build.read(make, case_of(bundling), named, build.today)
    why = PLANTED["why an item is withheld"]
    for name, data in every.items():
        assert found_in(name, data, set(PLANTED.values()) - {why}) == set()
    assert found_in("bundle.pdf", every["bundle.pdf"], [WITHHELD])
    assert found_in("bundle.pdf", every["bundle.pdf"], [why]) == set()
    for name in ("schedule_file", "schedule_pdf"):
        assert found_in(name, every[name], [why])


def test_each_word_was_there_to_be_found(bundling: Bundling) -> None:
    """What is looked for is found in what is held: a test that cannot fail holds nothing."""
    build, house = bundling.build, bundling.build.house
    database = Path(house.settings.url.removeprefix("sqlite:///"))
    held = [one for one in house.files.folder.rglob("*") if one.is_file()]
    held += database.parent.glob(f"{database.name}*")
    data = b"As held: " + b"".join(one.read_bytes() for one in held)
    there = {word for word, _ in found_in("held", data, SECRET)}
    packed = {PLANTED["an attachment"], PLANTED["a bookmark"]}
    assert there | packed == set(SECRET)
    assert isinstance(bundling.case, Planted)
    (plan,) = [one.bytes_id for one in build.rows(StoredFile) if one.id == bundling.case.plan]
    assert {word for word, _ in found_in("plan.pdf", house.files.read(plan), packed)} == packed
