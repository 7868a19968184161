"""Running a service from a form: kept whole, or refused beside the field it is about."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Generic, TypeVar
from uuid import UUID

from flask import current_app, request
from flask_login import current_user

from reviews.domain.errors import Busy, Refused
from reviews.services.record.files import Upload, take_in
from reviews.services.record.sent_forms import once
from reviews.store.record.session import Session
from reviews.web.database import writing
from reviews.web.resources import resources

from .base import SENT_KEY, Form

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """A service that went through, and what it returned."""

    value: T


def save(form: Form, do: Callable[[Session], T]) -> Done[T] | None:
    """Run a service in one transaction; None after a refusal, which the form then shows.

    What a person typed stays on the form. A form that makes something makes it once, however
    often it is sent.

    Raises:
        NotThere, NotAllowed: these are pages of their own.
    """
    key = request.form.get(SENT_KEY, type=UUID) if form.makes else None
    digest = _digest() if key else ""
    try:
        with writing() as session:
            if key is None:
                return Done(do(session))
            return Done(once(session, key, digest, resources().clock(), do))
    except (Refused, Busy) as error:
        form.refuse(error)
        return None


def _digest() -> str:
    """Names who sent what, and where to; who lacks the service's secret cannot guess at the words.

    It stays when words are erased.
    """
    parts = [str(current_user.viewer.id), request.full_path]
    for name, value in request.form.items(multi=True):
        if name not in ("csrf_token", SENT_KEY):
            parts += [name, value]
    for name, file in request.files.items(multi=True):
        file.stream.seek(0)
        parts += [name, file.filename or "", sha256(file.stream.read()).hexdigest()]
    secret = str(current_app.secret_key).encode()
    return hmac.new(secret, repr(parts).encode(), "sha256").hexdigest()


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
