"""The board: accounts side by side, silence as silence, a fixed number of queries."""

from decimal import Decimal
from uuid import uuid4

import pytest
from flask import Flask

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.assessment.overall_assessment import THEMES
from reviews.domain.assessment.planned_parts import SUPPORT_SET
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Role
from reviews.domain.sources import Source
from reviews.domain.visits.visits import Sighting, VisitPlan, VisitPurpose
from reviews.services.accounts import accounts
from reviews.services.record.files import take_in
from reviews.services.review.requests import receive_document
from reviews.services.visits import on_visit, visits
from reviews.store.tables import Observation, StoredFile
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD, Assessing
from tests.queries import asked

RATHER = (Use.TAKE_PART, Use.NOTES, Use.READ_FILE)


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing)


def test_voices_stand_side_by_side_with_whose_and_when(client: Client, case: Assessing) -> None:
    case.build.agree(case.ann, case.id, case.residents[0], *RATHER)
    case.account(answers={("came-told", 0): "They said I could stay"})
    recorded = ("referrals-declined-reasons-recorded", 0)
    case.account(Source.STAFF, respondent="Worker", answers={recorded: "never"})
    case.account(Source.DOCUMENT, respondent="Referral log", answers={recorded: "always"})
    client.sign_in(case.bo)
    page = client.get(f"{case.address}/board?theme=referrals")
    assert page.heading == THEMES["referrals"]
    words = page.words()
    assert "They said I could stay" in words
    assert f"{case.reference(case.residents[0])} , 23 November 2026" in words
    assert "Staff at the scheme: Worker , 23 November 2026" in words
    assert "Referral log , 23 November 2026" in words
    assert "Accounts differ Are the reasons recorded when a referral is declined?" in words


def test_accounts_that_chose_the_same_are_told_so(client: Client, case: Assessing) -> None:
    recorded = ("referrals-declined-reasons-recorded", 0)
    for source in (Source.STAFF, Source.DOCUMENT):
        case.account(source, respondent="Someone", answers={recorded: "always"})
    client.sign_in(case.bo)
    words = client.get(f"{case.address}/board?theme=referrals").words()
    ask = "Are the reasons recorded when a referral is declined?"
    told = f"{ask} (2 sources were asked: Staff at the scheme; Document.)"
    assert f"Those who answered say the same {told}" in words
    assert "Accounts differ" not in words


def test_silence_is_shown_as_silence(client: Client, case: Assessing) -> None:
    case.build.agree(case.ann, case.id, case.residents[0], *RATHER)
    case.account(answers={("came-how", 0): "By bus"})
    referral = {("referral-on-file", 0): "brief"}
    case.account(Source.DOCUMENT, case.residents[0], respondent="File", answers=referral)
    client.sign_in(case.ann)
    words = client.get(f"{case.address}/board?theme=referrals").words()
    assert "Where a voice is silent, that says nothing either way." in words
    reference = case.reference(case.residents[0])
    assert f"Residents, and those who speak for them: not asked about this: {reference}." in words
    assert "Provider and staff: no account yet." in words
    assert "not provided" not in words.lower()
    assert "not given" not in words.lower()


def test_accounts_that_were_not_asked_are_not_said_to_be_lacking(
    client: Client, case: Assessing
) -> None:
    case.build.agree(case.ann, case.id, case.residents[0])
    referral = {("referral-on-file", 0): "brief"}
    case.account(Source.DOCUMENT, case.residents[0], respondent="File", answers=referral)
    client.sign_in(case.ann)
    board = f"{case.address}/board?theme=referrals"
    assert "Provider and staff: no account yet." in client.get(board).words()
    asked = case.build.house.question_sets.latest(SUPPORT_SET)
    new = accounts.NewAccount(
        asked, Source.STAFF, "Worker", case.build.today, resident_id=case.residents[0]
    )
    case.build.do(accounts.start_account, case.ann, case.id, new)
    words = client.get(board).words()
    assert "Provider and staff: this was not put to them." in words
    assert "Provider and staff: no account yet." not in words
    assert "Residents, and those who speak for them: no account yet." in words


