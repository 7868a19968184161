"""What is taken out of a paper: on a direction of the tribunal, or with an application.

On a direction the paper goes in with its pages drawn anew. With an application the tribunal alone
gets the paper whole, and a copy without what is taken out goes in as a paper of its own. Originals
are never touched.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar
from uuid import UUID

from reviews.documents.bundles.parts import Paged, TakenOut
from reviews.documents.bundles.redacting import redact
from reviews.documents.bundles.words_pages import shows_slip
from reviews.domain.cases.bundle_plan import Entry
from reviews.domain.cases.bundles import PagedAs, RedactedFor
from reviews.domain.cases.kinds import CaseKind, Inclusion, StepKind
from reviews.domain.cases.papers import Weighed
from reviews.domain.cases.redacting import UNEDITED, Area, areas_of, kept_as, less, words_of
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.files.disk import FileStore, Kept
from reviews.files.kinds import kind_of
from reviews.services.record.facts import again, first_or_again
from reviews.services.record.files import Filing, Upload, file_row
from reviews.store.cases import cases, items
from reviews.store.cases import redactions as store
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.facts import STEPS, StepView
from reviews.store.cases.items import Item
from reviews.store.cases.redactions import RedactionView
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import Redaction

from .cases import record, row_of
from .disclosure import check_decides, decide
from .facts import MEANWHILE

AS_DIRECTED = "Drawn anew with words taken out, as the tribunal directed."
"""What the index says of a paper that was redacted on a direction."""

_COPY = "paper-with-words-taken-out"
_NO_WORDS = "Enter the words to take out, or a place on a page."
_NO_WHY = "Say what the direction asks for, or why these words are taken out."
_NO_DIRECTION = "Choose the direction. If it is not on the timeline of the case, record it first."
DOES_NOT_FIT = (
    "What is recorded of it as redacted does not fit what was decided on it. The disclosure "
    "officer ends the redaction, or records it anew."
)
NO_PAGES = (
    "A slip stands in the place of this paper, so there are no pages here to take words out of. "
    "Ask for a copy that opens, or one that has the words taken out already. File that, and leave "
    "this one out."
)
"""Why no words are taken out of a paper that is no pages: its slip leads to the file, whole."""

_OF_A_SLIP = (
    "It was made of the slip that stood in a paper’s place, and has nothing of that paper. The "
    "disclosure officer ends the redaction of that paper, and asks for a copy of it that opens, or "
    "one that has the words taken out already."
)
_ANOTHER = "Another copy took its place."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be taken out of a paper, by what, and why: for the record.

    `step_id` is the direction; None with an application.
    """

    redacted_for: RedactedFor
    step_id: UUID | None
    words: tuple[str, ...]
    places: tuple[Area, ...]
    why: str


def wanted(
    redacted_for: RedactedFor, step_id: UUID | None, words: str, places: str, why: str, pages: int
) -> Wanted:
    """What was typed, checked.

    Raises:
        Refused: nothing is to be taken out, a word or a place cannot be, or nothing is said of why.
    """
    found, painted = words_of(words), areas_of(places, pages)
    if not found and not painted:
        raise Refused(_NO_WORDS, "secrets")
    check_said(why, _NO_WHY, "why")
    step = step_id if redacted_for is RedactedFor.DIRECTION else None
    return Wanted(redacted_for, step, found, painted, why.strip())


def check_has_pages(*, slip: bool) -> None:
    """Check that a paper is pages, and not a slip in their place.

    Raises:
        Refused: it is a slip.
    """
    if slip:
        raise Refused(NO_PAGES, "secrets")


def directions(session: Session, case_id: UUID) -> list[StepView]:
    """The directions of the tribunal that are recorded in a case."""
    return [one for one in STEPS.of(session, [case_id]) if one.kind is StepKind.DIRECTION]


def ground(session: Session, item: Item, case_id: UUID) -> RedactedFor | None:
    """By what a paper of a case can be redacted as things stand; None where it goes unedited."""
    if _applied(item):
        return RedactedFor.APPLICATION
    return RedactedFor.DIRECTION if directions(session, case_id) else None


def could(item: Item, *, directed: bool) -> bool:
    """Whether words can be taken out of a paper: with an application, or, if directed, one in."""
    return _applied(item) or (directed and item.is_in)


def _applied(item: Item) -> bool:
    return item.decided is not None and item.decided.inclusion is Inclusion.APPLICATION


