"""Every file of a case as pages of its own; a slip stands in the place of what cannot be pages."""

import hashlib
import logging
import re
import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from reviews.domain.cases.bundles import PagedAs
from reviews.domain.errors import Refused
from reviews.domain.plain_text import one_line

from . import unseen
from .content import EMAIL, ENDINGS, PDF, PICTURE, TEXT, media_type_of
from .email_words import Came, read_email
from .errors import NoPages
from .office_files import office_told
from .parts import Beside, Paged, Within
from .saving import save
from .words_pages import Section, Words, page_words, slip

_LOG = logging.getLogger(__name__)
_MOST_DEEP = 4
_MOST_WITHIN = 200
_MOST_TEXT = 8_000_000
_LINES = 200
_LONGEST_NAME = 120
_NOT_DRAWN = "It could not be made into pages here."
_UNKNOWN = "It is of a kind that cannot be made into pages."
_TOO_LONG = "It has more text than can be set out on pages."
_NO_TEXT = "It is no plain text, so it could not be made into pages."
_TOO_DEEP = "It stands too deep within other files to be made into pages."
_EMPTY = "It is empty."
_FROM_PAGE = "Its text was read out of a web page; the pictures and looks of that are not shown."


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be made into pages.

    Attributes:
        what: what the paper is, as the index lists it.
        name: the file's name.
        media_type: its media type, judged by content when it was taken in.
        path: where its bytes are; they are only read.
        sha256: the SHA-256 of its bytes, in hexadecimal.
        held_in: the name of the paper's own file, for one that came within it; empty otherwise.
    """

    what: str
    name: str
    media_type: str
    path: Path
    sha256: str
    held_in: str = ""


@dataclass(frozen=True, slots=True)
class Tools:
    """Programs of the machine that draw files; `office` is None where there is none.

    `office` takes a file and a folder and gives the PDF it drew there; Refused, with why, where it
    could not.
    """

    office: Callable[[Path, Path], Path] | None = None


def page_file(source: Source, into: Path, tools: Tools) -> Paged:
    """One file as pages, in a PDF in the folder `into`; what cannot be pages becomes a slip.

    Nothing in a file makes this raise; a full disk does (OSError).
    """
    return _paged(source, into, tools, 0)


def _paged(source: Source, into: Path, tools: Tools, depth: int) -> Paged:
    try:
        return _drawn(source, into, tools, depth)
    except NoPages as none:
        of = source.what, source.name, source.sha256, none.why
        return slip(*of, into, path=source.path, held_in=source.held_in)


def _drawn(source: Source, into: Path, tools: Tools, depth: int) -> Paged:
    if depth > _MOST_DEEP:
        raise NoPages(_TOO_DEEP)
    if not source.path.stat().st_size:
        raise NoPages(_EMPTY)
    kind = source.media_type.partition(";")[0].strip().lower()
    to = into / f"{source.sha256[:32]}-{depth}.pdf"
    if kind == PDF:
        return _of_pdf(source, to, tools, depth)
    if kind.startswith(PICTURE):
        return _of_picture(source, to)
    if kind == EMAIL:
        return _of_email(source, to, tools, depth)
    if kind in ENDINGS:
        return _of_office(source, kind, to, tools)
    if kind.startswith(TEXT):
        return _of_text(source, into)
    raise NoPages(_UNKNOWN)


def _of_picture(source: Source, to: Path) -> Paged:
    from .picture_pages import picture_as_pages  # noqa: PLC0415 - loads a large library

    return picture_as_pages(source.path, source.what, to)


def _of_pdf(source: Source, to: Path, tools: Tools, depth: int) -> Paged:
    from .pdf_paging import (  # noqa: PLC0415 - loads a large library
        attached_files,
        pdf_as_pages,
    )

    paged = pdf_as_pages(source.path, to)
    if came := attached_files(source.path):
        folder = replace(paged, told=(*paged.told, unseen.FOLDER))
        return _with_files(source, folder, came, tools, depth)
    if {unseen.SIGNED, unseen.ONLY_SOME}.isdisjoint(paged.told):
        return paged
    return replace(paged, beside=(Beside(source.name, source.sha256, source.path),))


def _of_email(source: Source, to: Path, tools: Tools, depth: int) -> Paged:
    email = read_email(source.path)
    said = Words(
        source.what,
        lines=email.headers,
        sections=(Section(paragraphs=_paragraphs(email.words)),),
        noted=(_FROM_PAGE,) if email.from_page else (),
    )
    paged = page_words(said, to.parent)
    paged.path.rename(to)
    told = (_FROM_PAGE, *paged.told) if email.from_page else paged.told
    letter = replace(paged, path=to, paged_as=PagedAs.EMAIL, told=told)
    return _with_files(source, letter, email.files, tools, depth)


def _of_text(source: Source, into: Path) -> Paged:
    if source.path.stat().st_size > _MOST_TEXT:
        raise NoPages(_TOO_LONG)
    try:
        text = source.path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise NoPages(_NO_TEXT) from None
    said = Words(source.what, sections=(Section(paragraphs=_paragraphs(text)),))
    return page_words(said, into)


def _paragraphs(text: str) -> list[str]:
    """A text in paragraphs, each with its lines as they stand; none so long that it is a page."""
    parts = []
    for part in re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = part.split("\n")
        parts += ["\n".join(lines[at : at + _LINES]) for at in range(0, len(lines), _LINES)]
    return [one for one in parts if one.strip()]


def _of_office(source: Source, kind: str, to: Path, tools: Tools) -> Paged:
    from .pdf_paging import pdf_as_pages  # noqa: PLC0415 - loads a large library

    if tools.office is None:
        raise NoPages(_NOT_DRAWN)
    told = office_told(source.path)
    named = to.with_name(f"{to.stem}-file{ENDINGS[kind]}")
    shutil.copyfile(source.path, named)
    try:
        drawn = tools.office(named, to.parent)
        paged = pdf_as_pages(drawn, to)
    except Refused as refused:
        _LOG.warning("An Office file was not drawn: %s", refused.sentence)
        raise NoPages(_NOT_DRAWN) from None
    finally:
        named.unlink(missing_ok=True)
    drawn.unlink(missing_ok=True)
    if paged.repaired:
        raise NoPages(_NOT_DRAWN)
    # What the drawn copy is without was LibreOffice's, and not in the file.
    more = [one for one in paged.told if not one.startswith(unseen.WITHOUT)]
    return replace(paged, paged_as=PagedAs.OFFICE, told=(*told, *more))


def _with_files(
    source: Source, first: Paged, came: Sequence[Came], tools: Tools, depth: int
) -> Paged:
    """A paper with the files behind it that came within it, each with a bookmark of its own."""
    papers, within, at = [first], list(first.within), first.pages + 1
    into = first.path.parent
    told, repaired, beside = list(first.told), list(first.repaired), list(first.beside)
    for one in came[:_MOST_WITHIN]:
        paged = _paged(_source(one, source, into), into, tools, depth + 1)
        papers.append(paged)
        name = _named(one.name)
        within.append(Within(name, at, paged.pages))
        within += [replace(each, first=each.first + at - 1) for each in paged.within]
        at += paged.pages
        told += [f"“{name}”: {each}" for each in paged.told]
        repaired += [f"“{name}”: {each}" for each in paged.repaired]
        beside += paged.beside
    for one in came[_MOST_WITHIN:]:
        left = _source(one, source, into)
        beside.append(Beside(left.name, left.sha256, left.path))
    if len(came) > _MOST_WITHIN:
        told.append(f"{len(came) - _MOST_WITHIN} more files came within it.")
    if len(came) > _MOST_WITHIN or any(one.paged_as is PagedAs.SLIP for one in papers):
        told.append(unseen.IN_ORIGINAL)
    _put_together(papers)
    return replace(
        first,
        pages=at - 1,
        told=tuple(told),
        repaired=tuple(repaired),
        within=tuple(within),
        beside=tuple(beside),
    )


def _put_together(papers: Sequence[Paged]) -> None:
    """Put the pages of all papers into the PDF of the first."""
    first, *more = papers
    if not more:
        return
    import pikepdf  # noqa: PLC0415 - loads a large library

    from .bare import lay_bare  # noqa: PLC0415 - as above

    with ExitStack() as opened:
        pdf = opened.enter_context(pikepdf.open(first.path))
        for one in more:
            pdf.pages.extend(opened.enter_context(pikepdf.open(one.path)).pages)
        lay_bare(pdf)
        save(pdf, first.path)
    for one in more:
        one.path.unlink(missing_ok=True)


def _source(came: Came, holder: Source, into: Path) -> Source:
    """A file that came within another, kept beside the pages; its kind is told by its content."""
    sha256 = hashlib.sha256(came.content).hexdigest()
    path = into / f"within-{sha256}"
    path.write_bytes(came.content)
    name = _named(came.name)
    kind = EMAIL if came.is_email else media_type_of(path, name)
    return Source(name, name, kind, path, sha256, held_in=holder.held_in or holder.name)


def _named(name: str) -> str:
    """The name of a file that came within another, in one line and without folders."""
    last = one_line(name.replace("\\", "/").rsplit("/", 1)[-1])
    return "".join(one for one in last if one.isprintable())[:_LONGEST_NAME] or "A file"
