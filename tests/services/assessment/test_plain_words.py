"""Strengths as residents read them: said with the finding, or after the assessment is agreed."""

from dataclasses import replace
from uuid import uuid4

import pytest

from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.errors import NotThere, Refused
from reviews.domain.letters.kinds import LetterKind
from reviews.services.assessment.findings import FindingWords, write_finding
from reviews.services.assessment.plain_words import say_plainly
from reviews.services.letters.steps import approve, issue
from reviews.store.assessment.plain_words import plain_words
from reviews.store.tables import Event, Finding, FindingPlainWords
from tests.build import Build
from tests.client import Client
from tests.letter_case import LetterCase
from tests.services.letters.test_draft import text_of

LONG = (
    "The better support plans set out small steps that residents take over one by one, and the "
    "records show that they do so over a year."
)
PLAIN = "You learn to do more for yourself & go at your pace.\n“Iawn”, she said <b>'😀'"
RESIDENT, PROVIDER = LetterKind.RESIDENT_LETTER, LetterKind.PROVIDER_RECOMMENDATIONS
STRENGTH = FindingKind.STRENGTH


def hard(build: Build) -> LetterCase:
    return LetterCase(build, strength=LONG)


def test_the_wording_for_the_provider_never_reaches_residents_where_it_is_hard(
    build: Build,
) -> None:
    case = hard(build)
    (key,) = case.draft(RESIDENT, case.residents[0])
    assert "small steps" not in text_of(case, key)
    assert "What works well?" not in text_of(case, key)
    assert LONG in text_of(case, case.draft(PROVIDER)[0])


def test_plain_words_can_be_said_after_the_assessment_is_agreed(build: Build) -> None:
    """The finding stays the row that was agreed, and the provider's letter stands."""
    case = hard(build)
    (provider,) = case.draft(PROVIDER)
    (resident,) = case.approved(RESIDENT, case.residents[0])
    rows = {one.id for one in build.rows(Finding)}
    fact = case.findings[STRENGTH]
    build.do(say_plainly, case.lead, case.review, fact, PLAIN, None)
    assert {one.id for one in build.rows(Finding)} == rows
    (again,) = case.draft(RESIDENT, case.residents[1])
    assert " ".join(PLAIN.split()) in text_of(case, again)
    case.clear(provider)
    build.do(approve, case.approver, provider, case.letter(provider).binding)
    with pytest.raises(Refused, match="has changed since it was drafted"):
        build.do(issue, case.approver, resident, build.house.files)
    assert "finding_said_plainly" in {one.kind for one in build.rows(Event)}


def test_saying_it_again_supersedes_and_two_people_see_each_other(build: Build) -> None:
    case = hard(build)
    fact = case.findings[STRENGTH]
    build.do(say_plainly, case.lead, case.review, fact, "One.", None)
    seen = build.read(plain_words, case.review)[fact].id
    build.do(say_plainly, case.lead, case.review, fact, "Two.", seen)
    with pytest.raises(Refused, match=r"“Two\.”"):
        build.do(say_plainly, case.lead, case.review, fact, "Three.", seen)
    assert [one.words for one in build.rows(FindingPlainWords) if not one.superseded_at] == ["Two."]


@pytest.mark.parametrize("words", ["", "  ", "You can stay as long as you like."])
def test_nothing_and_a_promise_are_refused(build: Build, words: str) -> None:
    case = hard(build)
    with pytest.raises(Refused) as refused:
        build.do(say_plainly, case.lead, case.review, case.findings[STRENGTH], words, None)
    assert refused.value.field == "plain_words"
    with pytest.raises(NotThere):
        build.do(say_plainly, case.lead, case.review, uuid4(), "It is good.", None)


def test_plain_words_come_with_the_finding_and_stay_where_it_is_reworded(build: Build) -> None:
    case = LetterCase(build, agreed=False)
    words = FindingWords("staff", STRENGTH, LONG, plain_words=PLAIN)
    fact = build.do(write_finding, case.lead, case.review, words)
    assert build.read(plain_words, case.review)[fact].words == PLAIN
    again = FindingWords("staff", STRENGTH, f"{LONG} So.", plain_words=PLAIN)
    build.do(write_finding, case.lead, case.review, again, fact_id=fact)
    assert len(build.rows(FindingPlainWords)) == 1


def test_words_said_plainly_meanwhile_are_not_lost_to_a_rewording(build: Build) -> None:
    case = LetterCase(build, agreed=False)
    shown = FindingWords("staff", STRENGTH, "They help.", plain_seen="")
    fact = build.do(write_finding, case.lead, case.review, shown)
    build.do(say_plainly, case.second, case.review, fact, PLAIN, None)
    build.do(write_finding, case.lead, case.review, replace(shown, words="So."), fact_id=fact)
    assert build.read(plain_words, case.review)[fact].words == PLAIN
    other = replace(shown, plain_words="They are kind to you.")
    with pytest.raises(Refused, match="in plain words meanwhile"):
        build.do(write_finding, case.lead, case.review, other, fact_id=fact)


@pytest.mark.parametrize("kind", [one for one in FindingKind if one is not STRENGTH])
def test_residents_are_told_of_strengths_only(build: Build, kind: FindingKind) -> None:
    case = LetterCase(build, agreed=False)
    fact = build.do(
        write_finding, case.lead, case.review, FindingWords("staff", kind, "Plans are alike.")
    )
    with pytest.raises(Refused, match="what works well"):
        build.do(say_plainly, case.lead, case.review, fact, PLAIN, None)


def test_the_page_of_a_draft_lists_the_strength_and_links_to_where_it_is_said(
    build: Build, client: Client
) -> None:
    case = hard(build)
    draft = f"/reviews/{case.review}/letters/draft/{RESIDENT}"
    client.sign_in(case.drafter)
    links = client.get(draft).links()
    asked = next(href for said, href in links.items() if said.startswith("Ask the review team"))
    assert "works well" in client.get(asked).words().lower()
    client.sign_in(case.lead)
    page = client.get(draft)
    assert "Strengths without plain words" in page.words()
    link = next(href for said, href in page.links().items() if said.startswith("Say it in plain"))
    page = client.send(client.get(link), plain_words="")
    assert "Say it in plain words for residents" in page.words()
    page = client.send(page, plain_words=PLAIN)
    assert "The plain words are saved." in page.words()
    assert " ".join(PLAIN.split()) in page.words()
    assert "Strengths without plain words" not in client.get(draft).words()


def test_a_strength_that_is_hard_to_read_asks_for_plain_words(build: Build, client: Client) -> None:
    case = LetterCase(build, agreed=False)
    client.sign_in(case.lead)
    page = client.get(f"/reviews/{case.review}/findings/write?theme=staff")
    page = client.send(page, kind="strength", words=LONG, plain_words="")
    assert "Say it in plain words for residents" in page.words()
    page = client.send(page, kind="strength", words=LONG, plain_words=PLAIN)
    assert "The finding is written." in page.words()
    assert [one.words for one in build.rows(FindingPlainWords)] == [PLAIN]
