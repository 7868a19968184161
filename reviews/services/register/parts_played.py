"""The dated parts that organisations play at schemes."""

from datetime import date
from uuid import UUID

from reviews.domain.dates import check_span
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.register.closed_words import Part
from reviews.services.record.facts import again, first
from reviews.store.record.events import lock
from reviews.store.record.session import Session
from reviews.store.register import scheme_index
from reviews.store.tables import OrganisationPart

from .schemes import kept_scheme, record, stream_of


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
    lock(session, stream_of(scheme_id))
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
    words = {"part": part}
    record(session, act, scheme_id, EventKind.PART_RECORDED, words, organisation=organisation_id)
    scheme_index.refresh(session, [scheme_id], act.today)
    return row.id


def end_part(session: Session, act: Act, part_id: UUID, to_on: date) -> None:
    """Record the date that a part ended."""
    row = session.get(OrganisationPart, part_id)
    if row is None or row.superseded_at is not None:
        raise NotThere("This record has changed. Reload the page.")
    kept_scheme(session, act, row.scheme_id)
    check_span(row.true_from_on, to_on)
    lock(session, stream_of(row.scheme_id))
    again(session, act, row, true_to_on=to_on)
    words = {"part": row.part, "on": to_on}
    record(
        session, act, row.scheme_id, EventKind.PART_ENDED, words, organisation=row.organisation_id
    )
    scheme_index.refresh(session, [row.scheme_id], act.today)
