"""The five Word files as officers find them, and the list of their fields."""

import re
from typing import Any

import pytest

from reviews.documents.letters.own_specimens import OWN_SAMPLES
from reviews.documents.letters.specimens import SAMPLES
from reviews.documents.letters.templated import KINDS, TemplateKind
from reviews.documents.letters.word_package import DOCUMENT, read_parts
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.own_paper_kinds import OWN_PAPERS
from reviews.domain.cases.own_papers import OwnPaper
from reviews.domain.letters.kinds import (
    LETTER_CLASSES,
    TO_RESIDENT,
    Letter,
    LetterKind,
    for_template,
)
from tests.documents.conftest import TEMPLATES, template_bytes
from tests.letter_fields import field_names


def test_the_list_of_fields_is_true() -> None:
    readme = (TEMPLATES / "README.md").read_text(encoding="utf-8")
    parts = re.split(r"\n## ", readme)
    listed = {
        part.split("\n")[0]: set(re.findall(r"^\| `(\S+)` \|", part, re.MULTILINE))
        for part in parts
    }
    shared = field_names(Letter)
    assert listed["Fields of every letter"] == shared
    for kind in LetterKind:
        assert listed[kind] == field_names(LETTER_CLASSES[kind]) - shared, kind
    own = field_names(OwnPaper)
    of_council = {one for one in own if one.startswith("council.")}
    assert listed["Fields of every paper of the council’s own in a case"] == own - of_council
    for own_kind, fields_of in OWN_PAPERS.items():
        assert listed[own_kind] == field_names(fields_of) - own, own_kind


def empty(value: Any, name: str = "") -> set[str]:
    """The names of fields that hold nothing."""
    if isinstance(value, dict):
        return {one for key, inner in value.items() for one in empty(inner, f"{name}.{key}")}
    if isinstance(value, list) and value:
        return {one for inner in value for one in empty(inner, name)}
    return set() if value else {name.lstrip(".")}


@pytest.mark.parametrize("kind", LetterKind)
def test_a_sample_fills_every_field(kind: LetterKind) -> None:
    # A resident belongs to no organisation.
    expected = {"recipient.organisation"} if kind in TO_RESIDENT else set()
    assert empty(for_template(SAMPLES[kind])) == expected


@pytest.mark.parametrize("kind", OWN_PAPERS)
def test_a_sample_of_our_own_papers_fills_every_field(kind: DocumentKind) -> None:
    assert empty(for_template(OWN_SAMPLES[kind])) == set()


# How the Word files are made


@pytest.mark.parametrize("kind", KINDS)
def test_the_files_are_set_for_word_and_for_readers(kind: TemplateKind) -> None:
    parts = read_parts(template_bytes(kind))
    styles = parts["word/styles.xml"].decode()
    document = parts[DOCUMENT].decode()
    settings = parts["word/settings.xml"].decode()
    assert re.search(r'<w:lang [^>]*w:val="en-GB"', styles)
    assert "<dc:language>en-GB</dc:language>" in parts["docProps/core.xml"].decode()
    assert document.count("<w:tblHeader/>") == document.count("<w:tbl>")
    assert 'w:name="compatibilityMode"' in settings
    assert 'w:val="15"' in settings
    footers = [part.decode() for name, part in parts.items() if "footer" in name]
    assert footers
    assert all(" PAGE " in footer and " NUMPAGES " in footer for footer in footers)
    assert all(font == "Arial" for font in re.findall(r'w:ascii="([^"]+)"', styles))
    assert not [name for name in parts if "thumbnail" in name or "customXml" in name]


def test_templates_are_all_there_is() -> None:
    files = {path.name for path in TEMPLATES.iterdir()}
    assert files == {"README.md", *(f"{kind}.docx" for kind in KINDS)}
