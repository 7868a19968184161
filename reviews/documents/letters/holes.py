"""Finds the holes of one letter: fields that its template prints and that hold nothing.

Only what is in fact printed counts: a field within a condition that is not met is no hole, nor is
one that has other words to stand for it. The template says where fields stand, so its own Jinja is
filled in, with each printed value noted on its way.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from typing import Any

from jinja2 import Template, TemplateError, nodes, pass_context
from jinja2.runtime import Context

from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import for_template

from .template import LetterTemplate
from .template_fields import cannot_be_filled
from .template_source import LetterEnvironment, every_text, printable
from .templated import Templated

_NOTED = "noted holes"
_MARK = "\ue000"
_MARKED = re.compile(f"{_MARK}(.*?){_MARK}")
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_Names = dict[str, str]


def holes(template: LetterTemplate, letter: Templated) -> tuple[str, ...]:
    """The fields that a letter prints empty outside a condition, such as “contact.telephone”.

    A field of a list's entries is named by the list, as “recommendations.evidence”; each is named
    once, in the order of the letter, its headers, its footers and its title.

    Refused: the template asks for what the letter lacks.
    """
    return tuple(name for name, empty in _read(template, letter)[0].items() if empty)


def holes_said(template: LetterTemplate, letter: Templated) -> dict[str, str]:
    """The same fields, each with the words of the first paragraph that it leaves a hole in.

    There are none for a list without entries, nor for a paragraph that is nothing but the field.
    """
    noted, printed = _read(template, letter)
    said = {name: "" for name, empty in noted.items() if empty}
    for paragraph in _PARAGRAPH.findall(printed):
        words = unescape(re.sub(r"<[^>]+>", "", paragraph))
        for name in _MARKED.findall(words):
            said[name] = said[name] or " ".join(_MARKED.sub("", words).split())
    return said


def fields_printed(template: LetterTemplate, letter: Templated) -> frozenset[str]:
    """The fields that a letter prints, empty ones too, by the same names; refused as `holes` is."""
    return frozenset(_read(template, letter)[0])


def _read(template: LetterTemplate, letter: Templated) -> tuple[dict[str, bool], str]:
    """Each field printed, whether it was empty, and the letter as XML with each hole marked."""
    noted: dict[str, bool] = {}
    fields = every_text(for_template(letter), printable) | {_NOTED: noted}
    try:
        sources = (*template.source.sources.values(), template.source.title)
        printed = "".join(_noting(source).render(fields) for source in sources)
    except TemplateError as fault:
        raise Refused(cannot_be_filled(template.kind, fault)) from fault
    return noted, printed


@lru_cache(maxsize=64)
def _noting(source: str) -> Template:
    """The source compiled so that each printed field notes its name where it is empty."""
    language = LetterEnvironment()
    language.filters[_note.__name__] = _note
    tree = language.parse(source)
    _note_all(tree.body, {})
    return language.from_string(tree)


@pass_context
def _note(context: Context, value: Any, name: str) -> Any:
    empty = not value.strip() if isinstance(value, str) else value is None or value == []
    noted = context[_NOTED]
    noted[name] = noted.get(name, False) or empty
    return f"{_MARK}{name}{_MARK}" if empty and isinstance(value, str) else value


def _note_all(body: Iterable[nodes.Node], names: _Names) -> None:
    """Note what is printed in these nodes; `names` are those that tags give to fields."""
    for node in body:
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            names[node.target.name] = _named(node.node, names)
        elif isinstance(node, nodes.Output):
            node.nodes = [_noted(one, names) for one in node.nodes]
        elif isinstance(node, nodes.For):
            within = names | {one.name: _named(node.iter, names) for one in _targets(node.target)}
            if isinstance(node.iter, nodes.Expr) and not node.else_:
                node.iter = _noted(node.iter, names)
            _note_all(node.body, within)
            _note_all(node.else_, names)
        else:
            _note_all(node.iter_child_nodes(), names)


def _targets(target: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(target, nodes.Name):
        yield target
    yield from target.find_all(nodes.Name)


def _noted(printed: nodes.Expr, names: _Names) -> nodes.Expr:
    """What is printed, with a note of its name; a choice within it is noted where it is taken."""
    if isinstance(printed, nodes.CondExpr):
        printed.expr1 = _noted(printed.expr1, names)
        printed.expr2 = printed.expr2 and _noted(printed.expr2, names)
        return printed
    name = _named(printed, names)
    if not name:
        return printed
    return nodes.Filter(printed, _note.__name__, [nodes.Const(name)], [], None, None)


def _named(expression: nodes.Node, names: _Names) -> str:
    """The first field in an expression, by the name that the lists of fields have for it."""
    match expression:
        case nodes.Name():
            return names.get(expression.name, expression.name)
        case nodes.Getattr():
            holder = _named(expression.node, names)
            return f"{holder}.{expression.attr}" if holder else ""
    found = (_named(one, names) for one in expression.iter_child_nodes())
    return next(filter(None, found), "")
