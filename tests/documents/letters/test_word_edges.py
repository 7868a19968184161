import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image as Picture

from reviews.documents.letters.word_carried import not_carried
from reviews.documents.letters.word_package import read_parts
from reviews.domain.letters.kinds import LetterKind
from tests.documents.conftest import template_bytes


def found(write: Callable[[Any], object]) -> list[str]:
    """What is named in a letter's template that is changed at its edges."""
    document = Document(io.BytesIO(template_bytes(LetterKind.VISIT_NOTICE)))
    write(document)
    saved = io.BytesIO()
    document.save(saved)
    return list(not_carried(read_parts(saved.getvalue())))


def picture(paragraph: Any) -> None:
    png = io.BytesIO()
    Picture.new("RGB", (40, 20), "#1f4e5f").save(png, "PNG")
    paragraph.add_run().add_picture(png)


def merge(document: Any) -> None:
    document.settings.element.append(parse_xml(f"<w:mailMerge {nsdecls('w')}/>"))


def even_pages(document: Any) -> None:
    document.settings.odd_and_even_pages_header_footer = True


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (lambda one: one.add_section(WD_SECTION.NEW_PAGE), "section break"),
        (even_pages, "even pages"),
        (merge, "mail merge"),
        (lambda one: picture(one.sections[0].header.paragraphs[0]), "top of later pages"),
        (lambda one: picture(one.sections[0].first_page_footer.paragraphs[0]), "foot of the page"),
        (lambda one: one.sections[0].footer.add_paragraph("More"), "foot of later pages"),
        (lambda one: one.sections[0].first_page_footer.add_paragraph("More"), "foot of later"),
    ],
)
def test_what_stands_at_an_edge_and_is_not_carried_is_named(
    write: Callable[[Any], object], said: str
) -> None:
    assert [said in one for one in found(write)] == [True]


def test_words_beside_the_page_number_are_named() -> None:
    def beside(document: Any) -> None:
        for footer in (document.sections[0].footer, document.sections[0].first_page_footer):
            footer.paragraphs[-1].add_run(" – Westmere, charity 1234")

    assert ["beside the page number" in one for one in found(beside)] == [True]


def test_a_picture_at_the_top_of_the_first_page_is_carried() -> None:
    assert found(lambda one: picture(one.sections[0].first_page_header.paragraphs[0])) == []
