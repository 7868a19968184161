"""What residents said of how to reach them holds their letters until someone decides on it."""

from uuid import UUID

import pytest

from reviews.domain.accounts.answers import Answer, State, missing
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.letters.reach import NOT_SAFE, WAITS
from reviews.domain.register.closed_words import ContactFormat, YesNo
from reviews.domain.register.tenures import NOT_RECORDED
from reviews.domain.sources import Source
from reviews.services.accounts import accounts
from reviews.services.accounts.contact_said import decide, proposed
from reviews.services.accounts.record_answers import record_answers
from reviews.services.across.verify import verify
from reviews.services.letters.recipients import addressees
from reviews.services.register.contact_said import Decision, whose_letters_wait
from reviews.services.register.residents import ContactNeeds, set_contact
from reviews.store.record.engine import reading_session
from reviews.store.record.session import Session
from reviews.store.register import residents
from reviews.store.review import reviews
from reviews.store.tables import ContactDecision, ResidentContact
from tests.build import Build
from tests.journeys.assessing import Assessing


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing)


def say(case: Assessing, *, finish: bool = True, **answers: object) -> UUID:
    """An account in which the resident gives these answers, and passes over the rest."""
    build = case.build
    build.agree(case.ann, case.id, case.residents[0])
    key = build.account(case.bo, case.id, case.residents[0])
    asked = build.house.question_sets.latest("resident-interview").asked_of(Source.RESIDENT)
    given = {
        (name.replace("_", "-"), 0): Answer(State.GIVEN, value)  # type: ignore[arg-type]  # answers by name
        for name, value in answers.items()
    }
    while finish and (left := missing(asked, given)):
        for one in left:
            given[one.question.key, one.repeat] = Answer(State.NOT_SEEN, None, "Out of time")
    given.pop(("came-how", 0), None)
    build.do(record_answers, case.bo, key, asked, given, {})
    if finish:
        sets = {(one.name, one.version): one for one in build.house.question_sets}
        build.do(accounts.finish_account, case.bo, key, sets)
    return key


def why_not(case: Assessing) -> str:
    def read(session: Session) -> str:
        head = reviews.review(session, case.id)
        assert head
        kind = LetterKind.RESIDENT_LETTER
        (one,) = addressees(session, case.ann, head, kind, case.build.today)
        return one.why_not

    found: str = case.build.read(read)
    return found


def take_up(case: Assessing, key: UUID, *, taken_up: bool = True, reason: str = "") -> None:
    found = case.build.read(proposed, key, case.residents[0])
    decided = {one.fact: Decision(taken_up, reason) for one in found.changes}
    case.build.do(decide, case.bo, key, decided, found.seen)


@pytest.mark.parametrize(
    "answers",
    [
        {"back_safe_ways": ("no-contact",)},
        {"back_safe_ways": ("phone-call",)},
        {"back_safe_ways": ("letter-elsewhere",)},
        {"back_form": "braille"},
        {"back_take_care": "My brother opens the post"},
        {"before_make_easier": ("interpreter",)},
    ],
)
@pytest.mark.parametrize("finish", [True, False])
def test_what_was_said_holds_letters_from_when_it_was_said(
    case: Assessing, answers: dict[str, object], *, finish: bool
) -> None:
    say(case, finish=finish, **answers)
    assert why_not(case) == WAITS
    (contact,) = case.build.rows(ResidentContact)
    assert contact.safe_to_write is YesNo.YES


def test_nothing_said_holds_nothing(case: Assessing) -> None:
    say(case)
    assert why_not(case) in ("", NOT_RECORDED)


def test_once_taken_up_the_record_says_it(case: Assessing) -> None:
    key = say(case, back_safe_ways=("no-contact",))
    take_up(case, key)
    assert why_not(case) == NOT_SAFE
    contact = case.build.read(residents.contact, case.residents[0])
    assert (contact.safe_to_write, contact.safe_to_ring) == (YesNo.NO, YesNo.NO)
    assert case.build.read(proposed, key, case.residents[0]).said == ()
    with reading_session(case.build.house.engine) as session:
        assert verify(session, case.build.house.files).faults == ()


def test_once_left_with_a_reason_the_record_stands(case: Assessing) -> None:
    key = say(case, back_form="braille")
    take_up(case, key, taken_up=False, reason="She reads large print; she meant her sister.")
    assert why_not(case) in ("", NOT_RECORDED)
    (row,) = [one for one in case.build.rows(ContactDecision) if one.fact == "format"]
    assert (row.taken_up, row.reason) == (False, "She reads large print; she meant her sister.")


def test_what_the_record_said_already_holds_nothing_later(case: Assessing) -> None:
    say(case, back_form="standard")
    later = ContactNeeds(safe_to_write=YesNo.YES, format=ContactFormat.BRAILLE)
    case.build.do(set_contact, case.bo, case.scheme, case.residents[0], later)
    assert why_not(case) in ("", NOT_RECORDED)


def test_an_answer_changed_after_it_was_decided_on_waits_again(case: Assessing) -> None:
    key = say(case, back_form="braille")
    take_up(case, key)
    build = case.build
    build.do(accounts.resume_account, case.bo, key, short_route=False, easy_words=False)
    asked = build.house.question_sets.latest("resident-interview").asked_of(Source.RESIDENT)
    given = {("back-form", 0): Answer(State.GIVEN, "audio")}
    build.do(record_answers, case.bo, key, asked, given, {("back-form", 0): 1})
    assert why_not(case) == WAITS


def test_what_was_said_still_holds_once_they_take_their_agreement_back(case: Assessing) -> None:
    say(case, back_safe_ways=("no-contact",))
    uses = (Use.TAKE_PART, Use.NOTES)
    case.build.agree(case.ann, case.id, case.residents[0], *uses, state=ConsentState.REFUSED)
    assert why_not(case) == WAITS


def test_another_resident_is_not_held(build: Build) -> None:
    case = Assessing(build, residents=2)
    say(case, back_safe_ways=("no-contact",))

    def read(session: Session) -> set[UUID]:
        known = residents.contacts(session, case.residents)
        return set(whose_letters_wait(session, {key: known[key] for key in case.residents}))

    assert build.read(read) == {case.residents[0]}
