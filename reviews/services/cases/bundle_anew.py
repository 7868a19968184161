"""Papers that went to the parties before a direction took words out of them.

The bundle that follows begins with the pages that went. Those of such a paper, and those of the
council's own that name it so, are drawn anew and stay where they are; what was sent is not touched.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reviews.documents.bundles.parts import Before, Cover, Paged, Redrawn, TakenOut, runs_of
from reviews.documents.bundles.redacting import redact, survey
from reviews.documents.bundles.redrawn import alone, naming, put_in_place, without_file
from reviews.domain.cases.bundle_plan import label
from reviews.domain.cases.bundles import PagedAs, RedactedFor
from reviews.domain.cases.papers import Heading
from reviews.domain.cases.redacting import less
from reviews.domain.errors import Refused
from reviews.files.disk import FileStore
from reviews.store.cases import redactions as store
from reviews.store.cases.bundles import BundleLine, PaperLine, papers
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.redactions import RedactionView
from reviews.store.record.session import Session

from .bundle_before import Earlier, starts
from .redactions import AS_DIRECTED, DOES_NOT_FIT, directions

ANEW = "anew"
"""What the piece of long work that draws such a paper is about, before its id."""

NO_FILE = (
    "A slip stood here in the place of a file. That file does not go beside this bundle: the "
    "tribunal directed that words be taken out of it, and it is no pages to take them out of."
)
"""What stands where a slip stood that sent its reader to a file, which a direction holds back."""

_OWN = "Pages of the council’s own"


@dataclass(frozen=True, slots=True)
class Anew:
    """A paper that went, what is taken out of it since, and the day of the direction."""

    paper: PaperLine
    found: RedactionView
    on: date

    @property
    def about(self) -> str:
        """What its piece of long work is about."""
        return f"{ANEW} {self.paper.evidence_id}"

    @property
    def label(self) -> str:
        """Its number."""
        return label(self.paper.heading, self.paper.place)

    @property
    def what(self) -> str:
        """What it is, without the words."""
        return less(self.paper.what, self.found.words)

    @property
    def pages(self) -> range:
        """Its pages in the bundle."""
        return range(self.paper.first_page, self.paper.first_page + self.paper.pages)

    @property
    def was_slip(self) -> bool:
        """Whether a slip stood in its place, so that none of its words was on a page."""
        return self.paper.paged_as is PagedAs.SLIP or self.paper.told == NO_FILE

    @property
    def told(self) -> str:
        """What the bundle that follows tells of it."""
        return NO_FILE if self.was_slip else AS_DIRECTED

    @property
    def as_it_goes(self) -> PaperLine:
        """What the bundle that follows says of it."""
        return replace(
            self.paper,
            what=self.what,
            from_whom=less(self.paper.from_whom, self.found.words),
            paged_as=PagedAs.REDACTED,
            told=self.told,
        )


def anew(session: Session, case: CaseHead, before: Earlier | None) -> list[Anew]:
    """The papers of a bundle that went whose words a direction took out since; three queries.

    One that the tribunal alone gets stays whole.

    Raises:
        Refused: a direction is not recorded any more; names the paper by its number.
    """
    if before is None:
        return []
    found = store.standing(session, case.id)
    days = {one.fact_id: one.on for one in directions(session, case.id)}
    made = []
    for one in before.papers:
        wanted = found.get(one.evidence_id) if one.evidence_id else None
        if wanted is None or not _since(wanted, one, before.line):
            continue
        if wanted.step_id not in days:
            raise Refused(_held_out(label(one.heading, one.place), DOES_NOT_FIT))
        made.append(Anew(one, wanted, days[wanted.step_id]))
    return made


def taken_out_since(session: Session, case: CaseHead, made: BundleLine) -> list[str]:
    """The numbers of papers that a bundle has with words that a direction takes out; two queries.

    They stand in the order of their pages.
    """
    found = store.standing(session, case.id)
    return [
        label(one.heading, one.place)
        for one in (papers(session, made.id) if found else ())
        if one.evidence_id in found and _since(found[one.evidence_id], one, made)
    ]


def _since(wanted: RedactionView, one: PaperLine, made: BundleLine) -> bool:
    """Whether a direction took words out of a paper after it was made into pages."""
    if wanted.redacted_for is not RedactedFor.DIRECTION or one.heading is Heading.WITHHELD:
        return False
    whole = one.paged_as is not PagedAs.REDACTED
    return whole or wanted.recorded_at > made.recorded_at


def carried(before: Earlier | None, some: Collection[Anew]) -> Earlier | None:
    """A bundle that went, with what the one that follows says of its papers."""
    if before is None:
        return None
    changed = {one.paper.first_page: one.as_it_goes for one in some}
    return replace(before, papers=[changed.get(one.first_page, one) for one in before.papers])


def unnamed_cover(front: Cover, some: Collection[Anew]) -> Cover:
    """A cover without the words that are taken out of papers that went."""
    words = _words(some)
    return replace(front, lines=[(name, less(said, words)) for name, said in front.lines])


def drawn(files: FileStore, before: Earlier, one: Anew, into: Path) -> Paged:
    """The pages of a paper that went, drawn anew without what the direction takes out.

    Where it went as a slip, its page says that its file is not beside the bundle any more.

    Raises:
        Refused: the bundle that was sent is not as it was made, or something is left on a page;
            names the paper by its number.
    """
    if one.was_slip:
        return without_file(one.what, NO_FILE, len(one.pages), into)
    went = starts(files, before)
    source = alone(went.path, one.pages, into / "went.pdf")
    if not one.found.places and not survey(source, one.found.words).touched:
        return Paged(source, len(one.pages), PagedAs.REDACTED, told=(AS_DIRECTED,))
    try:
        return redact(source, one.found.words, one.found.places, into, one.what, AS_DIRECTED)
    except Refused as fault:
        raise Refused(
            f"Paper {one.label}, which was sent, is held out. {fault.sentence}"
        ) from fault


def begins(files: FileStore, before: Earlier | None, some: Sequence[Anew]) -> Before | None:
    """What a bundle begins with, and which of its pages are to be drawn anew; none are drawn.

    Raises:
        Refused: the bundle that was sent is not as it was made.
    """
    if before is None:
        return None
    went = starts(files, before)
    own = _own_pages(before)
    told = [
        Redrawn(one.label, sorted((*naming(went.path, own, one.found.words), *one.pages)), one.on)
        for one in some
    ]
    return replace(went, redrawn=told)


def _held_out(number: str, why: str) -> str:
    return f"Paper {number}, which was sent, is held out. {why}"


def _own_pages(before: Earlier) -> list[int]:
    """The pages of a bundle that are of no evidence: covers, indexes, the council's own papers."""
    of_papers = {
        page
        for one in before.papers
        if one.place
        for page in range(one.first_page, one.first_page + one.pages)
    }
    return [page for page in range(1, before.line.pages + 1) if page not in of_papers]


