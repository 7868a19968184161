"""A finished account opened again, and read back to whoever gave it."""

from typing import Any
from uuid import UUID

import pytest

from reviews.domain.accounts.accounts import AccountState
from reviews.domain.accounts.answers import Answer, Place, State, missing
from reviews.domain.accounts.read_back import ReadBackTold, Way
from reviews.domain.assessment.overall_assessment import FindingKind, Reading
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterKind, LetterState
from reviews.domain.people.roles import Role
from reviews.domain.sources import Source
from reviews.services.accounts import accounts
from reviews.services.accounts.read_back import record_read_back
from reviews.services.accounts.record_answers import record_answers
from reviews.services.assessment.reopened import say_what_reopening_changes
from reviews.services.letters.steps import record_sent
from reviews.store.tables import (
    Account,
    AccountReopening,
    AnswerVersion,
    Event,
    Letter,
    ReadBack,
    ReopeningEffect,
)
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.journeys.accounts.test_filling import finished, sets
from tests.journeys.assessing import AWKWARD, Assessing
from tests.letter_case import LetterCase

SAID = " ".join(AWKWARD.split())


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing)


def row_of(case: Assessing, account: UUID) -> Account:
    (found,) = [one for one in case.build.rows(Account) if one.id == account]
    assert isinstance(found, Account)
    return found


def finish_again(case: Assessing, account: UUID) -> None:
    case.build.do(accounts.finish_account, case.ann, account, sets(case.build))


def agreed(case: Assessing) -> UUID:
    """A finished account on which a finding of an agreed assessment rests."""
    account = finished(case)
    case.finding("They are helped", FindingKind.STRENGTH, answer_id=case.newest_answer(account))
    case.excuse_everything()
    case.agree()
    return account


def test_one_click_keeps_the_short_route_and_the_easy_words(
    client: Client, case: Assessing
) -> None:
    account = finished(case, easy=True)
    case.build.do(accounts.resume_account, case.ann, account, short_route=False, easy_words=False)
    assert row_of(case, account).easy_words
    case.build.do(accounts.resume_account, case.ann, account, short_route=True, easy_words=True)
    finish_again(case, account)
    client.sign_in(case.ann)
    page = client.send(client.get(f"/accounts/{account}"), button="Open it again")
    found = row_of(case, account)
    assert (found.state, found.short_route, found.easy_words) == (AccountState.OPEN, True, True)
    assert "Opened again by Ann" in page.words()
    ticked = [box.get("name") for box in page.every("input") if box.get("checked") is not None]
    assert set(ticked) == {"easy_words", "short_route"}
    assert [row.after_agreement for row in case.build.rows(AccountReopening)] == [False, False]


def test_what_was_finished_last_is_read_though_the_clock_was_put_back(
    client: Client, case: Assessing, clock: Clock
) -> None:
    account = finished(case)
    clock.move(days=-2)
    case.build.do(accounts.resume_account, case.ann, account, short_route=False, easy_words=False)
    asked = case.build.house.question_sets.latest("resident-interview").asked_of(Source.RESIDENT)
    answer = next(one for one in case.build.rows(AnswerVersion) if one.state is State.GIVEN)
    place = (answer.question, 0)
    later = {place: Answer(State.GIVEN, "Said since the clock went back")}
    case.build.do(record_answers, case.ann, account, asked, later, {place: answer.version})
    finish_again(case, account)
    page = client.sign_in(case.ann).get(f"/accounts/{account}/check")
    assert "Said since the clock went back" in page.words()
    events = [one for one in case.build.rows(Event) if one.stream == f"review:{case.id}"]
    assert [one.sequence for one in events] == list(range(1, len(events) + 1))
    assert events[-1].at < events[0].at, "what the clock said is what is recorded"


