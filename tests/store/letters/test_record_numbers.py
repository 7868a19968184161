"""Record numbers: one a letter, on paper, page and in the record; and whose a number is."""

import pytest
from sqlalchemy import text

from reviews.documents.letters.text import letter_text
from reviews.documents.letters.word_reader import read_blocks
from reviews.domain.letters.kinds import LetterFormat, LetterKind
from reviews.domain.letters.may_leave import Instead
from reviews.domain.letters.record_number import in_fours, old_record_number
from reviews.domain.record.event_kinds import EventKind
from reviews.services.across.verify import Verified, verify
from reviews.services.letters.instead import record_instead
from reviews.services.safeguarding.concerns import place_hold
from reviews.store.letters.letters import files_of
from reviews.store.letters.record_numbers import bearing, event_of, number_of, numbers
from reviews.store.record.engine import reading_session
from reviews.store.record.tree import tree_head
from reviews.store.tables import Event, LetterNumber
from tests.build import Build
from tests.letter_case import LetterCase

RESIDENT = LetterKind.RESIDENT_LETTER


def verified(build: Build, typed: str) -> Verified:
    with reading_session(build.house.engine) as session:
        return verify(session, build.house.files, typed)


def test_each_letter_of_a_batch_bears_a_number_of_its_own(build: Build) -> None:
    case = LetterCase(build)
    keys = case.draft(RESIDENT, *case.residents[:3])
    borne = [build.read(number_of, key) for key in keys]
    assert len(set(borne)) == 3
    for key, number in zip(keys, borne, strict=True):
        assert [one.reference for one in build.read(bearing, number)] == [
            case.letter(key).reference
        ]


def test_paper_bears_it_and_a_new_draft_keeps_it(build: Build) -> None:
    case = LetterCase(build)
    (key,) = case.draft(RESIDENT, case.residents[0])
    first = build.read(number_of, key)
    assert case.draft(RESIDENT, case.residents[0]) == [key]
    assert build.read(number_of, key) == first
    assert build.read(numbers, [case.letter(key).reference]) == {case.letter(key).reference: first}
    files = build.read(files_of, key, case.letter(key).draft)
    word = next(one for one in files if one.format is LetterFormat.DOCX)
    words = letter_text(read_blocks(build.house.files.read(word.bytes_id))).decode()
    assert f"record {in_fours(first)}" in " ".join(words.split())


def test_letters_of_one_day_vouch_for_the_same_and_those_of_the_next_for_more(
    build: Build,
) -> None:
    case = LetterCase(build)
    vouched = build.read(tree_head).size
    for resident in case.residents[:3]:
        case.draft(RESIDENT, resident)
    build.clock.move(days=1)  # type: ignore[attr-defined]  # the clock of tests
    case.draft(RESIDENT, case.residents[0], days=1)
    now = build.read(tree_head).size
    case.draft(RESIDENT, case.residents[3], days=1)
    found = [(row.size, row.number) for row in build.rows(LetterNumber)]
    assert sorted(size for size, _ in found) == [vouched, vouched, vouched, now]
    assert all(number.startswith(str(size)) for size, number in found)
    assert len({number for _, number in found}) == 4


def test_a_number_of_before_answers_and_leads_to_its_event(build: Build) -> None:
    case = LetterCase(build)
    (key,) = case.draft(RESIDENT, case.residents[0])
    head = build.rows(Event)[4].hash
    number = old_record_number(head, case.letter(key).reference)
    with build.house.engine.begin() as connection:
        values = {"n": number, "h": head}
        connection.execute(
            text("UPDATE letter_number SET number = :n, head = :h, size = NULL"), values
        )
    (found,) = build.read(bearing, number)
    assert (found.agrees, found.size) == (True, None)
    assert build.read(event_of, number) == head
    with build.house.engine.begin() as connection:
        connection.execute(text("UPDATE letter_number SET head = :h"), {"h": "0" * 64})
    assert [one.agrees for one in build.read(bearing, number)] == [False]


def test_a_number_leads_to_the_event_that_wrote_it(build: Build) -> None:
    case = LetterCase(build)
    (key,) = case.draft(RESIDENT, case.residents[0])
    hash_ = build.read(event_of, build.read(number_of, key))
    (event,) = [one for one in build.rows(Event) if one.hash == hash_]
    assert event.kind == EventKind.LETTER_DRAFTED


def test_verify_says_which_letter_and_day_and_whether_it_was_issued(build: Build) -> None:
    case = LetterCase(build)
    (key,) = case.draft(RESIDENT, case.residents[0])
    typed = in_fours(build.read(number_of, key)).upper()
    reference, size = case.letter(key).reference, typed.split(" ")[0]
    (told,) = verified(build, typed).belongs
    assert told == (
        f"The number belongs to letter {reference}, dated 23 November 2026, which was never "
        f"issued. It vouches for the first {size} events of this record."
    )
    case.issued(RESIDENT, case.residents[0])
    (told,) = verified(build, typed).belongs
    assert "dated 23 November 2026, issued. It vouches" in told


def test_a_letter_that_was_destroyed_was_issued(build: Build) -> None:
    case = LetterCase(build)
    (key,) = case.issued(RESIDENT, case.residents[0])
    typed = build.read(number_of, key)
    build.do(place_hold, case.lead, case.review, letters=True, visits=False)
    done = {"what": Instead.DESTROYED, "done_on": build.today, "words": "Shredded"}
    build.do(record_instead, case.approver, key, **done)
    (told,) = verified(build, typed).belongs
    assert "issued, and recorded as destroyed. It vouches" in told


def test_a_number_that_was_put_in_by_hand_is_told(build: Build) -> None:
    case = LetterCase(build)
    (key,) = case.draft(RESIDENT, case.residents[0])
    with build.house.engine.begin() as connection:
        connection.execute(text("UPDATE letter_number SET number = 'abcdef0123456789abcd'"))
    told = [str(one) for one in verified(build, "ABCD EF01 2345 6789 ABCD").faults]
    assert any("does not come from the events" in one for one in told)
    assert any("letter_number record" in one and "changed" in one for one in told)
    assert build.read(number_of, key) == "abcdef0123456789abcd"


@pytest.mark.parametrize("typed", ["0" * 20, "9f3c", "%", "_" * 20, "ŵ" * 20])
def test_a_number_of_nothing_is_a_fault(build: Build, typed: str) -> None:
    case = LetterCase(build)
    case.draft(RESIDENT, case.residents[0])
    found = verified(build, typed)
    assert found.belongs == ()
    assert any("no bundle and no event has the number" in str(one) for one in found.faults)
