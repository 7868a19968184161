"""People, teams, settings, the register workbook, the record of events."""

from .routes import bp

__all__ = ["bp"]
