"""The council's own papers in a case: which function gathers what each kind holds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from reviews.domain.cases.own_papers import About, OwnPaper
from reviews.domain.cases.response import Choices
from reviews.domain.people.roles import Viewer
from reviews.store.cases.cases import CaseHead
from reviews.store.people import officers
from reviews.store.record.session import Session
from reviews.store.register import residents

from .in_papers import InPapers, in_papers
from .paper_words import Sets


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom and with what a paper is drafted.

    Attributes:
        by: who drafts it; it is made from what they may read in the case, and from nothing else.
        today: the day that it bears.
        sets: the question sets, by name and version.
        officer_id: whose statement it is; None for other kinds.
        choices: what they say of a response as they draft it.
        read: what is in the papers of a case, by its id, once it was read for one of its papers.
    """

    by: Viewer
    today: date
    sets: Sets
    officer_id: UUID | None = None
    choices: Choices = field(default_factory=Choices)
    read: dict[UUID, InPapers] = field(default_factory=dict, compare=False, repr=False)


Gather = Callable[[Session, CaseHead, Asked], OwnPaper]
"""Reads the record into what one kind of paper holds."""


def about(session: Session, case: CaseHead, asked: Asked) -> About:
    """What stands at the top of a paper; the claimant by name where whoever drafts reads names."""
    officer = officers.officer(session, asked.by.id)
    own = [case.resident_id] if case.resident_id else []
    names = [one.full_name for one in residents.names(session, asked.by, own).values()]
    return About(
        date=asked.today,
        reference=case.reference,
        tribunal_reference=case.tribunal_reference,
        claimant=f"{names[0]} ({case.resident})" if names else case.resident,
        home=case.scheme,
        officer=officer.name if officer else "",
        post=officer.job_title if officer else "",
    )


def found(session: Session, case: CaseHead, asked: Asked) -> InPapers:
    """What is in the papers of a case, read once for all the papers that are asked for together."""
    if case.id not in asked.read:
        asked.read[case.id] = in_papers(session, asked.by, case, asked.sets)
    return asked.read[case.id]
