"""Choosing evidence for a finding in a review with 20,000 pieces, beside one with 200."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import create_engine, insert

from bench.job import Job, interleaved
from bench.served import NOW, page, served
from reviews.domain.accounts.accounts import AccountState, Sensitivity
from reviews.domain.accounts.answers import State, stored
from reviews.domain.accounts.questions import Kind, Question, QuestionSet
from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.assessment.planned_parts import SCHEME_SET
from reviews.domain.people.roles import Viewer
from reviews.domain.record.evidence import EvidenceKind
from reviews.domain.sources import Source
from reviews.services.assessment import findings
from reviews.store.record.evidence_index import answer_tokens
from reviews.store.tables import Account, AnswerVersion, Evidence, EvidenceToken
from tests.build import Build

MANY, FEW, ROUNDS = 20_000, 200, 30
COMMON = "windmill"
PAGES = {
    "first page under the finding’s theme": "",
    "everything, second page": "?theme=&page=2",
    "a word that one in four holds": f"?theme=&q={COMMON}",
    "a word that nothing holds": "?theme=&q=xylophone",
}


def _account(review: UUID, heard_by: UUID, asked: QuestionSet) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "review_id": review,
        "question_set": asked.name,
        "version": asked.version,
        "source": Source.STAFF,
        "respondent": "Night worker",
        "heard_by": heard_by,
        "present": "",
        "observed_on": NOW.date(),
        "sensitivity": Sensitivity.ORDINARY,
        "short_route": False,
        "easy_words": False,
        "state": AccountState.OPEN,
        "pause_note": "",
        "started_at": NOW,
    }


def _answer(account: dict[str, Any], question: Question, number: int) -> dict[str, Any]:
    """An answer in words like no other, or the option that its number falls on."""
    value = f"Words number {number} of one answer" + (f", {COMMON}" if number % 4 == 0 else "")
    if question.kind is Kind.CHOICE:
        value = question.options[number % len(question.options)].key
    return {
        "id": uuid4(),
        "account_id": account["id"],
        "question": question.key,
        "repeat": 0,
        "version": 1,
        "state": State.GIVEN,
        "value": stored(value),
        "reason": "",
        "recorded_by": account["heard_by"],
        "recorded_at": NOW,
    }


def _identity(account: dict[str, Any], answer: dict[str, Any], paragraph: str) -> dict[str, Any]:
    return {
        "id": answer["id"],
        "kind": EvidenceKind.ANSWER,
        "review_id": account["review_id"],
        "source": account["source"],
        "true_from_on": account["observed_on"],
        "true_to_on": account["observed_on"],
        "sensitivity": account["sensitivity"],
        "paragraph": paragraph,
        "recorded_by": account["heard_by"],
        "recorded_at": NOW,
    }


def _tokens(account: dict[str, Any], answer: dict[str, Any]) -> Iterator[dict[str, Any]]:
    of = (account["question_set"], account["version"], answer["question"])
    for token in answer_tokens(*of, answer["value"], answer["reason"]):
        yield {
            "evidence_id": answer["id"],
            "token": token,
            "review_id": account["review_id"],
        }


def filled(build: Build, database: Path, count: int) -> tuple[Viewer, UUID]:
    """A review with so many answers, and who reads it.

    Written past the services, and past what they hold, to save the reader's time.
    """
    team = build.team()
    officer = build.officer(team=team)
    review = build.review(officer, build.scheme(team))
    asked = build.house.question_sets.latest(SCHEME_SET)
    questions = [
        one for one in asked.questions() if one.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE)
    ]
    rows: dict[type, list[dict[str, Any]]] = {
        Account: [],
        AnswerVersion: [],
        Evidence: [],
        EvidenceToken: [],
    }
    for number in range(count):
        question = questions[number % len(questions)]
        if number % len(questions) == 0:
            rows[Account].append(_account(review, officer.id, asked))
        answer = _answer(rows[Account][-1], question, number)
        rows[AnswerVersion].append(answer)
        rows[Evidence].append(_identity(rows[Account][-1], answer, question.paragraph))
        rows[EvidenceToken] += _tokens(rows[Account][-1], answer)
    bare = create_engine(f"sqlite:///{database}")
    with bare.begin() as connection:
        for table, some in rows.items():
            connection.execute(insert(table), some)
    bare.dispose()
    return officer, review


def jobs() -> Iterator[Job]:
    with ExitStack() as stack:
        asks: dict[int, list[Callable[[int], bytes]]] = {}
        for count in (MANY, FEW):
            app, build, database = stack.enter_context(served())
            officer, review = filled(build, database, count)
            words = findings.FindingWords("delivery", FindingKind.STRENGTH, "Staff come at once")
            finding = build.do(findings.write_finding, officer, review, words)
            address = f"/reviews/{review}/findings/{finding}/evidence"
            asks[count] = [page(app, build, officer, address + one) for one in PAGES.values()]
        for name, ours, floor in zip(PAGES, asks[MANY], asks[FEW], strict=True):
            ours(0), floor(0)
            taken, least = interleaved(ours, floor, rounds=ROUNDS)
            note = f"{MANY:,} pieces, the whole request; floor: the same page among {FEW}"
            yield Job(f"Choosing evidence, {name}", taken, least, 1.5, note)
