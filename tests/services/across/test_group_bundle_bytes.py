"""The bundle of a group of cases: backed up, erased with a paper in it, and held for a claim."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from reviews.domain.cases.kinds import Inclusion, Side
from reviews.domain.cases.papers import Weighed
from reviews.domain.record.event_kinds import EventKind
from reviews.files.disk import FileStore
from reviews.services.across.backing_up import House, back_up
from reviews.services.across.erasure import erase
from reviews.services.across.erasure_list import finish
from reviews.services.across.restoring import restore
from reviews.services.across.verify import verify
from reviews.services.cases import group_bundles, groups
from reviews.services.cases.cases import close_case
from reviews.services.cases.disclosure import decide
from reviews.services.job_kinds import KINDS
from reviews.services.people.set_up import command_line
from reviews.store.record.engine import open_engine, reading_session
from reviews.store.record.session import Session
from reviews.store.tables import Bundle, CaseDocument, StoredFile
from tests.build import Build
from tests.bundles import Bundling
from tests.responding import Responding


class Answered(Responding):
    """Two appeals put together: what they share went, and is quoted in the response of one.

    Its own bundle leaves the paper to that of the group.
    """

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        where = self.scheme, self.pieces.borys, self.review
        self.other = build.case(self.officer, *where)
        together = self.case, "Canal House", [self.other]
        self.group = build.do(groups.start_group, self.officer, *together)
        self.benefits = self.officer
        papers, both_in = [self.paper, self.account], Weighed(Inclusion.IN)
        build.do(decide, self.disclosure(), self.case, papers, both_in, seen={})
        self.say(self.paper, Side.AGAINST, why="The rota says otherwise")
        self.draft()
        bundling = Bundling(self)
        bundling.worked(build.do(group_bundles.ask, self.officer, KINDS, self.group))
        bundling.send(bundling.made())

    def left(self) -> None:
        """Its case was taken out of the group."""
        self.build.do(groups.take_out, self.officer, self.case)

    def closed(self, *cases: Any) -> None:
        """These cases are over."""
        for one in cases:
            self.build.do(close_case, self.officer, one, "It is over.")

    def erased(self) -> list[bool]:
        """The paper is erased: whether each bundle, and each draft, went with it."""
        self.build.do(self._erase, None)
        self.build.read(finish, self.build.house.files)
        every = [*self.build.rows(Bundle), *self.build.rows(CaseDocument)]
        assert len(every) == 3
        gone = [one.erased_at is not None for one in every]
        files = self.build.house.files
        assert [files.digest(one.bytes_id) is None for one in every] == gone
        assert self.build.read(verify, files).faults == ()
        return gone

    def _erase(self, session: Session, act: Any) -> None:
        rows = session.query(StoredFile).filter_by(id=self.paper).all()
        erase(session, act, rows, EventKind.PERSON_ERASED)


@pytest.fixture
def answered(build: Build) -> Answered:
    return build.once(Answered)


def test_it_goes_with_a_paper_in_it_and_so_does_what_quotes_the_paper(answered: Answered) -> None:
    answered.closed(answered.case, answered.other)
    assert answered.erased() == [True, True, True]


def test_what_quotes_the_paper_goes_too_once_its_case_left_the_group(answered: Answered) -> None:
    answered.left()
    answered.closed(answered.case, answered.other)
    assert answered.erased() == [True, True, True]


def test_one_open_case_of_the_group_holds_all_of_it(answered: Answered) -> None:
    answered.closed(answered.case)
    assert answered.erased() == [False, False, False]


def test_a_case_that_left_the_group_holds_the_bundle_that_went_with_its_own(
    answered: Answered,
) -> None:
    answered.left()
    answered.closed(answered.other)
    assert answered.erased() == [False, False, False]


@pytest.fixture
def elsewhere(empty_url: str) -> Iterator[Engine]:
    engine = open_engine(empty_url)
    yield engine
    engine.dispose()


def test_a_back_up_gives_all_of_it_back_but_for_what_was_erased_since(
    answered: Answered, elsewhere: Engine, tmp_path: Path
) -> None:
    build, act = answered.build, command_line(answered.build.clock())
    house = House(build.house.engine, build.house.files, {"secret-key": b"key"})
    made, (common, *_) = back_up(house, act, tmp_path / "back-ups"), build.rows(Bundle)
    answered.closed(answered.case, answered.other)
    answered.erased()
    back_up(house, act, tmp_path / "back-ups")
    files = FileStore(tmp_path / "elsewhere" / "files")
    done = restore(elsewhere, files, act, made.folder)
    assert (done.erased > 0, done.verified.faults) == (True, ())
    with reading_session(elsewhere) as session:
        told = verify(session, files, common.record_number)
        gone = [one.erased_at is not None for one in session.query(Bundle)]
    assert f"bundle {common.number} of group HG-2026-001" in told.belongs[0]
    assert (told.faults, gone) == ((), [True, True])
    assert files.digest(common.bytes_id) is None
