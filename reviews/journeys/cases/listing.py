"""The council's cases in lists: filtered, and found by a reference or part of a claim number."""

from typing import Any

from flask import render_template, request, url_for

from reviews.domain.cases.kinds import CaseKind
from reviews.domain.cases.listing import Asked, CasesShown, lists_every_case
from reviews.domain.people.roles import Permission
from reviews.domain.register.search import SHORTEST_PART
from reviews.store.cases import listed
from reviews.store.register.resident_index import claimants
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.database import reading

from .routes import bp

_WHOLE = "Of the case, or the tribunal’s."
_PART = (
    "Of the case, the tribunal’s, or the claimant’s; or at least "
    f"{SHORTEST_PART} letters or figures of a claim number."
)


@bp.get("/cases")
@allow(Permission.CASES)
def every() -> Page:
    """The council's cases, or a lead reviewer's own disputes, by what each waits for."""
    asked = Asked(
        words=request.args.get("words", "").strip(),
        shown=request.args.get("show", CasesShown.EVERY, type=CasesShown),
        kind=request.args.get("kind", type=CaseKind),
        mine=request.args.get("mine") == "yes",
    )
    page = max(request.args.get("page", 1, type=int), 1)
    cases = listed.listed(reading(), viewer(), asked, page=page)
    whole = lists_every_case(viewer())
    found = claimants(reading(), viewer(), asked.words) if page == 1 else []
    return render_template(
        "journeys/cases/every.html",
        asked=asked,
        shows=CasesShown.choices(),
        kinds=[("", "Any kind"), *CaseKind.choices()],
        every=whole,
        hint=_PART if whole else _WHOLE,
        cases=cases[: listed.PAGE],
        claimants=found,
        none_found=_none_found(asked, found=bool(found)),
        older=_page(asked, page + 1) if len(cases) > listed.PAGE else "",
        newer=_page(asked, None) if page > 1 else "",
    )


def _none_found(asked: Asked, *, found: bool) -> str:
    """What is said where no case is listed; `found` is whether claims are."""
    if not asked.words:
        return "There is none."
    matches = f"No case matches “{asked.words}”."
    return f"{matches} The claims above do." if found else matches


def _page(asked: Asked, page: int | None) -> str:
    kept: dict[str, Any] = {
        "words": asked.words or None,
        "show": asked.shown,
        "kind": asked.kind,
        "mine": "yes" if asked.mine else None,
    }
    return url_for("cases.every", page=page, **kept)
