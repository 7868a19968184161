"""Taking accounts."""

from . import sections, take_away
from .routes import bp

__all__ = ["bp", "sections", "take_away"]
