"""What was sent is never left out of a bundle that follows and never moves; new papers follow."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.cases.bundle_plan import (
    Entry,
    Plan,
    cited_elsewhere,
    in_order,
    label,
    left_to_group,
    numbered,
    shared_line,
)
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.papers import Heading

_IDS = st.integers(1, 60).map(lambda number: UUID(int=number))
_ROUNDS = st.lists(st.lists(_IDS, unique=True, max_size=12), max_size=6)


def entry(key: int, place: int, heading: Heading = Heading.PERSON, **more: str) -> Entry:
    said: dict[str, Any] = {"what": f"Łukasz & <b> {key}", "from_whom": "سلام", "sha256": ""} | more
    return Entry(UUID(int=key), place, heading, on=date(2026, 3, 1), **said)


@given(_ROUNDS)
def test_a_paper_that_went_keeps_its_number_and_none_is_given_twice(
    rounds: list[list[UUID]],
) -> None:
    gone: dict[UUID, int] = {}
    for put_in in rounds:
        found = numbered(put_in, gone)
        assert set(found) == set(put_in)
        assert list(found.values()) == sorted(found.values())
        assert all(found[key] == place for key, place in gone.items() if key in found)
        new = [key for key in put_in if key not in gone]
        assert [found[key] for key in new] == [len(gone) + 1 + at for at in range(len(new))]
        gone |= found


@given(_ROUNDS, st.sets(_IDS))
def test_a_bundle_that_follows_adds_what_is_new_and_moves_nothing(
    rounds: list[list[UUID]], withheld: set[UUID]
) -> None:
    gone: dict[UUID, int] = {}
    sent: list[tuple[UUID, bool]] = []
    apart: dict[UUID, int] = {}
    for put_in in rounds:
        gone |= numbered(put_in, gone)
        apart |= numbered(sorted(withheld - set(gone), key=str), apart)
        papers = [entry(key.int, place) for key, place in gone.items()]
        kept = [entry(key.int, place, Heading.WITHHELD) for key, place in apart.items()]
        plan = Plan(BundleKind.FULL, in_order([], papers, kept), ())
        new = plan.new(sent)
        assert not {one.key for one in new} & set(sent)
        after = [*sent, *(one.key for one in new)]
        assert after[: len(sent)] == sent
        assert set(after) >= {one.key for one in plan.entries}
        parties = [one.place for one in new if one.heading is not Heading.WITHHELD]
        assert parties == sorted(parties)
        sent = after


def test_what_is_withheld_stands_behind_all_else_with_numbers_of_its_own() -> None:
    document = entry(9, 0, Heading.RESPONSE)
    papers, kept = [entry(2, 2), entry(1, 1)], [entry(3, 1, Heading.WITHHELD)]
    plan = Plan(BundleKind.FULL, in_order([document], papers, kept), ())
    assert [one.label for one in plan.entries] == ["", "1", "2", "R1"]
    assert [one.label for one in plan.parties()] == ["", "1", "2"]
    assert label(Heading.WITHHELD, 0) == ""
    assert papers[0].named == "Paper 2, “Łukasz & <b> 2”,"
    assert document.named == "“Łukasz & <b> 9”"


def test_a_paper_that_went_withheld_is_added_openly_once_it_is_in() -> None:
    plan = Plan(BundleKind.FULL, (entry(1, 1),), ())
    assert plan.new([(UUID(int=1), True)]) == plan.entries
    assert plan.new([(UUID(int=1), False)]) == ()


@pytest.mark.parametrize(
    "other",
    [
        Plan(BundleKind.PARTIES, (entry(1, 1), entry(2, 2)), ()),
        Plan(BundleKind.PARTIES, (entry(1, 2),), ()),
        Plan(BundleKind.PARTIES, (replace(entry(1, 1), handled="ruled"),), ()),
        Plan(BundleKind.PARTIES, (replace(entry(1, 1), sha256="other"),), ()),
        Plan(BundleKind.PARTIES, (replace(entry(1, 1), what="Otherwise"),), ()),
        Plan(BundleKind.PARTIES, (replace(entry(1, 1), heading=Heading.SCHEME),), ()),
        Plan(BundleKind.PARTIES, (entry(1, 1),), (("Case", "HB-1"),)),
        Plan(BundleKind.PARTIES, (entry(1, 1),), (), "Something is withheld."),
        Plan(BundleKind.PARTIES, (), ()),
    ],
)
def test_whatever_is_printed_or_ruled_makes_another_mark(other: Plan) -> None:
    plan = Plan(BundleKind.PARTIES, (entry(1, 1),), ())
    assert other.mark != plan.mark
    assert replace(plan, kind=BundleKind.FULL).mark == plan.mark


_PAPERS = st.sets(_IDS)


@given(_PAPERS, _PAPERS, _PAPERS)
def test_what_is_left_to_a_group_stands_there_and_was_never_in_a_sent_bundle_of_the_case(
    papers: set[UUID], held: set[UUID], sent: set[UUID]
) -> None:
    left = left_to_group(papers, held, sent)
    assert left <= papers & held
    assert not left & sent
    assert left != papers or not papers
    if not papers <= held - sent:
        assert left == papers & held - sent


def test_a_shared_paper_has_a_number_of_its_own_and_is_cited_by_it() -> None:
    shared = replace(entry(1, 3), of_group=True)
    assert shared.label == "G3"
    assert shared.named.startswith("Paper G3, ")
    assert cited_elsewhere(3, 40) == "G3, common p. 40"
    assert shared_line("HG-2026-001", 1, 87) == (
        "The papers that the cases of group HG-2026-001 share stand in its bundle 1, pages 1 to 87."
    )


def test_how_papers_elsewhere_are_cited_makes_another_bundle() -> None:
    plan = Plan(BundleKind.PARTIES, (entry(1, 1),), ())
    assert plan.mark != replace(plan, elsewhere=(("2", cited_elsewhere(1, 3)),)).mark
