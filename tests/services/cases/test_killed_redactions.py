"""A worker killed at random while it draws a long paper anew: it is recorded once, and whole."""

from pathlib import Path
from random import Random
from time import monotonic, sleep
from uuid import UUID

import pytest

from reviews.domain.record.jobs import JobState
from reviews.services.across.verify import verify
from reviews.store.record import jobs
from reviews.store.tables import Event, Redaction, StoredFile
from tests.build import Build
from tests.documents.bundles import planted
from tests.long_papers import LongPaper

from .test_killed_bundles import working

PIECES = 2 * LongPaper.pages


@pytest.fixture
def paper(build: Build) -> LongPaper:
    return build.once(LongPaper)


@pytest.mark.parametrize(
    "seed", [*range(2), *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(2, 20))]
)
def test_a_drawing_killed_at_random_goes_on_and_is_recorded_once(
    paper: LongPaper, database_url: str, tmp_path: Path, seed: int
) -> None:
    chance, job_id, build = Random(seed), paper.asked(), paper.build
    with working(build, database_url, tmp_path) as worker:
        assert worker.stdout
        for _ in range(chance.randrange(1, PIECES + 2)):
            worker.stdout.readline()
        sleep(chance.uniform(0, 0.3))
    begun = build.read(jobs.job, job_id).done
    with working(build, database_url, tmp_path) as worker:
        _wait_until_done(build, job_id)
        worker.kill()
        assert worker.stdout
        again = worker.stdout.read().count("piece\n")
    assert begun + again == PIECES, "what was drawn is not drawn again"
    (row,) = build.rows(Redaction)
    (file,) = [one for one in build.rows(StoredFile) if one.id == row.copy_id]
    assert "quixley" not in planted.every_byte(build.house.files.place(file.bytes_id))
    kinds = [one.kind for one in build.rows(Event)]
    assert (kinds.count("redaction_recorded"), kinds.count("job_done")) == (1, 1)
    assert build.read(verify, build.house.files).faults == ()


def _wait_until_done(build: Build, job_id: UUID) -> None:
    end = monotonic() + 180
    while (found := build.read(jobs.job, job_id)).state is not JobState.DONE:
        assert monotonic() < end, found
        sleep(0.05)