def copy_of(source: Path, item: Item, said: Wanted, files: FileStore, into: Path) -> Upload | None:
    """The paper without what is to be taken out, on disk; None on a direction.

    It is drawn either way, so that nothing is recorded that cannot be done.

    Raises:
        Refused: nothing of it was found, or something was left; DiskFull: there is no room.
    """
    title = copy_title(item)
    paged = redact(source, said.words, said.places, into, title)
    if said.redacted_for is RedactedFor.DIRECTION:
        return None
    with paged.path.open("rb") as made:
        return as_copy(files, files.keep(made))


def as_copy(files: FileStore, kept: Kept) -> Upload:
    """A paper that was drawn anew, to go in as a file of its own."""
    with files.open(kept.bytes_id) as made:
        kind = kind_of(made, at_most=kept.size, field="secrets")
    return Upload(f"{_COPY}.{kind.ending}", kind, kept)


def copy_title(item: Item) -> str:
    """What a copy is called: nothing of who spoke."""
    return f"{item.kind.words}, with words taken out"


def set_redaction(
    session: Session,
    act: Act,
    case_id: UUID,
    evidence_id: UUID,
    said: Wanted,
    copy: Upload | None,
    *,
    seen: str,
) -> None:
    """Record what is taken out of a paper; what was recorded before it is kept.

    `copy` is the paper without it, for an application; it goes in as a paper of its own. `seen` is
    the wording that the page showed.

    Raises:
        NotThere, NotAllowed: the case or the act is not this officer's, or it has no such paper.
        Refused: no direction and no application allows it, or somebody recorded one meanwhile.
    """
    case, item, row = checked(session, act, case_id, evidence_id, said, seen)
    _leave_out(session, act, case, row)
    copy_id = _filed(session, act, item, copy) if copy is not None else None
    values = {"case_id": case_id, "evidence_id": evidence_id, **kept_as(said.words, said.places)}
    of = {"redacted_for": said.redacted_for, "step_id": said.step_id, "copy_id": copy_id}
    first_or_again(session, act, Redaction, row, why=said.why, **of, **values)
    record(session, act, case_id, EventKind.REDACTION_RECORDED)
    if copy_id is not None:
        decide(session, act, case_id, [copy_id], Weighed(Inclusion.IN), seen={})


def checked(
    session: Session, act: Act, case_id: UUID, evidence_id: UUID, said: Wanted, seen: str
) -> tuple[CaseHead, Item, Redaction | None]:
    """A case, locked, a paper of it, and what stands, where words can be taken out as is said.

    Raises:
        NotThere, NotAllowed, Refused: as `set_redaction`.
    """
    case, item = _locked(session, act, case_id, evidence_id)
    row = standing_row(session, Redaction, case_id=case_id, evidence_id=evidence_id)
    if seen != ("" if row is None else str(row.id)):
        raise Refused(MEANWHILE)
    _check_grounds(session, case, item, said)
    return case, item, row


def end(
    session: Session, act: Act, case_id: UUID, evidence_id: UUID, why: str, *, seen: str
) -> None:
    """Take nothing out of a paper any more; a copy that went in is left out from now on.

    Raises:
        NotThere, NotAllowed: as `set_redaction`; Refused: no reason, or it was changed meanwhile.
    """
    case, _ = _locked(session, act, case_id, evidence_id)
    row = standing_row(session, Redaction, case_id=case_id, evidence_id=evidence_id)
    if row is None or str(row.id) != seen:
        raise Refused(MEANWHILE)
    check_said(why, "Say why it is ended.", "why")
    _leave_out(session, act, case, row)
    again(session, act, row, **kept_as((), ()), why=why.strip(), copy_id=None)
    record(session, act, case_id, EventKind.REDACTION_RECORDED)


def _locked(session: Session, act: Act, case_id: UUID, evidence_id: UUID) -> tuple[CaseHead, Item]:
    check_decides(session, act.by)
    row = row_of(session, act, case_id)
    case = cases.case(session, case_id)
    if case is None or row.kind is not CaseKind.CLAIM:
        raise NotThere
    found = next((one for one in items.items(session, case) if one.id == evidence_id), None)
    if found is None:
        raise NotThere
    return case, found


def _check_grounds(session: Session, case: CaseHead, item: Item, said: Wanted) -> None:
    if said.redacted_for is not ground(session, item, case.id):
        raise Refused(UNEDITED)
    if said.redacted_for is RedactedFor.DIRECTION and not _directed(session, case.id, said.step_id):
        raise Refused(_NO_DIRECTION, "step_id")


