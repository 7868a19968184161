"""Notices of a decision: when and to whom, days worked out, who opens the file."""

from datetime import date

import pytest

from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Role
from reviews.domain.record.evidence import EvidenceKind
from reviews.services.assessment import findings
from reviews.store.tables import DecisionNotice, Evidence, EvidenceTakenBack, StoredFile
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD
from tests.page import Page
from tests.site.test_kept_apart import PLANTED, everything, told_of

from .test_decisions import READ, InCase

NOTICE = ("notice.txt", b"You can appeal")


@pytest.fixture
def inside(build: Build) -> InCase:
    return build.once(InCase)


@pytest.fixture
def decision(client: Client, inside: InCase) -> Page:
    return inside.decide(client.sign_in(inside.officer), made_on=date(2026, 1, 30))


def _notice(client: Client, decision: Page, **said: object) -> Page:
    told = {"person": "claimant", "addressee": READ, "rights": ["appeal", "how"]}
    sent = {"sent_on": date(2026, 1, 31)}
    form = client.get(f"{decision.address}/notices/add")
    return client.send(form, {**told, **sent, **said})


def test_the_last_day_is_worked_out_and_never_stated_as_law(client: Client, decision: Page) -> None:
    words = _notice(client, decision).words()
    moved = "and the next working day counts (rule 12 of the tribunal’s rules)."
    first = f"Monday 2 March 2026, because 28 February 2026 is a Saturday {moved}"
    latest = f"Monday 1 March 2027, because 28 February 2027 is a Sunday {moved}"
    assert f"An appeal comes in time until {first}" in words
    assert f"A late one can be let in until {latest}" in words
    assert "what is done on the next working day is in time." in words
    assert "(SI 2008/2685 rule 12)" in words
    assert "Check the regulation as it stands before you use it." in words
    assert "does not say: that they can ask for written reasons;" in words


