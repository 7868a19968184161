"""The overall assessment: concluded, read twice, decided, reopened; late documents weighed."""

from typing import Any

import pytest

from reviews.domain.assessment.overall_assessment import (
    CONCLUSION_ASKS,
    About,
    FindingKind,
    Judgement,
    Reading,
    standing_now,
)
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.sources import Source
from reviews.services.assessment import conclusions as service
from reviews.services.record.files import take_in
from reviews.services.review.requests import receive_document
from reviews.store.assessment import overall_assessment
from reviews.store.tables import StoredFile
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.journeys.assessing import AWKWARD, Assessing
from tests.page import Page


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing)


def standing(case: Assessing) -> Reading | None:
    return standing_now(case.build.read(overall_assessment.steps, case.id))


def judged(case: Assessing) -> dict[About, Judgement]:
    return {
        one.about: one.judgement for one in case.build.read(overall_assessment.conclusions, case.id)
    }


def ticks(page: Page, name: str = "grounds") -> list[str]:
    """Everything that a conclusion can be said to rest on."""
    boxes = [one for one in page.every("input") if one.get("name") == name]
    return [one.get("value", "") for one in boxes]


def go(client: Client, case: Assessing, step: Reading, **given: Any) -> Page:
    return client.send(client.get(f"{case.address}/overall/step/{step}"), **given)


def test_from_the_first_conclusion_to_agreement(client: Client, case: Assessing) -> None:
    case.excuse_everything()
    case.finding("Plans are alike", theme="needs")
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/overall")
    assert "The review team is writing it." in page.words()
    lacking = (
        f"4 conclusions are still to be recorded. The first: {CONCLUSION_ASKS[About.TAILORED]}"
    )
    assert lacking in page.words()
    for about in About:
        page = client.get(f"{case.address}/overall/{about}")
        assert "Plans are alike" in page.words()
        page = client.send(page, judgement="partly", reasons=AWKWARD, grounds=ticks(page))
    case.answer_asked()
    page = client.get(f"{case.address}/overall")
    assert page.words().count('O’Brien-Łukasz & "Sons" <b>say</b> لا أعرف 🙂 ŵŷ') == 4
    assert "Before it can go to a second reader" not in page.words()
    page = go(client, case, Reading.SUBMITTED)
    assert "A second reader reads it next. It can be read by Bo, Cy." in page.words()
    assert "Agree" not in page.links()
    other = client.other(case.bo)
    page = other.get(f"{case.address}/overall")
    assert {"Agree", "Disagree", "Send it back"} <= set(page.links())
    page = go(other, case, Reading.AGREED)
    assert "It is agreed." in page.words()
    assert "Recommendations can be made." in page.words()
    assert "Second reader agreed Bo" in page.words()
    assert judged(case) == dict.fromkeys(About, Judgement.PARTLY)


def test_what_stands_in_the_way_is_said_and_holds(client: Client, case: Assessing) -> None:
    case.finding("Claimed on nothing", FindingKind.IMPROVE)
    client.sign_in(case.ann)
    words = client.get(f"{case.address}/overall").words()
    assert "6 planned parts are neither done nor excused. The first is: Document request." in words
    assert "1 finding cites no evidence." in words
    assert "Send to a second reader" not in words
    page = go(client, case, Reading.SUBMITTED)
    assert "6 planned parts are neither done nor excused." in page.words()
    case.excuse_everything()
    case.conclude()
    page = go(client, case, Reading.SUBMITTED)
    assert "1 finding cites no evidence." in page.words()
    assert standing(case) is None


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"judgement": None}, "Select your conclusion"),
        ({"judgement": "7"}, "Choose one of the answers on the list."),
        ({"reasons": "  "}, "Give the reasons for this conclusion"),
    ],
)
def test_a_conclusion_is_in_words_with_reasons(
    client: Client, case: Assessing, wrong: dict[str, str], sentence: str
) -> None:
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/overall/overall")
    page = client.send(page, {"judgement": "no", "reasons": AWKWARD} | wrong)
    assert sentence in page.words()
    if "reasons" not in wrong:
        assert (page.every("textarea")[0].text or "").strip("\n") == AWKWARD
    assert judged(case) == {}


