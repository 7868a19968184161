"""What a package may unpack to: judged by what it declares, and held to that while it is read."""

import io
import struct
import tracemalloc
from collections.abc import Callable
from random import Random
from zipfile import ZIP_BZIP2, BadZipFile, ZipFile

import pytest

from reviews.domain.errors import Refused
from reviews.domain.record import packages
from reviews.domain.record.packages import check_package, open_package, unpacked
from tests.bad_files import large_package, lying_package, package


def test_a_sound_package_gives_its_parts_as_they_are() -> None:
    words = b"words " * 150_000
    source = io.BytesIO(package(("a/b.xml", words), ("empty", b"")))
    assert check_package(source) == {"[Content_Types].xml", "word/document.xml", "a/b.xml", "empty"}
    assert source.tell() == 0, "ready to be read again"
    with open_package(source) as opened:
        assert b"".join(unpacked(opened, opened.getinfo("a/b.xml"))) == words
        assert b"".join(unpacked(opened, opened.getinfo("empty"))) == b""


def test_what_declares_too_much_is_refused_before_any_of_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large = large_package()
    monkeypatch.setattr(ZipFile, "open", None)
    with pytest.raises(Refused, match="more than 200 MB") as refused:
        check_package(io.BytesIO(large), "file")
    assert refused.value.field == "file"


def test_a_small_part_may_pack_well() -> None:
    check_package(io.BytesIO(package(("a", bytes(900_000)))))
    larger = ("a", bytes(1_100_000))
    with pytest.raises(Refused, match="100 times its size"):
        check_package(io.BytesIO(package(larger)))
    check_package(io.BytesIO(package(larger, ("noise", Random(1).randbytes(12_000)))))


def test_a_part_that_says_it_is_smaller_than_it_is_is_found_out_without_unpacking_it() -> None:
    lying = lying_package()
    with ZipFile(io.BytesIO(lying)) as one:
        assert one.testzip() is None, "the library itself takes it for sound"
    tracemalloc.start()
    with pytest.raises(BadZipFile):
        check_package(io.BytesIO(lying))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 3_000_000


def _counted_wrong() -> bytes:
    """One whose list of parts says that it is larger than any needs to be."""
    whole = bytearray(package())
    end = whole.rindex(b"PK\x05\x06")
    whole[end + 12 : end + 16] = struct.pack("<L", 4_000_000)
    return bytes(whole)


def _of_large() -> bytes:
    """One with the record that packages over 4 GB have."""
    whole = package()
    end = whole.rindex(b"PK\x05\x06")
    return whole[:end] + b"PK\x06\x07" + bytes(16) + whole[end:]


@pytest.mark.parametrize(
    "make",
    [
        _counted_wrong,
        _of_large,
        lambda: package(*((f"a/{n}", b"") for n in range(packages.MOST_PARTS))),
    ],
)
def test_a_long_list_of_parts_is_refused(make: Callable[[], bytes]) -> None:
    with pytest.raises(Refused, match="more than 10,000 parts"):
        open_package(io.BytesIO(make()))


def test_other_ways_of_packing_are_not_unpacked() -> None:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_BZIP2) as one:
        one.writestr("a", b"words")
    with pytest.raises(BadZipFile):
        check_package(made)


@pytest.mark.parametrize("cut", range(0, 240, 7))
def test_a_package_cut_short_or_changed_is_never_anything_but_refused_or_unreadable(
    cut: int,
) -> None:
    whole = package(("a/b.xml", b"some words"))
    changed = bytearray(whole)
    changed[cut % len(whole)] ^= 0x55
    for data in (whole[:cut], bytes(changed)):
        try:
            check_package(io.BytesIO(data))
        except (Refused, *packages.UNREADABLE):
            continue
        assert len(data) == len(whole)


def test_macros_are_known_however_their_name_is_written() -> None:
    assert packages.holds_macros(["word/VBAproject.BIN"])
    assert packages.holds_macros(["word/vbaData.xml"])
    assert not packages.holds_macros(["word/document.xml"])
