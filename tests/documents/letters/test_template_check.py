import io

import pytest
from docx import Document
from docx.oxml import OxmlElement
from PIL import Image

from reviews.documents.letters.template_check import check_template
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


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("ins", "tracked changes"),
        ("del", "tracked changes"),
        ("moveFrom", "tracked changes"),
        ("commentReference", "comments"),
        ("footnoteReference", "footnote"),
        ("endnoteReference", "endnote"),
        ("pict", "old kind of picture"),
        ("sym", "symbol font"),
        ("altChunk", "another document"),
    ],
)
def test_what_other_formats_cannot_show_is_named(tag: str, said: str) -> None:
    document = Document(io.BytesIO(template_bytes(KIND)))
    document.paragraphs[-1].add_run()._r.append(OxmlElement(f"w:{tag}"))
    saved = io.BytesIO()
    document.save(saved)
    faults = check_template(saved.getvalue(), KIND)
    assert len(faults) == 1
    assert said in faults[0]
    assert "visit-notice.docx" in faults[0]


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
