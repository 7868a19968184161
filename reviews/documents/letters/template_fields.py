"""Faults in a template's tags, told to the officer who edits it."""

import difflib
import re
from typing import Any

import jinja2.meta
from jinja2.utils import missing
from lxml import etree

from reviews.domain.letters.kinds import for_template

from .template_source import LetterEnvironment, TemplateSource, every_text
from .templated import TemplateKind, sample_of

_FAILS = (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError)

_BROKEN = (
    "The tags of the template {kind}.docx leave the document broken. Check that each {{%p if %}} "
    "and {{%p for %}} has its end in a paragraph of its own, and each {{%tr for %}} in a row of "
    "the same table."
)


def field_faults(source: TemplateSource, kind: TemplateKind) -> list[str]:
    """What is wrong with the tags of a template, in plain sentences; empty if nothing is.

    The template is filled in with a full sample and with an empty one, so that what is printed
    only when a field is empty is read as well.
    """
    texts = {**source.sources, "its title": source.title}
    faults = [fault for text in texts.values() for fault in _syntax_faults(text, kind)]
    if faults:
        return faults
    full = for_template(sample_of(kind))
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


def cannot_be_filled(kind: TemplateKind, fault: Exception) -> str:
    """Why a template whose tags can be read does not work, without the template language's words.

    What the language calls by name, such as a field, is given, as it stands in the template.
    """
    named = re.findall(r"'(?:dict object|str object|list object)'|'([^']+)'", str(fault))
    about = next(filter(None, named), "")
    near = f" Look for “{about}” in it." if about else ""
    return f"The template {kind}.docx cannot be filled in.{near} Check its tags."


def _syntax_faults(text: str, kind: TemplateKind) -> list[str]:
    # Jinja tells the line, so each paragraph is given one of its own.
    by_paragraph = re.sub(r"<w:p(?=[ >])", "\n<w:p", text)
    try:
        LetterEnvironment().from_string(by_paragraph)
    except jinja2.TemplateSyntaxError as fault:
        line = by_paragraph.splitlines()[fault.lineno - 1]
        words = re.sub(r"<[^>]+>", "", line).strip()
        where = f" near “{words[:80]}”" if words else ""
        return [f"The template {kind}.docx has a broken tag{where}. {_what_to_do(str(fault))}"]
    return []


_BROKEN_TAGS = {
    r"unknown tag '(end\w*|el\w+)'": "“{}” stands where nothing was begun. Put the line that "
    "begins it before it, or take it away.",
    r"unknown tag '(\w+)'": "“{}” is not a tag. Use if, else, endif, for or endfor.",
    r"Unexpected end of template": "A line with endif or endfor is missing.",
    r"No (?:filter|test) named '(\w+)'": "There is no “{}” to use after a field.",
}
_CHECK_TAG = "Check that its brackets, quotation marks and commas come in pairs and are in order."


def _what_to_do(message: str) -> str:
    """What an officer can do about a broken tag, whatever the template language calls it."""
    for pattern, said in _BROKEN_TAGS.items():
        if found := re.search(pattern, message):
            return said.format(*found.groups())
    return _CHECK_TAG


def _unknown_names(text: str, fields: dict[str, Any]) -> list[str]:
    used = jinja2.meta.find_undeclared_variables(LetterEnvironment().parse(text))
    return sorted(used - fields.keys())


def _filling_faults(text: str, fields: dict[str, Any], kind: TemplateKind) -> list[str]:
    """Nested fields that do not exist, and tags that leave the document broken."""
    absent: list[tuple[Any, str]] = []
    try:
        filled = LetterEnvironment(_recorder(absent)).from_string(text).render(fields)
        etree.fromstring(filled.encode())
    except etree.XMLSyntaxError:
        return [_BROKEN.format(kind=kind)]
    except _FAILS as fault:
        return [cannot_be_filled(kind, fault)]
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


def _no_such_field(kind: TemplateKind, name: str, place: str, known: list[str]) -> str:
    of = f" of “{place}”" if place else ""
    close = difflib.get_close_matches(name, known, 1)
    hint = f" Did you mean “{close[0]}”?" if close else ""
    return f"The template {kind}.docx uses “{name}”{of}, which letters of this kind lack.{hint}"
