"""Pages of a bundle on screen: shown only where its bytes are those that were recorded."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reviews.documents.bundles.page_pictures import PageRead, page_picture, page_read
from reviews.domain.errors import Refused
from reviews.files.disk import FileStore
from reviews.files.looking import wrong_with
from reviews.store.cases import bundles
from reviews.store.cases.bundles_read import BundleLine

AnyLine = BundleLine | bundles.BundleLine
"""A bundle of a case, or of a group."""


@dataclass(frozen=True, slots=True)
class PageShown:
    """What stands on a page; or None, and why nothing of it is shown."""

    read: PageRead | None
    wrong: str = ""


def page_shown(files: FileStore, bundle: AnyLine, number: int) -> PageShown:
    """What stands on a page of a bundle; or why it is not shown, in a sentence."""
    try:
        return PageShown(page_read(_checked(files, bundle), number))
    except Refused as error:
        return PageShown(None, error.sentence)


def picture(files: FileStore, bundle: AnyLine, number: int) -> bytes:
    """A page of a bundle as PNG.

    Raises:
        Refused: the file is missing or not as it was recorded, or the page cannot be drawn.
    """
    return page_picture(_checked(files, bundle), number)


def check_bytes(files: FileStore, bundle: AnyLine) -> None:
    """Check that the bytes of a bundle are there, and are those that were recorded.

    Raises:
        Refused: they are not, or were erased.
    """
    _checked(files, bundle)


def _checked(files: FileStore, bundle: AnyLine) -> Path:
    if bundle.erased_at is not None:
        raise Refused("The pages of this bundle were erased.")
    path = files.whereabouts(bundle.bytes_id)
    _check(files.folder, bundle.bytes_id, bundle.sha256, bundle.size, _stamp(path))
    return path


def _stamp(path: Path) -> tuple[int, ...]:
    """What changes with a file; nothing where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


@lru_cache(maxsize=1_000)
def _check(
    folder: Path, bytes_id: str, sha256: str, size: int, stamp: tuple[int, ...]
) -> tuple[int, ...]:
    """Read every byte of a file, once while it stays as it is; a fault is looked for each time."""
    if why := wrong_with(folder, bytes_id, sha256, size)[0]:
        raise Refused(
            f"The file of this bundle {why}, so none of its pages is shown. Tell an administrator."
        )
    return stamp
