"""Programmes of reviews: the team, the schemes and why, samples, and the calendar of visits."""

from . import choosing, drawing, team
from .routes import bp

__all__ = ["bp", "choosing", "drawing", "team"]
