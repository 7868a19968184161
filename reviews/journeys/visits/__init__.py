"""A visit: planned, made, with what was heard and seen; and telling safeguarding."""

from . import on_visit, safeguarding
from .routes import bp

__all__ = ["bp", "on_visit", "safeguarding"]
