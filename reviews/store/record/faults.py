"""What a database means by its errors, in the same words for both databases."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from reviews.domain.health import Health

_OF_SQLITE = {
    sqlite3.SQLITE_FULL: Health.FULL,
    sqlite3.SQLITE_READONLY: Health.READ_ONLY,
    sqlite3.SQLITE_BUSY: Health.BUSY,
    sqlite3.SQLITE_LOCKED: Health.BUSY,
}
_OF_POSTGRESQL = {
    "53100": Health.FULL,
    "25006": Health.READ_ONLY,
    "55P03": Health.BUSY,
    "57014": Health.BUSY,
}
_DAMAGE = {
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
}
_DAMAGE_OF_POSTGRESQL = {"XX001", "XX002"}


def is_damage(error: BaseException) -> bool:
    """Whether a driver's error says that what the database is kept in is broken."""
    told = getattr(error, "sqlite_errorcode", None)
    if told is not None:
        return told & 0xFF in _DAMAGE
    return getattr(error, "sqlstate", None) in _DAMAGE_OF_POSTGRESQL


def meant_by(error: DBAPIError) -> Health:
    """How a database is that answered with this; an error of another kind is its being down."""
    told = getattr(error.orig, "sqlite_errorcode", None)
    if told is not None:
        return _OF_SQLITE.get(told & 0xFF, Health.DOWN)
    return _OF_POSTGRESQL.get(getattr(error.orig, "sqlstate", None) or "", Health.DOWN)
