"""What is on file of a scheme already, from any of its reviews (para 84)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import Session

from reviews.store.record.rows import grouped, read, select_as
from reviews.store.record.standing import stands
from reviews.store.tables import RequestFile, RequestLine, Review, StoredFile


@dataclass(frozen=True, slots=True)
class FiledDocument:
    """A document of the scheme, the review it came in, and the item of the list it answered."""

    id: UUID
    name: str
    about: str
    true_on: date | None
    recorded_at: datetime
    review: str
    item: str


def on_file(
    session: Session, scheme_id: UUID, team_id: UUID
) -> Mapping[str, Sequence[FiledDocument]]:
    """The documents of a scheme by the item they answer, newest first; one query.

    Those that answer none stand under "". Papers set apart and residents' files are no documents
    of the scheme; those of another team's review stay with that team.
    """
    rows = session.execute(
        select_as(
            FiledDocument,
            StoredFile,
            review=Review.reference,
            item=func.coalesce(RequestLine.item, ""),
        )
        .join(Review, Review.id == StoredFile.review_id)
        .outerjoin(RequestFile, RequestFile.file_id == StoredFile.id)
        .outerjoin(RequestLine, RequestLine.id == RequestFile.request_line_id)
        .where(
            StoredFile.scheme_id == scheme_id,
            Review.team_id == team_id,
            StoredFile.purpose == "document",
            stands(StoredFile.id),
        )
        .order_by(StoredFile.recorded_at.desc(), StoredFile.id)
    )
    return defaultdict(list, grouped((row.item, read(FiledDocument, row)) for row in rows))
