"""A bundle as long work: each paper a piece, then joined, read back and written down.

What goes is looked at when the work begins, as it is joined and as it is written down: where it is
not the same any more, nothing is kept of it, and whoever asked is told.
"""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO
from uuid import UUID, uuid4

from reviews.documents.bundles.joining import join
from reviews.documents.bundles.parts import BundlePaper, Joined, Paged, Within
from reviews.documents.bundles.reading_back import read_back
from reviews.domain.cases.bundle_plan import (
    CHANGED,
    Entry,
    Plan,
    label,
)
from reviews.domain.cases.bundles import BundleKind, PagedAs
from reviews.domain.cases.papers import Heading
from reviews.domain.errors import DiskFull, Refused
from reviews.domain.letters.record_number import as_typed
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.files.disk import FileStore, Kept, is_full
from reviews.services.record.facts import first
from reviews.services.record.jobs import Made, Part, Work
from reviews.store.cases import bundles as store
from reviews.store.cases.bundles import PaperLine
from reviews.store.cases.cases import CaseHead
from reviews.store.record.events import lock
from reviews.store.record.session import Session
from reviews.store.tables import Bundle
from reviews.store.tables import BundlePaper as PaperRow

from .bundle_anew import ANEW, anew, carried, redrawn, removed
from .bundle_anew import drawn as drawn_anew
from .bundle_before import Earlier, added, earlier
from .bundle_beside import numbers_beside
from .bundle_clean import MadeOf, check_words
from .bundle_documents import cover
from .bundle_layout import begun, laid_out, piece_of
from .bundle_pieces import Bindery
from .bundles import chosen, opened, plan, record_of
from .cases import stream_of
from .own_words import check_own

_NOT_AS_KEPT = (
    "The pages of {} are not as they were made for this bundle: their file was changed or is gone. "
    "Ask for the bundle anew, and tell an administrator."
)
_OWN = "own"
"""Stands for the number of the council's own papers, in what their pieces are about."""
_CLOSED = "This case was closed meanwhile. Open it again first, and ask for the bundle anew."


def parts(kind: BundleKind, session: Session, act: Act, about: UUID | None) -> list[Part]:
    """The papers that a bundle of a case adds to the one that was sent, each a piece.

    So is each paper of that one that is drawn anew.

    Raises:
        Refused: the case is not this officer's any more, or there is nothing to add.
    """
    case = opened(session, act.by, about, kind)
    found, before = chosen(session, case, kind), earlier(session, case.id, kind)
    documents = {one.id for one in found.documents}
    again = [one.about for one in anew(session, case, before)]
    told = []
    for key, apart in added(found.order, before, again=bool(again)):
        place = 0 if key in documents else (found.apart if apart else found.places)[key]
        told.append(_about(Heading.WITHHELD if apart else Heading.RESPONSE, place, key))
    return [(one, 1) for one in (*told, *again)]


def _about(heading: Heading, place: int, key: UUID) -> str:
    """What a piece is about: no word of what the paper says stands in it."""
    return f"{label(heading, place) or _OWN} {key}"


def piece(kind: BundleKind, work: Work, about: str) -> Made:
    """One paper as pages.

    Raises:
        Refused: it does not go any more, or cannot; names it.
    """
    case = opened(work.session, work.act.by, work.about, kind)
    number, _, text = about.partition(" ")
    with folder() as into:
        if number == ANEW:
            pages = _again(kind, work, case, about, into)
        else:
            label_now = "" if number == _OWN else number
            pages = piece_of(kind, work, case, label_now, UUID(text), into)
        return kept_piece(work.files, about, pages)


def kept_piece(files: FileStore, about: str, pages: Paged) -> Made:
    """A paper as pages, kept until all are joined."""
    with pages.path.open("rb") as file:
        kept = files.keep(file)
    told: dict[str, Any] = {
        "about": about,
        "sha256": kept.sha256,
        "pages": pages.pages,
        "paged_as": pages.paged_as,
        "told": pages.told,
        "within": [(one.what, one.first, one.pages) for one in pages.within],
    }
    return Made(json.dumps(told, ensure_ascii=False), kept.bytes_id)


