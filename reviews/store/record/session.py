"""What services are given of the database, by names that floors above the store may import."""

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

__all__ = ["Connection", "DBAPIError", "Session"]
