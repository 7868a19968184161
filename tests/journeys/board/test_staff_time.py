"""Staff time: claimed, evidenced and experienced side by side, with the working of each."""

from typing import Any
from uuid import UUID

import pytest

from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.sources import Source
from reviews.services.record.facts import first
from reviews.services.review.reviews import record
from reviews.store.record.session import Session
from reviews.store.tables import StaffTime
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD, Assessing
from tests.queries import asked


@pytest.fixture
def case(build: Build) -> Assessing:
    case = Assessing(build)
    build.agree(case.ann, case.id, case.residents[0])
    return case


def given(case: Assessing, **more: Any) -> dict[str, Any]:
    """A line of the provider's rota, as typed."""
    return {
        "source": "provider",
        "said_by": "Scheme manager",
        "what": "Day shift",
        "counts": "shared",
        "duty": "awake",
        "shared_by": "12",
        "staff": "2",
        "hours": "7",
        "minutes": "30",
        "times": "5",
        "weeks": "1",
        "true_from_on": case.build.today,
    } | more


def test_what_is_claimed_and_what_the_rota_shows_are_worked_out_apart(
    client: Client, case: Assessing
) -> None:
    client.sign_in(case.ann)
    page = client.get(client.get(f"{case.address}/staff-time").links()["Record staff time"])
    client.send(page, **given(case))
    page = client.get(f"{case.address}/staff-time/add")
    client.send(page, **given(case, source="document", said_by=AWKWARD, staff="1"))
    words = client.get(f"{case.address}/staff-time").words()
    assert (
        "2 staff × 7 hours 30 minutes × 5 times = 75 hours of staff time a week, shared by 12 "
        "residents; awake and on duty, shared time." in words
    )
    assert "Total, awake and on duty, from 23 November 2026: 75 hours (Day shift) a week." in words
    assert "÷" not in words
    assert "for each" not in words
    assert "equally" not in words
    assert "1 staff × 7 hours 30 minutes × 5 times = 37 hours 30 minutes of staff" in words
    assert 'Document: O’Brien-Łukasz & "Sons" <b>say</b>' in words
    assert words.index("75 hours") < words.index("Evidenced") < words.index("37 hours")
    history = client.get(f"{case.address}/history").words()
    assert history.count("recorded staff time, as it was told") == 2


def test_what_is_missing_is_said_and_what_was_typed_stays(client: Client, case: Assessing) -> None:
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/staff-time/add")
    lacking = client.send(page, what="Sleep-in")
    for sentence in (
        "Select whose account this is",
        "Select whether it is shared, within the shared time, or on top",
        "Select whether staff are awake, sleeping or on call",
        "Enter how many residents share it",
        "Enter how many staff at once",
        "Enter how long each time lasts",
        "Enter how many times",
    ):
        assert sentence in lacking.words()
    assert 'value="Sleep-in"' in lacking.text
    wrong = client.send(page, **given(case, staff="two", hours="25"))
    assert "Enter a number in figures, such as 12." in wrong.words()
    assert 'value="two"' in wrong.text
    late = client.send(page, **given(case, true_from_on=case.build.days(1)))
    assert "The date must be today or in the past." in late.words()
    assert case.build.rows(StaffTime) == []


def test_one_resident_s_own_time_rests_on_their_agreement(client: Client, case: Assessing) -> None:
    resident = case.residents[0]
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/staff-time/add")
    own = given(case, what="Planned visit", resident=resident, shared_by="")
    assert "One resident’s own time is either within" in client.send(page, **own).words()
    client.send(page, **own | {"counts": "on-top"})
    needs = f"{case.address}/residents/{resident}/needs"
    assert "Planned visit: 2 staff" in client.get(needs).words()
    case.build.agree(case.ann, case.id, resident, Use.READ_FILE, state=ConsentState.WITHDRAWN)
    assert "Planned visit" not in client.get(needs).words()
    everyone = client.get(f"{case.address}/staff-time").words()
    assert "Planned visit" not in everyone
    assert "Provider. We hold no agreement to this use." in everyone
    assert "The totals are without what is not shown." in everyone


def test_a_line_is_taken_back_with_a_reason(client: Client, case: Assessing) -> None:
    client.sign_in(case.ann)
    client.send(client.get(f"{case.address}/staff-time/add"), **given(case))
    links = client.get(f"{case.address}/staff-time").links()
    page = client.get(next(href for words, href in links.items() if words.startswith("Take back")))
    assert "Day shift: 2 staff" in page.words()
    page = client.send(page, reason="The wrong scheme’s rota")
    assert "Day shift" not in page.words()
    assert len(case.build.rows(StaffTime)) == 1


def test_what_is_within_the_shared_time_is_listed_and_each_kind_of_duty_stands_apart(
    client: Client, case: Assessing
) -> None:
    client.sign_in(case.ann)
    within = {"what": "Group session", "staff": "1", "times": "1", "counts": "within"}
    night = {"what": "Sleep-in", "staff": "1", "times": "7", "duty": "sleeping"}
    for more in ({}, within, night):
        client.send(client.get(f"{case.address}/staff-time/add"), **given(case, **more))
    words = client.get(f"{case.address}/staff-time").words()
    assert "awake and on duty, within the shared time, so not added again." in words
    assert "Total, awake and on duty, from 23 November 2026: 75 hours (Day shift) a week." in words
    assert "Total, sleeping night, from 23 November 2026: 52 hours 30 minutes (Sleep-in)" in words
    assert words.count("Total,") == 2


