"""The overall assessment as benefits officers read it: with the reasons that are shared."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from reviews.domain.consent.shared import reasons_read
from reviews.store.across.agreed_to_share import Shared, shared
from reviews.store.assessment import grounds
from reviews.store.assessment.grounds import NOT_RECORDED, Rested
from reviews.store.assessment.overall_assessment import ConclusionView
from reviews.store.record.session import Session

from .overall_page import OverallRead

V = TypeVar("V", bound=ConclusionView)


def overall_shared(
    session: Session, review_id: UUID, page: OverallRead, instead: str
) -> OverallRead:
    """The same assessment, with `instead` in the place of words that are not shared.

    A fixed number of queries. Of readers nothing is said of what else they did.
    """
    found, read = shared(session, [review_id]), page.reading
    whole = review_id in found.whole
    rested = grounds.rested(session, review_id, page.findings.worded)
    own = grounds.own_rested(session, review_id, page.findings.worded)
    every = _of_all(read.conclusions, rested, found, instead, whole=whole)
    of_readers = [
        one
        for reader in sorted(read.wrote)
        for one in _of_all(
            (each for each in read.own if each.recorded_by == reader),
            own,
            found,
            instead,
            whole=whole,
        )
    ]
    steps = tuple(replace(one, words=one.words if whole else "") for one in read.readings)
    shown = replace(read, every=tuple(every), own=tuple(of_readers), readings=steps)
    return replace(page, reading=shown, also={})


def _of_all(
    conclusions: Iterable[V],
    rested: Mapping[UUID, Rested],
    found: Shared,
    instead: str,
    *,
    whole: bool,
) -> list[V]:
    """Conclusions of one reader, each with its reasons or with `instead`."""
    listed = list(conclusions)
    of_about = {one.about: rested.get(one.id, NOT_RECORDED) for one in listed}
    told = []
    for one in listed:
        rests = of_about[one.about]
        beneath = [of_about[about] for about in rests.grounds.abouts if about in of_about]
        shown = [
            _read(key, each, found) for each in (rests, *beneath) for key in each.grounds.findings
        ]
        read = reasons_read(shown, whole=whole)
        told.append(one if read else replace(one, reasons=instead))
    return told


def _read(finding: UUID, rested: Rested, found: Shared) -> bool:
    """Whether a finding is read as it was when it was rested on."""
    changed = finding in rested.reworded or finding in rested.taken_back
    return finding in (found.before if changed else found.standing)
