"""Bundles of a case: what goes into one, who has which, what is ruled of a paper, what was sent."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from reviews.domain.cases.access import works
from reviews.domain.cases.bundle_plan import (
    Entry,
    Key,
    Pairs,
    Plan,
    cited_elsewhere,
    in_order,
    left_to_group,
    shared_line,
)
from reviews.domain.cases.bundles import BundleKind, PaperRuling
from reviews.domain.cases.kinds import CaseKind
from reviews.domain.cases.papers import WILL_FOLLOW, Heading, certified_words
from reviews.domain.dates import LONDON, check_past
from reviews.domain.errors import NotAllowed, NotThere, Refused, check_said
from reviews.domain.people.roles import Act, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.events import COMMAND_LINE
from reviews.domain.record.jobs import JobKind
from reviews.services.record import jobs
from reviews.services.record.facts import first, first_or_again
from reviews.services.record.jobs import Kinds
from reviews.store.cases import bundles as store
from reviews.store.cases import cases, documents, group_bundles, items, sets
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.documents import DocumentLine
from reviews.store.cases.facts import APPEALS
from reviews.store.cases.group_bundles import Held
from reviews.store.cases.items import Item
from reviews.store.record import events
from reviews.store.record.session import Session
from reviews.store.tables import BundleSent, NeutralLine, RuledPaper

from . import own_entries
from .bundle_anew import anew
from .bundle_before import added, earlier
from .cases import record, row_of, stream_of
from .disclosure import applications, check_decides
from .numbers import numbers_of
from .paper_files import FOR_THE_TRIBUNAL
from .paper_words import Sets, lines, schedule_numbers
from .redactions import unnamed, with_copies

JOBS = {BundleKind.PARTIES: JobKind.BUNDLE_PARTIES, BundleKind.FULL: JobKind.BUNDLE_FULL}
"""The long work that makes each kind."""

SHARED = "Papers shared"
"""What a cover calls the papers that stand in the bundle of a group."""

_NO_CLAIM = "This case is about no claim, so it has no papers for a tribunal."
_LEFT = "You are not on this case any more, so its papers are not made into a bundle for you."


def opened(session: Session, viewer: Viewer, case_id: UUID | None, kind: BundleKind) -> CaseHead:
    """A case whose papers an officer has made into a bundle of a kind.

    Whoever can run commands beside the database has any of them.

    Raises:
        Refused: they are not on its team any more, or it is no case about a claim.
        NotAllowed: it is for the tribunal alone, and they do not decide what goes in; or they do
            not work the case.
    """
    by_command = viewer.id == COMMAND_LINE
    case = None
    if case_id is not None:
        found = cases.case(session, case_id)
        case = found if by_command else cases.opened(session, viewer, case_id)
    if case is None or case.kind is not CaseKind.CLAIM:
        raise Refused(_NO_CLAIM if by_command else _LEFT)
    if by_command:
        return case
    if kind is BundleKind.FULL:
        check_decides(session, viewer)
    elif not works(viewer, case.kind):
        raise NotAllowed
    return case


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a bundle would hold now: documents, papers and what is withheld, each with its number.

    Nothing of a parties' set depends on what is not in. `left` stands in the bundle of the case's
    group, `held`, alone.
    """

    documents: list[DocumentLine]
    papers: list[Item]
    withheld: list[Item]
    places: Mapping[UUID, int]
    apart: Mapping[UUID, int]
    left: frozenset[UUID]
    held: Held | None

    @property
    def order(self) -> list[Key]:
        """What goes, in its order."""
        papers = sorted((one.id for one in self.papers), key=self.places.__getitem__)
        apart = sorted((one.id for one in self.withheld), key=self.apart.__getitem__)
        every = [*(one.id for one in self.documents), *papers]
        return [*((one, False) for one in every), *((one, True) for one in apart)]


def chosen(session: Session, case: CaseHead, kind: BundleKind) -> Chosen:
    """What a bundle of a kind would hold now; about ten queries for any length.

    What was sent once stays in it, whatever was decided since.
    """
    every = items.items(session, case)
    gone = store.places_gone(session, case.id)
    papers = [one for one in every if one.is_in or one.id in gone]
    apart = withheld(every, gone) if kind is BundleKind.FULL else []
    held = group_bundles.held(session, case.group_id) if case.group_id else None
    left = set[UUID]()
    if held is not None:
        sent = store.in_last_sent(session, case.id, {BundleKind.PARTIES, kind})
        left = left_to_group([one.id for one in papers], held.papers, sent)
    return Chosen(
        [one for one in documents.standing(session, case.id) if one.erased_at is None],
        [one for one in papers if one.id not in left],
        apart,
        numbers_of(session, case, papers),
        schedule_numbers(session, case, applications(every)) if apart else {},
        frozenset(left),
        held,
    )


