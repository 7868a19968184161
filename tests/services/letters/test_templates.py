"""A council's own templates: what is wrong with one is said at drafting too, with its name."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from reviews.config import ROOT
from reviews.documents.letters.word_package import read_parts, write_parts
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterKind
from reviews.services.letters.templates import LetterTemplates

KIND = LetterKind.VISIT_NOTICE


def hidden(template: bytes) -> bytes:
    document = Document(io.BytesIO(template))
    document.add_paragraph().add_run("ASK LEGAL").font.hidden = True
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def macros(template: bytes) -> bytes:
    types = "[Content_Types].xml"
    parts = read_parts(template)
    enabled = parts[types].replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main",
        b"ms-word.document.macroEnabled.main",
    )
    return write_parts(parts | {types: enabled})


def bomb(template: bytes) -> bytes:
    return write_parts(read_parts(template) | {"word/media/x.png": bytes(65 * 1024**2)})


@pytest.fixture
def templates(tmp_path: Path) -> LetterTemplates:
    shutil.copytree(ROOT / "letter_templates", tmp_path / "templates")
    return LetterTemplates(tmp_path / "templates")


@pytest.mark.parametrize(
    ("change", "said"),
    [(hidden, "hidden words"), (macros, "holds macros"), (bomb, "100 times its size")],
)
def test_what_is_wrong_is_said_by_name_at_drafting_and_by_the_check(
    templates: LetterTemplates, change: Callable[[bytes], bytes], said: str
) -> None:
    path = templates.path(KIND)
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(Refused, match=said) as refused:
        templates.get(KIND)
    assert "visit-notice.docx" in refused.value.sentence
    for other in LetterKind:
        if other is not KIND:
            templates.path(other).unlink()
    told = templates.check()
    assert ["visit-notice.docx" in one and said in one for one in told[KIND]] == [True]
    assert told[LetterKind.REFERRER] == ["referrer.docx: It is missing."]
