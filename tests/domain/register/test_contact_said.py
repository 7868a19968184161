"""What a person says of how to reach them, beside what is recorded."""

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.register import contact_said
from reviews.domain.register.closed_words import ContactFormat, YesNo
from reviews.domain.register.contact_said import (
    CAN_MEAN,
    ContactFact,
    ContactQuestion,
    Heard,
    Typed,
    after,
    changes,
    heard,
    held,
    holds_letters,
    in_words,
    stricter_of,
)
from reviews.domain.register.facts import ContactNeeds

SAFE = ContactNeeds(safe_to_write=YesNo.YES)
WAYS = ContactQuestion(
    "interview",
    "2026-11",
    "ways",
    (ContactFact.WRITE, ContactFact.RING),
    {
        "here": "letter-home",
        "elsewhere": "letter-elsewhere",
        "hand": "by-hand",
        "phone": "ring",
        "email": "",
        "none": "no-contact",
    },
)
CARE = ContactQuestion("interview", "2026-11", "care", (ContactFact.CARE,))
FORM = ContactQuestion(
    "interview",
    "2026-11",
    "form",
    (ContactFact.FORMAT,),
    {"braille": "braille", "any": "", "standard": "standard"},
)
WORRY = ContactQuestion(
    "interview", "2026-11", "worry", (ContactFact.FOLLOW_UP,), {"no": "", "yes": "follow-up"}
)
TONGUE = ContactQuestion(
    "interview", "2026-11", "tongue", (ContactFact.LANGUAGE,), {"other": "interpreter", "no": ""}
)


def said(question: ContactQuestion, value: str | tuple[str, ...]) -> list[Heard]:
    ids = {"answer_id": uuid4(), "account_id": uuid4(), "resident_id": uuid4()}
    return heard(question, value, **ids)


@pytest.mark.parametrize(
    ("chosen", "write", "by_hand", "ring"),
    [
        (("here", "phone"), YesNo.YES, False, YesNo.YES),
        (("here",), YesNo.YES, False, YesNo.NO),
        (("hand",), YesNo.NO, True, YesNo.NO),
        (("here", "hand"), YesNo.YES, False, YesNo.NO),
        (("email",), YesNo.NO, False, YesNo.NO),
        (("elsewhere",), YesNo.NO, False, YesNo.NO),
        (("none",), YesNo.NO, False, YesNo.NO),
        (("none", "here", "phone", "hand"), YesNo.NO, False, YesNo.NO),
    ],
)
def test_a_way_not_chosen_was_not_said_to_be_safe(
    *, chosen: tuple[str, ...], write: YesNo, by_hand: bool, ring: YesNo
) -> None:
    needs = SAFE
    for one in said(WAYS, chosen):
        needs = after(needs, one)
    assert (needs.safe_to_write, needs.by_hand, needs.safe_to_ring) == (write, by_hand, ring)


def test_a_letter_elsewhere_needs_its_address() -> None:
    (write, _) = said(WAYS, ("elsewhere",))
    assert after(SAFE, write).safe_to_write is YesNo.NO
    there = after(SAFE, write, Typed(write_to="c/o The Library\nAnytown"))
    assert there.safe_to_write is YesNo.YES
    assert there.write_to == "c/o The Library\nAnytown"
    known = replace(SAFE, write_to="c/o The Library\nAnytown")
    assert after(known, write) == known


def test_a_silent_answer_says_nothing() -> None:
    assert said(FORM, "any") == []
    assert said(WORRY, "no") == []
    assert said(CARE, "  ") == []
    assert said(TONGUE, ("no",)) == []
    assert said(WAYS, ()) == []


def test_a_form_an_interpreter_and_care_change_the_record() -> None:
    (form,), (tongue,) = said(FORM, "braille"), said(TONGUE, ("other", "no"))
    (care,) = said(CARE, "My brother opens the post & <reads> it")
    assert after(SAFE, form).format is ContactFormat.BRAILLE
    assert after(SAFE, tongue, Typed(language="Polski")).language == "Polski"
    assert after(SAFE, tongue).interpreter
    noted = after(replace(SAFE, safety_note="Ring first"), care)
    assert noted.safety_note == "Ring first\nMy brother opens the post & <reads> it"
    assert after(noted, care) == noted
    fit = after(SAFE, care, Typed(care="Plain envelope"))
    assert fit.safety_note == "Plain envelope"


