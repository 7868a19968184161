"""The council's own papers: drafted, read, finished in Word, taken back; nothing is lost."""

import io
from collections.abc import Callable

import pikepdf
import pytest

from reviews.config import ROOT
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.people.roles import Role
from reviews.services.cases.cases import add_member
from reviews.store.tables import CaseDocument
from tests.build import Build
from tests.client import Client
from tests.documents import pdf_words
from tests.page import Page
from tests.queries import asked
from tests.responding import AWKWARD, Responding, changed, words_in
from tests.services.letters.test_templates import macros

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def case(build: Build) -> Responding:
    return build.once(_weighed)


def _weighed(build: Build) -> Responding:
    case = Responding(build)
    case.weighed()
    return case


def _documents(case: Responding) -> str:
    return f"/cases/{case.case}/documents"


def _edit(client: Client, case: Responding, document: bytes) -> Page:
    page = client.get(f"{_documents(case)}/{case.newest().id}/edit")
    return client.send(page, file=("Response – final.docx", document))


def test_an_officer_gets_from_the_case_to_a_response_that_is_finished_in_word(
    client: Client, case: Responding, build: Build
) -> None:
    client.sign_in(case.officer)
    page = client.get(client.get(f"/cases/{case.case}").links()["The council’s papers"])
    assert "Nothing is drafted yet." in page.words()
    form = client.get(f"{_documents(case)}/appeal-response/draft")
    assert "Weighed in this case, and not in" in form.words()
    assert "rota" in form.words()
    lacking = client.send(form, asks=AWKWARD)
    assert "Select whether the council opposes it, or leave it for later" in lacking.words()
    page = client.send(lacking, opposed="partly", attends="later")
    assert "It is drafted." in page.words()
    assert "Drafted from the record" in page.words()
    assert "places in square brackets" in page.words()
    whole = words_in(case.file())
    assert AWKWARD.splitlines()[0] in whole
    given = client.download(f"{_documents(case)}/{case.newest().id}/edit/word")
    assert given.mimetype == WORD
    page = _edit(client, case, changed(given.data, "[Fill in: whether somebody comes]", AWKWARD))
    assert "Your changes are version 2." in page.words()
    assert "Version 1, changed in Word" in page.words()
    one, two = sorted(build.rows(CaseDocument), key=lambda row: row.number)
    assert (one.edited_from, two.edited_from, two.mark) == (None, 1, one.mark)
    assert words_in(client.download(f"{_documents(case)}/{one.id}/docx").data) == whole
    assert "[Fill in: whether somebody comes]" not in words_in(case.file())


def test_it_reads_on_screen_in_large_print_and_as_text_and_word_is_saved(
    client: Client, case: Responding
) -> None:
    case.draft()
    client.sign_in(case.officer)
    address = f"{_documents(case)}/{case.newest().id}"
    page = client.download(f"{address}/html")
    assert "O’Brien-Łukasz &amp;" in page.text
    assert "sandbox" in page.headers["Content-Security-Policy"]
    made = client.download(f"{address}/pdf")
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert "Thecouncil’sresponsetotheappeal" in pdf_words.words(pdf)
        assert f"Page1of{len(pdf.pages)}" in pdf_words.words(pdf)
    word = client.download(f"{address}/docx")
    assert "attachment" in word.headers["Content-Disposition"]
    large = client.download(f"{address}/large-print-pdf")
    with pikepdf.open(io.BytesIO(large.data)) as pdf:
        assert "Thecouncil’sresponsetotheappeal" in pdf_words.words(pdf)
    assert "O’Brien-Łukasz &" in client.download(f"{address}/text").text
    client.download(f"{address}/odt", status=404)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("10 September 2026", "11 September 2026", "Day of the decision is “10 September 2026”"),
        ("SC242/26/01234", "SC242/26/99999", "The tribunal’s reference is “SC242/26/01234”"),
        ("21 September 2026", "1 June 2026", "The appeal came is “21 September 2026”"),
        ("(paper 1)", "(paper 41)", "The file cites paper 41, which is not in."),
    ],
)
def test_what_the_record_says_stays_and_papers_cited_are_in(
    client: Client, case: Responding, old: str, new: str, says: str
) -> None:
    case.draft()
    client.sign_in(case.officer)
    page = _edit(client, case, changed(case.to_edit(), old, new))
    assert says in page.words()
    assert case.newest().number == 1


