"""Reasons pointed to findings, sentence by sentence, and what points nowhere."""

from uuid import UUID

import pytest

from reviews.domain.assessment.grounds import Grounds
from reviews.domain.assessment.overall_assessment import About, FindingKind, Judgement, Reading
from reviews.domain.assessment.reasons import digest_of, seen_of
from reviews.services.assessment import conclusions, findings
from reviews.services.assessment import reasons as service
from reviews.services.people import council_settings
from reviews.store.tables import Conclusion, ReasonPointer
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD, Assessing
from tests.page import Page

NIGHT = "Staff are there by day and at night."
PLANS = 'O’Brien & "Sons" <b>say</b> plans are alike.'
ARABIC = "لا أعرف 🙂 ŵŷ ł."
REASONS = f"{NIGHT} {PLANS}\n{ARABIC}"


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing, Assessing)


def concluded(case: Assessing, *words: str) -> list[UUID]:
    """A conclusion that rests on findings with these words."""
    made = [case.finding(one) for one in words]
    conclude(case, REASONS, made)
    return made


def conclude(case: Assessing, reasons: str, made: list[UUID]) -> None:
    on = Grounds(tuple(made))
    case.build.do(
        conclusions.conclude, case.ann, case.id, About.TAILORED, Judgement.PARTLY, reasons, on
    )


def field(sentence: str) -> str:
    return f"sentence-{digest_of(sentence)}"


def pointing(client: Client, case: Assessing) -> Page:
    return client.get(f"{case.address}/overall/tailored/sentences")


def overall(client: Client, case: Assessing) -> str:
    return client.get(f"{case.address}/overall").words()


def test_sentences_are_pointed_where_the_reader_wants_to_and_the_others_are_listed(
    client: Client, case: Assessing
) -> None:
    [plans] = concluded(case, "Ten plans have one wording")
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/overall")
    assert "None of its sentences points to a finding." in page.words()
    links = page.links()
    page = client.get(next(to for say, to in links.items() if say.startswith("Point the sent")))
    for sentence in (NIGHT, PLANS, ARABIC):
        assert sentence in page.words()
    done = client.send(page, {field(PLANS): [str(plans)]})
    assert "What the sentences rest on is saved." in done.words()
    words = done.words()
    assert f"Sentence by sentence: {PLANS} Not enough evidence Ten plans have one wording" in words
    assert f"Sentences that point to no finding: {NIGHT} {ARABIC}" in words
    [row] = case.build.rows(ReasonPointer)
    assert row.added_by == case.ann.id
    client.send(pointing(client, case), {field(PLANS): []})
    assert "None of its sentences points to a finding." in overall(client, case)
    assert [one.ended_at is None for one in case.build.rows(ReasonPointer)] == [False]
    history = client.get(f"{case.address}/history").words()
    assert history.count("said which findings the sentences of a conclusion rest on") == 2


def test_a_finding_taken_back_or_put_in_other_words_is_said(
    client: Client, case: Assessing
) -> None:
    back, other = concluded(case, "Taken back later", "Put otherwise later")
    client.sign_in(case.ann)
    client.send(pointing(client, case), {field(PLANS): [str(back)], field(NIGHT): [str(other)]})
    case.build.do(findings.withdraw_finding, case.ann, case.id, back, "It was not so")
    reworded = findings.FindingWords("needs", FindingKind.NOT_ENOUGH, "Put otherwise now")
    case.build.do(findings.write_finding, case.ann, case.id, reworded, fact_id=other)
    words = overall(client, case)
    assert "Taken back since It pointed to a finding that was taken back since" in words
    assert f"Sentences that point to no finding: {PLANS} {ARABIC}" in words
    assert "Put otherwise now Put in other words since" in words
    assert "Taken back later" not in pointing(client, case).words()


