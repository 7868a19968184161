"""A page of a bundle is shown only where the bytes are those that were recorded."""

import io
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from reviews.domain.errors import Refused
from reviews.files import looking
from reviews.services.cases.bundle_pages import check_bytes, page_shown, picture
from reviews.store.cases.bundles_read import BundleLine, bundle
from tests.build import Build
from tests.bundled import bundled, pages
from tests.journeys.cases.appealing import Appealing

if TYPE_CHECKING:
    from uuid import UUID

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def made(build: Build) -> BundleLine:
    case = Appealing(build)
    key = bundled(build, case.bea, case.id, pages("One", "Two"))
    found: BundleLine = build.read(bundle, case.id, key)
    return found


def test_a_page_is_read_and_drawn(build: Build, made: BundleLine) -> None:
    files = build.house.files
    shown = page_shown(files, made, 2)
    assert shown.read is not None
    assert (shown.read.words, shown.wrong) == ("Two", "")
    with Image.open(io.BytesIO(picture(files, made, 2))) as drawn:
        assert drawn.size == (shown.read.width, shown.read.height)


@pytest.mark.parametrize("kept_time", [False, True])
def test_a_bit_that_is_flipped_is_told_and_nothing_is_shown(
    build: Build, made: BundleLine, *, kept_time: bool
) -> None:
    files = build.house.files
    check_bytes(files, made)
    path = files.place(made.bytes_id)
    before, data = path.stat(), bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    if kept_time:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    for _ in range(2):
        shown = page_shown(files, made, 1)
        assert shown.read is None
        assert "has been changed since it was recorded" in shown.wrong
        with pytest.raises(Refused, match="none of its pages is shown"):
            picture(files, made, 1)
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert page_shown(files, made, 1).wrong == ""


def test_a_file_that_is_cut_short_or_missing_is_told(build: Build, made: BundleLine) -> None:
    files = build.house.files
    path = files.place(made.bytes_id)
    path.write_bytes(path.read_bytes()[:-100])
    assert "were recorded, so none of its pages is shown" in page_shown(files, made, 1).wrong
    path.unlink()
    assert "The file of this bundle is missing" in page_shown(files, made, 1).wrong


def test_what_was_erased_is_told_as_that(build: Build, made: BundleLine) -> None:
    erased = replace(made, erased_at=build.clock())
    assert page_shown(build.house.files, erased, 1).wrong == "The pages of this bundle were erased."
    with pytest.raises(Refused, match="erased"):
        picture(build.house.files, erased, 1)


def test_every_byte_is_read_once_while_the_file_stays_as_it_is(
    build: Build, made: BundleLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[UUID] = []
    whole = looking.wrong_with

    def counted(*recorded: object) -> tuple[str, bool]:
        read.append(made.id)
        return whole(*recorded)  # type: ignore[arg-type]

    monkeypatch.setattr("reviews.services.cases.bundle_pages.wrong_with", counted)
    for number in (1, 2, 1):
        picture(build.house.files, made, number)
    assert len(read) == 1
