"""Recording who referred a resident, and where a letter to them goes (paras 89-93, 110)."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from reviews.domain.dates import check_past
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import first_or_again, stripped
from reviews.services.review.reviews import record, row_of
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import Referrer


@dataclass(frozen=True, slots=True)
class ReferrerDetails:
    """Who referred someone. `name` is a person or a post."""

    name: str
    organisation: str
    address: str
    postcode: str
    email: str
    referred_on: date | None


def record_referrer(
    session: Session, act: Act, review_id: UUID, resident_id: UUID, details: ReferrerDetails
) -> None:
    """Record who referred a resident, in place of what was recorded before.

    Raises:
        Refused: it names nobody, or the day is to come.
        NotThere: the review belongs to another team.
    """
    row_of(session, act, review_id)
    if not (details.name.strip() or details.organisation.strip()):
        raise Refused("Say who referred them: a name, a post or an organisation.", "name")
    if details.referred_on is not None:
        check_past(details.referred_on, act.today, "referred_on")
    values = stripped(**asdict(details))
    before = standing_row(session, Referrer, resident_id=resident_id)
    first_or_again(session, act, Referrer, before, resident_id=resident_id, **values)
    record(session, act, review_id, EventKind.REFERRER_RECORDED, resident=resident_id)