def test_two_people_conclude_and_see_both(client: Client, case: Assessing) -> None:
    on = [f"finding {case.finding()}"]
    client.sign_in(case.ann)
    other = client.other(case.bo)
    address = f"{case.address}/overall/respect"
    mine, theirs = client.get(address), other.get(address)
    client.send(mine, judgement="yes", reasons="Ann’s reasons", grounds=on)
    clash = other.send(theirs, judgement="no", reasons="Bo’s reasons", grounds=on)
    assert "Someone concluded on this meanwhile: Yes. “Ann’s reasons”" in clash.words()
    page = other.send(clash)
    assert "Bo’s reasons" in page.words()
    assert "Earlier views : Dignity and independence Yes Ann’s reasons" in page.words()


def test_the_second_reader_is_never_the_first(client: Client, case: Assessing) -> None:
    case.excuse_everything()
    case.conclude(About.TAILORED, About.ACCURATE, About.RESPECT)
    case.conclude(About.OVERALL, by=case.bo)
    case.step(Reading.SUBMITTED, case.ann)
    for officer in (case.ann, case.bo):
        mine = client.other(officer)
        page = mine.get(f"{case.address}/overall")
        assert "It can be read by Cy." in page.words()
        for step in (Reading.AGREED, Reading.DISAGREED, Reading.SENT_BACK):
            page = mine.get(f"{case.address}/overall/step/{step}", status=409)
            assert "someone who has not yet concluded" in page.words()
    go(client.sign_in(case.cy), case, Reading.AGREED)
    assert standing(case) is Reading.AGREED


def test_nobody_left_to_read_is_said(client: Client, build: Build) -> None:
    case = Assessing(build)
    case.excuse_everything()
    for about, officer in zip(About, (case.ann, case.bo, case.cy, case.cy), strict=True):
        case.conclude(about, by=officer)
    case.step(Reading.SUBMITTED, case.ann)
    words = client.sign_in(case.ann).get(f"{case.address}/overall").words()
    assert "Nobody else in the team can read it" in words


def test_sent_back_changed_and_read_again(client: Client, case: Assessing) -> None:
    case.excuse_everything()
    case.conclude()
    case.step(Reading.SUBMITTED, case.ann)
    other = client.sign_in(case.bo)
    page = go(other, case, Reading.SENT_BACK)
    assert "Give your reasons" in page.words()
    page = other.send(page, words=AWKWARD)
    assert "Sent back to the review team Bo, 23 November 2026 at 10:00am O’Brien" in page.words()
    first = client.other(case.ann)
    page = first.get(f"{case.address}/overall/tailored")
    first.send(page, judgement="no", reasons="I see it now")
    case.answer_asked()
    go(first, case, Reading.SUBMITTED, words="As you asked")
    page = go(other, case, Reading.AGREED)
    assert "As you asked" in page.words()
    assert judged(case)[About.TAILORED] is Judgement.NO


def test_a_third_decides_where_two_disagree_and_every_view_stays(
    client: Client, case: Assessing
) -> None:
    case.excuse_everything()
    case.conclude(reasons="Ann’s view")
    case.step(Reading.SUBMITTED, case.ann)
    page = go(client.sign_in(case.bo), case, Reading.DISAGREED, words="I would say no")
    assert "The two readers disagree. A third person decides next." in page.words()
    assert "It can be read by Cy." in page.words()
    for officer in (case.ann, case.bo):
        client.other(officer).get(f"{case.address}/overall/step/decided", status=409)
        change = client.other(officer).get(f"{case.address}/overall/respect")
        assert change.every("form") == []
    third = client.other(case.cy)
    page = third.get(f"{case.address}/overall/step/decided")
    assert "I would say no" in page.words()
    lacking = third.send(page, {"reasons-respect": ""}, words="")
    assert "Give your reasons" in lacking.words()
    assert "Give the reasons for this conclusion" in lacking.words()
    page = third.send(
        page, {"judgement-respect": "no", "reasons-respect": "Cy’s view"}, words=AWKWARD
    )
    assert "It is decided." in page.words()
    for view in ("Ann’s view", "I would say no", "Cy’s view", "O’Brien-Łukasz"):
        assert view in page.words()
    expected = dict.fromkeys(About, Judgement.PARTLY) | {About.RESPECT: Judgement.NO}
    assert judged(case) == expected
    every = case.build.read(overall_assessment.conclusions, case.id, superseded=True)
    assert sorted((one.by, one.about) for one in every if one.by == "Cy") == [("Cy", "respect")]
    assert len(every) == 5


