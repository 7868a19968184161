"""A paper of some pages that words are asked to be taken out of, as long work."""

from io import BytesIO
from typing import Any
from uuid import UUID

from reviews.domain.cases.bundles import RedactedFor
from reviews.domain.cases.kinds import StepKind
from reviews.domain.cases.redacting import words_of
from reviews.domain.cases.steps import Step
from reviews.domain.people.roles import Viewer
from reviews.domain.record.jobs import JobKind
from reviews.services.cases import redactions_asked as service
from reviews.services.cases import steps
from reviews.services.cases.bundles import entry_of
from reviews.services.cases.redactions import Wanted
from reviews.services.cases.redactions_asked import Paper
from reviews.services.job_kinds import KINDS
from reviews.services.record.files import take_in
from reviews.services.record.job_run import run
from reviews.services.review.requests import receive_document
from reviews.store.cases import redactions_asked as store
from reviews.store.cases.items import Item
from reviews.store.cases.redactions_asked import Asked
from reviews.store.record import jobs
from reviews.store.record.jobs import JobLine
from tests.build import Build
from tests.bundles import shop_of
from tests.documents.bundles import planted
from tests.going_in import GoingIn

LOOK, RECORD = JobKind.REDACTION_LOOK, JobKind.REDACTION
WORDS = f"{planted.NAME}\nZbigniew\nQuixley"
WHY = "As the direction asks"


class LongPaper:
    """A case with a PDF that names somebody on each of its pages, under application."""

    pages = 3

    def __init__(self, build: Build) -> None:
        self.build = build
        case = self.case = GoingIn(build)
        made = planted.content()
        for _ in range(self.pages - 1):
            made.pages.append(made.pages[0])
        file = BytesIO()
        made.save(file)
        upload = take_in(build.house.files, "long.pdf", file.getvalue(), 1_000_000)
        told = {"item": self._an_item, "about": "A long paper", "true_on": None}
        lead, review = case.pieces.case.lead, case.pieces.case.review
        self.key: UUID = build.do(receive_document, lead, review, upload, **told)
        case.apply_for(self.key)

    @property
    def _an_item(self) -> str:
        found: str = self.build.house.question_sets.latest("scheme-review").requests[0].key
        return found

    @property
    def item(self) -> Item:
        """The paper."""
        return next(one for one in self.case.items() if one.id == self.key)

    def directed(self) -> UUID:
        """The paper goes in, and the tribunal directs that words are taken out of it."""
        self.case.put_in(self.key)
        step = Step(StepKind.DIRECTION, self.build.today, words="Take out the name.")
        key: UUID = self.build.do(steps.record_step, self.case.benefits, self.case.case, step)
        return key

    def asked(self, kind: JobKind = RECORD, words: str = WORDS, **more: Any) -> UUID:
        """The long work, asked for by who decides what goes in."""
        step, by = more.get("step"), more.get("by", self.case.disclosure)
        sets = {(one.name, one.version): one for one in self.build.house.question_sets}
        entry = self.build.read(entry_of, self.item, "0", sets)
        paper = Paper(self.item, self.pages, entry.sha256, more.get("slip", False))
        why = RedactedFor.APPLICATION if step is None else RedactedFor.DIRECTION
        said = Wanted(why, step, words_of(words), (), WHY)
        of = KINDS, kind, self.case.case, paper, said
        key: UUID = self.build.do(service.ask, by, *of, seen=more.get("seen", ""))
        return key

    def worked(self, job_id: UUID) -> JobLine:
        """How the long work ended."""
        run(shop_of(self.build), job_id)
        found: JobLine = self.build.read(jobs.job, job_id)
        return found

    def kept(self, by: Viewer | None = None) -> Asked | None:
        """What an officer typed, while it is kept."""
        whose = (by or self.case.disclosure).id
        found: Asked | None = self.build.read(store.own, whose, self.case.case, self.key)
        return found
