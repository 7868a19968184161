"""A bundle made here and now, piece by piece as a worker does it, for whoever runs a command."""

from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from reviews.domain.cases.bundles import BundleKind
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Act
from reviews.files.disk import FileStore
from reviews.services.record.jobs import Made, Tools, Work
from reviews.store.cases import bundles as store
from reviews.store.cases import cases
from reviews.store.cases.bundles import BundleLine
from reviews.store.cases.cases import CaseHead
from reviews.store.record.engine import reading_session, writing
from reviews.store.record.session import Session

from .bundle_making import done, parts, piece, result

if TYPE_CHECKING:
    from sqlalchemy import Engine


@dataclass(frozen=True)
class Here:
    """Where a bundle is made: the database, the folder of files, and what it is made with."""

    engine: "Engine"
    files: FileStore
    tools: Tools
    act: Act

    def work(self, session: Session, case: CaseHead) -> Work:
        """The work on the papers of a case."""
        return Work(session, self.act, case.id, self.files, self.tools)


def made_now(here: Here, reference: str, kind: BundleKind) -> BundleLine:
    """A bundle of the case with this reference, made, read back and written down.

    Raises:
        Refused: there is no such case about a claim, or the bundle cannot be made; nothing of it
            is kept.
    """
    with reading_session(here.engine) as session:
        case = cases.by_reference(session, reference)
        if case is None:
            raise Refused(f"There is no case {reference}.")
        abouts = [about for about, _ in parts(kind, session, here.act, case.id)]
    made: list[Made] = []
    try:
        for about in abouts:
            with reading_session(here.engine) as session:
                made.append(piece(kind, here.work(session, case), about))
        return _joined(here, case, kind, made)
    finally:
        for one in made:
            here.files.discard(one.bytes_id or "")


def _joined(here: Here, case: CaseHead, kind: BundleKind, made: list[Made]) -> BundleLine:
    with TemporaryFile() as file:
        with reading_session(here.engine) as session:
            told = result(kind, here.work(session, case), iter(made), file)
        file.seek(0)
        kept = here.files.keep(file)
    try:
        with writing(here.engine) as session:
            done(kind, here.work(session, case), kept, told)
    except BaseException:
        here.files.discard(kept.bytes_id)
        raise
    with reading_session(here.engine) as session:
        return store.bundles(session, case.id, kind)[0]
