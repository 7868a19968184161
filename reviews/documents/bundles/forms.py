"""What was filled in on the form of a PDF, drawn on its pages for good, or set out behind them."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pikepdf

from .drawn import words_drawn
from .objects import dictionary, inherited, is_hidden, items, marks_of

_PASSWORD = 1 << 13
_STARS = "********"
_BEHIND = "(set out on the page behind)"
_FAULTS = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError)

Said = tuple[str, str]
"""What a field is called, and what it says."""


def draw_fields(pdf: pikepdf.Pdf) -> tuple[list[Said], list[Said]]:
    """Draw all fields and marks of an open PDF into its pages, in place.

    Gives what the fields say that were drawn, to be looked for on the pages; and what those say
    that cannot be drawn in their places: letters that the form's own fonts lack, and fields that
    no program drew.
    """
    drawn: list[Said] = []
    undrawn: list[Said] = []
    form = dictionary(pdf.Root.get("/AcroForm"))
    seen = [one for one in marks_of(pdf) if _is_seen(one)]
    anew = bool(form.get("/NeedAppearances", False)) or not any(map(_looks, seen))
    if anew and len(form):
        form.NeedAppearances = True
    for one, said in _filled_in(seen):
        held = said[1].encode("cp1252", "ignore").decode("cp1252") == said[1]
        in_place = (held if anew else _looks(one)) and inherited(one, "/FT") != "/Btn"
        (drawn if in_place else undrawn).append(said)
        if anew and not held:
            _says_instead(one, _BEHIND)
    for one in seen:
        if _is_password(one):
            _says_instead(one, _STARS)
        elif (chosen := _chosen(one)) and anew:
            _says_instead(one, chosen[0])
        _tick(one)
    with suppress(*_FAULTS):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("screen")
    return list(dict.fromkeys(drawn)), list(dict.fromkeys(undrawn))


def not_read(said: list[Said], path: Path) -> list[Said]:
    """What fields say that a second program does not read on the pages of a copy."""
    if not said:
        return []
    shown = words_drawn(path)
    return [(name, words) for name, words in said if "".join(words.split()) not in shown]


def _filled_in(seen: list[Any]) -> Iterator[tuple[Any, Said]]:
    """The fields that say something in words, and boxes ticked that no program drew."""
    for one in seen:
        value, kind = inherited(one, "/V"), inherited(one, "/FT")
        name = str(inherited(one, "/TU") or inherited(one, "/T") or "A field")
        if kind in ("/Tx", "/Ch") and (words := _words(one, value)).strip():
            if not _is_password(one):
                yield one, (name, words)
        elif kind == "/Btn" and _is_ticked(value) and not _looks(one):
            yield one, (name, f"Ticked: {str(value).lstrip('/')}")


def _words(mark: Any, value: Any) -> str:
    """What a field says, in the words that whoever filled it in saw."""
    if chosen := _chosen(mark):
        return ", ".join(chosen)
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes().decode("utf-8", "replace")
    return str(value) if isinstance(value, pikepdf.String) else ""


def _chosen(mark: Any) -> list[str]:
    """What was chosen in a list, as the list shows it: programs are told it by other names."""
    if inherited(mark, "/FT") != "/Ch":
        return []
    shown = {
        str(one[0]): str(one[1])
        for one in items(inherited(mark, "/Opt"))
        if isinstance(one, pikepdf.Array) and len(one) == 2
    }
    value = inherited(mark, "/V")
    some = list(items(value)) if isinstance(value, pikepdf.Array) else [value]
    return [shown.get(str(one), str(one)) for one in some if isinstance(one, pikepdf.String)]


def _tick(mark: Any) -> None:
    """Let a box show its tick where it says that it is ticked and not how that looks."""
    value = inherited(mark, "/V")
    looks = dictionary(dictionary(mark.get("/AP")).get("/N"))
    if "/AS" not in mark and _is_ticked(value) and str(value) in looks:
        mark.AS = value


def _is_password(mark: Any) -> bool:
    return bool(int(inherited(mark, "/Ff") or 0) & _PASSWORD)


def _is_ticked(value: Any) -> bool:
    return isinstance(value, pikepdf.Name) and value != "/Off"


def _is_seen(mark: Any) -> bool:
    return mark.get("/Subtype") == "/Widget" and not is_hidden(mark)


def _looks(mark: Any) -> bool:
    """Whether a field has a picture of its own."""
    return dictionary(mark.get("/AP")).get("/N") is not None


def _says_instead(mark: Any, words: str) -> None:
    """Let a field say other words than those that it cannot, or must not, show."""
    for _ in range(50):
        if "/V" in mark:
            mark.V = pikepdf.String(words)
            return
        if "/Parent" not in mark:
            return
        mark = mark.Parent
