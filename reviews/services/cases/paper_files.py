"""Lists of papers as files: what is in now, what a set said when it was sent, the schedule."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from reviews.documents.bundles.words_pages import Section, Words, page_words
from reviews.documents.workbooks.papers import PaperRow, ScheduleRow, write_papers, write_schedule
from reviews.domain.cases.papers import BOTH, Heading, certified_words
from reviews.domain.dates import LONDON, long_date
from reviews.store.cases import bundles
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.sets import SentPapers
from reviews.store.people.council_settings import council
from reviews.store.record.session import Session

from .paper_words import Sets, schedule

FOR_THE_TRIBUNAL = (
    "The tribunal alone. It goes to no other party, and to nobody who works the case."
)
"""For whom the schedule and the full set are."""


class Listed(Protocol):
    """What a list of papers says of one."""

    @property
    def heading(self) -> Heading:
        """The heading over it."""

    @property
    def what(self) -> str:
        """What it is."""

    @property
    def on(self) -> date | None:
        """Its day."""

    @property
    def from_whom(self) -> str:
        """From whom it is."""

    @property
    def sha256(self) -> str:
        """The mark of its file; empty where it is none."""


def list_file(
    session: Session, placed: Iterable[tuple[int, Listed]], about: Iterable[tuple[str, str]]
) -> bytes:
    """Papers in their places as a workbook, with what is said of the list as a whole."""
    made = BytesIO()
    rows = [
        PaperRow(place, one.heading.words, one.what, one.on, one.from_whom, one.sha256)
        for place, one in placed
    ]
    said = [(label, words) for label, words in about if words]
    write_papers(rows, said, made, council=council(session).name)
    return made.getvalue()


def sent_file(session: Session, case: CaseHead, one: SentPapers) -> bytes:
    """The list of a set as it was sent, as a workbook."""
    bundle = bundles.sent_with(session, one.id)
    about = [
        ("Case", case.reference),
        ("Tribunal’s reference", case.tribunal_reference),
        ("Set", f"{one.number}: {one.kind.words}"),
        ("Sent on", long_date(one.sent_on)),
        ("Papers that follow", one.to_follow),
        ("They follow by", long_date(one.follows_by_on) if one.follows_by_on else ""),
        ("Bundle", f"{bundle.name}. SHA-256: {bundle.sha256}" if bundle else "It went without one"),
        ("Disclosure", sent_certified(one)),
        ("Who decided", BOTH if one.both else ""),
    ]
    return list_file(session, [(each.place, each) for each in one.papers], about)


def sent_certified(one: SentPapers) -> str:
    """What a set that was sent says of all relevant documents; empty without a certificate."""
    return certified_words(one.certified_at.astimezone(LONDON).date()) if one.certified_at else ""


def schedule_pdf(session: Session, case: CaseHead, sets: Sets, today: date) -> bytes:
    """The schedule of the application under rule 14 as PDF, for the tribunal alone."""
    about = [
        ("Council", council(session).name),
        ("Case", case.reference),
        ("Tribunal’s reference", case.tribunal_reference),
        ("Made on", long_date(today)),
        ("For", FOR_THE_TRIBUNAL),
    ]
    words = Words(
        "Schedule of what the council asks the tribunal to withhold (rule 14)",
        lines=[(name, said) for name, said in about if said],
        sections=[_section(one) for one in schedule(session, case, sets)],
        dated_on=today,
    )
    with TemporaryDirectory(prefix="schedule-") as folder:
        return page_words(words, Path(folder)).path.read_bytes()


def _section(one: ScheduleRow) -> Section:
    said = [
        ("Pages in the full set", one.pages),
        ("A copy without the words", one.copy),
        ("What is taken out of it", one.taken_out),
        ("Day", long_date(one.on)),
        ("Whose", one.whose),
        ("What harm", one.harm),
        ("To whom", one.to_whom),
        ("Why it is proportionate", one.proportionate),
        ("SHA-256 of its file", one.sha256),
    ]
    return Section(f"R{one.number}. {one.what}", [(name, words) for name, words in said if words])


def schedule_file(session: Session, case: CaseHead, sets: Sets, today: date) -> bytes:
    """The schedule of the application under rule 14 as a workbook, for the tribunal alone."""
    made = BytesIO()
    about = [
        ("Case", case.reference),
        ("Tribunal’s reference", case.tribunal_reference),
        ("Made on", long_date(today)),
        ("For", FOR_THE_TRIBUNAL),
    ]
    rows = schedule(session, case, sets)
    write_schedule(rows, about, made, council=council(session).name)
    return made.getvalue()
