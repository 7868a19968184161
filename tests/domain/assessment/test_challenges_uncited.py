"""What an assessment passes over: accounts not cited, voices not heard, staff time, and labels."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from reviews.config import ROOT
from reviews.domain.assessment.challenges import (
    ChallengeKind,
    Claim,
    Drawn,
    Rest,
    bare_judgements,
    challenges,
)
from reviews.domain.assessment.challenges_uncited import (
    ASKED_ALONE,
    not_read_back,
    staff_time_differs,
    taken_back,
    uncited,
    voices_missing,
)
from reviews.domain.assessment.overall_assessment import About, FindingKind, Judgement
from reviews.domain.assessment.planned_parts import FILE_SET, INTERVIEW_SET
from reviews.domain.board.staff_time import Counts, Duty, Shift
from reviews.domain.dates import Span
from reviews.domain.sources import Source
from reviews.reference.judgement_words import load_judgement_words
from tests.domain.board.test_side_by_side import compared, question, question_set

ASKED = question_set("scheme", question("rota", *Source))
WORDINGS = load_judgement_words(ROOT / "data" / "judgement_words.toml")
MARCH = date(2026, 3, 1)
HEARD, FILED = (Source.RESIDENT, INTERVIEW_SET), (Source.DOCUMENT, FILE_SET)


def drawn(about: About = About.TAILORED, judgement: Judgement = Judgement.PARTLY) -> Drawn:
    return Drawn(uuid4(), about, "Support is there.", judgement)


def test_each_finished_account_that_nothing_cites_is_asked_about_by_name() -> None:
    one = compared(ASKED, Source.RESIDENT, "R-1", "R-1", rota="yes")
    two = compared(ASKED, Source.STAFF, "Al", rota="no")
    silent = compared(ASKED, Source.STAFF, "A porter", rota="")
    under_way = replace(two, id=uuid4(), finished=False)
    found = list(uncited([one, two, silent, under_way], set()))
    assert [it.says for it in found] == [
        "No finding cites an answer of this account: Resident: R-1, 23 November 2026.",
        "No finding cites an answer of this account: Staff at the scheme: Al, 23 November 2026.",
    ]
    assert [it.accounts for it in found] == [(one.id,), (two.id,)]
    [left] = uncited([one, two], {(one.id, "rota", 0)})
    assert left.accounts == (two.id,)


@pytest.mark.parametrize("more", [0, 1])
def test_many_accounts_of_one_source_are_asked_about_at_once(more: int) -> None:
    some = [
        compared(ASKED, Source.RESIDENT, f"R-{number}", f"R-{number}", rota="yes")
        for number in range(ASKED_ALONE + more)
    ]
    found = list(uncited(some, set()))
    assert len(found) == (1 if more else ASKED_ALONE)
    assert {key for one in found for key in one.accounts} == {one.id for one in some}


def test_conclusions_about_all_residents_where_none_was_heard_or_no_file_was_read() -> None:
    every = [drawn(one) for one in About]
    heard_none, read_none = voices_missing([(Source.STAFF, "scheme")], every)
    assert heard_none.says == (
        "“Shaped to each resident” and “Dignity and independence” and “Overall” speak of every "
        "resident, and no resident was heard whose words may be used."
    )
    assert "no resident’s personal file was read" in read_none.says
    assert list(voices_missing([HEARD, FILED], every)) == []
    assert [one.says for one in voices_missing([HEARD], every)] == [read_none.says]
    assert list(voices_missing([], [drawn(About.ACCURATE)])) == []
    assert list(voices_missing([], [drawn(judgement=Judgement.NOT_ENOUGH)])) == []


DAY = Shift("Day", 1, 60, 1, 1, 1, Counts.SHARED, Duty.AWAKE)
Told = tuple[UUID, str, Shift, Span]


def told(
    whose: str, times: int, from_on: date = MARCH, to_on: date | None = None, **more: object
) -> Told:
    changed = replace(DAY, times=times, **more)  # type: ignore[arg-type]  # of the fields of a shift
    return uuid4(), whose, changed, Span(from_on, to_on)


def test_accounts_of_staff_time_that_come_to_different_hours() -> None:
    assert list(staff_time_differs([told("Staff: A", 5), told("Provider: B", 5)])) == []
    [found] = staff_time_differs([told("Staff: A", 5), told("Provider: B", 3)])
    assert found.says == (
        "Accounts of staff time a week differ. Awake and on duty, from 1 March 2026: Staff: A: 5 "
        "hours; Provider: B: 3 hours. Which do you rely on, and why?"
    )
    halves = [told("Staff: A", 2), told("Staff: A", 3), told("Provider: B", 5)]
    assert list(staff_time_differs(halves)) == []
    [ended] = staff_time_differs([told("Rota", 4, to_on=date(2026, 3, 28)), told("Provider: B", 3)])
    assert "from 1 March 2026 to 28 March 2026: Rota: 4 hours" in ended.says
    before = told("Rota", 4, date(2026, 1, 1), date(2026, 2, 28))
    assert list(staff_time_differs([before, told("Provider: B", 3)])) == []


def test_only_what_adds_up_is_compared_and_each_kind_of_duty_by_itself() -> None:
    same = [told("Staff: A", 5), told("Provider: B", 5)]
    within = told("Staff: A", 9, counts=Counts.WITHIN)
    assert list(staff_time_differs([*same, within])) == []
    night = told("Provider: B", 7, duty=Duty.SLEEPING)
    [found] = staff_time_differs([*same, night])
    assert "Sleeping night, from 1 March 2026: Staff: A: nothing told; Provider: B: 7" in found.says
    assert "Awake" not in found.says
    swapped = [told("Staff: A", 5), told("Provider: B", 5, duty=Duty.ON_CALL)]
    [found] = staff_time_differs(swapped)
    assert found.says.count("nothing told") == 2


def test_lines_from_before_are_not_compared_and_keep_the_reason_given_for_them() -> None:
    old = [told("Staff: A", 5, counts=None, duty=None), told("Provider: B", 3)]
    [found] = staff_time_differs(old)
    assert found.says.startswith("Accounts of staff time cannot be compared where it is not said")
    assert "hours" not in found.says
    said = [
        (key, whose, replace(shift, counts=Counts.SHARED, duty=Duty.AWAKE), span)
        for key, whose, shift, span in old
    ]
    [then] = staff_time_differs(said)
    assert then.key == found.key
    assert list(staff_time_differs(old[:1])) == []


def test_a_finding_taken_back_beneath_a_conclusion_and_one_concluded_anew() -> None:
    one, overall, fact = drawn(), drawn(About.OVERALL), uuid4()
    found = list(taken_back([one, overall], {one.id: [fact]}, {fact: "Was so"}, [About.TAILORED]))
    assert [(it.about, it.findings) for it in found] == [
        (About.TAILORED, (fact,)),
        (About.OVERALL, ()),
    ]
    assert "“Was so”" in found[0].says
    assert "“Shaped to each resident”, which was concluded on anew since" in found[1].says
    [unnamed] = taken_back([one], {one.id: [fact]}, {}, [])
    assert unnamed.says.endswith("taken back since.")


def test_everyone_is_no_fact() -> None:
    text = "Bringing every plan up to date would make it good for everyone who lives here."
    assert bare_judgements(text, WORDINGS) == ["good"]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("He has a Hefty Reputation, we saw on 3 May.", "hefty reputation"),
        ("Two residents are non-compliant.", "non-compliant"),
        ("She doesn’t engage with the plan.", "doesn't engage"),
        ("One resident refuses to  engage.", "refuses to engage"),
        ("Manipulative at times.", "manipulative"),
        ("Behaviour is challenging.", "challenging"),
    ],
)
def test_a_label_is_asked_about_whatever_stands_beside_it(words: str, label: str) -> None:
    claim = Claim(uuid4(), uuid4(), "needs", FindingKind.NOT_ENOUGH, words)
    concluded = Drawn(uuid4(), About.RESPECT, words)
    found = [
        it
        for it in challenges([claim], [concluded], WORDINGS, None)
        if it.kind is ChallengeKind.LABEL
    ]
    assert [it.says.split("”")[0] for it in found] == [f"“{label}"] * 2
    assert [(it.findings, it.about) for it in found] == [
        ((claim.fact_id,), None),
        ((), About.RESPECT),
    ]
    plain = replace(claim, words="Visits on 3 and 10 May were not kept. The reason given was work.")
    assert challenges([plain], [], WORDINGS, None) == []


def test_a_finding_on_an_account_not_read_back_is_asked_about_once() -> None:
    waiting, other = uuid4(), uuid4()
    rests = [
        Rest("answer 1", "“How is it?” R-0001", account=waiting),
        Rest("answer 2", "“And why?” R-0001", account=waiting),
        Rest("answer 3", "“How is it?” R-0002", account=other),
        Rest("file 4", "Rota"),
    ]
    claim = Claim(uuid4(), uuid4(), "needs", FindingKind.IMPROVE, "Words", tuple(rests))
    (asked,) = not_read_back([claim], {waiting})
    assert asked.kind is ChallengeKind.NOT_READ_BACK
    assert (asked.findings, asked.accounts) == ((claim.fact_id,), (waiting,))
    assert "R-0001" in asked.says
    assert list(not_read_back([claim], {uuid4()})) == []
