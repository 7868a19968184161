"""A visit: planned, made, with what was heard and seen; and telling safeguarding."""

from .routes import bp

__all__ = ["bp"]