def test_who_was_overtaken_sees_both_and_loses_nothing(client: Client, case: Responding) -> None:
    case.draft()
    mine = changed(case.to_edit(), "The law", "The law & <mine>")
    case.draft()
    client.sign_in(case.officer)
    page = _edit(client, case, mine)
    assert "Another version was kept while you had this one in Word" in page.words()
    assert "The law & <mine>" in page.words()
    assert case.newest().number == 2


@pytest.mark.parametrize("way", ["edit/word", "docx"])
def test_an_older_version_is_known_as_that_however_it_was_taken_out(
    client: Client, case: Responding, way: str
) -> None:
    case.draft()
    client.sign_in(case.officer)
    mine = client.download(f"{_documents(case)}/{case.newest().id}/{way}").data
    case.draft()
    page = _edit(client, case, changed(mine, "The law", "The law & <mine>"))
    assert "Another version was kept while you had this one in Word" in page.words()
    assert "The law & <mine>" in page.words()
    assert case.newest().number == 2


def test_a_file_in_which_nothing_changed_makes_no_version(client: Client, case: Responding) -> None:
    case.draft()
    client.sign_in(case.officer)
    for same in (case.to_edit(), case.file()):
        page = _edit(client, case, same)
        assert "Nothing in this file differs from what stands here" in page.words()
    assert case.newest().number == 1
    bolder = changed(case.to_edit(), "The law", "The law, once more")
    assert "Your changes are version 2." in _edit(client, case, bolder).words()


