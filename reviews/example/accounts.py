"""Accounts: started, answered, and finished or paused."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.accounts.answers import Answer, Place, State, Value
from reviews.domain.accounts.questions import Kind, Question, QuestionSet
from reviews.domain.accounts.read_back import ReadBackTold, Way, is_read_back
from reviews.domain.people.roles import Act
from reviews.domain.sources import Source
from reviews.services.accounts import accounts, contact_said, tasks
from reviews.services.accounts.read_back import record_read_back
from reviews.services.accounts.record_answers import record_answers
from reviews.services.register.contact_said import Decision
from reviews.store.record.session import Session

from .case import Told, filled
from .stage import Stage

_SOON = timedelta(days=10)
"""Within which what someone said is followed up."""


def take(stage: Stage, by: str, *keys: str) -> None:
    """Take accounts from the first question to the last, or to where each was broken off."""
    for key in keys:
        _take(stage, by, key)


def _take(stage: Stage, by: str, key: str) -> None:
    told = stage.told["accounts"][key]
    new = _new(stage, told)
    account_id = stage.do(by, accounts.start_account, stage.review_id, new)
    stage.make("account", key, account_id)
    asked = new.question_set.asked_of(new.source)
    answers = {
        place: answer
        for repeat, written in enumerate([told["answers"], *told.get("needs", ())])
        for place, answer in _answers(asked, repeat, written)
    }
    saved = stage.do(by, record_answers, account_id, asked, answers, {})
    while "not_asked" in told and saved.missing:
        left = Answer(State.NOT_SEEN, reason=told["not_asked"])
        rest = {(one.question.key, one.repeat): left for one in saved.missing}
        saved = stage.do(by, record_answers, account_id, asked, rest, {})
    for one in told.get("files", ()):
        copy = stage.upload(one["name"], one["words"])
        stage.do(by, accounts.attach_file, account_id, one["question"], 0, copy)
    if "pause" in told:
        stage.do(by, accounts.pause_account, account_id, told["pause"])
    else:
        stage.do(by, accounts.finish_account, account_id, stage.sets)
        if new.resident_id is not None and not told.get("still_to_confirm"):
            stage.do(by, _take_up, account_id, new.resident_id)
        _read_back(stage, by, account_id, new.source, told)
    if "follow_up" in told:
        given = {"what": told["follow_up"], "due_on": stage.today + _SOON}
        stage.do(by, tasks.give_task, account_id, owner_id=stage.act(by).by.id, **given)


def _read_back(stage: Stage, by: str, account_id: UUID, source: Source, told: Told) -> None:
    """An account is read back as soon as it is finished, unless the files say otherwise."""
    if not is_read_back(source) or told.get("still_to_read_back"):
        return
    known = {"read_on": stage.today, "by_whom": stage.act(by).by.name}
    came = filled(ReadBackTold, {"way": Way.READ_BACK} | told.get("read_back", {}), **known)
    stage.do(by, record_read_back, account_id, came)


def seek_advocate(stage: Stage, by: str, key: str) -> None:
    """Give whoever asks the task of finding the advocate whom a resident wants beside them."""
    stage.do(
        by,
        tasks.seek_advocate,
        stage.review_id,
        stage.made("resident", key),
        what=stage.told["advocate"][key],
        owner_id=stage.act(by).by.id,
        due_on=stage.today + _SOON,
    )


def _take_up(session: Session, act: Act, account_id: UUID, resident_id: UUID) -> None:
    """Confirm all that an account says of how to reach someone, as its officer does at the end."""
    found = contact_said.proposed(session, account_id, resident_id)
    if found.changes:
        decided = {one.fact: Decision(taken_up=True) for one in found.changes}
        contact_said.decide(session, act, account_id, decided, found.seen)


def _new(stage: Stage, told: Told) -> accounts.NewAccount:
    resident = told.get("resident")
    reference = stage.told["residents"][resident]["reference"] if resident else ""
    return filled(
        accounts.NewAccount,
        told,
        question_set=stage.parts.question_sets.latest(told["set"]),
        respondent=told.get("respondent", reference),
        observed_on=stage.today,
        resident_id=stage.made("resident", resident) if resident else None,
        visit_id=stage.made("visit", told["visit"]) if "visit" in told else None,
        sensitivity=Sensitivity(told.get("sensitivity", Sensitivity.ORDINARY)),
    )


def _answers(asked: QuestionSet, repeat: int, written: Told) -> Iterator[tuple[Place, Answer]]:
    """Answers as the files have them; those of a section that repeats count from 1."""
    for key, told in written.items():
        question = asked.by_key.get(key)
        if question is None:
            raise LookupError(f"“{key}” is not asked here.")
        yield (key, repeat), Answer(State.GIVEN, _value(question, told))


def _value(question: Question, told: object) -> Value:
    options = {one.key for one in question.options}
    match question.kind, told:
        case Kind.CHOICES, list() if set(told) <= options:
            return tuple(told)
        case Kind.CHOICE, str() if told in options:
            return told
        case Kind.NUMBER, int():
            return Decimal(told)
        case Kind.DATE, date():
            return told
        case ((Kind.TEXT | Kind.LONG_TEXT), str()):
            return told
    raise ValueError(f"“{question.key}” cannot be answered with {told!r}.")
