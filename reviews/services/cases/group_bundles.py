"""The bundle of what the cases of a group share, as long work: a paper once, and not in each case.

Nothing of one case's own stands in it, and nothing that is under application in any of them.
"""

import json
import shutil
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid4

from reviews.documents.bundles.joining import join
from reviews.documents.bundles.parts import BundlePaper, TakenOut
from reviews.documents.bundles.reading_back import read_back
from reviews.domain.cases.access import works
from reviews.domain.cases.bundle_plan import (
    CHANGED,
    TAKEN_OUT,
    Key,
    Plan,
    numbered,
    shared_label,
)
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.kinds import CaseKind
from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.people.roles import Act, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.jobs import JobKind
from reviews.files.disk import Kept
from reviews.services.record import jobs
from reviews.services.record.jobs import Kinds, Made, Part, Work
from reviews.store.cases import bundles as lines
from reviews.store.cases import group_bundles as store
from reviews.store.cases import redactions
from reviews.store.cases.bundles import BundleLine
from reviews.store.cases.cases import group_cases
from reviews.store.cases.groups import GroupHead, opened_group
from reviews.store.cases.items import Item
from reviews.store.record import events
from reviews.store.record.session import Session

from .bundle_before import Earlier, added, starts
from .bundle_documents import bundled, cover
from .bundle_making import folder, kept_piece, read_made, told_of, write_down
from .bundle_pieces import Bindery, as_ruled
from .bundles import entries
from .disclosure import group_stream
from .paper_words import Sets

NOTHING_COMMON = "There is nothing to make a bundle of: no common paper is in for all cases."
_LEFT = "You are on no case of this group any more, so its papers are not made into a bundle."
_CLOSED = "Every case of this group is closed. Open one again first, and ask for the bundle anew."
_TITLE = "The papers that the cases of a group share"


def opened(session: Session, viewer: Viewer, group_id: UUID | None) -> GroupHead:
    """A group whose common papers an officer has made into a bundle.

    Raises:
        Refused: they are on none of its cases any more, or all are closed.
        NotAllowed: they do not work cases.
    """
    found = opened_group(session, viewer, group_id) if group_id else None
    if found is None:
        raise Refused(_LEFT)
    if not works(viewer, CaseKind.CLAIM):
        raise NotAllowed
    if all(one.closed_on is not None for one in found.cases):
        raise Refused(_CLOSED)
    return found.head


def plan(session: Session, group: GroupHead, question_sets: Sets) -> Plan:
    """All that the bundle of a group would hold now; the same number of queries for any length.

    The number of a paper in one that was sent stays.
    """
    papers, places = numbered_papers(session, group.id)
    found = [replace(one, of_group=True) for one in entries(session, papers, places, question_sets)]
    cases = ", ".join(one.reference for one in group_cases(session, group.id))
    said = (("Group of cases", group.reference), ("Cases", cases), ("Scheme", group.scheme))
    return Plan(BundleKind.PARTIES, tuple(sorted(found, key=lambda one: one.place)), said)


def numbered_papers(session: Session, group_id: UUID) -> tuple[list[Item], dict[UUID, int]]:
    """The common papers of a group, and the number of each in its bundle."""
    papers, sent = store.common(session, group_id), _last_sent(session, group_id)
    before = store.places(session, sent.id) if sent else {}
    gone = {key: place for key, (place, _) in before.items()}
    return papers, numbered([one.id for one in papers], gone)


def _last_sent(session: Session, group_id: UUID) -> BundleLine | None:
    every = store.bundles(session, group_id)
    return next((one for one in every if one.sent_on and one.erased_at is None), None)


def _earlier(session: Session, group_id: UUID, now: Collection[Key]) -> Earlier | None:
    """The bundle that was sent before; None where a paper of it is not shared by all any more."""
    line = _last_sent(session, group_id)
    found = Earlier(line, lines.papers(session, line.id)) if line else None
    return found if found and found.keys <= set(now) else None


def _keys(now: Plan) -> list[Key]:
    return [one.key for one in now.entries]


def ask(session: Session, act: Act, kinds: Kinds, group_id: UUID) -> UUID:
    """Have the common papers of a group made into a bundle; returns the id of the long work.

    Raises:
        Refused: the group does not open to this officer any more, or no common paper is in.
        NotAllowed: they do not work cases.
    """
    parts(session, act, group_id)
    return jobs.ask(session, act, kinds, JobKind.BUNDLE_GROUP, group_id)


