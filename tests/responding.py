"""A case that is answered: a decision, an appeal, papers weighed both ways, some of them in."""

import io
from datetime import date
from typing import Any
from uuid import UUID

from docx import Document

from reviews.documents.letters.blocks import block_lines
from reviews.documents.letters.word_reader import read_blocks
from reviews.domain.cases.appeals import Appeal
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.kinds import Person, Side, SignedBy
from reviews.domain.cases.response import Choices
from reviews.domain.people.roles import Viewer
from reviews.services.cases import appeals, documents
from reviews.services.cases.cases import change_case, words_of
from reviews.services.cases.own_papers import Asked
from reviews.store.cases import cases
from reviews.store.cases import documents as store
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.documents import DocumentLine
from tests.build import Build
from tests.weighing import Weighing

AWKWARD = 'O’Brien-Łukasz & "Sons" <b>say</b>\nلا أعرف 🙂 ŵŷ'


class Responding(Weighing):
    """Amina's appeal, which the council answers."""

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        head = self.head
        words = (head.about, "SC242/26/01234")
        build.do(change_case, self.officer, self.case, *words, seen=words_of(head))
        self.decided = self.decision(
            what=AWKWARD,
            made_on=date(2026, 9, 10),
            ground="change",
            ground_facts="The plan says so",
            effective_on=date(2026, 9, 7),
        )
        self.appealed = self.appeal(grounds=f"They help me & <always>\npaper 1 is wrong\n{AWKWARD}")

    @property
    def head(self) -> CaseHead:
        """The case as it is read."""
        found = self.build.read(cases.case, self.case)
        assert isinstance(found, CaseHead)
        return found

    def appeal(self, **more: Any) -> UUID:
        """An appeal against the decision, by the claimant."""
        told: dict[str, Any] = {
            "received_on": date(2026, 9, 21),
            "person": Person.CLAIMANT,
            "appellant": "Amina <&>",
            "signed_by": SignedBy.APPELLANT,
            "decision_fact_id": self.decided,
        }
        made = Appeal(**(told | more))
        key: UUID = self.build.do(appeals.record_appeal, self.officer, self.case, made)
        return key

    def weighed(self) -> None:
        """Her account is in and her answer for it; the paper is weighed against it and is not."""
        self.put(self.account)
        self.say(self.need, Side.FOR, why="She says that help comes")
        self.say(self.paper, Side.AGAINST, why="The rota says otherwise")

    def asked(self, by: Viewer | None = None, **choices: Any) -> Asked:
        """What a paper is drafted with."""
        sets = {(one.name, one.version): one for one in self.build.house.question_sets}
        return Asked(by or self.officer, self.build.today, sets, None, Choices(**choices))

    def draft(self, by: Viewer | None = None, **choices: Any) -> UUID:
        """The response drafted, and kept as its next version."""
        by, kind, house = by or self.officer, DocumentKind.RESPONSE, self.build.house
        last = self.build.read(store.last_number, self.case, kind, None)
        own = (self.head, kind, self.asked(by, **choices), last, house.templates, house.files)
        prepared = self.build.read(documents.prepare, *own)
        key: UUID = self.build.do(documents.write, by, prepared)
        return key

    def newest(self) -> DocumentLine:
        """The response as it stands."""
        found: list[DocumentLine] = self.build.read(store.standing, self.case)
        return found[0]

    def file(self) -> bytes:
        """Its Word document."""
        return documents.read_document(self.build.house.files, self.newest())

    def to_edit(self) -> bytes:
        """It as it is given out to be changed."""
        return documents.to_edit(self.build.house.files, self.head, self.newest())


def words_in(document: bytes) -> str:
    """Every word of a Word document, a line each."""
    blocks = read_blocks(document)
    body = [line for block in blocks.body for line in block_lines(block)]
    return "\n".join((*blocks.header, *body, *blocks.footer, blocks.title))


def changed(document: bytes, old: str, new: str) -> bytes:
    """A Word document with some words put in place of others, as somebody does in Word."""
    opened = Document(io.BytesIO(document))
    cells = [cell for table in opened.tables for row in table.rows for cell in row.cells]
    every = [*opened.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
    found = [one for one in every if old in one.text]
    assert found, old
    for one in found:
        one.runs[0].text = one.text.replace(old, new)
        for rest in one.runs[1:]:
            rest.text = ""
    saved = io.BytesIO()
    opened.save(saved)
    return saved.getvalue()
