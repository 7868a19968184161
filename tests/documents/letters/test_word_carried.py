"""What Word prints and no other format carries is named; what is carried is not."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image as Picture

from reviews.documents.letters.word_carried import not_carried
from reviews.documents.letters.word_package import read_parts
from reviews.domain.letters.kinds import LetterKind
from tests.documents.conftest import template_bytes

_SHAPES = (
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def raw(xml: str) -> Any:
    """A piece of Word's XML."""
    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {nsdecls('w', 'wp', 'a', 'r')} {_SHAPES}", xml))


def found(write: Callable[[Any], object]) -> list[str]:
    """What is named in a letter's template to which something is added."""
    document = Document(io.BytesIO(template_bytes(LetterKind.VISIT_NOTICE)))
    write(document)
    saved = io.BytesIO()
    document.save(saved)
    return list(not_carried(read_parts(saved.getvalue())))


def in_a_run(xml: str, words: str = "Words 2") -> list[str]:
    """What is named where a run of some words has this within it."""
    return found(lambda document: document.add_paragraph().add_run(words)._r.append(raw(xml)))


def with_properties(xml: str, words: str = "Words 2") -> list[str]:
    """What is named where a run of some words has these properties."""
    properties = raw(f"<w:rPr>{xml}</w:rPr>")
    return found(lambda document: document.add_paragraph().add_run(words)._r.insert(0, properties))


def in_a_paragraph(xml: str) -> list[str]:
    return found(lambda document: document.add_paragraph("Before ")._p.append(raw(xml)))


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def field(instruction: str, shown: str = "3 March 2021") -> str:
    """A field in the long form, its instruction broken over two pieces as Word does."""
    half = len(instruction) // 2
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {instruction[:half]}</w:instrText></w:r>"
        f"<w:r><w:instrText>{instruction[half:]} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


@pytest.mark.parametrize("kind", LetterKind)
def test_nothing_is_named_in_the_templates_that_ship(kind: LetterKind) -> None:
    assert list(not_carried(read_parts(template_bytes(kind)))) == []


@pytest.mark.parametrize(
    ("properties", "said"),
    [
        ("<w:vanish/>", "hidden words"),
        ("<w:webHidden/>", "hidden words"),
        ("<w:strike/>", "struck through"),
        ('<w:dstrike w:val="true"/>', "struck through"),
        ('<w:vertAlign w:val="superscript"/>', "raised or lowered"),
        ('<w:color w:val="FFFFFF"/>', "white or tiny"),
        ('<w:sz w:val="2"/>', "white or tiny"),
        ('<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>', "symbol font"),
        ("<w:rPrChange/>", "tracked changes"),
        ("<w:newInTheNextWord/>", "newInTheNextWord"),
    ],
)
def test_words_that_word_shows_in_another_way_are_named(properties: str, said: str) -> None:
    assert [said in one for one in with_properties(properties)] == [True]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vanish w:val="0"/><w:strike w:val="false"/>',
        '<w:b/><w:i/><w:u w:val="single"/><w:caps/><w:highlight w:val="yellow"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E5F"/>',
        '<w:rFonts w:ascii="Arial"/><w:sz w:val="24"/><w:lang w:val="cy-GB"/>',
        '<w14:ligatures w14:val="all"/>',
    ],
)
def test_mere_look_is_not(properties: str) -> None:
    assert with_properties(properties) == []


def test_raised_letters_are_look_and_raised_figures_are_not() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert with_properties(raised, "st") == []
    assert with_properties(raised, "2") != []


def test_properties_of_words_that_are_not_there_do_no_harm() -> None:
    assert with_properties("<w:vanish/>", "") == []
    assert in_a_paragraph("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>") == []


def test_a_style_that_hides_is_named_where_it_is_used() -> None:
    def style(document: Any, *, used: bool) -> None:
        hiding = document.styles.add_style("Hiding", 1)
        hiding.font.hidden = True
        resting = document.styles.add_style("Resting", 1)
        resting.base_style = hiding
        document.add_paragraph("Words", style="Resting" if used else "Normal")

    assert found(lambda document: style(document, used=False)) == []
    assert "hidden words" in found(lambda document: style(document, used=True))[0]


@pytest.mark.parametrize(
    ("instruction", "said"),
    [
        ('DATE \\@ "d MMMM yyyy"', "{{ letter.date }}"),
        ("TIME", "{{ letter.date }}"),
        ("SAVEDATE", "{{ letter.date }}"),
        ("MERGEFIELD First_name", "{{ recipient.name }}"),
        ("REF _Ref123 \\h", "Ctrl+Shift+F9"),
        ("AUTHOR", "(AUTHOR)"),
        ("FILENAME", "(FILENAME)"),
        ("IF 1 = 1 yes no", "(IF)"),
        ("TOC \\o", "(TOC)"),
        ("INCLUDEPICTURE x.png", "(INCLUDEPICTURE)"),
        ("PAGE", "page number among its words"),
        ("someday", "(SOMEDAY)"),
    ],
)
def test_fields_that_word_works_out_are_named_in_both_their_forms(
    instruction: str, said: str
) -> None:
    quoted = instruction.replace('"', "&quot;")
    for xml in (field(instruction), f'<w:fldSimple w:instr=" {quoted} ">{run("x")}</w:fldSimple>'):
        named = in_a_paragraph(xml) if xml.startswith("<w:fld") else found(added(xml))
        assert [said in one for one in named] == [True]


def added(xml: str) -> Callable[[Any], object]:
    return lambda document: document.element.body.insert(0, raw(xml))


