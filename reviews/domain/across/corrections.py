"""What may be corrected of each kind of record, and where a kind is corrected on a page of its own.

A correction keeps the words of before, with the reason; what cites the record goes on citing it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import check_past
from reviews.domain.errors import Refused, check_said
from reviews.domain.follow_up.recommendations import Progress
from reviews.domain.record.evidence import EvidenceKind
from reviews.domain.worded import Worded


class Typed(Worded):
    """How a part of a record is typed."""

    LINE = "line", "One line"
    WORDS = "words", "Several lines"
    DAY = "day", "A day"
    PROGRESS = "progress", "How far it has come"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a record that may be corrected: its column, its question, how it is typed.

    `missing` is said where it is left empty; a part without it may be.
    """

    column: str
    label: str
    typed: Typed
    missing: str = ""


CORRECTED_HERE: Mapping[EvidenceKind, tuple[Part, ...]] = {
    EvidenceKind.OBSERVATION: (
        Part("place", "Where was it?", Typed.LINE, "Say where it was"),
        Part("words", "What did you see?", Typed.WORDS, "Write what you saw"),
    ),
    EvidenceKind.STAFF_TALK: (
        Part("post", "What is their post?", Typed.LINE, "Enter their post"),
        Part("name", "What is their name? (optional)", Typed.LINE),
        Part("said", "What did they say?", Typed.WORDS, "Write what they said"),
    ),
    EvidenceKind.URGENT_HELP: (
        Part("needed", "What was needed?", Typed.WORDS, "Say what was needed"),
        Part("passed_to", "Who was asked to help?", Typed.LINE, "Say who was asked"),
        Part("passed_on", "When were they asked? (optional)", Typed.DAY),
    ),
    EvidenceKind.FILE: (
        Part("about", "What is it? (optional)", Typed.LINE),
        Part("true_on", "Which date does it bear? (optional)", Typed.DAY),
    ),
    EvidenceKind.PROGRESS: (
        Part("progress", "How far has it come?", Typed.PROGRESS, "Select how far it has come"),
        Part("seen_on", "When was it seen?", Typed.DAY, "Enter the date it was seen"),
        Part("words", "What was seen or shown?", Typed.WORDS, "Say what was seen or shown"),
    ),
    EvidenceKind.ACKNOWLEDGEMENT: (
        Part("acknowledged_on", "When?", Typed.DAY, "Enter the date of the acknowledgement"),
        Part("by_whom", "Who acknowledged it?", Typed.LINE, "Say who acknowledged it"),
        Part("words", "What did they say? (optional)", Typed.WORDS),
    ),
    EvidenceKind.OUTCOME_RECORD: (
        Part("on", "On which day?", Typed.DAY, "Enter the day that it tells of"),
        Part("barrier", "What was in the way? (optional)", Typed.WORDS),
        Part("changed", "What changed? (optional)", Typed.WORDS),
        Part("who", "Who says so?", Typed.LINE, "Say who says so"),
    ),
}
"""The kinds that are corrected on the page of the record."""

DAY_OF_IT = frozenset({"seen_on", "acknowledged_on", "on", "true_on"})
"""The parts that say of which day a record is."""

CORRECTED_ELSEWHERE: Mapping[EvidenceKind, str] = {
    EvidenceKind.ANSWER: "An answer is corrected in its account: open the account again, and "
    "answer anew. The answer of before stays on the record.",
    EvidenceKind.ACCOUNT: "An account is corrected by opening it again. What it said before stays "
    "on the record.",
    EvidenceKind.SUPPORT: "A record of support is corrected on the page of the resident’s needs, "
    "where it stands. What it said before stays on the record.",
    EvidenceKind.STAFF_TIME: "Staff time is corrected on the page where it stands. What it said "
    "before stays on the record.",
    EvidenceKind.OUTCOME: "An outcome is put in other words on the page of the resident’s "
    "outcomes. The words of before stay on the record.",
    EvidenceKind.OUTCOME_PAUSE: "Take this record back, and record what is right.",
    EvidenceKind.LETTER: "A letter that was issued never changes. Write another letter that says "
    "what is right.",
    EvidenceKind.DECISION_NOTICE: "A notice is corrected with its decision, in its case. What it "
    "said before stays on the record.",
    EvidenceKind.APPEAL_NOTICE: "An appeal is corrected in its case. What it said before stays on "
    "the record.",
}
"""Where, and how, the other kinds are corrected."""

TAKEN_BACK_ELSEWHERE: Mapping[EvidenceKind, str] = {
    EvidenceKind.ANSWER: "Clear the answer in its account, or take the whole account back.",
    EvidenceKind.LETTER: "A letter that went cannot be taken back. Its page says what to do with "
    "one that may not be sent.",
    EvidenceKind.DECISION_NOTICE: "A notice is taken back in its case.",
    EvidenceKind.APPEAL_NOTICE: "An appeal is taken back in its case.",
    EvidenceKind.OUTCOME: "An outcome is ended, with the reason, on the page of the resident’s "
    "outcomes.",
}
"""The kinds that are not taken back on the page of the record, and what is done in its place."""


def check_correction(
    kind: EvidenceKind, values: Mapping[str, object], reason: str, today: date
) -> None:
    """Check that a correction says all that its kind must say, and why.

    Raises:
        Refused: something is missing, a day is to come, or the kind is corrected elsewhere.
    """
    parts = CORRECTED_HERE.get(kind)
    if parts is None:
        raise Refused(CORRECTED_ELSEWHERE[kind])
    for part in parts:
        value = values[part.column]
        if part.typed is Typed.DAY and isinstance(value, date):
            check_past(value, today, part.column)
        elif part.missing and not value:
            raise Refused(f"{part.missing}.", part.column)
        elif part.typed is Typed.PROGRESS:
            Progress(str(value))
    check_said(reason, "Say what was wrong.", "reason")


def check_taken_back(kind: EvidenceKind, reason: str) -> None:
    """Check that a kind is taken back here, and that the reason is said.

    Raises:
        Refused: it is not, or no reason is given.
    """
    if elsewhere := TAKEN_BACK_ELSEWHERE.get(kind):
        raise Refused(elsewhere)
    check_said(reason, "Say why it no longer stands.", "reason")
