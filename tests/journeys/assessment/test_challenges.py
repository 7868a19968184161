"""What a second reader may ask: shown first to the first reader, mended or answered."""

from datetime import timedelta
from typing import Any

import pytest

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.assessment.challenges import ChallengeKind
from reviews.domain.assessment.overall_assessment import About, FindingKind
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Role
from reviews.domain.sources import Source
from reviews.services.assessment import findings
from reviews.services.record.files import take_in
from reviews.services.review import reviews
from reviews.services.review.requests import receive_document
from reviews.store.assessment import challenges as store
from reviews.store.people import council_settings
from reviews.store.tables import AnswerVersion
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD, Assessing
from tests.page import Page
from tests.queries import asked as sent_to

SAFE = ("home-safe", 0)


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(lambda new: Assessing(new, residents=2), Assessing, 2)


def listed(client: Client, case: Assessing) -> Page:
    return client.get(f"{case.address}/look-again")


def asked(client: Client, case: Assessing) -> list[ChallengeKind]:
    """The kinds of what may be asked, once for each matter; voices not heard have their tests."""
    page = listed(client, case)
    headings = {kind.words: kind for kind in ChallengeKind}
    del headings[ChallengeKind.VOICE.words]
    found: list[ChallengeKind] = []
    kind = None
    for one in page.every("main")[0].iter():
        if one.tag == "h2":
            kind = headings.get(page.words(one))
        if kind and (one.get("id") or "").startswith("asked-"):
            found.append(kind)
    return found


def reason(client: Client, case: Assessing, words: str = AWKWARD, link: int = 0) -> Page:
    address = [
        href for text, href in listed(client, case).links().items() if "Say why it stands" in text
    ][link]
    return client.send(client.get(address), reason=words)


def document(case: Assessing, content: bytes = b"The rota of May", **more: Any) -> Any:
    house = case.build.house
    taken = take_in(house.files, "rota.txt", content, house.settings.upload_bytes)
    given = {"item": "", "about": "A rota", "true_on": None} | more
    return case.build.do(receive_document, case.ann, case.id, taken, **given)


def test_a_claim_on_nothing_is_mended_or_answered_before_it_is_sent_on(
    client: Client, case: Assessing
) -> None:
    case.excuse_everything()
    case.conclude()
    case.finding(AWKWARD, FindingKind.IMPROVE)
    client.sign_in(case.ann)
    overall = client.get(f"{case.address}/overall")
    assert "1 finding cites no evidence." in overall.words()
    assert "What a second reader may ask" in overall.links()
    assert asked(client, case) == [ChallengeKind.NO_EVIDENCE]
    page = reason(client, case, "")
    assert "Give your reason" in page.words()
    page = reason(client, case)
    assert "Your reason is saved. The second reader sees it." in page.words()
    assert page.words().count('O’Brien-Łukasz & "Sons" <b>say</b> لا أعرف 🙂 ŵŷ') == 2
    assert "Ann, " in page.words()
    case.answer_asked()
    client.send(client.get(f"{case.address}/overall/step/submitted"))
    client.sign_in(case.bo)
    links = client.get(f"{case.address}/overall").links()
    seen = client.get(links["What was asked before the second reading"])
    assert "Why it stands: O’Brien-Łukasz" in seen.words()
    assert "Change the reason" not in seen.words()


def test_a_reworded_finding_is_asked_about_anew(client: Client, case: Assessing) -> None:
    fact = case.finding("Claimed", FindingKind.IMPROVE)
    client.sign_in(case.ann)
    reason(client, case)
    assert "No reason yet" not in listed(client, case).words()
    words = findings.FindingWords("needs", FindingKind.IMPROVE, "Claimed otherwise")
    case.build.do(findings.write_finding, case.ann, case.id, words, fact_id=fact)
    assert "No reason yet" in listed(client, case).words()


def test_two_people_give_a_reason_and_see_both(client: Client, case: Assessing) -> None:
    case.finding("Claimed", FindingKind.IMPROVE)
    client.sign_in(case.ann)
    other = client.other(case.bo)
    address = next(h for t, h in listed(client, case).links().items() if "Say why" in t)
    mine, theirs = client.get(address), other.get(address)
    client.send(mine, reason="Ann’s reason")
    clash = other.send(theirs, reason="Bo’s reason")
    assert "Someone gave a reason meanwhile: “Ann’s reason”" in clash.words()
    assert "Bo’s reason" in other.send(clash).words()
    assert [one.reason for one in case.build.read(store.reasons, case.id).values()] == [
        "Bo’s reason"
    ]