def test_numbers_that_differ_are_pointed_at(client: Client, case: Assessing) -> None:
    case.account(Source.STAFF, answers={("staff-residents-each", 0): Decimal(25)})
    client.sign_in(case.ann)
    board = f"{case.address}/board?theme=staff"
    assert "Accounts differ" not in client.get(board).words()
    case.account(Source.PROVIDER, answers={("staff-residents-each", 0): Decimal("25.0")})
    assert "Those who answered say the same How many" in client.get(board).words()
    case.account(Source.PROVIDER, answers={("staff-residents-each", 0): Decimal(8)})
    assert "Accounts differ How many" in client.get(board).words()


def test_people_say_how_the_words_of_a_matter_compare(client: Client, case: Assessing) -> None:
    steps = ("referrals-steps", 0)
    case.account(Source.STAFF, respondent="Worker", answers={steps: "By telephone"})
    case.account(Source.DOCUMENT, respondent="Referral log", answers={steps: "By letter"})
    client.sign_in(case.ann)
    board = f"{case.address}/board?theme=referrals"
    links = client.get(board).links()
    page = client.get(next(h for w, h in links.items() if w.startswith("Say how they compare")))
    assert "By telephone" in page.words()
    assert "By letter" in page.words()
    assert "Select how these accounts compare" in client.send(page).words()
    done = client.send(page, verdict="cannot-tell", words=AWKWARD)
    assert "It cannot be told from what we have O’Brien-Łukasz" in done.words()
    case.account(Source.PROVIDER, answers={steps: "In person"})
    changed = client.get(board).words()
    assert "To compare again Ann compared these accounts" in changed
    assert "O’Brien-Łukasz" not in changed
    client.get(f"{case.address}/compare?theme=referrals&matter=none", status=404)


def test_a_question_passed_over_says_why(client: Client, case: Assessing) -> None:
    case.account(Source.STAFF, respondent=AWKWARD, answers={("referrals-steps", 0): AWKWARD})
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/board?theme=referrals")
    assert 'O’Brien-Łukasz & "Sons" <b>say</b> لا أعرف 🙂 ŵŷ' in page.words()
    assert "<b>say</b>" not in page.text


def test_each_answer_can_be_used_in_a_finding(client: Client, case: Assessing) -> None:
    account = case.account(Source.STAFF, answers={("referrals-steps", 0): "By telephone"})
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/board?theme=referrals")
    link = next(h for words, h in page.links().items() if words.startswith("Use in a finding"))
    assert link.endswith(f"answer={case.newest_answer(account)}")
    written = client.send(client.get(link), kind="strength", words="Referral is quick")
    assert "By telephone" in written.words()
    again = client.get(f"{case.address}/board?theme=referrals")
    assert "In a finding" in again.words()
    assert "Referral is quick" in again.words()


def test_what_is_withheld_is_told_with_the_reason(client: Client, case: Assessing) -> None:
    case.build.agree(case.ann, case.id, case.residents[0], *RATHER)
    case.account(answers={("came-how", 0): "My words of before"})
    withdrawn = ConsentState.WITHDRAWN
    case.build.agree(case.ann, case.id, case.residents[0], Use.NOTES, state=withdrawn)
    secret = case.account(
        Source.STAFF,
        by=case.bo,
        sensitivity=Sensitivity.CONFIDENTIAL,
        answers={("referrals-steps", 0): "Told in trust"},
    )
    client.sign_in(case.cy)
    page = client.get(f"{case.address}/board?theme=referrals")
    assert "My words of before" not in page.text
    assert "Told in trust" not in page.text
    assert "Not shown here" in page.words()
    assert "This was told in confidence." in page.words()
    assert str(case.newest_answer(secret)) not in page.text
    for officer in (case.bo, case.ann):  # who heard it, and who leads the team
        heard = client.other(officer).get(f"{case.address}/board?theme=referrals")
        assert "Told in trust" in heard.text


