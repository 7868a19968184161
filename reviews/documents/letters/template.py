"""Word templates compiled once and filled in fast.

docxtpl is the template language and the reference. It reads, patches, compiles and zips a template
again for every letter; here all but the filling in is done once. A template is first filled in
both ways, and where any part comes out different as XML, docxtpl itself fills in its letters.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jinja2 import Template, TemplateError
from lxml import etree
from markupsafe import Markup, escape

from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import for_template

from .template_fields import cannot_be_filled, field_faults
from .template_source import LetterEnvironment, TemplateSource, every_text, open_template, printable
from .templated import Templated, TemplateKind, class_of, sample_of
from .word_package import CORE, read_parts, write_parts

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
    """One kind of letter, or of the council's own papers, ready to be filled in.

    `compiled` holds the parts with tags by name, `title` the title of its letters; docxtpl fills
    it in (`uses_docxtpl`) where the fast way would differ.
    """

    kind: TemplateKind
    source: TemplateSource
    compiled: Mapping[str, Template]
    title: Template
    uses_docxtpl: bool = False

    def render(self, letter: Templated) -> bytes:
        """The letter as a Word document, the same bytes each time; refused as `fill` is."""
        return write_parts(self.fill(letter))

    def fill(self, letter: Templated) -> dict[str, bytes]:
        """The parts of the letter as a Word document, not zipped yet.

        Refused: the letter is of another kind, or the template asks for what it lacks.
        """
        if not isinstance(letter, class_of(self.kind)):
            raise Refused(f"The template {self.kind}.docx is for letters of another kind.")
        fields = every_text(for_template(letter), printable)
        filled = self.filled_by_docxtpl(fields) if self.uses_docxtpl else self.filled_fast(fields)
        return self.source.parts | filled | {CORE: self._core(fields, letter.dated_on)}

    def filled_fast(self, fields: dict[str, Any]) -> dict[str, bytes]:
        """The parts that hold tags, filled in; refused if a tag asks for what the letter lacks."""
        try:
            filled = {name: part.render(fields) for name, part in self.compiled.items()}
        except TemplateError as fault:
            raise self._refusal(fault) from fault
        return {name: _DECLARATION + _with_tabs(xml).encode() for name, xml in filled.items()}

    def filled_by_docxtpl(self, fields: dict[str, Any]) -> dict[str, bytes]:
        """Every part, as docxtpl fills them in; refused if a tag asks for what the letter lacks."""
        from docxtpl import DocxTemplate  # noqa: PLC0415 - slow to import, needed for letters only

        document = DocxTemplate(io.BytesIO(self.source.package))
        try:
            document.render(fields, LetterEnvironment(), autoescape=True)
        except TemplateError as fault:
            raise self._refusal(fault) from fault
        saved = io.BytesIO()
        document.save(saved)
        return read_parts(saved.getvalue())

    def _refusal(self, fault: TemplateError) -> Refused:
        return Refused(cannot_be_filled(self.kind, fault))

    def _core(self, fields: dict[str, Any], day: date) -> bytes:
        title = self.title.render(fields).strip() or self.kind.words
        text = _CORE.format(
            title=escape(title),
            creator=escape(fields["council"]["name"]),
            language=escape(self.source.language),
            day=day.isoformat(),
        )
        return _DECLARATION + text.encode()


def compile_letter(template: bytes, kind: TemplateKind) -> LetterTemplate:
    """Make a Word template ready to be filled in, once.

    Refused: the file is not a Word document, a tag is broken, or it asks for a field that letters
    of this kind do not have.
    """
    source = open_template(template, kind)
    if faults := field_faults(source, kind):
        raise Refused(" ".join(faults))
    language = LetterEnvironment(finalize=_with_line_ends)
    compiled = {name: language.from_string(xml) for name, xml in source.sources.items()}
    title = LetterEnvironment(escape=False).from_string(source.title)
    made = LetterTemplate(kind, source, compiled, title)
    return made if _same_both_ways(made) else replace(made, uses_docxtpl=True)


def _same_both_ways(template: LetterTemplate) -> bool:
    """Whether the fast way gives what docxtpl gives, for a plain letter and an awkward one."""
    sample = for_template(sample_of(template.kind))
    for fields in (sample, every_text(sample, lambda text: text + _AWKWARD)):
        ours = template.source.parts | template.filled_fast(fields)
        try:
            if _canonical(ours) != _canonical(template.filled_by_docxtpl(fields)):
                return False
        except etree.XMLSyntaxError:
            return False
    return True


def _with_line_ends(value: Any) -> Any:
    """Line ends in a field made Word's own, as docxtpl makes them."""
    if isinstance(value, str) and "\n" in value:
        return Markup(escape(value).replace("\n", _LINE_END))  # noqa: S704 - escaped first
    return value


def _with_tabs(xml: str) -> str:
    """Tabs in fields made Word's own, by docxtpl's rule."""
    if "\t" not in xml:
        return xml
    from docxtpl import DocxTemplate  # noqa: PLC0415 - slow to import, needed for letters only

    return str(DocxTemplate(io.BytesIO()).resolve_listing(xml))


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
        picture.set("id", "")
    return bytes(etree.tostring(root, method="c14n"))
