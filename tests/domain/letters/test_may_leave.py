"""Whether a letter may leave, who is told why, whom to ask, and what can be done instead."""

from itertools import combinations
from uuid import UUID, uuid4

import pytest

from reviews.domain.consent.consents import ConsentState, Standing, Use
from reviews.domain.letters.kinds import LetterKind, LetterState
from reviews.domain.letters.may_leave import (
    CHANGED,
    NOT_HANDED_OVER,
    ON_HOLD,
    VEILED,
    WHY_VEILED,
    Instead,
    Lead,
    Leaving,
    Reason,
    Stop,
    concern_bears_on,
    leaving,
    may_know,
    reached_otherwise,
    review_stops,
    whom_to_ask,
    why_not_to_them,
    words_not_to_be_used,
)
from reviews.domain.letters.reach import NO_LETTERS, NOT_SAFE
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.review.state import ReviewState

TEAM = uuid4()
ASK = "Ask Lena Lead, a lead reviewer of the team: 01632 960001."
RESIDENT, PROVIDER = LetterKind.RESIDENT_LETTER, LetterKind.PROVIDER_RECOMMENDATIONS
SAID_NO = Reason(Stop.CONSENT, NO_LETTERS, "Put this letter aside.")
UNSAFE = Reason(Stop.CONTACT, NOT_SAFE, "Put this letter aside.")
EVERY = (ON_HOLD, NOT_HANDED_OVER, SAID_NO)
WAITING = (LetterState.DRAFT, LetterState.APPROVED, LetterState.ISSUED)


def viewer(*roles: Role, team: UUID = TEAM) -> Viewer:
    return Viewer(uuid4(), "Rae", frozenset(roles), frozenset({team}))


def told(
    *reasons: Reason,
    by: Viewer,
    kind: LetterKind = RESIDENT,
    state: LetterState = LetterState.ISSUED,
) -> Leaving:
    return leaving(reasons, by, TEAM, kind, state, ASK)


def test_a_letter_that_nothing_stands_against_may_leave() -> None:
    found = told(by=viewer(Role.LETTER_OFFICER))
    assert not found.stopped
    assert found.sentence == ""
    assert found.instead == ()


@pytest.mark.parametrize("state", WAITING)
@pytest.mark.parametrize("role", [one for one in Role if one is not Role.LEAD_REVIEWER])
def test_what_is_veiled_looks_alike_to_all_but_a_lead(role: Role, state: LetterState) -> None:
    by = viewer(role)
    mixes = [mix for size in (1, 2, 3) for mix in combinations(EVERY, size)]
    seen = {told(*mix, by=by, state=state) for mix in mixes if _none_known(by, mix)}
    assert len(seen) == 1
    (found,) = seen
    assert found.stopped
    assert found.why == (WHY_VEILED,)
    assert found.ask == ASK
    beside = {told(*mix, UNSAFE, by=by, state=state) for mix in mixes if _none_known(by, mix)}
    assert len(beside) == 1


def _none_known(by: Viewer, mix: tuple[Reason, ...]) -> bool:
    return not any(may_know(by, TEAM, one.stop) for one in mix)


def test_a_lead_of_the_team_is_told_all_and_the_safeguarding_lead_not_who_said_no() -> None:
    lead, other = viewer(Role.LEAD_REVIEWER), viewer(Role.LEAD_REVIEWER, team=uuid4())
    assert told(*EVERY, by=lead).why == tuple(one.why for one in EVERY)
    assert told(*EVERY, by=other).why == (WHY_VEILED,)
    guards = told(*EVERY, by=viewer(Role.SAFEGUARDING_LEAD))
    assert guards.why == (ON_HOLD.why, NOT_HANDED_OVER.why, WHY_VEILED)
    both = viewer(Role.SAFEGUARDING_LEAD, Role.AUDITOR)
    assert told(*EVERY, by=both).why == (WHY_VEILED,)


def test_what_anyone_may_know_is_said_with_what_mends_it_until_it_is_issued() -> None:
    by = viewer(Role.LETTER_OFFICER)
    before = told(CHANGED, UNSAFE, by=by, state=LetterState.APPROVED)
    assert before.sentence == (
        "This letter cannot leave now. What this letter tells has changed since it was drafted. "
        f"Draft it again, so that it says what the record says. {NOT_SAFE} "
        f"Put this letter aside. {ASK}"
    )
    assert before.instead == ()
    after = told(UNSAFE, by=by)
    assert after.sentence == f"Do not send this letter. {NOT_SAFE} {ASK}"


