"""The overall assessment, recommendations and what comes of them."""

from . import (
    challenges,
    evidence,
    findings,
    overall,
    own_conclusions,
    progress,
    recommendations,
    second_reading,
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
    "recommendations",
    "second_reading",
]
