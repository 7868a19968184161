"""Whether the council's own papers in a bundle say what was taken out of other papers in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from reviews.documents.bundles.drawn_pages import drawn_pages
from reviews.documents.bundles.parts import TakenOut
from reviews.documents.letters.edited import lines_of
from reviews.domain.cases.bundle_plan import Entry, Plan
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.papers import Heading
from reviews.domain.cases.redacting import passages, written
from reviews.domain.errors import Refused
from reviews.files.disk import FileStore
from reviews.services.record.jobs import Work
from reviews.store.cases import documents as store
from reviews.store.cases import redactions
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.documents import DocumentLine
from reviews.store.record.session import Session

from .bundle_before import earlier
from .bundle_clean import MadeOf
from .bundle_pieces import Bindery
from .bundles import plan
from .documents import blocks, gathered
from .own_papers import Asked
from .redactions import taken_out

_FEW_DPI = 18


@dataclass(frozen=True, slots=True)
class _Own:
    """One of the council's own papers: its words, and its pages in a bundle."""

    version: DocumentLine
    words: str
    pages: Sequence[int]


def check_own(work: Work, case: CaseHead, bundle: Path, of: MadeOf, now: Plan) -> None:
    """Look through the council's own papers that are new in a bundle, where every party gets it.

    What would be drafted in the same words now is another's: it stays.

    Raises:
        Refused: one says words that were taken out of a paper; names it, its page and that paper.
    """
    gone = _gone(work.session, case, now, of.new)
    if not gone:
        return
    asked = Asked(work.act.by, work.act.today, Bindery.of(work).named_sets)
    for own in _own(work, case, of):
        for paper, left in _said(work.session, case, own.version, own.words, gone, asked):
            raise Refused(_told(own.version, paper, f", page {_page(bundle, own.pages, left)}"))


def told_own(
    session: Session, files: FileStore, case: CaseHead, kind: BundleKind, asked: Asked
) -> dict[UUID, str]:
    """Why papers of the council's own that are new may not go, by their ids; none where they may.

    They are those that stop a bundle of a kind, before one is made; asked.by is who would make it.
    Two queries where nothing was taken out of any paper.
    """
    if not redactions.standing(session, case.id):
        return {}
    now, before = plan(session, case, kind, asked.sets), earlier(session, case.id, kind)
    new = now.new(before.keys if before else ())
    gone, ids = _gone(session, case, now, new), {one.id for one in new if not one.place}
    found: dict[UUID, str] = {}
    for one in store.standing(session, case.id) if gone else ():
        if one.id in ids:
            for paper, _ in _said(session, case, one, _words(files, one), gone, asked):
                found.setdefault(one.id, _told(one, paper))
    return found


def _gone(session: Session, case: CaseHead, now: Plan, new: Sequence[Entry]) -> list[TakenOut]:
    """What is taken out of papers that every party gets, those that went before among them.

    Nothing where the tribunal alone gets what is new.
    """
    if any(one.heading is Heading.WITHHELD for one in new):
        return []
    every = ((one.id, one.named, 0, 0) for one in now.parties() if one.place)
    return taken_out(session, case.id, every)


def _told(version: DocumentLine, paper: str, where: str = "") -> str:
    return (
        f"“{version.kind.words}”{where}: words that were taken out of another paper stand there. "
        f"{paper} has them no more. Draft it anew from the record, or take them out of it in Word."
    )


def _own(work: Work, case: CaseHead, of: MadeOf) -> Iterator[_Own]:
    versions = {one.id: one for one in store.standing(work.session, case.id)}
    for entry, paper, first in zip(of.new, of.papers, of.joined.first_pages, strict=True):
        if not entry.place:
            version, pages = versions[entry.id], range(first, first + paper.paged.pages)
            yield _Own(version, _words(work.files, version), pages)


def _words(files: FileStore, version: DocumentLine) -> str:
    """The words of a version, a line each; Refused by its name where it is not as it was kept."""
    try:
        lines = lines_of(blocks(files, version).body)
    except Refused as fault:
        raise Refused(f"“{version.kind.words}”: {fault.sentence}") from fault
    return "\n".join(" ".join(one.split()) for one in lines)


def _said(
    session: Session,
    case: CaseHead,
    version: DocumentLine,
    words: str,
    gone: Iterable[TakenOut],
    asked: Asked,
) -> Iterator[tuple[str, list[str]]]:
    """The papers of which a version says what was taken out of them, each with what is left."""
    own = replace(asked, officer_id=version.officer_id)
    for one in gone:
        if written(words, one.words):
            texts = _texts(gathered(session, case, version.kind, own))
            if left := _left(words, texts, one.words):
                yield one.paper, left


def _left(words: str, texts: Iterable[str], gone: Sequence[str]) -> list[str]:
    """Those of some words that a paper says elsewhere than in texts that would be drafted now."""
    for text in sorted(texts, key=len, reverse=True):
        if passages(text, gone):
            words = words.replace(text, "")
    return written(words, gone)


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
