import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pypdfium2 as pdfium
import pytest

from reviews.documents.letters.blocks import (
    Block,
    Blocks,
    BulletList,
    Heading,
    Image,
    Paragraph,
    Run,
    Table,
    plain,
)
from reviews.documents.letters.pdf import _FOLDERS, FONTS, letter_pdf, use_fonts
from reviews.documents.letters.read_back import check_read_back
from reviews.documents.letters.specimens import SAMPLES
from reviews.documents.letters.word_reader import read_blocks
from reviews.documents.letters.word_styles import Role
from reviews.documents.pdf_pages import pdf_pages
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterFormat, LetterKind
from tests.documents.conftest import Compiled
from tests.documents.letters.test_word_reader import png
from tests.documents.pdf_words import instructions, sizes, words, words_by_page

MIXED = "A & B <c> #x *y* _z_ $1 @d \\ ` ŵŷ Łódź 🙂✓☐ বাংলা"
MARGIN_PT = 15  # Most printers leave this much of the paper's edge white.
PICTURE = 3  # PDFium's number for an object that is an image.
ARABIC = "السلام عليكم"


@pytest.fixture(params=LetterKind)
def blocks(request: pytest.FixtureRequest, compiled: Compiled) -> Blocks:
    return read_blocks(compiled(request.param).render(SAMPLES[request.param]))


