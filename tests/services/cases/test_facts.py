"""A file that came with what is recorded of a case is what its field calls it, and of its day."""

from datetime import date

import pytest

from reviews.domain.cases.appeals import Appeal
from reviews.domain.cases.authority import Authority
from reviews.domain.cases.kinds import AuthorityKind, CaseKind, Person, SignedBy, StepKind
from reviews.domain.cases.steps import Step, kinds_for
from reviews.services.cases import appeals, authority, steps
from reviews.services.record.files import Upload, take_in
from reviews.store.tables import StoredFile
from tests.build import Build
from tests.journeys.cases.appealing import Appealing


def _upload(build: Build) -> Upload:
    return take_in(build.house.files, "scan0001.txt", b"Words", 5_000)


def _filed(build: Build) -> tuple[str, date | None]:
    (row,) = build.rows(StoredFile)
    return row.about, row.true_on


def test_a_file_with_an_appeal_is_the_notice_of_appeal_of_the_day_it_came(build: Build) -> None:
    case, came = Appealing(build), build.days(-9)
    told = Appeal(came, Person.CLAIMANT, "Ann Ash", SignedBy.APPELLANT)
    build.do(appeals.record_appeal, case.bea, case.id, told, _upload(build))
    assert _filed(build) == ("The notice of appeal itself", came)


@pytest.mark.parametrize("kind", kinds_for(CaseKind.CLAIM))
def test_a_file_with_a_step_is_of_the_day_of_the_step(build: Build, kind: StepKind) -> None:
    case, on = build.once(Appealing), build.days(-9)
    build.do(steps.record_step, case.bea, case.id, Step(kind, on), _upload(build))
    assert _filed(build) == (kind.words, on)


@pytest.mark.parametrize("days", [-9, None])
def test_an_authority_is_of_the_day_it_was_seen_or_of_none(build: Build, days: int | None) -> None:
    case, seen = build.once(Appealing), None if days is None else build.days(days)
    told = Authority("Jo", AuthorityKind.SIGNED, seen_on=seen)
    build.do(authority.record_authority, case.bea, case.id, told, _upload(build))
    assert _filed(build) == ("Authority to act", seen)
