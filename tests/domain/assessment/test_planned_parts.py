"""A question set about the scheme is complete once each voice it asks is heard or excused."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.config import ROOT
from reviews.domain.accounts.accounts import AccountState
from reviews.domain.assessment.planned_parts import (
    FILE_SET,
    INTERVIEW_SET,
    SCHEME_SET,
    STAFF,
    PartState,
    PlanFacts,
    PlannedPart,
    parts_left,
    planned_parts,
    titles,
    unheard,
    voice_key,
)
from reviews.domain.sources import SPEAKS_FOR_RESIDENT, Source
from reviews.reference.question_sets import load_question_sets

SETS = load_question_sets(ROOT / "data" / "question_sets")
SCHEME, CLUSTERED = SETS.latest(SCHEME_SET), SETS.latest("clustered")
ANN, BO = uuid4(), uuid4()
DONE = {AccountState.COMPLETE}


def plan(
    accounts: Mapping[Any, Collection[AccountState]] = MappingProxyType({}),
    excused: Mapping[Any, str] = MappingProxyType({}),
    **more: Any,
) -> dict[tuple[str, UUID | None], PlannedPart]:
    known: dict[str, Any] = {
        "request_items": [],
        "request_states": {},
        "visits": [],
        "staff_spoken": 0,
        "sets": [SCHEME, CLUSTERED],
        "residents": [(ANN, "R-1", True, True), (BO, "R-2", True, False)],
    }
    facts = PlanFacts(accounts=accounts, excused=excused, **(known | more))
    return {(one.key, one.resident_id): one for one in planned_parts(facts)}


def missing(part: PlannedPart) -> list[str]:
    return [voice.title for voice in part.missing]


CLUSTERED_VOICES = [
    "R-1",
    "R-2",
    "Provider",
    "Staff at the scheme",
    "Other professional",
    "Document",
    "Seen by the review team",
]


def test_one_manager_completes_it_for_nobody_else() -> None:
    part = plan({("clustered", None, Source.STAFF): DONE})["clustered", None]
    assert part.state is PartState.UNDER_WAY
    assert missing(part) == [one for one in CLUSTERED_VOICES if one != "Staff at the scheme"]
    assert part.told.startswith("Clustered supported living (missing: R-1, R-2, Provider, ")


def test_nothing_heard_is_not_started_and_every_voice_is_named() -> None:
    part = plan()["clustered", None]
    assert (part.state, missing(part)) == (PartState.TO_DO, CLUSTERED_VOICES)


def test_the_scheme_review_asks_staff_apart_and_once() -> None:
    parts = plan({(SCHEME_SET, None, Source.STAFF): DONE})
    assert parts[STAFF, None].state is PartState.DONE
    assert missing(parts[SCHEME_SET, None]) == [
        "Provider",
        "Referrer",
        "Document",
        "Seen by the review team",
    ]
    assert plan({("clustered", None, Source.STAFF): DONE})[STAFF, None].state is PartState.TO_DO
    begun = plan({(SCHEME_SET, None, Source.STAFF): {AccountState.PAUSED}})
    assert begun[STAFF, None].state is PartState.UNDER_WAY
    assert plan(staff_spoken=1)[STAFF, None].state is PartState.DONE


def test_a_resident_is_heard_by_themselves_or_who_speaks_for_them() -> None:
    accounts = {("clustered", ANN, Source.ADVOCATE): DONE, ("clustered", BO, Source.STAFF): DONE}
    assert missing(plan(accounts)["clustered", None])[0] == "R-2"
    begun = plan({("clustered", ANN, Source.RESIDENT): {AccountState.OPEN}})["clustered", None]
    assert begun.voices[0].state is PartState.UNDER_WAY


def test_no_voice_of_a_resident_whose_interview_is_not_planned() -> None:
    part = plan(residents=[(ANN, "R-1", False, True)])["clustered", None]
    assert part.voices[0].title == "Provider"


def every_voice_but(*sources: Source) -> dict[tuple[str, UUID | None], str]:
    named = {
        (voice_key("clustered", one), None): f"Why not {one}"
        for one in CLUSTERED.sources - SPEAKS_FOR_RESIDENT - set(sources)
    }
    return named | {("clustered:resident", one): "They were away" for one in (ANN, BO)}


def test_it_is_done_once_each_other_voice_is_excused_with_its_reason() -> None:
    excused = every_voice_but(Source.STAFF)
    part = plan({("clustered", None, Source.STAFF): DONE}, excused)["clustered", None]
    assert part.state is PartState.DONE
    assert {one.reason for one in part.voices if one.reason} == set(excused.values())
    assert plan({}, excused)["clustered", None].state is PartState.UNDER_WAY
    nobody = plan({}, every_voice_but())["clustered", None]
    assert nobody.state is PartState.EXCUSED
    assert "They were away" in nobody.reason


def test_an_excuse_of_the_whole_part_keeps_its_meaning() -> None:
    excused = {("clustered", None): "It closes in May"}
    part = plan({}, excused)["clustered", None]
    assert (part.state, part.reason) == (PartState.EXCUSED, "It closes in May")
    heard = plan({("clustered", None, Source.STAFF): DONE}, excused)["clustered", None]
    assert heard.state is PartState.DONE
    assert {one.reason for one in heard.voices} == {"", "It closes in May"}


def test_a_talk_that_is_excused_excuses_the_residents_voice_and_nothing_else_of_theirs() -> None:
    excused = {(INTERVIEW_SET, ANN): "Chose not to take part"}
    parts = plan({}, excused)
    assert missing(parts["clustered", None])[0] == "R-2"
    assert parts[INTERVIEW_SET, ANN].state is PartState.EXCUSED
    assert parts[FILE_SET, ANN].state is PartState.TO_DO


def test_every_voice_that_was_not_heard_is_told_with_its_reason() -> None:
    excused = {("clustered:document", None): "None came", (INTERVIEW_SET, BO): "Away"}
    parts = plan({("clustered", ANN, Source.RESIDENT): DONE}, excused, sets=[CLUSTERED])
    told = {title: (state, reason) for title, state, reason in unheard(list(parts.values()))}
    assert told["Clustered supported living: Document"] == (PartState.EXCUSED, "None came")
    assert told["Clustered supported living: R-2"] == (PartState.EXCUSED, "Away")
    assert told["Talk with R-2"] == (PartState.EXCUSED, "Away")
    assert told["Talk with staff"] == (PartState.TO_DO, "")
    assert "Clustered supported living: R-1" not in told
    assert not [one for one in told if one.startswith("Personal file")]


def test_what_is_excused_is_named_by_part_and_voice() -> None:
    named = titles(list(plan().values()))
    assert named["clustered:resident", BO] == "Clustered supported living: R-2"
    assert named["scheme-review:document", None] == "Scheme review: Document"
    assert named["clustered", None] == "Clustered supported living"


@pytest.mark.parametrize("asked", SETS.sets, ids=lambda one: f"{one.name} {one.version}")
@given(heard=st.sets(st.sampled_from(Source)), left=st.sets(st.sampled_from(Source)))
def test_complete_is_every_source_heard_or_excused(
    asked: Any, heard: set[Source], left: set[Source]
) -> None:
    own = asked.sources - SPEAKS_FOR_RESIDENT
    own -= {Source.STAFF} if asked.name == SCHEME_SET else set()
    part = plan(
        {(asked.name, None, one): DONE for one in heard},
        {(voice_key(asked.name, one), None): "Why" for one in left},
        sets=[asked],
        residents=[],
    )[asked.name, None]
    if own:
        assert part.settled is (own <= heard | left)
        assert (part.state is PartState.DONE) is (own <= heard | left and bool(own & heard))
        assert bool(parts_left([part])) is bool(own - heard - left)
