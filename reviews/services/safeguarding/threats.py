"""Someone told to leave, or threatened with it: written down, passed on, followed to its end."""

from dataclasses import asdict, dataclass
from uuid import UUID, uuid4

from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.safeguarding.threats import (
    Passed,
    Threat,
    ThreatOutcome,
    check_outcome,
    checked_passed,
    checked_threat,
)
from reviews.services.record.facts import again, first, stripped
from reviews.services.register.schemes import open_scheme
from reviews.store import tables
from reviews.store.record.events import lock, record
from reviews.store.record.session import Session
from reviews.store.safeguarding import concerns, threats


def threat_stream(threat_id: UUID) -> str:
    """Each has a stream of its own, so that no other history tells of it."""
    return f"threat:{threat_id}"


@dataclass(frozen=True, slots=True)
class CameUp:
    """Where a threat came up, as far as it is known."""

    review_id: UUID | None = None
    visit_id: UUID | None = None
    resident_id: UUID | None = None


_MEANWHILE = (
    "Someone else recorded something on this while you had it open. What they saved is shown "
    "above, and what you typed is still in the form. Save again to put yours in its place."
)
_TAKEN_BACK = "This record was taken back, so nothing more is added to it."


def record_threat(
    session: Session,
    act: Act,
    scheme_id: UUID,
    said: Threat,
    came_up: CameUp,
    threat_id: UUID | None = None,
) -> UUID:
    """Write a threat down; its clock runs until an outcome is recorded.

    A page sent twice under one `threat_id` is recorded once; other words under it are a record of
    their own.

    Raises:
        Refused: as `checked_threat`.
        NotThere: the scheme is another team's, or the review, visit or resident another scheme's.
    """
    scheme = open_scheme(session, scheme_id)
    of = asdict(came_up)
    if not (act.by.works_on(scheme.team_id) and concerns.belong(session, scheme_id, **of)):
        raise NotThere
    told = _columns(checked_threat(said, act.today))
    key = threat_id or uuid4()
    lock(session, threat_stream(key))
    known = session.get(tables.Threat, key)
    if known is not None:
        if all(getattr(known, name) == value for name, value in (told | of).items()):
            return key
        key = uuid4()
    whose = {"scheme_id": scheme_id, "team_id": scheme.team_id, **of}
    own = {"raised_by": act.by.id, "raised_at": act.at, "changed_because": "", "withdrawn": None}
    outcome = {"ended": None, "ended_on": None, "ended_words": ""}
    first(session, act, tables.Threat, id=key, **whose, **own, **outcome, **told)
    record(session, act, threat_stream(key), EventKind.THREAT_RECORDED, about={"threat": key})
    return key


def _columns(said: Threat) -> dict[str, object]:
    told = stripped(**asdict(said)) | {"done": " ".join(said.done)}
    return {"true_from_on": told.pop("said_on")} | told


def _row(session: Session, act: Act, threat_id: UUID, seen: str | None = None) -> tables.Threat:
    """A threat that this officer may read, locked, as long as it stands as the page showed it."""
    if threats.threat(session, act.by, threat_id) is None:
        raise NotThere
    lock(session, threat_stream(threat_id))
    row = threats.threat_row(session, threat_id)
    if row is None:
        raise NotThere
    if row.withdrawn is not None:
        raise Refused(_TAKEN_BACK)
    if seen is not None and str(row.id) != seen:
        raise Refused(_MEANWHILE)
    return row


def correct_threat(
    session: Session,
    act: Act,
    threat_id: UUID,
    said: Threat,
    why: str,
    seen: str,
    *,
    resident_id: UUID | None = None,
) -> None:
    """Put right what is recorded of a threat, or add what was not known; what stood before stays.

    Raises:
        Refused: as `checked_threat`, no reason is given, or someone recorded something meanwhile.
        NotThere: this officer may not read it, or the resident never lived there.
    """
    row = _row(session, act, threat_id, seen)
    if not concerns.belong(session, row.scheme_id, resident_id=resident_id):
        raise NotThere
    check_said(why, "Say what changed, or what you learnt.", "why")
    told = _columns(checked_threat(said, act.today))
    again(session, act, row, resident_id=resident_id, changed_because=why.strip(), **told)
    about = {"threat": threat_id}
    record(
        session,
        act,
        threat_stream(threat_id),
        EventKind.THREAT_CORRECTED,
        about=about,
        words={"why": why.strip()},
    )


