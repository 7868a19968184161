"""What matters to a resident, and how it went over time."""

from . import changes
from .routes import bp

__all__ = ["bp", "changes"]
