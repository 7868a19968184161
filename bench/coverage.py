"""The guidance page of a review with 60 residents, the whole request, beside its queries alone."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

from sqlalchemy import insert
from werkzeug.test import EnvironBuilder

from bench.job import Job, interleaved
from bench.section_page import asked
from reviews.config import Settings
from reviews.domain.accounts.answers import State
from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.assessment.planned_parts import SCHEME_SET
from reviews.domain.people.roles import Viewer
from reviews.domain.sources import Source
from reviews.factory import create_app
from reviews.services.accounts import accounts
from reviews.services.people.set_up import set_up
from reviews.store.across import coverage
from reviews.store.assessment import planned_parts
from reviews.store.record.engine import reading_session
from reviews.store.register import schemes
from reviews.store.review import reviews
from reviews.store.tables import AnswerVersion
from tests.build import Build
from tests.client import Client

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
RESIDENTS, ROUNDS = 60, 30
KINDS = (("resident-interview", Source.RESIDENT), ("personal-file", Source.DOCUMENT))


def _rows(account: UUID, asked_with: QuestionSet, by: UUID) -> list[dict[str, object]]:
    """An answer to every question, written past the services to save the reader's time."""
    return [
        {
            "id": uuid4(),
            "account_id": account,
            "question": question.key,
            "repeat": 0,
            "version": 1,
            "state": State.GIVEN,
            "value": "Said",
            "reason": "",
            "recorded_by": by,
            "recorded_at": NOW,
        }
        for question in asked_with.questions()
    ]


def _review(build: Build) -> tuple[Viewer, UUID, int]:
    """A review of a scheme of 60 residents, each talked with and each file read."""
    team = build.team()
    officer = build.officer(team=team)
    scheme = build.scheme(team)
    residents = [build.resident(scheme) for _ in range(RESIDENTS)]
    review = build.review(officer, scheme, *residents)
    rows = []
    for resident in residents:
        build.agree(officer, review, resident)
        for name, source in KINDS:
            asked_with = build.house.question_sets.latest(name)
            new = accounts.NewAccount(asked_with, source, "R", build.today, resident_id=resident)
            key = build.do(accounts.start_account, officer, review, new)
            rows += _rows(key, asked_with.asked_of(source), officer.id)
    with build.house.engine.begin() as connection:
        connection.execute(insert(AnswerVersion), rows)
    return officer, review, len(rows)


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
        set_up(house.engine, NOW)
        officer, review, answers = _review(Build(house, house.clock))
        client = Client(app, Build(house, house.clock)).sign_in(officer)
        address = f"/reviews/{review}/guidance"
        client.get(address)
        cookie = client.http.get_cookie("session")
        assert cookie is not None
        headers = [("Cookie", f"session={cookie.value}")]
        environment = EnvironBuilder(address, headers=headers).get_environ()
        status, body = asked(app, environment)
        assert status == "200 OK"
        assert b"Talking with a resident, Your home" in body
        items = [one.key for one in house.question_sets.latest(SCHEME_SET).requests]

        def ours(_turn: int) -> None:
            assert asked(app, environment)[0] == "200 OK"

        def floor(_turn: int) -> None:
            with reading_session(house.engine) as session:
                head = reviews.review(session, review)
                assert head is not None
                schemes.facts(session, head.scheme_id, NOW.date())
                parts = planned_parts.parts(session, review, items, {})
                coverage.facts(session, officer, head, parts)

        ours(0)
        floor(0)
        job = Job(
            f"Guidance page of a review with {RESIDENTS} residents, the whole request",
            *interleaved(ours, floor, ROUNDS),
            at_most=2,
            note=f"{answers:,} answers; floor: the queries that the page asks",
        )
        house.engine.dispose()
        return [job]
