"""Whether the council's own papers in a bundle say what was taken out of other papers in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from reviews.documents.bundles.drawn_pages import drawn_pages
from reviews.documents.letters.edited import lines_of
from reviews.domain.cases.papers import Heading
from reviews.domain.cases.redacting import passages, written
from reviews.domain.errors import Refused
from reviews.services.record.jobs import Work
from reviews.store.cases import documents as store
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.documents import DocumentLine

from .bundle_clean import MadeOf, taken_out_of
from .bundle_pieces import Bindery
from .documents import blocks, gathered
from .own_papers import Asked

_FEW_DPI = 18


@dataclass(frozen=True, slots=True)
class _Own:
    """One of the council's own papers: its words, and its pages in a bundle."""

    version: DocumentLine
    words: str
    pages: Sequence[int]


def check_own(work: Work, case: CaseHead, bundle: Path, of: MadeOf) -> None:
    """Look through the council's own papers that are new in a bundle, where every party gets it.

    What would be drafted in the same words now is another's: it stays.

    Raises:
        Refused: one says words that were taken out of a paper; names it, its page and that paper.
    """
    every = taken_out_of(work.session, case, of)
    if not every or any(one.heading is Heading.WITHHELD for one in of.new):
        return
    for own in _own(work, case, of):
        for one in every:
            if written(own.words, one.words) and (left := _left(work, case, own, one.words)):
                raise Refused(
                    f"“{own.version.kind.words}”, page {_page(bundle, own.pages, left)}: words "
                    f"that were taken out of another paper stand there. {one.paper} has them no "
                    "more. Draft it anew from the record, or take them out of it in Word."
                )


def _own(work: Work, case: CaseHead, of: MadeOf) -> Iterator[_Own]:
    versions = {one.id: one for one in store.standing(work.session, case.id)}
    for entry, paper, first in zip(of.new, of.papers, of.joined.first_pages, strict=True):
        if not entry.place:
            version, pages = versions[entry.id], range(first, first + paper.paged.pages)
            lines = lines_of(blocks(work.files, version).body)
            yield _Own(version, "\n".join(" ".join(one.split()) for one in lines), pages)


def _left(work: Work, case: CaseHead, own: _Own, words: Iterable[str]) -> list[str]:
    """Those of some words that a paper says elsewhere than in texts that would be drafted now."""
    sets = Bindery.of(work).named_sets
    asked = Asked(work.act.by, work.act.today, sets, own.version.officer_id)
    every = list(words)
    said = own.words
    for text in sorted(_texts(gathered(work.session, case, own.version.kind, asked)), key=len)[
        ::-1
    ]:
        if passages(text, every):
            said = said.replace(text, "")
    return written(said, every)


def _texts(value: Any) -> set[str]:
    """Every text in a frozen value, a line each."""
    if isinstance(value, str):
        return {" ".join(one.split()) for one in value.splitlines()} - {""}
    if is_dataclass(value):
        value = [getattr(value, one.name) for one in fields(value)]
    return set().union(*map(_texts, value)) if isinstance(value, list | tuple) else set()


def _page(bundle: Path, pages: Sequence[int], words: Iterable[str]) -> int:
    """The first of some pages that has any of some words; the first of all where none has."""
    drawn = drawn_pages(bundle, dpi=_FEW_DPI, only=pages)
    return next((one.number for one in drawn if one.places(words)), pages[0])
