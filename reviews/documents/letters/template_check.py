"""Checks a letter template that an officer has edited, before any letter is made with it."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterFormat

from .blocks import Blocks, Heading, Image
from .files import render_letter
from .holes import fields_printed, holes_said
from .template import LetterTemplate, compile_letter
from .template_fields import field_faults
from .template_source import open_template
from .templated import TemplateKind, may_be_empty, must_say, sample_of
from .word_carried import not_carried
from .word_package import read_parts
from .word_reader import read_blocks


def check_template(template: bytes, kind: TemplateKind) -> list[str]:
    """What is wrong with a template, in plain sentences; empty when letters can be made with it.

    A sample letter is made with it in every format, and read once with each field empty that can
    be.
    """
    carried: list[str] = []
    try:
        if faults := field_faults(open_template(template, kind), kind):
            return faults
        compiled = compile_letter(template, kind)
        carried = _named(kind, not_carried(read_parts(template)))
        made = render_letter(compiled, kind, sample_of(kind))
    except Refused as fault:
        return carried or [fault.sentence]
    found = (
        *look_faults(read_blocks(made[LetterFormat.DOCX])),
        *_left_out(compiled),
        *_holes(compiled),
    )
    return carried + _named(kind, found)


def _named(kind: TemplateKind, found: Iterable[str]) -> list[str]:
    """What was found wrong with a kind's template as sentences, each once."""
    return [f"The template {kind}.docx {fault}." for fault in dict.fromkeys(found)]


def look_faults(letter: Blocks) -> Iterator[str]:
    """What readers of a letter would miss: a heading, or words for a picture; each as “has …”."""
    if not any(isinstance(one, Heading) for one in letter.body):
        yield "has no heading. Give its first line the style Heading 1"
    if any(isinstance(one, Image) and not one.alt.strip() for one in letter.body):
        yield (
            "has a picture without alternative text. Right-click it, choose View Alt Text and "
            "say what it shows"
        )


def _left_out(compiled: LetterTemplate) -> Iterator[str]:
    """What a letter of the kind must say, and this template does not."""
    printed = fields_printed(compiled, sample_of(compiled.kind))
    for name, words in must_say(compiled.kind).items():
        if name not in printed:
            yield f"does not say {words}. Put {name} back, as the list of fields has it"


def _holes(compiled: LetterTemplate) -> Iterator[str]:
    """Where a field that can be empty is printed all the same."""
    for name in may_be_empty(compiled.kind):
        letter = _without(sample_of(compiled.kind), name.split("."))
        said = {} if letter is None else holes_said(compiled, letter)
        if name in said:
            so = f", and says “{said[name]}”" if said[name] else ""
            yield (
                f"prints {name} even where it holds nothing{so}. Put the words that need it "
                "between {% if … %} and {% endif %}"
            )


def _without(held: Any, path: list[str]) -> Any:
    """A letter with one of its fields empty; None where letters of its kind have no such field."""
    name, *rest = path
    if name not in {one.name for one in fields(held)}:
        return None
    value = getattr(held, name)
    if rest and isinstance(value, tuple):
        return replace(held, **{name: tuple(_without(one, rest) for one in value)})
    emptied = _without(value, rest) if rest else () if isinstance(value, tuple) else ""
    return None if emptied is None else replace(held, **{name: emptied})