def test_one_answer_serves_several_questions_only_where_it_is_meant_to(
    client: Client, case: Assessing
) -> None:
    case.excuse_everything()
    case.conclude()
    for words in ("Plans are alike", "Doors do not lock"):
        case.finding(words, FindingKind.IMPROVE)
    client.sign_in(case.ann)
    assert "meant so" not in reason(client, case, "We know.").words()
    refused = reason(client, case, " we  KNOW ")
    assert "The same words answer 1 other question. Say what answers this one" in refused.words()
    page = client.send(refused, reason="We know", serves_others=True)
    assert page.words().count("2 questions here have this same answer") == 2
    assert page.words().count("2 questions here have this same answer, which is meant so.") == 1
    case.answer_asked()
    client.send(client.get(f"{case.address}/overall/step/submitted"))
    assert listed(client, case).words().count("2 questions asked then had this same answer.") == 4


def test_each_question_takes_an_answer_of_its_own(client: Client, case: Assessing) -> None:
    for words in ("Plans are alike", "Doors do not lock"):
        case.finding(words, FindingKind.IMPROVE)
    client.sign_in(case.ann)
    reason(client, case, "Plans will be read anew")
    page = reason(client, case, "The landlord was told")
    assert "have this same answer" not in page.words()


def test_the_same_evidence_twice_and_findings_against_each_other(
    client: Client, case: Assessing
) -> None:
    file = document(case)
    again = document(case)
    case.finding("One", FindingKind.IMPROVE, file_id=file)
    client.sign_in(case.ann)
    assert asked(client, case) == []
    two = case.finding("Two", FindingKind.IMPROVE, file_id=again)
    assert asked(client, case) == [ChallengeKind.TWICE]
    assert "both say “To improve” and rest on the same: rota.txt" in listed(client, case).words()
    words = findings.FindingWords("needs", FindingKind.STRENGTH, "Two")
    case.build.do(findings.write_finding, case.ann, case.id, words, fact_id=two)
    assert asked(client, case) == [ChallengeKind.AGAINST]
    words = findings.FindingWords("home", FindingKind.STRENGTH, "Two")
    case.build.do(findings.write_finding, case.ann, case.id, words, fact_id=two)
    assert asked(client, case) == []


def test_two_versions_of_one_answer_are_one_piece_of_evidence(
    client: Client, case: Assessing
) -> None:
    account = case.account(Source.STAFF)
    fact = case.finding("Said", FindingKind.STRENGTH, answer_id=case.newest_answer(account))
    place = next((one.question, 0) for one in case.build.rows(AnswerVersion))
    case.answer(account, Source.STAFF, {place: "Otherwise"}, seen={place: 1})
    newest = findings.Cited(answer_id=case.newest_answer(account))
    case.build.do(findings.cite, case.ann, case.id, fact, newest)
    client.sign_in(case.ann)
    assert asked(client, case) == [ChallengeKind.TWICE]


def test_evidence_from_before_the_period(client: Client, build: Build) -> None:
    case = Assessing(build)
    case.build.do(reviews.move_review, case.ann, case.id, "stopped", "Begun anew")
    case.id = case.build.do(
        reviews.start_review,
        case.ann,
        case.scheme,
        why="Again",
        residents=[],
        period_from_on=build.today - timedelta(days=30),
    )
    file = document(case, true_on=build.today - timedelta(days=31))
    case.finding("Old", FindingKind.IMPROVE, file_id=file)
    client.sign_in(case.ann)
    assert asked(client, case) == [ChallengeKind.OLD]


def test_a_judgement_word_is_the_council_s_own(client: Client, case: Assessing) -> None:
    case.conclude(About.OVERALL, reasons="Support is shoddy. It is poor.")
    client.sign_in(case.ann)
    assert "“poor” is a judgement" in listed(client, case).words()
    admin = client.other(case.build.officer(Role.ADMINISTRATOR))
    page = admin.get("/settings")
    assert "poor\n" in next(
        one.text or "" for one in page.every("textarea") if one.get("name") == "judgement_words"
    )
    admin.send(page, telephone="01632 960009")
    assert case.build.read(council_settings.council).judgement_words is None
    admin.send(admin.get("/settings"), judgement_words="shoddy\nfeckless")
    words = listed(client, case).words()
    assert "“shoddy” is a judgement" in words
    assert "“poor” is a judgement" not in words
    admin.send(admin.get("/settings"), judgement_words="")
    assert asked(client, case) == []


