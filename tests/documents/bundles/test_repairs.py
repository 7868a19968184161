"""A PDF that had to be mended says so: a half one opens with every page counted and pages empty."""

import random
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from reviews.documents.bundles import repairs
from reviews.documents.bundles.errors import NoPages
from reviews.documents.bundles.parts import Paged
from reviews.documents.bundles.repairs import TOO_MUCH, check_lists
from reviews.domain.cases.bundles import PagedAs

from .making import SHAPES, WORDS, differs, drawn, paged, pdf_of, words_of

_PAGES = 12
_PLACES = 40
_WAYS: dict[str, dict[str, Any]] = {
    "a plain list of parts": {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
    "parts packed together": {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
    "made for the web": {"linearize": True},
    "not packed": {"compress_streams": False},
}


def _numbered(path: Path, **saved: Any) -> Path:
    said = (f"BT /F 20 Tf 50 50 Td (Page {one}) Tj ET".encode() for one in range(_PAGES))
    return pdf_of(path, *(SHAPES + one for one in said), **saved)


def _is_whole(made: Paged, original: Path) -> bool:
    return made.pages == _PAGES and all(
        differs(drawn(made.path, one, 0.3), drawn(original, one, 0.3)) < 0.5
        for one in range(_PAGES)
    )


@pytest.mark.parametrize("way", _WAYS)
def test_cut_anywhere_it_is_whole_or_named_or_a_slip(tmp_path: Path, way: str) -> None:
    original = _numbered(tmp_path / "whole.pdf", **_WAYS[way])
    raw, cut = original.read_bytes(), tmp_path / "cut.pdf"
    places = {len(raw) * one // _PLACES for one in range(1, _PLACES)}
    mended = 0
    for at in sorted(places | {len(raw) - one for one in (1, 2, 6, 10, 30)}):
        cut.write_bytes(raw[:at])
        made = paged(cut)
        if made.paged_as is PagedAs.PDF and not made.repaired:
            assert _is_whole(made, original), at
        mended += bool(made.repaired)
    assert mended


def test_what_is_wrong_with_half_a_file_is_named(tmp_path: Path) -> None:
    raw = _numbered(tmp_path / "whole.pdf", compress_streams=False).read_bytes()
    half = tmp_path / "half.pdf"
    half.write_bytes(raw[: len(raw) * 6 // 10])
    made = paged(half)
    assert made.paged_as is PagedAs.PDF
    said = " ".join(made.repaired)
    assert "was cut short: its list of parts had to be built anew." in said
    assert "Nothing is drawn on pages " in said
    assert "The program that opened it said: “file is damaged”." in said
    assert str(tmp_path) not in said


def test_a_part_that_is_damaged_is_found_though_the_list_is_sound(tmp_path: Path) -> None:
    noise = random.Random(13).randbytes(3000).hex().encode()
    raw = bytearray(pdf_of(tmp_path / "a.pdf", SHAPES + b"% " + noise).read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 40] = bytes(40)
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(raw)
    assert "Part of it is damaged and cannot be read whole." in paged(damaged).repaired


def test_a_part_packed_short_is_found(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        packed = zlib.compress(SHAPES * 50)
        pdf.pages[0].Contents.write(packed[: len(packed) // 2], filter=pikepdf.Name.FlateDecode)

    keep = {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.none}
    made = paged(pdf_of(tmp_path / "short.pdf", WORDS, change=change, **keep))
    assert "Part of it is damaged and cannot be read whole." in made.repaired


def test_a_picture_that_ends_early_is_found(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        picture = pdf.make_stream(b"\xff\xd8\xff\xe0 and no more", Filter=pikepdf.Name.DCTDecode)
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        picture.Width = picture.Height = picture.BitsPerComponent = 8
        picture.ColorSpace = pikepdf.Name.DeviceRGB
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(I=picture)
        pdf.pages[0].obj.Contents = pdf.make_stream(WORDS + b" /I Do")

    made = paged(pdf_of(tmp_path / "early.pdf", WORDS, change=change))
    assert "A picture in it ends before it is whole." in made.repaired


def test_a_page_whose_words_are_not_in_the_file_is_named(tmp_path: Path) -> None:
    raw = pdf_of(tmp_path / "a.pdf", WORDS, WORDS).read_bytes()
    lost = tmp_path / "lost.pdf"
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        number = pdf.pages[1].Contents.objgen[0]
    assert b"/Contents %d 0 R" % number in raw
    lost.write_bytes(raw.replace(b"/Contents %d 0 R" % number, b"/Contents 9 0 R", 1))
    made = paged(lost)
    assert made.repaired == (
        "Nothing is drawn on page 2.",
        "What stood on page 2 is not in the file.",
    )


def test_it_says_more_pages_than_there_are(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.Count = 7

    raw = pdf_of(tmp_path / "a.pdf", WORDS).read_bytes()
    more = tmp_path / "more.pdf"
    more.write_bytes(raw.replace(b"/Count 1 ", b"/Count 7 "))
    assert "It says that it has 7 pages, and 1 could be found." in paged(more).repaired


def test_a_sound_file_needed_nothing_whatever_it_holds(tmp_path: Path) -> None:
    for number, saved in enumerate(_WAYS.values()):
        made = paged(_numbered(tmp_path / f"{number}.pdf", **saved))
        assert made.repaired == ()
    locked = {"encryption": pikepdf.Encryption(user="", owner="secret")}
    assert paged(_numbered(tmp_path / "owner.pdf", **locked)).repaired == ()
    assert "Page 11" in words_of(made.path)


def _with_picture(path: Path, packed: bytes) -> Path:
    def change(pdf: pikepdf.Pdf) -> None:
        picture = pikepdf.Stream(pdf, packed, Filter=pikepdf.Name.FlateDecode)
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        picture.Width = picture.Height = 3000
        picture.BitsPerComponent, picture.ColorSpace = 8, pikepdf.Name.DeviceRGB
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(I=pdf.make_indirect(picture))
        pdf.pages[0].obj.Contents = pdf.make_stream(WORDS + b" q 500 0 0 500 9 9 cm /I Do Q")

    keep = {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.none}
    return pdf_of(path, WORDS, change=change, **keep)


def test_a_large_white_picture_is_sound(tmp_path: Path) -> None:
    packed = zlib.compress(b"\xff" * 27_000_000, 9)
    assert paged(_with_picture(tmp_path / "white.pdf", packed)).repaired == ()


def test_what_would_fill_all_memory_is_a_slip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repairs, "MOST_UNPACKED", 20_000_000)
    made = paged(_with_picture(tmp_path / "bomb.pdf", zlib.compress(bytes(27_000_000), 9)))
    assert made.paged_as is PagedAs.SLIP
    assert made.told == (repairs.TOO_MUCH,)


def _many(size: int) -> bytes:
    packed = zlib.compressobj(9)
    return b"".join([*(packed.compress(bytes(1 << 20)) for _ in range(size)), packed.flush()])


def test_what_is_packed_twice_to_fill_all_memory_is_a_slip(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        twice = pikepdf.Array([pikepdf.Name.FlateDecode] * 2)
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(b"")
        page.Contents.write(zlib.compress(_many(450), 9), filter=twice)

    asis = pikepdf.StreamDecodeLevel.none
    path = pdf_of(
        tmp_path / "twice.pdf",
        WORDS,
        change=change,
        compress_streams=False,
        stream_decode_level=asis,
    )
    assert path.stat().st_size < 10_000
    assert paged(path).told[0] == TOO_MUCH


@pytest.mark.parametrize("kind", [b"/XRef /Size 8 /W [1 4 2]", b"/ObjStm /N 1 /First 4"])
def test_a_list_of_parts_that_would_fill_all_memory_is_never_unpacked(
    tmp_path: Path, kind: bytes
) -> None:
    data = _many(150)
    told = b"%%PDF-1.7\n5 0 obj\n<</Type%s/Filter/FlateDecode/Length %d>>stream\n" % (
        kind,
        len(data),
    )
    path = tmp_path / "lists.pdf"
    path.write_bytes(told + data + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n")
    with pytest.raises(NoPages, match="unpacks to more"):
        check_lists(path)
