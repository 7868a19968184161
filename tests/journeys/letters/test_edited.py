"""One letter changed: a paragraph of the officer's own, and a draft changed in Word."""

import io
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from docx import Document

from reviews.documents.letters.word_package import read_parts, write_parts
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterFormat, LetterKind
from reviews.services.letters.steps import approve
from reviews.store.letters.letters import files_of
from reviews.store.tables import LetterDraft
from tests.bad_files import large_package, large_picture, lying_package
from tests.build import Build
from tests.client import Client
from tests.letter_case import WHAT, LetterCase
from tests.page import Page

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
RESIDENT = LetterKind.RESIDENT_LETTER
AWKWARD = "O’Brien-Łukasz & \"Sons\" <b> 'ŵ ŷ' Łódź سلام 🙂"

Change = Callable[[Any], object]


@pytest.fixture
def case(build: Build) -> LetterCase:
    return LetterCase(build)


def changed(word: bytes, change: Change) -> bytes:
    """A draft as it comes out of Word."""
    document = Document(io.BytesIO(word))
    change(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def put(old: str, new: str) -> Change:
    """Put some words in other words, wherever they stand in one run."""

    def change(document: Any) -> None:
        cells = [c for table in document.tables for row in table.rows for c in row.cells]
        every = [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
        runs = [one for paragraph in every for one in paragraph.runs if old in one.text]
        assert runs
        for one in runs:
            one.text = one.text.replace(old, new)

    return change


def add(words: str) -> Change:
    return lambda document: document.add_paragraph(words)


def word(client: Client, letter: UUID) -> bytes:
    data: bytes = client.download(f"/letters/{letter}/edit/word").data
    return data


def take(client: Client, letter: UUID, file: bytes, name: str = "letter.docx") -> Page:
    return client.send(client.get(f"/letters/{letter}/edit"), file=(name, file))


def text_of(case: LetterCase, letter: UUID, draft: int, format_: LetterFormat) -> str:
    files = case.build.read(files_of, letter, draft)
    (found,) = [one for one in files if one.format is format_]
    data = case.build.house.files.read(found.bytes_id)
    if format_ is LetterFormat.DOCX:
        return "\n".join(one.text for one in Document(io.BytesIO(data)).paragraphs)
    return data.decode()


def test_a_draft_changed_in_word_is_the_next_draft_for_another_to_approve(
    client: Client, case: LetterCase
) -> None:
    [letter] = case.draft(RESIDENT, case.residents[1])
    client.sign_in(case.approver)
    page = client.get(client.get(f"/letters/{letter}").links()["Change it in Word"])
    file = client.download(page.links()["Download draft 1 to change"]).data
    after = client.send(page, file=("letter.docx", changed(file, add(AWKWARD))))
    assert "Your changes are draft 2. Someone else approves it." in after.words()
    assert "Pat Approve changed letter" in after.words()
    assert "Draft it again, without the changes made in Word" in after.links()
    line = case.letter(letter)
    assert (line.draft, line.state, line.drafted_by) == (2, "draft", case.approver.id)
    assert AWKWARD in text_of(case, letter, 2, LetterFormat.TEXT)
    assert AWKWARD in text_of(case, letter, 2, LetterFormat.DOCX)
    assert AWKWARD not in text_of(case, letter, 1, LetterFormat.TEXT)
    assert {one.format for one in case.build.read(files_of, letter, 2)} == set(LetterFormat)
    choices = sorted(case.build.rows(LetterDraft), key=lambda one: one.draft)
    assert [one.edited_from for one in choices] == [None, 1]
    case.clear(letter)
    line = case.letter(letter)
    with pytest.raises(Refused, match="You drafted"):
        case.build.do(approve, case.approver, letter, line.binding)
    case.build.do(approve, case.drafter, letter, line.binding)


def test_what_word_writes_about_who_saved_it_does_not_go_out(
    client: Client, case: LetterCase
) -> None:
    [letter] = case.draft(PROVIDER)
    client.sign_in(case.drafter)

    def change(document: Any) -> None:
        document.add_paragraph("More.")
        document.core_properties.last_modified_by = "Dora at home"

    take(client, letter, changed(word(client, letter), change))
    files = case.build.read(files_of, letter, 2)
    (docx,) = [one for one in files if one.format is LetterFormat.DOCX]
    core = read_parts(case.build.house.files.read(docx.bytes_id))["docProps/core.xml"]
    assert b"Dora" not in core
    assert b"keywords" not in core


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("22 January 2027", "29 January 2027"), "was changed to 29 January 2027"),
        (put(WHAT, "Rewrite some plans."), "Recommendation 1 is not as the record has it"),
        (put("Jo Bloggs", "Someone Else"), "was changed or taken out"),
        (lambda document: document.add_paragraph("x").add_run("y").add_break(), ""),
        (add("Ring us by 1 April 2027."), "1 April 2027 is not in the draft"),
        (add(" "), "says the same as the draft"),
    ],
)
def test_dates_and_recommendations_agree_with_the_record(
    client: Client, case: LetterCase, change: Change, said: str
) -> None:
    [letter] = case.draft(PROVIDER)
    client.sign_in(case.drafter)
    before = case.kept_files()
    page = take(client, letter, changed(word(client, letter), change))
    if said:
        assert said in page.words()
        assert case.letter(letter).draft == 1
        assert case.kept_files() == before
    else:
        assert case.letter(letter).draft == 2