def test_a_link_keeps_its_words() -> None:
    assert found(added(field('HYPERLINK "https://westmere.example"', "our page"))) == []
    assert in_a_paragraph(f"<w:hyperlink>{run('our page')}</w:hyperlink>") == []


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ('<w:br w:type="page"/>', "page or column break"),
        ('<w:br w:type="column"/>', "page or column break"),
        ("<w:pict/>", "old kind of picture"),
        ("<w:object/>", "a file inside it"),
        ("<w:dayLong/>", "{{ letter.date }}"),
        ("<w:pgNum/>", "page number"),
        ("<w:sym/>", "symbol font"),
        ("<w:t>\uf0b7</w:t>", "symbol font"),
        ("<w:contentPart/>", "drawing by hand"),
        ("<w:footnoteReference/>", "footnote"),
        ("<w:ruby/>", "small words above others"),
        ("<w:drawing/>", "drawn shape"),
        ("<w:drawing><wp:inline><a:graphic/></wp:inline></w:drawing>", "chart"),
        ('<w:drawing><wp:inline><a:blip r:link="rId9"/></wp:inline></w:drawing>', "kept elsewhere"),
        (
            '<w:drawing><a:blip r:embed="x"/><a:srcRect l="900"/></w:drawing>',
            "cropped",
        ),
        ('<w:drawing><wp:docPr hidden="1"/><a:blip r:embed="x"/></w:drawing>', "hidden"),
    ],
)
def test_what_stands_among_words_and_is_not_carried_is_named(xml: str, said: str) -> None:
    assert [said in one for one in in_a_run(xml)] == [True]


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("<w:ins/>", "tracked changes"),
        ("<w:moveTo/>", "tracked changes"),
        ("<w:commentRangeStart/>", "comments"),
        ("<w:pPr><w:pageBreakBefore/></w:pPr>", "begins a new page"),
        ('<w:pPr><w:framePr w:dropCap="drop"/></w:pPr>', "large first letter"),
        (f"<w:sdt><w:sdtContent>{run('x')}</w:sdtContent></w:sdt>", "Remove Content Control"),
        ("<m:oMath/>", "equation"),
        ("<w:invented/>", "invented"),
        ("<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>", "tracked changes"),
    ],
)
def test_what_stands_in_a_paragraph_and_is_not_carried_is_named(xml: str, said: str) -> None:
    assert [said in one for one in in_a_paragraph(xml)] == [True]


def test_a_usual_text_box_is_carried_though_an_old_picture_stands_by_for_old_readers() -> None:
    box = f"<w:txbxContent><w:p>{run('In the box')}</w:p></w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>"
    old = f"<mc:Fallback><w:pict><v:rect>{box}</v:rect></w:pict></mc:Fallback>"
    choice = f"<mc:Choice><w:drawing>{shape}</w:drawing></mc:Choice>"
    assert in_a_run(f"<mc:AlternateContent>{choice}{old}</mc:AlternateContent>") == []
    line = "<mc:Choice><w:drawing><wps:wsp/></w:drawing></mc:Choice>"
    assert "drawn shape" in in_a_run(f"<mc:AlternateContent>{line}</mc:AlternateContent>")[0]


def test_hidden_words_in_a_text_box_are_named() -> None:
    words = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>"
    box = f"<w:txbxContent><w:p>{words}</w:p></w:txbxContent>"
    assert "hidden" in in_a_run(f"<w:drawing><wps:wsp>{box}</wps:wsp></w:drawing>")[0]


def test_white_words_on_a_coloured_table_are_seen() -> None:
    def white(document: Any, *, shaded: bool) -> None:
        cell = document.add_table(1, 1).cell(0, 0)
        document.tables[-1]._tbl.tblPr.clear()
        properties = raw('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>')
        cell.paragraphs[0].add_run("White")._r.insert(0, properties)
        if shaded:
            cell._tc.get_or_add_tcPr().append(raw('<w:shd w:fill="1F4E5F"/>'))

    assert found(lambda document: white(document, shaded=True)) == []


def test_a_table_within_a_table_is_named() -> None:
    named = found(lambda document: document.add_table(1, 1).cell(0, 0).add_table(1, 1))
    assert ["table within a table" in one for one in named] == [True]


def test_pictures_put_into_the_file_are_carried() -> None:
    def add(document: Any) -> None:
        png = io.BytesIO()
        Picture.new("RGB", (40, 20), "#1f4e5f").save(png, "PNG")
        document.add_picture(png)

    assert found(add) == []


def test_hidden_words_in_a_footer_are_named_too() -> None:
    def hide(document: Any) -> None:
        footer = document.sections[0].first_page_footer
        run_ = footer.paragraphs[0].add_run("x")
        run_.font.hidden = True

    assert any("hidden words" in one for one in found(hide))


def test_each_is_named_once() -> None:
    def twice(document: Any) -> None:
        for _ in range(2):
            simple = OxmlElement("w:fldSimple")
            simple.set(qn("w:instr"), "DATE")
            document.add_paragraph()._p.append(simple)

    assert len(found(twice)) == 1


def test_what_has_no_name_is_left_to_the_check() -> None:
    document = Document(io.BytesIO(template_bytes(LetterKind.VISIT_NOTICE)))
    document.add_paragraph()._p.append(raw("<w:invented/>"))
    document.paragraphs[-1].add_run("x").font.hidden = True
    saved = io.BytesIO()
    document.save(saved)
    parts = read_parts(saved.getvalue())
    assert len(list(not_carried(parts))) == 2
    assert ["hidden" in one for one in not_carried(parts, unknown=False)] == [True]