def test_after_agreement_it_asks_why_marks_findings_and_waits_for_the_lead(
    client: Client, case: Assessing, clock: Clock
) -> None:
    account = agreed(case)
    client.sign_in(case.bo)
    page = client.get(client.get(f"/accounts/{account}").links()["Open it again"])
    assert "They are helped" in page.words()
    refused = client.send(page)
    assert "The assessment is agreed. Say why this account is opened again." in refused.words()
    assert row_of(case, account).state is AccountState.COMPLETE
    client.send(refused, reason=AWKWARD)
    (row,) = case.build.rows(AccountReopening)
    assert (row.after_agreement, " ".join(row.reason.split())) == (True, SAID)
    lead = client.other(case.ann)
    overall = f"{case.address}/overall"
    assert f"{overall}#reopened-{row.id}" in lead.get("/").links().values()
    assert "Accounts opened again" not in client.get("/").words()
    for address in (f"{case.address}/findings", overall):
        assert "Opened again" in lead.get(address).words() or SAID in lead.get(address).words()
    page = lead.get(overall)
    assert SAID in page.words()
    assert "Not weighed yet" in page.words()
    say = f"{case.address}/reopened/{row.id}"
    refused = lead.send(lead.get(say), effect="Nothing")
    assert "This account is still open." in refused.words()
    clock.move(minutes=1)
    finish_again(case, account)
    assert "Say what this account changes" in lead.send(lead.get(say)).words()
    page = lead.send(lead.get(say), effect=AWKWARD)
    assert "Not weighed yet" not in page.words()
    assert "Accounts opened again" not in lead.get("/").words()
    assert "Opened again" not in lead.get(f"{case.address}/findings").words()
    lead.send(lead.get(say), effect="Nothing after all")
    assert len(case.build.rows(ReopeningEffect)) == 2
    assert "Nothing after all" in lead.get(overall).words()


def test_it_stands_in_the_way_of_a_second_reader_until_it_is_weighed(case: Assessing) -> None:
    account = agreed(case)
    case.build.do(accounts.reopen_account, case.bo, account, "They rang us")
    case.step(Reading.REOPENED, case.ann)
    with pytest.raises(Refused, match="1 account was opened again"):
        case.step(Reading.SUBMITTED, case.ann)


def test_who_may_not_open_it_is_told_neither_whose_it_is_nor_why(
    client: Client, case: Assessing
) -> None:
    account = agreed(case)
    case.build.do(accounts.reopen_account, case.bo, account, "Private words")
    (row,) = case.build.rows(AccountReopening)
    withdrawn = ConsentState.WITHDRAWN
    case.build.agree(case.ann, case.id, case.residents[0], Use.NOTES, state=withdrawn)
    client.sign_in(case.ann)
    assert "Private words" not in client.get(f"{case.address}/overall").text
    say = f"{case.address}/reopened/{row.id}"
    assert "Private words" not in client.get(say).text
    client.send(client.get(say), effect="Their words are taken away")
    assert len(case.build.rows(ReopeningEffect)) == 1
    other = case.build.officer(Role.LEAD_REVIEWER, team=case.build.team())
    client.other(other).get(say, status=404)
    client.other(other).get(f"/accounts/{account}/reopen", status=404)


def test_two_people_weigh_it_and_neither_is_lost(client: Client, case: Assessing) -> None:
    account = agreed(case)
    case.build.do(accounts.reopen_account, case.bo, account, "They rang us")
    finish_again(case, account)
    (row,) = case.build.rows(AccountReopening)
    say = f"{case.address}/reopened/{row.id}"
    client.sign_in(case.ann)
    other = client.other(case.bo)
    mine, theirs = client.get(say), other.get(say)
    client.send(mine, effect="Mine")
    clash = other.send(theirs, effect="Theirs")
    assert "Someone said this of it meanwhile: “Mine”" in clash.words()
    other.send(clash)
    assert sorted(one.effect for one in case.build.rows(ReopeningEffect)) == ["Mine", "Theirs"]