def take_threat_back(session: Session, act: Act, threat_id: UUID, why: str, seen: str) -> None:
    """Take a record back that should not be there; it stays, with the reason.

    Raises:
        Refused: no reason is given, or someone recorded something meanwhile.
        NotThere: this officer may not read it.
    """
    row = _row(session, act, threat_id, seen)
    check_said(why, "Say why it is taken back.", "why")
    again(session, act, row, withdrawn=why.strip())
    about = {"threat": threat_id}
    record(
        session,
        act,
        threat_stream(threat_id),
        EventKind.THREAT_TAKEN_BACK,
        about=about,
        words={"why": why.strip()},
    )


def record_outcome(
    session: Session, act: Act, threat_id: UUID, outcome: ThreatOutcome, seen: str
) -> None:
    """Record how a threat ended, which stops its clock, or that it is not over after all.

    Raises:
        Refused: as `check_outcome`, or someone recorded something meanwhile.
        NotThere: this officer may not read it.
    """
    row = _row(session, act, threat_id, seen)
    check_outcome(outcome, act.today, row.ended)
    again(session, act, row, changed_because="", **stripped(**asdict(outcome)))
    ended = outcome.ended.words[0].lower() + outcome.ended.words[1:]
    about = {"threat": threat_id}
    record(
        session,
        act,
        threat_stream(threat_id),
        EventKind.THREAT_OUTCOME_RECORDED,
        about=about,
        words={"ended": ended},
    )


def pass_on(session: Session, act: Act, threat_id: UUID, passed: Passed) -> None:
    """Record what one office was told of a threat, or what the person was given.

    Raises:
        Refused: as `checked_passed`, or the record was taken back.
        NotThere: this officer may not read it.
    """
    _row(session, act, threat_id)
    told = _passed(checked_passed(passed, act.today))
    own = {"threat_fact_id": threat_id, "changed_because": "", "withdrawn": None}
    first(session, act, tables.ThreatPassedOn, **own, **told)
    about = {"threat": threat_id}
    record(session, act, threat_stream(threat_id), EventKind.THREAT_TOLD_ON, about=about)


def _passed(passed: Passed) -> dict[str, object]:
    told = stripped(**asdict(passed))
    return {"true_from_on": told.pop("on")} | told


def _passed_row(
    session: Session, act: Act, threat_id: UUID, passed_id: UUID, seen: str
) -> tables.ThreatPassedOn:
    _row(session, act, threat_id)
    row = threats.passed_row(session, threat_id, passed_id)
    if row is None or row.withdrawn is not None:
        raise NotThere
    if str(row.id) != seen:
        raise Refused(_MEANWHILE)
    return row


def correct_passed(
    session: Session,
    act: Act,
    threat_id: UUID,
    passed_id: UUID,
    passed: Passed,
    why: str,
    seen: str,
) -> None:
    """Put right what one office was told, or add what came of it; what stood before stays.

    Raises:
        Refused: as `checked_passed`, no reason is given, or someone recorded something meanwhile.
        NotThere: this officer may not read it, or it was taken back.
    """
    row = _passed_row(session, act, threat_id, passed_id, seen)
    check_said(why, "Say what changed, or what you learnt.", "why")
    told = _passed(checked_passed(passed, act.today))
    again(session, act, row, changed_because=why.strip(), **told)
    about = {"threat": threat_id}
    record(
        session,
        act,
        threat_stream(threat_id),
        EventKind.THREAT_PASSED_CORRECTED,
        about=about,
        words={"why": why.strip()},
    )


def take_passed_back(
    session: Session, act: Act, threat_id: UUID, passed_id: UUID, why: str, seen: str
) -> None:
    """Take back that an office was told; the record stays, with the reason.

    Raises:
        Refused: no reason is given, or someone recorded something meanwhile.
        NotThere: this officer may not read it, or it was taken back already.
    """
    row = _passed_row(session, act, threat_id, passed_id, seen)
    check_said(why, "Say why it is taken back.", "why")
    again(session, act, row, withdrawn=why.strip())
    about = {"threat": threat_id}
    record(
        session,
        act,
        threat_stream(threat_id),
        EventKind.THREAT_PASSED_TAKEN_BACK,
        about=about,
        words={"why": why.strip()},
    )