def test_what_the_record_says_already_changes_nothing() -> None:
    known = replace(SAFE, safe_to_ring=YesNo.YES, format=ContactFormat.BRAILLE)
    every = [*said(WAYS, ("here", "phone")), *said(FORM, "braille")]
    assert changes(known, every) == []
    assert not holds_letters(known, every)
    worry = said(WORRY, "yes")
    assert changes(known, worry) == worry
    assert not holds_letters(known, worry)


@pytest.mark.parametrize(
    "heard_now",
    [
        said(WAYS, ("none",)),
        said(WAYS, ("hand",)),
        said(WAYS, ("elsewhere",)),
        said(WAYS, ("email", "phone")),
        said(FORM, "braille"),
        said(TONGUE, ("other",)),
        said(CARE, "Someone here opens my letters"),
    ],
)
def test_what_is_stricter_than_the_record_holds_letters(heard_now: list[Heard]) -> None:
    assert holds_letters(replace(SAFE, safe_to_ring=YesNo.YES), heard_now)


def test_what_is_looser_than_the_record_frees_nothing() -> None:
    unsafe = replace(SAFE, safe_to_write=YesNo.NO, safe_to_ring=YesNo.NO)
    every = said(WAYS, ("here", "phone"))
    assert held(unsafe, every) == unsafe
    assert changes(unsafe, every) == every
    by_hand = replace(unsafe, by_hand=True)
    assert holds_letters(by_hand, every)
    assert not held(by_hand, every).by_hand


def test_two_places_to_write_to_are_no_place() -> None:
    away = replace(SAFE, write_to="12 New Street")
    assert stricter_of(away, SAFE).safe_to_write is YesNo.NO
    assert stricter_of(SAFE, away).safe_to_write is YesNo.NO


NEEDS = st.builds(
    ContactNeeds,
    safe_to_write=st.sampled_from(YesNo),
    safe_to_ring=st.sampled_from(YesNo),
    by_hand=st.booleans(),
    write_to=st.sampled_from(["", "12 New Street", "c/o The Library"]),
    format=st.sampled_from(ContactFormat),
)
ORDER = [YesNo.NO, YesNo.NOT_KNOWN, YesNo.YES]


@given(NEEDS, NEEDS)
def test_the_stricter_never_allows_what_either_forbids(
    recorded: ContactNeeds, spoken: ContactNeeds
) -> None:
    both = stricter_of(recorded, spoken)
    for one in (recorded, spoken):
        assert ORDER.index(both.safe_to_write) <= ORDER.index(one.safe_to_write)
        assert ORDER.index(both.safe_to_ring) <= ORDER.index(one.safe_to_ring)
        assert one.by_hand or not both.by_hand
        assert one.write_to == both.write_to or both.safe_to_write is YesNo.NO
    assert stricter_of(recorded, recorded) == recorded


@given(st.lists(st.sampled_from(sorted(WAYS.says)), unique=True, min_size=1), NEEDS)
def test_nothing_said_makes_a_letter_go_where_the_record_forbids(
    chosen: list[str], recorded: ContactNeeds
) -> None:
    stands = held(recorded, said(WAYS, tuple(chosen)))
    assert ORDER.index(stands.safe_to_write) <= ORDER.index(recorded.safe_to_write)
    assert recorded.by_hand or not stands.by_hand


def test_each_fact_has_words_before_and_after() -> None:
    for fact in ContactFact:
        assert in_words(fact, SAFE)
    away = replace(SAFE, write_to="12 New Street", by_hand=True)
    assert in_words(ContactFact.WRITE, away) == "Safe to write: yes\nTo: 12 New Street\nBy hand"
    assert set(CAN_MEAN) == set(contact_said.ContactFact)
