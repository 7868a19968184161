"""The council's own papers on pages: each paper cited with its page, as a link; nothing else."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from reviews.documents.bundles.cited import cited_pdf, with_pages
from reviews.documents.letters.blocks import (
    Blocks,
    Heading,
    Paragraph,
    Run,
    Table,
    block_lines,
    plain,
)
from reviews.documents.letters.own_specimens import OWN_SAMPLES
from reviews.documents.letters.pdf import letter_pdf
from reviews.documents.letters.word_reader import read_blocks
from reviews.documents.pdf_pages import pdf_pages
from reviews.domain.cases.documents import DocumentKind
from tests.documents.conftest import Compiled

PAGES = {"1": 7, "2": 9, "3": 214}


@pytest.fixture
def paper(compiled: Compiled) -> Blocks:
    kind = DocumentKind.RESPONSE
    return read_blocks(compiled(kind).render(OWN_SAMPLES[kind]))


def _words(blocks: Blocks) -> str:
    return "\n".join(line for block in blocks.body for line in block_lines(block))


def _links(made: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        found = [one for page in pdf.pages for one in page.get("/Annots", [])]
        return [str(one["/A"]["/URI"]) for one in found]


def test_every_paper_cited_has_its_page_and_a_link(paper: Blocks) -> None:
    words = _words(with_pages(paper, PAGES))
    cited = re.findall(r"paper (\d+)", words)
    assert cited
    assert re.sub(r"(paper \d+), page \d+", r"\1", words) == _words(paper)
    assert all(f"paper {one}, page {PAGES[one]}" in words for one in cited)
    made = cited_pdf(paper, PAGES)
    assert sorted(_links(made)) == sorted(f"bundle:{one}" for one in cited)
    assert made == cited_pdf(paper, PAGES)
    pages = pdf_pages(made)
    assert not any(re.search(r"Page \d+ of", page) for page in pages)
    assert "page 214" in " ".join("".join(pages).split())


def test_a_paper_without_a_page_is_cited_without_a_link(paper: Blocks) -> None:
    bound = with_pages(with_pages(paper, PAGES), {})
    assert _words(bound) == _words(paper)
    assert _links(cited_pdf(paper, {})) == []


def test_a_paper_in_another_bundle_is_cited_there_without_a_link(paper: Blocks) -> None:
    pages: dict[str, int | str] = {**PAGES, "2": "G3, common p. 40"}
    assert "paper G3, common p. 40" in _words(with_pages(paper, pages))
    assert "bundle:2" not in _links(cited_pdf(paper, pages))


def test_words_in_two_weights_a_heading_and_a_cell_are_put_right(paper: Blocks) -> None:
    runs = (Run("As pap"), Run("er 3, page 9", bold=True), Run(" says & <so>"))
    body = (
        Heading(1, "On paper 3"),
        Paragraph(runs),
        Table((), (((Run("paper 1"),), (Run("x"),)),), (1, 1)),
    )
    heading, paragraph, table = with_pages(replace(paper, body=body), PAGES).body
    assert isinstance(heading, Heading)
    assert heading.text == "On paper 3, page 214"
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.runs) == "As paper 3, page 214 says & <so>"
    assert [one.to for one in paragraph.runs] == ["", "bundle:3", ""]
    assert isinstance(table, Table)
    assert table.rows[0][0] == (Run("paper 1, page 7", to="bundle:1"),)


def test_a_letter_has_no_such_links(paper: Blocks) -> None:
    assert _links(letter_pdf(paper)) == []
