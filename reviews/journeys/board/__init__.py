"""Support needs, staff time, how accounts compare, and answers by framework."""

from . import compare, frameworks, needs, staff_time
from .routes import bp

__all__ = ["bp", "compare", "frameworks", "needs", "staff_time"]
