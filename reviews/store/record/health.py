"""Whether the database can be written to and read."""

import secrets
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from reviews.domain.errors import Unreadable
from reviews.domain.health import Health
from reviews.store.tables import HealthCheck

from .faults import meant_by

_ROOM = 4_096  # As much as a small save, in bytes: a full disk may still take a few.


def health(engine: Engine, at: datetime) -> Health:
    """How the database is, after a row was written, committed and read back.

    A new row takes the place of the last only once both were there, so that there must be room:
    what is written over what was there before would find some on a full disk, and what is rolled
    back needs none.
    """
    key = uuid4()
    try:
        with engine.begin() as connection:
            new = {"id": key, "at": at, "room": secrets.token_hex(_ROOM // 2)}
            connection.execute(insert(HealthCheck).values(new))
            connection.execute(delete(HealthCheck).where(HealthCheck.id != key))
        with engine.connect().execution_options(reviews_reading=True) as connection:
            found = connection.scalar(select(HealthCheck.at).where(HealthCheck.id == key))
    except DBAPIError as error:
        return meant_by(error)
    except (SQLAlchemyError, Unreadable):
        return Health.DOWN
    # Another process may have written its own meanwhile.
    return Health.OK if found in (at, None) else Health.DOWN
