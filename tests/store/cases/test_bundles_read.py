"""Which paper stands on which page of a bundle, and of those whose pages it begins with."""

from uuid import UUID, uuid4

import pytest

from reviews.domain.cases.as_of import AsOf
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.papers import Heading
from reviews.store.cases.bundles_read import bundle, newest, pages_of, paper_on, papers
from tests.build import Build
from tests.bundled import Stands, bundled, pages
from tests.conftest import Clock
from tests.going_in import GoingIn
from tests.queries import asked


@pytest.fixture
def case(build: Build) -> GoingIn:
    return build.once(GoingIn)


def _made(build: Build, case: GoingIn, *papers: Stands, **more: object) -> UUID:
    return bundled(build, case.benefits, case.case, pages("x"), *papers, **more)  # type: ignore[arg-type]


def test_a_page_is_of_the_paper_that_covers_it_and_of_none_between(
    build: Build, case: GoingIn
) -> None:
    account, paper = case.pieces.account, case.pieces.paper
    key = _made(build, case, Stands(0, None, 3, 2), Stands(1, account, 6, 3), Stands(2, paper, 9))
    on = {number: build.read(paper_on, key, number) for number in range(1, 11)}
    firsts = {number: one.first_page if one else None for number, one in on.items()}
    assert firsts == {1: None, 2: None, 3: 3, 4: 3, 5: None, 6: 6, 7: 6, 8: 6, 9: 9, 10: None}
    assert on[7].label == "1"
    assert on[3].label == ""
    assert (on[7].numbers, on[9].numbers) == ("6 to 8", "9")
    assert build.read(pages_of, key) == {account: (6, 8), paper: (9, 9)}


def test_the_newest_is_of_the_parties_set_and_as_of_a_day_of_then(
    build: Build, case: GoingIn, clock: Clock
) -> None:
    first = _made(build, case, sent=True)
    clock.move(days=2)
    second = _made(build, case)
    full = _made(build, case, Stands(1, None, 2, heading=Heading.WITHHELD), kind=BundleKind.FULL)
    assert build.read(newest, case.case).id == second
    assert build.read(newest, case.case, sent=True).id == first
    then = AsOf(known_on=build.days(-1))
    assert build.read(newest, case.case, then).id == first
    assert build.read(newest, case.case, AsOf(known_on=build.days(-9))) is None
    assert build.read(newest, uuid4()) is None
    found = build.read(bundle, case.case, full)
    assert found.kind is BundleKind.FULL
    assert build.read(bundle, uuid4(), full) is None
    withheld = build.read(paper_on, full, 2)
    assert withheld.label == "R1"


def test_each_question_is_one_query(build: Build, case: GoingIn) -> None:
    key = _made(build, case, *(Stands(one, None, one + 2) for one in range(1, 40)))
    for query, more in ((papers, ()), (pages_of, ()), (paper_on, (4,))):
        with asked(build.house.engine) as sent:
            build.read(query, key, *more)
        assert sum("SELECT" in one for one in sent) == 1
    assert [one.place for one in build.read(papers, key)] == list(range(1, 40))
