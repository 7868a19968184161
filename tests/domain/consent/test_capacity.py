"""Capacity: one decision at one time, presumed, helped first, shown by whoever says otherwise."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reviews.domain.consent.capacity import (
    ABLE_TO,
    CapacityFacts,
    CapacityOutcome,
    check_capacity,
    shown_in_words,
)
from reviews.domain.errors import Refused

TODAY = date(2026, 11, 23)
DECIDED = CapacityFacts(CapacityOutcome.DECIDED, TODAY, "Ann Ash")
HELPED = replace(DECIDED, outcome=CapacityOutcome.DECIDED_WITH_HELP, help_given="Pictures")
LACKED = CapacityFacts(
    CapacityOutcome.COULD_NOT_DECIDE,
    TODAY,
    "Ann Ash",
    help_given="Pictures, and a second day",
    could_not=["weigh"],
    shown_by="Said yes and no in turn",
)


@pytest.mark.parametrize("facts", [DECIDED, HELPED, LACKED])
def test_a_whole_record_stands(facts: CapacityFacts) -> None:
    check_capacity(facts, TODAY)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (replace(DECIDED, assessed_on=TODAY + timedelta(days=1)), "assessed_on"),
        (replace(DECIDED, assessed_by=" "), "assessed_by"),
        (replace(HELPED, help_given=""), "help_given"),
        (replace(LACKED, help_given=" "), "help_given"),
        (replace(LACKED, could_not=[]), "could_not"),
        (replace(LACKED, shown_by=" "), "shown_by"),
        (replace(LACKED, ask_again_on=TODAY), "ask_again_on"),
        (replace(LACKED, authority_seen=True), "authority"),
        (replace(DECIDED, could_not=["weigh"]), "could_not"),
        (replace(DECIDED, shown_by="Seemed unwise"), "shown_by"),
        (replace(HELPED, best_interests="We decided for her"), "best_interests"),
        (replace(HELPED, authority="Her brother"), "authority"),
    ],
)
def test_what_is_lacking_or_out_of_place_is_refused(facts: CapacityFacts, field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_capacity(facts, TODAY)
    assert refused.value.field == field


def test_a_lack_of_capacity_is_told_by_what_the_law_asks_about() -> None:
    words = shown_in_words(["tell", "weigh"], " She looked away. ")
    assert (
        words == "Could not weigh it up; tell us what they decided, in any way.\nShe looked away."
    )
    assert shown_in_words([], "") == ""
    assert set(ABLE_TO) == {"understand", "remember", "weigh", "tell"}
