"""Letters: drafted, checked, approved, issued, sent."""

from .routes import bp

__all__ = ["bp"]
