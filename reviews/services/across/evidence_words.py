"""What a record that can be cited says, part by part, on a page or in a bundle."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from reviews.domain.accounts.answers import worded
from reviews.domain.assessment.planned_parts import INTERVIEW_SET
from reviews.domain.board.staff_time import Shift
from reviews.domain.cases.kinds import RightsSaid
from reviews.domain.dates import long_date
from reviews.domain.record.evidence import EvidenceKind
from reviews.domain.visits.visits import Equipped
from reviews.domain.worded import Worded
from reviews.reference.question_sets import QuestionSets
from reviews.store.accounts.answers import recorded
from reviews.store.record.rows import read

Parts = list[tuple[str, str]]
"""Each part of a record: its question, and its words."""

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
    EvidenceKind.DECISION_NOTICE: {
        "person": "Whom it told",
        "addressee": "To whom it was sent",
        "rights": "What it told of their rights",
    },
    EvidenceKind.APPEAL_NOTICE: {
        "appellant": "Who appeals",
        "person": "As whom",
        "signed_by": "Who signed it",
        "representative": "Who acts for them",
        "grounds": "The grounds",
        "late_reason": "Why it came late",
    },
    EvidenceKind.LETTER: {"reference": "Letter", "sent_on": "Sent on", "sent_how": "How"},
}


def parts_of(kind: EvidenceKind, row: Any, sets: QuestionSets) -> Parts:
    """Each part of a record that says something, by the columns of its own table."""
    columns = _COLUMNS.get(kind, {})
    parts = [(label, _plain(name, getattr(row, name), sets)) for name, label in columns.items()]
    if kind is EvidenceKind.STAFF_TIME:
        parts.insert(0, ("What it is", read(Shift, row).working))
    return [(label, words) for label, words in parts if words]


def _plain(name: str, value: Any, sets: QuestionSets) -> str:
    if name == "feels_equipped":
        return Equipped(value).words
    if name == "rights":
        return "\n".join(RightsSaid(key).words for key in value.split())
    if name == "need":
        return _part_of_life(value, sets)
    if isinstance(value, Worded):
        return value.words
    return long_date(value) if isinstance(value, date) else str(value or "")


def _part_of_life(key: str, sets: QuestionSets) -> str:
    question = sets.latest(INTERVIEW_SET).by_key["need-area"]
    return next((one.say for one in question.options if one.key == key), key)


def answered(account: Any, answer: Any, sets: QuestionSets) -> tuple[str, str]:
    """The question that one version of an answer answers, and the answer as worded.

    NotThere, by name, where the file of the question set is gone.
    """
    asked = sets.get(account.question_set, account.version)
    question = asked.by_key[answer.question]
    return question.ask, worded(question, recorded(answer, {question.key: question.kind}).answer)