def parts(session: Session, act: Act, about: UUID | None) -> list[Part]:
    """The papers that a bundle of a group adds to the one that was sent, each a piece.

    Raises:
        Refused: the group is not this officer's any more, or there is nothing to add.
    """
    group = opened(session, act.by, about)
    papers, places = numbered_papers(session, group.id)
    before = _earlier(session, group.id, [(one.id, False) for one in papers])
    order = ((one.id, False) for one in sorted(papers, key=lambda one: places[one.id]))
    new = added(order, before, nothing=NOTHING_COMMON)
    return [(f"{shared_label(places[one])} {one}", 1) for one, _ in new]


def piece(work: Work, about: str) -> Made:
    """One common paper as pages.

    Raises:
        Refused: it is not common any more, or cannot go in; names it.
    """
    group, bindery = opened(work.session, work.act.by, work.about), Bindery.of(work)
    papers = {str(one.id): one for one in store.common(work.session, group.id)}
    number, _, key = about.partition(" ")
    if key not in papers:
        raise Refused(CHANGED)
    place = {papers[key].id: int(number.removeprefix("G"))}
    (entry,) = entries(work.session, [papers[key]], place, bindery.named_sets)
    entry = replace(entry, of_group=True)
    with folder() as into:
        pages = as_ruled(work.session, bindery, papers[key], entry, None, into)
        return kept_piece(work.files, about, pages)


def result(work: Work, made: Iterator[Made], to: BinaryIO) -> str:
    """Join the common papers, read the bundle back, and tell what `done` writes down.

    Raises:
        Refused: what goes changed meanwhile, the bundle before is not as it was made, or what was
            joined is not read back whole.
    """
    group = opened(work.session, work.act.by, work.about)
    now = plan(work.session, group, Bindery.of(work).named_sets)
    before = _earlier(work.session, group.id, _keys(now))
    new = now.new(before.keys if before else ())
    pieces = [read_made(work.files, one) for one in made]
    if [about for about, _ in pieces] != [f"{one.label} {one.id}" for one in new]:
        raise Refused(CHANGED)
    key = uuid4()
    papers = [bundled(one, pages) for one, (_, pages) in zip(new, pieces, strict=True)]
    front = cover(work.session, work.act, now, str(key), _TITLE)
    with folder() as into:
        target = into / "bundle.pdf"
        begins = starts(work.files, before) if before else None
        joined = join(front, papers, target, before=begins, holds=work.holds)
        read_back(target, papers, joined)
        _check_named(work.session, group.id, target, papers)
        with target.open("rb") as file:
            shutil.copyfileobj(file, to)
    return json.dumps(told_of(key, now, before, front.number, papers, joined))


def _check_named(
    session: Session, group_id: UUID, bundle: Path, papers: Collection[BundlePaper]
) -> None:
    """Look for words that a case of a group has taken out of a paper in what names the common ones.

    Raises:
        Refused: some stand in a line of the index or in a bookmark; names the case.
    """
    gone = [
        TakenOut(f"A paper of case {case.reference}", 0, 0, one.words)
        for case in group_cases(session, group_id)
        for one in redactions.standing(session, case.id).values()
    ]
    names = [text for one in papers for text in (one.what, one.from_whom, *one.paged.told)]
    from reviews.documents.bundles.clean import check_clean  # noqa: PLC0415 - a large library

    check_clean(bundle, gone, names)


def done(work: Work, kept: Kept, words: str) -> None:
    """Write down a bundle of a group that was made, with its papers, in one event.

    Raises:
        Refused: what goes changed while it was made, or the group is not this officer's any more.
    """
    session, said = work.session, json.loads(words)
    group = opened(session, work.act.by, work.about)
    stream = group_stream(group.id)
    events.lock(session, stream)
    now = plan(session, group, Bindery.of(work).named_sets)
    before = _earlier(session, group.id, _keys(now))
    if (now.mark, str(before.line.id) if before else None) != (said["mark"], said["earlier"]):
        raise Refused(CHANGED)
    number = max((one.number for one in store.bundles(session, group.id)), default=0) + 1
    of = {"case_id": None, "group_id": group.id, "number": number}
    bundle_id = write_down(session, work.act, now, before, kept, said, of)
    about = {"group": group.id, "bundle": bundle_id}
    events.record(session, work.act, stream, EventKind.BUNDLE_MADE, about=about)


def given(session: Session, group_id: UUID, bundle_id: UUID) -> BundleLine:
    """A bundle of a group that may be read and given out.

    Raises:
        NotThere: there is none; or it was not sent, and holds a paper that is not common now.
    """
    found = next((one for one in store.bundles(session, group_id) if one.id == bundle_id), None)
    if found is None:
        raise NotThere
    known = {one.id for one in store.common(session, group_id)}
    if found.sent_on is None and not store.places(session, found.id).keys() <= known:
        raise NotThere(TAKEN_OUT)
    return found
