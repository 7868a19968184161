"""Feedback and complaints told in confidence, past the provider (para 141)."""

from dataclasses import asdict
from datetime import date
from uuid import UUID, uuid4

from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.safeguarding.feedback import Feedback, check_done, check_feedback
from reviews.services.record.facts import stripped
from reviews.services.register.schemes import open_scheme
from reviews.store.record.events import lock, record
from reviews.store.record.session import Session
from reviews.store.safeguarding import feedback
from reviews.store.tables import ConfidentialFeedback


def feedback_stream(feedback_id: UUID) -> str:
    """Each has a stream of its own, so that no history tells that someone spoke."""
    return f"feedback:{feedback_id}"


def record_feedback(
    session: Session, act: Act, scheme_id: UUID, told: Feedback, feedback_id: UUID | None = None
) -> UUID:
    """Write down what someone told the council in confidence.

    A page sent twice under one `feedback_id` is recorded once; other words are a record of their
    own.

    Raises:
        Refused: it says nothing, or does not hold together.
        NotThere: the scheme belongs to another team.
    """
    scheme = open_scheme(session, scheme_id)
    if not act.by.works_on(scheme.team_id):
        raise NotThere
    check_feedback(told, act.today)
    key = feedback_id or uuid4()
    lock(session, feedback_stream(key))
    whose = {"scheme_id": scheme_id, "team_id": scheme.team_id, "recorded_by": act.by.id}
    facts = stripped(**asdict(told), **whose)
    known = session.get(ConfidentialFeedback, key)
    if known is not None:
        if all(getattr(known, name) == value for name, value in facts.items()):
            return key
        key = uuid4()
    session.add(ConfidentialFeedback(id=key, recorded_at=act.at, done="", **facts))
    record(session, act, feedback_stream(key), EventKind.FEEDBACK_RECORDED, about={"feedback": key})
    return key


def record_done(
    session: Session, act: Act, feedback_id: UUID, done: str, closed_on: date | None, seen: int
) -> None:
    """Record what was done about it, and that it is closed.

    `done` is everything done so far; what stood there before stays in the record. `seen` is how
    many events it had when the page was opened.

    Raises:
        Refused: it says nothing, the day cannot be, or someone recorded something meanwhile.
        NotThere: it belongs to another team.
    """
    if feedback.told(session, act.by, feedback_id) is None:
        raise NotThere
    stream = feedback_stream(feedback_id)
    head = lock(session, stream)
    row = session.get_one(ConfidentialFeedback, feedback_id, populate_existing=True)
    _check_seen(head.sequence, seen)
    check_done(done, closed_on, row.received_on, act.today)
    row.done, row.closed_on = done.strip(), closed_on
    about = {"feedback": feedback_id}
    words = {"done": row.done, "closed_on": closed_on}
    record(session, act, stream, EventKind.FEEDBACK_ANSWERED, about=about, words=words)


def _check_seen(events: int, seen: int) -> None:
    if events != seen:
        raise Refused(
            "Someone else recorded something on this while you had it open. What they saved is "
            "shown above, and what you typed is still in the form. Save again to put yours in its "
            "place."
        )
