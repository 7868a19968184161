"""Taking accounts."""

from . import sections, taking_away
from .routes import bp

__all__ = ["bp", "sections", "taking_away"]
