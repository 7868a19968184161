"""The evidence register: everything of a review or a resident, narrowed, searched, downloaded."""

import io
from datetime import timedelta
from typing import Any

import pytest
from openpyxl import load_workbook

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Role
from reviews.domain.record.evidence import OF_CASES, EvidenceKind
from reviews.domain.sources import Source
from reviews.services.across import evidence as service
from reviews.services.assessment import findings
from reviews.store.tables import Evidence, Observation, Recommendation
from reviews.web.evidence_lines import in_a_line
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.journeys.assessing import AWKWARD
from tests.journeys.every_kind import EveryKind
from tests.page import Page
from tests.queries import asked

READ = " ".join(AWKWARD.split())


@pytest.fixture
def case(build: Build) -> EveryKind:
    return build.once(EveryKind)


def _rows(page: Page) -> int:
    return page.text.count('data-label="Recorded"')


def _register(client: Client, case: EveryKind, **query: str) -> Page:
    told = "&".join(f"{key.replace('__', '-')}={value}" for key, value in query.items())
    return client.get(f"{case.address}/evidence?{told}")


def test_every_record_of_a_review_is_listed_with_what_is_known_of_it(
    client: Client, case: EveryKind
) -> None:
    kinds = case.kinds()
    assert set(kinds) == set(EvidenceKind) - OF_CASES
    client.sign_in(case.bo)
    page = client.get(case.address)
    page = client.get(page.links()["Evidence register"])
    rows = [one for one in case.build.rows(Evidence) if one.review_id == case.id]
    assert _rows(page) == len(rows) < 50
    words = page.words()
    for kind in set(EvidenceKind) - OF_CASES:
        assert f"{kind.words} ·" in words, kind
    for told in (
        f"Kitchen; Damp {READ}",
        f"By taxi {READ}",
        f"Resident: {case.reference(case.resident)}",
        "Source not said",
        "No one resident",
        "3 November 2026 to not known",
        "Not known",
        "What it is, and how much",
        "Paragraph 88",
    ):
        assert told in words, told
    for key in kinds.values():
        assert f"/evidence/{key}" in page.text


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ({"kind": "observation"}, "Damp", "Budget"),
        ({"source": "provider"}, "Budget", "Damp"),
        ({"limb": "how-much"}, "Budget", "Damp"),
        ({"q": "lukasz+ŁĄ"}, "Nothing matches what was looked for.", "Budget"),
        ({"q": "bud"}, "Budget", "Damp"),
        ({"q": "Food"}, "Food", "Damp"),
        ({"q": "udget"}, "Nothing matches what was looked for.", "Budget"),
        ({"cited": "cited"}, "Nothing matches what was looked for.", "Budget"),
        ({"standing": "taken-back"}, "Nothing matches what was looked for.", "Budget"),
        ({"lacks": "day"}, "Alone", "Budget"),
        ({"lacks": "source"}, "Nothing matches what was looked for.", "Budget"),
        ({"lacks": "limb"}, "Damp", "Budget"),
        ({"true_to_on-day": "4", "true_to_on-month": "11", "true_to_on-year": "2026"},
         "Budget", "Damp"),
        ({"true_from_on-day": "24", "true_from_on-month": "11", "true_from_on-year": "2026"},
         "Budget", "Night worker"),
        ({"recorded_from_on-day": "24", "recorded_from_on-month": "11",
          "recorded_from_on-year": "2026"}, "Nothing matches what was looked for.", "Budget"),
    ],
)  # fmt: skip
def test_the_register_is_narrowed(
    client: Client, case: EveryKind, query: dict[str, str], there: str, not_there: str
) -> None:
    client.sign_in(case.bo)
    page = _register(client, case, **query)
    listed = page.text.partition("Looked for: ")[2]
    assert listed, "what was looked for is said"
    assert there in page.words(), query
    assert not_there not in listed, query


def test_what_makes_no_sense_is_said_beside_the_field_and_nothing_is_lost(
    client: Client, case: EveryKind
) -> None:
    client.sign_in(case.bo)
    page = _register(
        client,
        case,
        q=AWKWARD.split("\n")[0].replace("&", "%26"),
        true_from_on__day="5",
        true_from_on__month="11",
        true_from_on__year="2026",
        true_to_on__day="4",
        true_to_on__month="11",
        true_to_on__year="2026",
    )
    assert "This day is before 5 November 2026, the day above." in page.words()
    assert "Put right what is marked above." in page.words()
    assert "&lt;b&gt;say&lt;/b&gt;" in page.text
    page = _register(
        client, case, true_to_on__day="31", true_to_on__month="2", true_to_on__year="x"
    )
    assert "There is a problem" in page.words()
    assert 'value="31"' in page.text
    assert "Type at least one letter or figure" in _register(client, case, q="!!").words()
    assert "There is a problem" in _register(client, case, kind="rumour").words()
    client.get(f"{case.address}/evidence?page=999999999999999999999")
    client.get(f"{case.address}/evidence?page=x&resident_id=nobody")


