"""A case with a word of its own planted in each thing that no party may get, and its papers."""

import io
from datetime import date
from pathlib import Path
from uuid import UUID

import pikepdf
from PIL import Image

from reviews.domain.accounts.answers import Answer, Place, State, missing
from reviews.domain.cases.appeals import Appeal
from reviews.domain.cases.decisions import DecisionTold
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.kinds import DecisionKind, Inclusion, NoteKind, Person, Side, SignedBy
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.safeguarding.concerns import ConcernAbout, Told
from reviews.domain.sources import Source
from reviews.services.accounts import accounts
from reviews.services.accounts.record_answers import record_answers
from reviews.services.cases import bearings, documents
from reviews.services.cases.appeals import record_appeal
from reviews.services.cases.bearings import Points
from reviews.services.cases.decisions import record_decision
from reviews.services.cases.notes import write_note
from reviews.services.cases.own_papers import Asked
from reviews.services.record.files import take_in
from reviews.services.review.requests import quarantine, receive_document
from reviews.services.safeguarding.concerns import NewConcern, raise_concern
from reviews.store.cases import cases
from reviews.store.cases import documents as kept
from tests.build import Build
from tests.documents.bundles.making import pdf_of
from tests.going_in import GoingIn
from tests.pieces import KEPT

PLANTED = {
    "a quarantined paper": "sparrowmark",
    "the name of a quarantined file": "swallowmark",
    "a safeguarding record": "curlewmark",
    "a paper that is not relevant": "plovermark",
    "the name of a file that is not in": "herringmark",
    "an attachment": "gannetmark",
    "a bookmark": "kestrelmark",
    "what only a camera says": "ospreymark",
    "a letter that is a draft": "merlinmark",
    "advice": "buzzardmark",
    "an earlier wording": "linnetmark",
    "who refused": KEPT,
    "why an item is withheld": "harriermark",
}
"""Where each word stands."""
WITHHELD = "dippermark"
"""What the tribunal alone gets."""
GOES = "goldfinch"
"""What everybody gets."""


class Planted(GoingIn):
    """Amina's case, with something planted in everything that is not to go."""

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        self.review, self.lead = self.pieces.case.review, self.pieces.case.lead
        self._beside_the_case()
        self.not_in = self._received(PLANTED["a paper that is not relevant"].encode(), "rule.txt")
        self._received(b"Of no use", f"{PLANTED['the name of a file that is not in']}.txt")
        self.apart = self.pieces.finished(self.pieces.borys, f"{WITHHELD} is never there")
        self.said_anew = self._said_anew()
        self.plan = self._received(_plan(build.house.files.folder), "plan.pdf")
        self.photo = self._received(_photo(), "lift.jpg")
        self._decided()

    def _received(self, data: bytes, name: str) -> UUID:
        upload = take_in(self.build.house.files, name, data, 1_000_000)
        wanted = self.build.house.question_sets.latest("scheme-review").requests[0].key
        told = {"item": wanted, "about": f"{GOES} paper", "true_on": None}
        key: UUID = self.build.do(receive_document, self.lead, self.review, upload, **told)
        return key

    def _beside_the_case(self) -> None:
        """What is never evidence: quarantined, safeguarding, a draft letter, advice."""
        build, case, planted = self.build, self.pieces.case, PLANTED
        name = f"{planted['the name of a quarantined file']}.txt"
        data = planted["a quarantined paper"].encode()
        upload = take_in(build.house.files, name, data, 1_000_000)
        build.do(quarantine, self.lead, self.review, upload, planted["a quarantined paper"])
        words = planted["a safeguarding record"]
        concern = NewConcern(
            case.scheme,
            ConcernAbout.ADULT,
            words,
            words,
            Told.YES,
            review_id=self.review,
            resident_id=self.pieces.amina,
        )
        build.do(raise_concern, self.lead, concern)
        case.recommend(self.pieces.both, what=f"Send {planted['a letter that is a draft']}.")
        case.draft(LetterKind.PROVIDER_RECOMMENDATIONS)
        build.do(write_note, self.benefits, self.case, NoteKind.ADVICE, planted["advice"])

    def _said_anew(self) -> UUID:
        """An account in which an answer was put right before it was finished."""
        build = self.build
        key = build.account(
            self.lead, self.review, self.pieces.amina, said=PLANTED["an earlier wording"]
        )
        asked = build.house.question_sets.latest("resident-interview").asked_of(Source.RESIDENT)
        first = next(one for one in asked.questions() if one.kind == "long-text" and not one.when)
        given: dict[Place, Answer] = {(first.key, 0): Answer(State.GIVEN, f"{GOES} comes")}
        while left := missing(asked, given):
            for one in left:
                given[one.question.key, one.repeat] = Answer(State.NOT_SEEN, None, "Tired")
        build.do(record_answers, self.lead, key, asked, given, {(first.key, 0): 1})
        named = {(one.name, one.version): one for one in build.house.question_sets}
        build.do(accounts.finish_account, self.lead, key, named)
        return key

    def _decided(self) -> None:
        """The decision, the appeal, which way an answer points, and what goes in."""
        build, by = self.build, self.benefits
        told = DecisionTold(DecisionKind.SUPERSESSION, "Not exempt", date(2026, 9, 10))
        decision = build.do(record_decision, by, self.case, told)
        appeal = Appeal(
            received_on=date(2026, 9, 21),
            person=Person.CLAIMANT,
            appellant="Amina",
            signed_by=SignedBy.APPELLANT,
            decision_fact_id=decision,
        )
        build.do(record_appeal, by, self.case, appeal)
        self.pieces.case.agree_to(self.pieces.borys, *self.no())
        self.put_in(self.pieces.account, self.said_anew, self.plan, self.photo)
        answer = self.pieces.answer(self.pieces.account, "need-help-needed")
        points = Points("exempt-claimant", Side.FOR, "She says so")
        build.do(bearings.say_points, by, self.case, answer, points, ())
        self.leave_out(self.not_in, self.pieces.kept_account)
        self.decide(
            self.apart,
            inclusion=Inclusion.APPLICATION,
            harm=PLANTED["why an item is withheld"],
            to_whom="Borys",
            proportionate="Nothing less protects him",
        )

    def draft(self, kind: DocumentKind) -> bytes:
        """A paper of the council, drafted and kept: its Word document."""
        house, by = self.build.house, self.benefits
        head = self.build.read(cases.case, self.case)
        named = {(one.name, one.version): one for one in house.question_sets}
        asked = Asked(by, self.build.today, named)
        own = (head, kind, asked, 0, house.templates, house.files)
        self.build.do(documents.write, by, self.build.read(documents.prepare, *own))
        found = next(one for one in self.build.read(kept.standing, self.case) if one.kind is kind)
        return documents.read_document(house.files, found)


def _plan(folder: Path) -> bytes:
    """A PDF with a file attached within it, and a bookmark, that no page shows."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["more.txt"] = PLANTED["an attachment"].encode()
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(PLANTED["a bookmark"], 0))

    path = folder / "plan.pdf"
    try:
        return pdf_of(
            path, f"BT /F 24 Tf 40 700 Td ({GOES} plan) Tj ET".encode(), change=change
        ).read_bytes()
    finally:
        path.unlink()


def _photo() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = PLANTED["what only a camera says"]
    to = io.BytesIO()
    Image.new("RGB", (400, 300), "teal").save(to, "JPEG", exif=exif)
    return to.getvalue()