def test_one_opens_it_again_while_another_answers(
    client: Client, case: Assessing, clock: Clock
) -> None:
    account = finished(case)
    case.build.do(accounts.reopen_account, case.ann, account)
    first = next(row for row in case.build.rows(AnswerVersion) if row.account_id == account)
    asked = case.build.house.question_sets.latest("resident-interview").asked_of(Source.RESIDENT)
    section = asked.section_of[first.question].key
    ann = client.sign_in(case.ann)
    bo = client.other(case.bo)
    page = ann.get(f"/accounts/{account}/sections/{section}/0")
    finish_again(case, account)
    kept = ann.send(page, {f"q-{first.question}": "Typed meanwhile"})
    assert "This account is finished. Open it again" in kept.words()
    assert "Typed meanwhile" in kept.text
    both = [one.get(f"/accounts/{account}/reopen") for one in (ann, bo)]
    clock.move(minutes=1)
    bo.send(both[1], reason="A correction")
    clash = ann.send(both[0], reason="Another")
    assert "Bo opened this account again on" in clash.words()
    assert "Another" in clash.text
    ann.send(kept)
    assert "Typed meanwhile" in bo.get(f"/accounts/{account}/sections/{section}/0").text
    assert "Opened again by Bo" in ann.get(f"/accounts/{account}").words()


def concluded_on(case: LetterCase) -> UUID:
    """A finished account on which a finding of an agreed assessment rests."""
    answer = case.interview(case.residents[0], "They help me", *Use)
    rows = case.build.rows(AnswerVersion)
    account: UUID = next(row.account_id for row in rows if row.id == answer)
    settle(case, account)
    case.conclude(answer)
    return account


def test_a_letter_that_was_sent_says_that_an_account_was_opened_again(
    client: Client, build: Build, clock: Clock
) -> None:
    case = LetterCase(build, agreed=False)
    account = concluded_on(case)
    (letter,) = case.issued(LetterKind.PROVIDER_RECOMMENDATIONS)
    build.do(record_sent, case.drafter, letter, sent_on=build.today, sent_how="by post")
    clock.move(minutes=1)
    assert "opened again" not in client.sign_in(case.drafter).get(f"/letters/{letter}").words()
    build.do(accounts.reopen_account, case.second, account, "They rang us")
    said = client.get(f"/letters/{letter}").words()
    assert "Nobody has said yet whether that changes anything it tells." in said
    build.do(accounts.finish_account, case.second, account, sets(build))
    (row,) = build.rows(AccountReopening)
    build.do(say_what_reopening_changes, case.lead, row.id, "Nothing that we told")
    said = client.get(f"/letters/{letter}").words()
    assert "The review team has said, on the assessment, what that changes." in said
    assert "Nothing that we told" not in said


def test_an_account_opened_again_while_a_letter_is_approved(client: Client, build: Build) -> None:
    case = LetterCase(build, agreed=False)
    account = concluded_on(case)
    (letter,) = case.approved(LetterKind.PROVIDER_RECOMMENDATIONS)
    build.do(accounts.reopen_account, case.second, account, "They rang us")
    client.sign_in(case.drafter)
    page = client.get(f"/letters/{letter}")
    assert "An account was opened again after this letter was drafted." in page.words()
    (row,) = [row for row in build.rows(Letter) if row.id == letter]
    assert row.state is LetterState.APPROVED
    kinds = [event.kind for event in build.rows(Event)]
    assert [one for one in kinds if one != "password_changed"][-1] == (
        "account_opened_after_agreement"
    )


def settle(case: LetterCase, account: UUID) -> None:
    """Everything else that the account asks, not asked; and it is finished."""
    asked = case.build.house.question_sets.latest("resident-interview").asked_of(Source.RESIDENT)
    said = {
        (row.question, 0): Answer(State.GIVEN, "They help me")
        for row in case.build.rows(AnswerVersion)
        if row.account_id == account
    }
    given: dict[Place, Answer] = dict(said)
    while left := missing(asked, given):
        given |= {
            (one.question.key, one.repeat): Answer(State.NOT_SEEN, None, "Out of time")
            for one in left
        }
    fresh = {place: answer for place, answer in given.items() if place not in said}
    case.build.do(record_answers, case.lead, account, asked, fresh, {})
    case.build.do(accounts.finish_account, case.lead, account, sets(case.build))


