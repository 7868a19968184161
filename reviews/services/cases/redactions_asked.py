"""What is taken out of a long paper, as long work: looked for, drawn anew a few pages at a time.

The paper and what it rests on are looked at with each piece, and as it is written down: where they
are not as they were when it was asked, nothing is recorded, and what was typed is kept. No row of a
job holds a word of either: what pieces find and draw is in files.
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO
from uuid import UUID, uuid4

from reviews.documents.bundles.redacting import (
    NOTHING_FOUND,
    Survey,
    preview,
    seen_page,
    survey,
)
from reviews.documents.bundles.redacting_parts import bind, draw_part, together
from reviews.domain.cases.bundles import RedactedFor
from reviews.domain.cases.redacting import UNEDITED, kept_as
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.jobs import ENDS, JobKind
from reviews.files.disk import FileStore, Kept
from reviews.services.record import jobs
from reviews.services.record.jobs import Kinds, Made, Part, Work
from reviews.store.cases import cases, items
from reviews.store.cases import redactions_asked as store
from reviews.store.cases.items import Item
from reviews.store.cases.redactions_asked import Asked
from reviews.store.record.jobs import last_about
from reviews.store.record.session import Session
from reviews.store.tables import RedactionAsked

from .bundle_making import folder
from .bundle_pieces import Bindery, stands_as_slip
from .bundles import entry_of
from .disclosure import check_decides
from .paper_looks import Looks
from .redaction_looks import Look, look_of
from .redactions import (
    Wanted,
    as_copy,
    check_has_pages,
    checked,
    copy_title,
    ground,
    set_redaction,
)

MOST_AT_ONCE = 10
"""So many pages are drawn while an officer waits; more are long work."""

_EACH = 10
"""The pages of a piece."""

_LOOK, _DRAW = "look", "draw"
_PAPERS = Looks()
_UNDER_WAY = (
    "What you asked for of this paper before is under way. Wait until it is done, or cancel it "
    "under “Long work”."
)
_GONE = "What was typed is not kept any more. Enter it anew."
_LEFT = "You are not on this case any more, so nothing is taken out of its papers for you."
_OTHER = "The paper changed since this was asked for. Look at it again."


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that words are asked to be taken out of: how many pages, and of what it says.

    `slip` says whether a slip stands in its place.
    """

    item: Item
    pages: int
    sha256: str
    slip: bool = False


def ask(
    session: Session,
    act: Act,
    kinds: Kinds,
    kind: JobKind,
    case_id: UUID,
    paper: Paper,
    said: Wanted,
    *,
    seen: str,
) -> UUID:
    """Have words taken out of a long paper, or looked for in it; returns the id of the long work.

    What this officer asked of the same paper before gives way to it.

    Raises:
        NotThere, NotAllowed: the case or the act is not this officer's, or it has no such paper.
        Refused: no direction and no application allows it, somebody recorded one meanwhile, or
            what they asked of it before is under way; or a slip stands in its place.
    """
    check_has_pages(slip=paper.slip)
    checked(session, act, case_id, paper.item.id, said, seen)
    before = store.own(session, act.by.id, case_id, paper.item.id)
    if before is not None:
        if is_under_way(session, before):
            raise Refused(_UNDER_WAY)
        store.forget(session, before.id)
    of = {"kind": kind, "case_id": case_id, "seen": seen}
    about = {"evidence_id": paper.item.id, "pages": paper.pages, "sha256": paper.sha256}
    typed = {"redacted_for": said.redacted_for, "step_id": said.step_id, "why": said.why}
    typed |= kept_as(said.words, said.places)
    row = RedactionAsked(id=uuid4(), asked_at=act.at, asked_by=act.by.id, **of, **about, **typed)
    session.add(row)
    session.flush()
    return jobs.ask(session, act, kinds, kind, row.id)


def is_under_way(session: Session, asked: Asked) -> bool:
    """Whether the long work on what was asked has not ended."""
    job = last_about(session, asked.asked_by, asked.kind, asked.id)
    return job is not None and job.state not in ENDS


def parts(session: Session, act: Act, about: UUID | None) -> list[Part]:
    """A few pages each to be looked through; then, unless that is all, to be drawn.

    Raises:
        Refused: what was typed is gone, or the case or the paper is not as it was.
    """
    asked, _ = _opened(session, act, about)
    verbs = (_LOOK,) if asked.kind is JobKind.REDACTION_LOOK else (_LOOK, _DRAW)
    firsts = range(1, asked.pages + 1, _EACH)
    ranges = [(first, min(first + _EACH - 1, asked.pages)) for first in firsts]
    return [(f"{verb} {first} {last}", 1) for verb in verbs for first, last in ranges]


