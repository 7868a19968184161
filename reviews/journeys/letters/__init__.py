"""Letters: drafted, checked, approved, issued, sent."""

from . import drafting, files, steps
from .routes import bp

__all__ = ["bp", "drafting", "files", "steps"]
