"""A case whose papers become a bundle: asked for, made by a worker, and read back."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pypdfium2

from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.papers import list_mark
from reviews.domain.people.roles import Viewer
from reviews.domain.record.jobs import JobState
from reviews.services.cases import bundles, group_bundles, groups
from reviews.services.cases.paper_words import Sets, lines
from reviews.services.cases.sending import Line, NewSet, to_go
from reviews.services.cases.sending_with import send_with
from reviews.services.job_kinds import KINDS
from reviews.services.record.job_run import Workshop, run
from reviews.store.cases import bundles as store
from reviews.store.cases import cases
from reviews.store.cases import group_bundles as common_store
from reviews.store.cases.bundles import BundleLine
from reviews.store.record import jobs
from reviews.store.record.jobs import JobLine
from reviews.store.record.session import Session
from tests.build import Build


def shop_of(build: Build, **more: Any) -> Workshop:
    """A worker's workshop with every kind of work."""
    house = build.house
    given = {"tools": house.tools} | more
    return Workshop(house.engine, house.files, KINDS, build.clock, **given)


class Bundling:
    """A case, its papers made into bundles: of `GoingIn`, or what has the same officers."""

    def __init__(self, case: Any) -> None:
        self.case, self.build = case, case.build

    def asked(self, kind: BundleKind = BundleKind.PARTIES, by: Viewer | None = None) -> UUID:
        """Long work on a bundle, asked for by who may have it."""
        asks = self.case.benefits if kind is BundleKind.PARTIES else self.case.disclosure
        key: UUID = self.build.do(bundles.ask, by or asks, KINDS, kind, self.case.case)
        return key

    def worked(self, job_id: UUID, **more: Any) -> JobLine:
        """How the long work ended."""
        run(shop_of(self.build, **more), job_id)
        found: JobLine = self.build.read(jobs.job, job_id)
        return found

    def made(self, kind: BundleKind = BundleKind.PARTIES) -> BundleLine:
        """A bundle that was asked for and made."""
        job = self.worked(self.asked(kind))
        assert job.state is JobState.DONE, job.failure
        return self.bundles(kind)[0]

    def common(self, *papers: UUID) -> tuple[UUID, UUID]:
        """A group of which some papers are in for all cases, and the bundle of these."""
        case, pieces = self.case, self.case.pieces
        about = pieces.case.scheme, pieces.borys, pieces.case.review
        other = self.build.case(case.benefits, *about)
        group = self.build.do(groups.start_group, case.benefits, case.case, "Canal House", [other])
        case.put_in(*papers)
        self.worked(self.build.do(group_bundles.ask, case.benefits, KINDS, group))
        (made,) = self.build.read(common_store.bundles, group)
        return group, made.id

    def refused(self, kind: BundleKind = BundleKind.PARTIES, **more: Any) -> str:
        """Why a bundle that was asked for could not be made; none is there."""
        before = self.bundles(kind)
        job = self.worked(self.asked(kind), **more)
        assert job.state is JobState.FAILED, job
        assert self.bundles(kind) == before
        return job.failure or ""

    def bundles(self, kind: BundleKind = BundleKind.PARTIES) -> list[BundleLine]:
        """The bundles of a kind, the newest first."""
        found: list[BundleLine] = self.build.read(store.bundles, self.case.case, kind)
        return found

    def going(self) -> NewSet:
        """What goes now, as the page of sending has it."""
        build, case_id = self.build, self.case.case
        head = build.read(cases.case, case_id)

        def lines_now(session: Session) -> list[Line]:
            every = to_go(session, head).values()
            return lines(session, every, self.sets)

        every = build.read(lines_now)
        return NewSet(build.today, "", None, every, list_mark(one.id for one in every))

    def send(self, one: BundleLine | None) -> UUID:
        """What goes now was sent, with a bundle; the id of its set."""
        by, case_id = self.case.benefits, self.case.case
        bundle_id = one.id if one else None
        files = self.build.house.files
        key: UUID = self.build.do(send_with, by, case_id, self.going(), bundle_id, self.sets, files)
        return key

    @property
    def sets(self) -> Sets:
        """The question sets, by name and version."""
        return {(one.name, one.version): one for one in self.build.house.question_sets}

    def path(self, one: BundleLine) -> Path:
        """Where a bundle is."""
        found: Path = self.build.house.files.place(one.bytes_id)
        return found

    def words(self, one: BundleLine) -> list[str]:
        """The words on each page, as a second program reads them."""
        with pypdfium2.PdfDocument(self.path(one)) as document:
            return [page.get_textpage().get_text_bounded() for page in document]
