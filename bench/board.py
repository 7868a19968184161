"""The board of one theme for a scheme of 60 residents, beside its queries alone."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from werkzeug.test import EnvironBuilder

from bench.job import Job, interleaved
from bench.section_page import asked
from reviews.config import Settings
from reviews.domain.accounts.answers import Answer, Place, State, Value, missing
from reviews.domain.accounts.questions import Kind, Question, QuestionSet
from reviews.domain.assessment.planned_parts import FILE_SET, INTERVIEW_SET
from reviews.domain.consent.consents import Use
from reviews.domain.people.roles import Viewer
from reviews.domain.sources import Source
from reviews.factory import create_app
from reviews.services.accounts import accounts as account_services
from reviews.services.accounts.record_answers import record_answers
from reviews.services.people.set_up import set_up
from reviews.store.accounts import accounts
from reviews.store.assessment import overall_assessment
from reviews.store.board import comparisons
from reviews.store.record.engine import reading_session
from reviews.store.register import residents
from reviews.store.review import documents, reviews
from reviews.store.visits import visits
from tests.build import Build
from tests.client import Client

RESIDENTS, ROUNDS, THEME = 60, 20, "respect"
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


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


def jobs() -> list[Job]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        settings = Settings(
            database_url=f"sqlite:///{folder}/reviews.db",
            files_dir=str(folder / "files"),
            secret_key="only to measure with",
            local="yes",
        )
        app = create_app(settings, clock=lambda: NOW)
        house = app.extensions["reviews"]
        set_up(house.engine, house.clock())
        build = Build(house, house.clock)
        officer, review = _review(build)
        client = Client(app, build).sign_in(officer)
        address = f"/reviews/{review}/board?theme={THEME}"
        page = client.get(address).text
        assert page.count("In the words of person 59.") >= 1
        cookie = client.http.get_cookie("session")
        assert cookie is not None
        sent = EnvironBuilder(address, headers=[("Cookie", f"session={cookie.value}")])
        environment = sent.get_environ()
        sets: dict[Any, QuestionSet] = {(one.name, one.version): one for one in house.question_sets}

        def ours(_turn: int) -> None:
            status, body = asked(app, environment)
            assert status == "200 OK"
            assert len(body) > len(page) // 2

        def floor(_turn: int) -> None:
            with reading_session(house.engine) as session:
                found = accounts.filled(session, officer, Use.NOTES, review, sets)
                assert len(found.items) == 2 * RESIDENTS
                about = {one.head.resident_id for one in found.items}
                residents.references(session, [one for one in about if one])
                visits.observations(session, review_id=review)
                comparisons.comparisons(session, review)
                reviews.planned_residents(session, review)
                documents.documents(session, review)
                overall_assessment.findings(session, Use.NOTES, review)

        ours(0)
        floor(0)
        job = Job(
            f"Board of one theme, {RESIDENTS} residents, the whole request",
            *interleaved(ours, floor, ROUNDS),
            at_most=2,
            note="floor: the queries that the board makes, and nothing else",
        )
        house.engine.dispose()
        return [job]