def by_ann(case: Assessing) -> dict[str, Any]:
    """Who read it back, and when: no page guesses it."""
    return {"read_on": case.build.today, "by_whom": "Ann"}


def test_an_account_is_read_back_and_their_corrections_stand_beside_it(
    client: Client, case: Assessing, clock: Clock
) -> None:
    account = finished(case)
    finding = case.finding("Helped", FindingKind.STRENGTH, answer_id=case.newest_answer(account))
    evidence = f"{case.address}/findings/{finding}"
    client.sign_in(case.ann)
    for address in (f"/accounts/{account}", evidence, f"{case.address}/findings"):
        assert "Not read back yet" in client.get(address).words()
    assert "Accounts not read back yet" in client.get(f"{case.address}/overall").words()
    asked = client.get(f"{case.address}/look-again").words()
    assert "An account that was not read back" in asked
    page = client.get(f"/accounts/{account}/read-back")
    again = client.send(page)
    assert "Select whether it was read back or given to them" in again.words()
    lacking = client.send(page, way="read-back")
    assert "Enter the day on which they heard or read it." in lacking.words()
    page = client.send(page, way="read-back", corrections=AWKWARD, **by_ann(case))
    for words in ("Read back to them", SAID, "by Ann"):
        assert words in page.words()
    for address in (f"/accounts/{account}/check", evidence):
        assert SAID in client.get(address).words()
        assert "Not read back yet" not in client.get(address).words()
    assert "Accounts not read back yet" not in client.get(f"{case.address}/overall").words()
    client.send(client.get(f"/accounts/{account}/read-back"), way="read-back", corrections="")
    assert SAID in client.get(f"/accounts/{account}").words()
    assert len(case.build.rows(ReadBack)) == 2
    clock.move(minutes=1)
    case.build.do(accounts.reopen_account, case.ann, account)
    assert "Opened again since it was read back" in client.get(evidence).words()
    finish_again(case, account)
    assert "Opened again since" not in client.get(evidence).words()


def test_neither_needs_a_reason_and_then_waits_for_nobody(client: Client, case: Assessing) -> None:
    account = finished(case)
    page = client.sign_in(case.bo).get(f"/accounts/{account}/read-back")
    again = client.send(page, way="neither")
    assert "Say why it was neither read back nor given to them." in again.words()
    page = client.send(again, why_not=AWKWARD)
    assert "Not read back, and it is said why" in page.words()
    (row,) = case.build.rows(ReadBack)
    assert (row.by_whom, row.read_on, " ".join(row.why_not.split())) == ("", None, SAID)


def test_two_people_record_it_at_once(client: Client, case: Assessing) -> None:
    account = finished(case)
    address = f"/accounts/{account}/read-back"
    client.sign_in(case.ann)
    other = client.other(case.bo)
    mine, theirs = client.get(address), other.get(address)
    client.send(mine, way="read-back", **by_ann(case))
    clash = other.send(theirs, way="neither", why_not="Moved away")
    assert "Someone recorded this meanwhile: “It was read back to them”." in clash.words()
    other.send(clash)
    assert [row.way for row in case.build.rows(ReadBack) if row.superseded_at is None] == [
        Way.NEITHER
    ]


def test_a_paper_is_read_back_to_nobody_and_nothing_before_it_is_finished(
    client: Client, case: Assessing
) -> None:
    file = case.account(Source.DOCUMENT, respondent="Plan")
    client.sign_in(case.ann)
    assert "read back" not in client.get(f"/accounts/{file}").words()
    told = ReadBackTold(Way.NEITHER, why_not="Nobody")
    with pytest.raises(Refused, match="Nobody gave this account"):
        case.build.do(record_read_back, case.ann, file, told)
    staff = case.account(Source.STAFF)
    with pytest.raises(Refused, match="Finish the account first"):
        case.build.do(record_read_back, case.ann, staff, told)