def test_the_third_can_send_it_back(client: Client, case: Assessing) -> None:
    case.excuse_everything()
    case.conclude()
    case.step(Reading.SUBMITTED, case.ann)
    case.step(Reading.DISAGREED, case.bo)
    go(client.sign_in(case.cy), case, Reading.SENT_BACK, words="Talk to each other")
    page = client.other(case.ann).get(f"{case.address}/overall")
    assert "It was sent back. The review team is changing it." in page.words()
    assert "Change : Overall" in page.links()


def test_an_agreed_assessment_is_opened_again_with_reasons(client: Client, case: Assessing) -> None:
    case.excuse_everything()
    case.agree()
    client.sign_in(case.ann)
    assert "Open it again" in client.get(f"{case.address}/overall").links()
    assert "Give your reasons" in go(client, case, Reading.REOPENED).words()
    page = go(client, case, Reading.REOPENED, words="New evidence")
    assert "It was opened again." in page.words()
    assert "Open it again" not in page.links()
    case.answer_asked()
    go(client, case, Reading.SUBMITTED)
    client.get(f"{case.address}/overall/step/agreed", status=409)
    go(client.other(case.bo), case, Reading.AGREED)


def test_two_readers_at_once_and_only_one_step_is_taken(client: Client, case: Assessing) -> None:
    case.excuse_everything()
    case.conclude()
    case.step(Reading.SUBMITTED, case.ann)
    client.sign_in(case.bo)
    other = client.other(case.cy)
    address = f"{case.address}/overall/step"
    mine, theirs = client.get(f"{address}/agreed"), other.get(f"{address}/disagreed")
    client.send(mine)
    page = other.send(theirs, words="Not so fast")
    assert "The assessment has moved on since you opened this page." in page.words()
    assert "Not so fast" in page.text
    assert standing(case) is Reading.AGREED


def test_words_withdrawn_meanwhile_cannot_be_agreed(client: Client, case: Assessing) -> None:
    resident = case.residents[0]
    case.build.agree(case.ann, case.id, resident, Use.TAKE_PART, Use.NOTES)
    account = case.account()
    case.finding("Her story", answer_id=case.newest_answer(account))
    case.excuse_everything()
    case.conclude()
    case.step(Reading.SUBMITTED, case.ann)
    withdrawn = ConsentState.WITHDRAWN
    case.build.agree(case.ann, case.id, resident, Use.NOTES, state=withdrawn)
    page = go(client.sign_in(case.bo), case, Reading.AGREED)
    assert "A finding rests on words that may no longer be used." in page.words()
    go(client, case, Reading.SENT_BACK, words="Consent withdrawn")
    words = client.get(f"{case.address}/overall").words()
    assert "1 finding rests on words that may no longer be used." in words
    assert "Her story" not in words


def _late(case: Assessing, clock: Clock, about: str = "The rota & more") -> str:
    clock.move(minutes=1)
    taken = take_in(case.build.house.files, "rota.txt", b"Mon: Jo", 10_000)
    given = {"item": "", "about": about, "true_on": None}
    key = case.build.do(receive_document, case.ann, case.id, taken, **given)
    return f"{case.address}/documents/{key}/late"