def test_reasons_that_are_awaited_keep_the_time_open(client: Client, decision: Page) -> None:
    words = _notice(client, decision, reasons_asked_on=date(2026, 2, 10)).words()
    assert "the time to appeal goes on: until Monday 16 March 2026, because 14 March" in words
    assert "(rule 12 of the tribunal’s rules) at the least." in words
    page = client.get(decision.address)
    form = client.get(page.links()[f"Correct : notice to {READ}"])
    words = client.send(form, reasons_given_on=date(2026, 3, 5)).words()
    assert "An appeal comes in time until 19 March 2026." in words
    assert "What it said before" in words


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"sent_on": date(2026, 1, 29)}, "This is before 30 January 2026, the day that is"),
        ({"sent_on": date(2099, 1, 1)}, "The date must be today or in the past."),
        ({"reasons_asked_on": date(2026, 1, 1)}, "This is before the day the notice was sent."),
        ({"reasons_given_on": date(2026, 3, 1)}, "Enter the day on which reasons were asked for"),
        ({"rights": ["appeal", "nothing"]}, "each stand alone"),
        ({"rights": []}, "Tick what it said of rights, or that it said nothing"),
        ({"addressee": ""}, "Write whom it was sent to"),
        ({"person": None}, "Select to whom it was sent"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_lost(
    client: Client, decision: Page, said: dict[str, object], told: str
) -> None:
    page = _notice(client, decision, **said, file=NOTICE)
    assert told in page.words()
    assert "notice.txt is here; you need not choose it again." in page.words()


def test_a_decision_cannot_be_moved_past_a_notice_of_it(client: Client, decision: Page) -> None:
    _notice(client, decision)
    form = client.get(f"{decision.address}/correct")
    told = client.send(form, made_on=date(2026, 2, 2))
    assert "A notice of it was sent on 31 January 2026, before this." in told.words()


def test_its_file_opens_to_the_case_alone_and_stays_when_the_notice_is_corrected(
    client: Client, inside: InCase, decision: Page
) -> None:
    page = _notice(client, decision, file=NOTICE)
    link = page.links()["notice.txt"]
    (filed,) = inside.build.rows(StoredFile)
    assert filed.about == "The decision notice itself", "and not the name of its file"
    form = client.get(page.links()[f"Correct : notice to {READ}"])
    assert "notice.txt stays, unless you choose another file." in form.words()
    page = client.send(form, addressee="Somebody else")
    assert client.download(page.links()["notice.txt"]).data == b"You can appeal"
    build = inside.build
    for other in (
        inside.lead,
        build.officer(Role.REVIEWER, team=inside.team),
        build.officer(Role.BENEFITS_OFFICER),
        build.officer(Role.LETTER_OFFICER, team=inside.team),
    ):
        assert client.other(other).http.get(link).status_code == 404
        (file,) = build.rows(StoredFile)
        assert client.other(other).http.get(f"/evidence/{file.id}").status_code in (403, 404)


def test_two_at_once_lose_nothing_and_one_taken_back_stays_on_the_record(
    client: Client, inside: InCase, decision: Page
) -> None:
    page = _notice(client, decision, file=NOTICE)
    address = page.links()[f"Correct : notice to {READ}"]
    first, late = client.get(address), client.get(address)
    client.send(first, addressee="Bea")
    told = client.send(late, addressee="Cyd")
    assert "Someone changed this notice meanwhile: it was sent to Bea" in told.words()
    page = client.send(told)
    page = client.send(client.get(page.links()["Take back : notice to Cyd"]), reason=AWKWARD)
    assert "No notice is recorded." in page.words()
    assert READ in page.words()
    assert "Take back : notice to Cyd" not in page.links()
    rows = inside.build.rows(DecisionNotice)
    assert len(rows) == 3
    ended = {one.evidence_id for one in inside.build.rows(EvidenceTakenBack)}
    assert rows[0].file_id in ended
    assert len(ended & {one.id for one in rows}) == 1
    gone = client.get(
        f"{decision.address}/notices/{inside.build.rows(DecisionNotice)[0].fact_id}/correct",
        status=404,
    )
    assert "This notice was taken back." in gone.words()


def test_a_notice_is_evidence_that_opens_in_its_case_alone(
    client: Client, inside: InCase, decision: Page
) -> None:
    _notice(client, decision)
    every = [one for one in inside.build.rows(Evidence) if one.review_id is None]
    (notice,) = [one for one in every if one.kind is EvidenceKind.DECISION_NOTICE]
    assert notice.resident_id == inside.claimant
    assert notice.true_from_on == notice.true_to_on == date(2026, 1, 31)
    for viewer in (inside.lead, inside.officer):
        got = client.other(viewer).http.get(f"/evidence/{notice.id}")
        assert got.status_code in (403, 404)
    words = findings.FindingWords("delivery", FindingKind.STRENGTH, "They come", plain_words="So")
    cited = findings.Cited(evidence=notice.id)
    with pytest.raises(NotThere):
        inside.build.do(findings.write_finding, inside.lead, inside.review, words, cited=cited)
    lead = client.other(inside.lead)
    for address in (
        f"/reviews/{inside.review}",
        f"/reviews/{inside.review}/history",
        f"/residents/{inside.claimant}",
        f"/schemes/{inside.scheme}",
    ):
        assert READ not in lead.get(address).words(), address


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_nobody_off_the_case_reaches_any_of_it_wherever_they_look(
    client: Client, inside: InCase
) -> None:
    build, said = inside.build, f"About {PLANTED}"
    client.sign_in(inside.officer)
    of = {"what": said, "amount": said, "recoverable_from": said, "ground": "change"}
    page = inside.decide(client, "overpayment", ground_facts=said, **of)
    told = {"addressee": said, "sent_on": build.days(-9), "file": (f"{PLANTED}.txt", b"quill")}
    _notice(client, page, **told)
    client.send(client.get(f"{page.address}/correct"), what="Other words")
    starts = (
        *("/", "/cases", f"/cases/{inside.case}", page.address, inside.at),
        *(
            f"/schemes/{inside.scheme}",
            f"/residents/{inside.claimant}",
            f"/schemes?q={PLANTED[:5]}",
        ),
        *(f"/reviews/{inside.review}", f"/reviews/{inside.review}/history"),
        *(f"/evidence/{one.id}" for one in build.rows(Evidence)),
        *(f"/files/{one.id}" for one in build.rows(StoredFile)),
    )
    assert told_of(everything(client, starts)) >= {page.address, inside.at}
    for other in (
        inside.lead,
        build.officer(Role.LETTER_OFFICER, team=inside.team),
        build.officer(Role.BENEFITS_OFFICER),
        build.officer(Role.AUDITOR),
        build.officer(Role.ADMINISTRATOR),
    ):
        read = everything(client.other(other), starts)
        assert len(read) > len(starts), other.roles
        assert told_of(read) == set(), other.roles