def plan(session: Session, case: CaseHead, kind: BundleKind, question_sets: Sets) -> Plan:
    """All that a bundle of a kind would hold now, in the words of its index."""
    found = chosen(session, case, kind)
    redacted = store.redacted(session, case.id)
    rulings = {key: row.id for key, row in store.ruled(session, case.id).items()}
    papers = unnamed(session, case, entries(session, found.papers, found.places, question_sets))
    apart = entries(session, found.withheld, found.apart, question_sets, Heading.WITHHELD)
    kept = with_copies(session, case, apart, found.places)
    line = store.neutral(session, case.id)
    replaced = own_entries.replaced(session, case, kind, found.documents)
    return Plan(
        kind,
        in_order(
            own_entries.entries(found.documents, replaced),
            (_handled(one, redacted, rulings) for one in papers),
            (_handled(one, rulings) for one in kept),
        ),
        (
            *_said(session, case, alone=bool(found.withheld)),
            *own_entries.on_cover(found.documents, replaced),
            *_shared(found),
        ),
        line.words if line is not None and not found.withheld else "",
        _elsewhere(found),
    )


def _shared(found: Chosen) -> Pairs:
    """What a cover says of the papers that stand in the bundle of the group alone."""
    if found.held is None or not found.left:
        return ()
    said = shared_line(found.held.group, found.held.number, found.held.pages)
    return ((SHARED, said),)


def _elsewhere(found: Chosen) -> Pairs:
    """How the council's own papers cite those that stand in the bundle of the group alone."""
    papers = found.held.papers if found.held else {}
    by_place = sorted((found.places[key], papers[key]) for key in found.left)
    return tuple((str(place), cited_elsewhere(*there)) for place, there in by_place)


def withheld(every: Collection[Item], gone: Collection[UUID]) -> list[Item]:
    """The items that the tribunal alone gets; what went to every party is none of them."""
    return [one for one in applications(every) if one.id not in gone]


def entries(
    session: Session,
    some: Collection[Item],
    places: Mapping[UUID, int],
    question_sets: Sets,
    heading: Heading | None = None,
) -> list[Entry]:
    """Papers as an index has them, each with its number; under `heading`, where one is given."""
    return [
        Entry(
            line.id,
            places[line.id],
            heading or line.heading,
            line.what,
            line.on,
            line.from_whom,
            line.sha256,
        )
        for line in lines(session, some, question_sets)
    ]


def entry_of(session: Session, item: Item, number: str, question_sets: Sets) -> Entry:
    """One paper as the index has it, by its number as it is printed."""
    apart = number.startswith("R")
    places = {item.id: int(number.removeprefix("R"))}
    heading = Heading.WITHHELD if apart else None
    (found,) = entries(session, [item], places, question_sets, heading)
    return found


def _handled(one: Entry, *rows: Mapping[UUID, UUID]) -> Entry:
    """A paper with what stands of its redaction and of a ruling on it."""
    found = [str(every[one.id]) for every in rows if one.id in every]
    return replace(one, handled=" ".join(found))


def _said(session: Session, case: CaseHead, *, alone: bool) -> tuple[tuple[str, str], ...]:
    """What a cover says of the case, and of how far the council is with what it discloses."""
    certified = sets.certificate(session, case.id)
    day = certified.recorded_at.astimezone(LONDON).date() if certified else None
    appeals = APPEALS.of(session, [case.id])
    said = (
        ("Case", case.reference),
        ("Tribunal’s reference", case.tribunal_reference),
        ("Claimant", case.resident),
        ("Appellant", "\n".join(dict.fromkeys(one.appellant for one in appeals))),
        ("For", FOR_THE_TRIBUNAL if alone else ""),
        ("Disclosure", certified_words(day) if day else WILL_FOLLOW),
    )
    return tuple((name, words) for name, words in said if words)


def ask(session: Session, act: Act, kinds: Kinds, kind: BundleKind, case_id: UUID) -> UUID:
    """Have the papers of a case made into a bundle; returns the id of the long work.

    Raises:
        Refused: the case is closed, is not this officer's any more, or there is nothing to add.
        NotAllowed: this kind is not this officer's to have.
    """
    row_of(session, act, case_id)
    case = opened(session, act.by, case_id, kind)
    before = earlier(session, case_id, kind)
    added(chosen(session, case, kind).order, before, again=bool(anew(session, case, before)))
    return jobs.ask(session, act, kinds, JOBS[kind], case_id)


@dataclass(frozen=True, slots=True)
class Ruled:
    """How a damaged paper goes in, in whose words, and the row that was seen when it was said."""

    sha256: str
    ruling: PaperRuling
    words: str
    seen: str


def rule(
    session: Session, act: Act, case_id: UUID, kind: BundleKind, evidence_id: UUID, ruled: Ruled
) -> None:
    """Say how a paper goes in that could only be opened with repairs, having seen its pages.

    Raises:
        NotThere: it is no paper of what this officer has made into a bundle.
        Refused: nothing is said of what is missing, or somebody ruled on it meanwhile.
    """
    row_of(session, act, case_id)
    case = opened(session, act.by, case_id, kind)
    _check_goes(session, case, kind, evidence_id)
    check_said(ruled.words, "Say what is missing, or that nothing is.", "words")
    before = store.ruled(session, case_id).get(evidence_id)
    if ruled.seen != (str(before.id) if before else ""):
        raise Refused(
            "Somebody said how this paper goes in since you opened this page. Theirs stands below, "
            "and yours is still here. Save again if yours is to take its place."
        )
    said = {"sha256": ruled.sha256, "ruling": ruled.ruling, "words": ruled.words.strip()}
    of = {"case_id": case_id, "evidence_id": evidence_id}
    if before is None:
        first(session, act, RuledPaper, superseded_at=None, **of, **said)
    else:
        first_or_again(session, act, RuledPaper, before, **said)
    record_of(session, act, case_id, EventKind.PAPER_RULED, kind)


