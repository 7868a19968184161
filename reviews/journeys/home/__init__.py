"""The work of an officer."""

from .routes import bp

__all__ = ["bp"]