def test_it_goes_into_their_own_hand_only_where_nothing_but_the_way_there_is_in_doubt() -> None:
    by = viewer(Role.LETTER_OFFICER)
    others = (Instead.KEPT_BACK, Instead.DESTROYED, Instead.GONE)
    assert told(UNSAFE, by=by).instead == (Instead.HANDED_OVER, *others)
    moved = reached_otherwise(referrer=False)
    assert told(moved, by=by).instead == (Instead.HANDED_OVER, *others)
    for reason in (*EVERY, CHANGED, Reason(Stop.REVIEW, "This review is paused.")):
        assert told(reason, by=by).instead == others
        assert told(UNSAFE, reason, by=by).instead == others
    assert told(UNSAFE, by=by, kind=LetterKind.REFERRER).instead == others


def test_every_stop_is_veiled_or_said_to_everyone() -> None:
    by = viewer(Role.BENEFITS_OFFICER)
    assert {one for one in Stop if not may_know(by, TEAM, one)} == VEILED
    assert {Stop.HOLD, Stop.SAFEGUARDING, Stop.CONSENT} == VEILED


def test_a_concern_bears_on_whom_it_is_about_and_on_all_that_goes_to_the_provider() -> None:
    one, another = uuid4(), uuid4()
    for kind in (RESIDENT, LetterKind.RESIDENT_INVITATION, LetterKind.REFERRER):
        assert concern_bears_on(kind, one, {one})
        assert concern_bears_on(kind, one, {None})
        assert not concern_bears_on(kind, one, {another})
        assert not concern_bears_on(kind, one, set())
    assert concern_bears_on(PROVIDER, None, {one})
    assert concern_bears_on(PROVIDER, None, {None})
    assert not concern_bears_on(PROVIDER, None, set())


def test_words_taken_back_send_a_draft_back_and_are_veiled_once_it_is_issued() -> None:
    assert words_not_to_be_used(LetterState.DRAFT).stop is Stop.RECORD
    assert words_not_to_be_used(LetterState.APPROVED).stop is Stop.RECORD
    assert words_not_to_be_used(LetterState.ISSUED).stop is Stop.CONSENT


@pytest.mark.parametrize(
    ("kind", "uses", "stop"),
    [
        (RESIDENT, {Use.LETTER: ConsentState.REFUSED}, Stop.CONSENT),
        (RESIDENT, {Use.LETTER: ConsentState.IN_PART}, Stop.CONSENT),
        (RESIDENT, {Use.LETTER: ConsentState.GIVEN}, Stop.CONTACT),
        (RESIDENT, {}, Stop.CONTACT),
        (LetterKind.RESIDENT_INVITATION, {Use.TAKE_PART: ConsentState.REFUSED}, Stop.CONSENT),
        (RESIDENT, {Use.TAKE_PART: ConsentState.REFUSED}, Stop.CONTACT),
        (LetterKind.REFERRER, {}, Stop.CONSENT),
        (LetterKind.REFERRER, {Use.CONTACT_REFERRER: ConsentState.GIVEN}, Stop.CONTACT),
    ],
)
def test_what_was_agreed_is_told_apart_from_how_to_reach_them(
    kind: LetterKind, uses: dict[Use, ConsentState], stop: Stop
) -> None:
    agreed = {use: Standing(use, state) for use, state in uses.items()}
    found = why_not_to_them(kind, "Some sentence.", agreed)
    assert found is not None
    assert (found.stop, found.why) == (stop, "Some sentence.")
    assert why_not_to_them(kind, "", agreed) is None


def test_a_paused_or_stopped_review_sends_nothing_and_a_closed_one_what_it_issued() -> None:
    stops = {
        (review, letter)
        for review in ReviewState
        for letter in (LetterState.APPROVED, LetterState.ISSUED)
        if review_stops(review, letter)
    }
    assert stops == {
        (review, letter)
        for review in set(ReviewState) - {ReviewState.OPEN}
        for letter in (LetterState.APPROVED, LetterState.ISSUED)
    } - {(ReviewState.CLOSED, LetterState.ISSUED)}


def test_whom_to_ask_has_a_name_and_a_number() -> None:
    lead, mute = Lead("Lena Lead", "01632 960001", ""), Lead("Max Mute", "", "max@council.test")
    asked = "Ask Lena Lead, a lead reviewer of the team: 01632 960001."
    assert whom_to_ask([lead, mute], "North", leads_it=False) == asked
    assert whom_to_ask([mute, lead], "North", leads_it=False) == asked
    assert "max@council.test" in whom_to_ask([mute], "North", leads_it=False)
    nobody = whom_to_ask([], "North", leads_it=False)
    assert nobody == "Ask a lead reviewer of North; an administrator knows who that is."
    assert whom_to_ask([lead], "North", leads_it=True).startswith("You lead this team")
