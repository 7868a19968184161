"""Settings, read once from the environment. Each says what it is for; README lists them all."""

import base64
import os
import secrets
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_INSTANCE = ROOT / "instance"
_KEY, _CHECKPOINT_KEY = "secret-key", "checkpoint-key"


def _setting(default: str, about: str) -> str:
    """A setting with its default as text and one sentence on what it does."""
    found: str = field(default=default, metadata={"default": default, "about": about})
    return found


class SettingFault(ValueError):
    """A setting cannot be as it is: a sentence that names it."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Every setting, as text; the properties give them their types."""

    database_url: str = _setting(
        "sqlite:///instance/reviews.db", "Where the records are: an SQLite file or PostgreSQL."
    )
    files_dir: str = _setting("instance/files", "The folder that keeps evidence and letters.")
    secret_key: str = _setting(
        "", "Signs sessions. Made and kept in instance/secret-key when it is not set."
    )
    checkpoint_key: str = _setting(
        "",
        "Signs checkpoints: 32 bytes in base64. Made and kept in instance/checkpoint-key when it "
        "is not set.",
    )
    local: str = _setting(
        "no", "yes only on one machine without HTTPS: cookies are then sent over plain HTTP."
    )
    trusted_hosts: str = _setting(
        "", "Host names the service answers to, commas between. Empty: any."
    )
    proxies: str = _setting("0", "How many proxies in front add X-Forwarded headers.")
    max_upload_mb: str = _setting("25", "The largest file accepted, in megabytes.")
    scan_command: str = _setting(
        "",
        "Scans each upload, such as clamdscan --fdpass --no-summary. Empty: none is scanned.",
    )
    office_command: str = _setting(
        "",
        "Draws Office files for bundles. Empty: soffice (LibreOffice) where it is found on PATH.",
    )
    session_hours: str = _setting("10", "Hours after which an officer signs in again.")
    letter_templates_dir: str = _setting(
        "letter_templates", "The folder of Word templates that officers edit."
    )
    fonts_dir: str = _setting(
        "", "A folder of the council’s own fonts, for scripts that ours lack. Empty: ours only."
    )
    question_sets_dir: str = _setting("data/question_sets", "The folder of question sets.")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """The settings named in the environment in capitals; defaults for the rest."""
        given = os.environ if environment is None else environment
        names = {one.name for one in fields(cls)}
        return cls(**{name: given[name.upper()] for name in names if given.get(name.upper())})

    def check(self) -> None:
        """SettingFault where a setting would only be found wrong once somebody works."""
        for name in ("scan_command", "office_command"):
            try:
                shlex.split(getattr(self, name))
            except ValueError:
                raise SettingFault(
                    f"{name.upper()} cannot be read as a command: a quote in it is not closed, or "
                    "it ends in a backslash."
                ) from None

    @property
    def is_local(self) -> bool:
        """Whether this is one machine without HTTPS."""
        return self.local == "yes"

    @property
    def upload_bytes(self) -> int:
        """The largest file accepted, in bytes."""
        return int(self.max_upload_mb) * 1_000_000

    @property
    def url(self) -> str:
        """The database address, with a relative SQLite path taken from the project's folder."""
        prefix = "sqlite:///"
        if not self.database_url.startswith(prefix) or self.database_url == prefix:
            return self.database_url
        path = ROOT / self.database_url.removeprefix(prefix)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return f"{prefix}{path}"

    @property
    def on_disk(self) -> tuple[Path, ...]:
        """What is kept on this machine, there yet or not, for nobody but its owner to open.

        The folder of a database elsewhere is left alone, as it may hold other things.
        """
        kept = (_INSTANCE, _INSTANCE / "secret-key", self.folder("files_dir"))
        prefix, _, name = self.url.partition("sqlite:///")
        if prefix or not name or name.startswith((":", "file:")):
            return kept
        path = Path(name)
        own = (path, self.queue_file)
        beside = (one.with_name(f"{one.name}-{end}") for one in own for end in ("wal", "shm"))
        return (*kept, *own, *beside)

    @property
    def queue_file(self) -> Path:
        """Where jobs wait for the worker, beside an SQLite file; unused with PostgreSQL."""
        prefix, _, name = self.url.partition("sqlite:///")
        if prefix or not name or name.startswith((":", "file:")):
            return _INSTANCE / "jobs.queue"
        return Path(name).with_name(f"{Path(name).name}.queue")

    @property
    def environment(self) -> dict[str, str]:
        """The settings as the environment gives them, for another process to have the same."""
        return {one.name.upper(): str(getattr(self, one.name)) for one in fields(self)}

    def folder(self, setting: str) -> Path:
        """A folder named by a setting, taken from the project's folder where relative."""
        return ROOT / str(getattr(self, setting))

    def signing_key(self) -> str:
        """The secret key; made once and kept in instance/secret-key where none is set."""
        return self.secret_key or _kept(_KEY, lambda: secrets.token_urlsafe(48))

    def checkpoint_seed(self) -> str:
        """The key that signs checkpoints, in base64; made once and kept where none is set."""
        return self.checkpoint_key or _kept(_CHECKPOINT_KEY, _new_seed)

    def secrets(self) -> dict[str, str]:
        """Each secret that a back-up holds, by the name it is kept under."""
        return {_KEY: self.signing_key(), _CHECKPOINT_KEY: self.checkpoint_seed()}

    def put_back(self, name: str, secret: str) -> bool:
        """Keep a secret of a back-up as ours; False where a setting gives another.

        ValueError where there is no secret of that name.
        """
        set_to = {_KEY: self.secret_key, _CHECKPOINT_KEY: self.checkpoint_key}
        if name not in set_to:
            raise ValueError(name)
        if set_to[name]:
            return False
        _keep(name, secret)
        return True


def _new_seed() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _kept(name: str, make: Callable[[], str]) -> str:
    """A secret in instance/; made where there is none."""
    if not (_INSTANCE / name).exists():
        _keep(name, make())
    return (_INSTANCE / name).read_text().strip()


def _keep(name: str, secret: str) -> None:
    """Keep a secret in instance/, for its owner alone to read."""
    path = _INSTANCE / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f"{name}.{secrets.token_hex(4)}")
    part.touch(mode=0o600)
    with part.open("w") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
