"""The session that services are given, by a name that floors above the store may import."""

from sqlalchemy.orm import Session

__all__ = ["Session"]
