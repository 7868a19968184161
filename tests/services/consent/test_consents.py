"""Recording agreement: use by use, nothing lost, nothing taken for a yes that is not one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pytest

from reviews.domain.consent.consents import AGREES, ConsentState, Use
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.review.state import ReviewState
from reviews.domain.sources import Source
from reviews.services.accounts.accounts import NewAccount, start_account
from reviews.services.accounts.record_answers import record_answers
from reviews.services.consent.consents import Asked, Reply, clear_use, record_consent
from reviews.services.record.files import take_in
from reviews.services.review import reviews
from reviews.store.consent import consents
from reviews.store.tables import Consent, StoredFile
from tests.build import Build

if TYPE_CHECKING:
    from uuid import UUID

GIVEN, IN_PART = ConsentState.GIVEN, ConsentState.IN_PART


class Case:
    """One resident in one review."""

    def __init__(self, build: Build) -> None:
        self.build = build
        team = build.team()
        scheme = build.scheme(team)
        self.lead: Viewer = build.officer(Role.LEAD_REVIEWER, team=team)
        self.resident: UUID = build.resident(scheme)
        self.review: UUID = build.review(self.lead, scheme, self.resident)

    def asked(self, **more: Any) -> Asked:
        facts: dict[str, Any] = {
            "words_used": "In plain words",
            "format_used": "Spoken",
            "present": "",
            "told_of_tribunal": True,
            "asked_on": self.build.today,
        }
        return Asked(**facts | more)

    def record(self, *replies: Reply, asked: Asked | None = None, written: Any = None) -> None:
        self.build.do(
            record_consent,
            self.lead,
            self.review,
            self.resident,
            asked or self.asked(),
            replies,
            written,
        )

    def now(self) -> dict[Use, consents.ConsentRecord]:
        found: dict[Use, consents.ConsentRecord] = self.build.read(
            consents.consents, self.review, self.resident
        )
        return found

    def clear(self, use: Use, reason: str = "Looked at the limits", **more: Any) -> None:
        self.build.do(clear_use, self.lead, self.review, self.resident, use, reason, **more)

    def every(self) -> Sequence[consents.ConsentRecord]:
        found: list[consents.ConsentRecord] = self.build.read(
            consents.every_consent, self.review, self.resident
        )
        return found


@pytest.fixture
def case(build: Build) -> Case:
    return build.once(Case)


def test_each_use_stands_on_its_own_and_what_was_not_talked_about_stays(case: Case) -> None:
    case.record(Reply(Use.TAKE_PART, GIVEN), Reply(Use.QUOTE, IN_PART, " Not about staff "))
    case.record(Reply(Use.NOTES, ConsentState.REFUSED))
    now = case.now()
    assert {use: one.state for use, one in now.items()} == {
        Use.TAKE_PART: GIVEN,
        Use.QUOTE: IN_PART,
        Use.NOTES: ConsentState.REFUSED,
    }
    assert now[Use.QUOTE].limits == "Not about staff"
    assert now[Use.TAKE_PART].true_from_on == case.build.today


def test_a_new_reply_keeps_the_old_one_on_the_record(case: Case) -> None:
    case.record(Reply(Use.QUOTE, IN_PART, "Only the kitchen"))
    case.record(Reply(Use.QUOTE, GIVEN), asked=case.asked(present="Her friend"))
    standing = [one for one in case.every() if one.superseded_at is None]
    before = [one for one in case.every() if one.superseded_at is not None]
    assert [(one.state, one.limits, one.present) for one in standing] == [(GIVEN, "", "Her friend")]
    assert [(one.state, one.limits) for one in before] == [(IN_PART, "Only the kitchen")]


@pytest.mark.parametrize("state", [*ConsentState])
def test_any_reply_undoes_a_clearance(case: Case, state: ConsentState) -> None:
    case.record(Reply(Use.QUOTE, IN_PART, "Only the kitchen"))
    case.clear(Use.QUOTE)
    assert case.now()[Use.QUOTE].standing.cleared
    limits = "Only the garden" if state is IN_PART else ""
    case.record(Reply(Use.QUOTE, state, limits))
    now = case.now()[Use.QUOTE]
    assert (now.cleared_by, now.cleared_at, now.cleared_reason) == (None, None, None)
    assert not now.standing.cleared


def test_a_no_after_a_yes_is_recorded_as_a_change_of_mind(case: Case) -> None:
    case.record(Reply(Use.QUOTE, GIVEN), Reply(Use.NOTES, ConsentState.WITHDRAWN))
    case.record(Reply(Use.QUOTE, ConsentState.REFUSED))
    assert case.now()[Use.QUOTE].state is ConsentState.WITHDRAWN
    assert case.now()[Use.NOTES].state is ConsentState.REFUSED


@pytest.mark.parametrize("state", sorted(AGREES))
def test_nobody_agrees_before_they_are_told_who_may_read_it(
    case: Case, state: ConsentState
) -> None:
    limits = "Some" if state is IN_PART else ""
    with pytest.raises(Refused, match="a tribunal may read") as refused:
        case.record(Reply(Use.NOTES, state, limits), asked=case.asked(told_of_tribunal=False))
    assert refused.value.field == "told_of_tribunal"
    assert case.now() == {}
    case.record(Reply(Use.NOTES, ConsentState.REFUSED), asked=case.asked(told_of_tribunal=False))
    assert case.now()[Use.NOTES].state is ConsentState.REFUSED


def test_a_day_to_come_and_an_empty_conversation_are_refused(case: Case) -> None:
    with pytest.raises(Refused, match="today or in the past") as refused:
        case.record(Reply(Use.NOTES, GIVEN), asked=case.asked(asked_on=case.build.days(1)))
    assert refused.value.field == "asked_on"
    with pytest.raises(Refused, match="at least one of the questions"):
        case.record()


def test_the_second_of_two_people_sees_what_the_first_recorded(case: Case) -> None:
    case.record(Reply(Use.NOTES, ConsentState.REFUSED), asked=case.asked(seen=()))
    with pytest.raises(Refused, match="Someone else recorded") as refused:
        case.record(Reply(Use.NOTES, GIVEN), asked=case.asked(seen=()))
    assert refused.value.field == "state-notes"
    case.record(Reply(Use.QUOTE, GIVEN), asked=case.asked(seen=()))
    seen = [one.id for one in case.now().values()]
    case.record(Reply(Use.NOTES, GIVEN), asked=case.asked(seen=seen))
    assert case.now()[Use.NOTES].state is GIVEN


def test_a_signed_copy_is_kept_with_the_conversation_or_added_later(case: Case) -> None:
    house = case.build.house
    signed = take_in(house.files, "signed.txt", b"Yes. Ann", 1000)
    case.record(Reply(Use.NOTES, GIVEN), Reply(Use.QUOTE, IN_PART, "Some"))
    case.clear(Use.QUOTE)
    case.record(written=signed)
    files = case.build.rows(StoredFile)
    assert {one.written_file_id for one in case.now().values()} == {files[0].id}
    assert (files[0].resident_id, files[0].purpose) == (case.resident, "written agreement")
    assert case.now()[Use.QUOTE].standing.cleared
    case.record(Reply(Use.NOTES, ConsentState.REFUSED))
    assert case.now()[Use.NOTES].written_file_id is None


def test_a_signed_copy_of_nothing_is_refused(case: Case) -> None:
    signed = take_in(case.build.house.files, "signed.txt", b"Yes", 1000)
    with pytest.raises(Refused, match="at least one of the questions"):
        case.record(written=signed)
    assert case.build.rows(StoredFile) == []


@pytest.mark.parametrize("state", [ReviewState.PAUSED, ReviewState.STOPPED, ReviewState.CLOSED])
def test_a_change_of_mind_is_taken_whatever_state_the_review_is_in(
    case: Case, state: ReviewState
) -> None:
    case.record(Reply(Use.NOTES, GIVEN))
    case.build.do(reviews.move_review, case.lead, case.review, state, "A reason")
    with pytest.raises(Refused, match="can open it again"):
        case.record(Reply(Use.QUOTE, GIVEN))
    case.record(Reply(Use.NOTES, ConsentState.WITHDRAWN))
    assert case.now()[Use.NOTES].state is ConsentState.WITHDRAWN


def test_only_what_waits_can_be_cleared_and_only_as_it_was_seen(case: Case) -> None:
    case.record(Reply(Use.NOTES, GIVEN), Reply(Use.QUOTE, IN_PART, "Only the kitchen"))
    for use in (Use.NOTES, Use.LETTER):
        with pytest.raises(Refused, match="does not wait"):
            case.clear(use)
    with pytest.raises(Refused, match="what you checked"):
        case.clear(Use.QUOTE, " ")
    seen = [case.now()[Use.QUOTE].id]
    case.record(Reply(Use.QUOTE, IN_PART, "Only the garden"))
    with pytest.raises(Refused, match="recorded this again"):
        case.clear(Use.QUOTE, seen=seen)
    case.clear(Use.QUOTE, seen=[case.now()[Use.QUOTE].id])
    cleared = case.now()[Use.QUOTE]
    assert (cleared.cleared_by, cleared.cleared_reason) == (case.lead.id, "Looked at the limits")
    with pytest.raises(Refused, match="does not wait"):
        case.clear(Use.QUOTE)


def test_who_is_not_in_the_review_or_the_team_is_not_there(case: Case) -> None:
    build = case.build
    other = build.resident(build.scheme(build.team()))
    stranger = build.officer(team=build.team())
    for officer, resident in ((case.lead, other), (stranger, case.resident)):
        with pytest.raises(NotThere):
            build.do(
                record_consent,
                officer,
                case.review,
                resident,
                case.asked(),
                [Reply(Use.NOTES, GIVEN)],
            )
    with pytest.raises(NotThere):
        build.do(clear_use, stranger, case.review, case.resident, Use.NOTES, "x")
    assert build.rows(Consent) == []


@pytest.mark.parametrize("state", [one for one in ConsentState if one is not GIVEN])
def test_no_account_starts_and_no_answer_is_kept_without_agreement(
    case: Case, state: ConsentState
) -> None:
    build = case.build
    build.agree(case.lead, case.review, case.resident)
    started = build.account(case.lead, case.review, case.resident)
    limits = "Some" if state is IN_PART else ""
    case.record(Reply(Use.NOTES, state, limits))
    with pytest.raises(Refused) as refused:
        build.account(case.lead, case.review, case.resident)
    assert "refus" not in refused.value.sentence
    asked = build.house.question_sets.latest("resident-interview")
    with pytest.raises(Refused):
        build.do(record_answers, case.lead, started, asked, {}, {})


def test_what_a_resident_tells_is_never_recorded_without_saying_whose_it_is(case: Case) -> None:
    sets = case.build.house.question_sets
    for name, source in (
        ("resident-interview", Source.RESIDENT),
        ("clustered", Source.FAMILY),
        ("personal-file", Source.DOCUMENT),
    ):
        new = NewAccount(sets.latest(name), source, "Someone", case.build.today)
        with pytest.raises(Refused, match="from the resident’s page"):
            case.build.do(start_account, case.lead, case.review, new)