def test_a_conclusion_that_passes_over_an_account(client: Client, case: Assessing) -> None:
    resident = case.residents[0]
    case.build.agree(case.ann, case.id, resident)
    given = {("need-area", 1): "money", ("need-given", 1): "weekly"}
    case.account(resident=resident, answers=given)
    given = {("need-area", 1): "money", ("need-given", 1): "none"}
    papers = case.account(Source.DOCUMENT, resident, answers=given)
    client.sign_in(case.ann)
    case.conclude(About.TAILORED, reasons="Money is looked after.")
    assert asked(client, case) == []
    rows = [one for one in case.build.rows(AnswerVersion) if one.question == "need-given"]
    cited = next(one.id for one in rows if one.account_id == papers)
    case.finding("Help", FindingKind.STRENGTH, theme="delivery", answer_id=cited)
    assert asked(client, case) == [ChallengeKind.UNHEARD]
    assert f"this account says “Every week”: {case.reference(resident)}." in (
        listed(client, case).words()
    )
    case.conclude(About.TAILORED, reasons=f"We weighed what {case.reference(resident)} says.")
    assert asked(client, case) == []
    case.conclude(About.TAILORED, reasons="Money is looked after.")
    assert asked(client, case) == [ChallengeKind.UNHEARD]
    case.build.agree(case.ann, case.id, resident, Use.NOTES, state=ConsentState.WITHDRAWN)
    assert asked(client, case) == []


def test_what_was_told_in_confidence_is_not_named_to_others(
    client: Client, case: Assessing
) -> None:
    case.build.agree(case.ann, case.id, case.residents[0])
    account = case.account(
        resident=case.residents[0],
        by=case.bo,
        answers={SAFE: "no"},
        sensitivity=Sensitivity.CONFIDENTIAL,
    )
    answer = findings.Cited(answer_id=case.newest_answer(account))
    for words in ("One", "Two"):
        made = findings.FindingWords("safety", FindingKind.IMPROVE, words)
        case.build.do(findings.write_finding, case.bo, case.id, made, cited=answer)
    client.sign_in(case.cy)
    page = listed(client, case)
    assert "an answer told in confidence" in page.words()
    assert case.reference(case.residents[0]) not in page.words()


def test_nothing_is_answered_once_a_reader_has_it_and_others_see_nothing(
    client: Client, case: Assessing
) -> None:
    case.excuse_everything()
    case.conclude(reasons="It is poor.")
    client.sign_in(case.ann)
    address = next(h for t, h in listed(client, case).links().items() if "Say why" in t)
    page = client.get(address)
    assert "6 things that a second reader may ask have no reason yet." in (
        client.get(f"{case.address}/overall").words()
    )
    refused = client.send(client.get(f"{case.address}/overall/step/submitted"))
    assert "6 things that a second reader may ask have no reason yet." in refused.words()
    case.answer_asked()
    client.send(client.get(f"{case.address}/overall/step/submitted"))
    assert "The assessment is with a reader." in client.send(page, reason="Late").words()
    client.get(f"{case.address}/look-again/{'0' * 32}", status=404)
    for officer in (Role.LETTER_OFFICER, Role.AUDITOR):
        client.sign_in(case.build.officer(officer))
        client.get(f"{case.address}/look-again", status=403)
    client.sign_in(case.build.officer(team=case.build.team()))
    client.get(f"{case.address}/look-again", status=404)


def test_a_fixed_number_of_queries_however_much_is_asked(client: Client, case: Assessing) -> None:
    def queries() -> int:
        with sent_to(case.build.house.engine) as sent:
            listed(client, case)
        return len(sent)

    file = document(case)
    case.finding("0", FindingKind.IMPROVE, file_id=file)
    case.finding("1", FindingKind.IMPROVE, file_id=file)
    case.account(Source.STAFF)
    client.sign_in(case.ann)
    queries()
    few = queries()
    for number in range(4):
        case.finding(f"Poor {number}", FindingKind.IMPROVE, file_id=file)
        case.account(Source.STAFF)
    assert queries() == few
