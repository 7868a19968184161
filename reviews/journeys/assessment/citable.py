"""What a finding can rest on, a page at a time: sought in the database, grouped by whose it is."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from flask import abort, request

from reviews.domain.assessment.overall_assessment import THEMES, theme_of_thing
from reviews.domain.consent.consents import Use
from reviews.domain.dates import long_date
from reviews.domain.guidance import numbers
from reviews.domain.record.evidence import OF_CASES, EvidenceKind, Limb
from reviews.domain.sources import Source
from reviews.domain.worded import Worded
from reviews.reference.code_lists import look_round
from reviews.reference.limbs import limbs
from reviews.store.assessment import citable as store
from reviews.store.assessment.citable import Asked, Sought
from reviews.store.assessment.overall_assessment import Evidence, evidence_named
from reviews.store.review.reviews import PlannedResident, ReviewHead, planned_residents
from reviews.web.access.allow import viewer
from reviews.web.database import reading
from reviews.web.forms.evidence_sought import every_question, words_sought
from reviews.web.review_plan import all_sets

from .evidence_shown import Rest, rests

NAMES = ("evidence", "answer", "file", "observation")
"""How an address names one piece of evidence: by its id, under any of these."""

_NOBODY = UUID(int=0)
"""The id that no resident has: a reference that is nobody's finds nothing."""

_LAST_PAGE = 10_000
"""The furthest page: past it, what is skipped is no number that the database takes."""

W = TypeVar("W", bound=Worded)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a person looks for, as they chose and typed it; empty where it does not narrow."""

    text: str = ""
    theme: str = ""
    kind: EvidenceKind | None = None
    source: Source | None = None
    resident: str = ""
    paragraph: str = ""
    limb: Limb | None = None
    page: int = 1

    @classmethod
    def read(cls, theme: str) -> "Looked":
        """What this request looks for; under a theme where it does not say."""
        given = request.form if request.method == "POST" else request.args
        asked = given.get("theme", theme)
        page = given.get("page", 1, type=int)
        turned = {"next": page + 1, "previous": page - 1, "search": 1}
        kind = _one_of(EvidenceKind, given.get("kind", ""))
        return cls(
            given.get("q", "").strip(),
            asked if asked in THEMES else "",
            None if kind in OF_CASES else kind,
            _one_of(Source, given.get("source", "")),
            given.get("resident", ""),
            given.get("paragraph", "").strip(),
            _one_of(Limb, given.get("limb", "")),
            min(max(1, turned.get(request.form.get("go", ""), page)), _LAST_PAGE),
        )

    @property
    def said(self) -> str:
        """What was looked for, in words."""
        parts = (
            f"“{self.text}”" if self.text else "",
            THEMES.get(self.theme, ""),
            self.kind.words if self.kind else "",
            self.source.words if self.source else "",
            self.resident,
            f"paragraph {self.paragraph}" if self.paragraph else "",
            self.limb.words if self.limb else "",
        )
        return "; ".join(filter(None, parts))


def _one_of(kind: type[W], value: str) -> W | None:
    return next((one for one in kind if one.value == value), None)


@dataclass(frozen=True, slots=True)
class Group:
    """The pieces of one account, or of one kind; or those that were ticked before."""

    title: str
    things: tuple[Rest, ...]
    ticked: bool = False


def sought(looked: Looked, residents: Collection[PlannedResident]) -> Sought:
    """What to ask the database for."""
    by_reference = {one.reference: one.resident_id for one in residents}
    covered = _covered(looked.paragraph)
    things = {one.key for one in look_round().things.codes}
    return Sought(
        words_sought(looked.text),
        looked.kind,
        looked.source,
        by_reference.get(looked.resident, _NOBODY) if looked.resident else None,
        None if covered is None else frozenset(map(str, covered)),
        looked.limb,
        _asked(looked.theme, covered) if looked.theme or covered is not None else None,
        _speaks(looked.limb),
        frozenset(one for one in things if theme_of_thing(one) == looked.theme)
        if looked.theme
        else None,
    )


def _covered(paragraph: str) -> frozenset[int] | None:
    """The paragraphs looked for; none of them where what was typed is no reference to any."""
    try:
        return frozenset(numbers(paragraph)) if paragraph else None
    except ValueError:
        return frozenset()


def _asked(theme: str, covered: frozenset[int] | None) -> Asked:
    """The questions under a theme, or of these paragraphs, or both."""
    return {
        key: {
            one.key
            for one in asked.questions()
            if theme in ("", one.theme)
            and (covered is None or covered & set(numbers(one.paragraph)))
        }
        for key, asked in all_sets().items()
    }


def _speaks(limb: Limb | None) -> Asked:
    found = {key for key, of in limbs().items() if of is limb}
    return {
        (name, version): {one for of, one in found if of == name} for name, version in all_sets()
    }


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, what was ticked before, and what was looked for.

    `residents` are those of the review, as they are chosen from: each reference twice.
    """

    ticked: tuple[Rest, ...]
    groups: tuple[Group, ...]
    looked: Looked
    more: bool
    residents: tuple[tuple[str, str], ...]

    @property
    def shown(self) -> tuple[Group, ...]:
        """Every group of the page: first what was ticked, so that it can be unticked too."""
        before = (Group("Ticked so far", self.ticked, ticked=True),) if self.ticked else ()
        return (*before, *self.groups)


