"""The overall assessment, recommendations and what comes of them."""

from . import (
    asked,
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
    "asked",
    "bp",
    "evidence",
    "findings",
    "overall",
    "own_conclusions",
    "progress",
    "readers",
    "recommendations",
]
