"""How much one request may carry: words alone, or files beside them where a route says so."""

from typing import TypeVar

from flask import Flask, current_app, request

View = TypeVar("View")

MOST_TYPED = 4_000_000
"""Bytes of a form without files: as many words as a long book, four times over."""


def takes_files(view: View) -> View:
    """Mark a route whose form sends files, so that a request to it may be as large as they are."""
    view.takes_files = True  # type: ignore[attr-defined]  # the mark that carries_files() reads
    return view


def carries_files() -> bool:
    """Whether the route of this request takes files."""
    view = current_app.view_functions.get(request.endpoint or "")
    return getattr(view, "takes_files", False)


def _limit() -> None:
    if not carries_files():
        request.max_content_length = MOST_TYPED


def init_app(app: Flask) -> None:
    """Limit each request before anything of it is read."""
    app.before_request(_limit)