def test_a_late_document_is_weighed_before_a_second_reader_has_it(
    client: Client, case: Assessing, clock: Clock
) -> None:
    client.sign_in(case.ann)
    early = _late(case, clock, "In time")
    client.get(early, status=404)
    case.excuse_everything()
    clock.move(minutes=1)
    case.conclude()
    case.answer_asked()
    address = _late(case, clock)
    page = client.get(f"{case.address}/overall")
    assert "The rota & more" in page.words()
    assert "In time" not in page.words()
    assert "Not weighed yet" in page.words()
    assert "1 document came after the first conclusion." in page.words()
    page = client.get(address)
    assert "Say what this document changes" in client.send(page).words()
    page = client.send(page, effect=AWKWARD)
    assert 'O’Brien-Łukasz & "Sons" <b>say</b> لا أعرف 🙂 ŵŷ Ann' in page.words()
    assert "Before it can go" not in page.words()
    client.get(early, status=404)
    after = client.send(client.get(address), effect="Nothing after all")
    assert "Nothing after all" in after.words()
    history = client.get(f"{case.address}/history").words()
    assert "said what a late document changes: O’Brien-Łukasz" in history


def test_two_people_weigh_one_late_document(client: Client, case: Assessing, clock: Clock) -> None:
    case.conclude()
    address = _late(case, clock)
    client.sign_in(case.ann)
    other = client.other(case.bo)
    mine, theirs = client.get(address), other.get(address)
    client.send(mine, effect="Two\nlines")
    clash = other.send(theirs, effect="Bo’s words")
    assert "Someone said this of it meanwhile: “Two lines”" in clash.words()
    assert "Bo’s words" in other.send(clash).words()
    [row] = case.build.rows(StoredFile)
    assert row.late_effect == "Bo’s words"


def _reader(case: Assessing, role: Role) -> Viewer:
    return case.build.officer(role)


@pytest.mark.parametrize("role", [Role.LETTER_OFFICER, Role.BENEFITS_OFFICER])
def test_readers_of_findings_see_the_outcome_and_never_who_took_part(
    client: Client, case: Assessing, role: Role
) -> None:
    case.excuse_everything()
    case.conclude(reasons="For good reasons")
    client.sign_in(_reader(case, role))
    page = client.get(f"{case.address}/overall")
    assert "For good reasons" not in page.text
    assert "not agreed yet" in page.words()
    case.step(Reading.SUBMITTED, case.ann, "A word for Bo")
    case.step(Reading.AGREED, case.bo)
    page = client.get(f"{case.address}/overall")
    assert page.words().count("For good reasons") == 4
    assert "Second reader agreed" in page.words()
    reference = case.reference(case.residents[0])
    for secret in ("Chose not to", reference, "A word for Bo", "excused"):
        assert secret not in page.text
    for path in ("overall/respect", "overall/step/reopened"):
        client.get(f"{case.address}/{path}", status=403)


def test_wrong_addresses_and_another_team(client: Client, case: Assessing) -> None:
    client.sign_in(case.ann)
    client.get(f"{case.address}/overall/score", status=404)
    client.get(f"{case.address}/overall/step/approved", status=404)
    client.get(f"{case.address}/overall/step/agreed", status=409)
    client.sign_in(case.build.officer(Role.LEAD_REVIEWER, team=case.build.team()))
    for path in ("overall", "overall/respect", "overall/step/submitted"):
        client.get(f"{case.address}/{path}", status=404)


def test_a_third_may_leave_every_conclusion_as_it_is(case: Assessing) -> None:
    account = case.account(Source.STAFF)
    case.finding("Well led", FindingKind.STRENGTH, answer_id=case.newest_answer(account))
    case.excuse_everything()
    case.conclude()
    case.step(Reading.SUBMITTED, case.ann)
    case.step(Reading.DISAGREED, case.bo)
    on = case.grounds()
    same = {one: service.Concluded(Judgement.PARTLY, "Reasons", on) for one in About}
    case.build.do(service.decide, case.cy, case.id, "I agree with Ann", same)
    assert len(case.build.read(overall_assessment.conclusions, case.id, superseded=True)) == 4
    assert standing(case) is Reading.DECIDED
