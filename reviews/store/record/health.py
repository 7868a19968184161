"""Whether the database answers."""

from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from reviews.domain.errors import Unreadable
from reviews.store.tables import Officer


def answers(engine: Engine) -> bool:
    """Whether the database can be reached and has its tables."""
    try:
        with engine.connect() as connection:
            connection.execute(select(Officer.id).limit(1))
    except (SQLAlchemyError, Unreadable):
        return False
    return True
