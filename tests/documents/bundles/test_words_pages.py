"""Papers in words: each word and sign is on the pages or named as missing; tagged, in our fonts."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from reviews.documents.bundles.redacting import redact
from reviews.documents.bundles.words_pages import Section, Words, page_words, shows_slip, slip
from reviews.domain.cases.bundles import PagedAs
from tests.journeys.assessing import AWKWARD

from .making import words_of

_EMOJI = "😀 👩🏽‍🦽 ✓"


def _plain(text: str) -> str:
    return "".join(text.split())


def test_every_word_is_there_as_it_was_written(tmp_path: Path) -> None:
    said = "They <b>came</b> twice & “left”.\n\n#set page(width: 1pt) $x$ @a *b* _c_ `d`"
    words = Words(
        "An account of ŵŷ & <Łukasz>",
        lines=(("Who said it", "Łukasz Ważny\nFlat 3"), ("Day", "3 May 2026")),
        sections=(
            Section("Support & care", lines=(("What help was given?", said),)),
            Section(paragraphs=("مرحبا بكم في البيت", AWKWARD, _EMOJI)),
        ),
        noted=("Something is left out here.",),
        dated_on=date(2026, 5, 3),
    )
    made = page_words(words, tmp_path)
    assert (made.paged_as, made.told) == (PagedAs.WORDS, ())
    shown = _plain(words_of(made.path))
    for one in ("ŵŷ&<Łukasz>", "ŁukaszWażny", "3May2026", "Support&care", "Somethingisleftout"):
        assert one in shown, one
    for one in said.split():
        assert one in shown, one


def test_its_pages_are_a4_tagged_and_of_our_fonts(tmp_path: Path) -> None:
    made = page_words(Words("A paper", sections=(Section(paragraphs=("Words",)),)), tmp_path)
    with pikepdf.open(made.path) as pdf:
        root: Any = pdf.Root
        assert root.MarkInfo.Marked
        assert root.Lang == "en-GB"
        assert [round(float(one)) for one in list(pdf.pages[0].mediabox)] == [0, 0, 595, 842]
        fonts: Any = pdf.pages[0].obj.Resources.Font
        assert all("Liberation" in str(one.BaseFont) for one in fonts.values())


def test_a_sign_that_no_font_has_is_a_box_and_is_named(tmp_path: Path) -> None:
    words = Words("\U00013080", sections=(Section(paragraphs=("漢 and text",)),))
    made = page_words(words, tmp_path)
    assert made.told == ("The signs U+13080, U+6F22 cannot be printed here: each stands as □.",)
    shown = words_of(made.path)
    assert made.told[0] in " ".join(shown.split())
    assert "□ and text" in shown


def test_a_paper_full_of_such_signs_is_made_all_the_same(tmp_path: Path) -> None:
    text = "".join(map(chr, range(0x4E00, 0x4F80)))
    made = page_words(Words("Signs", sections=(Section(paragraphs=(text, "and words")),)), tmp_path)
    assert "and 374 more" in made.told[0]
    assert "and words" in words_of(made.path)


@pytest.mark.parametrize(
    "odd",
    ["\0\x07\x0b\x1b\x7f\x85", "\ufeff\u202e\u2066", "\ud800".encode("utf-8", "replace").decode()],
)
def test_signs_that_nobody_sees_break_nothing(tmp_path: Path, odd: str) -> None:
    made = page_words(Words(f"a{odd}b", sections=(Section(paragraphs=(f"c{odd}d",)),)), tmp_path)
    assert made.pages == 1


def test_a_very_long_paper_is_whole_and_in_order(tmp_path: Path) -> None:
    parts = [f"Paragraph {number} " + "word " * 60 for number in range(600)]
    lines = [(f"Question {number}?", "An answer " * 40) for number in range(200)]
    sections = (Section("One", paragraphs=parts), Section("Two", lines=lines))
    made = page_words(Words("Long", sections=sections), tmp_path)
    shown = " ".join(words_of(made.path).split())
    places = [shown.find(f"Paragraph {number} ") for number in range(600)]
    places += [shown.find(f"Question {number}?") for number in range(200)]
    assert -1 not in places
    assert places == sorted(places)
    with pypdfium2.PdfDocument(made.path) as seen:
        assert len(seen) == made.pages


def test_a_word_wider_than_the_page_stays_on_it(tmp_path: Path) -> None:
    made = page_words(Words("Wide", sections=(Section(paragraphs=("x" * 900,)),)), tmp_path)
    assert _plain(words_of(made.path)).count("x") == 900
    with pypdfium2.PdfDocument(made.path) as seen:
        places = [one.get_bounds() for one in seen[0].get_objects()]
    assert all(right <= 595 - 60 for _, _, right, _ in places)


def test_the_same_words_give_the_same_bytes(tmp_path: Path) -> None:
    words = Words("A paper", lines=(("a", "b"),))
    first = page_words(words, tmp_path)
    assert page_words(words, tmp_path).path.read_bytes() == first.path.read_bytes()


def test_a_slip_says_which_file_it_stands_for_and_why(tmp_path: Path) -> None:
    held = tmp_path / "held"
    held.write_bytes(b"a file")
    digest = hashlib.sha256(b"a file").hexdigest()
    made = slip(
        "Rota & <plan>", f"{AWKWARD[:60]}.xlsx", digest, "It is locked.", tmp_path, path=held
    )
    assert (made.pages, made.paged_as, made.told) == (1, PagedAs.SLIP, ("It is locked.",))
    assert [(one.sha256, one.path) for one in made.beside] == [(digest, held)]
    shown = _plain(words_of(made.path))
    for one in ("Aslipintheplaceofapaper", "Rota&<plan>", digest, "Itislocked.", "standsbeside"):
        assert one in shown, one


def test_a_slip_is_known_by_its_pages_also_when_words_are_taken_out_of_it(tmp_path: Path) -> None:
    made = slip("Rota of Ann", "rota.xlsx", "ab" * 32, "It is locked.", tmp_path, path=tmp_path)
    assert shows_slip(made.path)
    assert shows_slip(redact(made.path, ["Ann"], (), tmp_path, "A rota").path)
    assert not shows_slip(page_words(Words("A slip of paper"), tmp_path).path)
