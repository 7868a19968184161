"""What a request carries in words, made plain before any page reads it."""

from collections.abc import Iterable
from typing import Any

from flask import Flask, Request
from werkzeug.datastructures import ImmutableMultiDict

from reviews.domain.plain_text import plain


class PlainWords(ImmutableMultiDict[str, Any]):
    """The words of a form or an address, plain; the files beside them as they came."""

    def __init__(self, pairs: Iterable[tuple[str, Any]] = ()) -> None:
        super().__init__(
            [(name, plain(value) if isinstance(value, str) else value) for name, value in pairs]
        )


class PlainRequest(Request):
    """A request whose `args` and `form` hold plain text only."""

    parameter_storage_class = PlainWords


def init_app(app: Flask) -> None:
    """Read every request so."""
    app.request_class = PlainRequest
