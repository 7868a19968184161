"""What may be read in a case: what is shared, what was put in, its papers; and no trace of more."""

import pytest

from reviews.domain.cases.kinds import Inclusion
from reviews.domain.cases.pieces import Piece, Through
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Role
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.services.across import evidence as evidence_service
from reviews.services.cases import bearings
from reviews.services.consent.consents import Reply
from reviews.store.cases import cases
from tests.build import Build
from tests.pieces import KEPT, SHARED
from tests.weighing import Weighing


@pytest.fixture
def case(build: Build) -> Weighing:
    return build.once(Weighing)


def _words(pieces: list[Piece]) -> str:
    return " ".join(f"{one.title} {one.words}" for one in pieces)


def test_it_is_what_the_claimant_shares_and_the_providers_papers(case: Weighing) -> None:
    found = case.readable()
    assert SHARED in _words(found)
    assert KEPT not in _words(found)
    assert {one.through for one in found} == {Through.SHARED}
    assert case.account in {one.id for one in found}
    need = next(one for one in found if one.id == case.need)
    assert need.kind is EvidenceKind.ANSWER
    assert need.asked == ("resident-interview", "need-help-needed")
    assert need.need == '"money"'
    assert need.words == "Yes"


def test_what_another_resident_shares_is_not_in_this_claimants_case(case: Weighing) -> None:
    every = tuple(Reply(one, ConsentState.GIVEN) for one in Use)
    case.pieces.case.agree_to(case.pieces.borys, *every)
    assert KEPT not in _words(case.readable())


def test_a_need_of_which_something_stays_with_the_team_is_left_out_whole(case: Weighing) -> None:
    before = {one.id for one in case.readable()}
    key = case.pieces.finished(case.pieces.amina, f"{KEPT} said so", need="no")
    new = [one for one in case.readable() if one.id not in before and one.kind.value == "answer"]
    assert {one.need for one in new} == {"", '"food"'}
    told = case.pieces.answer(key, "need-help-needed")
    case.put(told)
    put = [one for one in case.readable() if one.id == told]
    assert [one.through for one in put] == [Through.PUT_IN]


def test_what_is_taken_back_from_sharing_leaves_no_trace_until_it_is_put_in(
    case: Weighing,
) -> None:
    withdrawn = Reply(Use.SHARE_BENEFITS, ConsentState.WITHDRAWN)
    case.pieces.case.agree_to(case.pieces.amina, withdrawn)
    assert {one.id for one in case.readable()} == {case.paper}
    case.put(case.account)
    assert case.need in {one.id for one in case.readable()}, "with an account its answers"


def test_one_refusal_changes_nothing_of_what_is_read(case: Weighing) -> None:
    before = case.readable()
    case.pieces.finished(case.pieces.borys, f"{KEPT} again")
    assert case.readable() == before
    kept = case.pieces.answer(case.pieces.kept_account)
    case.put(kept, Inclusion.NOT_RELEVANT)
    assert case.readable() == before
    case.put(case.pieces.kept_account)
    assert KEPT in _words(case.readable())


def test_what_stands_under_an_application_is_the_tribunals_alone(case: Weighing) -> None:
    case.put(case.paper, Inclusion.APPLICATION)
    case.put(case.account, Inclusion.APPLICATION)
    assert case.readable() == []


def test_questions_of_how_to_reach_a_person_are_left_out(case: Weighing) -> None:
    def read(session: object, *left_out: tuple[str, str, str]) -> list[Piece]:
        from reviews.store.cases.readable import readable

        head = cases.case(session, case.case)  # type: ignore[arg-type]  # a session of the test
        assert head is not None
        return readable(session, case.officer, head, left_out)  # type: ignore[arg-type]  # as above

    version = case.build.house.question_sets.latest("resident-interview").version
    left_out = ("resident-interview", version, "need-help-needed")
    found = {one.id for one in case.build.read(read, left_out)}
    assert case.need not in found
    assert case.need in {one.id for one in case.build.read(read)}


def test_a_limb_that_a_person_said_comes_with_it(case: Weighing) -> None:
    case.build.do(evidence_service.speaks_to, case.pieces.case.lead, case.paper, Limb.LANDLORD)
    paper = next(one for one in case.readable() if one.id == case.paper)
    assert paper.limb is Limb.LANDLORD


def test_what_the_team_took_back_goes_unless_it_was_put_in(case: Weighing) -> None:
    lead = case.pieces.case.lead
    case.build.do(evidence_service.take_back, lead, case.paper, "The wrong one")
    assert case.paper not in {one.id for one in case.readable()}
    case.put(case.paper)
    (paper,) = [one for one in case.readable() if one.id == case.paper]
    assert paper.taken_back


def test_the_papers_of_the_case_itself_are_read_in_it(case: Weighing) -> None:
    file = case.notice()
    (paper,) = [one for one in case.readable() if one.id == file]
    assert (paper.through, paper.title) == (Through.OF_CASE, "A file: The notice of 20 November")
    other = case.build.case(case.officer, case.scheme, case.pieces.amina)
    head = case.build.read(cases.case, other)
    assert case.build.read(bearings.pieces, case.officer, head) == [], "of this case alone"


def test_what_was_put_in_for_a_group_is_read_in_each_of_its_cases(case: Weighing) -> None:
    kept = case.pieces.answer(case.pieces.kept_account, "need-own-words")
    case.put_in_group(kept)
    (found,) = [one for one in case.readable() if one.id == kept]
    assert found.through is Through.PUT_IN
    assert KEPT in found.words
    case.put(kept, Inclusion.APPLICATION)
    assert kept not in {one.id for one in case.readable()}, "the case’s own decision stands"


def test_a_letter_is_read_where_all_that_it_tells_is_shared(case: Weighing) -> None:
    letter = case.pieces.letter
    assert letter not in {one.id for one in case.readable()}
    every = tuple(Reply(one, ConsentState.GIVEN) for one in Use)
    case.pieces.case.agree_to(case.pieces.borys, *every)
    (found,) = [one for one in case.readable() if one.id == letter]
    assert found.title.startswith("A letter: ")


def test_reviewers_are_given_nothing(case: Weighing) -> None:
    head = case.build.read(cases.case, case.case)
    for officer in (case.pieces.case.lead, case.build.officer(Role.AUDITOR)):
        assert case.build.read(bearings.pieces, officer, head) == []
