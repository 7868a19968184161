"""A finished account, read as it was asked."""

from uuid import UUID

import pytest

from reviews.domain.accounts.answers import Answer, Place, State, missing
from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.sources import Source
from reviews.services.accounts import accounts
from reviews.services.accounts.record_answers import record_answers
from reviews.services.across.erasure import erase_words
from reviews.store.tables import AccountCopy, Event
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import Assessing

SAID = "They help me & I <3 it,\nsaid Łukasz 🙂"


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing)


def finished(case: Assessing, *, easy: bool = False) -> UUID:
    """An account in the resident's words, each question asked and few answered."""
    build = case.build
    build.agree(case.ann, case.id, case.residents[0])
    key = build.account(case.ann, case.id, case.residents[0], said=SAID, easy_words=easy)
    asked = build.house.question_sets.latest("resident-interview").asked_of(Source.RESIDENT)
    first = next(one for one in asked.questions() if one.kind == "long-text" and one.when is None)
    given: dict[Place, Answer] = {(first.key, 0): Answer(State.GIVEN, SAID)}
    while left := missing(asked, given):
        for one in left:
            given[one.question.key, one.repeat] = Answer(State.NOT_SEEN, None, "Out of time")
    del given[first.key, 0]
    build.do(record_answers, case.ann, key, asked, given, {})
    build.do(accounts.finish_account, case.ann, key, sets(build))
    return key


def sets(build: Build) -> dict[tuple[str, str], QuestionSet]:
    return {(one.name, one.version): one for one in build.house.question_sets}


def test_it_reads_in_the_words_it_was_asked_in(client: Client, case: Assessing) -> None:
    key = finished(case, easy=True)
    page = client.sign_in(case.bo).get(f"/accounts/{key}/check")
    asked = case.build.house.question_sets.latest("resident-interview")
    eased = next(one for one in asked.questions() if one.ask_easy not in ("", one.ask))
    assert eased.ask_easy in page.words()
    assert eased.ask not in page.words()
    assert " ".join(SAID.split()) in page.words()
    assert "Out of time" in page.words()
    assert "Change" not in page.links()


def test_once_opened_again_it_is_checked_as_before(client: Client, case: Assessing) -> None:
    key = finished(case)
    client.sign_in(case.ann)
    client.send(client.get(f"/accounts/{key}"), button="Open it again")
    page = client.get(f"/accounts/{key}/check")
    assert page.heading == "Check the answers"
    client.send(page, button="Finish the account")
    assert len(case.build.rows(AccountCopy)) == 2
    assert " ".join(SAID.split()) in client.get(f"/accounts/{key}/check").words()


def test_no_word_of_it_is_shown_once_the_agreement_ends(client: Client, case: Assessing) -> None:
    key = finished(case)
    case.build.agree(case.ann, case.id, case.residents[0], Use.NOTES, state=ConsentState.WITHDRAWN)
    page = client.sign_in(case.ann).get(f"/accounts/{key}/check", status=409)
    assert "They help me" not in page.text


def test_only_those_who_may_open_it_read_it(client: Client, case: Assessing) -> None:
    key = finished(case)
    client.sign_in(case.build.officer(team=case.build.team())).get(
        f"/accounts/{key}/check", status=404
    )


def test_erased_words_are_gone(client: Client, case: Assessing) -> None:
    key = finished(case)
    event = next(one for one in case.build.rows(Event) if one.kind == "account_finished")
    case.build.do(erase_words, case.ann, event.hash, "They asked us to")
    page = client.sign_in(case.ann).get(f"/accounts/{key}/check")
    assert "Its words were erased." in page.words()
    assert "They help me" not in page.text
