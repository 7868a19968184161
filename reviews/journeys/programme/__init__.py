"""Programmes of reviews: the team, the schemes and why, samples, and the calendar of visits."""

from . import calendar, programmes, samples, team
from .routes import bp

__all__ = ["bp", "calendar", "programmes", "samples", "team"]
