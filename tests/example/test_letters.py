"""The example council's letters and log: nobody is given away, and who may be written to is."""

import json
import re
from io import BytesIO

from openpyxl import load_workbook

from reviews.documents.letters.files import paragraphs
from reviews.domain.letters.kinds import (
    FROZEN,
    ONE_RESIDENT,
    TO_RESIDENT,
    LetterFormat,
    LetterKind,
    LetterState,
)
from reviews.services.across.scheme_log import write_workbook
from reviews.store.letters import letters
from reviews.store.letters.letters import LetterLine
from reviews.store.tables import Account, AccountCopy, Finding, LetterPassage, Review
from tests.example.conftest import Played, everyone

NEVER_USED = ("siobhan", "hanan", "tomasz", "rhiannon", "connor", "aoife")
"""Residents who refused, withdrew, or could not be asked."""


def sent(played: Played) -> list[LetterLine]:
    return [
        line
        for review in played.rows(Review)
        for line in played.read(letters.letters_of, review.id)
    ]


def text_of(played: Played, line: LetterLine) -> str:
    files = played.read(letters.files_of, line.id, line.draft)
    word = next(one for one in files if one.format is LetterFormat.DOCX)
    return "\n".join(paragraphs(played.parts.files.read(word.bytes_id)))


def full_names(played: Played) -> dict[str, str]:
    return {one["reference"]: one["full_name"] for one in everyone(played.example).values()}


def parts_of_names(played: Played) -> set[str]:
    """Each name of two parts or more, whole, and its last part, which is nobody else's word."""
    return {part for name in full_names(played).values() for part in (name, name.split()[-1])}


def test_every_letter_was_approved_by_someone_else_issued_and_sent(played: Played) -> None:
    lines = sent(played)
    assert len(lines) >= 20
    for line in lines:
        assert line.state is LetterState.SENT
        assert line.approved_by != line.drafted_by
        assert line.uncleared == 0


def test_no_word_stands_twice_in_any_letter(played: Played) -> None:
    for line in sent(played):
        found = re.findall(r"\b(\w+) \1\b", text_of(played, line), re.IGNORECASE)
        assert found == [], line.reference


def test_canal_house_has_a_letter_of_every_kind(played: Played) -> None:
    lines = played.read(letters.letters_of, played.review("canal-house").id)
    assert {line.kind for line in lines} == set(LetterKind)


def test_residents_are_written_to_where_that_is_safe_and_only_there(played: Played) -> None:
    lines = played.read(letters.letters_of, played.review("canal-house").id)
    told = {line.to for line in lines if line.kind is LetterKind.RESIDENT_LETTER}
    assert told == {"R-0101", "R-0102", "R-0103", "R-0104", "R-0105", "R-0106"}
    lines = played.read(letters.letters_of, played.review("hazel-house").id)
    assert {line.to for line in lines if line.kind in TO_RESIDENT} == {"R-0201", "R-0202", "R-0204"}


def test_by_hand_means_that_no_address_is_printed(played: Played) -> None:
    lines = played.read(letters.letters_of, played.review("canal-house").id)
    by_hand = [line for line in lines if line.to == "R-0106" and line.kind in TO_RESIDENT]
    assert len(by_hand) == 2
    for line in by_hand:
        words = text_of(played, line)
        assert "By hand" in words
        assert "Flat 6" not in words


def test_no_resident_is_named_in_a_letter_to_a_provider(played: Played) -> None:
    for line in sent(played):
        if line.kind not in ONE_RESIDENT:
            words = text_of(played, line)
            for name in parts_of_names(played):
                assert name not in words, (line.reference, name)


def test_a_referrer_reads_the_name_of_whom_they_referred_and_no_other(played: Played) -> None:
    names = full_names(played)
    to_referrers = [line for line in sent(played) if line.kind is LetterKind.REFERRER]
    assert [line.to for line in to_referrers] == ["R-0101"]
    for line in to_referrers:
        words = text_of(played, line)
        assert {one for one, name in names.items() if name in words} == {line.to}


def test_no_resident_is_named_in_the_letter_of_another(played: Played) -> None:
    names = full_names(played)
    for line in sent(played):
        if line.kind in TO_RESIDENT:
            words = text_of(played, line)
            for reference, name in names.items():
                if reference != line.to:
                    assert name not in words, (line.reference, name)


def test_no_words_of_those_who_did_not_agree_stand_in_any_letter(played: Played) -> None:
    said = [
        answer
        for key in NEVER_USED
        for account in played.rows(Account, Account.resident_id == played.resident(key))
        for copy in played.rows(AccountCopy, AccountCopy.account_id == account.id)
        for section in json.loads(copy.text)["sections"]
        for line in section["lines"]
        if len(answer := line["answer"]) > 20
    ]
    assert said
    withheld = [one.words for one in played.rows(Finding) if "after dark" in one.words]
    assert len(withheld) == 1
    everything = "\n".join(text_of(played, line) for line in sent(played))
    for words in (*said, *withheld):
        assert words not in everything
    assert "keys like this" not in everything


def test_residents_are_not_quoted_to_one_another(played: Played) -> None:
    for line in sent(played):
        if line.kind is LetterKind.RESIDENT_LETTER:
            assert "“" not in text_of(played, line)


def test_each_passage_was_cleared_with_a_reason_and_none_for_a_name(played: Played) -> None:
    passages = played.rows(LetterPassage)
    assert passages
    assert {clue for one in passages for clue in one.clues.split()} == {
        "quote",
        "small-number",
        "small-scheme",
    }
    assert all(one.cleared_reason for one in passages)


def test_the_log_names_nobody_and_says_what_is_late(played: Played) -> None:
    out = BytesIO()
    played.read(write_workbook, out, played.today)
    book = load_workbook(out)
    words = "\n".join(
        str(value)
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if value is not None
    )
    for name in parts_of_names(played):
        assert name not in words
    assert "Acknowledgement overdue" in words
    assert "waits outside" not in words, "a safeguarding concern"
    assert {"Canal House", "Hazel House", "Harbour Lodge", "Marram Homes", "Sorrel Yard"} <= set(
        words.splitlines()
    )
    assert "Alder Row" not in words


def test_issued_letters_print_the_record_they_rest_on(played: Played) -> None:
    for line in sent(played):
        assert line.state in FROZEN
        assert line.chain_head
