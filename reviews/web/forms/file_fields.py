"""Files that a form sends: read and forgotten, or kept as evidence.

A kept file has one owner at each moment. It is checked and on disk as soon as its form is sent; the
transaction that names it takes it over. Where the form is refused for another reason the page holds
it, under a signed mark that only the same officer can send back, and only with the same form
(docs/decisions/0079).
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

import wtforms
from flask import current_app, request
from flask_login import current_user
from itsdangerous import BadSignature, URLSafeSerializer
from wtforms.validators import StopValidation

from reviews.domain.errors import Busy, NotThere, Refused
from reviews.files.disk import Kept
from reviews.files.kinds import FileKind
from reviews.services.record.files import Harmful, Upload, check_clean, take_in
from reviews.web.resources import now, resources

from .base import Form
from .fields import FieldMixin

HELD_FOR = timedelta(hours=23)
"""How long a page holds a file: an hour less than `tidy` leaves it."""
_GONE = "The file is no longer here. Choose it again."


class FileField(FieldMixin, wtforms.FileField):
    """A file that is read and not kept; browsers cannot show what was chosen again."""

    partial = "file"

    @property
    def empty(self) -> bool:
        """Whether no file was chosen."""
        return not getattr(self.data, "filename", "")

    @property
    def told(self) -> str:
        """The hint, with how large a file can be."""
        return f"{self.hint} It can be {resources().settings.max_upload_mb} MB at most.".strip()

    def pre_validate(self, form: Any) -> None:
        """Say what is missing or wrong with the file."""
        super().pre_validate(form)
        if not self.empty:
            try:
                self.take()
            except Harmful as error:
                _tell(error)
                raise StopValidation(error.sentence) from error
            except (Refused, Busy, NotThere) as error:
                raise StopValidation(error.sentence) from error

    def take(self) -> None:
        """Have the file scanned, where a scanner is set."""
        if scan := resources().settings.scan_command:
            check_clean(resources().files, self.data.stream, self.name, scan)


def _tell(error: Harmful) -> None:
    """Who sent what was refused, for whoever looks after the service: never what it is called."""
    current_app.logger.warning(
        "A file that officer %s sent to %s was refused. The scanner said: %s",
        current_user.viewer.id,
        request.path,
        error.said,
    )


class KeptFileField(FileField):
    """A file that is kept as evidence; `upload` is what the form sent, checked and on disk."""

    upload: Upload | None = None
    _mark = ""
    _fresh = False

    def process(self, formdata: Any, *more: Any, **named: Any) -> None:
        """Take the file that was chosen, or else the mark of the one that the page holds."""
        super().process(formdata, *more, **named)
        if formdata and f"{self.name}-out" not in formdata:
            self._mark = formdata.get(f"{self.name}-held", "")

    @property
    def empty(self) -> bool:
        """Whether there is no file, neither chosen now nor held."""
        return super().empty and not self._mark

    def take(self) -> None:
        """Check the file and put it on disk, or find the one that is held."""
        if self.upload is not None:
            return
        if super().empty:
            self.upload = self._found()
            return
        own = resources()
        self.upload = take_in(
            own.files,
            self.data.filename,
            self.data.stream,
            own.settings.upload_bytes,
            self.name,
            scan=own.settings.scan_command,
        )
        self._fresh = True

    def _found(self) -> Upload:
        """The file that the page held; refused where it is another's, too old, or gone."""
        try:
            whose, at, name, media_type, ending, *kept = _signer().loads(self._mark)
        except (BadSignature, ValueError, TypeError) as error:
            raise Refused(_GONE) from error
        upload = Upload(name, FileKind(media_type, ending), Kept(*kept))
        if whose != self._whose() or now() - datetime.fromisoformat(at) > HELD_FOR:
            raise Refused(_GONE)
        resources().files.place(upload.kept.bytes_id)
        return upload

    def _whose(self) -> list[str]:
        return [str(current_user.viewer.id), request.path, str(self.name)]

    @property
    def is_held(self) -> bool:
        """Whether the page shall hold the file, because the form was refused for something else."""
        return self.upload is not None and not self.errors

    @property
    def partial(self) -> str:  # type: ignore[override]  # drawn otherwise once a file is held
        """The partial that draws it."""
        if not self.is_held:
            return "file"
        return "held-file" if self.missing else "held-file-or-none"

    @property
    def mark(self) -> str:
        """The mark under which the page holds the file, which no one can make or change."""
        if self.upload is None:
            return ""
        if not self._fresh:
            return self._mark
        one = self.upload
        kept = (one.kept.bytes_id, one.kept.sha256, one.kept.size)
        told = (one.name, one.kind.media_type, one.kind.ending)
        made: str = _signer().dumps([self._whose(), now().isoformat(), *told, *kept])
        return made

    @property
    def told(self) -> str:
        """The hint: which file is held, or how large one can be."""
        if self.upload is None or not self.is_held:
            return super().told
        return (
            f"{self.upload.name} is here; you need not choose it again. Choose a file only to put "
            "it in its place."
        )

    def let_go(self) -> None:
        """Take the file away that came with this request and that no record will name."""
        if self.upload is not None and self._fresh:
            resources().files.discard(self.upload.kept.bytes_id)
            self.upload = None


def kept_files(form: Form) -> Iterator[KeptFileField]:
    """The files of a form that are kept."""
    return (one for one in form if isinstance(one, KeptFileField))


def let_go(files: Iterable[KeptFileField]) -> None:
    """Take away those that came with this request."""
    for one in files:
        one.let_go()


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="a file that a page holds")