def _check_goes(session: Session, case: CaseHead, kind: BundleKind, evidence_id: UUID) -> None:
    if going(session, case, kind, evidence_id) is None:
        raise NotThere


def going(session: Session, case: CaseHead, kind: BundleKind, evidence_id: UUID) -> Item | None:
    """A paper that goes into a bundle of a kind, or went; None for any other piece."""
    found = next(iter(items.items(session, case, evidence_id)), None)
    if found is None:
        return None
    gone = store.places_gone(session, case.id)
    if found.is_in or found.id in gone:
        return found
    return found if kind is BundleKind.FULL and withheld([found], gone) else None


def apart_stream(case_id: UUID) -> str:
    """The events of what a tribunal alone gets: nothing of them stands in the case's own stream."""
    return f"{stream_of(case_id)}:apart"


def record_of(
    session: Session, act: Act, case_id: UUID, event: EventKind, kind: BundleKind, **about: UUID
) -> None:
    """Record an event about the papers of a case: of the full set, in a stream of its own."""
    if kind is BundleKind.PARTIES:
        record(session, act, case_id, event, None, **about)
        return
    stream = apart_stream(case_id)
    events.lock(session, stream)
    events.record(session, act, stream, event, about={"case": case_id, **about})


def set_neutral(
    session: Session, act: Act, case_id: UUID, step_id: UUID, words: str, *, seen: str
) -> None:
    """Set the line that a direction asks for in the parties' set; no words take it out again.

    Raises:
        NotThere, NotAllowed: the case or the act is not this officer's.
        Refused: no direction of this case asks for it, or somebody set another meanwhile.
    """
    row_of(session, act, case_id)
    opened(session, act.by, case_id, BundleKind.FULL)
    if all(step_id != one.id for one in store.directions(session, case_id)):
        raise Refused("Choose the direction that asks for this line.", "step_id")
    before = store.neutral(session, case_id)
    if seen != (str(before.id) if before else ""):
        raise Refused(f"Somebody set another line meanwhile: “{before.words if before else ''}”.")
    said = {"case_id": case_id, "step_id": step_id, "words": words.strip()}
    if before is None:
        first(session, act, NeutralLine, superseded_at=None, **said)
    else:
        first_or_again(session, act, NeutralLine, before, **said)
    record_of(session, act, case_id, EventKind.NEUTRAL_LINE_SET, BundleKind.FULL)


def offered(session: Session, case: CaseHead, question_sets: Sets) -> store.BundleLine | None:
    """The newest bundle that holds what goes now and was not sent; None where there is none."""
    newest = next(iter(store.bundles(session, case.id, BundleKind.PARTIES)), None)
    if newest is None or newest.sent_on or newest.erased_at:
        return None
    now = plan(session, case, BundleKind.PARTIES, question_sets)
    return newest if newest.mark == now.mark else None


def record_sent(session: Session, act: Act, case_id: UUID, bundle_id: UUID, sent_on: date) -> None:
    """Record that a full set was sent to the tribunal.

    Raises:
        NotThere, NotAllowed: the case or the act is not this officer's.
        Refused: it was sent before, or the day is to come or before the bundle was made.
    """
    row_of(session, act, case_id)
    opened(session, act.by, case_id, BundleKind.FULL)
    found = store.bundle(session, case_id, BundleKind.FULL, bundle_id)
    if found is None:
        raise NotThere
    if found.sent_on is not None:
        raise Refused("It is recorded already that this bundle was sent.")
    made_on = found.recorded_at.astimezone(LONDON).date()
    check_past(sent_on, act.today, "sent_on", since=made_on, since_is="the day the bundle was made")
    write_sent(session, act, case_id, BundleKind.FULL, bundle_id, sent_on, None)


def write_sent(
    session: Session,
    act: Act,
    case_id: UUID,
    kind: BundleKind,
    bundle_id: UUID,
    sent_on: date,
    set_id: UUID | None,
) -> None:
    """Write down that a bundle was sent, with a set of papers where it is the parties'.

    Raises:
        NotThere: there is no such bundle of this kind.
    """
    found = store.bundle(session, case_id, kind, bundle_id)
    if found is None:
        raise NotThere
    of = {"bundle_id": bundle_id, "set_id": set_id}
    first(session, act, BundleSent, sent_on=sent_on, sha256=found.sha256, **of)
    record_of(session, act, case_id, EventKind.BUNDLE_SENT, kind, bundle=bundle_id)