@pytest.mark.parametrize("number", ["01632 960199", "01632 960001"])
def test_whom_a_resident_can_ring_stays_as_the_record_has_it(
    client: Client, case: LetterCase, number: str
) -> None:
    [letter] = case.draft(RESIDENT, case.residents[0])
    client.sign_in(case.drafter)
    changed_to = changed(word(client, letter), put(number, "01632 111111"))
    said = take(client, letter, changed_to).words()
    assert f"{number}." in said
    assert "was changed or taken out" in said
    assert case.letter(letter).draft == 1


def hide(document: Any) -> None:
    document.add_paragraph().add_run("ASK LEGAL").font.hidden = True


def test_what_no_letter_can_be_is_said(client: Client, case: LetterCase) -> None:
    [letter] = case.draft(PROVIDER)
    [other] = case.draft(RESIDENT, case.residents[1])
    client.sign_in(case.drafter)
    file = word(client, letter)
    macros = write_parts(read_parts(file) | {"word/vbaProject.bin": b"x"})
    large = write_parts(read_parts(file) | {"word/media/large.png": large_picture()})
    for sent, said in (
        (large, "more than 50 megapixels"),
        (large_package(), "unpacks to more than 200 MB"),
        (lying_package(), "not a Word document"),
        (changed(file, hide), "hidden words"),
        (macros, "holds macros"),
        (b"%PDF-1.7", "not a Word document"),
        (file[:400], "not a Word document"),
        (changed(word(client, other), add("More.")), "is another letter"),
        (changed(file, add("x" * 200_001)), "which is too many"),
    ):
        assert said in take(client, letter, sent).words()
    assert (
        "Choose the Word document that you changed"
        in client.send(client.get(f"/letters/{letter}/edit")).words()
    )
    assert case.letter(letter).draft == 1


def test_what_cannot_be_drawn_lacks_that_format_and_is_taken(
    client: Client, case: LetterCase
) -> None:
    [letter] = case.draft(PROVIDER)
    client.sign_in(case.drafter)
    page = take(client, letter, changed(word(client, letter), add("见面")))
    assert "No format “PDF”" in page.words()
    assert "见" in page.words()
    assert case.letter(letter).draft == 2
    assert [one.format for one in case.build.read(files_of, letter, 2)] == [LetterFormat.DOCX]


