"""A Word template as officers edit it, taken apart into the sources that Jinja compiles.

docxtpl decides what a template means: its own patching of the XML is used, so that what works
there works here.
"""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.sandbox import SandboxedEnvironment

from reviews.domain.errors import Refused
from reviews.domain.letters.typesetting import seen

from .templated import TemplateKind
from .word_package import DOCUMENT, carried_along, read_parts

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """One template, ready to compile.

    `package` is the whole as docxtpl saves it, `parts` each part of it by name, and `sources` those
    that hold text for Jinja, patched by docxtpl. `title` and `language` are of the document's
    properties: the title may hold tags as well, and the language is en-GB where there is none.
    """

    package: bytes
    parts: dict[str, bytes]
    sources: dict[str, str]
    title: str
    language: str


class LetterEnvironment(SandboxedEnvironment):
    """The template language: escaped, closed in, and with no word that is not a field.

    A field is looked up as a key alone, so that no method of a dictionary can pass for a field.
    """

    def __init__(
        self,
        undefined: type[Undefined] = StrictUndefined,
        *,
        escape: bool = True,
        finalize: Callable[[Any], Any] | None = None,
    ) -> None:
        super().__init__(autoescape=escape, undefined=undefined, finalize=finalize)
        self.globals.clear()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The field of that name, or the environment's idea of nothing."""
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


def open_template(template: bytes, kind: TemplateKind) -> TemplateSource:
    """Take a Word template apart.

    Refused: it is not a Word document, or it brings with it what must not go out with a letter.
    """
    # Word's library takes a tenth of a second to import, and most requests make no letter.
    from docxtpl import DocxTemplate  # noqa: PLC0415

    if harms := list(dict.fromkeys(carried_along(read_parts(template)))):
        raise Refused(" ".join(f"The template {kind}.docx {harm}." for harm in harms))
    try:
        opened = DocxTemplate(io.BytesIO(template))
        opened.init_docx()
        properties = opened.docx.core_properties
        title, language = properties.title, properties.language
        sources = {
            DOCUMENT: opened.patch_xml(opened.xml_to_string(opened.docx.element)),
            **dict(_edges(opened)),
        }
        saved = io.BytesIO()
        opened.docx.save(saved)
    except (KeyError, ValueError, AttributeError, SyntaxError) as fault:
        raise Refused(
            f"The template {kind}.docx is damaged. Open it in Word, save it again and try again."
        ) from fault
    package = saved.getvalue()
    return TemplateSource(package, read_parts(package), sources, title, language or "en-GB")


def _edges(opened: Any) -> Iterator[tuple[str, str]]:
    """The headers and footers that hold tags, patched."""
    for uri in (opened.HEADER_URI, opened.FOOTER_URI):
        for _, part in opened.get_headers_footers(uri):
            xml = opened.patch_xml(opened.get_part_xml(part))
            if "{" in xml:
                yield part.partname.lstrip("/"), xml


def every_text(value: Any, change: Callable[[str], str]) -> Any:
    """The fields of a letter with each text changed in the same way."""
    if isinstance(value, dict):
        return {key: every_text(one, change) for key, one in value.items()}
    if isinstance(value, list):
        return [every_text(one, change) for one in value]
    return change(value) if isinstance(value, str) else value


def printable(text: str) -> str:
    """The text with one kind of line end, without what no document can hold or nobody sees."""
    return _UNPRINTABLE.sub(" ", seen(text.replace("\r\n", "\n").replace("\r", "\n")))
