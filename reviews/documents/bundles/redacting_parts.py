"""A long paper drawn anew a few pages at a time: each part kept in a file, then all made one PDF.

A part is a zip file of what `kept_pages` keeps of its pages: nothing in it was to be taken out.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO
from zipfile import ZIP_STORED, ZipFile

from reviews.domain.cases.redacting import Area, less

from .parts import go_on
from .rebuilding import kept_pages, typeset
from .redacting import Survey, all_withheld

_PAGES = "pages.json"


def together(some: Iterable[Survey]) -> Survey:
    """What was found in all of a paper, of what was found in parts of it, in their order."""
    every = list(some)
    on: dict[str, list[int]] = {}
    for one in every:
        for word, pages in one.found:
            on.setdefault(word, []).extend(pages)
    return Survey(
        pages=sum(one.pages for one in every),
        found=[(word, tuple(pages)) for word, pages in on.items()],
        longer=[each for one in every for each in one.longer],
        look=list(dict.fromkeys(each for one in every for each in one.look)),
        wide=max((one.wide for one in every), default=0.0),
    )


def draw_part(
    source: Path,
    secrets: Sequence[str],
    areas: Sequence[Area],
    wide: float,
    pages: Sequence[int],
    to: BinaryIO,
) -> None:
    """Draw some pages of a paper without words and places; `wide` as all of it was surveyed.

    Raises:
        Refused: a page cannot be read.
    """
    with TemporaryDirectory() as folder, ZipFile(to, "w", ZIP_STORED) as kept:
        told = kept_pages(all_withheld(source, secrets, areas, wide, pages), Path(folder))
        for path in sorted(Path(folder).iterdir()):
            kept.write(path, path.name)
        kept.writestr(_PAGES, json.dumps(told, ensure_ascii=False))


def bind(
    parts: Iterable[Path],
    secrets: Sequence[str],
    what: str,
    target: Path,
    holds: Callable[[], None] = go_on,
) -> None:
    """Make one PDF of parts, in their order, and look through it for what was to be taken out.

    Args:
        parts: the files that `draw_part` wrote.
        secrets: the words that were taken out.
        what: what the paper is; its title, without the words.
        target: where the PDF is written.
        holds: called now and then; what it raises ends the work.

    Raises:
        Refused: something was left on a page: the sentence names the page, and never the words.
    """
    told: list[dict[str, Any]] = []
    with TemporaryDirectory(dir=target.parent) as folder:
        for part in parts:
            with ZipFile(part) as kept:
                kept.extractall(folder)
                told += json.loads(kept.read(_PAGES))
            holds()
        marks = typeset(told, Path(folder), target, less(what, secrets))
    holds()
    from .clean import check_paper, check_pictures  # noqa: PLC0415 - loads a large library

    check_paper(target, secrets, holds)
    check_pictures(target, marks)
