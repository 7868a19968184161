"""No provider letter is issued before the residents' letters are ready, or someone says why."""

from uuid import UUID

import pytest

from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterKind, LetterState
from reviews.domain.letters.may_leave import Instead
from reviews.domain.people.roles import Act
from reviews.domain.register.closed_words import YesNo
from reviews.services.letters.instead import record_instead
from reviews.services.letters.residents_first import do_not_await, waits_for_residents
from reviews.services.letters.steps import approve, discard, issue, record_sent
from reviews.services.register.residents import ContactNeeds, set_contact
from reviews.store.register import residents
from reviews.store.tables import ResidentNotAwaited
from tests.build import Build
from tests.conftest import Clock
from tests.letter_case import LetterCase
from tests.services.letters.test_provider_letters import counted

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
RESIDENT = LetterKind.RESIDENT_LETTER
NAMES = ("Amina Yusuf", "Borys Łęcki", "Carys Pŵel")


@pytest.fixture
def case(build: Build) -> LetterCase:
    return LetterCase(build, names=NAMES)


def approved(case: LetterCase) -> UUID:
    """An approved provider letter that nobody has excused."""
    (key,) = case.draft(PROVIDER)
    case.clear(key)
    case.build.do(approve, case.approver, key, case.letter(key).binding)
    return key


def issues(case: LetterCase, key: UUID) -> None:
    case.build.do(issue, case.approver, key, case.build.house.files)


def test_a_letter_waits_until_each_reachable_resident_has_theirs(case: LetterCase) -> None:
    unsafe = ContactNeeds(safe_to_write=YesNo.NO)
    case.build.do(set_contact, case.lead, case.scheme, case.residents[2], unsafe)
    key = approved(case)
    with pytest.raises(Refused, match="2 residents can be written to"):
        issues(case, key)
    case.approved(RESIDENT, case.residents[0])
    with pytest.raises(Refused, match=r"R-\d+ can be written to and has no letter approved"):
        issues(case, key)
    case.draft(RESIDENT, case.residents[1])
    with pytest.raises(Refused, match="waits for the letters to residents"):
        issues(case, key)
    case.approved(RESIDENT, case.residents[1])
    issues(case, key)
    assert case.letter(key).state is LetterState.ISSUED


def test_a_letter_that_says_less_than_is_asked_now_is_not_ready(
    case: LetterCase, clock: Clock
) -> None:
    case.issued(RESIDENT, *case.residents)
    clock.move(minutes=1)
    case.recommend(case.findings[FindingKind.IMPROVE], what="More.")
    key = approved(case)
    with pytest.raises(Refused, match="3 residents can be written to"):
        issues(case, key)


def test_the_reason_it_does_not_wait_holds_for_those_named_then(
    case: LetterCase, clock: Clock
) -> None:
    key = approved(case)
    with pytest.raises(Refused, match="Say why this letter does not wait"):
        case.build.do(do_not_await, case.drafter, key, " ")
    case.build.do(do_not_await, case.drafter, key, "Told “in person” & <all>")
    assert {one.resident_id for one in case.build.rows(ResidentNotAwaited)} == set(case.residents)
    with pytest.raises(Refused, match="waits for nobody any more"):
        case.build.do(do_not_await, case.drafter, key, "Again")
    clock.move(minutes=1)
    case.build.resident(case.scheme, "Gil Newcomer")
    with pytest.raises(Refused, match="and has no letter approved"):
        issues(case, key)


def moved(case: LetterCase, resident: UUID) -> None:
    """Their letter may not go where it is addressed to any more."""
    known = case.build.read(residents.contact, resident)
    needs = ContactNeeds(safe_to_write=YesNo.YES, write_to="Elsewhere\n1 Safe Street")
    seen = {known.id} if known else set()
    case.build.do(set_contact, case.lead, case.scheme, resident, needs, seen=seen)


@pytest.mark.parametrize("kept_back", [False, True])
def test_a_letter_that_may_not_leave_is_not_ready(
    build: Build, clock: Clock, *, kept_back: bool
) -> None:
    case = LetterCase(build, names=NAMES[:1])
    (resident,) = case.residents
    (theirs,) = (case.issued if kept_back else case.approved)(RESIDENT, resident)
    key = approved(case)
    clock.move(minutes=5)
    moved(case, resident)
    if kept_back:
        done = {"what": Instead.KEPT_BACK, "done_on": build.today, "words": "In the drawer"}
        build.do(record_instead, case.drafter, theirs, **done)
    with pytest.raises(Refused, match="and has no letter approved"):
        issues(case, key)


def test_it_is_not_recorded_as_sent_while_it_waits(build: Build) -> None:
    case = LetterCase(build, names=NAMES[:1])
    (theirs,) = case.approved(RESIDENT, case.residents[0])
    key = approved(case)
    issues(case, key)
    build.do(discard, case.drafter, theirs, "Not needed")
    sent = {"sent_on": build.today, "sent_how": "by post"}
    with pytest.raises(Refused, match="waits for the letters to residents"):
        build.do(record_sent, case.drafter, key, **sent)
    build.do(do_not_await, case.drafter, key, "Told in person")
    build.do(record_sent, case.drafter, key, **sent)
    assert case.letter(key).state is LetterState.SENT


def test_a_resident_who_was_told_another_date_is_waited_for(build: Build, clock: Clock) -> None:
    case = LetterCase(build, names=NAMES[:1])
    counted(case)
    (theirs,) = case.issued(RESIDENT, case.residents[0])
    sent = {"sent_on": build.today, "sent_how": "by post"}
    build.do(record_sent, case.drafter, theirs, **sent)
    clock.move(days=5)
    key = approved(case)
    with pytest.raises(Refused, match=r"asked\. R-\d+ was told another date\."):
        issues(case, key)
    act = Act(case.drafter, clock())
    assert [one.otherwise for one in build.read(waits_for_residents, act, case.letter(key))] == [
        True
    ]
    case.approved(RESIDENT, case.residents[0])
    issues(case, key)