def _directed(session: Session, case_id: UUID, step_id: UUID | None) -> bool:
    return any(one.fact_id == step_id for one in directions(session, case_id))


def _filed(session: Session, act: Act, item: Item, copy: Upload) -> UUID:
    """The copy as a file that opens as a paper of its case alone."""
    filing = Filing(purpose="case", about=copy_title(item), true_on=item.on)
    return file_row(session, act, copy, filing).id


def _leave_out(session: Session, act: Act, case: CaseHead, row: Redaction | None) -> None:
    """Leave out a copy that another takes the place of; where it was sent, it stays readable."""
    if row is None or row.copy_id is None:
        return
    standing = items.decisions(session, case).get(row.copy_id)
    seen = {row.copy_id: standing.id if standing else None}
    weighed = Weighed(Inclusion.NOT_RELEVANT, why=_ANOTHER)
    decide(session, act, case.id, [row.copy_id], weighed, seen=seen)


def pages_for(
    session: Session, case: CaseHead, item: Item, whole: Paged, into: Path
) -> Paged | None:
    """A paper as it goes in, drawn anew without what a direction takes out; None where nothing is.

    What is under application goes to the tribunal whole.

    Args:
        session: any session.
        case: the case.
        item: the paper.
        whole: its own pages; they are only read.
        into: the folder for the new ones.

    Raises:
        Refused: what is recorded does not fit what was decided, or something is left on a page; or
            a slip stands in its place, or stood there when the paper was made as a copy.
    """
    every = store.standing(session, case.id)
    if item.id in {one.copy_id for one in every.values()} and shows_slip(whole.path):
        raise Refused(_OF_A_SLIP)
    found = every.get(item.id)
    if found is None or _applied(item):
        return None
    if why := does_not_fit(item, found, {one.fact_id for one in directions(session, case.id)}):
        raise Refused(why)
    check_has_pages(slip=whole.paged_as is PagedAs.SLIP)
    return redact(whole.path, found.words, found.places, into, item.kind.words, AS_DIRECTED)


class _Named(Protocol):
    """A paper as an index or a list of papers names it."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> UUID:
        """The evidence."""

    @property
    def what(self) -> str:
        """What it is."""

    @property
    def from_whom(self) -> str:
        """From whom it came."""


Named = TypeVar("Named", bound=_Named)


def unnamed(session: Session, case: CaseHead, some: Iterable[Named]) -> list[Named]:
    """Papers as a list names them, without the words that are taken out of each; one query."""
    standing = store.standing(session, case.id).values()
    found = {key: one for one in standing for key in (one.evidence_id, one.copy_id) if key}
    return [
        replace(
            one,
            what=less(one.what, found[one.id].words),
            from_whom=less(one.from_whom, found[one.id].words),
        )
        if one.id in found
        else one
        for one in some
    ]


def with_copies(
    session: Session, case: CaseHead, apart: Iterable[Entry], places: Mapping[UUID, int]
) -> list[Entry]:
    """What the tribunal alone gets, each told with the paper that is a copy of it; one query.

    `places` are the numbers of the papers that every party gets.
    """
    found = store.standing(session, case.id)
    copies = {key: places.get(one.copy_id) for key, one in found.items() if one.copy_id}
    return [
        replace(one, what=f"{one.what}. A copy without the words stands as paper {place}")
        if (place := copies.get(one.id))
        else one
        for one in apart
    ]


def taken_out(
    session: Session, case_id: UUID, papers: Iterable[tuple[UUID, str, int, int]]
) -> list[TakenOut]:
    """What must not stand on which pages of a bundle, for it to be looked for there.

    `papers` are each paper's evidence, what it is called, its first page, and how many it has.
    """
    every = list(papers)
    found = store.of_papers(session, case_id, {key for key, _, _, _ in every})
    return [
        TakenOut(called, first, pages, found[key].words)
        for key, called, first, pages in every
        if key in found
    ]


def does_not_fit(item: Item, found: RedactionView, directed: Collection[UUID]) -> str:
    """Why what is recorded of a paper as redacted does not hold any more; empty where it does.

    `directed` are the directions that are recorded, by fact.
    """
    if _applied(item):
        fits = found.redacted_for is RedactedFor.APPLICATION
    else:
        fits = found.redacted_for is RedactedFor.DIRECTION and found.step_id in directed
    return "" if fits else DOES_NOT_FIT
