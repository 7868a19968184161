"""The one table of uses and states, and what follows from it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.consent.consents import (
    A_PERSON_DECIDES,
    AGREES,
    ASK_WORDS,
    EASIER_WORDS,
    LEADS_TO,
    USE_ASKS,
    WHY_WITHHELD,
    ConsentState,
    Ruling,
    Standing,
    Use,
    check_reply,
    needed,
    ruling,
    standing,
    taken_back,
    touches,
)
from reviews.domain.errors import Refused
from reviews.domain.letters.rights import promise
from reviews.domain.sources import SPEAKS_FOR_RESIDENT, Source

uses, states, sources = st.sampled_from(Use), st.sampled_from(ConsentState), st.sampled_from(Source)
standings = st.builds(Standing, uses, states, cleared=st.booleans())
CLEARABLE = {ConsentState.IN_PART, ConsentState.NO_CAPACITY}


@st.composite
def agreements(draw: st.DrawFn) -> dict[Use, Standing]:
    """How some of the uses stand."""
    chosen = draw(st.sets(uses))
    return {use: Standing(use, draw(states), cleared=draw(st.booleans())) for use in chosen}


@pytest.mark.parametrize("use", Use)
@pytest.mark.parametrize("state", ConsentState)
@pytest.mark.parametrize("cleared", [True, False])
def test_only_a_yes_or_what_a_person_cleared_is_allowed(
    use: Use, state: ConsentState, *, cleared: bool
) -> None:
    allowed = state is ConsentState.GIVEN or (state in CLEARABLE and cleared)
    found = ruling(use, state, cleared=cleared)
    assert (found is Ruling.ALLOWED) == allowed
    if not allowed:
        expected = Ruling.PERSON_DECIDES if use is Use.USE_IN_APPEAL else Ruling.WITHHELD
        assert found is expected


@given(standings)
def test_whatever_is_withheld_says_why_and_never_that_anyone_refused(one: Standing) -> None:
    assert bool(one.why_withheld) == (one.ruling is not Ruling.ALLOWED)
    assert not re.search(
        r"refus|said no|did not agree|withdr|changed|R-\d", one.why_withheld, re.IGNORECASE
    )
    assert (A_PERSON_DECIDES in one.why_withheld) == (one.ruling is Ruling.PERSON_DECIDES)


def test_no_reason_tells_a_refusal_from_a_question_never_asked() -> None:
    alike = {
        WHY_WITHHELD[state]
        for state in ConsentState
        if state not in {ConsentState.GIVEN, *CLEARABLE}
    }
    assert len(alike) == 1


@given(sources, uses)
def test_what_was_said_needs_a_talk_and_notes_and_what_is_held_needs_the_file(
    source: Source, use: Use
) -> None:
    found = needed(source, use)
    own = {Use.TAKE_PART, Use.NOTES} if source in SPEAKS_FOR_RESIDENT else {Use.READ_FILE}
    if source is Source.REFERRER:
        own = {Use.CONTACT_REFERRER}
    assert own <= set(found)
    assert set(found) <= {*own, use}
    beyond = use not in {Use.TAKE_PART, Use.NOTES, Use.READ_FILE, Use.CONTACT_REFERRER}
    assert (use in found) or not beyond


def test_a_file_may_be_read_where_someone_does_not_want_to_talk() -> None:
    agreed = {
        Use.TAKE_PART: Standing(Use.TAKE_PART, ConsentState.REFUSED),
        Use.READ_FILE: Standing(Use.READ_FILE, ConsentState.GIVEN),
    }
    read = standing(agreed, needed(Source.DOCUMENT, Use.NOTES))
    heard = standing(agreed, needed(Source.RESIDENT, Use.NOTES))
    assert read.ruling is Ruling.ALLOWED
    assert heard.ruling is Ruling.WITHHELD


@given(agreements(), sources, uses)
def test_an_account_is_allowed_only_where_every_use_it_needs_is(
    agreed: dict[Use, Standing], source: Source, use: Use
) -> None:
    each = [agreed.get(one, Standing(one)).ruling for one in needed(source, use)]
    found = standing(agreed, needed(source, use))
    assert (found.ruling is Ruling.ALLOWED) == all(one is Ruling.ALLOWED for one in each)


@given(agreements(), sources)
def test_an_appeal_never_withholds_in_silence(agreed: dict[Use, Standing], source: Source) -> None:
    found = standing(agreed, needed(source, Use.USE_IN_APPEAL))
    assert found.ruling in {Ruling.ALLOWED, Ruling.PERSON_DECIDES}
    if found.ruling is Ruling.PERSON_DECIDES:
        assert A_PERSON_DECIDES in found.why_withheld


@given(before=standings, said=states, told=st.booleans())
def test_a_no_after_an_agreement_takes_it_back(
    before: Standing, said: ConsentState, *, told: bool
) -> None:
    limits = "Only the kitchen" if said is ConsentState.IN_PART else ""
    if said in AGREES and not told:
        with pytest.raises(Refused, match="tell them that a tribunal may read"):
            check_reply(before, said, limits, told=told)
        return
    found = check_reply(before, said, limits, told=told)
    if said in {ConsentState.REFUSED, ConsentState.WITHDRAWN}:
        agreed = before.ruling is Ruling.ALLOWED or before.state in {
            ConsentState.GIVEN,
            ConsentState.IN_PART,
            ConsentState.WITHDRAWN,
        }
        if agreed:
            assert found is ConsentState.WITHDRAWN
        elif not before.cleared:
            assert found is ConsentState.REFUSED
    else:
        assert found is said


@pytest.mark.parametrize("limits", ["", "  \n "])
def test_an_agreement_in_part_says_which_part(limits: str) -> None:
    with pytest.raises(Refused, match="what they agreed to and what they did not") as refused:
        check_reply(Standing(Use.QUOTE), ConsentState.IN_PART, limits, told=True)
    assert refused.value.field == "limits-quote"


def test_limits_beside_a_whole_yes_are_not_lost() -> None:
    with pytest.raises(Refused, match="You wrote down limits") as refused:
        check_reply(Standing(Use.QUOTE), ConsentState.GIVEN, "Not about staff", told=True)
    assert refused.value.field == "state-quote"


@given(agreements(), st.lists(standings))
def test_taken_back_is_what_was_allowed_once_and_is_not_now(
    now: dict[Use, Standing], before: list[Standing]
) -> None:
    found = taken_back(now, before)
    for use in Use:
        once = any(one.use is use and one.ruling is Ruling.ALLOWED for one in before)
        allowed = use in now and now[use].ruling is Ruling.ALLOWED
        assert (use in found) == (once and not allowed)


def test_taking_one_use_back_touches_the_accounts_that_rest_on_it() -> None:
    assert touches(Source.RESIDENT, Use.NOTES)
    assert touches(Source.ADVOCATE, Use.TAKE_PART)
    assert not touches(Source.DOCUMENT, Use.NOTES)
    assert touches(Source.DOCUMENT, Use.READ_FILE)
    assert not touches(Source.RESIDENT, Use.READ_FILE)
    for source in Source:
        assert touches(source, Use.TELL_PROVIDER)
        assert not touches(source, Use.LETTER)


def test_every_use_is_asked_and_every_state_but_yes_says_why() -> None:
    assert set(USE_ASKS) == set(Use)
    assert set(ConsentState) == set(WHY_WITHHELD) | {ConsentState.GIVEN}
    for asked in USE_ASKS.values():
        assert asked.endswith("?")


def test_what_is_said_first_is_speakable_and_promises_nothing_it_cannot_keep() -> None:
    sentences = re.split(r"(?<=[.])\s+", ASK_WORDS)
    assert max(len(one.split()) for one in sentences) <= 30
    for words in (ASK_WORDS, EASIER_WORDS):
        for said in ("tribunal can order us", "even if you say no", "landlord", "danger"):
            assert said in words
        assert "We will not treat you differently if you say no." in " ".join(words.split())
    assert not re.search(
        r"confidential|anonymous|promise|guarantee|will never", ASK_WORDS, re.IGNORECASE
    )


def test_the_easier_words_have_one_thought_a_line() -> None:
    lines = [line for line in EASIER_WORDS.splitlines() if line]
    assert max(len(line.split()) for line in lines) <= 18
    assert all(line.endswith(".") for line in lines)


def test_a_yes_to_a_benefit_use_says_first_what_it_may_lead_to() -> None:
    """Sharing, and an appeal; in one plain sentence, and in easier ones."""
    assert set(LEADS_TO) == {Use.SHARE_BENEFITS, Use.USE_IN_APPEAL}
    share, appeal = LEADS_TO[Use.SHARE_BENEFITS], LEADS_TO[Use.USE_IN_APPEAL]
    assert share.easier == (
        "They use it to decide if Housing Benefit pays your rent. It could stay, go up or stop. "
        "You can get free advice first."
    )
    assert "A tribunal can order us to show it, even if you say no." in appeal.easier
    for one in LEADS_TO.values():
        assert one.said.count(".") == 1
        assert max(len(each.split()) for each in one.easier.split(". ")) <= 14
        assert not promise(one.said + one.easier)


def test_what_is_said_promises_nothing_that_others_decide() -> None:
    for words in (ASK_WORDS, EASIER_WORDS, *USE_ASKS.values()):
        assert promise(words) == ""
