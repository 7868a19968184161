"""Every kind of long work: a line says what it asks for, its pieces, and what is made of them."""

from functools import partial

from reviews.domain.cases.bundles import BundleKind
from reviews.domain.people.roles import Permission
from reviews.domain.record.jobs import JobKind
from reviews.services.record.jobs import Kind, Kinds

from .across import audit, scheme_log
from .cases import group_bundles, redactions_asked
from .cases.bundle_making import done, steps

_WORKBOOK = (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
_PDF = (".pdf", "application/pdf")

# A table: each kind reads better on its own few lines.
# fmt: off
KINDS: Kinds = {
    JobKind.SCHEME_LOG: Kind(Permission.READ_LOG, "scheme",
        scheme_log.parts, scheme_log.piece, scheme_log.result, "scheme-log", *_WORKBOOK,
        of_one_day=True, reads_only=True),
    JobKind.EVENTS: Kind(Permission.READ_EVENTS, "event",
        audit.parts, audit.piece, audit.result, "record-of-events", *_WORKBOOK,
        reads_only=True),
    JobKind.BUNDLE_PARTIES: Kind(Permission.APPEALS, "paper",
        *steps(BundleKind.PARTIES), "bundle", *_PDF, reads_only=True,
        done=partial(done, BundleKind.PARTIES), page="cases.bundles"),
    JobKind.BUNDLE_FULL: Kind(Permission.DISCLOSURE, "paper",
        *steps(BundleKind.FULL), "bundle", *_PDF, reads_only=True,
        done=partial(done, BundleKind.FULL), page="cases.full_bundles"),
    JobKind.BUNDLE_GROUP: Kind(Permission.APPEALS, "paper",
        group_bundles.parts, group_bundles.piece, group_bundles.result, "bundle", *_PDF,
        reads_only=True, done=group_bundles.done, page="cases.group", page_of="group_id"),
    **dict.fromkeys((JobKind.REDACTION_LOOK, JobKind.REDACTION), Kind(Permission.DISCLOSURE, "part",
        redactions_asked.parts, redactions_asked.piece, redactions_asked.result, "paper", *_PDF,
        reads_only=True, done=redactions_asked.done, page="cases.asked_redaction",
        page_of="asked_id")),
}
# fmt: on