def test_what_still_stands_is_kept_when_the_conclusion_is_put_in_other_words(
    client: Client, case: Assessing
) -> None:
    made = concluded(case, "Ten plans have one wording", "Nobody asked")
    client.sign_in(case.ann)
    ticked = {field(PLANS): [str(made[0])], field(NIGHT): [str(made[1])]}
    client.send(pointing(client, case), ticked)
    conclude(case, f"{PLANS} Staff are there by day.", made[:1])
    words = overall(client, case)
    assert f"Sentence by sentence: {PLANS}" in words
    assert "Sentences that point to no finding: Staff are there by day." in words


def test_the_overall_conclusion_can_point_to_what_lies_beneath_it(
    client: Client, case: Assessing
) -> None:
    [plans] = concluded(case, "Ten plans have one wording")
    other = case.finding("Of no conclusion", theme="home")
    on = Grounds((), (About.TAILORED,))
    said = (About.OVERALL, Judgement.PARTLY, "Plans are alike.", on)
    case.build.do(conclusions.conclude, case.ann, case.id, *said)
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/overall/overall/sentences")
    assert str(other) not in page.text
    client.send(page, {field("Plans are alike."): [str(plans)]})
    assert "Sentence by sentence: Plans are alike." in overall(client, case)


def test_two_people_who_point_at_once_lose_nothing(client: Client, case: Assessing) -> None:
    [plans] = concluded(case, "Ten plans have one wording")
    client.sign_in(case.ann)
    page = pointing(client, case)
    standing = case.build.rows(Conclusion)[0].id
    chosen = {digest_of(NIGHT): [plans]}
    seen = seen_of(standing, ())
    case.build.do(service.point, case.bo, case.id, About.TAILORED, chosen, seen=seen)
    refused = client.send(page, {field(PLANS): [str(plans)]})
    assert "Someone concluded anew, or pointed sentences to findings" in refused.words()
    client.send(refused, {field(PLANS): [str(plans)], field(NIGHT): [str(plans)]})
    assert len([one for one in case.build.rows(ReasonPointer) if one.ended_at is None]) == 2


def test_a_conclusion_put_in_other_words_meanwhile_is_not_pointed_by_mistake(
    client: Client, case: Assessing
) -> None:
    made = concluded(case, "Ten plans have one wording")
    client.sign_in(case.ann)
    page = pointing(client, case)
    conclude(case, f"{ARABIC}\n{PLANS}", made)
    refused = client.send(page, {field(PLANS): [str(made[0])], field(NIGHT): [str(made[0])]})
    assert "Someone concluded anew" in refused.words()
    assert case.build.rows(ReasonPointer) == []


def test_a_second_reader_reads_what_points_nowhere_and_can_change_nothing(
    client: Client, case: Assessing
) -> None:
    case.excuse_everything()
    case.conclude(reasons=AWKWARD)
    [plans] = concluded(case, "Ten plans have one wording")
    case.answer_asked()
    client.sign_in(case.ann)
    client.send(pointing(client, case), {field(PLANS): [str(plans)]})
    case.step(Reading.SUBMITTED, case.ann)
    client.sign_in(case.bo)
    says = f"Sentences that point to no finding: {NIGHT} {ARABIC}"
    assert says in overall(client, case)
    assert says in client.get(f"{case.address}/overall/step/agreed").words()
    assert "This cannot be changed now" in pointing(client, case).words()
    assert "Point the sentences to findings" not in client.get(f"{case.address}/overall").text


def test_who_is_to_conclude_first_reads_no_sentence(client: Client, case: Assessing) -> None:
    case.build.do(council_settings.set_council, None, second_reader_blind=True)
    concluded(case, "Ten plans have one wording")
    client.sign_in(case.bo)
    assert NIGHT not in client.get(f"{case.address}/overall").text
    client.get(f"{case.address}/overall/tailored/sentences", status=404)
    client.get(f"{case.address}/overall/respect/sentences", status=404)
    client.get(f"{case.address}/overall/nothing/sentences", status=404)
