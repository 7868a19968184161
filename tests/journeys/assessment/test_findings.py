"""Findings: written, reworded, taken back; what they rest on; who sees what of them."""

from uuid import uuid4

import pytest

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.assessment.overall_assessment import FindingKind, Reading
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Role
from reviews.domain.sources import Source
from reviews.services.assessment import findings
from reviews.store.tables import Finding
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD, Assessing
from tests.page import Page

RATHER = (Use.TAKE_PART, Use.NOTES, Use.READ_FILE)


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing)


def typed(page: Page) -> str:
    """What stands in the first box for several lines."""
    return (page.every("textarea")[0].text or "").removeprefix("\n")


def test_a_finding_is_written_and_reworded_and_the_first_words_stay(
    client: Client, case: Assessing
) -> None:
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/findings/write")
    page = client.send(page, theme="needs", kind="improve", words=AWKWARD, paragraph="94-98")
    assert page.heading == "A finding"
    assert "Nothing is cited yet." in page.words()
    assert typed(page) == AWKWARD
    page = client.send(page, words="Plans are alike", kind="strength")
    assert "Earlier wordings" in page.words()
    assert 'O’Brien-Łukasz & "Sons" <b>say</b> لا أعرف 🙂 ŵŷ' in page.words()
    listed = client.get(f"{case.address}/findings").words()
    assert "Needs and support plans Works well No evidence yet Plans are alike" in listed
    assert "Paragraph 94-98" in listed
    assert "Ann" in page.words()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"theme": ""}, "Choose what the finding is about"),
        ({"theme": "scores"}, "Choose one of the answers on the list."),
        ({"kind": None}, "Select what you found"),
        ({"kind": "excellent"}, "Choose one of the answers on the list."),
        ({"words": " \n "}, "Write the finding in a sentence or two"),
        ({"paragraph": ""}, "Enter the paragraph of the guidance"),
        ({"paragraph": "12"}, "Enter a paragraph of the guidance from 70 to 146"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    client: Client, case: Assessing, wrong: dict[str, str], sentence: str
) -> None:
    client.sign_in(case.ann)
    right = {"theme": "needs", "kind": "improve", "words": AWKWARD, "paragraph": "110"}
    page = client.send(client.get(f"{case.address}/findings/write"), right | wrong)
    assert "There is a problem" in page.words()
    assert sentence in page.words()
    if "words" not in wrong:
        assert typed(page) == AWKWARD
    assert case.build.rows(Finding) == []


def test_a_finding_too_long_is_refused_with_how_much_to_cut(
    client: Client, case: Assessing
) -> None:
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/findings/write")
    assert "Up to 10,000 characters." in page.words()
    sent = {"theme": "needs", "kind": "improve", "paragraph": "110"}
    page = client.send(page, sent | {"words": "ŵ" * 12_000})
    says = "“The finding” has 12,000 characters. Cut 2,000: it can have 10,000 at most."
    assert page.text.count(says) == 2
    assert typed(page) == "ŵ" * 12_000
    assert case.build.rows(Finding) == []
    page = client.send(page, words=AWKWARD)
    assert page.heading == "A finding"


def test_a_finding_of_10_megabytes_is_refused_with_a_sentence(
    client: Client, case: Assessing
) -> None:
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/findings/write")
    token = page.every("form")[0].find("input")
    assert token is not None
    sent = {"csrf_token": token.get("value"), "theme": "needs", "kind": "improve"}
    address = f"{case.address}/findings/write"
    answer = client.http.post(address, data=sent | {"paragraph": "110", "words": "ŵ" * 5_000_000})
    assert answer.status_code == 413 or "Cut 4,990,000" in answer.text
    assert "<h1" in answer.text
    assert case.build.rows(Finding) == []


def test_two_people_reword_one_finding_and_see_both(client: Client, case: Assessing) -> None:
    finding = case.finding("First words")
    client.sign_in(case.ann)
    other = client.other(case.bo)
    address = f"{case.address}/findings/{finding}"
    mine, theirs = client.get(address), other.get(address)
    client.send(mine, words="Ann’s words")
    clash = other.send(theirs, words="Bo’s words")
    assert "Someone put this finding in other words meanwhile: “Ann’s words”" in clash.words()
    assert typed(clash) == "Bo’s words"
    page = other.send(clash)
    assert typed(page) == "Bo’s words"
    assert "Ann’s words" in page.words()
    assert "First words" in page.words()


