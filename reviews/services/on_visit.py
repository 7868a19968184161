"""What is heard, seen and done on a visit (paras 73 and 87-88)."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from reviews.domain.errors import NotThere, Refused
from reviews.domain.people import Act
from reviews.domain.visits import OBSERVED_THINGS
from reviews.store.events import record
from reviews.store.tables import Observation, StaffSpoken, UrgentHelp, Visit

from .files import Filing, Upload, file_row
from .visits import open_visit, visit_stream

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def record_staff(
    session: "Session", act: Act, visit_id: UUID, *, post: str, name: str, equipped: str, said: str
) -> None:
    """Record a conversation with a member of staff (para 87)."""
    row = open_visit(session, act, visit_id)
    if not post.strip():
        raise Refused("Enter their post, such as support worker.", "post")
    session.add(
        StaffSpoken(
            visit_id=visit_id,
            post=post.strip(),
            name=name.strip(),
            feels_equipped=equipped,
            said=said.strip(),
            recorded_by=act.by.id,
            recorded_at=act.at,
        )
    )
    record(
        session,
        act,
        visit_stream(row),
        "staff_spoken_to",
        about={"visit": visit_id, "review": row.review_id},
        words={"post": post.strip()},
    )


@dataclass(frozen=True, slots=True)
class Sighting:
    """Something seen at the building, in plain words."""

    kind: str
    place: str
    words: str
    urgent: bool = False
    handed_to: str = ""
    handed_on: date | None = None


def record_observation(
    session: "Session", act: Act, visit_id: UUID, sighting: Sighting, photo: Upload | None = None
) -> UUID:
    """Record what was seen, with a photograph where there is one (para 88).

    Raises:
        Refused: it says nothing or not where, or something urgent is handed to nobody.
    """
    row = open_visit(session, act, visit_id)
    _check(sighting)
    file_id = _photo(session, act, row, sighting, photo) if photo else None
    new = Observation(
        id=uuid4(),
        visit_id=visit_id,
        kind=sighting.kind,
        place=sighting.place.strip(),
        words=sighting.words.strip(),
        urgent=sighting.urgent,
        file_id=file_id,
        handed_to=sighting.handed_to.strip(),
        handed_on=sighting.handed_on,
        outcome="",
        recorded_by=act.by.id,
        recorded_at=act.at,
    )
    session.add(new)
    record(
        session,
        act,
        visit_stream(row),
        "observation_recorded",
        about={"visit": visit_id, "review": row.review_id, "observation": new.id},
        words={"kind": sighting.kind, "urgent": sighting.urgent},
    )
    return new.id


def _photo(session: "Session", act: Act, visit: Visit, sighting: Sighting, photo: Upload) -> UUID:
    filing = Filing(
        purpose="photograph",
        about=sighting.place.strip(),
        scheme_id=visit.scheme_id,
        review_id=visit.review_id,
        true_on=act.today,
    )
    row = file_row(session, act, photo, filing)
    session.flush()
    return row.id


def _check(sighting: Sighting) -> None:
    if sighting.kind not in OBSERVED_THINGS:
        raise Refused("Choose what it is about.", "kind")
    if not sighting.words.strip():
        raise Refused("Say what you saw.", "words")
    if not sighting.place.strip():
        raise Refused("Say where you saw it.", "place")
    if sighting.urgent and not sighting.handed_to.strip():
        raise Refused("Say whom you told about it. It is urgent.", "handed_to")


def follow_observation(
    session: "Session",
    act: Act,
    observation_id: UUID,
    *,
    handed_to: str,
    handed_on: date | None,
    outcome: str,
) -> None:
    """Record whom an observation was handed to, and what came of it."""
    seen = session.get(Observation, observation_id)
    if seen is None:
        raise NotThere
    row = open_visit(session, act, seen.visit_id)
    seen.handed_to, seen.handed_on = handed_to.strip(), handed_on
    seen.outcome = outcome.strip()
    seen.outcome_on = act.today if outcome.strip() else None
    record(
        session,
        act,
        visit_stream(row),
        "observation_followed",
        about={"visit": row.id, "review": row.review_id, "observation": observation_id},
        words={"handed_to": handed_to.strip(), "outcome": outcome.strip()},
    )


def record_urgent_help(
    session: "Session",
    act: Act,
    visit_id: UUID,
    *,
    needed: str,
    passed_to: str,
    passed_on: date | None,
    outcome: str,
    resident_id: UUID | None = None,
) -> None:
    """Record help that a resident needed at once and that is not safeguarding (para 73)."""
    row = open_visit(session, act, visit_id)
    if not needed.strip():
        raise Refused("Say what help was needed.", "needed")
    if not passed_to.strip():
        raise Refused("Say who was asked to help.", "passed_to")
    session.add(
        UrgentHelp(
            visit_id=visit_id,
            resident_id=resident_id,
            needed=needed.strip(),
            passed_to=passed_to.strip(),
            passed_on=passed_on,
            outcome=outcome.strip(),
            recorded_by=act.by.id,
            recorded_at=act.at,
        )
    )
    record(
        session,
        act,
        visit_stream(row),
        "urgent_help_recorded",
        about={"visit": visit_id, "review": row.review_id, "resident": resident_id},
    )
