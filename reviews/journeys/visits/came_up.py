"""Where something came up that is told on the way from another page, carried along by its form."""

from typing import Any
from uuid import UUID

from flask import request

from reviews.domain.errors import NotThere
from reviews.store.safeguarding import concerns
from reviews.web.database import reading
from reviews.web.forms.hidden_fields import Kept

from .on_visit import resident_choices


def first_filling(kept: Kept | None) -> dict[str, Any]:
    """What a form is made with when the page is come to: where it is told, and nothing sent yet."""
    carried = {name: request.args.get(name) for name in ("review", "visit", "resident")}
    return {"data": carried} | ({"formdata": None} if kept and kept.arriving else {})


def came_up(scheme_id: UUID, form: Any) -> dict[str, UUID | None]:
    """The review, visit and resident that a form carries; it then offers whom to choose.

    Raises:
        NotThere: one of them is of another scheme.
    """
    ids = {f"{name}_id": _id(form[name].data) for name in ("review", "visit", "resident")}
    if not concerns.belong(reading(), scheme_id, **ids):
        raise NotThere
    form.resident.offer(resident_choices(scheme_id, also=ids["resident_id"]))
    return ids


def _id(text: str | None) -> UUID | None:
    """An id that the page carries along; NotThere where it is none."""
    try:
        return UUID(text) if text else None
    except ValueError:
        raise NotThere from None
