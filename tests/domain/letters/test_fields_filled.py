"""Every field of every letter has a place; no letter before what it must say is there."""

from dataclasses import replace
from typing import Any

import pytest

from reviews.domain.letters.fields_filled import (
    FIELDS,
    FOR_EVERY_LETTER,
    FOR_RESIDENTS,
    HOLES_NOT_LOOKED_FOR,
    filled_at,
    waits_for_settings,
    why_no_letter,
    why_not_whole,
)
from reviews.domain.letters.kinds import LETTER_CLASSES, TO_RESIDENT, LetterKind
from reviews.domain.people.council_settings import CouncilDetails
from tests.letter_fields import field_names

SAID: dict[str, Any] = {one: f"Its {one} & more" for one in (*FOR_EVERY_LETTER, *FOR_RESIDENTS)}
FULL = CouncilDetails(**SAID)


def without(setting: str, value: str = "") -> CouncilDetails:
    """The settings of a council that has filled in all but one."""
    changed: dict[str, Any] = {setting: value}
    return replace(FULL, **changed)


def test_every_field_of_every_letter_has_a_place_and_no_other_has() -> None:
    every = set[str]().union(*(field_names(kind) for kind in LETTER_CLASSES.values()))
    assert set(FIELDS) == every


def test_a_field_that_is_not_known_is_called_by_its_name() -> None:
    assert filled_at("council.motto").called == "“council.motto”"


def test_a_council_that_has_said_all_waits_for_nothing() -> None:
    assert waits_for_settings(FULL) == ()
    assert not why_no_letter((), LetterKind.RESIDENT_LETTER)


@pytest.mark.parametrize("setting", FOR_EVERY_LETTER)
@pytest.mark.parametrize("value", ["", " \n ", "Your council"])
def test_no_letter_at_all_before_the_council_can_be_known_and_reached(
    setting: str, value: str
) -> None:
    waits = waits_for_settings(without(setting, value))
    if value == "Your council" and setting != "name":
        assert waits == ()
        return
    assert [key for one in waits for key, _ in one.settings] == [setting]
    for kind in LetterKind:
        assert filled_at(f"council.{setting}").called in why_no_letter(waits, kind)


@pytest.mark.parametrize("setting", FOR_RESIDENTS)
def test_none_to_a_resident_before_they_are_told_whom_to_turn_to(setting: str) -> None:
    waits = waits_for_settings(without(setting))
    (one,) = waits
    assert [key for key, _ in one.settings] == [setting]
    assert set(one.letters) == TO_RESIDENT
    assert not one.of_any_kind
    for kind in LetterKind:
        why = why_no_letter(waits, kind)
        assert bool(why) is (kind in TO_RESIDENT)
        assert not why or filled_at(f"council.{setting}").called in why


def test_a_new_council_is_told_all_of_it() -> None:
    waits = waits_for_settings(CouncilDetails())
    told = [key for one in waits for key, _ in one.settings]
    assert told == [*FOR_EVERY_LETTER, *FOR_RESIDENTS]
    assert [one.of_any_kind for one in waits] == [True, False]
    why = why_no_letter(waits, LetterKind.RESIDENT_INVITATION)
    for setting in (*FOR_EVERY_LETTER, *FOR_RESIDENTS):
        assert filled_at(f"council.{setting}").called in why


def test_a_draft_with_an_empty_place_is_not_whole() -> None:
    assert why_not_whole(None) == HOLES_NOT_LOOKED_FOR
    assert why_not_whole(()) == ""
    why = why_not_whole(("contact.telephone", "letter.scheme_address", "contact.telephone"))
    assert why.count("the telephone number of the officer to contact") == 1
    assert "the address of the scheme" in why
