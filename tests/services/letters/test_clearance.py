"""Clearing a passage: equal words once, again at a redraft, and not where more is known."""

from uuid import UUID

import pytest

from reviews.domain.consent.consents import Use
from reviews.domain.errors import Refused
from reviews.domain.letters.gate import Clue
from reviews.domain.letters.kinds import LetterKind, LetterState
from reviews.domain.letters.looked_for import LookedFor
from reviews.services.letters.draft import write_drafts
from reviews.services.letters.letter_page import read_before
from reviews.services.letters.redating import plans_again
from reviews.services.letters.steps import approve, clear_passage, issue
from reviews.services.register.residents import (
    ContactNeeds,
    NewResident,
    Stay,
    add_resident,
    set_contact,
)
from reviews.store.letters.draft_parts import draft_of
from reviews.store.letters.letters import PassageView, passages_of
from tests.build import Build
from tests.conftest import Clock
from tests.letter_case import LetterCase

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
RESIDENT = LetterKind.RESIDENT_LETTER
TOLD = "The bulb by Room 9 is out."


def passages(case: LetterCase, key: UUID) -> list[PassageView]:
    found: list[PassageView] = case.build.read(passages_of, key, case.letter(key).draft)
    return found


def test_a_clearance_stands_at_a_redraft_and_names_who_cleared_it(build: Build) -> None:
    case = LetterCase(build, plain=TOLD, improve=TOLD)
    (key,) = case.draft(PROVIDER)
    case.clear(key)
    before = passages(case, key)
    assert before
    case.draft(PROVIDER, by=case.approver, days=1)
    after = passages(case, key)
    assert [one.words for one in after if one.words.endswith(TOLD)]
    for one in after:
        if one.words.endswith(TOLD):
            assert one.cleared_by_name == "Dora Draft"
            assert one.cleared_reason == "True of the whole scheme"
            assert one.cleared_at == before[0].cleared_at
            assert (one.carried_from_draft, one.carried_from_letter) == (1, "SR-2026-001-L01")
    residents = case.draft(RESIDENT, case.residents[0])
    assert case.letter(residents[0]).uncleared


def test_equal_words_are_decided_once_and_in_drafts_to_come(build: Build) -> None:
    case = LetterCase(build, plain=TOLD, strength=TOLD)
    first, second = case.draft(RESIDENT, *case.residents[:2])
    told = passages(case, first)
    done = build.do(clear_passage, case.drafter, first, told[0].id, "It is a corridor")
    assert done == 2
    assert case.letter(first).uncleared == case.letter(second).uncleared == len(told) - 1
    case.clear(first)
    (third,) = case.draft(RESIDENT, case.residents[2])
    assert case.letter(third).uncleared == 0


def test_it_falls_where_someone_is_known_whom_the_words_lead_to(build: Build) -> None:
    case = LetterCase(build, strength="Staff met everyone, and Jonquil helped.", plain=TOLD)
    (key,) = case.draft(RESIDENT, case.residents[0])
    case.clear(key)
    new = NewResident("R-NEW", "Jonquil Adeyemi", Stay(case.scheme, "Room 77"))
    build.do(add_resident, case.lead, new)
    with pytest.raises(Refused, match="More is known of people now"):
        build.do(approve, case.approver, key, case.letter(key).binding)
    case.draft(RESIDENT, case.residents[0])
    open_ones = {one.words: one.clues for one in passages(case, key) if not one.cleared_at}
    assert open_ones == {"Staff met everyone, and Jonquil helped.": Clue.NAME}
    case.clear(key)
    build.do(approve, case.approver, key, case.letter(key).binding)
    build.do(issue, case.approver, key, build.house.files)
    assert case.letter(key).state is LetterState.ISSUED


def test_what_is_known_and_leads_to_nobody_in_it_changes_nothing(build: Build) -> None:
    case = LetterCase(build, plain=TOLD)
    (key,) = case.draft(RESIDENT, case.residents[0])
    case.clear(key)
    build.do(add_resident, case.lead, NewResident("R-NEW", "Zoran Ilić", Stay(case.scheme, "12")))
    build.do(approve, case.approver, key, case.letter(key).binding)
    assert case.letter(key).state is LetterState.APPROVED


@pytest.mark.parametrize(
    ("held", "words", "clue"),
    [
        ("My dog Bess sleeps on my bed", "Someone keeps a terrier in a flat.", Clue.RECORDED),
        ("My dog Bess sleeps on my bed", "We were told about Bess.", Clue.RECORDED),
        ("I came from Poland last year", "The rules are not in Polish.", Clue.RECORDED),
        ("nobody ever asks me what I want", "Some: nobody ever asks me what I do.", Clue.QUOTE),
    ],
)
def test_what_a_resident_told_is_looked_for(
    build: Build, held: str, words: str, clue: Clue
) -> None:
    case = LetterCase(build, improve=words)
    (key,) = case.draft(PROVIDER)
    assert clue not in " ".join(one.clues for one in passages(case, key))
    case.interview(case.residents[0], held, Use.TAKE_PART, Use.NOTES)
    case.draft(PROVIDER)
    found = [one for one in passages(case, key) if one.words.endswith(words)]
    assert [one.clues for one in found] == [clue]


def test_what_is_on_a_contact_record_is_looked_for(build: Build) -> None:
    told = "The person at Far Lane, on 5550123, needs Tigrinya."
    case = LetterCase(build, improve=told)
    needs = ContactNeeds(language="Tigrinya", telephone="555 0123", write_to="9 Far Lane\nFarby")
    build.do(set_contact, case.lead, case.scheme, case.residents[0], needs)
    (key,) = case.draft(PROVIDER)
    (found,) = [one for one in passages(case, key) if one.words.endswith(told)]
    assert {Clue.CONTACT, Clue.RECORDED} <= set(found.clues.split())


def test_a_draft_says_what_was_looked_for(build: Build) -> None:
    case = LetterCase(build)
    (key,) = case.draft(PROVIDER)
    looked = build.read(read_before, case.letter(key)).looked_for
    assert isinstance(looked, LookedFor)
    assert looked.people >= len(case.names)
    assert any(one.endswith(f": {len(case.names)}") for one in looked.recorded)


def test_a_days_slip_needs_no_second_clearing(build: Build, clock: Clock) -> None:
    case = LetterCase(build, plain=TOLD, strength=TOLD)
    keys = case.approved(RESIDENT, *case.residents[:2])
    clock.move(days=1)
    late = [case.letter(key) for key in keys]
    plans = build.read(plans_again, late[0], late[1:], build.today)
    assert {one.contact_id for one in plans} == {case.drafter.id}
    build.do(write_drafts, case.approver, case.prepare(plans, case.approver))
    for key, before in zip(keys, late, strict=True):
        letter = case.letter(key)
        assert (letter.state, letter.draft) == (LetterState.DRAFT, 2)
        assert letter.uncleared == 0
        assert letter.binding != before.binding
        told = [one.now for one in build.read(read_before, letter).changes]
        assert any("24 November 2026" in one for one in told)
        assert not any(TOLD in one for one in told)
        assert build.read(draft_of, key, 2).contact_id == case.drafter.id
        build.do(approve, case.drafter, key, letter.binding)
