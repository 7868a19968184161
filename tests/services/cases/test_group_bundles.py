"""The papers that a group shares stand in one bundle, once, and in each case where they do not."""

from typing import Any
from uuid import UUID

import pytest

from reviews.domain.cases.bundle_plan import NOTHING_NEW, TAKEN_OUT
from reviews.domain.cases.kinds import Inclusion
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Role
from reviews.domain.record.jobs import JobState
from reviews.services.across.verify import verify
from reviews.services.cases import group_bundles, groups
from reviews.services.cases.cases import add_member
from reviews.services.job_kinds import KINDS
from reviews.services.record.files import take_in
from reviews.services.review.requests import receive_document
from reviews.store.cases import bundles as lines
from reviews.store.cases import group_bundles as store
from reviews.store.cases.bundles import BundleLine
from tests.build import Build
from tests.bundles import Bundling
from tests.going_in import GoingIn
from tests.pieces import SHARED
from tests.redacting import take_out


class Grouped:
    """Two appeals of one scheme, put together."""

    def __init__(self, build: Build) -> None:
        self.build, self.case = build, GoingIn(build)
        pieces = self.case.pieces
        where = pieces.case.scheme, pieces.borys, pieces.case.review
        self.other = build.case(self.case.benefits, *where)
        together = self.case.case, "Canal House", [self.other]
        self.group: UUID = build.do(groups.start_group, self.case.benefits, *together)

    def asked(self) -> UUID:
        key: UUID = self.build.do(group_bundles.ask, self.case.benefits, KINDS, self.group)
        return key

    def made(self) -> BundleLine:
        job = self.bundling.worked(self.asked())
        assert job.state is JobState.DONE, job.failure
        found: list[BundleLine] = self.build.read(store.bundles, self.group)
        return found[0]

    @property
    def bundling(self) -> Bundling:
        return Bundling(self.case)

    def given(self, one: BundleLine) -> BundleLine:
        found: BundleLine = self.build.read(group_bundles.given, self.group, one.id)
        return found


@pytest.fixture
def grouped(build: Build) -> Grouped:
    return build.once(Grouped)


def evidence(grouped: Grouped, one: BundleLine) -> list[Any]:
    return [line.evidence_id for line in grouped.build.read(lines.papers, one.id)]


def said(grouped: Grouped, one: BundleLine) -> str:
    return " ".join(" ".join(grouped.bundling.words(one)).split())


def test_common_papers_stand_once_and_the_case_says_where(grouped: Grouped) -> None:
    case = grouped.case
    case.put_in(case.pieces.paper, case.pieces.account)
    before = grouped.bundling.made()
    assert evidence(grouped, before) == [case.pieces.paper, case.pieces.account]
    common = grouped.made()
    assert evidence(grouped, common) == [case.pieces.paper]
    words = said(grouped, common)
    assert "HG-2026-001" in words
    assert "HB-2026-001, HB-2026-002" in words
    assert "G1" in words
    assert f"{SHARED} rota" in words
    assert f"{SHARED} comes when I ask" not in words
    own = grouped.bundling.made()
    assert evidence(grouped, own) == [case.pieces.account]
    line = (
        "The papers that the cases of group HG-2026-001 share stand in its bundle 1, "
        f"pages 1 to {common.pages}."
    )
    assert line in said(grouped, own)
    assert f"{SHARED} rota" not in said(grouped, own)
    (only,) = grouped.build.read(lines.papers, own.id)
    assert only.place == 2
    assert grouped.build.read(verify, grouped.build.house.files).faults == ()


def test_it_went_with_the_bundle_of_a_case_and_the_next_begins_with_it(grouped: Grouped) -> None:
    case, build = grouped.case, grouped.build
    case.put_in(case.pieces.paper, case.pieces.account)
    first = grouped.made()
    assert first.sent_on is None
    grouped.bundling.send(grouped.bundling.made())
    assert grouped.given(first).sent_on == build.today
    with pytest.raises(Refused, match=NOTHING_NEW):
        grouped.asked()
    case.leave_out(case.pieces.paper)
    assert grouped.given(first).id == first.id


def test_what_was_sent_in_a_bundle_of_the_case_stays_in_it(grouped: Grouped) -> None:
    case = grouped.case
    case.put_in(case.pieces.paper)
    grouped.bundling.send(grouped.bundling.made())
    grouped.made()
    case.put_in(case.pieces.account)
    following = grouped.bundling.made()
    assert evidence(grouped, following) == [case.pieces.paper, case.pieces.account]
    assert "share stand in its bundle" not in said(grouped, following)


