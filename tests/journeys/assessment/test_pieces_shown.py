"""Each kind of evidence is shown truly where a finding rests on it."""

import pytest

from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.record.evidence import OF_CASES, EvidenceKind
from reviews.services.assessment import findings
from tests.build import Build
from tests.client import Client
from tests.journeys.every_kind import EveryKind

PLAIN = 'O’Brien-Łukasz & "Sons" <b>say</b> لا أعرف 🙂 ŵŷ'
NOT_KNOWN = "From when to when it was so is not known"
FROM = "True from 3 November 2026 to a day that is not known"
TODAY = "True on 23 November 2026"
TOLD = {
    EvidenceKind.ACCOUNT: ("A finished account", "Resident: R-", TODAY),
    EvidenceKind.STAFF_TALK: (
        f"A talk with staff on a visit Alone {PLAIN} Staff at the scheme: Night worker",
        "Feels equipped for the work: partly Recorded by Ann",
        NOT_KNOWN,
    ),
    EvidenceKind.URGENT_HELP: (
        f"Urgent help Food {PLAIN} about R-",
        "Passed to Food bank on 23 November 2026",
        "What came of it is not recorded",
    ),
    EvidenceKind.SUPPORT: (
        "Support, given: ",
        f"Budget {PLAIN} Provider: Manager, about R-",
        "Key worker, weekly",
        "It speaks to: what it is, and how much",
    ),
    EvidenceKind.STAFF_TIME: (
        "Staff time Night O’Brien-Łukasz",
        "Provider: Manager",
        "True from 3 November 2026 to 23 November 2026",
    ),
    EvidenceKind.OUTCOME: (f"Outcome 1: what matters to them A choir {PLAIN}", FROM),
    EvidenceKind.OUTCOME_RECORD: (f"In the way: Nerves {PLAIN}", "True on 3 November 2026"),
    EvidenceKind.OUTCOME_PAUSE: (f"A time when an outcome rested Ill Flu {PLAIN}", FROM),
    EvidenceKind.PROGRESS: (f"Progress on recommendation 1: under way Told {PLAIN}", TODAY),
    EvidenceKind.ACKNOWLEDGEMENT: (
        f"Acknowledgement of recommendation 1 Told {PLAIN} Provider: Director",
        TODAY,
    ),
    EvidenceKind.LETTER: ("A letter: L-", "Sent on 23 November 2026"),
}


@pytest.fixture
def case(build: Build) -> EveryKind:
    return build.once(EveryKind)


def _cite(case: EveryKind) -> str:
    things = [findings.Cited(evidence=one) for one in case.kinds().values()]
    case.build.do(findings.cite, case.ann, case.id, case.to_improve, *things)
    return f"{case.address}/findings/{case.to_improve}"


def test_each_kind_says_what_it_is_whose_of_which_days_and_by_whom(
    client: Client, case: EveryKind
) -> None:
    client.sign_in(case.bo)
    words = client.get(_cite(case)).words()
    for kind, told in TOLD.items():
        for one in told:
            assert one in words, (kind, one)
    assert set(TOLD) | set(findings.NAMED) == set(EvidenceKind) - OF_CASES


def test_consent_is_weighed_for_each_piece(client: Client, case: EveryKind) -> None:
    address = _cite(case)
    case.build.agree(case.ann, case.id, case.resident, Use.READ_FILE, state=ConsentState.REFUSED)
    words = client.sign_in(case.bo).get(address).words()
    for kept in ("Budget", "Nerves", "Flu"):
        assert kept not in words
    for shown in ("Alone", "Night", "Told", "A choir"):
        assert shown in words
    assert "A record of support Not shown We hold no agreement to this use." in words


def test_every_kind_can_be_chosen_and_what_is_ticked_stays(client: Client, case: EveryKind) -> None:
    client.sign_in(case.bo)
    address = f"{case.address}/findings/{case.to_improve}/evidence"
    page = client.get(f"{address}?theme=&q=LUKASZ")
    boxes = {one.get("value") for one in page.every("input") if one.get("name") == "evidence"}
    pieces = case.kinds()
    nameless = {EvidenceKind.ACCOUNT, EvidenceKind.LETTER}
    assert boxes == {str(key) for kind, key in pieces.items() if kind not in nameless}
    talk = str(pieces[EvidenceKind.STAFF_TALK])
    page = client.send(page, evidence=[talk], q="zebra", button="Search")
    options = {one.get("value") for one in page.every("option")}
    assert EvidenceKind.LETTER in options
    assert not OF_CASES & options
    for kind in OF_CASES:
        client.get(f"{address}?theme=&kind={kind}")
    nothing = "Nothing matches. We looked for: “zebra”. Other evidence was not looked at."
    assert nothing in page.words()
    assert "Ticked so far A talk with staff on a visit" in page.words()
    page = client.send(page, note="Night after night")
    assert "The evidence is added." in page.words()
    assert [str(one.evidence_id) for one in case.cited(case.to_improve)] == [talk]


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("kind=letter", {EvidenceKind.LETTER}),
        ("source=observed", {EvidenceKind.OBSERVATION}),
        ("limb=how-much", {EvidenceKind.SUPPORT, EvidenceKind.STAFF_TIME}),
        ("paragraph=87", {EvidenceKind.STAFF_TALK}),
    ],
)
def test_a_search_is_narrowed(
    client: Client, case: EveryKind, asked: str, kinds: set[EvidenceKind]
) -> None:
    client.sign_in(case.bo)
    page = client.get(f"{case.address}/findings/{case.to_improve}/evidence?theme=&{asked}")
    boxes = {one.get("value") for one in page.every("input") if one.get("name") == "evidence"}
    assert boxes == {str(case.kinds()[kind]) for kind in kinds}


def test_nothing_is_shown_that_may_not_be_cited(client: Client, case: EveryKind) -> None:
    client.sign_in(case.bo)
    address = f"{case.address}/findings/{case.to_improve}/evidence"
    support = case.kinds()[EvidenceKind.SUPPORT]
    assert "Ticked so far" in client.get(f"{address}?evidence={support}").words()
    case.build.agree(case.ann, case.id, case.resident, Use.READ_FILE, state=ConsentState.REFUSED)
    assert "Ticked so far" not in client.get(f"{address}?evidence={support}").words()
    assert "Nothing matches" in client.get(f"{address}?theme=&resident=R-0").words()
    client.get(f"{address}?theme=&page=99999999999999999999")