def test_a_finding_taken_back_stays_with_its_reason(client: Client, case: Assessing) -> None:
    finding = case.finding("Wrong words")
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/findings/{finding}/withdraw")
    assert "Say why it no longer stands" in client.send(page).words()
    page = client.send(page, reason=AWKWARD)
    assert "Taken back Wrong words Taken back: O’Brien-Łukasz" in page.words()
    for path in ("", "/withdraw", "/evidence"):
        client.get(f"{case.address}/findings/{finding}{path}", status=404)
    history = client.get(f"{case.address}/history").words()
    assert "Ann took a finding back: O’Brien-Łukasz" in history


def _tick(page: Page, *words: str) -> list[str]:
    """The values of the boxes whose labels hold these words."""
    labels = {one.get("for"): page.words(one) for one in page.every("label")}
    return [
        one.get("value") or ""
        for one in page.every("input")
        if one.get("name") == "evidence" and any(w in labels[one.get("id")] for w in words)
    ]


def test_evidence_is_found_added_and_taken_away(client: Client, case: Assessing) -> None:
    case.account(
        Source.STAFF,
        answers={("referrals-steps", 0): "By telephone", ("needs-how", 0): "We sit down & talk"},
    )
    case.account(Source.REFERRER, answers={("referrals-steps", 0): "By letter"})
    finding = case.finding("Words", theme="referrals")
    client.sign_in(case.ann)
    address = f"{case.address}/findings/{finding}/evidence"
    page = client.get(address)
    assert "Staff at the scheme: A manager, 23 November 2026" in page.words()
    assert "By telephone" in page.words()
    assert "We sit down" not in page.words()
    assert "We sit down & talk" in client.get(f"{address}?theme=&q=SIT").words()
    assert "By letter" not in client.get(f"{address}?theme=&q=SIT").words()
    assert "Nothing matches" in client.get(f"{address}?theme=&q=zebra").words()
    assert "Choose at least one piece of evidence" in client.send(page).words()
    chosen = _tick(page, "By telephone", "By letter")
    page = client.send(page, evidence=chosen, note=AWKWARD.replace("\n", " "))
    assert "The evidence is added." in page.words()
    assert "By letter" in page.words()
    assert 'What matters in it: O’Brien-Łukasz & "Sons" <b>say</b>' in page.words()
    assert "By telephone" not in client.get(address).words()
    away = client.send(page, form=1)
    assert "do its words still stand?" in away.words()
    assert len(away.every("form")) == len(page.every("form")) - 1
    again = client.get(address)
    assert len(_tick(again, "By telephone", "By letter")) == 1


def test_two_people_add_the_same_evidence(client: Client, case: Assessing) -> None:
    case.account(Source.STAFF, answers={("referrals-steps", 0): "By telephone"})
    finding = case.finding("Words", theme="referrals")
    client.sign_in(case.ann)
    other = client.other(case.bo)
    address = f"{case.address}/findings/{finding}/evidence"
    mine, theirs = client.get(address), other.get(address)
    client.send(mine, evidence=_tick(mine, "By telephone"))
    clash = other.send(theirs, evidence=_tick(theirs, "By telephone"))
    assert "This finding rests on that already." in clash.words()
    page = client.get(f"{case.address}/findings/{finding}")
    taken = other.get(f"{case.address}/findings/{finding}")
    client.send(page, form=1)
    assert (
        "This has changed since you opened the page" in other.send(taken, form=1, status=404).text
    )


def test_an_answer_cited_and_then_changed_shows_both(client: Client, case: Assessing) -> None:
    place = ("referrals-steps", 0)
    account = case.account(Source.STAFF, answers={place: "By telephone"})
    before = case.newest_answer(account)
    finding = case.finding("Words", theme="referrals", answer_id=before)
    case.answer(account, Source.STAFF, {place: "By carrier pigeon"}, seen={place: 1})
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/findings/{finding}")
    assert "By telephone" in page.words()
    assert "Changed since it was cited. It now says: By carrier pigeon" in page.words()
    gone = f"{case.address}/findings/write?answer={before}"
    client.get(gone, status=404)


def test_agreement_withdrawn_hides_the_finding_and_its_earlier_words(
    client: Client, case: Assessing
) -> None:
    resident = case.residents[0]
    case.build.agree(case.ann, case.id, resident, *RATHER)
    account = case.account(answers={("came-how", 0): "My own story"})
    finding = case.finding("A story of her own", answer_id=case.newest_answer(account))
    client.sign_in(case.ann)
    withdrawn = ConsentState.WITHDRAWN
    case.build.agree(case.ann, case.id, resident, Use.NOTES, state=withdrawn)
    for path in ("findings", f"findings/{finding}", f"findings/{finding}/withdraw"):
        page = client.get(f"{case.address}/{path}")
        assert "A story of her own" not in page.text
        assert "My own story" not in page.text
    client.get(f"{case.address}/findings/{finding}/evidence", status=404)
    listed = client.get(f"{case.address}/findings")
    link = next(h for w, h in listed.links().items() if w.startswith("See what it rests on"))
    page = client.get(link)
    assert "The words of this finding are not shown" in page.words()
    page = client.send(page, form=0)
    assert "A story of her own" in page.text
    page = client.send(page, words="In other words")
    assert "A story of her own" not in page.text
    assert "Earlier wordings are not shown" in page.words()


