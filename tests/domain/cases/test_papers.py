"""What goes in: headings, what a decision must say, and who may take one."""

from uuid import UUID

import pytest

from reviews.domain.cases.kinds import Inclusion
from reviews.domain.cases.papers import (
    Heading,
    Weighed,
    heading_of,
    holds_both,
    list_mark,
    taken,
    why_not_theirs,
)
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.record.evidence import EvidenceKind

CLAIMANT, OTHER = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("kind", "came_as", "item", "resident", "heading"),
    [
        (EvidenceKind.FILE, Heading.APPEAL, "", CLAIMANT, Heading.APPEAL),
        (EvidenceKind.FILE, Heading.DECISIONS, "", None, Heading.DECISIONS),
        (EvidenceKind.FILE, None, "model-agreement", None, Heading.CLAIM),
        (EvidenceKind.FILE, None, "policies", None, Heading.SCHEME),
        (EvidenceKind.OBSERVATION, None, "", None, Heading.SCHEME),
        (EvidenceKind.ACCOUNT, None, "", CLAIMANT, Heading.PERSON),
        (EvidenceKind.ACCOUNT, None, "", OTHER, Heading.OTHERS),
        (EvidenceKind.LETTER, None, "", OTHER, Heading.OTHERS),
        (EvidenceKind.LETTER, None, "", CLAIMANT, Heading.CORRESPONDENCE),
        (EvidenceKind.ACKNOWLEDGEMENT, None, "", None, Heading.CORRESPONDENCE),
    ],
)
def test_papers_stand_under_the_headings_of_a_response(
    kind: EvidenceKind, came_as: Heading | None, item: str, resident: UUID | None, heading: Heading
) -> None:
    found = heading_of(kind, came_as=came_as, item=item, resident_id=resident, claimant_id=CLAIMANT)
    assert found is heading


def test_headings_stand_in_the_order_of_a_response() -> None:
    assert [one.value for one in Heading] == [
        *("response", "appeal", "decisions", "revision", "claim", "scheme", "person", "others"),
        *("correspondence", "withheld"),
    ]


@pytest.mark.parametrize(
    ("inclusion", "asked"),
    [
        (Inclusion.IN, []),
        (Inclusion.NOT_RELEVANT, ["why"]),
        (Inclusion.APPLICATION, ["harm", "to_whom", "proportionate"]),
    ],
)
def test_each_decision_asks_for_its_own_reasons(inclusion: Inclusion, asked: list[str]) -> None:
    assert [name for name, _ in Weighed(inclusion, *["  "] * 4).lacking] == asked
    assert Weighed(inclusion, *["Said "] * 4).lacking == []
    kept = Weighed(inclusion, *["Said "] * 4).reasons
    assert {name for name, words in kept.items() if words == "Said"} == {"why", *asked}


@pytest.mark.parametrize(
    ("roles", "both"),
    [
        ({Role.DISCLOSURE_OFFICER}, False),
        ({Role.DISCLOSURE_OFFICER, Role.DATA_PROTECTION_OFFICER}, False),
        ({Role.DISCLOSURE_OFFICER, Role.REVIEWER}, True),
        ({Role.DISCLOSURE_OFFICER, Role.LEAD_REVIEWER}, True),
        ({Role.DISCLOSURE_OFFICER, Role.BENEFITS_OFFICER}, True),
    ],
)
def test_one_person_holds_both_only_where_the_council_says_so(
    roles: set[Role], *, both: bool
) -> None:
    viewer = Viewer(CLAIMANT, "Bo Th", frozenset(roles), frozenset())
    assert holds_both(viewer) is both
    assert bool(why_not_theirs(viewer, both=False)) is both
    assert why_not_theirs(viewer, both=True) == ""


def test_a_list_in_another_order_is_another_list() -> None:
    assert list_mark([CLAIMANT, OTHER]) == list_mark(iter([CLAIMANT, OTHER]))
    assert list_mark([CLAIMANT, OTHER]) != list_mark([OTHER, CLAIMANT])


def test_the_second_officer_is_told_who_was_first() -> None:
    assert taken(["Sec Ond", "An Other", "Sec Ond"]).startswith("An Other and Sec Ond decided")
