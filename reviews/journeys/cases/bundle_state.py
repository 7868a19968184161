"""Whether a bundle holds what goes now, as its list, its own page and its pages on screen say."""

from reviews.services.cases import bundles as service
from reviews.services.cases import group_bundles
from reviews.services.cases.bundle_anew import taken_out_since
from reviews.store.cases import bundles as store
from reviews.store.cases.bundles import BundleLine
from reviews.store.cases.bundles_read import BundleLine as BundleRead
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.groups import GroupHead
from reviews.web.database import reading
from reviews.web.review_plan import all_sets

OUT_OF_DATE = "Out of date"
_OTHERWISE = "Out of date: this bundle does not hold what goes now. Have one made anew."
_TAKEN_OUT = (
    "Out of date. Do not give this out: words were taken out of {papers} since it was made. Have a "
    "bundle made anew."
)


def state_of(one: BundleLine, mark: str) -> tuple[str, str]:
    """How a bundle stands beside the mark of what would go now: in words, and the colour of these.

    One that was sent or erased is as it is, whatever would go now.
    """
    if one.erased_at is not None:
        return "Erased", "grey"
    if one.sent_on is not None:
        return "Sent", "blue"
    return ("Holds what goes now", "green") if one.mark == mark else (OUT_OF_DATE, "yellow")


def old(case: CaseHead, one: BundleLine) -> str:
    """What is told of a bundle of a case that is out of date; empty where it is not.

    It must not be given out where it holds words that were taken out of papers since: these are
    told by their numbers. Nothing more is asked of one that was sent.
    """
    if one.erased_at is not None or one.sent_on is not None:
        return ""
    now = service.plan(reading(), case, one.kind, all_sets())
    numbers = taken_out_since(reading(), case, one)
    if state_of(one, now.mark)[0] != OUT_OF_DATE:
        return ""
    if not numbers:
        return _OTHERWISE
    *others, last = numbers
    papers = f"papers {', '.join(others)} and {last}" if others else f"paper {last}"
    return _TAKEN_OUT.format(papers=papers)


def old_on_screen(case: CaseHead, read: BundleRead) -> str:
    """The same on its pages on screen; nothing is asked of one that was sent."""
    if read.sent_on is not None:
        return ""
    one = store.bundle(reading(), case.id, read.kind, read.id)
    return old(case, one) if one else ""


def old_of_group(group: GroupHead, one: BundleLine) -> str:
    """The same of a bundle of common papers: one that a case redacts stands in none any more."""
    if one.erased_at is not None or one.sent_on is not None:
        return ""
    now = group_bundles.plan(reading(), group, all_sets())
    return _OTHERWISE if state_of(one, now.mark)[0] == OUT_OF_DATE else ""
