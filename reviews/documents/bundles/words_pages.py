"""Papers in words, set out on pages of A4, and the slip that stands in a file's place."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import Any

from reviews.documents.letters.blocks import Run
from reviews.documents.letters.pdf import Page, drawn
from reviews.domain.cases.bundles import PagedAs
from reviews.domain.errors import Refused
from reviews.domain.letters.typesetting import seen, signs_named

from .parts import Beside, Paged
from .saving import save

_LOOK = Path(__file__).parents[1] / "letters" / "paper.typ"
_SIZE_PT, _WIDTH_MM = 11.0, 155.0
_NO_DAY = date(1970, 1, 1)
"""What is not dated is drawn as of one day, so that the same words give the same bytes."""
_BOX = "□"
_MOST_NAMED = 10
_BESIDE = "The file itself stands beside this bundle, as the council holds it."
_WITHIN = "It is in the file “{}”, which stands beside this bundle, as the council holds it."
_MOST_TRIES = 20
_AT_ONCE = 60_000  # Letters set in one go; a text of many megabytes would take all memory.
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160)])
_SLIP = "A slip in the place of a paper"


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a paper: its heading, pairs of what was asked and said, and paragraphs."""

    title: str = ""
    lines: Sequence[tuple[str, str]] = ()
    paragraphs: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A paper in words, such as an account, an answer or a finished form.

    Attributes:
        title: what it is, over its first page.
        lines: pairs of a label and what is said under it, such as who said it and when.
        sections: the parts of it, in their order.
        noted: sentences that stand in front in bold, such as that something is left out.
        dated_on: its day, kept with the PDF; None where it has none.
    """

    title: str
    lines: Sequence[tuple[str, str]] = ()
    sections: Sequence[Section] = ()
    noted: Sequence[str] = ()
    dated_on: date | None = None


def page_words(words: Words, into: Path) -> Paged:
    """A paper in words as pages of A4, tagged, with our own fonts.

    A sign that no font here has is shown as a box, and named in front and in what is told.

    Args:
        words: the paper.
        into: the folder that the PDF is made in.
    """
    pieces = list(_apart(words))
    pen = _Pen()
    made = [pen.drawn(one) for one in pieces]
    told = pen.told
    if told:
        made[0] = pen.drawn(replace(pieces[0], noted=(*pieces[0].noted, *told)))
    path, pages = _kept(made, into)
    return Paged(path, pages, PagedAs.WORDS, told=told)


def slip(
    what: str, name: str, sha256: str, why: str, into: Path, *, path: Path, held_in: str = ""
) -> Paged:
    """A page that stands in the place of a file, which goes beside the bundle as it is.

    Args:
        what: what the paper is, as the index lists it.
        name: the file's name.
        sha256: the SHA-256 of its bytes, in hexadecimal.
        why: a sentence that says why it is not pages here.
        into: the folder that the PDF is made in.
        path: where the file is.
        held_in: the name of the file that it came within, which goes beside in its stead.
    """
    place = _WITHIN.format(held_in) if held_in else _BESIDE
    lines = (("File", name), ("Its SHA-256", " ".join(wrap(sha256, 8))), ("Where it is", place))
    made = _Pen(_SLIP).drawn(Words(what, noted=(why,), lines=lines))
    drawn_at, pages = _kept([made], into)
    return Paged(drawn_at, pages, PagedAs.SLIP, told=(why,), beside=(Beside(name, sha256, path),))


def shows_slip(path: Path) -> bool:
    """Whether the pages of a PDF begin with a slip, or with one that was drawn anew.

    Raises:
        Refused: its first page cannot be read.
    """
    from .page_pictures import page_read  # noqa: PLC0415 - needed for few papers

    return "".join(page_read(path, 1).words.split()).startswith(_SLIP.replace(" ", ""))


class _Pen:
    """Draws words, and remembers which signs no font here has: they are shown as boxes."""

    def __init__(self, over: str = "") -> None:
        self._over = over
        self._missing: dict[str, None] = {}

    @property
    def told(self) -> tuple[str, ...]:
        """What to say of the signs that were missing, if any were."""
        if not self._missing:
            return ()
        first = list(self._missing)[:_MOST_NAMED]
        more = len(self._missing) - len(first)
        named = ", ".join(" ".join(f"U+{ord(one):04X}" for one in sign) for sign in first)
        rest = f" and {more} more" if more else ""
        return (f"The signs {named}{rest} cannot be printed here: each stands as {_BOX}.",)

    def drawn(self, words: Words) -> bytes:
        """The pages of some words."""
        for _ in range(_MOST_TRIES):
            found: list[str] = []
            try:
                return self._tried(words, found)
            except Refused:
                self._missing.update(dict.fromkeys(found))
        # So many signs are missing that only letters which every font has are kept.
        self._missing.update(dict.fromkeys(sorted({one for one in _letters(words) if one > "ɏ"})))
        return self._tried(words, [])

    def _tried(self, words: Words, found: list[str]) -> bytes:
        def unshown(signs: Sequence[str]) -> str:
            found.extend(signs)
            return signs_named(signs)

        return drawn(_LOOK, self._said(words), words.dated_on or _NO_DAY, unshown)

    def _said(self, words: Words) -> dict[str, Any]:
        """What the look draws."""
        day = words.dated_on or _NO_DAY
        return {
            "title": self._shown(words.title) or "A paper",
            "titled": [self._set(words.title)] if words.title else [],
            "date": {"year": day.year, "month": day.month, "day": day.day},
            "slip": self._over,
            "noted": [self._set(one) for one in words.noted],
            "lines": self._pairs(words.lines),
            "sections": [
                {
                    "titled": [self._set(one.title)] if one.title else [],
                    "lines": self._pairs(one.lines),
                    "paragraphs": [self._set(part) for part in one.paragraphs],
                }
                for one in words.sections
            ],
        }

    def _pairs(self, lines: Sequence[tuple[str, str]]) -> list[tuple[dict[str, Any], ...]]:
        return [(self._set(name), self._set(said)) for name, said in lines]

    def _set(self, text: str) -> dict[str, Any]:
        page = Page(_WIDTH_MM, _SIZE_PT, large=False)
        return page.directed((Run(self._shown(text)),))

    def _shown(self, text: str) -> str:
        shown = seen(text.expandtabs(4).translate(_CONTROLS))
        for sign in self._missing:
            shown = shown.replace(sign, _BOX)
        return shown


def _letters(words: Words) -> Iterator[str]:
    yield from words.title
    for part in (words.lines, *(one.lines for one in words.sections)):
        for name, said in part:
            yield from name + said
    for text in (*words.noted, *(part for one in words.sections for part in one.paragraphs)):
        yield from text
    for one in words.sections:
        yield from one.title


def _apart(words: Words) -> Iterator[Words]:
    """The paper in pieces that can be set at once, in its order."""
    piece, size = replace(words, sections=()), 0
    for section in words.sections:
        held: list[Section] = [Section(section.title)]
        parts = [Section(lines=(one,)) for one in section.lines]
        parts += [Section(paragraphs=(one,)) for one in section.paragraphs]
        for one in parts:
            size += sum(map(len, _letters(Words("", sections=(one,)))))
            held.append(one)
            if size > _AT_ONCE:
                yield replace(piece, sections=(*piece.sections, *held))
                piece, size, held = Words("", dated_on=words.dated_on), 0, []
        piece = replace(piece, sections=(*piece.sections, *held))
    yield piece


def _kept(made: Sequence[bytes], into: Path) -> tuple[Path, int]:
    """One PDF of some pieces, named by what is in it, and how many pages it has."""
    import pikepdf  # noqa: PLC0415 - loads a large library

    path = into / f"{hashlib.sha256(b''.join(made)).hexdigest()[:32]}.pdf"
    with pikepdf.open(BytesIO(made[0])) as first:
        if len(made) == 1:
            path.write_bytes(made[0])
            return path, len(first.pages)
        for one in made[1:]:
            with pikepdf.open(BytesIO(one)) as more:
                first.pages.extend(more.pages)
        save(first, path)
        return path, len(first.pages)
