"""The register."""

from . import closing, give_scheme, organisations, search
from .routes import bp

__all__ = ["bp", "closing", "give_scheme", "organisations", "search"]
