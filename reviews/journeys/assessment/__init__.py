"""The overall assessment, recommendations and what comes of them."""

from . import (
    evidence,
    findings,
    follow_up,
    look_again,
    overall,
    own_conclusions,
    readers,
    recommendations,
)
from .routes import bp

__all__ = [
    "bp",
    "evidence",
    "findings",
    "follow_up",
    "look_again",
    "overall",
    "own_conclusions",
    "readers",
    "recommendations",
]
