"""Bringing a database up to date, by Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

_FOLDER = Path(__file__).parents[1] / "migrations"


def alembic_config() -> Config:
    """Alembic's settings for this project; a connection is passed in `attributes`."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.set_main_option("path_separator", "os")
    return config


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the database to a revision, in one transaction."""
    config = alembic_config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.commit()


def is_known(revision: str) -> bool:
    """Whether a revision is one that this program can bring up to date."""
    every = ScriptDirectory.from_config(alembic_config()).walk_revisions()
    return revision in {one.revision for one in every}


def is_current(engine: Engine) -> bool:
    """Whether the database is at the newest revision."""
    newest = ScriptDirectory.from_config(alembic_config()).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == newest