def test_words_that_may_not_be_read_are_neither_shown_nor_found(
    client: Client, case: EveryKind
) -> None:
    client.sign_in(case.bo)
    assert "Budget" in _register(client, case, q="budget", kind="support").text
    case.build.agree(case.ann, case.id, case.resident, Use.READ_FILE, state=ConsentState.REFUSED)
    page = _register(client, case, kind="support")
    assert "Not shown: " in page.words()
    assert "Budget" not in page.text
    assert "Nothing matches" in _register(client, case, q="budget", kind="support").words()
    book = client.download(f"{case.address}/evidence.xlsx")
    assert b"Budget" not in book.data
    assert "Budget" not in str(_cells(book.data))


def test_what_is_told_in_confidence_is_listed_for_who_heard_it_and_leads(
    client: Client, case: EveryKind
) -> None:
    case.account(
        Source.STAFF,
        by=case.bo,
        respondent="Wrenfeather",
        sensitivity=Sensitivity.CONFIDENTIAL,
        answers={("referrals-steps", 0): "Magpies"},
    )
    seen = {
        one.name: (
            "Magpies" in _register(client.sign_in(one), case).text,
            "Magpies" in _register(client, case, q="magpie").text,
        )
        for one in (case.ann, case.bo, case.cy)
    }
    assert seen == {"Ann": (True, True), "Bo": (True, True), "Cy": (False, False)}
    assert "Wrenfeather" not in _register(client.sign_in(case.cy), case).text


def test_other_teams_and_benefits_officers_find_no_register(
    client: Client, case: EveryKind
) -> None:
    other = case.build.officer(Role.LEAD_REVIEWER, team=case.build.team())
    client.sign_in(other).get(f"{case.address}/evidence", status=404)
    client.get(f"{case.address}/evidence.xlsx", status=404)
    client.get(f"/residents/{case.resident}/evidence", status=404)
    client.sign_in(case.build.officer(Role.BENEFITS_OFFICER))
    for address in (case.address, f"/residents/{case.resident}"):
        for page in ("evidence", "evidence.xlsx", "evidence/missing"):
            client.get(f"{address}/{page}", status=403)


def test_a_change_after_a_letter_went_out_is_marked(
    client: Client, case: EveryKind, clock: Clock
) -> None:
    key = case.kinds()[EvidenceKind.OBSERVATION]
    (row,) = (one for one in case.build.rows(Observation) if one.id == key)
    cited = [findings.Cited(evidence=key)]
    case.build.do(findings.cite, case.ann, case.id, case.to_improve, *cited)
    client.sign_in(case.bo)
    assert "Cited by a finding" in _register(client, case, cited="cited").words()
    assert _rows(_register(client, case, cited="cited")) == 1
    clock.now += timedelta(days=1)
    asks = [
        one for one in case.build.rows(Recommendation) if one.finding_fact_id == case.to_improve
    ]
    case.issue_letter(asks[0].fact_id)
    client.sign_in(case.bo)
    assert "after letter" not in _register(client, case).words()
    clock.now += timedelta(days=2)
    seen = service.mark({"place": row.place, "words": row.words})
    values = {"place": row.place, "words": "Zebras"}
    case.build.do(service.correct, case.ann, key, values, "It was another house", seen)
    client.sign_in(case.bo)
    words = _register(client, case, kind="observation").words()
    assert "Corrected on 26 November 2026, after letter L-" in words
    assert "of 24 November 2026" in words
    assert "Zebras" in words
    clock.now += timedelta(days=1)
    case.build.do(service.take_back, case.ann, key, "It was another house")
    client.sign_in(case.bo)
    words = _register(client, case, standing="taken-back").words()
    assert "Taken back on 27 November 2026, after letter L-" in words


def test_an_answer_that_was_given_anew_stands_there_as_replaced(
    client: Client, case: EveryKind
) -> None:
    place = ("referrals-steps", 0)
    account = case.account(Source.STAFF, answers={place: "By train"})
    case.answer(account, Source.STAFF, {place: "By boat"}, seen={place: 1})
    words = _register(client.sign_in(case.bo), case, kind="answer").words()
    assert "By boat" in words
    assert "By train" in words
    assert "Other words took its place on 23 November 2026" in words


def _cells(data: bytes) -> list[list[Any]]:
    book = load_workbook(io.BytesIO(data))
    return [[one.value for one in row] for row in book["Evidence"].iter_rows()]


