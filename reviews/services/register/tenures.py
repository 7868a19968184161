"""What people's agreements give: recorded for many stays of a scheme at once."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from uuid import UUID

from reviews.domain.dates import Span, long_date
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.register.tenures import TenureTold, check_tenure
from reviews.services.record.facts import again, first, stripped
from reviews.store.record.events import lock
from reviews.store.record.session import Session
from reviews.store.register import residents, tenures
from reviews.store.tables import StayTenure

from .schemes import record, stream_of


def record_tenures(
    session: Session,
    act: Act,
    scheme_id: UUID,
    told: Mapping[UUID, TenureTold],
    *,
    seen: Collection[UUID],
) -> int:
    """Record what the agreements of some stays give, whole or not at all; returns how many.

    One that began later than what is recorded ends that the day before; any other takes its place
    as a correction.

    Args:
        session: a session from `writing`.
        act: who, and when.
        scheme_id: where they live.
        told: what is known of each, by the id of the stay.
        seen: ids of the records that the officer had on the page.

    Raises:
        Refused: someone recorded one of them meanwhile, or one cannot be right; its `field` names
            the field, a hyphen and the stay.
    """
    lock(session, stream_of(scheme_id))
    lines = residents.residents_at(session, act.by, scheme_id, act.today)
    living = {one.stay.fact_id: one for one in lines}
    known = tenures.tenure_rows(session, scheme_id, act.today)
    for stay_id, one in told.items():
        if stay_id not in living:
            raise Refused("One of them does not live at this scheme any more. Look again.")
        row = known.get(stay_id)
        if row is not None and row.id not in seen:
            raise Refused(f"{living[stay_id].reference}: {_MEANWHILE}")
        _write(session, act, living[stay_id].stay, one, row)
    if told:
        count = {"count": f"{len(told)} resident{'s' if len(told) > 1 else ''}"}
        record(session, act, scheme_id, EventKind.TENURES_RECORDED, count)
    return len(told)


_MEANWHILE = (
    "Someone else recorded what this agreement gives while you had the page open. It is shown "
    "below. Save again to put yours in its place."
)


def _write(
    session: Session,
    act: Act,
    stay: residents.Lives,
    told: TenureTold,
    row: StayTenure | None,
) -> None:
    _check(told, stay, act)
    since = told.from_on or stay.true_from_on
    said = {
        "tenure": told.tenure,
        "source": told.source,
        "read_on": told.read_on,
        **stripped(read_by=told.read_by, note=told.note),
    }
    if row is not None:
        began = row.true_from_on
        if told.from_on is None or (began is not None and told.from_on <= began):
            _check_after_the_earlier(session, row, stay, since)
            again(session, act, row, true_from_on=since, **said)
            return
        again(session, act, row, true_to_on=told.from_on - timedelta(days=1))
    about = {"residence_fact_id": stay.fact_id, "scheme_id": stay.scheme_id}
    first(session, act, StayTenure, **about, true_from_on=since, **said)


def _check_after_the_earlier(
    session: Session, row: StayTenure, stay: residents.Lives, since: date | None
) -> None:
    """Check that a corrected agreement begins after the one that is recorded before it."""
    known = tenures.tenures_of(session, [stay.fact_id])
    for one in known:
        other = one.superseded_at is None and one.id != row.id and one.to_on is not None
        if other and one.to_on and (since is None or since <= one.to_on):
            raise Refused(
                f"Another agreement is recorded until {long_date(one.to_on)}. Enter a later day.",
                f"from_on-{stay.fact_id}",
            )


def _check(told: TenureTold, stay: residents.Lives, act: Act) -> None:
    try:
        check_tenure(told, Span(stay.true_from_on, stay.true_to_on), act.today)
    except Refused as error:
        raise Refused(error.sentence, f"{error.field}-{stay.fact_id}") from error
