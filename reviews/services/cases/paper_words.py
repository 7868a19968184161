"""What a list of papers says of each: what it is, its day, from whom, and the mark of its file."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from reviews.documents.workbooks.papers import ScheduleRow
from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.across.told_apart import CORRECTED
from reviews.domain.cases.as_of import NOW, AsOf
from reviews.domain.cases.bundle_plan import Key, numbered
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.papers import Heading
from reviews.domain.cases.redacting import taken_out_words
from reviews.domain.cases.senders import from_whom
from reviews.domain.record.evidence import EvidenceKind
from reviews.services.across.evidence_titles import title_of
from reviews.store.cases import bundles, redactions
from reviews.store.cases import item_words as store
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.items import Item, items
from reviews.store.cases.readable_then import in_words_then
from reviews.store.record.session import Session
from reviews.store.tables import SupportRecord

from .disclosure import applications
from .numbers import labels
from .sending import Line

Sets = Mapping[tuple[str, str], QuestionSet]
"""The question sets, by name and version."""

NAMES_NEED = "need-area"
"""The question that names the parts of life which support is recorded for."""


def title(item: Item, rows: Mapping[UUID, Any], sets: Sets) -> str:
    """What an item is, in a line, and that other words took its place, where they did.

    `rows` are the records, by id, as the store's `rows_of` reads them.
    """
    called = _called(item, rows, sets)
    return f"{called}{CORRECTED}" if item.corrected else called


def _called(item: Item, rows: Mapping[UUID, Any], sets: Sets) -> str:
    row = rows[item.id]
    match item.kind:
        case EvidenceKind.FILE:
            return store.file_title(row)
        case EvidenceKind.LETTER:
            return f"{row.kind.words}, {row.reference}"
        case EvidenceKind.ACCOUNT:
            name = sets[row.question_set, row.version].title
            return f"{name}. {row.source.words}: {row.respondent}"
        case EvidenceKind.ANSWER:
            account = rows[row.account_id]
            asked = sets[account.question_set, account.version].by_key[row.question]
            return f"{item.kind.words}: {asked.ask}"
    return title_of(item.kind, row, _beside(row, rows, sets))


def _beside(row: Any, rows: Mapping[UUID, Any], sets: Sets) -> Iterator[str]:
    """What tells a record apart and stands elsewhere: which need it is of, or which of several."""
    if isinstance(row, SupportRecord):
        yield parts_of_life(sets).get(row.need, row.need)
    of = store.about_of(row)
    if of is not None and (about := rows.get(of)):
        yield f"{about.__tablename__} {about.number}"


def parts_of_life(sets: Sets) -> dict[str, str]:
    """The parts of life that any set offers, by their keys."""
    asked = filter(None, (one.by_key.get(NAMES_NEED) for one in sets.values()))
    return {option.key: option.say for one in asked for option in one.options}


def lines(session: Session, items: Iterable[Item], sets: Sets, as_of: AsOf = NOW) -> list[Line]:
    """The list of some papers, in their words of then; one query for each kind, and a few."""
    every = list(items)
    rows = in_words_then(session, store.rows_of(session, every), as_of)
    marks = store.marks(session, list(rows.values()))
    return [
        Line(one.id, one.heading, title(one, rows, sets), one.on, _from(one), marks.get(one.id, ""))
        for one in every
    ]


def _from(item: Item) -> str:
    is_copy = item.copied_at is not None
    return from_whom(item.heading, item.source, item.purpose, item.step, is_copy=is_copy)


def schedule_numbers(session: Session, case: CaseHead, some: Iterable[Item]) -> dict[UUID, int]:
    """The number of each item in the schedule under rule 14: those that went keep theirs."""
    return numbered((one.id for one in some), bundles.withheld_places(session, case.id))


def schedule(session: Session, case: CaseHead, sets: Sets) -> list[ScheduleRow]:
    """The items of an application under rule 14, numbered, each with the reasons.

    With the pages of each in the newest full set that holds it.
    """
    every = items(session, case)
    applied = applications(every)
    numbers = schedule_numbers(session, case, applied)
    applied.sort(key=lambda one: numbers[one.id])
    pages = _pages_in_full_set(session, case)
    copies = _copies(session, case, pages)
    return [
        ScheduleRow(
            numbers[item.id],
            line.what,
            line.on,
            item.resident,
            item.decided.harm if item.decided else "",
            item.decided.to_whom if item.decided else "",
            item.decided.proportionate if item.decided else "",
            line.sha256,
            pages.get((item.id, True), ""),
            *copies.get(item.id, ("", "")),
        )
        for item, line in zip(applied, lines(session, applied, sets), strict=True)
    ]


def _copies(
    session: Session, case: CaseHead, pages: Mapping[Key, str]
) -> dict[UUID, tuple[str, str]]:
    """Where the copy of each item stands that goes in, and what is taken out of it."""
    places = labels(session, case)
    found = {}
    for key, one in redactions.standing(session, case.id).items():
        if one.copy_id in places:
            number, on = places[one.copy_id], pages.get((one.copy_id, False), "")
            told = f"Paper {number}; pages in the full set: {on}" if on else f"Paper {number}"
            found[key] = told, taken_out_words(one.words, one.places)
    return found


def _pages_in_full_set(session: Session, case: CaseHead) -> dict[Key, str]:
    """The pages of each paper in the newest full set."""
    newest = next(iter(bundles.bundles(session, case.id, BundleKind.FULL)), None)
    papers = bundles.papers(session, newest.id) if newest else []
    return {
        (one.evidence_id, one.heading is Heading.WITHHELD): one.span
        for one in papers
        if one.evidence_id is not None
    }