def _again(kind: BundleKind, work: Work, case: CaseHead, about: str, into: Path) -> Paged:
    before = earlier(work.session, case.id, kind)
    every = {one.about: one for one in anew(work.session, case, before)}
    if before is None or about not in every:
        raise Refused(CHANGED)
    return drawn_anew(work.files, before, every[about], into)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that nobody else opens and that is gone afterwards; a full disk is told as one."""
    try:
        with TemporaryDirectory(prefix="bundle-") as made:
            yield Path(made)
    except OSError as fault:
        if is_full(fault):
            raise DiskFull from fault
        raise


def result(kind: BundleKind, work: Work, made: Iterator[Made], to: BinaryIO) -> str:
    """Join the papers, read the bundle back, and tell what `done` writes down.

    Raises:
        Refused: what goes changed meanwhile, the bundle before is not as it was made, or what was
            joined is not read back whole.
    """
    case = opened(work.session, work.act.by, work.about, kind)
    now = plan(work.session, case, kind, Bindery.of(work).named_sets)
    of = begun(work.session, case, now)
    made_pieces = [read_made(work.files, one) for one in made]
    wanted = [_about(one.heading, one.place, one.id) for one in of.new]
    if [about for about, _ in made_pieces] != [*wanted, *(one.about for one in of.again)]:
        raise Refused(CHANGED)
    key, paged = uuid4(), [pages for _, pages in made_pieces]
    of_new, of_again = paged[: len(of.new)], paged[len(of.new) :]
    pieces = {one.key: pages for one, pages in zip(of.new, of_new, strict=True)}
    front = cover(work.session, work.act, now, str(key))
    with folder() as into:
        laid = laid_out(work, case, of, pieces, front, into)
        went = redrawn(laid.went, of.again, of_again, into)
        target = into / "bundle.pdf"
        beside = numbers_beside(work, case, laid, pieces, into)
        joined = join(laid.front, laid.papers, target, before=went, beside=beside, holds=work.holds)
        read_back(target, laid.papers, joined, went)
        told, taken = carried(of.before, of.again), removed(of.again, went)
        made_of = MadeOf(of.new, laid.papers, joined, told, taken)
        check_words(work.session, case, target, made_of)
        check_own(work, case, target, made_of, now)
        with target.open("rb") as file:
            shutil.copyfileobj(file, to)
    return json.dumps(told_of(key, now, of.before, front.number, laid.papers, joined))


def read_made(files: FileStore, made: Made) -> tuple[str, Paged]:
    """What a piece was about, and its pages.

    Raises:
        Refused: they are not as they were made; names the paper.
    """
    told = json.loads(made.words)
    if files.digest(made.bytes_id or "") != told["sha256"]:
        number = told["about"].partition(" ")[0]
        called = "one of the council’s own papers" if number == _OWN else f"paper {number}"
        raise Refused(_NOT_AS_KEPT.format(called))
    within = tuple(Within(*one) for one in told["within"])
    path = files.place(made.bytes_id or "")
    paged_as = PagedAs(told["paged_as"])
    pages = Paged(path, told["pages"], paged_as, told=tuple(told["told"]), within=within)
    return told["about"], pages


def told_of(
    key: UUID,
    now: Plan,
    before: Earlier | None,
    number: str,
    papers: Sequence[BundlePaper],
    joined: Joined,
) -> dict[str, Any]:
    """What is written down of a bundle, but for what its plan says again then."""
    return {
        "id": str(key),
        "mark": now.mark,
        "earlier": str(before.line.id) if before else None,
        "number": as_typed(number),
        "pages": joined.pages,
        "new_from": joined.new_from,
        "papers": [
            (page, one.paged.pages, one.paged.paged_as, "\n".join(one.paged.told))
            for page, one in zip(joined.first_pages, papers, strict=True)
        ],
    }


def done(kind: BundleKind, work: Work, kept: Kept, words: str) -> None:
    """Write down a bundle that was made, with its papers, in one event.

    Raises:
        Refused: what goes changed while it was made, or the case is not this officer's any more.
    """
    session, said = work.session, json.loads(words)
    lock(session, stream_of(opened(session, work.act.by, work.about, kind).id))
    case = opened(session, work.act.by, work.about, kind)
    if case.closed_on is not None:
        raise Refused(_CLOSED)
    now = plan(session, case, kind, Bindery.of(work).named_sets)
    before = earlier(session, case.id, kind)
    if (now.mark, str(before.line.id) if before else None) != (said["mark"], said["earlier"]):
        raise Refused(CHANGED)
    number = store.next_number(session, case.id, kind)
    of = {"case_id": case.id, "group_id": None, "number": number}
    before = carried(before, anew(session, case, before))
    bundle_id = write_down(session, work.act, now, before, kept, said, of)
    record_of(session, work.act, case.id, EventKind.BUNDLE_MADE, kind, bundle=bundle_id)


def write_down(
    session: Session,
    act: Act,
    now: Plan,
    before: Earlier | None,
    kept: Kept,
    said: dict[str, Any],
    of: dict[str, Any],
) -> UUID:
    """Write the rows of a bundle and its papers; `of` says of which case or group, and its number.

    Returns its id. The caller records the event.
    """
    bundle = first(
        session,
        act,
        Bundle,
        id=UUID(said["id"]),
        kind=now.kind,
        earlier_id=before.line.id if before else None,
        new_from=said["new_from"],
        pages=said["pages"],
        mark=now.mark,
        record_number=said["number"],
        bytes_id=kept.bytes_id,
        sha256=kept.sha256,
        size=kept.size,
        erased_at=None,
        **of,
    )
    session.flush()
    for one in before.papers if before else ():
        _carried_row(session, act, bundle.id, one)
    for entry, pages in zip(now.new(before.keys if before else ()), said["papers"], strict=True):
        _paper_row(session, act, bundle.id, entry, *pages)
    return bundle.id


def _carried_row(session: Session, act: Act, bundle_id: UUID, one: PaperLine) -> None:
    """A paper of the bundle before, on the same pages."""
    said = {name: getattr(one, name) for name in one.__dataclass_fields__}
    first(session, act, PaperRow, bundle_id=bundle_id, **said)


def _paper_row(
    session: Session,
    act: Act,
    bundle_id: UUID,
    entry: Entry,
    first_page: int,
    pages: int,
    paged_as: str,
    told: str,
) -> None:
    own = not entry.place
    first(
        session,
        act,
        PaperRow,
        bundle_id=bundle_id,
        place=entry.place,
        evidence_id=None if own else entry.id,
        document_id=entry.id if own else None,
        heading=entry.heading,
        what=entry.what,
        on=entry.on,
        from_whom=entry.from_whom,
        sha256=entry.sha256,
        paged_as=PagedAs(paged_as),
        first_page=first_page,
        pages=pages,
        told=told,
    )


def steps(kind: BundleKind) -> tuple[Any, Any, Any]:
    """The pieces of a bundle of a kind, what does one, and what joins them."""
    return partial(parts, kind), partial(piece, kind), partial(result, kind)
