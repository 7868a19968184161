"""A letter as a web page."""

import re
from dataclasses import replace
from typing import Any

import html5lib
import pytest

from reviews.documents.letters.blocks import (
    Block,
    Blocks,
    BulletList,
    Heading,
    Image,
    NumberedList,
    Paragraph,
    Run,
    Table,
    block_lines,
)
from reviews.documents.letters.html import letter_html
from reviews.documents.letters.specimens import SAMPLES
from reviews.documents.letters.word_reader import read_blocks
from reviews.documents.letters.word_styles import Role
from reviews.domain.letters.kinds import (
    LetterKind,
)
from tests.documents.conftest import Compiled
from tests.documents.letters.test_word_reader import png

AWKWARD = "A & B <script>alert(1)</script> \"d\" 'e' ŵŷ Łódź 🙂 {{ x }} $title"
X = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(params=LetterKind)
def blocks(request: pytest.FixtureRequest, compiled: Compiled) -> Blocks:
    return read_blocks(compiled(request.param).render(SAMPLES[request.param]))


@pytest.fixture
def resident(compiled: Compiled) -> Blocks:
    kind = LetterKind.RESIDENT_LETTER
    return read_blocks(compiled(kind).render(SAMPLES[kind]))


def parsed(content: bytes) -> Any:
    """The page, read by the rules of HTML with every fault an error."""
    return html5lib.HTMLParser(strict=True).parse(content, transport_encoding="utf-8")


def shown(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def with_body(blocks: Blocks, *body: Block) -> Blocks:
    return replace(blocks, body=body)


def test_the_page_is_valid_and_says_what_it_is(blocks: Blocks) -> None:
    page = parsed(letter_html(blocks))
    assert page.get("lang") == "en-GB"
    assert shown(page.find(f".//{X}title")) == blocks.title
    assert len(page.findall(f".//{X}h1")) == 1
    assert page.find(f".//{X}main") is not None
    for cell in page.iter(f"{X}th"):
        assert cell.get("scope") == "col"
    content = letter_html(blocks).decode()
    assert not re.search(r"src=\"(?!data:)|href=\"(?!tel:|mailto:)", content)
    assert "<script" not in content


def test_every_word_of_the_letter_is_on_the_page(blocks: Blocks) -> None:
    words = "".join(shown(parsed(letter_html(blocks)).find(f"{X}body")).split())
    for line in [one for block in blocks.body for one in block_lines(block)]:
        for piece in line.split(" | "):
            assert "".join(piece.split()) in words
    for line in blocks.footer:
        assert "".join(line.split()) in words


def test_text_on_the_page_is_never_markup(resident: Blocks) -> None:
    body = (
        Heading(1, AWKWARD),
        Paragraph((Run(AWKWARD), Run(AWKWARD, bold=True))),
        BulletList(((Run(AWKWARD),),)),
        Table(((Run(AWKWARD),),), (((Run(AWKWARD),),),), (1,)),
        Image(AWKWARD, png().getvalue(), 30),
    )
    blocks = replace(resident, title=AWKWARD, footer=(AWKWARD,), body=body)
    page = parsed(letter_html(blocks))
    assert shown(page.find(f"{X}body")).count(AWKWARD) == 7
    assert shown(page.find(f".//{X}title")) == AWKWARD
    assert page.find(f".//{X}img").get("alt") == AWKWARD
    assert page.find(f".//{X}script") is None


def test_line_ends_addresses_and_lists_keep_their_shape(resident: Blocks) -> None:
    page = parsed(letter_html(resident))
    address = page.find(f".//{X}p[@class='address']")
    assert len(address.findall(f"{X}br")) == 4
    assert shown(address).startswith("Amina Yusuf Marigold House")
    listed = parsed(
        letter_html(
            with_body(resident, Heading(1, "T"), NumberedList(((Run("a\nb"),), (Run("c"),))))
        )
    )
    (first, second) = listed.findall(f".//{X}ol/{X}li")
    assert first.find(f"{X}br") is not None
    assert shown(second) == "c"


def test_a_passage_from_right_to_left_is_said_to_be_so(resident: Blocks) -> None:
    body = (Heading(1, "T"), Paragraph((Run("السلام"),)), Paragraph((Run("Dear السلام, 12"),)))
    page = parsed(letter_html(with_body(resident, *body)))
    assert [node.get("dir") for node in page.iter(f"{X}p")][:2] == ["rtl", None]
    assert [shown(one) for one in page.iter(f"{X}bdi")] == ["السلام", "السلام"]


def test_a_name_from_right_to_left_leaves_its_address_at_the_left(resident: Blocks) -> None:
    lines = ("محمد علي", "12 Orchard Road", "WM1 1AA")
    address = tuple(Paragraph((Run(line),), Role.ADDRESS) for line in lines)
    page = parsed(letter_html(with_body(resident, *address, Heading(1, "T"))))
    (found,) = page.findall(f".//{X}p[@class='address']")
    assert found.get("dir") is None
    assert [one.get("dir") for one in found.iter(f"{X}bdi")] == ["rtl"]
    assert shown(found) == "محمد علي 12 Orchard Road WM1 1AA"


def test_telephone_numbers_and_emails_are_links_that_stay_on_one_line(resident: Blocks) -> None:
    body = (Heading(1, "T"), Paragraph((Run("Ring 01632 960100 by 3 May 2027, or a@b.example."),)))
    content = letter_html(with_body(resident, *body)).decode()
    assert '<a href="tel:01632960100">01632\u00a0960100</a>' in content
    assert '<a href="mailto:a@b.example">a@b.example</a>' in content
    assert "3\u00a0May\u00a02027" in content


def test_a_table_of_long_cells_is_set_out_row_by_row(resident: Blocks) -> None:
    header = tuple((Run(label),) for label in ("No.", "What we ask", "Reply by"))
    rows = (((Run("1"),), (Run("long " * 40),), (Run("3 May"),)),)
    page = parsed(letter_html(with_body(resident, Heading(1, "T"), Table(header, rows, (1, 1, 1)))))
    (record,) = page.findall(f".//{X}div[@class='record']")
    lines = [shown(one) for one in record.findall(f"{X}p")]
    assert (lines[0], lines[2]) == ("No. 1", "Reply by: 3 May")
    assert page.find(f".//{X}table") is None


def test_a_cell_of_a_table_is_named_for_a_narrow_screen(resident: Blocks) -> None:
    header, rows = ((Run("When"),), (Run(AWKWARD),)), (((Run("3 May"),), (Run("b"),)),)
    for top, names in ((header, ["When", AWKWARD]), ((), [None, None])):
        made = Table(top, rows, (1, 9))
        page = parsed(letter_html(with_body(resident, Heading(1, "T"), made)))
        cells = page.findall(f".//{X}td")
        assert [one.get("data-label") for one in cells] == names
        assert [shown(one) for one in cells] == ["3 May", "b"]


def test_a_page_without_a_heading_takes_the_title(resident: Blocks) -> None:
    page = parsed(letter_html(with_body(resident, Paragraph((Run("words"),)))))
    assert shown(page.find(f".//{X}h1")) == resident.title
