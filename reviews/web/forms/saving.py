"""Running a service from a form: kept whole, or refused beside the field it is about."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from flask import request

from reviews.domain.errors import Busy, Refused
from reviews.services.record.files import Upload, take_in
from reviews.web.database import writing
from reviews.web.resources import resources

from .base import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """A service that went through, and what it returned."""

    value: T


def save(form: Form, do: "Callable[[Session], T]") -> Done[T] | None:
    """Run a service in one transaction; None after a refusal, which the form then shows.

    What a person typed stays on the form.

    Raises:
        NotThere, NotAllowed: these are pages of their own.
    """
    try:
        with writing() as session:
            return Done(do(session))
    except (Refused, Busy) as error:
        form.refuse(error)
        return None


def uploaded(form: Form, field: str = "file") -> Done[Upload | None] | None:
    """The uploaded file of a field, checked and on disk, or that none was chosen.

    None after a refusal, which the form then shows: the file is empty, too large, damaged or of a
    kind not accepted.
    """
    chosen = request.files.get(field)
    if chosen is None or not chosen.filename:
        return Done(None)
    most = resources().settings.upload_bytes
    try:
        return Done(take_in(resources().files, chosen.filename, chosen.read(), most, field))
    except Refused as error:
        form.refuse(error)
        return None
