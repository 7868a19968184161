"""Programmes of reviews: the team, the schemes and why, samples, and the calendar of visits."""

from . import calendar, choosing, drawing, team
from .routes import bp

__all__ = ["bp", "calendar", "choosing", "drawing", "team"]
