"""One letter's page: what each officer is given of it, and that each piece is read once."""

from uuid import UUID, uuid4

import pytest

from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.errors import NotThere
from reviews.domain.letters.kinds import LetterKind, LetterState
from reviews.domain.people.roles import Act, Viewer
from reviews.domain.register.closed_words import ContactFormat
from reviews.services.consent.consents import Reply
from reviews.services.letters.letter_page import (
    LetterPage,
    issued_together,
    letter_page,
    letter_page_now,
    passage_to_check,
    sent_together,
)
from reviews.services.letters.steps import discard
from reviews.store.letters.letters import passages_of
from tests.build import Build
from tests.letter_case import LetterCase
from tests.queries import asked, tables

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
RESIDENT = LetterKind.RESIDENT_LETTER


def page(case: LetterCase, key: UUID, by: Viewer) -> LetterPage:
    act = Act(by, case.build.clock())
    found: LetterPage = case.build.read(letter_page, act, case.letter(key))
    return found


def queries(case: LetterCase, key: UUID, by: Viewer) -> list[str]:
    letter, act = case.letter(key), Act(by, case.build.clock())
    with asked(case.build.house.engine) as sent:
        case.build.read(letter_page, act, letter)
    return sent


def test_each_officer_is_given_what_is_theirs_of_a_draft(build: Build) -> None:
    case = LetterCase(build, names=("Amina Yusuf", "Borys Łęcki"))
    (key,) = case.draft(PROVIDER)
    mine, theirs = page(case, key, case.drafter), page(case, key, case.second)
    assert mine.writes
    assert mine.drafted_by_me
    assert not theirs.writes
    assert not theirs.drafted_by_me
    assert mine.passages == theirs.passages != ()
    assert {one.leaving.stopped for one in (mine, theirs)} == {False}
    assert [one.kind for one in theirs.events] == ["letter_drafted"]
    assert theirs.waits == mine.waits == f"{len(mine.passages)} passages to read and clear"


def test_a_draft_that_no_longer_holds_says_why_and_what_it_would_leave_out(build: Build) -> None:
    case = LetterCase(build, agreed=False)
    answer = case.interview(case.residents[0], "I am asked", Use.TAKE_PART, Use.NOTES)
    case.agree_to(case.residents[0], Reply(Use.TELL_PROVIDER, ConsentState.GIVEN))
    case.conclude(answer)
    (key,) = case.draft(PROVIDER)
    assert page(case, key, case.drafter).left_out == ()
    case.agree_to(case.residents[0], Reply(Use.TELL_PROVIDER, ConsentState.WITHDRAWN))
    found = page(case, key, case.drafter)
    assert found.leaving.why[0].startswith("This letter holds words that may no longer be used.")
    assert [one.what for one in found.left_out] == ["Staff and how they are led"]
    read_only = page(case, key, case.second)
    assert read_only.leaving == found.leaving
    assert read_only.left_out == found.left_out


def test_letters_to_residents_go_together_and_one_after_another(build: Build) -> None:
    case = LetterCase(build, contact={"format": ContactFormat.LARGE_PRINT, "language": "Polish"})
    first, second, third = case.approved(RESIDENT, *case.residents[:3])
    later = case.approved(RESIDENT, case.residents[3], days=3)[0]
    found = page(case, first, case.approver)
    assert {one.id for one in found.with_others} == {second, third}
    assert found.next is not None
    assert found.next.id in {second, third, later}
    assert found.going is not None
    assert found.going.wants == "Large print"
    assert any("Polish" in one for one in found.going.arrange)
    assert page(case, first, case.second).going is None
    letter = case.letter(first)
    assert {one.id for one in build.read(issued_together, letter, build.today)} == {second, third}
    assert build.read(sent_together, letter) == ()
    stale = case.letter(second)
    build.do(discard, case.approver, second, "Not needed")
    act = Act(case.approver, build.clock())
    now = build.read(letter_page_now, act, stale)
    assert now.letter.state is LetterState.DISCARDED
    assert now.with_others == ()
    assert now.next is None


def test_a_passage_is_given_with_how_many_drafts_hold_it_too(build: Build) -> None:
    case = LetterCase(build, names=("Amina Yusuf", "Borys Łęcki", "Carys Pŵel"))
    first, *_ = case.draft(RESIDENT, *case.residents)
    passage = build.read(passages_of, first, 1)[0]
    found = build.read(passage_to_check, case.letter(first), passage.id)
    assert found.passage == passage
    assert found.elsewhere == ("SR-2026-001-L02", "SR-2026-001-L03")
    with pytest.raises(NotThere, match="There is a newer draft"):
        build.read(passage_to_check, case.letter(first), uuid4())


def test_each_piece_is_read_once_however_much_there_is(build: Build) -> None:
    few = LetterCase(build, names=("Amina Yusuf", "Borys Łęcki"))
    many = LetterCase(build, scheme_name="Other House", provider_name="Other CIC")
    for number in range(3):
        many.build.agree(many.lead, many.review, many.residents[0])
        many.recommend(many.findings[FindingKind.IMPROVE], what=f"Step {number}")
    counted = []
    for case, chosen in ((few, 1), (many, 5)):
        (provider,) = case.draft(PROVIDER)
        resident = case.draft(RESIDENT, *case.residents[:chosen])[0]
        drafts = [queries(case, provider, by) for by in (case.drafter, case.lead)]
        drafts += [queries(case, resident, by) for by in (case.drafter, case.lead)]
        for sent in drafts:
            read = tables(sent)
            assert max(read["finding"], read["finding_evidence"]) <= 1
            assert read["consent"] <= 2, "once for what they agreed to, once for the gate"
        counted.append([len(sent) for sent in drafts])
    assert counted == [[59, 59, 68, 68]] * 2
