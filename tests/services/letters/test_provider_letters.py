"""Provider letters follow the case: counted dates, what is new, open and done, and whose it is."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from reviews.documents.letters.text import letter_text
from reviews.documents.letters.word_reader import read_blocks
from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.errors import Refused
from reviews.domain.follow_up.counted_dates import Days
from reviews.domain.follow_up.recommendations import Progress
from reviews.domain.follow_up.who_acts import WhoActs
from reviews.domain.letters.kinds import LetterFormat, LetterKind
from reviews.domain.letters.may_leave import Instead
from reviews.domain.people.roles import Act
from reviews.domain.register.closed_words import Part
from reviews.reference.bank_holidays import known_bank_holidays
from reviews.services.follow_up.recommendations import (
    Looked,
    Recommended,
    acknowledge,
    change_recommendation,
    record_progress,
    withdraw_recommendation,
)
from reviews.services.letters import draft as service
from reviews.services.letters import letter_dates
from reviews.services.letters.instead import record_instead
from reviews.services.letters.letter_dates import short_dates
from reviews.services.letters.out_of_date import left_behind
from reviews.services.letters.steps import record_sent
from reviews.services.people.council_settings import set_council
from reviews.services.safeguarding.concerns import place_hold, release_holds
from reviews.store.follow_up.recommendations import RecommendationView, recommendations
from reviews.store.letters.letters import files_of
from tests.build import Build
from tests.conftest import Clock
from tests.letter_case import IMPROVE, NOT_ENOUGH, STRENGTH, WHAT, LetterCase

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
RESIDENT = LetterKind.RESIDENT_LETTER
AWKWARD = "Ask “Łukasz” & <her> landlord,\nthen write: لا أعرف 🙂 ŵŷ"


def whys(case: LetterCase, key: UUID) -> str:
    found = case.build.read(left_behind, act(case), case.head(), case.letter(key))
    return " ".join(one.why for one in found)


def text_of(case: LetterCase, key: UUID) -> str:
    kept = {one.format: one for one in case.build.read(files_of, key, case.letter(key).draft)}
    data = case.build.house.files.read(kept[LetterFormat.DOCX].bytes_id)
    return " ".join(letter_text(read_blocks(data)).decode().split())


def standing(case: LetterCase) -> list[RecommendationView]:
    found: list[RecommendationView] = case.build.read(
        recommendations, case.build.today, review_id=case.review
    )
    return found


def act(case: LetterCase) -> Act:
    return Act(case.drafter, case.build.clock())


def counted(case: LetterCase, acknowledge_days: int = 10, **more: Any) -> UUID:
    days = Days(acknowledge_days, 20)
    values = {"what": "Count on it.", "days": days, "acknowledge_by_on": None}
    return case.recommend(case.findings[FindingKind.IMPROVE], **values, complete_by_on=None, **more)


def test_counted_dates_move_to_the_letters_day_and_chosen_ones_stay(build: Build) -> None:
    case = LetterCase(build)
    counted(case)
    chosen, moving = standing(case)
    assert moving.acknowledge_by_on == date(2026, 12, 7)
    (key,) = case.draft(PROVIDER, days=8)
    stays, moved = standing(case)
    assert stays == chosen
    assert (moved.acknowledge_by_on, moved.complete_by_on) == (
        date(2026, 12, 15),
        date(2026, 12, 31),
    )
    assert moved.counted is not None
    assert moved.counted.start == date(2026, 12, 1)
    words = text_of(case, key)
    assert "Reply by: 15 December 2026 Complete and show us by: 31 December 2026" in words
    assert not build.read(left_behind, act(case), case.head(), case.letter(key))
    case.draft(PROVIDER, days=8)
    assert standing(case) == [stays, moved], "the same day moves nothing"
    case.draft(PROVIDER, days=0)
    assert standing(case)[1].acknowledge_by_on == date(2026, 12, 7)


def test_what_residents_were_told_before_the_dates_moved_is_drafted_again(build: Build) -> None:
    case = LetterCase(build)
    counted(case)
    (key,) = case.draft(RESIDENT, case.residents[0])
    case.draft(PROVIDER, days=8)
    why = whys(case, key)
    assert "has changed since it was drafted" in why


def test_dates_of_a_letter_that_was_issued_never_move(build: Build, clock: Clock) -> None:
    case = LetterCase(build)
    counted(case)
    case.issued(PROVIDER)
    before = [(one.acknowledge_by_on, one.complete_by_on) for one in standing(case)]
    clock.move(days=3)
    case.draft(PROVIDER, days=2)
    assert [(one.acknowledge_by_on, one.complete_by_on) for one in standing(case)] == before


def test_dates_are_counted_again_where_bank_holidays_have_changed(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = LetterCase(build)
    counted(case)
    case.draft(PROVIDER)
    known = known_bank_holidays()
    more = replace(known, days=known.days | {date(2026, 12, 1)})
    monkeypatch.setattr(letter_dates, "known_bank_holidays", lambda: more)
    (key,) = case.draft(PROVIDER)
    moved = standing(case)[1]
    assert (moved.acknowledge_by_on, moved.complete_by_on) == (
        date(2026, 12, 8),
        date(2026, 12, 22),
    )
    assert "Reply by: 8 December 2026" in text_of(case, key)


def test_what_was_asked_of_one_keeps_its_dates_when_another_is_written_to(
    build: Build, clock: Clock
) -> None:
    case = LetterCase(build)
    landlord = build.organisation("Homes")
    build.part(case.scheme, landlord, Part.LANDLORD)
    counted(case, who_acts=WhoActs.BOTH)
    case.issued(PROVIDER)
    clock.move(days=3)
    plan = replace(case.plans(PROVIDER)[0], organisation_id=landlord)
    (key,) = build.do(service.write_drafts, case.drafter, case.prepare([plan]))
    asked = "Reply by: 7 December 2026 Complete and show us by: 21 December 2026"
    assert asked in text_of(case, key)


def test_a_later_letter_tells_what_is_new_open_and_done(build: Build, clock: Clock) -> None:
    case = LetterCase(build)
    finding = case.findings[FindingKind.IMPROVE]
    done = case.recommend(finding, what="Write down who the key worker is.")
    gone = case.recommend(finding, what="Mend the gate.")
    case.issued(PROVIDER)
    clock.move(days=20)
    recommendation = case.recommendation
    assert recommendation is not None
    said = {"on": build.days(-15), "by_whom": "Jo", "words": ""}
    build.do(acknowledge, case.lead, recommendation, **said)
    looked = Looked(Progress.DONE, build.today, "Seen")
    build.do(record_progress, case.lead, done, looked)
    build.do(withdraw_recommendation, case.lead, gone, "Not ours to ask")
    case.been()
    new = case.recommend(case.findings[FindingKind.NOT_ENOUGH], what=AWKWARD)
    clock.move(days=1)
    (key,) = case.draft(PROVIDER)
    words = text_of(case, key)
    assert "This letter follows ours of 23 November 2026." in words
    assert "visited again on 13 December 2026." in words
    assert "these are done: • Recommendation 2: Write down who the key worker is." in words.replace(
        "- ", "• "
    )
    assert "Recommendation 3 " in words
    assert "Mend the gate" not in words
    _, _, rest = words.partition("Recommendation 1, still open")
    still, _, rest = rest.partition("What we found since then")
    assert WHAT in still
    assert "Reply by" not in still, "a date that was met is not repeated"
    assert "Complete and show us by: 22 January 2027" in still
    assert f"F1. {NOT_ENOUGH}" in rest
    for told in (STRENGTH, IMPROVE, "Our conclusion"):
        assert told not in words, "told before"
    assert "لا أعرف 🙂" in rest
    assert "What we found: F1, above" in rest
    assert new in {one.fact_id for one in standing(case)}
    case.clear(key)


def test_what_is_asked_of_somebody_else_now_is_said_once(build: Build, clock: Clock) -> None:
    case = LetterCase(build)
    build.part(case.scheme, build.organisation("Homes"), Part.LANDLORD)
    extra = case.recommend(case.findings[FindingKind.IMPROVE], what="Mend the lift")
    case.issued(PROVIDER)
    clock.move(days=2)
    was = standing(case)[1]
    made = Recommended(
        was.finding_fact_id,
        was.what,
        was.plain_words,
        was.evidence,
        was.acknowledge_by_on,
        was.complete_by_on,
        WhoActs.LANDLORD,
    )
    build.do(change_recommendation, case.lead, extra, made, "It is the landlord's")
    (key,) = case.issued(PROVIDER)
    passed_on = "Recommendation 2: Mend the lift. This is now asked of the landlord."
    assert passed_on in text_of(case, key)
    clock.move(days=2)
    (key,) = case.draft(PROVIDER)
    assert "Mend the lift" not in text_of(case, key)


def test_a_letter_kept_back_has_told_nobody_anything(build: Build, clock: Clock) -> None:
    case = LetterCase(build)
    (key,) = case.issued(PROVIDER)
    build.do(place_hold, case.lead, case.review, letters=True, visits=False)
    kept = {"what": Instead.KEPT_BACK, "done_on": build.today, "words": "In the drawer"}
    build.do(record_instead, case.drafter, key, **kept)
    build.do(release_holds, case.lead, case.review)
    (made,) = standing(case)
    assert (made.issued_on, made.clock) == (None, "not-issued")
    clock.move(days=2)
    (later,) = case.draft(PROVIDER)
    assert "This letter follows ours" not in text_of(case, later)
    build.do(record_sent, case.drafter, key, sent_on=build.today, sent_how="by post")
    assert standing(case)[0].issued_on == build.days(-2)
    (later,) = case.draft(PROVIDER)
    assert "This letter follows ours" in text_of(case, later)


def test_what_was_thanked_for_is_not_told_again(build: Build, clock: Clock) -> None:
    case = LetterCase(build)
    done = case.recommend(case.findings[FindingKind.IMPROVE], what="Write it down.")
    case.issued(PROVIDER)
    clock.move(days=5)
    build.do(record_progress, case.lead, done, Looked(Progress.DONE, build.today, "Seen"))
    (second,) = case.issued(PROVIDER)
    assert "Recommendation 2: Write it down." in text_of(case, second)
    clock.move(days=5)
    (third,) = case.draft(PROVIDER)
    assert "Write it down" not in text_of(case, third)
    assert "follows ours of 28 November 2026" in text_of(case, third)


def test_each_organisation_gets_what_is_its_own(build: Build) -> None:
    case = LetterCase(build)
    landlord = build.organisation("Brick & <Mortar> Homes")
    build.part(case.scheme, landlord, Part.LANDLORD)
    finding = case.findings[FindingKind.NOT_ENOUGH]
    case.recommend(finding, what="Mend the lift.", who_acts=WhoActs.LANDLORD)
    case.recommend(finding, what="Meet each month.", who_acts=WhoActs.BOTH)
    own = case.plans(PROVIDER)[0]
    plans = [
        replace(own, organisation_id=one, copied=(landlord,)) for one in (case.provider, landlord)
    ]
    first, second = build.do(service.write_drafts, case.drafter, case.prepare(plans))
    to_provider, copy = text_of(case, first), text_of(case, second)
    assert "Mend the lift." not in to_provider
    for words in (WHAT, "Meet each month.", STRENGTH, IMPROVE, "Our conclusion"):
        assert words in to_provider
    for words in (WHAT, STRENGTH, IMPROVE, "Our conclusion", "Reasons for overall"):
        assert words not in copy
    for words in ("Mend the lift.", "Meet each month.", NOT_ENOUGH, "only what concerns you"):
        assert words in copy
    assert "Who is asked to act: The support provider and the landlord" in to_provider
    assert "Copied to: Brick & <Mortar> Homes" in to_provider
    assert "a copy for you of what we have written to Harbour & Hearth CIC" in copy
    assert case.letter(first).reference != case.letter(second).reference


def test_an_organisation_that_nothing_is_for_is_not_written_to(build: Build) -> None:
    case = LetterCase(build)
    agent = build.organisation("Agents Ltd")
    build.part(case.scheme, agent, Part.MANAGING_AGENT)
    with pytest.raises(Refused, match="Nothing in this letter is for"):
        case.prepare([replace(case.plans(PROVIDER)[0], organisation_id=agent)])


def test_a_letter_is_drafted_again_once_parts_have_changed(build: Build, clock: Clock) -> None:
    case = LetterCase(build)
    (key,) = case.draft(PROVIDER)
    clock.move(minutes=1)
    build.part(case.scheme, build.organisation("Homes"), Part.LANDLORD)
    why = whys(case, key)
    assert "Who plays which part at this scheme has changed" in why


def test_a_letter_says_by_when_and_where_to_say_that_a_fact_is_wrong(build: Build) -> None:
    case = LetterCase(build)
    (key,) = case.draft(PROVIDER)
    words = text_of(case, key)
    assert "Please tell us by 7 December 2026 which fact it is and what shows it." in words
    assert "Write to Dora Draft" in words
    build.do(set_council, None, accuracy_days=3)
    (key,) = case.draft(PROVIDER)
    assert "Please tell us by 26 November 2026" in text_of(case, key)


def test_a_chosen_date_that_leaves_little_time_is_said(build: Build) -> None:
    case = LetterCase(build)
    day = build.days(11)
    lines = build.read(short_dates, act(case), case.review, day)
    (line,) = lines
    assert line == (
        "Recommendation 1 gives only 1 working day to acknowledge it, by 7 December 2026, and only "
        "32 working days to complete it, by 22 January 2027."
    )
    counted(case)
    assert len(build.read(short_dates, act(case), case.review, day)) == 2, "20 of 40 days is short"