def test_the_second_of_two_who_change_a_letter_sees_both(client: Client, case: LetterCase) -> None:
    [letter] = case.draft(PROVIDER)
    first, second = client.sign_in(case.drafter), client.other(case.approver)
    file = word(first, letter)
    page = second.get(f"/letters/{letter}/edit")
    take(first, letter, changed(file, add("Words of Dora & co.")))
    mine = changed(file, add("Words of <Pat>."))
    for sent in (page, second.get(f"/letters/{letter}/edit")):
        after = second.send(sent, file=("letter.docx", mine))
        assert "Someone changed this letter while you had it in Word" in after.words()
        assert "Words of Dora & co." in after.words()
        assert "Words of <Pat>." in after.words()
        assert "Draft 2, by Dora Draft" in after.words()
    assert case.letter(letter).draft == 2
    mine = changed(word(second, letter), add("Words of <Pat>."))
    assert "draft 3" in take(second, letter, mine).words()


def test_a_file_without_its_mark_goes_by_the_page_it_is_sent_from(
    client: Client, case: LetterCase
) -> None:
    [letter] = case.draft(RESIDENT, case.residents[1])
    client.sign_in(case.drafter)
    plain = client.download(f"/letters/{letter}/docx").data
    page = client.get(f"/letters/{letter}/edit")
    take(client, letter, changed(word(client, letter), add("First.")))
    after = client.send(page, file=("x.docx", changed(plain, add("Second."))))
    assert "Someone changed this letter" in after.words()


def test_new_words_are_read_by_the_gate(client: Client, case: LetterCase) -> None:
    [letter] = case.draft(PROVIDER)
    client.sign_in(case.drafter)
    after = take(client, letter, changed(word(client, letter), add("Amina Yusuf said so.")))
    assert "Amina Yusuf said so." in after.words()
    assert "must be read and cleared" in after.words()


def test_no_promise_gets_into_a_resident_s_letter_by_word_or_by_hand(
    client: Client, case: LetterCase
) -> None:
    promise = "You can stay here for good."
    [letter] = case.draft(RESIDENT, case.residents[1])
    client.sign_in(case.drafter)
    after = take(client, letter, changed(word(client, letter), add(promise)))
    assert "promises that someone can stay" in after.words()
    page = client.get(f"/reviews/{case.review}/letters/draft/{RESIDENT}?letter={letter}")
    assert "promises that someone can stay" in client.send(page, covering=promise).words()
    assert case.letter(letter).draft == 1


def test_a_letter_that_is_issued_is_not_changed(client: Client, case: LetterCase) -> None:
    [letter] = case.issued(PROVIDER)
    client.sign_in(case.drafter)
    assert "cannot be changed" in client.get(f"/letters/{letter}/edit").words()
    assert "Change it in Word" not in client.get(f"/letters/{letter}").links()
    client.download(f"/letters/{letter}/edit/word", status=404)


def test_an_approved_letter_is_approved_again_once_it_is_changed(
    client: Client, case: LetterCase
) -> None:
    [letter] = case.approved(PROVIDER)
    client.sign_in(case.drafter)
    take(client, letter, changed(word(client, letter), add("More.")))
    line = case.letter(letter)
    assert (line.state, line.approved_by) == ("draft", None)


def test_a_paragraph_of_one_s_own_is_printed_gated_and_kept_for_the_next_draft(
    client: Client, case: LetterCase
) -> None:
    client.sign_in(case.drafter)
    page = client.get(f"/reviews/{case.review}/letters/draft/{RESIDENT}")
    own = f"{AWKWARD}\nAmina Yusuf rang."
    after = client.send(page, residents=[str(case.residents[1])], covering=own)
    letter = UUID(after.address.rsplit("/", 1)[-1])
    printed = text_of(case, letter, 1, LetterFormat.TEXT)
    assert AWKWARD in printed
    assert printed.index("Dear") < printed.index(AWKWARD) < printed.index("What happens now")
    assert "Amina Yusuf rang." in after.words()
    assert "must be read and cleared" in after.words()
    again = client.get(after.links()["Draft it again"])
    assert "Amina Yusuf rang." in again.text
