"""Bundles of a case, written by hand: a PDF of a few pages, and the rows of what stands on them."""

import json
from dataclasses import dataclass
from uuid import UUID

import pypdfium2
import typst
from sqlalchemy.orm import Session

from reviews.domain.cases.bundles import BundleKind, PagedAs
from reviews.domain.cases.papers import Heading
from reviews.domain.people.roles import Act, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.services.cases.cases import record
from reviews.store.tables import Bundle, BundlePaper, BundleSent
from tests.build import Build

HOSTILE = "Ŵyn & Łucja said <ok> \"yes\" 'no' سلام 🙂"
"""What a paper is called, in many scripts."""


@dataclass(frozen=True)
class Stands:
    """A paper of a bundle: its place, the piece that it is, and its pages."""

    place: int
    evidence: UUID | None
    first_page: int
    pages: int = 1
    heading: Heading = Heading.SCHEME
    what: str = HOSTILE
    told: str = ""


def pages(*words: str, paper: str = "a4", across: bool = False) -> bytes:
    """A PDF with these words, a page each; a page without words holds a picture alone."""
    each = [f"#{json.dumps(one, ensure_ascii=False)}" if one else "#circle()" for one in words]
    look = f'#set page("{paper}", flipped: {str(across).lower()})\n'
    return typst.compile((look + "\n#pagebreak()\n".join(each)).encode())


def _count(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def bundled(
    build: Build,
    by: Viewer,
    case: UUID,
    pdf: bytes,
    *papers: Stands,
    kind: BundleKind = BundleKind.PARTIES,
    sent: bool = False,
) -> UUID:
    """A bundle of a case with these papers in it; sent today, if it was."""
    kept = build.house.files.keep(pdf)

    def write(session: Session, act: Act) -> UUID:
        number = session.query(Bundle).filter_by(case_id=case, kind=kind).count() + 1
        wrote = {"recorded_at": act.at, "recorded_by": by.id}
        made = Bundle(
            case_id=case,
            kind=kind,
            number=number,
            new_from=1,
            pages=_count(pdf),
            mark="-",
            record_number="7-abcd-efgh",
            bytes_id=kept.bytes_id,
            sha256=kept.sha256,
            size=kept.size,
            **wrote,
        )
        session.add(made)
        session.flush()
        session.add_all(_paper(made.id, one) for one in papers)
        record(session, act, case, EventKind.BUNDLE_MADE)
        if sent:
            of = {"bundle_id": made.id, "sent_on": build.today, "sha256": kept.sha256}
            session.add(BundleSent(**of, **wrote))
            record(session, act, case, EventKind.BUNDLE_SENT)
        return made.id

    def _paper(bundle: UUID, one: Stands) -> BundlePaper:
        return BundlePaper(
            bundle_id=bundle,
            place=one.place,
            evidence_id=one.evidence,
            heading=one.heading,
            what=one.what,
            on=build.days(-30),
            from_whom="The provider",
            sha256="",
            paged_as=PagedAs.PDF,
            first_page=one.first_page,
            pages=one.pages,
            told=one.told,
            recorded_at=build.clock(),
            recorded_by=by.id,
        )

    key: UUID = build.do(write, by)
    return key
