"""What a paper that is no file says on the pages of a bundle: as its page in the case shows it."""

from collections.abc import Iterator
from typing import Any

from reviews.documents.bundles.words_pages import Section, Words
from reviews.domain.accounts.accounts import CopiedSection
from reviews.domain.cases.bundle_plan import Entry
from reviews.domain.dates import long_date
from reviews.domain.record.evidence import EvidenceKind
from reviews.reference.question_sets import QuestionSets
from reviews.services.across.evidence_words import Parts, answered, parts_of
from reviews.store.cases import item_words as store
from reviews.store.cases.items import Item
from reviews.store.record.session import Session

_NO_ANSWER = "No answer"


def words_of(session: Session, item: Item, entry: Entry, sets: QuestionSets) -> Words:
    """A record in words, as its finished form or its own parts say it; a few queries."""
    rows = store.rows_of(session, [item])
    row = rows[item.id]
    lines: Parts = [("Day", long_date(item.on))]
    sections: list[Section] = []
    if item.kind is EvidenceKind.ANSWER:
        asked, said = answered(rows[row.account_id], row, sets)
        lines += _whose(rows[row.account_id])
        sections.append(Section(asked, paragraphs=(said or _NO_ANSWER,)))
    elif item.kind is EvidenceKind.ACCOUNT:
        lines += _whose(row)
        sections += _finished(session, item)
    else:
        lines += parts_of(item.kind, row, sets)
    return Words(entry.what, lines=tuple(lines), sections=tuple(sections), dated_on=item.on)


def _whose(account: Any) -> Parts:
    told = [("Whose", f"{account.source.words}: {account.respondent}")]
    return [*told, ("Who was there", account.present)] if account.present else told


def _finished(session: Session, item: Item) -> Iterator[Section]:
    """A form as it was finished last."""
    for copy in store.copies(session, item.id)[:1]:
        yield from map(_section, copy.sections)


def _section(one: CopiedSection) -> Section:
    title = one.title
    if one.repeat and one.lines:
        title = f"{title}: {one.lines[0].answer}"
    return Section(title, tuple((line.asked, line.answer or _NO_ANSWER) for line in one.lines))
