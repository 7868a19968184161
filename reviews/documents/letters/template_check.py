"""Checks a letter template that an officer has edited, before any letter is made with it."""

from collections.abc import Iterator

from lxml import etree

from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterFormat, LetterKind

from .blocks import Heading, Image
from .files import render_letter
from .specimens import SAMPLES
from .template import compile_letter
from .template_fields import field_faults
from .template_source import open_template
from .word_package import read_parts
from .word_reader import read_blocks
from .word_styles import W

_NOT_FOR_LETTERS = {
    "ins": "has tracked changes. Accept or reject them all",
    "del": "has tracked changes. Accept or reject them all",
    "moveFrom": "has tracked changes. Accept or reject them all",
    "commentReference": "has comments. Delete them",
    "footnoteReference": "has a footnote, which the other formats cannot show. Put it in the text",
    "endnoteReference": "has an endnote, which the other formats cannot show. Put it in the text",
    "pict": "has an old kind of picture. Insert it again as a PNG or JPEG picture",
    "sym": "has a symbol from a symbol font. Type the symbol itself",
    "altChunk": "has another document inside it. Put its words in the text",
}
"""What Word allows and a letter in several formats does not, by Word's own name for it."""


def check_template(template: bytes, kind: LetterKind) -> list[str]:
    """What is wrong with a template, in plain sentences; empty when letters can be made with it.

    A sample letter is made with it in every format.
    """
    try:
        if faults := field_faults(open_template(template, kind), kind):
            return faults
        made = render_letter(compile_letter(template, kind), kind, SAMPLES[kind])
    except Refused as fault:
        return [fault.sentence]
    return [
        f"The template {kind}.docx {fault}."
        for fault in dict.fromkeys((*_word_faults(template), *_look_faults(made)))
    ]


def _word_faults(template: bytes) -> Iterator[str]:
    for name, content in read_parts(template).items():
        if name.startswith("word/") and name.endswith(".xml"):
            found = {one.tag for one in etree.fromstring(content).iter(etree.Element)}
            yield from (said for tag, said in _NOT_FOR_LETTERS.items() if W + tag in found)


def _look_faults(made: dict[LetterFormat, bytes]) -> Iterator[str]:
    body = read_blocks(made[LetterFormat.DOCX]).body
    if not any(isinstance(one, Heading) for one in body):
        yield "has no heading. Give its first line the style Heading 1"
    if any(isinstance(one, Image) and not one.alt.strip() for one in body):
        yield (
            "has a picture without alternative text. Right-click it, choose View Alt Text and "
            "say what it shows"
        )
