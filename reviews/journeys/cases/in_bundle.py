"""Where a piece of evidence stands in the newest bundle of its case, and the way to its page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from flask import url_for

from reviews.domain.cases.pieces import Piece
from reviews.store.cases.bundles_read import newest, pages_of, taken_out
from reviews.store.cases.cases import CaseHead
from reviews.web.database import reading

from .as_it_stood import read_as


@dataclass(frozen=True, slots=True)
class Way:
    """Words that lead somewhere; both are empty where there is nowhere to go."""

    words: str = ""
    href: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """Both."""
        return self.words, self.href


@dataclass(frozen=True, slots=True)
class InBundle:
    """The parties' set of a case, asked once for all the evidence on a page; it may be none.

    `named` is what the way to a page calls it.
    """

    pages: dict[UUID, tuple[int, int]] = field(default_factory=dict)
    at: Callable[[int], str] = str
    contents: Way = field(default_factory=Way)
    named: str = "the bundle"

    def of(self, *ids: UUID | None) -> Way:
        """The page on which the first of these pieces of evidence that is in it begins."""
        found = next((self.pages[one] for one in ids if one in self.pages), None)
        return Way(f"Page {found[0]} of {self.named}", self.at(found[0])) if found else Way()

    def piece(self, one: Piece) -> Way:
        """The same of a piece as a case reads it.

        An answer stands in it with its account, on any of the pages of that.
        """
        account = self.pages.get(one.account[0]) if one.account else None
        if account is None or one.id in self.pages or account[0] == account[1]:
            return self.of(one.id, one.account[0] if one.account else None)
        return Way(f"On pages {account[0]} to {account[1]} of {self.named}", self.at(account[0]))


def in_bundle(case: CaseHead) -> InBundle:
    """Where the evidence of a case stands; as of a day, in the bundle of then.

    Four queries at most. One that holds what was taken out since leads nowhere.
    """
    session = reading()
    found = newest(session, case.id, read_as())
    stands = pages_of(session, found.id) if found else {}
    if found is None or taken_out(session, case, found, stands):
        return InBundle()
    here = partial(url_for, case_id=case.id, bundle_id=found.id)

    def at(number: int) -> str:
        return here("cases.bundle_page", position=number)

    whole = Way("The newest bundle, page by page", here("cases.bundle_contents"))
    return InBundle(stands, at, whole)
