"""The register."""

from . import finding, giving, organisations
from .routes import bp

__all__ = ["bp", "finding", "giving", "organisations"]
