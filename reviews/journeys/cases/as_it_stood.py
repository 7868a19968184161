"""The two switches on the pages of a case: which pages take them, and how a page is read."""

from typing import Any

from flask import g, has_request_context, request

from reviews.domain.cases.as_of import NOW, AsOf
from reviews.store.cases.as_of import head_then
from reviews.store.cases.cases import CaseHead
from reviews.web.database import reading

from .as_of_form import AsOfForm, as_of_form

PAGES = frozenset(
    f"cases.{name}"
    for name in (
        *("show", "decisions", "decision", "appeal", "authority", "person", "dispute", "timeline"),
        *("notes", "papers", "paper", "papers_file", "bearing", "other_side"),
        *("matrix", "matrix_of_rent", "matrix_on_paper"),
        *("evidence", "missing_evidence", "evidence_workbook"),
    )
)
"""The pages that are read as of a day; links between them keep the switches."""

_SWITCHES = ("known-", "true-", "later")


def switched() -> tuple[AsOfForm, AsOf]:
    """The form of the switches as it was sent, and how the page is read."""
    if "as_of" not in g:
        g.as_of = as_of_form()
    found: tuple[AsOfForm, AsOf] = g.as_of
    return found


def read_as() -> AsOf:
    """How the page of this request is read; as it is now on every page that takes no switches."""
    if not has_request_context() or request.endpoint not in PAGES:
        return NOW
    return switched()[1]


def kept_switches() -> dict[str, str]:
    """The switches of this request, for an address or a form that keeps them."""
    if read_as().now:
        return {}
    return {key: value for key, value in request.args.items() if key.startswith(_SWITCHES)}


def keep_switches(endpoint: str, values: dict[str, Any]) -> None:
    """Have a link from a page that is read as of a day lead to a page read so."""
    if endpoint in PAGES:
        for key, value in kept_switches().items():
            values.setdefault(key, value)


_CARRIED = frozenset({"test", "limb", "decision", "from", "to"})
"""What else an address of these pages says, which the switches send back."""


def on_pages() -> dict[str, object]:
    """What the templates of those pages read: the form, how the page is read, what is kept."""
    if request.endpoint not in PAGES:
        return {"as_of": NOW, "as_of_form": None, "kept": {}, "carried": {}}
    form, as_of = switched()
    carried = {key: value for key, value in request.args.items() if key in _CARRIED}
    kept = kept_switches()
    said = {"as_of": as_of, "as_of_form": form, "kept": kept, "carried": carried}
    return said | {"errors": form.summary()}


def head_as_read(case: CaseHead) -> tuple[CaseHead, list[str]]:
    """A case as it stood, and what of it is not known as of that day.

    Its reference, its kind and its claimant never change; who opens it is always as it is now.
    """
    return head_then(reading(), case, read_as())
