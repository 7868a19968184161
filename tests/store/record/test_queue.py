"""The queue of ids of jobs, of which a test finds what it handed over itself and nothing else."""

from pathlib import Path
from uuid import uuid4

from reviews.store.record.queue import Queue
from tests.databases import AsNew


def test_what_one_test_hands_over_waits_in_no_other(postgres_as_new: AsNew, tmp_path: Path) -> None:
    job_id = uuid4()
    queue = Queue(postgres_as_new.address(), tmp_path / "none")
    assert queue.hand_over(job_id)
    assert queue.waiting() == {job_id}
    postgres_as_new.address()
    assert queue.waiting() == frozenset()
