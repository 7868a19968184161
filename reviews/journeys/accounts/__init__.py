"""Taking accounts."""

from . import sections
from .routes import bp

__all__ = ["bp", "sections"]