def test_letters_and_benefits_read_words_and_never_whose_they_were(
    client: Client, case: Assessing
) -> None:
    resident = case.residents[0]
    case.build.agree(case.ann, case.id, resident, *RATHER, Use.TELL_PROVIDER)
    account = case.account(respondent="R-0042", answers={("came-how", 0): "My own story"})
    case.finding("Told to providers only", answer_id=case.newest_answer(account))
    case.finding("Told to all", theme="staff")
    client.sign_in(case.build.officer(Role.LETTER_OFFICER))
    before = client.get(f"{case.address}/findings")
    assert "2 findings are written, and can be read here once it is." in before.words()
    assert "Told to" not in before.text
    case.agree()
    letters = client.get(f"{case.address}/findings")
    assert "Told to providers only" in letters.words()
    benefits = client.sign_in(case.build.officer(Role.BENEFITS_OFFICER)).get(case.address)
    assert benefits.heading == "Findings at Canal House"
    assert "Told to providers only" not in benefits.text
    assert "Told to all" in benefits.words()
    assert "Here stands what may be shared" in benefits.words()
    assert "not shown" not in benefits.words()
    for page in (letters, benefits):
        for secret in ("R-0042", "My own story", case.reference(resident), "withdr", "refus"):
            assert secret not in page.text
    for path in (f"/findings/{uuid4()}", "/findings/write", "/board"):
        client.get(case.address + path, status=403)


def test_words_told_in_confidence_stay_with_those_who_heard(
    client: Client, case: Assessing
) -> None:
    account = case.account(
        Source.STAFF,
        by=case.bo,
        sensitivity=Sensitivity.CONFIDENTIAL,
        answers={("referrals-steps", 0): "Told in trust"},
    )
    words = findings.FindingWords("staff", FindingKind.IMPROVE, "Staff are afraid")
    on = findings.Cited(answer_id=case.newest_answer(account))
    finding = case.build.do(findings.write_finding, case.bo, case.id, words, cited=on)
    address = f"{case.address}/findings/{finding}"
    client.sign_in(case.cy)
    page = client.get(address)
    assert "Staff are afraid" in page.text
    assert "This was told in confidence." in page.words()
    assert "Told in trust" not in page.text
    assert "Told in trust" not in client.get(f"{case.address}/findings").text
    assert "Told in trust" not in client.get(f"{address}/evidence?theme=&q=").text
    assert "Told in trust" in client.other(case.bo).get(address).text


def test_findings_do_not_change_while_a_reader_has_them(client: Client, case: Assessing) -> None:
    account = case.account(Source.STAFF, answers={("referrals-steps", 0): "By telephone"})
    finding = case.finding("As it was", answer_id=case.newest_answer(account))
    client.sign_in(case.ann)
    opened = client.get(f"{case.address}/findings/{finding}")
    written = client.get(f"{case.address}/findings/write")
    case.excuse_everything()
    case.conclude()
    case.step(Reading.SUBMITTED, case.ann)
    late = client.send(opened, words="Changed behind their back")
    assert "Changed behind their back" not in late.text
    late = client.send(written, theme="needs", kind="improve", words="One more")
    assert "The assessment is with a reader." in late.words()
    assert "One more" in late.text
    page = client.get(f"{case.address}/findings/{finding}")
    assert "As it was" in page.words()
    assert page.every("form") == []
    assert "with a reader" in client.get(f"{case.address}/findings").words()


def test_another_team_finds_nothing(client: Client, case: Assessing) -> None:
    finding = case.finding("Ours")
    client.sign_in(case.build.officer(Role.LEAD_REVIEWER, team=case.build.team()))
    for path in ("", "/write", f"/{finding}", f"/{finding}/withdraw", f"/{finding}/evidence"):
        client.get(f"{case.address}/findings{path}", status=404)
    client.sign_in(case.ann)
    other = Assessing(case.build)
    client.sign_in(other.ann)
    client.get(f"{other.address}/findings/{finding}", status=404)
    client.post(f"{other.address}/evidence/{uuid4()}/take-away", status=404)
