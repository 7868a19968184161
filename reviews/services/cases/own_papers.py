"""The council's own papers in a case: which function gathers what each kind holds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from reviews.domain.cases.own_papers import OwnPaper
from reviews.domain.cases.response import Choices
from reviews.domain.people.roles import Viewer
from reviews.store.cases.cases import CaseHead
from reviews.store.record.session import Session

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
    """

    by: Viewer
    today: date
    sets: Sets
    officer_id: UUID | None = None
    choices: Choices = field(default_factory=Choices)


Gather = Callable[[Session, CaseHead, Asked], OwnPaper]
"""Reads the record into what one kind of paper holds."""
