import io
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from reviews.documents.letters.word_carried import not_carried
from reviews.documents.letters.word_package import read_parts

BULLET = ('<w:numFmt w:val="bullet"/>', '<w:lvlText w:val="•"/>')
NUMBER = ('<w:start w:val="1"/><w:numFmt w:val="decimal"/>', '<w:lvlText w:val="%1."/>')


def found(write: Callable[[Any], object]) -> list[str]:
    """What is named in a plain document."""
    document = Document()
    write(document)
    saved = io.BytesIO()
    document.save(saved)
    return list(not_carried(read_parts(saved.getvalue())))


def add_list(document: Any, key: str, *level: str) -> None:
    """A list of one's own, with one way of marking its entries on both its levels."""
    numbering = document.part.numbering_part.element
    inside = "".join(level)
    levels = "".join(f'<w:lvl w:ilvl="{at}">{inside}</w:lvl>' for at in (0, 1))
    plan = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(plan))
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>')
    )


def entry(document: Any, key: str, level: int = 0, words: str = "Entry") -> Any:
    paragraph = document.add_paragraph(words)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>'
        )
    )
    return paragraph


def one_entry(*level: str, at: int = 0) -> list[str]:
    def write(document: Any) -> None:
        add_list(document, "90", *level)
        entry(document, "90", at)

    return found(write)


@pytest.mark.parametrize("level", [BULLET, NUMBER])
def test_plain_lists_are_carried(level: tuple[str, str]) -> None:
    assert one_entry(*level) == []


@pytest.mark.parametrize(
    ("level", "at", "said"),
    [
        (BULLET, 1, "list within a list"),
        (NUMBER, 1, "list within a list"),
        (('<w:numFmt w:val="lowerLetter"/>', '<w:lvlText w:val="%1)"/>'), 0, "letters or Roman"),
        (('<w:numFmt w:val="upperRoman"/>', '<w:lvlText w:val="%1"/>'), 0, "letters or Roman"),
        (('<w:numFmt w:val="decimal"/>', '<w:lvlText w:val="Point %1:"/>'), 0, "marks hold words"),
        (('<w:numFmt w:val="bullet"/>', '<w:lvlText w:val="Note:"/>'), 0, "marks hold words"),
        (('<w:numFmt w:val="none"/>', '<w:lvlText w:val="Note:"/>'), 0, "marks hold words"),
        (('<w:start w:val="4"/>', *NUMBER[1:]), 0, "another number than 1"),
    ],
)
def test_marks_that_would_be_lost_are_named(level: tuple[str, ...], at: int, said: str) -> None:
    assert [said in one for one in one_entry(*level, at=at)] == [True]


def test_a_style_of_a_lower_list_is_a_list_within_a_list() -> None:
    named = found(lambda document: document.add_paragraph("x", style="List Bullet 2"))
    assert ["list within a list" in one for one in named] == [True]


def test_a_list_that_goes_on_after_other_text_is_named() -> None:
    def write(document: Any, between: str, level: tuple[str, str]) -> None:
        add_list(document, "90", *level)
        entry(document, "90")
        document.add_paragraph(between)
        entry(document, "90")

    named = found(lambda document: write(document, "Other text", NUMBER))
    assert ["goes on numbering" in one for one in named] == [True]
    for unseen in ("", "{%p for one in strengths %}", "{#p A note #}"):
        assert found(partial(write, between=unseen, level=NUMBER)) == []
    assert found(lambda document: write(document, "Other text", BULLET)) == []


def test_a_list_that_begins_anew_is_carried() -> None:
    def write(document: Any) -> None:
        add_list(document, "90", *NUMBER)
        anew = (
            f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        document.part.numbering_part.element.append(parse_xml(anew))
        entry(document, "90")
        document.add_paragraph("Other text")
        entry(document, "91")

    assert found(write) == []


def test_numbered_headings_are_named() -> None:
    def write(document: Any) -> None:
        add_list(document, "90", *NUMBER)
        entry(document, "90").style = document.styles["Heading 1"]

    assert ["numbers its headings" in one for one in found(write)] == [True]


def test_a_paragraph_taken_out_of_its_list_is_no_entry() -> None:
    def write(document: Any) -> None:
        paragraph = document.add_paragraph("x", style="List Bullet 2")
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="0"/></w:numPr>')
        )
        assert paragraph._p.find(qn("w:pPr")) is not None

    assert found(write) == []


def test_headings_in_a_list_without_marks_are_carried() -> None:
    def write(document: Any) -> None:
        add_list(document, "90", '<w:numFmt w:val="none"/>', '<w:lvlText w:val=""/>')
        entry(document, "90").style = document.styles["Heading 1"]
        entry(document, "90", 1).style = document.styles["Heading 2"]

    assert found(write) == []
