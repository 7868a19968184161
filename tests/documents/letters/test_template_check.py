import io
import re
from collections.abc import Callable

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from PIL import Image

from reviews.documents.letters.template import compile_letter
from reviews.documents.letters.template_check import check_template
from reviews.documents.letters.word_package import read_parts, write_parts
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterKind
from tests.documents.conftest import Edited, template_bytes

KIND = LetterKind.VISIT_NOTICE


def with_picture(alt: str) -> bytes:
    png = io.BytesIO()
    Image.new("RGB", (40, 20), "#1f4e5f").save(png, "PNG")
    document = Document(io.BytesIO(template_bytes(KIND)))
    document.paragraphs[0].insert_paragraph_before().add_run().add_picture(png)
    document.inline_shapes[0]._inline.docPr.set("descr", alt)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("kind", LetterKind)
def test_the_templates_that_ship_have_no_faults(kind: LetterKind) -> None:
    assert check_template(template_bytes(kind), kind) == []


def test_every_wrong_field_is_named_at_once(edited: Edited) -> None:
    wrong = "{{ council.nmae }}, {{ vists }} and {{ contact.phone }}"
    faults = check_template(edited(KIND, "Yours sincerely", wrong), KIND)
    told = (
        "The template visit-notice.docx uses {}, which letters of this kind lack. Did you mean {}?"
    )
    assert faults == [
        told.format("“vists”", "“visits”"),
        told.format("“nmae” of “council”", "“name”"),
        told.format("“phone” of “contact”", "“telephone”"),
    ]


def test_a_field_of_one_kind_is_a_fault_in_another() -> None:
    faults = check_template(template_bytes(LetterKind.DOCUMENT_REQUEST), KIND)
    assert any("“send_by”" in fault for fault in faults)


def changed(change: Callable[[Paragraph], None], kind: LetterKind = KIND) -> bytes:
    """A letter's template with one paragraph changed in Word."""
    document = Document(io.BytesIO(template_bytes(kind)))
    change(next(p for p in document.paragraphs if len(p.text) > 40 and "{" not in p.text))
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def hide(paragraph: Paragraph) -> None:
    paragraph.add_run(" ASK LEGAL BEFORE SENDING.").font.hidden = True


def add_date(paragraph: Paragraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), ' DATE \\@ "d MMMM yyyy" ')
    paragraph._p.append(field)


@pytest.mark.parametrize(("change", "said"), [(hide, "hidden words"), (add_date, "a date that")])
def test_what_word_prints_in_another_way_is_named(
    change: Callable[[Paragraph], None], said: str
) -> None:
    (fault,) = check_template(changed(change), KIND)
    assert said in fault
    assert fault.startswith("The template visit-notice.docx has ")


def test_deleted_lines_of_records_and_a_deleted_contact_are_named() -> None:
    kind = LetterKind.PROVIDER_RECOMMENDATIONS
    document = Document(io.BytesIO(template_bytes(kind)))
    gone = ("contact.telephone", "{{ one.what }}", "{{ one.complete_by }}")
    for paragraph in document.paragraphs:
        if any(one in paragraph.text for one in gone):
            paragraph._p.getparent().remove(paragraph._p)
    saved = io.BytesIO()
    document.save(saved)
    faults = " ".join(check_template(saved.getvalue(), kind))
    for words in ("what each recommendation asks", "the date to complete each", "telephone number"):
        assert f"does not say {words}" in faults or words in faults
    assert "Put contact.telephone back" in faults
    assert "Put recommendations.complete_by back" in faults


def test_a_field_that_can_be_empty_and_stands_bare_is_named_with_its_words(edited: Edited) -> None:
    bare = edited(KIND, "Yours sincerely", "Ring {{ contact.telephone }}.")
    (fault,) = check_template(bare, KIND)
    assert fault == (
        "The template visit-notice.docx prints contact.telephone even where it holds nothing, and "
        "says “Ring .”. Put the words that need it between {% if … %} and {% endif %}."
    )


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{% endif %}", "“endif” stands where nothing was begun"),
        ("{% iff x %}", "“iff” is not a tag"),
        ("{% if visits %}", "A line with endif or endfor is missing"),
        ("{{ visits | shout }}", "There is no “shout” to use after a field"),
        ("{{ visits[ }}", "brackets"),
        ("{{ 1 / 0 }}", "cannot be filled in"),
    ],
)
def test_a_broken_tag_is_told_in_an_officer_s_words(edited: Edited, tag: str, said: str) -> None:
    (fault,) = check_template(edited(KIND, "Yours sincerely", tag), KIND)
    assert said in fault
    assert not re.search("Jinja|Encountered|expected|block|template(?! visit)", fault)


def test_a_file_with_macros_or_a_far_template_makes_no_letter() -> None:
    parts = read_parts(template_bytes(KIND))
    (fault,) = check_template(write_parts(parts | {"word/vbaProject.bin": b"x"}), KIND)
    assert "macros" in fault
    with pytest.raises(Refused, match="macros"):
        compile_letter(write_parts(parts | {"word/vbaProject.bin": b"x"}), KIND)


def test_a_picture_needs_alternative_text() -> None:
    assert check_template(with_picture("Arms of the council"), KIND) == []
    assert "without alternative text" in check_template(with_picture(" "), KIND)[0]


def test_a_letter_needs_a_heading() -> None:
    document = Document(io.BytesIO(template_bytes(KIND)))
    for paragraph in document.paragraphs:
        if paragraph.style and paragraph.style.name.startswith("Heading"):
            paragraph.style = document.styles["Normal"]
    saved = io.BytesIO()
    document.save(saved)
    assert "has no heading" in check_template(saved.getvalue(), KIND)[0]


def test_a_character_that_the_pdf_cannot_show_is_named(edited: Edited) -> None:
    faults = check_template(edited(KIND, "Yours sincerely", "敬具"), KIND)
    assert len(faults) == 1
    assert "敬" in faults[0]


def test_a_file_that_is_not_a_word_document_is_said_to_be_one() -> None:
    assert check_template(b"%PDF-1.7", KIND) == [
        "This file is not a Word document. Save it from Word as .docx."
    ]
