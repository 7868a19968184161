"""One application a process, lent to each test with a database, a folder and a clock of its own.

To join it and fetch a first page takes half a second, most of it for addresses, question sets and
page templates, which no test changes. A test that adds an address or a setting may: the setting
is put back, and after a new address the application is joined anew.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import Engine, event, make_url

from reviews.config import Settings
from reviews.factory import create_app
from reviews.files.disk import FileStore
from reviews.services.letters.templates import LetterTemplates
from reviews.services.record.health import HealthWatch
from reviews.store.record.engine import open_engine
from reviews.web.resources import KEY, Resources


class Connections:
    """One engine for each kind of database, so that no statement is compiled twice."""

    def __init__(self) -> None:
        self.engines: dict[str, Engine] = {}
        self.addresses: dict[str, str] = {}

    def to(self, address: str) -> Engine:
        """An engine whose connections from now on lead to this database."""
        kind = make_url(address).get_backend_name()
        if kind not in self.engines:
            self.engines[kind] = self._engine(kind, address)
        if self.addresses.get(kind) != address:
            self.engines[kind].dispose()
            self.addresses[kind] = address
        return self.engines[kind]

    def _engine(self, kind: str, address: str) -> Engine:
        engine = open_engine(address)

        def connect(dialect: Any, _record: object, _args: object, _more: object) -> Any:
            args, more = dialect.create_connect_args(make_url(self.addresses[kind]))
            return dialect.connect(*args, **more)

        event.listen(engine, "do_connect", connect)
        if kind == "sqlite":
            event.listen(engine, "connect", _unhurried_disk)
        return engine


def _unhurried_disk(connection: Any, _record: object) -> None:
    """A power cut may lose what a test wrote; a killed process may not."""
    connection.execute("PRAGMA synchronous=off")


class OneApp:
    """The application, joined when first lent."""

    def __init__(self) -> None:
        self.app: Flask | None = None
        self.connections = Connections()

    @contextmanager
    def lent(self, settings: Settings, clock: Callable[[], datetime]) -> Iterator[Flask]:
        """The application with these settings and this clock, as if it had just started."""
        app = self.app = self.app or create_app(settings)
        joined: Resources = app.extensions[KEY]
        ours = replace(
            joined,
            settings=settings,
            engine=self.connections.to(settings.url),
            files=FileStore(settings.folder("files_dir")),
            templates=LetterTemplates(settings.folder("letter_templates_dir")),
            clock=clock,
            watch=HealthWatch(),
        )
        # What was read from data/ when first needed is the same for every test.
        vars(ours).update({key: vars(joined)[key] for key in vars(joined).keys() - vars(ours)})
        app.extensions[KEY] = ours
        app.testing = True
        app._got_first_request = False
        config, rules = dict(app.config), _rules(app)
        try:
            yield app
        finally:
            app.config.clear()
            app.config.update(config)
            if _rules(app) != rules:
                self.app = None


def _rules(app: Flask) -> int:
    return sum(1 for _ in app.url_map.iter_rules())
