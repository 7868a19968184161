"""Running a service from a form: kept whole, or refused beside the field it is about."""

import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import file_digest
from typing import Generic, TypeVar
from uuid import UUID

from flask import current_app, request
from flask_login import current_user

from reviews.domain.errors import Busy, NotAllowed, NotThere, Refused
from reviews.files.disk import Kept
from reviews.services.record.sent_forms import once
from reviews.store.record.session import Session
from reviews.web.database import writing
from reviews.web.resources import now, resources

from .base import SENT_KEY, Form
from .file_fields import kept_files, let_go

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """A service that went through, and what it returned."""

    value: T


def save(form: Form, do: Callable[[Session], T], staged: Iterable[Kept] = ()) -> Done[T] | None:
    """Run a service in one transaction; None after a refusal, which the form then shows.

    What a person typed stays on the form, and so does a file that nothing is said against. A form
    that makes something makes it once, however often it is sent. Bytes that it would have named,
    those of the form and those `staged` for it, go where they are named no more.

    Raises:
        NotThere, NotAllowed: these are pages of their own.
    """
    key = request.form.get(SENT_KEY, type=UUID) if form.makes else None
    digest = _digest(form) if key else ""
    ran = False

    def run(session: Session) -> T:
        nonlocal ran
        ran = True
        return do(session)

    try:
        with writing() as session:
            made = run(session) if key is None else once(session, key, digest, now(), run)
    except (Refused, NotThere, NotAllowed) as error:
        _discard(staged)
        if not isinstance(error, Refused):
            let_go(kept_files(form))
            raise
        form.refuse(error)
        let_go(one for one in kept_files(form) if one.errors)
        return None
    except Busy as error:
        # Whether it was saved may not be known: what may be named by now is left to `tidy`.
        form.refuse(error)
        return None
    if not ran:
        _discard(staged)
        let_go(kept_files(form))
    return Done(made)


def _discard(staged: Iterable[Kept]) -> None:
    for one in staged:
        resources().files.discard(one.bytes_id)


def _digest(form: Form) -> str:
    """Names who sent what, and where to; who lacks the service's secret cannot guess at the words.

    It stays when words are erased.
    """
    known = {one.name: one.upload.kept.sha256 for one in kept_files(form) if one.upload}
    parts = [str(current_user.viewer.id), request.full_path]
    for name, value in request.form.items(multi=True):
        if name not in ("csrf_token", SENT_KEY):
            parts += [name, value]
    for name, file in request.files.items(multi=True):
        file.stream.seek(0)
        found = known.get(name) or file_digest(file.stream, "sha256").hexdigest()  # type: ignore[arg-type]  # a stream, though typed as IO
        parts += [name, file.filename or "", found]
    secret = str(current_app.secret_key).encode()
    return hmac.new(secret, repr(parts).encode(), "sha256").hexdigest()
