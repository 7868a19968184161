"""Whether the service is well: when the database and the file store answer, and only then."""

import shutil

from flask import Flask
from sqlalchemy import Engine

from reviews.store.record import health
from reviews.store.record.engine import open_engine


def test_a_database_with_its_tables_answers_and_an_empty_one_does_not(engine: Engine) -> None:
    assert health.answers(engine)
    assert not health.answers(open_engine("sqlite://"))


def test_anyone_is_told_what_is_well_and_what_is_not(app: Flask) -> None:
    well = app.test_client().get("/health")
    assert (well.status_code, well.json) == (200, {"database": "ok", "files": "ok", "restore": "0"})
    shutil.rmtree(app.extensions["reviews"].files.folder)
    app.extensions["reviews"].files.folder.write_text("no folder")
    ill = app.test_client().get("/health")
    assert (ill.status_code, ill.json) == (503, {"database": "ok", "files": "down", "restore": "0"})