def _opened(session: Session, act: Act, about: UUID | None) -> tuple[Asked, Item]:
    """What was asked, and the paper, while both stand."""
    asked = store.asked(session, about) if about else None
    if asked is None or not asked.stands:
        raise Refused(_GONE)
    check_decides(session, act.by)
    case = cases.opened(session, act.by, asked.case_id)
    if case is None:
        raise Refused(_LEFT)
    item = next((one for one in items.items(session, case) if one.id == asked.evidence_id), None)
    if item is None or ground(session, item, case.id) is not asked.redacted_for:
        raise Refused(UNEDITED)
    return asked, item


def _source(work: Work, asked: Asked, item: Item) -> Path:
    """The paper's own pages, where they are those of which it was asked, and no slip."""
    bindery = Bindery.of(work)
    entry = entry_of(work.session, item, "0", bindery.named_sets)
    if entry.sha256 != asked.sha256:
        raise Refused(_OTHER)
    found = _PAPERS.at(work.session, bindery, item, entry)
    check_has_pages(slip=stands_as_slip(work.session, asked.case_id, entry, found))
    return found.path


def piece(work: Work, about: str) -> Made:
    """A few pages, looked through or drawn; a file has what was found, or the part.

    Raises:
        Refused: as `parts`; or there is nothing to take out.
    """
    asked, item = _opened(work.session, work.act, work.about)
    source = _source(work, asked, item)
    verb, first, last = about.split()
    pages = range(int(first), int(last) + 1)
    if verb == _LOOK:
        found = survey(source, asked.words, pages)
        return Made(verb, work.files.keep(_told(found).encode()).bytes_id)
    looked = _surveyed(work, work.before())
    if not looked.touched and not asked.places:
        raise Refused(NOTHING_FOUND)
    with TemporaryFile() as part:
        draw_part(source, asked.words, asked.places, looked.wide, pages, part)
        part.seek(0)
        return Made(verb, work.files.keep(part).bytes_id)


def _surveyed(work: Work, made: Iterable[Made]) -> Survey:
    """What was found in all of a paper, of what the pieces that looked through it made."""
    files = _files(made, _LOOK)
    return together(_survey(work.files.read(one).decode()) for one in files)


def _files(made: Iterable[Made], verb: str) -> Iterator[str]:
    return (one.bytes_id for one in made if one.bytes_id and one.words == verb)


def _told(found: Survey) -> str:
    return json.dumps(asdict(found), ensure_ascii=False)


def _survey(told: str) -> Survey:
    return Survey(**json.loads(told))


def result(work: Work, made: Iterator[Made], to: BinaryIO) -> str:
    """The paper without what is taken out; for a look, pages as they would be, and what was found.

    Raises:
        Refused: as `parts`; or something was left on a page.
    """
    asked, item = _opened(work.session, work.act, work.about)
    pieces = list(made)
    with folder() as into:
        target = into / "redacted.pdf"
        if asked.kind is JobKind.REDACTION:
            every = map(work.files.place, _files(pieces, _DRAW))
            bind(every, asked.words, copy_title(item), target, work.holds)
            return _written(target, to)
        looked = _surveyed(work, pieces)
        shown = look_of("", looked, asked.places).shown
        if shown:
            source = _source(work, asked, item)
            preview(source, asked.words, asked.places, looked.wide, shown, target)
            _written(target, to)
        return _told(looked)


def _written(path: Path, to: BinaryIO) -> str:
    with path.open("rb") as file:
        shutil.copyfileobj(file, to)
    return ""


def done(work: Work, kept: Kept, told: str) -> None:
    """Record what is taken out, in one event; or keep what a look found, for whoever asked.

    Raises:
        Refused: as `parts`; or somebody recorded something of the paper meanwhile.
    """
    session = work.session
    asked, _ = _opened(session, work.act, work.about)
    if asked.kind is JobKind.REDACTION_LOOK:
        store.keep_found(session, asked.id, told, kept.bytes_id)
        return
    said = Wanted(asked.redacted_for, asked.step_id, asked.words, asked.places, asked.why)
    copy = as_copy(work.files, kept) if said.redacted_for is RedactedFor.APPLICATION else None
    of = asked.case_id, asked.evidence_id
    set_redaction(session, work.act, *of, said, copy, seen=asked.seen)
    store.forget(session, asked.id)
    if copy is None:
        work.files.discard(kept.bytes_id)


def look_found(asked: Asked) -> Look | None:
    """What a look at a long paper found; None where none was made."""
    if asked.found is None:
        return None
    return look_of(str(asked.id), _survey(asked.found), asked.places)


def seen(files: FileStore, asked: Asked, number: int) -> bytes:
    """A page of a long paper as it would be, as a PNG.

    Raises:
        NotThere: it is not shown, or not kept any more.
    """
    look = look_found(asked)
    if look is None or asked.bytes_id is None or number not in look.shown:
        raise NotThere
    return seen_page(files.place(asked.bytes_id), list(look.shown).index(number) + 1)
