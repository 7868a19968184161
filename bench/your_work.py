"""Your work at 50,000 schemes beside the same page at 100: open reviews, and what is overdue."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import create_engine, insert

from bench.job import Job, interleaved
from bench.served import NOW, page, served
from reviews.domain.letters.kinds import LetterKind, LetterState
from reviews.domain.people.roles import Role
from reviews.domain.record.events import COMMAND_LINE
from reviews.domain.review.state import ReviewState
from reviews.store.tables import Letter, LetterRecommendation, Recommendation, Review, Scheme
from tests.build import Build

MANY, FEW, ROUNDS, LATE = 50_000, 100, 40, 50
ROLES = {"a letter officer": Role.LETTER_OFFICER, "a benefits officer": Role.BENEFITS_OFFICER}
TODAY = NOW.date()


def _rows(number: int, team: UUID) -> dict[type, dict[str, Any]]:
    """A scheme with an open review and one recommendation that was sent.

    Sixty of them are overdue, which is more than a page holds.
    """
    scheme, review, letter, made = (uuid4() for _ in range(4))
    due = TODAY + timedelta(days=-9 if number < LATE + 10 else 20)
    return {
        Scheme: {
            "id": scheme,
            "reference": f"S-{number:06}",
            "name": f"Scheme {number}",
            "sort_name": f"scheme {number:06}",
            "team_id": team,
            "created_at": NOW,
        },
        Review: {
            "id": review,
            "reference": f"SR-2026-{number:06}",
            "scheme_id": scheme,
            "team_id": team,
            "lead_id": COMMAND_LINE,
            "why": "",
            "opened_on": TODAY - timedelta(days=number % 300),
            "opened_at": NOW,
            "state": ReviewState.OPEN,
            "state_reason": "",
            "state_at": NOW,
        },
        Letter: {
            "id": letter,
            "reference": f"L-{number:06}",
            "review_id": review,
            "kind": LetterKind.PROVIDER_RECOMMENDATIONS,
            "state": LetterState.SENT,
            "draft": 1,
            "planned_issue_on": TODAY,
            "drafted_by": COMMAND_LINE,
            "drafted_at": NOW,
            "binding": "",
            "issued_at": NOW,
        },
        Recommendation: {
            "id": made,
            "fact_id": made,
            "review_id": review,
            "finding_fact_id": made,
            "number": 1,
            "what": "Rewrite each plan",
            "plain_words": "",
            "evidence": "",
            "acknowledge_by_on": due,
            "complete_by_on": due + timedelta(days=60),
            "change_reason": "",
            "recorded_at": NOW,
            "recorded_by": COMMAND_LINE,
        },
        LetterRecommendation: {
            "id": uuid4(),
            "letter_id": letter,
            "draft": 1,
            "recommendation_id": made,
        },
    }


def _fill(build: Build, database: Path, count: int) -> None:
    """Written past the services, and past what they hold, to save the reader's time."""
    team = build.team()
    bare = create_engine(f"sqlite:///{database}")
    rows = [_rows(number, team) for number in range(count)]
    with bare.begin() as connection:
        for table in rows[0]:
            connection.execute(insert(table), [one[table] for one in rows])
    bare.dispose()


def jobs() -> Iterator[Job]:
    with ExitStack() as stack:
        asks: dict[int, list[Callable[[int], bytes]]] = {}
        for count in (MANY, FEW):
            app, build, database = stack.enter_context(served())
            _fill(build, database, count)
            asks[count] = [page(app, build, build.officer(role), "/") for role in ROLES.values()]
        for name, ours, floor in zip(ROLES, asks[MANY], asks[FEW], strict=True):
            late = LATE if ROLES[name] is Role.LETTER_OFFICER else 0
            assert ours(0).count(b"Acknowledgement overdue") == late
            taken, least = interleaved(ours, floor, rounds=ROUNDS)
            note = f"{MANY:,} schemes, the whole request; floor: the same page among {FEW}"
            yield Job(f"Your work of {name}", taken, least, 1.5, note)
