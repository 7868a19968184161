"""What a piece of evidence says, part by part, and the page on which it stands."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import url_for

from reviews.domain.accounts.answers import worded
from reviews.domain.board.side_by_side import asked_about
from reviews.domain.consent.consents import Use
from reviews.domain.record.evidence import EvidenceKind
from reviews.services.across.evidence_titles import title_of
from reviews.store.accounts import accounts
from reviews.store.accounts.answers import recorded
from reviews.store.across.evidence import EvidenceView, Opened
from reviews.web.access.allow import viewer
from reviews.web.database import reading
from reviews.web.evidence_words import Parts, parts_of
from reviews.web.review_plan import all_sets


def title(opened: Opened) -> str:
    """What a piece of evidence is, in a line."""
    if opened.account is not None and opened.view.kind is EvidenceKind.ACCOUNT:
        return f"Account. {opened.account.whose}"
    return title_of(opened.view.kind, opened.row)


def said(opened: Opened) -> Parts:
    """Each part of a record that says something: its question, and its words."""
    if opened.view.kind is EvidenceKind.ANSWER:
        return _answer(opened)
    return parts_of(opened.view.kind, opened.row)


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
