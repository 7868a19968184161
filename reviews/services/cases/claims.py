"""The claims of a scheme as a workbook, for benefits officers."""

from typing import BinaryIO

from reviews.documents.workbooks.claims import ClaimRow, write_claims
from reviews.domain.people.roles import Viewer
from reviews.store.cases.claims import claims_at
from reviews.store.people import council_settings
from reviews.store.record.session import Session
from reviews.store.register.schemes import SchemeHead


def write_workbook(session: Session, to: BinaryIO, viewer: Viewer, scheme: SchemeHead) -> None:
    """Write the claims of a scheme, as a viewer may read them, to an open file."""
    rows = (
        ClaimRow(
            one.reference,
            one.name,
            one.unit,
            one.claim,
            one.housing_benefit.words,
            one.true_from_on,
            one.true_to_on,
        )
        for one in claims_at(session, viewer, scheme.id)
    )
    council = council_settings.council(session).name
    write_claims(rows, to, scheme=scheme.name, council=council)