def test_words_that_one_case_has_taken_out_name_no_common_paper(grouped: Grouped) -> None:
    case = grouped.case
    case.put_in(case.pieces.paper, case.pieces.account)
    take_out(grouped.bundling, case.pieces.account, SHARED)
    job = grouped.bundling.worked(grouped.asked())
    assert job.state is JobState.FAILED
    assert job.failure is not None
    assert job.failure.startswith("A paper of case HB-")
    assert "still stand in a line of the index" in job.failure
    assert SHARED not in job.failure


@pytest.mark.parametrize("inclusion", [Inclusion.NOT_RELEVANT, Inclusion.APPLICATION])
def test_a_paper_that_is_out_again_is_given_to_nobody_and_stands_in_no_bundle(
    grouped: Grouped, inclusion: Inclusion
) -> None:
    case = grouped.case
    case.put_in(case.pieces.paper, case.pieces.account)
    common = grouped.made()
    if inclusion is Inclusion.APPLICATION:
        case.apply_for(case.pieces.paper)
    else:
        case.leave_out(case.pieces.paper)
    with pytest.raises(NotThere, match=TAKEN_OUT[:40]):
        grouped.given(common)
    with pytest.raises(Refused, match="no common paper is in"):
        grouped.asked()
    own = grouped.bundling.made()
    assert evidence(grouped, own) == [case.pieces.account]
    assert "share stand in its bundle" not in said(grouped, own)


def test_a_case_holds_them_again_once_the_bundle_of_the_group_lacks_one(grouped: Grouped) -> None:
    case, build = grouped.case, grouped.build
    case.put_in(case.pieces.paper, case.pieces.account)
    first = grouped.made()
    assert evidence(grouped, grouped.bundling.made()) == [case.pieces.account]
    upload = take_in(build.house.files, "plan.txt", b"The plan", 5_000)
    wanted = build.house.question_sets.latest("scheme-review").requests[0].key
    of = case.pieces.case
    told = {"item": wanted, "about": "The plan", "true_on": None}
    more = build.do(receive_document, of.lead, of.review, upload, **told)
    case.put_in(more)
    own = evidence(grouped, grouped.bundling.made())
    assert set(own) == {case.pieces.paper, case.pieces.account, more}
    second = grouped.made()
    assert (second.number, first.number) == (2, 1)
    assert set(evidence(grouped, second)) == {case.pieces.paper, more}
    assert evidence(grouped, grouped.bundling.made()) == [case.pieces.account]


def test_what_is_of_a_review_of_one_case_alone_is_not_shared(grouped: Grouped) -> None:
    case, build = grouped.case, grouped.build
    case.put_in(case.pieces.paper)
    assert [one.id for one in build.read(store.common, grouped.group)] == [case.pieces.paper]
    scheme = case.pieces.case.scheme
    third = build.case(case.benefits, scheme, build.resident(scheme))
    build.do(groups.add_cases, case.benefits, grouped.group, [third])
    assert build.read(store.common, grouped.group) == []


def test_two_people_at_once_have_two_that_hold_the_same(grouped: Grouped) -> None:
    case, build = grouped.case, grouped.build
    other = build.officer(Role.BENEFITS_OFFICER)
    build.do(add_member, case.benefits, grouped.other, other.id)
    case.put_in(case.pieces.paper)
    theirs: UUID = build.do(group_bundles.ask, other, KINDS, grouped.group)
    mine = grouped.asked()
    assert mine != theirs
    assert grouped.asked() == mine
    for key in (mine, theirs):
        assert grouped.bundling.worked(key).state is JobState.DONE
    second, first = build.read(store.bundles, grouped.group)
    assert (first.number, second.number) == (1, 2)
    assert evidence(grouped, first) == evidence(grouped, second) == [case.pieces.paper]
    assert first.record_number != second.record_number
    assert build.read(verify, build.house.files).faults == ()


def test_what_goes_and_changes_meanwhile_leaves_nothing(grouped: Grouped) -> None:
    case = grouped.case
    case.put_in(case.pieces.paper)
    key = grouped.asked()
    case.leave_out(case.pieces.paper)
    job = grouped.bundling.worked(key)
    assert job.state is JobState.FAILED
    assert job.failure == group_bundles.NOTHING_COMMON
    assert grouped.build.read(store.bundles, grouped.group) == []
