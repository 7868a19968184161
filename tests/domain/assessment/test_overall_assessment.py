"""The words of an assessment, its paragraphs, and what findings are read for."""

from uuid import uuid4

import pytest

from reviews.domain.assessment.overall_assessment import (
    CONCLUSION_ASKS,
    CONCLUSION_THEMES,
    THEMES,
    About,
    check_paragraph,
    theme_of_thing,
    use_of_findings,
)
from reviews.domain.consent.consents import Use
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Role, Viewer
from reviews.reference.code_lists import look_round


def test_every_conclusion_and_theme_has_its_words() -> None:
    assert set(CONCLUSION_ASKS) == set(CONCLUSION_THEMES) == set(About)
    assert {theme for some in CONCLUSION_THEMES.values() for theme in some} == set(THEMES)
    assert {theme_of_thing(kind) for kind in {one.key for one in look_round().things.codes}} == {
        "home",
        "safety",
    }
    assert theme_of_thing("alarms") == "safety"
    assert theme_of_thing("damp-mould") == "home"


@pytest.mark.parametrize("text", ["70", "146", "110", "94-98", "98-100", "110-110"])
def test_paragraphs_of_the_guidance_are_taken(text: str) -> None:
    check_paragraph(text)


@pytest.mark.parametrize("text", ["", "69", "147", "1100", "98-94", "94–98", "ten", "110.", " 110"])
def test_other_paragraphs_are_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        check_paragraph(text)
    assert refused.value.field == "paragraph"


@pytest.mark.parametrize(
    ("roles", "own_team", "use"),
    [
        ({Role.REVIEWER}, True, Use.NOTES),
        ({Role.LEAD_REVIEWER}, True, Use.NOTES),
        ({Role.REVIEWER, Role.BENEFITS_OFFICER}, True, Use.NOTES),
        ({Role.LETTER_OFFICER}, False, Use.TELL_PROVIDER),
        ({Role.LETTER_OFFICER}, True, Use.TELL_PROVIDER),
        ({Role.BENEFITS_OFFICER}, False, Use.SHARE_BENEFITS),
        ({Role.BENEFITS_OFFICER}, True, Use.SHARE_BENEFITS),
        ({Role.LETTER_OFFICER, Role.BENEFITS_OFFICER}, False, Use.SHARE_BENEFITS),
        ({Role.REVIEWER, Role.BENEFITS_OFFICER}, False, Use.SHARE_BENEFITS),
    ],
)
def test_what_an_officer_reads_findings_for(roles: set[Role], use: Use, *, own_team: bool) -> None:
    team = uuid4()
    viewer = Viewer(uuid4(), "Someone", frozenset(roles), frozenset({team} if own_team else ()))
    assert use_of_findings(viewer, team) is use
