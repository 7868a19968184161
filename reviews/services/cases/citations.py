"""Whether the council's own papers cite the papers that they mean, and what is told before they go.

A document that cites a paper which does not go, or by a number that nobody can tell any more, is
never drawn for a bundle: it stops it by name.
"""

from collections.abc import Collection, Iterator
from contextlib import suppress
from uuid import UUID

from reviews.documents.letters.edited import lines_of
from reviews.domain.cases.access import works
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.citing import every_cited, told_gone, told_unknown
from reviews.domain.cases.response import places_left
from reviews.domain.errors import Refused
from reviews.files.disk import FileStore
from reviews.store.cases import bundles, documents
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.documents import DocumentLine
from reviews.store.record.session import Session

from .documents import blocks, out_of_date
from .numbers import labels
from .own_papers import Asked
from .own_words import told_own


def check_cites(session: Session, files: FileStore, case: CaseHead, one: DocumentLine) -> None:
    """Check that each paper which a document cites goes, and is the one that it means.

    Raises:
        Refused: one does not, or is not known to be; or its file is not as it was kept.
    """
    if told := astray(session, files, case, one):
        raise Refused(told)


def astray(session: Session, files: FileStore, case: CaseHead, one: DocumentLine) -> str:
    """Why a document stops a bundle by what it cites; empty where it does not.

    Refused: its file is missing or not as it was kept.
    """
    cited = every_cited(lines_of(blocks(files, one).body))
    unknown = cited - bundles.places_fixed_by(session, case.id, one.recorded_at)
    if unknown:
        return told_unknown(one.kind.words, unknown)
    gone = cited - set(labels(session, case).values())
    return told_gone(one.kind.words, gone) if gone else ""


def before_it_goes(
    session: Session, files: FileStore, case: CaseHead, kind: BundleKind, asked: Asked
) -> Iterator[str]:
    """What is told of the council's own papers before a bundle of a kind goes, a sentence each.

    What they cite astray stops it, and so do words that were taken out of another paper; that they
    are out of date, which is told to those who work the case, and places that are not filled in,
    do not. Those that went with one are left as they went.
    """
    went = bundles.documents_sent(session, case.id, kind)
    every = stopped(session, files, case, kind, asked)
    left = []
    for one in documents.standing(session, case.id):
        if one.id in went or one.erased_at is not None:
            continue
        try:
            lines = lines_of(blocks(files, one).body)
            told = astray(session, files, case, one)
        except Refused as fault:
            yield f"“{one.kind.words}” stops a bundle. {fault.sentence}"
            continue
        if told:
            yield f"No bundle can be made. {told}"
        old = out_of_date(session, case, one, asked) if works(asked.by, case.kind) else []
        stops = every.get(one.id, "")
        yield from _state(one, old, stops, astray=bool(told))
        if not stops and (places := places_left(lines)):
            left.append(f"{one.kind.words.lower()} has {places:,} place{'s' if places > 1 else ''}")
    if left:
        yield _LEFT.format(left=" and ".join(left))


def _state(one: DocumentLine, old: Collection[str], stops: str, *, astray: bool) -> Iterator[str]:
    """That one is out of date and how it goes; or why it may not, where words in it stop it."""
    goes = stops or ("" if astray else "It goes as it stands.")
    if old:
        yield _OLD.format(what=one.kind.words, parts=", ".join(old), goes=goes).strip()
    elif stops:
        yield stops


def stopped(
    session: Session, files: FileStore, case: CaseHead, kind: BundleKind, asked: Asked
) -> dict[UUID, str]:
    """Why papers of the council's own may not go, by their ids, as whoever may send them is told.

    Where the file of one is not as it was kept, nothing of any: that stops what goes by itself.
    """
    if kind is BundleKind.PARTIES and not works(asked.by, case.kind):
        return {}
    with suppress(Refused):
        return told_own(session, files, case, kind, asked)
    return {}


_OLD = "“{what}” is out of date: the record changed since it was drafted, in {parts}. {goes}"
_LEFT = (
    "Before it goes: {left} in square brackets still to fill in or to look up. They go as they "
    "stand."
)
