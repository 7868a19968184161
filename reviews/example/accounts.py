"""Playing accounts: started, answered, and finished or paused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.accounts.answers import Answer, Place, State, Value
from reviews.domain.accounts.questions import Kind, Question, QuestionSet
from reviews.example.case.calendar import Calendar
from reviews.example.case.resident_steps import TakeAccount
from reviews.services.accounts.accounts import (
    NewAccount,
    attach_file,
    finish_account,
    pause_account,
    start_account,
)
from reviews.services.accounts.record_answers import record_answers

from .stage import Stage

_NOT_ASKED = {"not_seen": State.NOT_SEEN, "not_applicable": State.NOT_APPLICABLE}


def take(stage: Stage, step: TakeAccount) -> None:
    """Take an account from its first question to its last, or to where it was broken off."""
    question_set = stage.parts.question_sets.latest(step.set)
    account_id = stage.do(step.by, start_account, stage.review_id, _new(stage, step, question_set))
    stage.make("account", step.account, account_id)
    asked = question_set.asked_of(step.source)
    answers = _Answers(asked, stage.example.calendar).of(step)
    stage.do(step.by, record_answers, account_id, asked, answers, {})
    for one in step.files:
        copy = stage.upload(one.name, one.words)
        stage.do(step.by, attach_file, account_id, one.question, 0, copy)
    if step.pause:
        stage.do(step.by, pause_account, account_id, step.pause)
        return
    sets = {(one.name, one.version): one for one in stage.parts.question_sets}
    stage.do(step.by, finish_account, account_id, sets)


def _new(stage: Stage, step: TakeAccount, question_set: QuestionSet) -> NewAccount:
    resident = next((one for one in stage.story.residents if one.key == step.resident), None)
    return NewAccount(
        question_set=question_set,
        source=step.source,
        respondent=step.respondent or (resident.reference if resident else ""),
        observed_on=step.day,
        present=step.present,
        resident_id=stage.made("resident", step.resident) if resident else None,
        visit_id=stage.made("visit", step.visit) if step.visit else None,
        sensitivity=Sensitivity.CONFIDENTIAL if step.confidential else Sensitivity.ORDINARY,
        short_route=step.short,
        easy_words=step.easy,
    )


@dataclass(frozen=True, slots=True)
class _Answers:
    """Answers as the files have them, made into answers of their questions."""

    asked: QuestionSet
    calendar: Calendar

    def of(self, step: TakeAccount) -> dict[Place, Answer]:
        """Every answer of an account; those of a repeating section count from 1."""
        found = dict(self._at(0, step.answers))
        for repeat, answers in enumerate(step.needs, 1):
            found |= dict(self._at(repeat, answers))
        return found

    def _at(self, repeat: int, answers: Mapping[str, object]) -> Iterator[tuple[Place, Answer]]:
        for key, written in answers.items():
            question = self.asked.by_key.get(key)
            if question is None:
                raise LookupError(f"“{key}” is not asked here.")
            yield (key, repeat), self._answer(question, written)

    def _answer(self, question: Question, written: object) -> Answer:
        if isinstance(written, dict):
            [(state, reason)] = written.items()
            return Answer(_NOT_ASKED[state], None, reason)
        return Answer(State.GIVEN, self._value(question, written))

    def _value(self, question: Question, written: object) -> Value:
        options = {one.key for one in question.options}
        match question.kind, written:
            case Kind.CHOICES, list() if set(written) <= options:
                return tuple(written)
            case Kind.CHOICE, str() if written in options:
                return written
            case Kind.NUMBER, int():
                return Decimal(written)
            case Kind.DATE, int():
                return self.calendar.day(written)
            case ((Kind.TEXT | Kind.LONG_TEXT), str()):
                return self.calendar.told(" ".join(written.split()))
        raise ValueError(f"“{question.key}” cannot be answered with {written!r}.")
