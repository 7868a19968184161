"""What a piece of evidence says, part by part, and the page on which it stands."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from flask import url_for

from reviews.domain.accounts.answers import worded
from reviews.domain.assessment.planned_parts import INTERVIEW_SET
from reviews.domain.board.side_by_side import asked_about
from reviews.domain.board.staff_time import Shift
from reviews.domain.consent.consents import Use
from reviews.domain.dates import LONDON, long_date
from reviews.domain.record.evidence import EvidenceKind
from reviews.domain.visits.visits import Equipped
from reviews.domain.worded import Worded
from reviews.reference.code_lists import look_round
from reviews.store.accounts import accounts
from reviews.store.accounts.answers import recorded
from reviews.store.across.evidence import EvidenceView, Opened
from reviews.store.record.rows import read
from reviews.web.access.allow import viewer
from reviews.web.database import reading
from reviews.web.resources import resources
from reviews.web.review_plan import all_sets

Parts = list[tuple[str, str]]

_COLUMNS: Mapping[EvidenceKind, Mapping[str, str]] = {
    EvidenceKind.OBSERVATION: {
        "place": "Where",
        "words": "What was seen",
        "handed_to": "Told",
        "outcome": "What came of it",
    },
    EvidenceKind.STAFF_TALK: {
        "post": "Post",
        "name": "Name",
        "said": "What they said",
        "feels_equipped": "Feels equipped",
    },
    EvidenceKind.URGENT_HELP: {
        "needed": "What was needed",
        "passed_to": "Who was asked",
        "passed_on": "When they were asked",
        "outcome": "What came of it",
    },
    EvidenceKind.FILE: {"name": "File", "about": "What it is", "true_on": "The date it bears"},
    EvidenceKind.SUPPORT: {
        "need": "Need",
        "step": "What became of the support",
        "said_by": "Whose account",
        "who": "Who gives it",
        "how_often": "How often",
        "how_long": "How long",
        "words": "As it was told",
    },
    EvidenceKind.STAFF_TIME: {"said_by": "Whose account"},
    EvidenceKind.OUTCOME: {
        "words": "What matters to them",
        "looks_like": "What would be seen",
        "who": "Who says so",
    },
    EvidenceKind.OUTCOME_RECORD: {
        "on": "On which day",
        "barrier": "What was in the way",
        "changed": "What changed",
        "weeks": "Over how many weeks",
        "who": "Who says so",
    },
    EvidenceKind.OUTCOME_PAUSE: {"why": "Why it rested", "note": "More", "who": "Who says so"},
    EvidenceKind.PROGRESS: {
        "progress": "How far it had come",
        "seen_on": "When it was seen",
        "words": "What was seen or shown",
    },
    EvidenceKind.ACKNOWLEDGEMENT: {
        "acknowledged_on": "When it was acknowledged",
        "by_whom": "Who acknowledged it",
        "words": "What they said",
    },
    EvidenceKind.LETTER: {"reference": "Letter", "sent_on": "Sent on", "sent_how": "How"},
}


def title(opened: Opened) -> str:
    """What a piece of evidence is, in a line."""
    row = opened.row
    if opened.view.kind is EvidenceKind.OBSERVATION:
        on = row.recorded_at.astimezone(LONDON).date()
        return f"Something seen: {look_round().things.words(row.kind, on)}"
    if opened.account is not None and opened.view.kind is EvidenceKind.ACCOUNT:
        return f"Account. {opened.account.whose}"
    return opened.view.kind.words


def said(opened: Opened) -> Parts:
    """Each part of a record that says something: its question, and its words."""
    if opened.view.kind is EvidenceKind.ANSWER:
        return _answer(opened)
    columns = _COLUMNS.get(opened.view.kind, {})
    parts = [(label, _plain(name, getattr(opened.row, name))) for name, label in columns.items()]
    if opened.view.kind is EvidenceKind.STAFF_TIME:
        parts.insert(0, ("What it is", read(Shift, opened.row).working))
    return [(label, words) for label, words in parts if words]


def _plain(name: str, value: Any) -> str:
    if name == "feels_equipped":
        return Equipped(value).words
    if name == "need":
        return _part_of_life(value)
    if isinstance(value, Worded):
        return value.words
    return long_date(value) if isinstance(value, date) else str(value or "")


def _part_of_life(key: str) -> str:
    question = resources().question_sets.latest(INTERVIEW_SET).by_key["need-area"]
    return next((one.say for one in question.options if one.key == key), key)


def _answer(opened: Opened) -> Parts:
    """The question as it was asked, and the answer of this version."""
    row, head = opened.row, opened.account
    if head is None:
        return []
    sets = all_sets()
    found = accounts.filled(
        reading(), viewer(), Use.NOTES, head.review_id, sets, only=[head.id]
    ).items
    if not found:
        return []
    question_set = sets[head.question_set, head.version]
    question = question_set.by_key[row.question]
    asked = asked_about(question_set, question, found[0].plain, row.repeat)
    return [(asked, worded(question, recorded(row, {question.key: question.kind}).answer))]


def stands_on(opened: Opened) -> str:
    """The address of the page on which the record stands; empty where it has none."""
    kind, row, view = opened.view.kind, opened.row, opened.view
    if opened.account is not None:
        check = url_for("accounts.check", account_id=opened.account.id)
        return (
            f"{check}#answer-{row.question}-{row.repeat}" if kind is EvidenceKind.ANSWER else check
        )
    page = _PAGES.get(kind)
    return page(view, row) if page else ""


def _visit(_: EvidenceView, row: Any) -> str:
    return url_for("visits.show", visit_id=row.visit_id)


def _recommendation(_: EvidenceView, row: Any) -> str:
    return url_for("assessment.recommendation", recommendation_id=row.recommendation_fact_id)


def _of_resident(endpoint: str) -> Callable[[EvidenceView, Any], str]:
    def page(view: EvidenceView, _: Any) -> str:
        return url_for(endpoint, review_id=view.review_id, resident_id=view.resident_id)

    return page


_PAGES: Mapping[EvidenceKind, Callable[[EvidenceView, Any], str]] = {
    EvidenceKind.OBSERVATION: _visit,
    EvidenceKind.STAFF_TALK: _visit,
    EvidenceKind.URGENT_HELP: _visit,
    EvidenceKind.FILE: lambda _, row: url_for("files.show", file_id=row.id),
    EvidenceKind.SUPPORT: _of_resident("board.needs"),
    EvidenceKind.STAFF_TIME: lambda view, _: url_for("board.staff_time", review_id=view.review_id),
    EvidenceKind.OUTCOME: _of_resident("outcomes.show"),
    EvidenceKind.OUTCOME_RECORD: _of_resident("outcomes.show"),
    EvidenceKind.OUTCOME_PAUSE: _of_resident("outcomes.show"),
    EvidenceKind.PROGRESS: _recommendation,
    EvidenceKind.ACKNOWLEDGEMENT: _recommendation,
    EvidenceKind.LETTER: lambda _, row: url_for("letters.show", letter_id=row.id),
}
