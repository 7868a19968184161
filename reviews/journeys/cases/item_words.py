"""What the items of a case are called and say, for those who decide on them or read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from reviews.documents.letters.files import ENDINGS, MEDIA_TYPES
from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.cases.as_of import NOW, AsOf
from reviews.domain.cases.papers import REACHED, WEIGH
from reviews.domain.dates import LONDON, long_date
from reviews.domain.letters.kinds import LetterFormat
from reviews.domain.record.evidence import EvidenceKind
from reviews.reference.contact_questions import contact_questions
from reviews.services.cases.paper_words import title
from reviews.store.cases import item_words as store
from reviews.store.cases.item_words import Bytes, Copy, SaidNo
from reviews.store.cases.items import Item
from reviews.store.record.rows import grouped
from reviews.store.record.session import Session
from reviews.web.evidence_words import Parts, answered, parts_of
from reviews.web.pages import at
from reviews.web.review_plan import all_sets


@dataclass(frozen=True, slots=True)
class Shown:
    """An item as a list shows it: what it is, what is told beside it, what is decided and by whom.

    `refused` says what a resident did not agree to, and what that is a reason for.
    """

    item: Item
    title: str
    told: str
    refused: str
    decided: str


@dataclass(frozen=True, slots=True)
class Content:
    """The whole of an item: its parts, a form as finished, what it said before, its files."""

    parts: Parts
    copies: list[Copy]
    earlier: list[tuple[str, str, str]]
    files: list[Bytes]


def shown(session: Session, items: Iterable[Item]) -> list[Shown]:
    """Some items as the disclosure officer's list shows them; a query for each kind, and two."""
    every = list(items)
    rows, noes = store.rows_of(session, every), store.said_no(session, every)
    reached = store.answering(session, every, {key for _, _, key in contact_questions()})
    return [
        Shown(
            one,
            title(one, rows, all_sets()),
            ". ".join([*_told(one), *([REACHED] if one.id in reached else [])]),
            refused(noes.get(one.resident_id, ()) if one.resident_id else (), one),
            decided(one),
        )
        for one in every
    ]


def _told(item: Item) -> list[str]:
    """What is told of an item beside its name: its day, whose, how it is kept, that it went."""
    told = [long_date(item.on)]
    told += [f"About {item.resident}"] if item.resident else []
    told += [item.review] if item.review else []
    if item.copied_at is not None:
        told += [f"A copy made on {long_date(_day(item.copied_at))} of what was recorded earlier"]
    told += ["Told in confidence"] if item.sensitivity is Sensitivity.CONFIDENTIAL else []
    told += ["Set aside: came unasked"] if item.set_aside else []
    told += ["Its use is restricted"] if item.restricted else []
    told += [f"Taken back: {item.taken_back}"] if item.taken_back else []
    return told


def refused(noes: Iterable[SaidNo], item: Item) -> str:
    """What the resident did not agree to, as the disclosure officer is told; empty for nothing."""
    alike = grouped(
        (
            f"{one.state.words}, {long_date(_day(one.recorded_at))}{_since(one, item)}",
            _within(one.use.words),
        )
        for one in noes
    )
    said = [f"{how}: {', '.join(uses)}" for how, uses in alike.items()]
    return f"{item.resident} did not agree. {'. '.join(said)}. {WEIGH}" if said else ""


def _within(words: str) -> str:
    """Words as they stand within a sentence."""
    return words[:1].lower() + words[1:]


def _day(instant: Any) -> Any:
    return instant.astimezone(LONDON).date()


def _since(no: SaidNo, item: Item) -> str:
    later = item.decided is not None and no.recorded_at > item.decided.recorded_at
    return " (since this was decided)" if later else ""


def decided(item: Item) -> str:
    """What was decided on an item, by whom and when; for a group that it is."""
    if item.decided is None:
        return ""
    of_group = " for the whole group" if item.decided.of_group else ""
    said = f"{item.decided.inclusion.words}{of_group}"
    return f"{said}. {item.decided.by}, {at(item.decided.recorded_at)}"


def content(
    session: Session, item: Item, rows: Mapping[UUID, Any], *, whole: bool, as_of: AsOf = NOW
) -> Content:
    """What an item says; with `whole` also what its answers said before, and were never finished.

    As of a day, an account as it had been finished by then.

    A few queries.
    """
    row = rows[item.id]
    parts: Parts = parts_of(item.kind, row)
    copies: list[Copy] = []
    earlier: list[tuple[str, str, str]] = []
    if item.kind is EvidenceKind.ANSWER:
        parts = [answered(rows[row.account_id], row)]
    elif item.kind is EvidenceKind.ACCOUNT:
        parts = _of_account(row)
        copies = store.copies(session, item.id)
        copies = [one for one in copies if as_of.knows(one.completed_at)] or copies
        earlier = _earlier(session, row) if whole else []
    files = [_named(one) for one in store.bytes_of(session, row)]
    return Content(parts, copies, earlier, files)


def _of_account(row: Any) -> Parts:
    told = [
        ("Whose", f"{row.source.words}: {row.respondent}"),
        ("Who was there", row.present),
        ("Day", long_date(row.observed_on)),
    ]
    return [(label, words) for label, words in told if words]


def _earlier(session: Session, account: Any) -> list[tuple[str, str, str]]:
    """Every answer that another took the place of: the question, the answer, when it was given."""
    versions = store.answers_of(session, account.id)
    last = {(one.question, one.repeat): one.version for one in versions}
    return [
        (*answered(account, one), at(one.recorded_at))
        for one in versions
        if one.version != last[one.question, one.repeat]
    ]


def _named(file: Bytes) -> Bytes:
    """A file with the name and the media type under which it is given out."""
    if file.media_type not in set(LetterFormat):
        return file
    kind = LetterFormat(file.media_type)
    return Bytes(
        file.id, f"{file.name}{ENDINGS[kind]}", MEDIA_TYPES[kind], file.bytes_id, file.sha256
    )


def belonging(
    session: Session, item: Item, rows: Mapping[UUID, Any], among: Iterable[Item]
) -> list[tuple[UUID, str]]:
    """The files that belong to an item and stand in the same list: its id, and what each is."""
    ids = store.files_with(session, item, rows[item.id])
    found = [one for one in among if one.id in ids]
    own = store.rows_of(session, found)
    return [(one.id, title(one, own, all_sets())) for one in found]
