"""Word templates compiled once and filled in fast.

docxtpl is the template language and the reference. It reads, patches, compiles and zips a template
again for every letter; here all but the filling in is done once. A template is first filled in
both ways, and where any part comes out different as XML, docxtpl itself fills in its letters.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from jinja2 import Template, TemplateError
from lxml import etree
from markupsafe import Markup, escape

from reviews.domain.errors import Refused
from reviews.domain.letters import KIND_NAMES, LETTER_CLASSES, Letter, LetterKind, for_template

from .samples import SAMPLES
from .template_fields import field_faults
from .template_source import (
    LetterEnvironment,
    TemplateSource,
    every_text,
    open_template,
    printable,
)
from .word_package import CORE, read_parts, write_parts

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>"
    "<dc:language>{language}</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified>'
    "</cp:coreProperties>"
)
_DOCUMENT_ID = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_LINE_END = Markup('</w:t><w:br/><w:t xml:space="preserve">')
_AWKWARD = " & <w:t> \"double\" 'single' Łódź السلام 🙂\n\tnext line"


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """One kind of letter, ready to be filled in.

    Attributes:
        kind: the kind of letter.
        uses_docxtpl: whether docxtpl fills it in, because the fast way would differ.
    """

    kind: LetterKind
    uses_docxtpl: bool
    _source: TemplateSource
    _parts: Mapping[str, Template]
    _title: Template
    _reference: "DocxTemplate"

    def render(self, letter: Letter) -> bytes:
        """The letter as a Word document. The same letter always gives the same bytes.

        Raises:
            Refused: the letter is of another kind, or the template asks for what it lacks.
        """
        return write_parts(self.fill(letter))

    def fill(self, letter: Letter) -> dict[str, bytes]:
        """The parts of the letter as a Word document, not zipped yet.

        Raises:
            Refused: the letter is of another kind, or the template asks for what it lacks.
        """
        if not isinstance(letter, LETTER_CLASSES[self.kind]):
            raise Refused(f"The template {self.kind}.docx is for letters of another kind.")
        fields = every_text(for_template(letter), printable)
        filled = self._by_docxtpl(fields) if self.uses_docxtpl else self._fast(fields)
        return self._source.parts | filled | {CORE: self._core(fields, letter.letter.date)}

    def _fast(self, fields: dict[str, Any]) -> dict[str, bytes]:
        try:
            filled = {name: part.render(fields) for name, part in self._parts.items()}
        except TemplateError as fault:
            raise Refused(
                f"The template {self.kind}.docx cannot be filled in: {fault}. Check the template."
            ) from fault
        return {name: _DECLARATION + self._tabs(xml).encode() for name, xml in filled.items()}

    def _tabs(self, xml: str) -> str:
        """Tabs in fields made Word's own, by docxtpl's rule."""
        return str(self._reference.resolve_listing(xml)) if "\t" in xml else xml

    def _by_docxtpl(self, fields: dict[str, Any]) -> dict[str, bytes]:
        return read_parts(_saved_by_docxtpl(self._source.package, fields))

    def _core(self, fields: dict[str, Any], day: date) -> bytes:
        title = self._title.render(fields).strip() or KIND_NAMES[self.kind]
        text = _CORE.format(
            title=escape(title),
            creator=escape(fields["council"]["name"]),
            language=escape(self._source.language),
            day=day.isoformat(),
        )
        return _DECLARATION + text.encode()


def compile_letter(template: bytes, kind: LetterKind) -> LetterTemplate:
    """Make a Word template ready to be filled in, once.

    Raises:
        Refused: the file is not a Word document, a tag is broken, or it asks for a field that
            letters of this kind do not have.
    """
    from docxtpl import DocxTemplate  # noqa: PLC0415 - slow to import, needed for letters only

    source = open_template(template, kind)
    if faults := field_faults(source, kind):
        raise Refused(" ".join(faults))
    language = LetterEnvironment(finalize=_with_line_ends)
    parts = {name: language.from_string(xml) for name, xml in source.sources.items()}
    title = LetterEnvironment(escape=False).from_string(source.title)
    fast = LetterTemplate(kind, False, source, parts, title, DocxTemplate(io.BytesIO(template)))
    return fast if _same_both_ways(fast) else _slow(fast)


def _with_line_ends(value: Any) -> Any:
    """Line ends in a field made Word's own, as docxtpl makes them."""
    if isinstance(value, str) and "\n" in value:
        return Markup(escape(value).replace("\n", _LINE_END))  # noqa: S704 - escaped first
    return value


def _slow(fast: LetterTemplate) -> LetterTemplate:
    return LetterTemplate(fast.kind, True, fast._source, {}, fast._title, fast._reference)


def _same_both_ways(fast: LetterTemplate) -> bool:
    """Whether the fast way gives what docxtpl gives, for a plain letter and an awkward one."""
    sample = for_template(SAMPLES[fast.kind])
    for fields in (sample, every_text(sample, lambda text: text + _AWKWARD)):
        ours = fast._source.parts | fast._fast(fields)
        theirs = read_parts(_saved_by_docxtpl(fast._source.package, fields))
        if _canonical(ours) != _canonical(theirs):
            return False
    return True


def _saved_by_docxtpl(package: bytes, fields: dict[str, Any]) -> bytes:
    from docxtpl import DocxTemplate  # noqa: PLC0415 - slow to import, needed for letters only

    document = DocxTemplate(io.BytesIO(package))
    document.render(fields, LetterEnvironment(), autoescape=True)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _canonical(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Every part in canonical XML, without the picture numbers that docxtpl gives anew.

    The document's properties are left out: they are written here, whichever way is taken.
    """
    return {
        name: _canonical_xml(content) if name.endswith((".xml", ".rels")) else content
        for name, content in parts.items()
        if name != CORE
    }


def _canonical_xml(content: bytes) -> bytes:
    root = etree.fromstring(content)
    for picture in root.iter(_DOCUMENT_ID):
        picture.attrib.pop("id", None)
    return bytes(etree.tostring(root, method="c14n"))

