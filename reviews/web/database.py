"""One reading session a request, and a writing one that commits once."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, g, request

from reviews.store.record import engine
from reviews.store.record.session import Session

from .resources import resources


def reading() -> Session:
    """The request's reading session; it cannot write."""
    if "reading" not in g:
        g.reading = engine.reading_session(resources().engine)
    session: Session = g.reading
    return session


@contextmanager
def writing() -> Iterator[Session]:
    """A writing session: all of it is kept, or none. Reading starts afresh afterwards.

    RuntimeError where the request only asks to look, and looking never writes.
    """
    if request.method in ("GET", "HEAD"):
        raise RuntimeError("A GET request may not write.")
    close_reading()
    with engine.writing(resources().engine) as session:
        yield session


def close_reading(_error: BaseException | None = None) -> None:
    """End the reading session, so that the next one sees what was written since."""
    session: Session | None = g.pop("reading", None)
    if session is not None:
        session.close()


def init_app(app: Flask) -> None:
    """Close the reading session when a request ends."""
    app.teardown_appcontext(close_reading)
