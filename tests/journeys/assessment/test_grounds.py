"""From a conclusion to its findings, and to what was asked before it was sent on."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, update

from reviews.domain.accounts.accounts import AccountState, Sensitivity
from reviews.domain.assessment.challenges import ChallengeKind
from reviews.domain.assessment.grounds import MISSING, Grounds
from reviews.domain.assessment.overall_assessment import About, FindingKind, Judgement, Reading
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Act, Role
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.sources import Source
from reviews.domain.visits.visits import Sighting, VisitPlan, VisitPurpose
from reviews.services.assessment import conclusions, findings
from reviews.services.people import council_settings
from reviews.services.record.files import take_in
from reviews.services.review.requests import receive_document
from reviews.services.visits import on_visit, visits
from reviews.store.assessment import grounds
from reviews.store.record.events import record
from reviews.store.tables import (
    Account,
    Conclusion,
    ConclusionGround,
    KeptQuestion,
    OwnConclusionGround,
)
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.journeys.assessing import AWKWARD, Assessing
from tests.page import Page

TOLD = 'O’Brien-Łukasz & "Sons" <b>say</b> لا أعرف 🙂 ŵŷ'


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing)


def finish(case: Assessing, account: UUID) -> None:
    def _finish(session: Any, act: Act) -> None:
        row = session.get(Account, account)
        row.state, row.completed_at = AccountState.COMPLETE, act.at
        record(
            session, act, f"review:{case.id}", EventKind.ACCOUNT_FINISHED, words={"set": "A talk"}
        )

    case.build.do(_finish, case.ann)


def ticked(page: Page) -> set[str]:
    boxes = [one for one in page.every("input") if one.get("name") == "grounds"]
    return {one.get("value", "") for one in boxes if one.get("checked") is not None}


def concluding(client: Client, case: Assessing, about: About, **given: Any) -> Page:
    page = client.get(f"{case.address}/overall/{about}")
    return client.send(page, {"judgement": "partly", "reasons": AWKWARD} | given)


def test_a_conclusion_names_its_findings_and_shows_those_it_leaves_out(
    client: Client, case: Assessing
) -> None:
    plans = case.finding(AWKWARD, theme="needs")
    case.finding("Staff come when asked", theme="delivery")
    case.finding("The roof leaks", theme="home")
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/overall/tailored")
    assert ticked(page) == set()
    page = client.send(page, judgement="partly", reasons=AWKWARD)
    assert MISSING in page.words()
    assert page.words().count(TOLD) > 1
    page = client.send(page, grounds=[f"finding {plans}"])
    card = page.words().split("Is the support shaped")[1].split("Has the provider")[0]
    assert f"It rests on: Not enough evidence {TOLD}" in card
    left_out = card.split("Findings in these themes it does not rest on (1)")[1]
    assert "Staff come when asked" in left_out
    assert "The roof leaks" not in card
    assert page.links()[TOLD] == f"{case.address}/findings/{plans}"
    page = client.get(f"{case.address}/overall/tailored")
    assert ticked(page) == {f"finding {plans}"}
    assert "Ticked below is what the conclusion rests on" in page.words()
    page = client.send(page, judgement="not-enough-evidence", grounds=None)
    assert "It names no finding that it rests on." in page.words()
    assert "Earlier views : Shaped to each resident In part" in page.words()
    assert page.words().count("It rests on:") == 1
    assert len(case.build.rows(ConclusionGround)) == 1


def test_the_overall_conclusion_may_rest_on_the_three(client: Client, case: Assessing) -> None:
    fact = case.finding("Plans are alike")
    case.conclude(About.TAILORED, About.ACCURATE)
    client.sign_in(case.ann)
    unmade = concluding(client, case, About.OVERALL, grounds=["conclusion respect"])
    assert "Conclude on this first: Dignity and independence." in unmade.words()
    page = concluding(client, case, About.OVERALL, grounds=["conclusion tailored"])
    card = page.words().split("Overall, does the support")[1]
    assert "It rests on: Shaped to each resident" in card
    assert "does not rest on" not in card
    wrong = concluding(client, case, About.RESPECT, grounds=["conclusion tailored"])
    assert "Choose from the answers on the list." in wrong.words()
    strange = Grounds(abouts=(About.TAILORED,))
    with pytest.raises(Exception, match="Conclude on this first"):
        case.build.do(
            conclusions.conclude, case.ann, case.id, About.RESPECT, Judgement.NO, "x", strange
        )
    words = findings.FindingWords("needs", FindingKind.NOT_ENOUGH, "Plans are much alike")
    case.build.do(findings.write_finding, case.ann, case.id, words, fact_id=fact)
    assert "Plans are much alike Put in other words since" in (
        client.get(f"{case.address}/overall").words()
    )


def test_a_finding_taken_back_beneath_a_conclusion_is_asked_about(
    client: Client, case: Assessing, clock: Clock
) -> None:
    fact = case.finding("Was so")
    case.conclude(About.TAILORED, About.ACCURATE, About.RESPECT)
    three = Grounds(abouts=(About.TAILORED, About.ACCURATE, About.RESPECT))
    args = (case.id, About.OVERALL, Judgement.PARTLY, "Reasons", three)
    case.build.do(conclusions.conclude, case.ann, *args)
    client.sign_in(case.ann)
    kind = ChallengeKind.TAKEN_BACK.words
    assert kind not in client.get(f"{case.address}/look-again").words()
    clock.move(minutes=1)
    case.build.do(findings.withdraw_finding, case.ann, case.id, fact, "A mistake")
    page = client.get(f"{case.address}/look-again")
    assert page.words().count("a finding that was taken back since: “Was so”") == 3
    assert "Taken back since 1 finding that was taken back" in (
        client.get(f"{case.address}/overall").words()
    )
    other = case.finding("Is so")
    concluding(client, case, About.TAILORED, grounds=[f"finding {other}"])
    page = client.get(f"{case.address}/look-again")
    assert page.words().count("taken back since: “Was so”") == 2
    assert "rests on “Shaped to each resident”, which was concluded on anew" in page.words()


def test_a_conclusion_of_before_says_that_its_findings_were_not_recorded(
    client: Client, case: Assessing
) -> None:
    def before(session: Any, act: Act) -> None:
        key = uuid4()
        row = Conclusion(
            id=key,
            review_id=case.id,
            about=About.RESPECT,
            judgement=Judgement.YES,
            reasons="Long ago",
            fact_id=key,
            true_from_on=None,
            true_to_on=None,
            recorded_at=act.at,
            recorded_by=act.by.id,
            superseded_at=None,
        )
        session.add(row)
        record(session, act, f"review:{case.id}", EventKind.CONCLUDED, words={"about": "respect"})

    case.build.do(before, case.ann)
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/overall")
    assert "Long ago" in page.words()
    assert "Which findings it rests on was not recorded." in page.words()
    assert "recorded a conclusion: Dignity and independence" in (
        client.get(f"{case.address}/history").words()
    )


def test_a_second_reader_who_concludes_alone_says_what_it_rests_on(
    client: Client, case: Assessing
) -> None:
    case.build.do(council_settings.set_council, None, second_reader_blind=True)
    case.excuse_everything()
    fact = case.finding("Plans are alike")
    case.conclude()
    case.step(Reading.SUBMITTED, case.ann)
    client.sign_in(case.bo)
    page = client.get(f"{case.address}/own-conclusions")
    fields: dict[str, Any] = {f"judgement-{one}": "no" for one in About}
    fields |= {f"reasons-{one}": "Mine" for one in About}
    page = client.send(page, fields | {"grounds-respect": [f"finding {fact}"]})
    assert page.words().count(MISSING) == 6
    page = client.send(page, {f"grounds-{one}": [f"finding {fact}"] for one in About})
    assert "You now see both." in page.words()
    assert page.words().count("It rests on:") == 8
    assert len(case.build.rows(OwnConclusionGround)) == 4


def test_other_teams_read_the_findings_that_conclusions_rest_on(
    client: Client, case: Assessing
) -> None:
    resident = case.residents[0]
    case.build.agree(case.ann, case.id, resident)
    told = case.finding("Her story", answer_id=case.newest_answer(case.account()))
    plain = case.finding("Plans are alike")
    case.excuse_everything()
    case.agree()
    refused = ConsentState.REFUSED
    case.build.agree(case.ann, case.id, resident, Use.TELL_PROVIDER, state=refused)
    client.sign_in(case.build.officer(Role.LETTER_OFFICER))
    page = client.get(f"{case.address}/overall")
    assert page.links()["Plans are alike"] == f"{case.address}/findings#finding-{plain}"
    assert "1 finding not shown here" in page.words()
    assert "Her story" not in page.text
    assert str(told) not in page.text
    assert f"finding-{plain}" in client.get(f"{case.address}/findings").text
    assert page.words().count("It rests on:") == 4


def test_what_was_asked_is_kept_and_a_later_word_list_does_not_rewrite_it(
    client: Client, case: Assessing
) -> None:
    case.excuse_everything()
    case.conclude(reasons=f"Support is poor. {AWKWARD}")
    case.answer_asked()
    client.sign_in(case.ann)
    client.send(client.get(f"{case.address}/overall/step/submitted"))
    bo = client.other(case.bo)
    bo.send(bo.get(f"{case.address}/overall/step/agreed"))
    case.build.do(council_settings.set_council, None, judgement_words="support")
    for officer in (case.ann, case.cy):
        client.sign_in(officer)
        for path in ("look-again", "overall"):
            words = client.get(f"{case.address}/{path}").words()
            assert "“support” is a judgement" not in words
            assert words.count("“poor” is a judgement") == 4
            assert words.count("Why it stands: We know, and why Ann, ") == 6
            assert f"Looked for, and nothing found: {ChallengeKind.NO_EVIDENCE.words}" in (words)
    assert {one.kind for one in case.build.rows(KeptQuestion)} == set(ChallengeKind)
    case.step(Reading.REOPENED, case.ann)
    assert "“support” is a judgement" in client.get(f"{case.address}/look-again").words()
    assert "“poor” is a judgement" in client.get(f"{case.address}/overall").words()


def test_what_was_not_kept_is_said_not_to_be(client: Client, case: Assessing) -> None:
    case.excuse_everything()
    case.agree()
    with case.build.house.engine.begin() as connection:
        connection.execute(delete(KeptQuestion))
    client.sign_in(case.ann)
    assert "What was asked then was not kept." in client.get(f"{case.address}/look-again").words()


def test_an_account_told_in_confidence_is_asked_about_only_to_those_who_may_open_it(
    client: Client, case: Assessing
) -> None:
    open_one = case.account(Source.STAFF, respondent="The cook")
    secret = case.account(
        Source.STAFF, respondent="A worker", by=case.bo, sensitivity=Sensitivity.CONFIDENTIAL
    )
    withheld = case.residents[0]
    case.build.agree(case.ann, case.id, withheld)
    talk = case.account()
    for one in (open_one, secret, talk):
        finish(case, one)
    case.build.agree(case.ann, case.id, withheld, Use.NOTES, state=ConsentState.WITHDRAWN)
    client.sign_in(case.cy)
    page = client.get(f"{case.address}/look-again")
    assert "this account: Staff at the scheme: The cook, 23 November 2026." in page.words()
    assert "A worker" not in page.text
    assert case.reference(withheld) not in page.words()
    bo = client.other(case.bo)
    assert "A worker" in bo.get(f"{case.address}/look-again").words()
    case.excuse_everything()
    case.conclude()
    case.answer_asked(case.bo)
    bo.send(bo.get(f"{case.address}/overall/step/submitted"))
    page = client.get(f"{case.address}/look-again")
    assert "The cook" in page.words()
    assert "A worker" not in page.text
    assert "Not shown It tells of words that you may not read" in page.words()
    assert "A worker" in bo.get(f"{case.address}/look-again").words()


def test_what_a_reader_did_in_the_review_is_said(client: Client, case: Assessing) -> None:
    case.account(Source.STAFF, by=case.bo)
    case.account(Source.STAFF)
    case.finding("Ann’s")
    for words in ("Bo’s", "Bo’s other"):
        made = findings.FindingWords("needs", FindingKind.NOT_ENOUGH, words)
        case.build.do(findings.write_finding, case.bo, case.id, made)
    case.excuse_everything()
    case.conclude()
    case.step(Reading.SUBMITTED, case.ann)
    said = "also wrote 2 of the 3 findings and took 1 of the 2 accounts."
    assert f"Bo {said}" in client.sign_in(case.ann).get(f"{case.address}/overall").words()
    client.sign_in(case.bo)
    page = client.get(f"{case.address}/overall/step/agreed")
    assert f"You {said}" in page.words()
    client.send(page)
    for officer in (case.cy, case.build.officer(Role.LETTER_OFFICER)):
        page = client.sign_in(officer).get(f"{case.address}/overall")
        assert f"Bo {said}" in page.words()
        assert "Ann also" not in page.words()


def test_each_piece_of_evidence_says_whose_it_is_its_day_and_opens_there(
    client: Client, case: Assessing
) -> None:
    account = case.account(Source.STAFF, respondent="The cook")
    taken = take_in(case.build.house.files, "rota.txt", b"Mon: Jo", 10_000)
    given = {"item": "", "about": "The rota & more", "true_on": case.build.days(-9)}
    file = case.build.do(receive_document, case.ann, case.id, taken, **given)
    plan = VisitPlan(
        case.scheme,
        VisitPurpose.SITE,
        case.build.today,
        frozenset({case.ann.id}),
        review_id=case.id,
    )
    visit = case.build.do(visits.plan_visit, case.ann, plan)
    seen = Sighting("space", "Hall", "A dark hall")
    observation = case.build.do(on_visit.record_observation, case.ann, visit, seen)
    fact = case.finding("Cited", answer_id=case.newest_answer(account))
    things = findings.Cited(file_id=file), findings.Cited(observation_id=observation)
    case.build.do(findings.cite, case.ann, case.id, fact, *things)
    client.sign_in(case.cy)
    page = client.get(f"{case.address}/findings/{fact}")
    words = page.words()
    assert "Written by Ann, 23 November 2026 at" in words
    assert "Staff at the scheme: The cook Heard by Ann, 23 November 2026" in words
    assert "The rota & more rota.txt Dated 14 November 2026 Filed by Ann, 23 November" in words
    assert "It answers no item we asked for" in words
    assert "A dark hall Hall Visit of 23 November 2026 Written down by Ann, 23 November" in words
    links = set(page.links().values())
    assert any(
        one.startswith(f"/accounts/{account}/check#answer-") and one.endswith("-0") for one in links
    )
    assert f"/visits/{visit}#seen-{observation}" in links
    assert f'id="seen-{observation}"' in client.get(f"/visits/{visit}").text
    listed = client.get(f"{case.address}/findings").words()
    assert "Heard by Ann, 23 November 2026" in listed
    answer = next(one for one in links if "#answer-" in one)
    assert f'id="{answer.partition("#")[2]}"' in client.get(answer).text


def test_a_reworded_finding_says_who_put_it_so_and_history_says_which(
    client: Client, case: Assessing
) -> None:
    fact = case.finding("First")
    words = findings.FindingWords("safety", FindingKind.NOT_ENOUGH, "Then")
    case.build.do(findings.write_finding, case.bo, case.id, words, fact_id=fact)
    client.sign_in(case.cy)
    page = client.get(f"{case.address}/findings/{fact}")
    assert "In these words by Bo, 23 November 2026 at" in page.words()
    assert "First written by Ann, 23 November 2026 at" in page.words()
    history = client.get(f"{case.address}/history").words()
    assert "Bo put a finding in other words: Safety and safeguarding" in history
    assert "Ann wrote a finding: Needs and support plans" in history


def test_what_a_conclusion_rests_on_is_proved_by_the_chain(case: Assessing) -> None:
    from reviews.store.record.chain import check_chains

    fact = case.finding("Plans are alike")
    case.conclude(About.RESPECT)
    [rested] = case.build.read(grounds.rested, case.id).values()
    assert rested.grounds == Grounds((fact,))
    assert case.build.read(check_chains).faults == ()
    with case.build.house.engine.begin() as connection:
        changed = {"about": About.TAILORED, "finding_id": None}
        connection.execute(update(ConclusionGround).values(**changed))
    assert "conclusion_ground" in " ".join(map(str, case.build.read(check_chains).faults))