def recorded_before(session: Session, act: Act, review_id: UUID) -> UUID:
    """A record made before it was asked how the time counts."""
    facts = {"staff": 1, "minutes": 1440, "times": 7, "weeks": 1, "shared_by": 12}
    whose = {"source": Source.PROVIDER, "said_by": "Scheme manager", "what": "Day and night"}
    of = {"review_id": review_id, "true_from_on": act.today}
    row = first(session, act, StaffTime, **of, **whose, **facts)
    record(session, act, review_id, EventKind.STAFF_TIME_RECORDED, staff_time=row.id)
    return row.id


def test_records_from_before_are_listed_not_added_and_offered_to_be_corrected(
    client: Client, case: Assessing
) -> None:
    old = case.build.do(recorded_before, case.ann, case.id)
    client.sign_in(case.ann)
    client.send(client.get(f"{case.address}/staff-time/add"), **given(case))
    page = client.get(f"{case.address}/staff-time")
    assert "Not said how they count" in page.words()
    assert "not said whether it is within the shared time or on top of it, so not added" in (
        page.words()
    )
    assert "75 hours (Day shift) a week." in page.words()
    assert "168 hours" in page.words()
    assert "243 hours" not in page.words()
    page = client.get(page.links()["Correct: Day and night, Provider: Scheme manager"])
    lacking = client.send(page)
    assert "Say why it is corrected" in lacking.words()
    assert "Select whether it is shared, within the shared time, or on top" in lacking.words()
    page = client.send(page, counts="shared", duty="awake", hours="12", reason=AWKWARD)
    words = page.words()
    assert "The staff time is corrected." in words
    assert "Not said how they count" not in words
    assert "75 hours (Day shift)" in words
    assert "84 hours (Day and night) + 75 hours (Day shift) = 159 hours a week." in words
    assert "Before it was corrected: Day and night: 1 staff × 24 hours × 7 times" in words
    told = client.get(f"{case.address}/history").words()
    assert 'corrected a record of staff time: O’Brien-Łukasz & "Sons" <b>say</b>' in told
    versions = [one for one in case.build.rows(StaffTime) if one.fact_id == old]
    assert sorted(one.minutes for one in versions) == [720, 1440]


def test_a_correction_keeps_whose_it_is_and_takes_no_total_over_withheld_words(
    client: Client, case: Assessing
) -> None:
    resident = case.residents[0]
    client.sign_in(case.ann)
    own = given(case, resident=resident, shared_by="", counts="within")
    client.send(client.get(f"{case.address}/staff-time/add"), **own)
    [row] = case.build.rows(StaffTime)
    page = client.get(f"{case.address}/staff-time/{row.id}/correct")
    assert "Is it one resident’s own?" not in page.words()
    assert "by how many residents" not in page.words()
    refused = client.send(page, counts="shared", reason="A slip")
    assert "One resident’s own time is either within" in refused.words()
    client.send(page, counts="on-top", what="Visit", reason="A slip")
    rows = case.build.rows(StaffTime)
    assert {one.resident_id for one in rows} == {resident}
    assert {one.shared_by for one in rows} == {1}
    case.build.agree(case.ann, case.id, resident, Use.READ_FILE, state=ConsentState.WITHDRAWN)
    words = client.get(f"{case.address}/staff-time").words()
    assert "Visit" not in words
    assert words.count("We hold no agreement to this use.") == 1


def test_who_corrects_or_takes_back_what_someone_else_changed_is_told_and_keeps_their_words(
    client: Client, case: Assessing
) -> None:
    client.sign_in(case.ann)
    client.send(client.get(f"{case.address}/staff-time/add"), **given(case))
    [row] = case.build.rows(StaffTime)
    address = f"{case.address}/staff-time/{row.id}"
    correct, back = client.get(f"{address}/correct"), client.get(f"{address}/take-back")
    client.send(client.get(f"{address}/correct"), staff="3", reason="Miscounted")
    late = client.send(correct, staff="4", reason="The rota says four")
    assert "Someone corrected this record or took it back while you had it open." in late.words()
    assert "The rota says four" in late.text
    late = client.send(back, reason="A slip")
    assert "Someone corrected this record or took it back while you had it open." in late.words()
    assert len(case.build.rows(StaffTime)) == 2
    client.get(f"{address}/correct", status=404)
    client.get(f"{address}/take-back", status=404)


def test_an_end_before_the_start_is_refused(client: Client, case: Assessing) -> None:
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/staff-time/add")
    back = client.send(page, **given(case, true_to_on=case.build.days(-1)))
    assert "The end date must be the same as or after the start date." in back.words()


def test_the_page_takes_the_same_queries_however_much_was_told(
    client: Client, case: Assessing
) -> None:
    client.sign_in(case.ann)
    counted = []
    for _ in range(2):
        old = case.build.do(recorded_before, case.ann, case.id)
        client.send(client.get(f"{case.address}/staff-time/add"), **given(case))
        page = client.get(f"{case.address}/staff-time/{old}/correct")
        client.send(page, counts="on-top", duty="awake", reason="Asked")
        with asked(case.build.house.engine) as sent:
            client.get(f"{case.address}/staff-time")
        counted.append(len(sent))
    assert counted[0] == counted[1]
