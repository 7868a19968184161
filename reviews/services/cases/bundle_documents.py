"""The council's own papers in a bundle: drawn from their Word files, with the pages they cite."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from reviews.documents.bundles.cited import cited_pdf
from reviews.documents.bundles.joining import plan as pages_of
from reviews.documents.bundles.parts import Before, BundlePaper, Cover, Paged
from reviews.documents.letters.word_reader import read_blocks
from reviews.documents.pdf_pages import page_count
from reviews.domain.cases.bundles import PagedAs
from reviews.domain.errors import NotThere, Refused
from reviews.files.disk import FileStore
from reviews.services.record.jobs import Work
from reviews.store.cases import bundles as store
from reviews.store.cases.bundles import DocumentLine
from reviews.store.cases.cases import CaseHead

_MOST_TRIES = 8


def drawn(files: FileStore, one: DocumentLine, pages: Mapping[str, int], into: Path) -> Paged:
    """A document as pages, with the page behind each paper that it cites.

    Args:
        files: where its Word file is.
        one: the version that goes.
        pages: the first page of each paper by its number.
        into: the folder that the PDF is made in.

    Raises:
        Refused: its file is missing or not as it was kept, or cannot be drawn; names it.
    """
    try:
        word = files.read(one.bytes_id)
    except NotThere:
        word = b""
    if hashlib.sha256(word).hexdigest() != one.sha256:
        raise Refused(
            f"“{one.kind.words}” is held out, because its file is missing or not the one that was "
            "kept. Draft it again, or tell an administrator. Then ask for the bundle again."
        )
    path = into / f"{one.id}.pdf"
    path.write_bytes(cited_pdf(read_blocks(word), pages))
    return Paged(path, page_count(path), PagedAs.PDF)


def settled(
    work: Work,
    case: CaseHead,
    front: Cover,
    papers: Sequence[BundlePaper],
    before: Before | None,
    into: Path,
) -> list[BundlePaper]:
    """The papers, with the council's own citing the pages on which others begin.

    A number set behind “paper 12” can make a document a page longer, and all behind it move: they
    are drawn until nothing moves.

    Raises:
        Refused: they move again and again.
    """
    made, own = list(papers), [at for at, one in enumerate(papers) if one.ours]
    lines = store.documents(work.session, case.id)
    for _ in range(_MOST_TRIES if own else 0):
        work.holds()
        pages = dict(before.papers) if before else {}
        starts = pages_of(front, made, before)
        pages |= {one.label: at for one, at in zip(made, starts, strict=True) if one.label}
        # Documents stand first, in the order in which they are listed; those that went are before.
        again = {
            at: drawn(work.files, line, pages, into)
            for at, line in zip(own, lines[len(lines) - len(own) :], strict=True)
        }
        same = all(made[at].paged.pages == one.pages for at, one in again.items())
        for at, one in again.items():
            made[at] = replace(made[at], paged=one)
        if same:
            return made
    if own:
        raise Refused(
            "The pages of the council’s own papers cannot be settled. Change a line of the longest "
            "of them in Word, and ask for the bundle again."
        )
    return made