def redrawn(
    before: Before | None, some: Sequence[Anew], pieces: Sequence[Paged], into: Path
) -> Before | None:
    """What a bundle begins with, as `begins` says, with its pages drawn anew.

    Args:
        before: what it begins with, as it went.
        some: the papers that words are taken out of.
        pieces: the pages of each.
        into: a folder to draw in.

    Raises:
        Refused: something of the words is left on a page of the council's own.
    """
    if before is None or not some:
        return before
    words, of_papers = _words(some), {page for one in some for page in one.pages}
    every = {page for one in before.redrawn for page in one.pages}
    drawn_pages: list[tuple[Sequence[int], Path]] = [
        (one.pages, paged.path) for one, paged in zip(some, pieces, strict=True)
    ]
    if own := sorted(every - of_papers):
        source = alone(before.path, own, into / "own.pdf")
        drawn_pages.append((own, redact(source, words, (), into, _OWN).path))
    to = into / "went.pdf"
    put_in_place(before.path, drawn_pages, words, to)
    return replace(before, path=to)


def removed(some: Sequence[Anew], before: Before | None) -> list[TakenOut]:
    """What must not stand on which pages of what went, for it to be looked for there."""
    every = before.redrawn if before else ()
    return [
        TakenOut(f"Paper {one.label}", first, count, one.found.words)
        for one, told in zip(some, every, strict=True)
        for first, count in runs_of(told.pages)
    ]


def _words(some: Collection[Anew]) -> list[str]:
    return [word for one in some for word in one.found.words]
