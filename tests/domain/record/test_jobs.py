"""How long work stands, for how long what it made is kept, and when the worker counts as gone."""

from datetime import UTC, datetime, timedelta

import pytest

from reviews.domain.record.jobs import (
    KEPT_FOR,
    SILENT_AFTER,
    JobState,
    WorkerState,
    is_kept,
    may_start_again,
    progress,
    state_of,
    worker_state,
)

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


def test_a_job_waits_goes_on_and_ends() -> None:
    assert state_of(None, None) is JobState.WAITING
    assert state_of(None, NOW) is JobState.RUNNING
    assert state_of(JobState.FAILED, NOW) is JobState.FAILED
    assert state_of(JobState.CANCELLED, None) is JobState.CANCELLED


def test_what_was_made_is_kept_for_its_days() -> None:
    assert is_kept(NOW, NOW + KEPT_FOR - MOMENT)
    assert not is_kept(NOW, NOW + KEPT_FOR)
    assert not is_kept(None, NOW)


@pytest.mark.parametrize("state", list(JobState))
def test_only_what_stopped_lately_is_started_again(state: JobState) -> None:
    stopped = state in (JobState.FAILED, JobState.CANCELLED)
    assert may_start_again(state, NOW, NOW) == stopped
    assert not may_start_again(state, NOW, NOW + KEPT_FOR)
    assert not may_start_again(state, None, NOW)


def test_a_worker_that_says_nothing_counts_as_gone() -> None:
    assert worker_state(NOW, NOW + SILENT_AFTER - MOMENT) is WorkerState.OK
    assert worker_state(NOW, NOW + SILENT_AFTER) is WorkerState.SILENT
    assert worker_state(None, NOW) is WorkerState.SILENT


def test_how_far_it_is_is_told_in_what_is_counted() -> None:
    assert progress(40, 120, "scheme") == "40 of 120 schemes"
    assert progress(0, 1, "scheme") == "0 of 1 scheme"
    assert progress(1_500, 12_000, "event") == "1,500 of 12,000 events"
    assert progress(0, None, "scheme") == ""