def test_a_second_draft_at_once_is_told_and_keeps_what_was_typed(
    client: Client, case: Responding
) -> None:
    client.sign_in(case.officer)
    form = client.get(f"{_documents(case)}/appeal-response/draft")
    case.draft()
    page = client.send(form, opposed="yes", attends="no", asks=AWKWARD)
    assert "Someone kept version 1 while you had this page open." in page.words()
    assert AWKWARD.splitlines()[0] in page.text.replace("&amp;", "&").replace("&#34;", '"').replace(
        "&lt;", "<"
    ).replace("&gt;", ">")
    assert "It is drafted." in client.send(page).words()
    assert case.newest().number == 2


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (lambda _: b"%PDF-1.7", "This file is not a Word document"),
        (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word document"),
        (lambda _: b"", "The file is empty"),
        (lambda whole: whole[: len(whole) // 2], "Word"),
        (macros, "This file holds macros"),
    ],
    ids=["pdf", "old", "empty", "cut", "macros"],
)
def test_what_is_no_word_document_is_refused_beside_the_field(
    client: Client, case: Responding, document: Callable[[bytes], bytes], says: str
) -> None:
    case.draft()
    client.sign_in(case.officer)
    page = _edit(client, case, document(case.to_edit()))
    assert says in page.words()
    assert "govuk-error-message" in page.text
    assert case.newest().number == 1


def test_a_file_that_lost_its_mark_counts_as_the_version_on_the_page(
    client: Client, case: Responding
) -> None:
    case.draft()
    client.sign_in(case.officer)
    page = client.get(f"{_documents(case)}/{case.newest().id}/edit")
    case.draft()
    late = client.send(page, file=("a.docx", changed(case.file(), "The law", "Law <1>")))
    assert "Another version was kept" in late.words()
    page = _edit(client, case, changed(case.file(), "The law", "Law <1>"))
    assert "Your changes are version 3." in page.words()
    assert "Law <1>" in words_in(case.file())


def test_what_no_font_can_show_is_told_and_the_word_file_stands(
    client: Client, case: Responding
) -> None:
    client.sign_in(case.officer)
    form = client.get(f"{_documents(case)}/appeal-response/draft")
    page = client.send(form, opposed="later", attends="later", asks="As \U00013000 says")
    assert "It is drafted." in page.words()
    assert "\U00013000" in page.words()
    assert "As \U00013000 says" in words_in(case.file())


def test_a_file_of_another_case_is_refused(client: Client, case: Responding, build: Build) -> None:
    case.draft()
    other = case.to_edit()
    second = build.case(case.officer, case.scheme, case.pieces.borys, case.review)
    first, case.case = case.case, second
    case.draft()
    client.sign_in(case.officer)
    page = _edit(client, case, other)
    assert "This file is of another case" in page.words()
    case.case = first


def test_what_changed_since_is_told_part_by_part(client: Client, case: Responding) -> None:
    case.draft()
    client.sign_in(case.officer)
    assert "Out of date" not in client.get(_documents(case)).words()
    case.put(case.paper)
    page = client.get(_documents(case))
    assert "Out of date: the record changed since it was drafted, in the schedule" in page.words()
    assert "the facts" in page.words()


def test_others_on_the_case_read_and_do_not_draft(
    client: Client, case: Responding, build: Build
) -> None:
    case.draft()
    disclosing = build.officer(Role.DISCLOSURE_OFFICER)
    build.do(add_member, case.officer, case.case, disclosing.id)
    client.sign_in(disclosing)
    page = client.get(_documents(case))
    assert "Drafted from the record" in page.words()
    assert "Draft it" not in page.words()
    client.get(f"{_documents(case)}/appeal-response/draft", status=403)
    client.sign_in(build.officer(Role.BENEFITS_OFFICER))
    client.get(_documents(case), status=404)
    client.download(f"{_documents(case)}/{case.newest().id}/docx", status=404)


def test_more_versions_and_papers_ask_no_more_of_the_database(
    client: Client, case: Responding, build: Build
) -> None:
    case.put(case.paper)
    case.draft()
    client.sign_in(case.officer)
    client.get(_documents(case))
    with asked(build.house.engine) as few:
        client.get(_documents(case))
    for _ in range(3):
        case.draft()
    case.put(case.pieces.received("Another rota", "staff"))
    with asked(build.house.engine) as many:
        client.get(_documents(case))
    assert len(many) == len(few)


def test_a_file_that_is_not_the_one_kept_is_told_and_never_given_out(
    client: Client, case: Responding, build: Build
) -> None:
    case.draft()
    newest = case.newest()
    place = build.house.files.place(newest.bytes_id)
    place.chmod(0o600)
    place.write_bytes(place.read_bytes()[:-1] + b"x")
    client.sign_in(case.officer)
    page = client.get(_documents(case))
    assert "This file is missing or is not the one that was kept" in page.words()
    for format_ in ("docx", "pdf", "html", "large-print-pdf", "text"):
        refused = client.http.get(f"{_documents(case)}/{newest.id}/{format_}")
        assert refused.status_code >= 400
        assert "not the one that was kept" in refused.text
    edited = _edit(client, case, changed(_sound(case), "The law", "Law"))
    assert "not the one that was kept" in edited.words()


def _sound(case: Responding) -> bytes:
    """A sound Word document of the kind, as somebody may have saved it before."""
    kind = case.newest().kind
    return (ROOT / "letter_templates" / f"{kind}.docx").read_bytes()


def test_each_paper_is_called_within_a_sentence_as_people_say_it() -> None:
    assert [one.named for one in DocumentKind] == [
        "the response",
        "the chronology",
        "a reviewer’s statement as a witness",
        "the summary of one person’s support",
        "the summary of the scheme",
    ]
