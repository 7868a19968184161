"""Chronology, statement and summaries: drafted by a benefits officer from what is in the papers."""

import io
import re
from uuid import UUID

import pikepdf
import pytest

from reviews.documents.letters.word_package import read_parts
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.kinds import Inclusion
from reviews.domain.people.roles import Role
from reviews.store.tables import CaseDocument, ResidentName
from tests.build import Build
from tests.client import Client
from tests.documents import pdf_words
from tests.page import Page
from tests.printed_case import IN, PLANTED, PrintedCase
from tests.queries import asked

OTHERS = (DocumentKind.CHRONOLOGY, DocumentKind.SUPPORT, DocumentKind.SCHEME)


@pytest.fixture
def case(build: Build) -> PrintedCase:
    return build.once(PrintedCase)


def _draft(client: Client, case: PrintedCase, kind: DocumentKind, whose: str = "") -> Page:
    page = client.get(f"/cases/{case.case}/documents/{kind}/draft{whose}")
    return client.send(page)


def _everything(client: Client, case: PrintedCase) -> dict[UUID, tuple[str, str, str]]:
    """Each version of the four kinds as the officer gets it, once more drafted: every byte."""
    client.sign_in(case.bea)
    for kind in OTHERS:
        assert "It is drafted." in _draft(client, case, kind).words()
    for officer in (case.ann, case.bo):
        made = _draft(client, case, DocumentKind.STATEMENT, f"?officer={officer.id}")
        assert "It is drafted." in made.words()
    return {one.id: _read(client, case, one.id) for one in case.build.rows(CaseDocument)}


def _read(client: Client, case: PrintedCase, key: UUID) -> tuple[str, str, str]:
    address = f"/cases/{case.case}/documents/{key}"
    parts = read_parts(client.download(f"{address}/docx").data)
    with pikepdf.open(io.BytesIO(client.download(f"{address}/pdf").data)) as pdf:
        drawn = pdf_words.words(pdf)
    whole = b"".join(parts[name] for name in sorted(parts)).decode(errors="replace")
    word = re.sub("<cp:keywords>[^<]*", "", whole)  # Which version it is.
    return word, drawn, client.download(f"{address}/html").text


def test_no_byte_of_any_says_what_is_not_in(client: Client, case: PrintedCase) -> None:
    every = [one for some in _everything(client, case).values() for one in some]
    assert not any(PLANTED in one for one in every)
    assert sum(IN in one for one in every) >= len(OTHERS), "and what is in is said"
    assert not any("Mill Street" in one or "MillStreet" in one for one in every), "nor an address"


def test_a_refusal_changes_no_byte_of_any(client: Client, case: PrintedCase) -> None:
    before = _everything(client, case)
    case.finished(case.other, f"{PLANTED} again")
    after = _everything(client, case)
    assert {key: after[key] for key in before} == before
    assert {after[key] for key in after.keys() - before} == set(before.values())
    page = client.get(f"/cases/{case.case}/documents")
    assert "Out of date" not in page.words()


def test_another_resident_is_never_named(client: Client, case: PrintedCase) -> None:
    (name,) = [
        one.full_name for one in case.build.rows(ResidentName) if one.resident_id == case.other
    ]
    case.decide(case.finished(case.claimant, f"{name} helps me more than they do"))
    every = [one for some in _everything(client, case).values() for one in some]
    assert not any(name in one or name.replace(" ", "") in one for one in every)
    reference = case.reference(case.other)
    assert any(f"{reference} helps me more" in one for one in every)


def test_more_papers_and_statements_ask_no_more_of_the_database(
    client: Client, case: PrintedCase
) -> None:
    _everything(client, case)
    address = f"/cases/{case.case}/documents"
    client.get(address)
    with asked(case.build.house.engine) as few:
        client.get(address)
    for number in range(3):
        case.decide(case.finished(case.claimant, f"{IN} {number}"))
    with asked(case.build.house.engine) as many:
        client.get(address)
    assert len(many) == len(few)


def test_an_officer_is_told_what_a_draft_leaves_out(client: Client, case: PrintedCase) -> None:
    case.decide(case.told, inclusion=Inclusion.NOT_RELEVANT)
    client.sign_in(case.bea)
    for kind in OTHERS:
        page = client.get(f"/cases/{case.case}/documents/{kind}/draft")
        assert "Read in this case, and not in" in page.words()
        assert "A finished account. Resident, about" in page.words()
        assert ("without a day" in page.words()) is (kind is DocumentKind.CHRONOLOGY)


def test_a_statement_begins_with_whose_it_is(client: Client, case: PrintedCase) -> None:
    client.sign_in(case.bea)
    page = client.get(f"/cases/{case.case}/documents/witness-statement/draft")
    assert "Whose statement is it?" in page.words()
    assert {"Ann", "Bo"} <= set(page.links())
    assert "Cy" not in page.links()
    made = client.send(client.get(page.links()["Ann"]))
    assert "A reviewer’s statement as a witness, Ann" in made.words()
    again = client.get(
        made.links()["Draft a reviewer’s statement as a witness anew from the record"]
    )
    assert "Version 1 stays as it is" in again.words()
    other = client.get(made.links()["Draft the statement of another officer"])
    assert "Whose statement is it?" in other.words()


def test_nobody_elses_statement_can_be_drafted(client: Client, case: PrintedCase) -> None:
    client.sign_in(case.bea)
    page = _draft(client, case, DocumentKind.STATEMENT, f"?officer={case.cy.id}")
    assert "Choose an officer who saw or heard something that is in." in page.words()
    assert case.build.rows(CaseDocument) == []


def test_what_a_statement_rests_on_can_leave_without_a_fault(
    client: Client, case: PrintedCase
) -> None:
    client.sign_in(case.bea)
    _draft(client, case, DocumentKind.STATEMENT, f"?officer={case.bo.id}")
    case.decide(case.told, inclusion=Inclusion.NOT_RELEVANT)
    page = client.get(f"/cases/{case.case}/documents")
    assert "Out of date: the record changed since it was drafted, in what they were told" in (
        page.words()
    )


def test_others_choose_no_witness(client: Client, case: PrintedCase) -> None:
    address = f"/cases/{case.case}/documents/witnesses"
    client.sign_in(case.dee)
    client.get(address, status=403)
    client.sign_in(case.build.officer(Role.BENEFITS_OFFICER))
    client.get(address, status=404)
