"""What is heard, seen and done on a visit (paras 73 and 87-88).

Each record may be given its id by the page it is typed on: a page sent twice, as happens where a
telephone has little signal, is then recorded once.
"""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.visits.visits import (
    Followed,
    Sighting,
    check_handed,
    check_help,
    check_not_called_off,
    check_sighting,
    day_of,
)
from reviews.reference.code_lists import look_round
from reviews.services.record.facts import stripped
from reviews.services.record.files import Filing, Upload, file_row
from reviews.store.record.session import Session
from reviews.store.safeguarding import concerns
from reviews.store.tables import Observation, UrgentHelp, Visit

from .visits import open_visit, record

_MEANWHILE = (
    "Someone else recorded this while you had it open. What they saved is shown below, and what "
    "you typed is still in the form. Save again to put yours in its place."
)


def _visit_to_record_on(session: Session, act: Act, visit_id: UUID) -> Visit:
    row = open_visit(session, act, visit_id)
    check_not_called_off(row.state)
    return row


def _day_of(visit: Visit, act: Act) -> date:
    return day_of(visit.planned_on, visit.went_on, act.today)


def _new_id(
    session: Session, act: Act, kind: type[Any], key: UUID | None, told: dict[str, object]
) -> tuple[UUID, bool]:
    """The id of a record, and whether this officer recorded the very same under it already.

    Other words under an id already used are a record of their own: nothing typed is dropped.
    """
    row = session.get(kind, key) if key else None
    if row is None:
        return key or uuid4(), False
    told = told | {"recorded_by": act.by.id}
    if all(getattr(row, name) == value for name, value in told.items()):
        return row.id, True
    return uuid4(), False


def record_observation(
    session: Session,
    act: Act,
    visit_id: UUID,
    seen: Sighting,
    photo: Upload | None = None,
    key: UUID | None = None,
) -> UUID:
    """Record what was seen, with a photograph where there is one (para 88).

    Raises:
        Refused: it says nothing or not where, something urgent is handed to nobody, the file is
            no picture, or the visit takes no records.
    """
    row = _visit_to_record_on(session, act, visit_id)
    check_sighting(seen, look_round(), act.today, _day_of(row, act))
    if photo is not None and not photo.kind.media_type.startswith("image/"):
        raise Refused("The photograph must be a JPEG or PNG picture.", "photo")
    told = stripped(visit_id=visit_id, **asdict(seen))
    if not told["handed_to"]:
        told["handed_on"] = None
    new_id, known = _new_id(session, act, Observation, key, told)
    if known:
        return new_id
    told["file_id"] = _photo(session, act, row, seen, photo) if photo else None
    author = {"recorded_by": act.by.id, "recorded_at": act.at}
    session.add(Observation(id=new_id, outcome="", **author, **told))
    words = {"kind": seen.kind, "urgent": seen.urgent}
    record(session, act, row, EventKind.OBSERVATION_RECORDED, words, observation=new_id)
    return new_id


def _photo(session: Session, act: Act, visit: Visit, seen: Sighting, photo: Upload) -> UUID:
    filing = Filing(
        purpose="photograph",
        about=seen.place.strip(),
        scheme_id=visit.scheme_id,
        review_id=visit.review_id,
        true_on=visit.went_on or act.today,
    )
    return file_row(session, act, photo, filing).id


def follow_observation(
    session: Session, act: Act, observation_id: UUID, followed: Followed, seen: str
) -> None:
    """Record whom something seen was handed to, and what came of it, however late.

    `seen` is the mark of how it stood when the change was begun.

    Raises:
        Refused: it is urgent and handed to nobody, or someone changed it meanwhile.
        NotThere: there is none, or it belongs to another team.
    """
    row, visit = _observation_to_follow(session, act, observation_id, seen)
    days = {"today": act.today, "went_on": _day_of(visit, act)}
    check_handed(followed.handed_to, followed.handed_on, urgent=row.urgent, **days)
    handed_to, outcome = followed.handed_to.strip(), followed.outcome.strip()
    row.handed_to, row.handed_on = handed_to, followed.handed_on if handed_to else None
    if outcome != row.outcome:
        row.outcome, row.outcome_on = outcome, act.today if outcome else None
    words = {"handed_to": handed_to, "handed_on": row.handed_on, "outcome": outcome}
    record(session, act, visit, EventKind.OBSERVATION_FOLLOWED, words, observation=observation_id)


def _observation_to_follow(
    session: Session, act: Act, observation_id: UUID, seen: str
) -> tuple[Observation, Visit]:
    """Lock the visit of something seen, and give both rows; nobody changed it meanwhile."""
    row = session.get(Observation, observation_id)
    if row is None:
        raise NotThere
    visit = open_visit(session, act, row.visit_id, must_be_open=False)
    session.refresh(row)
    if Followed(row.handed_to, row.handed_on, row.outcome).mark != seen:
        raise Refused(_MEANWHILE)
    return row, visit


def record_urgent_help(
    session: Session,
    act: Act,
    visit_id: UUID,
    *,
    needed: str,
    passed_to: str,
    passed_on: date | None,
    outcome: str,
    resident_id: UUID | None = None,
    key: UUID | None = None,
) -> None:
    """Record help that a resident needed at once and that is not safeguarding (para 73).

    Raises:
        Refused: it does not say what was needed or who was asked, or the day is to come.
        NotThere: the resident has never lived at the scheme.
    """
    row = _visit_to_record_on(session, act, visit_id)
    check_help(needed, passed_to, passed_on, act.today, _day_of(row, act))
    _check_lived(session, row.scheme_id, resident_id)
    words = stripped(needed=needed, passed_to=passed_to, outcome=outcome)
    told = {"visit_id": visit_id, "resident_id": resident_id, "passed_on": passed_on, **words}
    new_id, known = _new_id(session, act, UrgentHelp, key, told)
    if known:
        return
    session.add(UrgentHelp(id=new_id, recorded_by=act.by.id, recorded_at=act.at, **told))
    record(session, act, row, EventKind.URGENT_HELP_RECORDED, resident=resident_id)


def _check_lived(session: Session, scheme_id: UUID, resident_id: UUID | None) -> None:
    """Check that a resident, where one is named, lives or lived at the scheme."""
    if not concerns.belong(session, scheme_id, resident_id=resident_id):
        raise NotThere


def follow_urgent_help(session: Session, act: Act, help_id: UUID, outcome: str, seen: str) -> None:
    """Record what came of urgent help, once that is known (para 73).

    `seen` is the mark of how it stood when the page was opened.

    Raises:
        Refused: it says nothing, someone recorded it meanwhile, or the visit takes no records.
        NotThere: there is none, or it belongs to another team.
    """
    row = session.get(UrgentHelp, help_id)
    if row is None:
        raise NotThere
    visit = _visit_to_record_on(session, act, row.visit_id)
    session.refresh(row)
    if Followed(row.passed_to, row.passed_on, row.outcome).mark != seen:
        raise Refused(_MEANWHILE)
    check_said(outcome, "Say what came of it.", "outcome")
    row.outcome = outcome.strip()
    record(session, act, visit, EventKind.URGENT_HELP_FOLLOWED, resident=row.resident_id)
