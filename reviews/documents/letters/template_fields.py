"""Faults in a template's tags, told to the officer who edits it."""

import difflib
import re
from typing import Any

import jinja2.meta
from jinja2.utils import missing
from lxml import etree

from reviews.domain.letters.kinds import LetterKind, for_template

from .specimens import SAMPLES
from .template_source import LetterEnvironment, TemplateSource, every_text

_FAILS = (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError)

_BROKEN = (
    "The tags of the template {kind}.docx leave the document broken. Check that each {{%p if %}} "
    "and {{%p for %}} has its end in a paragraph of its own, and each {{%tr for %}} in a row of "
    "the same table."
)


def field_faults(source: TemplateSource, kind: LetterKind) -> list[str]:
    """What is wrong with the tags of a template, in plain sentences; empty if nothing is.

    The template is filled in with a full sample and with an empty one, so that what is printed
    only when a field is empty is read as well.
    """
    texts = {**source.sources, "its title": source.title}
    faults = [fault for text in texts.values() for fault in _syntax_faults(text, kind)]
    if faults:
        return faults
    full = for_template(SAMPLES[kind])
    unknown = [name for text in texts.values() for name in _unknown_names(text, full)]
    faults = [_no_such_field(kind, name, "", list(full)) for name in dict.fromkeys(unknown)]
    for fields in (full, _emptied(full)):
        for text in source.sources.values():
            faults += _filling_faults(text, fields, kind)
    faults += _filling_faults(f"<t>{source.title}</t>", full, kind)
    return list(dict.fromkeys(faults))


def _emptied(value: Any) -> Any:
    """The same fields with every text empty and every list without entries."""
    return every_text(
        {key: [] if isinstance(one, list) else one for key, one in value.items()}, lambda _: ""
    )


def _syntax_faults(text: str, kind: LetterKind) -> list[str]:
    # Jinja tells the line, so each paragraph is given one of its own.
    by_paragraph = re.sub(r"<w:p(?=[ >])", "\n<w:p", text)
    try:
        LetterEnvironment().parse(by_paragraph)
    except jinja2.TemplateSyntaxError as fault:
        line = by_paragraph.splitlines()[fault.lineno - 1]
        words = re.sub(r"<[^>]+>", "", line).strip()
        where = f" near “{words[:80]}”" if words else ""
        return [f"The template {kind}.docx has a broken tag{where}: {fault.message}"]
    return []


def _unknown_names(text: str, fields: dict[str, Any]) -> list[str]:
    used = jinja2.meta.find_undeclared_variables(LetterEnvironment().parse(text))
    return sorted(used - fields.keys())


def _filling_faults(text: str, fields: dict[str, Any], kind: LetterKind) -> list[str]:
    """Nested fields that do not exist, and tags that leave the document broken."""
    absent: list[tuple[Any, str]] = []
    try:
        filled = LetterEnvironment(_recorder(absent)).from_string(text).render(fields)
        etree.fromstring(filled.encode())
    except etree.XMLSyntaxError:
        return [_BROKEN.format(kind=kind)]
    except _FAILS as fault:
        return [f"The template {kind}.docx cannot be filled in: {fault}."]
    return [
        _no_such_field(
            kind, name, _place(fields, holder), list(holder) if isinstance(holder, dict) else []
        )
        for holder, name in absent
    ]


def _recorder(absent: list[tuple[Any, str]]) -> type[jinja2.Undefined]:
    """A stand-in for a missing field that notes whose field it is, and carries on."""

    class Absent(jinja2.ChainableUndefined):
        def __init__(
            self,
            hint: str | None = None,
            obj: Any = missing,
            name: str | None = None,
            exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
        ) -> None:
            super().__init__(hint, obj, name, exc)
            if obj is not missing and name is not None:
                absent.append((obj, name))

    return Absent


def _place(fields: Any, holder: Any) -> str:
    """The name of the field that this is the value of, or one of the values of."""
    if isinstance(fields, dict):
        for name, value in fields.items():
            if value is holder or (isinstance(value, list) and any(v is holder for v in value)):
                return str(name)
            if found := _place(value, holder):
                return found
    if isinstance(fields, list):
        return next((found for one in fields if (found := _place(one, holder))), "")
    return ""


def _no_such_field(kind: LetterKind, name: str, place: str, known: list[str]) -> str:
    of = f" of “{place}”" if place else ""
    close = difflib.get_close_matches(name, known, 1)
    hint = f" Did you mean “{close[0]}”?" if close else ""
    return f"The template {kind}.docx uses “{name}”{of}, which letters of this kind lack.{hint}"
