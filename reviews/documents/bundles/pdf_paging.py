"""A PDF as a paper: its pages alone, upright, and told what they leave out."""

from contextlib import suppress
from pathlib import Path

import pikepdf

from reviews.domain.cases.bundles import PagedAs

from . import left_out, unseen
from .bare import lay_bare
from .drawn import counted
from .email_words import Came
from .errors import NoPages
from .finer import make_coarser
from .forms import draw_fields, not_read
from .held_more import holds_more
from .layers import take_out_hidden
from .parts import Paged
from .repairs import check_lists, empty_pages, wrong_with
from .saving import save
from .upright import Placed, set_upright
from .words_pages import Section, Words, page_words

_FAULTS = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError)
"""What a PDF that is no sound PDF may raise wherever it is read; nothing else here raises them."""
LOCKED = "It is locked with a password, so it could not be made into pages."
DAMAGED = "It is damaged so badly that it could not be made into pages."
EMPTY = "It has no pages."


def pdf_as_pages(path: Path, to: Path) -> Paged:
    """A PDF as a paper, saved at `to`.

    Raises:
        NoPages: it is locked, has no pages, unpacks to too much, or is damaged beyond repair.
    """
    check_lists(path)
    try:
        with pikepdf.open(path, inherit_page_attributes=True) as pdf:
            return _made(pdf, path, to)
    except pikepdf.PasswordError:
        raise NoPages(LOCKED) from None
    except _FAULTS as fault:
        raise NoPages(DAMAGED) from fault


def _made(pdf: pikepdf.Pdf, path: Path, to: Path) -> Paged:
    if not len(pdf.pages):
        raise NoPages(EMPTY)
    repaired = wrong_with(pdf, path)
    told = list(left_out.told(pdf))
    if not (left_out.is_portfolio(pdf) or unseen.holds_unseen(told)) and holds_more(pdf, path):
        told.append(unseen.MORE)
    if take_out_hidden(pdf):
        told.insert(0, unseen.HIDDEN)
    said, behind = draw_fields(pdf)
    told += _placed([set_upright(pdf, page) for page in pdf.pages])
    if coarse := make_coarser(pdf):
        told.append(coarse)
    pages, more = _saved(pdf, to)
    told += more
    if repaired:
        repaired = (*empty_pages(to), *repaired)
    if behind := [*behind, *not_read(said, to)]:
        pages, more = _with_words(to, behind)
        told += more
    return Paged(to, pages, PagedAs.PDF, told=tuple(told), repaired=repaired)


def _saved(pdf: pikepdf.Pdf, to: Path) -> tuple[int, list[str]]:
    """Save the pages of an open PDF, and nothing else of it: how many, and what more to tell.

    They go into a new one, for a damaged PDF may lack what holds it together.
    """
    with pikepdf.new() as fresh:
        fresh.pages.extend(pdf.pages)
        told = [unseen.PICTURES] if lay_bare(fresh) else []
        save(fresh, to, packed=True)
        pages = len(fresh.pages)
    if counted(to) != pages:
        raise NoPages(DAMAGED)
    return pages, told


def _placed(pages: list[Placed]) -> list[str]:
    said = []
    if any(one.cut for one in pages):
        said.append(unseen.CUT)
    if any(one.scaled for one in pages):
        said.append("Pages larger than A3 are shown at the size of A3.")
    if any(one.odd for one in pages):
        said.append("It does not say how large its pages are, so they are shown at A4.")
    return said


def _with_words(path: Path, said: list[tuple[str, str]]) -> tuple[int, list[str]]:
    """Put what a form says and its pages do not show behind them: how many pages, what to tell."""
    note = "What these fields of the form hold could not be drawn in their places."
    more = page_words(
        Words("What the form says", noted=(note,), sections=(Section("", said),)), path.parent
    )
    with (
        pikepdf.open(path) as pdf,
        pikepdf.open(more.path) as words,
    ):
        pdf.pages.extend(words.pages)
        lay_bare(pdf)
        save(pdf, path)
        pages = len(pdf.pages)
    more.path.unlink()
    return pages, [f"{note} They stand on pages behind it.", *more.told]


def attached_files(path: Path) -> list[Came]:
    """The files in a PDF that is a folder of files; none in one that is a paper."""
    with pikepdf.open(path) as pdf:
        if not left_out.is_portfolio(pdf):
            return []
        found = []
        for name, one in sorted(pdf.attachments.items()):
            with suppress(*_FAULTS):
                found.append(Came(one.filename or name, one.get_file().read_bytes()))
        return found
