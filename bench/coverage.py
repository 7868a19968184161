"""The guidance page of a review with 60 residents, beside raw SQL and a bare page of the size."""

from collections.abc import Iterator
from uuid import UUID, uuid4

from sqlalchemy import insert

from bench.job import Job, interleaved
from bench.served import NOW, PLAIN, bare_page, page, raw, served
from reviews.domain.accounts.answers import State
from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.people.roles import Viewer
from reviews.domain.sources import Source
from reviews.services.accounts import accounts
from reviews.store.tables import AnswerVersion
from tests.build import Build

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


ASKED = """
SELECT account.question_set, account.version, account.source, one.account_id, one.question,
    one.repeat, one.state
FROM answer_version AS one JOIN account ON account.id = one.account_id
WHERE account.review_id = ?
"""


def jobs() -> Iterator[Job]:
    with served() as (app, build, database), raw(database) as connection:
        officer, review, answers = _review(build)
        ours = page(app, build, officer, f"/reviews/{review}/guidance")
        shown = ours(0)
        assert b"Talking with a resident, Your home" in shown
        bare, plain = bare_page(len(shown)), page(app, build, officer, PLAIN)

        def floor(_turn: int) -> None:
            assert len(connection.execute(ASKED, (review.hex,)).fetchall()) == answers
            bare()

        floor(0)
        whole, signed_in, least = interleaved(ours, plain, floor, rounds=ROUNDS)
        yield Job(
            f"Guidance page of a review with {RESIDENTS} residents, less the plainest page",
            whole - signed_in,
            least,
            at_most=3,
            note=f"{answers:,} answers by sqlite3 alone, and a bare Jinja page of as many bytes",
        )
