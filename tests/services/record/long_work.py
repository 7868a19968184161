"""A kind of long work for tests: each piece adds a team, so that a piece done twice is seen."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO
from uuid import UUID

from sqlalchemy.orm import Session

from reviews.domain.people.roles import Act, Permission
from reviews.domain.record.jobs import JobKind
from reviews.services.people.officers import add_team
from reviews.services.record.job_run import Workshop
from reviews.services.record.jobs import Kind, Made, Work
from tests.build import Build

KIND = JobKind.EVENTS
AWKWARD = "=1+1 & <b> ŵ Łukasz سلام 🙂\n"


def _parts(_session: Session, _act: Act, about: UUID | None) -> Iterator[tuple[str, int]]:
    yield from ((f"Piece {number}", 2) for number in range(about.int if about else 4))


def _piece(work: Work, about: str) -> Made:
    add_team(work.session, work.act, about)
    return Made(f"{about} {AWKWARD}")


def _result(_work: Work, made: Iterator[Made], to: BinaryIO) -> str:
    to.writelines(one.words.encode() for one in made)
    return ""


TEAMS = Kind(
    Permission.READ_EVENTS, "thing", _parts, _piece, _result, "teams", ".txt", "text/plain"
)
"""Long work about the number of its pieces, each of two things; about nothing, it has four."""


def shop_of(build: Build, kind: Kind = TEAMS, **more: object) -> Workshop:
    """A worker's workshop with one kind of work."""
    house = build.house
    made = Workshop(house.engine, house.files, {KIND: kind}, build.clock)
    return replace(made, **more)  # type: ignore[arg-type]  # fields by name
