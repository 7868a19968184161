"""A bundle as the other side gets it: with the files beside it, a list that checks them, a program.

Each file is checked against its SHA-256 as it is given out. What was redacted, pictures, and PDFs
that hold what none of their pages shows, have no original beside the bundle.
"""

import hashlib
from collections.abc import Sequence
from typing import BinaryIO, Protocol
from zipfile import ZIP_STORED, ZipFile

from reviews.documents.bundles.digests import LIST_NAME, PROGRAM, listed, names_beside, plain_name
from reviews.documents.bundles.left_out import holds_unseen
from reviews.documents.bundles.parts import Beside
from reviews.documents.letters.files import ENDINGS
from reviews.domain.cases.bundle_plan import label, shared_label
from reviews.domain.cases.bundles import PagedAs
from reviews.domain.errors import NotThere
from reviews.domain.letters.kinds import LetterFormat
from reviews.files.disk import FileStore
from reviews.store.cases import bundles as store
from reviews.store.cases import item_words
from reviews.store.cases.bundles import BundleLine, PaperLine
from reviews.store.record.session import Session

_WITH_ORIGINALS = (PagedAs.PDF, PagedAs.OFFICE, PagedAs.EMAIL, PagedAs.SLIP)
_BLOCK = 1 << 20
NOT_AS_MADE = (
    "The bundle on disk is not as it was made, so it is not given out. Tell an administrator: it "
    "can be put back from a back-up."
)


class Named(Protocol):
    """A case, or a group of cases, whose bundle it is."""

    @property
    def reference(self) -> str:
        """Its reference, with which the names of its files begin."""


def name_of(whose: Named, one: BundleLine, ending: str) -> str:
    """The name of a file of a bundle."""
    what = "common" if one.case_id is None else one.kind.value
    return f"{whose.reference}-{what}-{one.number}{ending}"


def label_of(one: BundleLine, paper: PaperLine) -> str:
    """The number of a paper of a bundle as it is printed."""
    return shared_label(paper.place) if one.case_id is None else label(paper.heading, paper.place)


def whole(files: FileStore, one: BundleLine) -> str:
    """The id of the bytes of a bundle, once they are seen to be as they were made.

    Raises:
        NotThere: they were erased, are missing, or are not as they were made.
    """
    if one.erased_at is not None:
        raise NotThere("This bundle held what was erased, so it was erased too.")
    if files.digest(one.bytes_id) != one.sha256:
        raise NotThere(NOT_AS_MADE)
    return one.bytes_id


def originals(session: Session, files: FileStore, bundle: BundleLine) -> list[Beside]:
    """The files that go beside a bundle, as the council holds them; two or three queries."""
    every = store.papers(session, bundle.id)
    papers = [one for one in every if has_original(one.paged_as, one.told.splitlines())]
    ids = [one.evidence_id for one in papers if one.evidence_id is not None]
    known = item_words.files_of(session, ids)
    found = []
    for one in papers:
        file = known.get(one.evidence_id) if one.evidence_id else None
        if file is not None and file.sha256 == one.sha256:
            name = f"{label_of(bundle, one)} {_named(file)}"
            found.append(Beside(name, file.sha256, files.whereabouts(file.bytes_id)))
    return found


def has_original(paged_as: PagedAs, told: Sequence[str]) -> bool:
    """Whether the file of a paper goes beside a bundle, by how it became pages and what is told."""
    if paged_as is PagedAs.PDF and holds_unseen(told):
        return False
    return paged_as in _WITH_ORIGINALS


def _named(file: item_words.Bytes) -> str:
    ending = ENDINGS[LetterFormat.PDF] if file.media_type == LetterFormat.PDF else ""
    return f"{file.name}{ending}"


def listed_files(whose: Named, one: BundleLine, beside: list[Beside]) -> bytes:
    """The list of SHA-256 of a bundle and the files beside it, as any tool checks it."""
    own = [(plain_name(name_of(whose, one, ".pdf")), one.sha256)]
    named = zip(names_beside(beside), beside, strict=True)
    return listed([*own, *((name, file.sha256) for name, file in named)])


def write_all(
    session: Session, files: FileStore, whose: Named, one: BundleLine, to: BinaryIO
) -> None:
    """Write a bundle, its list, the program that checks it and the files beside it, as one zip.

    Raises:
        NotThere: a file is missing or not as it was recorded; nothing may be given out.
    """
    bytes_id, beside = whole(files, one), originals(session, files, one)
    with ZipFile(to, "w", ZIP_STORED) as made:
        made.write(files.place(bytes_id), plain_name(name_of(whose, one, ".pdf")))
        made.writestr(LIST_NAME, listed_files(whose, one, beside))
        made.write(PROGRAM, PROGRAM.name)
        for name, file in zip(names_beside(beside), beside, strict=True):
            _check(file)
            made.write(file.path, name)


def _check(file: Beside) -> None:
    digest = hashlib.sha256()
    try:
        with file.path.open("rb") as opened:
            while block := opened.read(_BLOCK):
                digest.update(block)
    except OSError:
        digest = hashlib.sha256(b"")
    if digest.hexdigest() != file.sha256:
        raise NotThere(
            f"The file “{file.name}” beside the bundle is missing or not the one that was "
            "recorded. Tell an administrator: it can be put back from a back-up."
        )