def test_what_was_seen_and_what_was_filed_stand_beside(client: Client, case: Assessing) -> None:
    house = case.build.house
    plan = VisitPlan(
        case.scheme,
        VisitPurpose.SITE,
        case.build.today,
        frozenset({case.ann.id}),
        review_id=case.id,
    )
    visit = case.build.do(visits.plan_visit, case.ann, plan)
    for kind, said in (("alarms", "No alarm"), ("damp-mould", "Damp by the window")):
        seen = Sighting(kind, "Kitchen", said)
        case.build.do(on_visit.record_observation, case.ann, visit, seen)
    rota = take_in(house.files, "rota.txt", b"Mon: Jo", 10_000)
    case.build.do(
        receive_document, case.ann, case.id, rota, item="", about="The rota", true_on=None
    )
    client.sign_in(case.ann)
    safety = client.get(f"{case.address}/board?theme=safety")
    assert "No alarm" in safety.words()
    assert "Damp by the window" not in safety.words()
    home = client.get(f"{case.address}/board?theme=home")
    assert "Damp by the window" in home.words()
    assert "The rota" in home.words()
    alarm = next(one for one in case.build.rows(Observation) if one.kind == "alarms")
    page = client.get(f"{case.address}/findings/write?observation={alarm.id}")
    page = client.send(page, kind="improve", words="An alarm is missing")
    assert "No alarm" in page.words()
    [stored] = case.build.rows(StoredFile)
    page = client.get(f"{case.address}/findings/write?file={stored.id}&theme=staff")
    assert "It rests on: A document The rota" in page.words()
    assert "rota.txt" in client.send(page, theme="staff", kind="strength", words="x").words()


def test_wrong_addresses_are_not_there(client: Client, case: Assessing) -> None:
    client.sign_in(case.ann)
    client.get(f"{case.address}/board?theme=scores", status=404)
    client.get(f"{case.address}/board?resident=R-9999", status=404)
    client.get(f"/reviews/{uuid4()}/board", status=404)
    for kind in ("answer", "file", "observation"):
        client.get(f"{case.address}/findings/write?{kind}={uuid4()}", status=404)
        client.get(f"{case.address}/findings/write?{kind}=x", status=404)


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.LETTER_OFFICER, 403), (Role.BENEFITS_OFFICER, 403), (Role.AUDITOR, 403)],
)
def test_others_may_not_see_the_board(
    client: Client, case: Assessing, role: Role, status: int
) -> None:
    client.sign_in(case.build.officer(role)).get(f"{case.address}/board", status=status)
    other = case.build.officer(team=case.build.team())
    client.sign_in(other).get(f"{case.address}/board", status=404)


def test_a_fixed_number_of_queries_however_many_accounts(
    client: Client, app: Flask, build: Build
) -> None:
    sizes = []
    for residents in (1, 5):
        case = Assessing(build, residents)
        for resident in case.residents:
            case.build.agree(case.ann, case.id, resident, *RATHER)
            for source in (Source.RESIDENT, Source.DOCUMENT):
                key = case.account(
                    source,
                    resident,
                    answers={("need-area", 1): "money", ("need-given", 1): "monthly"},
                )
                case.finding("Words", answer_id=case.newest_answer(key))
        client.sign_in(case.ann)
        for path in ("board?theme=delivery", "findings"):
            client.get(f"{case.address}/{path}")
            with asked(app.extensions["reviews"].engine) as sent:
                page = client.get(f"{case.address}/{path}")
            assert all(case.reference(one) in page.words() for one in case.residents)
            sizes.append((path, len(sent)))
    assert sizes[:2] == sizes[2:]