@pytest.fixture
def provider(compiled: Compiled) -> Blocks:
    kind = LetterKind.PROVIDER_RECOMMENDATIONS
    return read_blocks(compiled(kind).render(SAMPLES[kind]))


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def run_together(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("large", [False, True])
def test_the_pdf_is_tagged_titled_and_in_a_language(blocks: Blocks, *, large: bool) -> None:
    pdf = opened(letter_pdf(blocks, large_print=large))
    root: Any = pdf.Root
    assert str(root.Lang) == "en-GB"
    assert bool(root.MarkInfo.Marked)
    assert "/StructTreeRoot" in root
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as told:
        assert told["dc:title"] == blocks.title
        assert (told["pdfuaid:part"], told["pdfaid:part"], told["pdfaid:conformance"]) == (
            "1",
            "2",
            "A",
        )


@pytest.mark.parametrize("large", [False, True])
def test_an_independent_checker_finds_no_fault(
    blocks: Blocks, tmp_path: Any, *, large: bool
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(letter_pdf(blocks, large_print=large))
    report = pdfua.validate(path)
    assert report.findings == ()
    # One rule of the checker's own cannot run with this release of pikepdf.
    assert {one.rule_id for one in report.skipped} <= {"UA-14-001"}
    assert len(report.outcomes) > 10


def without_edges(pages: list[str], blocks: Blocks, *, large: bool) -> Iterator[str]:
    """The pages without what stands above and below them: a paragraph goes on overleaf."""
    top, foot = run_together("".join(blocks.header)), run_together("".join(blocks.footer))
    for number, page in enumerate(pages, 1):
        assert page.startswith(top) or number == 1
        below = f"{'' if large else foot}Page{number}of{len(pages)}"
        assert page.endswith(below)
        yield page.removeprefix(top if number > 1 else "").removesuffix(below)


def pieces(block: Block) -> Iterator[str]:
    """The words of a block that stand together in each size."""
    match block:
        case Paragraph():
            yield from (run.text for run in block.runs)
        case Heading():
            yield block.text
        case Table():
            yield from (plain(cell) for row in block.rows for cell in row)


@pytest.mark.parametrize("large", [False, True])
def test_every_word_of_the_letter_is_in_the_pdf(blocks: Blocks, *, large: bool) -> None:
    pages = words_by_page(opened(letter_pdf(blocks, large_print=large)))
    found = "".join(without_edges(pages, blocks, large=large)).replace("\u200b", "")
    for block in blocks.body:
        for piece in pieces(block):
            assert run_together(piece) in found
    for line in blocks.footer:
        assert run_together(line) in "".join(pages)


@pytest.mark.parametrize("lines", [1, 4, 9])
def test_a_foot_of_any_height_stays_clear_of_the_edge(blocks: Blocks, lines: int) -> None:
    made = letter_pdf(replace(blocks, footer=("A council, and where it is",) * lines))
    with pdfium.PdfDocument(made) as document:
        for page in document:
            read = page.get_textpage()
            boxes = [read.get_rect(at) for at in range(read.count_rects())]
            assert min(bottom for _, bottom, _, _ in boxes) > MARGIN_PT


def test_a_short_list_stays_on_one_page(provider: Blocks) -> None:
    pairs = tuple(BulletList(((Run("First"),), (Run("Second"),))) for _ in range(60))
    body = tuple(one for pair in pairs for one in (Paragraph((Run("Say:"),)), pair))
    for page in pdf_pages(letter_pdf(replace(provider, body=body))):
        assert page.count("Say:") == page.count("First") == page.count("Second")


def test_all_fonts_are_inside(blocks: Blocks) -> None:
    for page in opened(letter_pdf(blocks)).pages:
        for font in page.resources.Font.values():
            (drawn,) = list(font.DescendantFonts)
            told = drawn.FontDescriptor
            assert "/FontFile2" in told or "/FontFile3" in told


def test_text_is_never_markup_and_every_script_can_be_read_back(provider: Blocks) -> None:
    body = (*provider.body, Paragraph((Run(MIXED),)), Paragraph((Run(ARABIC, bold=True),)))
    found = words(opened(letter_pdf(replace(provider, body=body))))
    assert run_together(MIXED) in found
    for letter in set(ARABIC) - {" "}:
        assert letter in found


def test_text_from_right_to_left_starts_at_the_right(provider: Blocks) -> None:
    def first_at(text: str) -> float:
        body = (Heading(1, "Title"), Paragraph((Run(text),)))
        pdf = opened(letter_pdf(replace(provider, body=body)))
        moves = [
            float(operands[4])
            for operands, operator in instructions(pdf.pages[0])
            if operator in ("Tm", "cm") and float(operands[4]) > 0
        ]
        return max(moves)

    assert first_at(ARABIC) > first_at("short") + 50


def test_large_print_is_eighteen_point_or_more_throughout(blocks: Blocks) -> None:
    assert min(sizes(opened(letter_pdf(blocks, large_print=True)))) >= 18
    standard = sizes(opened(letter_pdf(blocks)))
    assert blocks.size_pt in standard
    assert min(standard) == blocks.size_pt - 2


def test_large_print_has_lines_in_place_of_tables(provider: Blocks) -> None:
    found = words(opened(letter_pdf(provider, large_print=True)))
    assert "Replyby:17December2026" in found
    assert "Completeandshowusby:12March2027" in found


def test_pages_are_numbered(provider: Blocks) -> None:
    pdf = opened(letter_pdf(provider))
    assert f"Page{len(pdf.pages)}of{len(pdf.pages)}" in words(pdf)
    assert all(page.mediabox[2:] == pdf.pages[0].mediabox[2:] for page in pdf.pages)


def test_the_same_letter_gives_the_same_bytes(provider: Blocks) -> None:
    assert letter_pdf(provider) == letter_pdf(provider)
    assert letter_pdf(provider) != letter_pdf(replace(provider, title="Another title"))


def test_a_long_cell_runs_over_to_the_next_page_and_loses_nothing(provider: Blocks) -> None:
    numbered = " ".join(f"word{n}" for n in range(1500))
    table = Table(((Run("No."),), (Run("Found"),)), (((Run("1"),), (Run(numbered),)),), (1, 3))
    body = (Heading(1, "Title"), table)
    for large in (False, True):
        found = words(opened(letter_pdf(replace(provider, body=body), large_print=large)))
        missing = [n for n in range(1500) if f"word{n}" not in found]
        assert not missing


def test_a_row_of_a_table_stays_on_one_page(provider: Blocks) -> None:
    one = "so it was told " * 10
    rows = tuple(((Run(f"{n} a {one}"),), (Run(f"b {one} {n}"),)) for n in range(40))
    made = Table(((Run("No."),), (Run("Found"),)), rows, (1, 1))
    letter = replace(provider, body=(Heading(1, "T"), made))
    drawn = letter_pdf(letter)
    check_read_back(LetterFormat.PDF, drawn, letter)
    assert len(pdf_pages(drawn)) > 3


def test_a_picture_is_shown_with_its_words_and_an_ornament_without(provider: Blocks) -> None:
    for alt in ("Arms of the council", ""):
        body = (Image(alt, png().getvalue(), 30), Heading(1, "Title"))
        pdf = opened(letter_pdf(replace(provider, body=body)))
        figures = [one for one in pdf.objects if _is_figure(one)]
        assert [str(one.Alt) for one in figures] == ([alt] if alt else [])


def _is_figure(one: Any) -> bool:
    return isinstance(one, pikepdf.Dictionary) and str(one.get("/S", "")) == "/Figure"


@pytest.mark.parametrize("unshown", ["漢", "\ue000"])
def test_a_character_that_no_font_has_is_refused_by_name(provider: Blocks, unshown: str) -> None:
    body = (Heading(1, "Title"), Paragraph((Run(f"before {unshown} after"),)))
    with pytest.raises(Refused, match="The PDF cannot show") as refusal:
        letter_pdf(replace(provider, body=body))
    assert unshown in refusal.value.sentence or "e000" in refusal.value.sentence


def test_a_picture_that_cannot_be_printed_is_refused(provider: Blocks) -> None:
    body = (Heading(1, "Title"), Image("Arms", b"EMF that no browser shows", 30))
    with pytest.raises(Refused, match="PNG or JPEG"):
        letter_pdf(replace(provider, body=body))


def lines_of_pages(content: bytes) -> list[list[str]]:
    return [[line.strip() for line in page.splitlines()] for page in pdf_pages(content)]


def test_a_name_from_right_to_left_leaves_the_address_at_the_left(provider: Blocks) -> None:
    lines = ("محمد علي", "12 Orchard Road", "WM1 1AA")
    address = tuple(Paragraph((Run(line),), Role.ADDRESS) for line in lines)
    bare = replace(provider, header=(), footer=(), body=(*address, Heading(1, "T")))
    with pdfium.PdfDocument(letter_pdf(bare)) as document:
        page = document[0]
        text = page.get_textpage()
        left = [
            text.get_charbox(at)[0]
            for at in range(text.count_chars())
            if text.get_text_range(at, 1).strip()
        ]
    assert max(left[:7]) < 200  # Points, of a page that is 595 wide.
    assert min(left[:7]) == pytest.approx(provider.margin_mm * 72 / 25.4, abs=3)


def test_a_lead_in_stays_with_its_list(provider: Blocks) -> None:
    entries = BulletList(tuple((Run(f"Entry {n}"),) for n in range(4)))
    for filler in range(20, 60):
        body: tuple[Block, ...] = (
            Heading(1, "T"),
            *([Paragraph((Run("line"),))] * filler),
            Paragraph((Run("These are they:"),)),
            entries,
        )
        for page in lines_of_pages(letter_pdf(replace(provider, footer=(), body=body))):
            if "These are they:" in page:
                assert "• Entry 0" in page, filler


def test_no_page_of_large_print_holds_the_address_alone(provider: Blocks) -> None:
    signed = Paragraph((Run("Siân Łukasiewicz"),), Role.SIGN_OFF)
    for filler in range(4, 40):
        body: tuple[Block, ...] = (Heading(1, "T"), *([Paragraph((Run("line"),))] * filler), signed)
        pages = lines_of_pages(letter_pdf(replace(provider, body=body), large_print=True))
        assert "Siân Łukasiewicz" in pages[-1], filler


def test_what_is_added_after_a_signature_stands_clear_of_it(provider: Blocks) -> None:
    signed = Paragraph((Run("Gwyn"),), Role.SIGN_OFF)
    body: tuple[Block, ...] = (Heading(1, "T"), signed, signed, Paragraph((Run("Added"),)))
    with pdfium.PdfDocument(letter_pdf(replace(provider, header=(), body=body))) as document:
        text = document[0].get_textpage()
        whole = text.get_text_range()
        bottom = text.get_charbox(whole.rindex("Gwyn"))[1]
        top = text.get_charbox(whole.index("Added"))[3]
    assert bottom > top + 2


def test_a_logo_stands_clear_of_the_name_of_the_council(provider: Blocks) -> None:
    body = (Image("Logo", png().getvalue(), 40), *provider.body)
    with pdfium.PdfDocument(letter_pdf(replace(provider, body=body))) as document:
        page = document[0]
        (picture,) = [one for one in page.get_objects() if one.type == PICTURE]
        bottom = picture.get_bounds()[1]
        top_of_name = page.get_textpage().get_charbox(0)[3]
    assert bottom > top_of_name + 5


@pytest.mark.parametrize("size", [(20, 900), (900, 20), (300, 400), (4, 3)])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("alt", ["A plan of the house", ""])
def test_a_picture_stands_whole_on_its_page_whatever_its_shape(
    size: tuple[int, int], *, large: bool, alt: str, provider: Blocks
) -> None:
    before = Paragraph((Run("What stands above it. " * 40),))
    body = (Heading(1, "Title"), before, Image(alt, png(size).getvalue(), 170))
    blocks = replace(provider, body=body)
    with pdfium.PdfDocument(letter_pdf(blocks, large_print=large)) as document:
        ((place, page),) = [
            (one.get_bounds(), page)
            for page in document
            for one in page.get_objects()
            if one.type == PICTURE
        ]
        left, bottom, right, top = place
        foot, head = page.get_height() * 0.05, page.get_height() * 0.95
        assert 0 < left < right < page.get_width()
        assert foot < bottom < top < head
        assert (right - left) / (top - bottom) == pytest.approx(size[0] / size[1], rel=0.02)


def test_amharic_and_thai_are_shown(provider: Blocks) -> None:
    for text in ("አማርኛ ትግርኛ", "ภาษาไทย"):
        body = (Heading(1, "T"), Paragraph((Run(text), Run(text, bold=True))))
        read = "".join(pdf_pages(letter_pdf(replace(provider, body=body))))
        assert run_together(text) in run_together(read)


def test_the_fonts_of_the_council_are_used_too(provider: Blocks, tmp_path: Path) -> None:
    shutil.copy(FONTS / "NotoSansThai-Regular.ttf", tmp_path)
    use_fonts(tmp_path)
    try:
        assert [FONTS, tmp_path] == _FOLDERS
        assert letter_pdf(provider)
    finally:
        use_fonts(None)
    assert _FOLDERS == [FONTS]
