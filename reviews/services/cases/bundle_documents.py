"""The council's own papers in a bundle: drawn from their Word files, with the pages they cite."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from reviews.documents.bundles.cited import cited_pdf
from reviews.documents.bundles.joining import plan as pages_of
from reviews.documents.bundles.parts import Before, BundlePaper, Cover, Paged
from reviews.documents.pdf_pages import page_count
from reviews.domain.cases.bundle_plan import Entry, Pairs, Plan
from reviews.domain.cases.bundles import PagedAs
from reviews.domain.errors import Refused
from reviews.domain.letters.record_number import in_fours, record_number
from reviews.domain.people.roles import Act
from reviews.files.disk import FileStore
from reviews.services.record.jobs import Work
from reviews.store.cases import documents
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.documents import DocumentLine
from reviews.store.people.council_settings import council
from reviews.store.record.session import Session
from reviews.store.record.tree import tree_head

from .bundle_before import Earlier, key_of
from .citations import check_cites
from .documents import blocks

_MOST_TRIES = 8
_TITLE = "The papers of an appeal"
_UNSETTLED = (
    "The pages of the council’s own papers cannot be settled. Change a line of the longest of them "
    "in Word, and ask for the bundle again."
)


def drawn(files: FileStore, one: DocumentLine, pages: Mapping[str, int | str], into: Path) -> Paged:
    """A document as pages, with the page behind each paper that it cites.

    Args:
        files: where its Word file is.
        one: the version that goes.
        pages: the first page of each paper by its number; or how it is cited elsewhere.
        into: the folder that the PDF is made in.

    Raises:
        Refused: its file is missing or not as it was kept, or cannot be drawn; names it.
    """
    path = into / f"{one.id}-{len(list(into.iterdir()))}.pdf"
    try:
        path.write_bytes(cited_pdf(blocks(files, one), pages))
    except Refused as fault:
        raise Refused(f"“{one.kind.words}” is held out. {fault.sentence}") from fault
    return Paged(path, page_count(path), PagedAs.PDF)


def cover(session: Session, act: Act, now: Plan, key: str, title: str = _TITLE) -> Cover:
    """What the first page says; its number is made from the record as it stands now.

    `key` is the id of the bundle, so that no two bear one number.
    """
    head = tree_head(session)
    number = in_fours(record_number(head.size, head.root, key))
    return Cover(council(session).name, title, act.today, now.lines, number, now.neutral)


def bundled(one: Entry, pages: Paged) -> BundlePaper:
    """A paper of a plan with its pages."""
    said = (one.label, one.heading, one.what, one.on, one.from_whom, pages)
    return BundlePaper(*said, ours=not one.place)


def numbered_now(begins: Before | None, before: Earlier | None, now: Plan) -> Before | None:
    """The bundle that was sent before, its papers by the numbers that are cited now.

    A full set can go before any number is fixed; its papers are then found by what they are.
    """
    if begins is None or before is None:
        return begins
    pages = {key: one.first_page for one in before.papers if (key := key_of(one))}
    labels = ((one.label, pages[one.key]) for one in now.entries if one.key in pages and one.label)
    return replace(begins, papers=tuple(labels))


def settled(
    work: Work,
    case: CaseHead,
    front: Cover,
    new: Sequence[Entry],
    papers: Sequence[BundlePaper],
    before: Before | None,
    into: Path,
    elsewhere: Pairs = (),
) -> list[BundlePaper]:
    """The papers, with the council's own citing the pages on which others begin.

    A number set behind “paper 12” can make a document a page longer, and all behind it move: they
    are drawn until nothing moves. `elsewhere` says how papers of the group's bundle are cited.

    Raises:
        Refused: they move again and again, or one cites a paper that it does not mean.
    """
    made = list(papers)
    lines = {one.id: one for one in documents.standing(work.session, case.id)}
    own = {at: lines[one.id] for at, one in enumerate(new) if not one.place}
    for one in own.values():
        check_cites(work.session, work.files, case, one)
    for _ in range(_MOST_TRIES if own else 0):
        work.holds()
        begin = pages_of(front, made, before)
        pages = dict[str, int | str](elsewhere) | dict(before.papers if before else ())
        pages |= {one.label: at for one, at in zip(made, begin, strict=True) if one.label}
        again = {at: drawn(work.files, line, pages, into) for at, line in own.items()}
        moved = any(made[at].paged.pages != one.pages for at, one in again.items())
        made = [
            replace(one, paged=again[at]) if at in again else one for at, one in enumerate(made)
        ]
        if not moved:
            return made
    if own:
        raise Refused(_UNSETTLED)
    return made
