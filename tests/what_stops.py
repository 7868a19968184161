"""What can keep a letter from leaving after it was drafted, each as an officer does it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.register.closed_words import ContactFormat, YesNo
from reviews.domain.review.state import ReviewState
from reviews.domain.safeguarding.concerns import ConcernAbout, Told
from reviews.services.consent.consents import Reply
from reviews.services.follow_up.recommendations import withdraw_recommendation
from reviews.services.register.residents import ContactNeeds, set_contact
from reviews.services.review.reviews import move_review
from reviews.services.safeguarding.concerns import NewConcern, place_hold, raise_concern
from tests.letter_case import LetterCase


def hold(case: LetterCase, _: UUID) -> None:
    case.build.do(place_hold, case.lead, case.review, letters=True, visits=False)


def concern(case: LetterCase, resident: UUID | None) -> UUID:
    new = NewConcern(
        case.scheme, ConcernAbout.ADULT, "Seen", "Help", Told.YES, resident_id=resident
    )
    key: UUID = case.build.do(raise_concern, case.lead, new)
    return key


def say_no(case: LetterCase, resident: UUID) -> None:
    case.agree_to(resident, Reply(Use.LETTER, ConsentState.REFUSED))


def become_unsafe(case: LetterCase, resident: UUID) -> None:
    needs = ContactNeeds(safe_to_write=YesNo.NO, language="Polski", format=ContactFormat.EASY_READ)
    case.build.do(set_contact, case.lead, case.scheme, resident, needs)


def pause(case: LetterCase, _: UUID) -> None:
    case.build.do(move_review, case.lead, case.review, ReviewState.PAUSED, "Police")


def move_on(case: LetterCase, _: UUID) -> None:
    case.build.do(withdraw_recommendation, case.lead, case.recommendation, "Done already")


Stopper = Callable[[LetterCase, UUID], Any]
VEILING: dict[str, Stopper] = {"hold": hold, "safeguarding": concern, "consent": say_no}
KNOWN: dict[str, tuple[Stopper, str]] = {
    "contact": (become_unsafe, "It is not safe to write to them"),
    "review": (pause, "This review is paused."),
    "record": (move_on, "What this letter tells has changed since it was drafted."),
}
