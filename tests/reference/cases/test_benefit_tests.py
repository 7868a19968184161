"""The tests of Housing Benefit as data: whole, of one limb a key, with no authority made up."""

from pathlib import Path

import pytest

from reviews.config import ROOT
from reviews.domain.cases.kinds import DecisionKind
from reviews.domain.record.evidence import Limb
from reviews.reference.cases.benefit_tests import benefit_tests, load_benefit_tests
from reviews.reference.faults import BenefitTestsFault

READ = (ROOT / "data" / "benefit_tests.toml").read_text("utf-8")
LIMB = '[[tests.limbs]]\nkey = "b"\nask = "?"\nsource = "s"\nheld_by = "h"\n'
TEST = f'[[tests]]\nkey = "a"\nname = "A"\nsource = "s"\n{LIMB}'
GUESSED = '[[tests.limbs.authorities]]\nname = "n"\nsays = "s"\nknown = "guessed"'
KINDS = ", ".join(f'"{one.value}"' for one in DecisionKind)
SHOWN = f'[[shown_by]]\nkinds = [{KINDS}]\nwho = "w"\nwords = "x"\n'


def test_each_test_stands_with_its_limbs_and_rent_stands_apart() -> None:
    every = benefit_tests()
    assert [one.key for one in every.of(apart=False)] == ["exempt", "managed", "refuge", "hostel"]
    assert [one.key for one in every.of(apart=True)] == ["rent"]
    exempt = every.tests[0]
    assert {one.limb for one in exempt.limbs} == set(Limb), "each limb that a record can speak to"
    assert every.limb("managed-receives") is not None
    assert every.limb("nothing") is None


def test_every_limb_is_a_question_with_a_source_and_who_holds_what_shows_it() -> None:
    for test, limb in benefit_tests().limbs():
        assert limb.ask.endswith("?"), limb.key
        assert limb.key.startswith(f"{test.key}-")
        assert not limb.source.endswith(".")
        assert not limb.held_by.endswith(".")
        for one in limb.authorities:
            assert one.says.endswith(".")


def test_each_kind_of_decision_says_who_must_show_it() -> None:
    every = benefit_tests()
    assert every.shown_by(DecisionKind.SUPERSESSION).who == "The council"


def test_it_names_no_source_that_nobody_read() -> None:
    for unread in ("R(H) 7/07", "Allerdale", "CSH/250/2014", "12B", "Sch 7"):
        assert unread not in READ, unread


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (f"{SHOWN}{TEST}", "“checked” must be the date"),
        (f"checked = 2026-11-29\n{TEST}", "at least one “who must show it” is needed"),
        (f"checked = 2026-11-29\n{SHOWN}{TEST}{LIMB}", "the limb “b” stands twice"),
        (f"checked = 2026-11-29\n{SHOWN}{TEST}{TEST}", "the test “a” stands twice"),
        (f'checked = 2026-11-29\n{SHOWN}{TEST}limb = "hours"', "“limb” is “hours”"),
        (
            f"checked = 2026-11-29\n{SHOWN.replace(chr(34) + 'claim' + chr(34) + ', ', '')}{TEST}",
            "“claim” must stand under one “shown_by”",
        ),
        (
            f"checked = 2026-11-29\n{SHOWN}{TEST}{GUESSED}",
            "“known” is “guessed”",
        ),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "benefit_tests.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(BenefitTestsFault, match=fault):
        load_benefit_tests(path)
