from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from reviews.documents.letters.template import LetterTemplate, compile_letter
from reviews.documents.letters.templated import TemplateKind
from reviews.documents.letters.word_package import DOCUMENT, read_parts, write_parts

TEMPLATES = Path(__file__).parents[2] / "letter_templates"

Compiled = Callable[[TemplateKind], LetterTemplate]
Edited = Callable[..., bytes]


@cache
def template_bytes(kind: TemplateKind) -> bytes:
    return (TEMPLATES / f"{kind}.docx").read_bytes()


@cache
def _compiled(kind: TemplateKind) -> LetterTemplate:
    return compile_letter(template_bytes(kind), kind)


@pytest.fixture(scope="session")
def compiled() -> Compiled:
    """The template of a kind as it ships, compiled once for all tests."""
    return _compiled


@pytest.fixture(scope="session")
def edited() -> Edited:
    """The template of a kind with one piece of its XML changed, as an officer would in Word."""

    def edit(kind: TemplateKind, old: str, new: str, part: str = DOCUMENT) -> bytes:
        parts = read_parts(template_bytes(kind))
        xml = parts[part].decode()
        assert old in xml
        return write_parts(parts | {part: xml.replace(old, new, 1).encode()})

    return edit
