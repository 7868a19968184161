"""Layers of a PDF that are not shown: what is on them is taken out of the copy.

A copy in which they were only switched off would still hold their words, for anybody who switches
them on or searches; and a bundle keeps no switches. So what is seen is what is there.
"""

from collections.abc import Iterator
from typing import Any

import pikepdf

from .objects import dictionary, drawn_letters, inherited, items

_PAINTS = frozenset(("sh", "Tj", "TJ", "Do", "INLINE IMAGE"))
_PATHS = frozenset("S s f F f* B B* b b*".split())
_LINES = {"'", '"'}
_MOST_DEEP = 12


def take_out_hidden(pdf: pikepdf.Pdf) -> bool:
    """Take out what stands on layers that are not shown, in place; whether there was any."""
    if "/OCProperties" not in pdf.Root:
        return False
    layers = _Layers(pdf)
    found = False
    for page in pdf.pages:
        resources = dictionary(inherited(page.obj, "/Resources"))
        _lend(resources)
        found |= _without_marks(page.obj, layers)
        found |= _cleaned(pdf, page.obj, page, resources, layers)
    for one, resources in list(_drawn_within(pdf)):
        found |= _cleaned(pdf, one, one, resources, layers)
    pdf.remove_unreferenced_resources()
    return found


def _lend(resources: Any, deep: int = _MOST_DEEP) -> None:
    """Give forms that have no resources of their own those of what draws them, as readers do."""
    for one in dictionary(resources.get("/XObject")).values():
        form = isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form"
        if form and deep and "/Resources" not in one:
            one.Resources = pikepdf.Dictionary(resources)
            _lend(one.Resources, deep - 1)


def _drawn_within(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, Any]]:
    """Each form, pattern and drawn letter of a PDF, with its resources."""
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream) and (
            one.get("/Subtype") == "/Form" or one.get("/PatternType") == 1
        ):
            yield one, dictionary(one.get("/Resources"))
    yield from drawn_letters(pdf)


class _Layers:
    """Which layers are shown, as a reader opens the file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        told = pdf.Root.get("/OCProperties")
        self._off: set[tuple[int, int]] = set()
        if not isinstance(told, pikepdf.Dictionary):
            return
        default = dictionary(told.get("/D"))
        if default.get("/BaseState") == "/OFF":
            self._off |= set(_ids(told.get("/OCGs"))) - set(_ids(default.get("/ON")))
        self._off |= set(_ids(default.get("/OFF")))
        for automatic in items(default.get("/AS")):
            if dictionary(automatic).get("/Event") == "/View":
                self._as_used(automatic.get("/OCGs"))

    def _as_used(self, groups: Any) -> None:
        for one in items(groups):
            use = dictionary(dictionary(dictionary(one).get("/Usage")).get("/View"))
            match use.get("/ViewState"):
                case None:
                    pass
                case state if state == "/OFF":
                    self._off.add(one.objgen)
                case _:
                    self._off.discard(one.objgen)

    def hides(self, one: Any) -> bool:
        """Whether a layer, or a rule over layers, hides what it is named for."""
        if not isinstance(one, pikepdf.Dictionary):
            return False
        if "/OCGs" not in one and "/VE" not in one:
            return one.objgen in self._off
        if isinstance(rule := one.get("/VE"), pikepdf.Array):
            return not self._says(rule, 0)
        groups = one.get("/OCGs")
        held = [groups] if isinstance(groups, pikepdf.Dictionary) else list(items(groups))
        shown = [each.objgen not in self._off for each in held if hasattr(each, "objgen")]
        hidden_by = {
            "/AllOn": not all(shown),
            "/AnyOff": all(shown),
            "/AllOff": any(shown),
        }
        return bool(shown) and hidden_by.get(str(one.get("/P")), not any(shown))

    def _says(self, rule: Any, depth: int) -> bool:
        """What a rule of and, or, not says; true where it makes no sense."""
        if isinstance(rule, pikepdf.Dictionary):
            return rule.objgen not in self._off
        if not isinstance(rule, pikepdf.Array) or not len(rule) or depth > 20:
            return True
        parts = [self._says(one, depth + 1) for one in list(rule)[1:]]
        match str(rule[0]):
            case "/Not":
                return not all(parts)
            case "/Or":
                return any(parts)
            case _:
                return all(parts)


def _without_marks(page: Any, layers: _Layers) -> bool:
    """Take the notes and fields from a page that stand on a layer that is not shown."""
    marks = list(items(page.get("/Annots")))
    shown = [one for one in marks if not _is_hidden(dictionary(one), layers)]
    if len(shown) == len(marks):
        return False
    page.Annots = pikepdf.Array(shown)
    return True


def _is_hidden(mark: Any, layers: _Layers) -> bool:
    """Whether a note or field, or its picture, stands on a layer that is not shown."""
    looks = dictionary(mark.get("/AP")).get("/N")
    of_looks = looks.get("/OC") if isinstance(looks, pikepdf.Stream) else None
    return layers.hides(mark.get("/OC")) or layers.hides(of_looks)


def _cleaned(pdf: pikepdf.Pdf, holder: Any, content: Any, resources: Any, layers: _Layers) -> bool:
    """Take out of what one page or form draws all that is hidden; whether there was any."""
    marked = {
        name for name, one in dictionary(resources.get("/Properties")).items() if layers.hides(one)
    }
    drawn = dictionary(resources.get("/XObject"))
    away = {
        name
        for name, one in drawn.items()
        if isinstance(one, pikepdf.Stream) and layers.hides(one.get("/OC"))
    }
    if not marked and not away:
        return False
    steps = pikepdf.parse_content_stream(content)
    kept = pikepdf.unparse_content_stream(list(_shown(steps, marked, away)))
    if isinstance(holder, pikepdf.Stream):
        holder.write(kept)
    else:
        holder.Contents = pdf.make_stream(kept)
    for name in away:
        del drawn[name]
    return True


def _shown(steps: Any, marked: set[str], away: set[str]) -> Iterator[Any]:
    """The steps of drawing, but for the painting of what is hidden: what they set stays set."""
    open_: list[bool] = []
    for step in steps:
        operator, operands = str(step.operator), step.operands
        if operator in ("BDC", "BMC"):
            open_.append(_begins_hidden(operands, marked))
        elif operator == "EMC" and open_:
            open_.pop()
        if operator == "Do" and operands and str(operands[0]) in away:
            continue
        yield from _unpainted(step, operator) if any(open_) else (step,)


def _begins_hidden(operands: Any, marked: set[str]) -> bool:
    """Whether a passage that begins here stands on a layer that is not shown."""
    named = len(operands) > 1 and isinstance(operands[1], pikepdf.Name)
    return named and str(operands[0]) == "/OC" and str(operands[1]) in marked


def _unpainted(step: Any, operator: str) -> Iterator[Any]:
    """What a step of drawing sets, without what it paints."""
    if operator in _PATHS:
        yield ([], pikepdf.Operator("n"))
    elif operator in _LINES:
        yield ([], pikepdf.Operator("T*"))
    elif operator not in _PAINTS:
        yield step


def _ids(value: Any) -> Iterator[tuple[int, int]]:
    return (one.objgen for one in items(value) if isinstance(one, pikepdf.Dictionary))
