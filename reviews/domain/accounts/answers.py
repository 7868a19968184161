"""Answers: what was given, what was not and why, what is still missing, what is put aside.

An answer is a string, a tuple of option keys, a date or a number by its question's kind. Wrong
answers block saving (the form sees to that); missing ones only block finishing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reviews.domain.errors import Refused
from reviews.domain.text_lengths import longest, too_long
from reviews.domain.worded import Worded

from .questions import AllOf, AnyOf, Check, Condition, Kind, Question, QuestionSet, Section, Test
from .together import contradiction

Value = str | tuple[str, ...] | date | Decimal


class State(Worded):
    """What became of a question."""

    GIVEN = "given", "Answered"
    CLEARED = "cleared", "Cleared"
    NOT_SEEN = "not-seen", "Not asked or not seen"
    NOT_APPLICABLE = "not-applicable", "Does not apply"


NO_LONGER_ASKED = "No longer asked"


@dataclass(frozen=True, slots=True)
class Answer:
    """One state of one answer. `value` is set only when given, `reason` only when not asked."""

    state: State
    value: Value | None = None
    reason: str = ""

    @property
    def settled(self) -> bool:
        """Whether a person dealt with the question, by an answer or by a reason for none."""
        return self.state is not State.CLEARED

    @property
    def put_aside(self) -> bool:
        """Whether an earlier answer took its question away, and no person cleared it."""
        return self.state is State.CLEARED and self.reason == NO_LONGER_ASKED


PUT_ASIDE = Answer(State.CLEARED, None, NO_LONGER_ASKED)

Place = tuple[str, int]
"""Where an answer stands: (question key, repeat). Repeat is 0 outside repeating sections."""

Answers = Mapping[Place, Answer]


def _tested(check: Check, answers: Answers, repeat: int) -> bool:
    answer = answers.get((check.question, repeat)) or answers.get((check.question, 0))
    if answer is None or answer.state is not State.GIVEN or answer.value is None:
        return check.test is Test.IS_NOT
    if check.test is Test.ANSWERED:
        return True
    chosen = answer.value if isinstance(answer.value, tuple) else (plain(answer.value),)
    found = any(value in chosen for value in check.values)
    return not found if check.test is Test.IS_NOT else found


def holds(condition: Condition | None, answers: Answers, repeat: int = 0) -> bool:
    """Whether a condition holds for these answers; no condition always holds.

    An unanswered question satisfies only "is-not".
    """
    match condition:
        case None:
            return True
        case Check():
            return _tested(condition, answers, repeat)
        case AllOf(parts):
            return all(holds(part, answers, repeat) for part in parts)
        case AnyOf(parts):
            return any(holds(part, answers, repeat) for part in parts)


def asked(
    section: Section, answers: Answers, *, repeat: int = 0, short: bool = False
) -> list[Question]:
    """The questions of a section to ask now, in order."""
    return [
        question
        for question in section.questions
        if (question.short or not short) and holds(question.when, answers, repeat)
    ]


def repeats(section: Section, answers: Answers) -> list[int]:
    """The repeats that a section's answers hold: [0] for a plain section, else 1, 2, ..."""
    if not section.repeat:
        return [0]
    keys = {question.key for question in section.questions}
    return sorted(
        {repeat for (key, repeat), answer in answers.items() if key in keys and answer.settled}
    )


def settled_in(section: Section, repeat: int, answers: Answers) -> list[Place]:
    """The places of one repeat that hold an answer or a reason for none, in the order asked."""
    places = ((question.key, repeat) for question in section.questions)
    return [place for place in places if place in answers and answers[place].settled]


def versions_in(section: Section, repeat: int, versions: Mapping[Place, int]) -> str:
    """The versions that stand in one repeat, as a page carries them to see if any changed."""
    places = ((question.key, repeat) for question in section.questions)
    return " ".join(f"{place[0]}:{versions[place]}" for place in places if place in versions)


@dataclass(frozen=True, slots=True)
class Missing:
    """A question with neither an answer nor a reason for none."""

    section: Section
    question: Question
    repeat: int


def missing(question_set: QuestionSet, answers: Answers, *, short: bool = False) -> list[Missing]:
    """What is still to be answered before the account can be finished."""
    return [
        Missing(section, question, repeat)
        for section in question_set.on_route(short=short)
        for repeat in repeats(section, answers)
        for question in asked(section, answers, repeat=repeat, short=short)
        if not question.optional
        and ((answer := answers.get((question.key, repeat))) is None or not answer.settled)
    ]


def no_longer_asked(question_set: QuestionSet, answers: Answers) -> list[Place]:
    """Places that hold an answer although their question is no longer asked.

    Clearing one can switch another off, or on. A condition looks only at earlier questions, so
    one pass in order settles each question before those that depend on it.
    """
    left = {place: answer for place, answer in answers.items() if answer.settled}
    gone: list[Place] = []
    for question in question_set.questions():
        if question.when is None:
            continue
        for place in [place for place in left if place[0] == question.key]:
            if not holds(question.when, left, place[1]):
                del left[place]
                gone.append(place)
    return gone


def asked_again(question_set: QuestionSet, answers: Answers, aside: Answers) -> dict[Place, Answer]:
    """Those of some answers put aside whose question is asked again, and so come back with it.

    One that comes back can switch others on, or off, in the order asked. In a repeat that was
    taken away nothing comes back.
    """
    left = {place: answer for place, answer in answers.items() if answer.settled}
    back: dict[Place, Answer] = {}
    for question in question_set.questions():
        if question.when is None:
            continue
        known = sorted({place for place in (*left, *aside) if place[0] == question.key})
        there = repeats(question_set.section_of[question.key], left)
        for place in known:
            if not holds(question.when, left, place[1]):
                left.pop(place, None)
            elif place not in left and place[1] in there:
                left[place] = back[place] = aside[place]
    return back


def plain(value: Value) -> str:
    """A value as it is compared and stored: ISO dates, plain decimals, keys."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        digits = format(value, "f")
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    if isinstance(value, tuple):
        return ", ".join(value)
    return value


def check_length(question: Question, answer: Answer) -> None:
    """Check that the words of an answer are not too long; Refused names the question by its key."""
    lines = question.kind is Kind.LONG_TEXT
    for words in (answer.value, answer.reason):
        most = longest(question.key, lines=lines and words is answer.value)
        if isinstance(words, str) and (sentence := too_long(words, most, "This answer")):
            raise Refused(sentence, question.key)


def stored(value: Value) -> str:
    """A value as JSON text for the database."""
    return json.dumps(value if isinstance(value, tuple) else plain(value), ensure_ascii=False)


def restored(kind: Kind, text: str) -> Value:
    """The value that `stored` wrote, by the kind of its question."""
    raw = json.loads(text)
    if kind is Kind.CHOICES:
        return tuple(raw)
    if kind is Kind.DATE:
        return date.fromisoformat(raw)
    if kind is Kind.NUMBER:
        return Decimal(raw)
    return str(raw)


def worded(question: Question, answer: Answer) -> str:
    """An answer in the words a reader sees, with the reason where none was given.

    One that holds what excludes each other says so.
    """
    if answer.state is not State.GIVEN or answer.value is None:
        name = answer.state.words
        return f"{name}: {answer.reason}" if answer.reason else name
    value = answer.value
    if isinstance(value, tuple):
        lines = [*map(question.option_say, value), contradiction(question, value)]
        return "\n".join(filter(None, lines))
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if question.kind is Kind.CHOICE:
        return question.option_say(plain(value))
    return f"{plain(value)} {question.unit}".strip()
