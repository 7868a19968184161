"""The dated parts that organisations play at schemes."""

from datetime import date
from uuid import UUID

from reviews.domain.dates import check_span
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.register.closed_words import Part
from reviews.services.record.facts import again, first
from reviews.store.record.events import lock, record
from reviews.store.record.session import Session
from reviews.store.register import scheme_index
from reviews.store.tables import OrganisationPart

from .schemes import kept_scheme, stream_of


def set_part(
    session: Session,
    act: Act,
    scheme_id: UUID,
    *,
    organisation_id: UUID,
    part: Part,
    responsibilities: str,
    from_on: date | None,
    to_on: date | None = None,
) -> UUID:
    """Record the part that an organisation plays at a scheme, from and to a date."""
    check_span(from_on, to_on)
    stream = stream_of(scheme_id)
    lock(session, stream)
    kept_scheme(session, act, scheme_id)
    row = first(
        session,
        act,
        OrganisationPart,
        scheme_id=scheme_id,
        organisation_id=organisation_id,
        part=part,
        responsibilities=responsibilities.strip(),
        true_from_on=from_on,
        true_to_on=to_on,
    )
    about = {"scheme": scheme_id, "organisation": organisation_id}
    record(session, act, stream, EventKind.PART_RECORDED, about=about, words={"part": part})
    scheme_index.refresh(session, [scheme_id], act.today)
    return row.id


def end_part(session: Session, act: Act, part_id: UUID, to_on: date) -> None:
    """Record the date that a part ended."""
    row = session.get(OrganisationPart, part_id)
    if row is None or row.superseded_at is not None:
        raise NotThere("This record has changed. Reload the page.")
    kept_scheme(session, act, row.scheme_id)
    check_span(row.true_from_on, to_on)
    stream = stream_of(row.scheme_id)
    lock(session, stream)
    again(session, act, row, true_to_on=to_on)
    about = {"scheme": row.scheme_id, "organisation": row.organisation_id}
    record(
        session,
        act,
        stream,
        EventKind.PART_ENDED,
        about=about,
        words={"part": row.part, "on": to_on},
    )
    scheme_index.refresh(session, [row.scheme_id], act.today)