def test_the_register_is_downloaded_as_it_is_looked_for(client: Client, case: EveryKind) -> None:
    client.sign_in(case.bo)
    page = _register(client, case, kind="support")
    rows = _cells(client.download(page.links()["Download what is listed"]).data)
    assert len(rows) == 2
    assert rows[1][0] == "A record of support"
    assert f"Budget {READ}"[:20] in rows[1][2]
    every = _cells(client.download(f"{case.address}/evidence.xlsx").data)
    assert len(every) == 1 + sum(one.review_id == case.id for one in case.build.rows(Evidence))
    case.account(Source.STAFF, answers={("referrals-steps", 0): '=HYPERLINK("x")'})
    made = client.download(f"{case.address}/evidence.xlsx?q=hyperlink").data
    sheet = load_workbook(io.BytesIO(made))["Evidence"]
    assert [(one.value, one.data_type) for one in sheet["C"]][1] == ('=HYPERLINK("x")', "s")
    about = load_workbook(io.BytesIO(made))["About"]
    assert "Words: “hyperlink”" in [one.value for one in about["B"]]
    found = client.get(f"{case.address}/evidence.xlsx?q=!!")
    assert "Type at least one letter" in found.words()


def test_a_workbook_that_is_too_long_to_wait_for_is_not_begun(
    client: Client, case: EveryKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviews.web.evidence_register.AT_ONCE", 1)
    page = client.sign_in(case.bo).get(f"{case.address}/evidence.xlsx?source=provider&q=")
    assert "More than 1 pieces of evidence match." in page.words()
    assert "Source: Provider" in page.words()


def test_the_list_takes_the_same_queries_however_much_there_is(
    client: Client, case: EveryKind
) -> None:
    client.sign_in(case.bo)
    address = f"{case.address}/evidence?q=they&source=staff"
    case.account(Source.STAFF, answers={("referrals-steps", 0): "They come"})
    with asked(case.build.house.engine) as few:
        client.get(address)
    for number in range(6):
        case.account(Source.STAFF, answers={("referrals-steps", 0): f"They come {number}"})
    with asked(case.build.house.engine) as many:
        assert _rows(client.get(address)) == 7
    assert len(many) == len(few)


def test_pages_follow_one_another_and_miss_nothing(client: Client, case: EveryKind) -> None:
    for number in range(60):
        case.account(Source.STAFF, answers={("referrals-steps", 0): f"Number {number}."})
    client.sign_in(case.bo)
    for order in ("", "true"):
        first_ = _register(client, case, q="number", order=order)
        second = client.get(first_.links()["Next page"])
        assert (_rows(first_), _rows(second)) == (50, 10)
        told = first_.words() + second.words()
        assert all(f"Number {number}." in told for number in range(60))


def test_what_is_missing_is_said_with_what_was_looked_for(client: Client, case: EveryKind) -> None:
    client.sign_in(case.bo)
    page = client.get(f"{case.address}/evidence")
    page = client.get(page.links()["See what is missing"])
    words = page.words()
    assert "Looked at: " in words
    for told in (
        "What kind of landlord it is",
        "Whether it is tied to the home",
        "Advocate",
        ": not decided",
        "Every piece says whose account it is, but for what the council did itself.",
    ):
        assert told in words, told
    assert "Every planned part is done" not in words
    bare = words.partition("with no evidence at all")[2].partition("Sources that")[0]
    assert "What it is, and how much" not in bare
    (link,) = [href for name, href in page.links().items() if "no known day" in name]
    assert "Alone" in client.get(link).words()


def test_the_register_of_a_resident_has_what_is_of_them_in_reviews_of_the_team(
    client: Client, case: EveryKind
) -> None:
    other = case.build.team()
    lead = case.build.officer(Role.LEAD_REVIEWER, team=other)
    elsewhere = case.build.review(lead, case.build.scheme(other), case.resident)
    case.build.agree(lead, elsewhere, case.resident)
    case.build.account(lead, elsewhere, case.resident, said="Elsewhere they do not")
    client.sign_in(case.bo)
    page = client.get(f"/residents/{case.resident}")
    page = client.get(page.links()["Evidence register"])
    words = page.words()
    assert "Budget" in words
    assert "A choir" in words
    assert "Damp" not in words
    assert "Elsewhere" not in words
    assert (
        "Elsewhere"
        not in client.get(f"{page.address}?q=elsewhere").text.partition("Looked")[2][60:]
    )
    client.get(page.links()["See what is missing"])
    assert len(_cells(client.download(f"/residents/{case.resident}/evidence.xlsx").data)) > 5


def test_a_line_is_cut_and_says_so() -> None:
    assert in_a_line("a\nb  c") == "a b c"
    assert in_a_line("x" * 500) == "x" * 199 + "…"
    assert len(in_a_line("é🙂" * 300)) == 200
