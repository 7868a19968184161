"""Pages of a review of 60 residents, beside raw SQL for its answers and a bare page."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from sqlite3 import Connection
from uuid import UUID

from bench.job import Job, interleaved
from bench.served import PLAIN, bare_page, page, raw, served
from reviews.domain.accounts.answers import Answer, Place, State, Value, missing
from reviews.domain.accounts.questions import Kind, Question, QuestionSet
from reviews.domain.assessment.planned_parts import FILE_SET, INTERVIEW_SET
from reviews.domain.people.roles import Viewer
from reviews.domain.sources import Source
from reviews.services.accounts import accounts as account_services
from reviews.services.accounts.record_answers import record_answers
from tests.build import Build

RESIDENTS, ROUNDS = 60, 20
PAGES = {
    "Board of one theme": "/reviews/{}/board?theme=respect",
    "Overall assessment": "/reviews/{}/overall",
    "Task list": "/reviews/{}",
}


def _value(question: Question, number: int) -> Value:
    """An answer like no other where it is in words."""
    if question.kind is Kind.CHOICE:
        return question.options[number % len(question.options)].key
    if question.kind is Kind.CHOICES:
        return tuple(one.key for one in question.options[: 1 + number % 2])
    if question.kind is Kind.DATE:
        return date(2026, 1 + number % 11, 3)
    return Decimal(number) if question.kind is Kind.NUMBER else f"In the words of person {number}."


def _filled(question_set: QuestionSet, number: int) -> dict[Place, Answer]:
    """Every question of a set answered, with one need."""
    first = {("need-area", 1): Answer(State.GIVEN, "money")}
    answers: dict[Place, Answer] = dict(first)
    while left := missing(question_set, answers):
        answers |= {
            (one.question.key, one.repeat): Answer(State.GIVEN, _value(one.question, number))
            for one in left
        }
    return answers


def _review(build: Build) -> tuple[Viewer, UUID]:
    """A review with a finished talk and personal file for each resident."""
    team = build.team()
    officer = build.officer(team=team)
    scheme = build.scheme(team)
    living = [build.resident(scheme) for _ in range(RESIDENTS)]
    review = build.review(officer, scheme, *living)
    for number, resident in enumerate(living):
        build.agree(officer, review, resident)
        for name, source in ((INTERVIEW_SET, Source.RESIDENT), (FILE_SET, Source.DOCUMENT)):
            latest = build.house.question_sets.latest(name)
            new = account_services.NewAccount(
                latest, source, f"Person {number}", build.today, resident_id=resident
            )
            key = build.do(account_services.start_account, officer, review, new)
            own = latest.asked_of(source)
            build.do(record_answers, officer, key, own, _filled(own, number), {})
            sets = {(one.name, one.version): one for one in build.house.question_sets}
            build.do(account_services.finish_account, officer, key, sets)
    return officer, review


ANSWERS = """
SELECT one.id, one.account_id, one.question, one.repeat, one.state, one.value, one.reason
FROM answer_version AS one JOIN account ON account.id = one.account_id
WHERE account.review_id = ? AND NOT EXISTS (
    SELECT 1 FROM answer_version AS later
    WHERE later.account_id = one.account_id AND later.question = one.question
    AND later.repeat = one.repeat AND later.version > one.version)
"""


def jobs() -> Iterator[Job]:
    with served() as (app, build, database), raw(database) as connection:
        officer, review = _review(build)
        plain = page(app, build, officer, PLAIN)
        for name, address in PAGES.items():
            ours = page(app, build, officer, address.format(review))
            yield _job(name, ours, plain, connection, review)


def _job(
    name: str,
    ours: Callable[[int], bytes],
    plain: Callable[[int], bytes],
    connection: Connection,
    review: UUID,
) -> Job:
    bare = bare_page(len(ours(0)))

    def floor(_turn: int) -> None:
        assert len(connection.execute(ANSWERS, (review.hex,)).fetchall()) > RESIDENTS * 50
        bare()

    floor(0)
    whole, signed_in, least = interleaved(ours, plain, floor, rounds=ROUNDS)
    return Job(
        f"{name}, {RESIDENTS} residents, less the plainest page",
        whole - signed_in,
        least,
        at_most=3,
        note="floor: every current answer by sqlite3 alone, and a bare Jinja page of as many bytes",
    )
