"""Support needs, staff time, how accounts compare, and answers by framework."""

from . import comparisons, frameworks, needs, staff_time
from .routes import bp

__all__ = ["bp", "comparisons", "frameworks", "needs", "staff_time"]
