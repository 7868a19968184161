"""Whom letters may go to, and in which format."""

from itertools import product

import pytest

from reviews.domain.consent.consents import ConsentState, Standing, Use
from reviews.domain.letters.kinds import TO_RESIDENT, LetterKind
from reviews.domain.letters.reach import (
    ANSWERED,
    MADE_AS,
    NO_ADDRESS,
    NO_LETTERS,
    NOT_KNOWN,
    NOT_SAFE,
    Reach,
    to_arrange,
    wanted,
    why_not_written_to,
)
from reviews.domain.register.closed_words import ContactFormat, YesNo

SAFE = Reach(asked=True, safe_to_write=YesNo.YES)
STOPS = {ConsentState.REFUSED, ConsentState.WITHDRAWN}
WAITS = {ConsentState.IN_PART, ConsentState.NO_CAPACITY}


@pytest.mark.parametrize(
    ("kind", "state", "cleared"), list(product(sorted(TO_RESIDENT), ConsentState, (False, True)))
)
def test_agreement_to_letters_decides_first(
    kind: LetterKind, state: ConsentState, *, cleared: bool
) -> None:
    why = why_not_written_to(kind, SAFE, {Use.LETTER: Standing(Use.LETTER, state, cleared=cleared)})
    if state in STOPS:
        assert why == NO_LETTERS
    else:
        assert bool(why) is (state in WAITS and not cleared)


@pytest.mark.parametrize("state", ConsentState)
def test_nobody_who_answered_no_is_invited_again(state: ConsentState) -> None:
    agreed = {Use.TAKE_PART: Standing(Use.TAKE_PART, state)}
    invitation = why_not_written_to(LetterKind.RESIDENT_INVITATION, SAFE, agreed)
    assert invitation == (ANSWERED if state in STOPS else "")
    assert not why_not_written_to(LetterKind.RESIDENT_LETTER, SAFE, agreed)


@pytest.mark.parametrize(
    ("reach", "why"),
    [
        (Reach(asked=False), NOT_KNOWN),
        (Reach(asked=False, safe_to_write=YesNo.YES, by_hand=True), NOT_KNOWN),
        (Reach(asked=True), NOT_KNOWN),
        (Reach(asked=True, safe_to_write=YesNo.NO), NOT_SAFE),
        (Reach(asked=True, safe_to_write=YesNo.NO, by_hand=True), ""),
        (Reach(asked=True, by_hand=True), ""),
        (Reach(asked=True, safe_to_write=YesNo.YES), ""),
        (Reach(asked=True, safe_to_write=YesNo.YES, has_address=False), NO_ADDRESS),
        (Reach(asked=True, by_hand=True, has_address=False), ""),
    ],
)
def test_what_is_not_known_to_be_safe_is_not_done(reach: Reach, why: str) -> None:
    assert why_not_written_to(LetterKind.RESIDENT_LETTER, reach, {}) == why


@pytest.mark.parametrize("wants", ContactFormat)
def test_each_format_is_made_here_or_arranged(wants: ContactFormat) -> None:
    assert (wants in MADE_AS) is not bool(to_arrange(wants, "English"))
    assert wanted(wants) == wants.words


def test_a_translation_is_arranged_and_no_other_format_is_invented() -> None:
    assert to_arrange("standard", " english ") == []
    assert "They use Polski." in to_arrange("standard", "Polski")[0]
    assert len(to_arrange("braille", "Cymraeg")) == 2
    assert wanted("on yellow paper") == "on yellow paper"
