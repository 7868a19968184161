"""The overall assessment, recommendations and what comes of them."""

from . import (
    challenges,
    evidence,
    findings,
    overall,
    own_conclusions,
    progress,
    readers,
    recommendations,
)
from .routes import bp

__all__ = [
    "bp",
    "challenges",
    "evidence",
    "findings",
    "overall",
    "own_conclusions",
    "progress",
    "readers",
    "recommendations",
]