def found(
    review: ReviewHead, looked: Looked, but: Collection[UUID], ticked: Collection[UUID]
) -> Found:
    """What this officer may cite, and what they ticked; a fixed number of queries."""
    session, residents = reading(), planned_residents(reading(), review.id)
    asked = sought(looked, residents)
    ids, more = store.citable(
        session, viewer(), Use.NOTES, review, asked, but={*but, *ticked}, page=looked.page
    )
    rows = evidence_named(session, review.id, [*ids, *ticked])
    shown = rests(review, rows)
    return Found(
        tuple(shown[one.id] for one in rows if one.id in ticked and one.id in shown),
        tuple(_grouped([one for one in rows if one.id not in ticked], shown)),
        looked,
        more,
        tuple((one.reference, one.reference) for one in residents),
    )


def _grouped(rows: list[Evidence], shown: dict[UUID, Rest]) -> Iterator[Group]:
    """Pieces by the account that they are of, in the order of its questions, or by their kind."""
    order = {one.key: number for number, (_, one) in enumerate(every_question())}
    groups: dict[tuple[UUID | None, str], list[Evidence]] = {}
    for one in rows:
        groups.setdefault((one.account_id, _title(one, shown[one.id])), []).append(one)
    for (account_id, title), some in groups.items():
        if account_id is not None:
            some.sort(key=lambda one: (one.repeat, order[one.question]))
        yield Group(title, tuple(shown[one.id] for one in some))


def _title(one: Evidence, rest: Rest) -> str:
    if one.account_id is None:
        return one.kind.words
    return ", ".join(
        (*rest.told[:1], *((long_date(one.true_from_on),) if one.true_from_on else ()))
    )


def may_cite(review: ReviewHead, keys: Sequence[UUID]) -> list[UUID]:
    """Those of some pieces that this officer may cite; a query or two for each page of them."""
    found: list[UUID] = []
    for first in range(0, len(keys), store.PAGE):
        only = keys[first : first + store.PAGE]
        found += store.citable(reading(), viewer(), Use.NOTES, review, Sought(), only=only)[0]
    return found


def named(review: ReviewHead) -> Rest | None:
    """The piece that the address names, if it names one; not found where it cannot be cited."""
    for name in NAMES:
        if name in request.args:
            key = request.args.get(name, type=UUID) or abort(404)
            rows = evidence_named(reading(), review.id, may_cite(review, [key]))
            return rests(review, rows)[key] if rows else abort(404)
    return None
