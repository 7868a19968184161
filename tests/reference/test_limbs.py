"""Which limb each question speaks to: questions that are there, one limb each, nothing guessed."""

from pathlib import Path

import pytest

from reviews.config import ROOT
from reviews.domain.record.evidence import Limb
from reviews.reference.faults import LimbsFault
from reviews.reference.limbs import limbs, load_limbs
from reviews.reference.question_sets import load_question_sets


def test_every_question_named_is_asked_by_each_version_of_its_set() -> None:
    sets = load_question_sets(ROOT / "data" / "question_sets")
    asked = {one.name: set(one.by_key) for one in sets}
    for one in sets:
        asked[one.name] &= set(one.by_key)
    assert not {(name, key) for name, key in limbs() if key not in asked.get(name, ())}


def test_each_voice_on_a_need_speaks_to_the_limbs_of_the_claimant() -> None:
    found = limbs()
    for name in ("resident-interview", "resident-support", "personal-file", "referrer"):
        assert found[name, "need-help-needed"] is Limb.NEED
        assert found[name, "need-given"] is Limb.TO_CLAIMANT
    assert ("scheme-review", "organisations-support-paid-how") not in found


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('limb = "rent"\n[limbs.questions]\na = ["b"]', "“limb” is “rent”"),
        ('limb = "need"\n[limbs.questions]\na = "b"', "“a” must be a list of keys"),
        ('limb = "need"\n[limbs.questions]\na = ["b", "b"]', "“b” of “a” stands under two limbs"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, wrong: str, told: str) -> None:
    path = tmp_path / "limbs.toml"
    path.write_text(f"checked = 2026-11-29\n[[limbs]]\n{wrong}\n", encoding="utf-8")
    with pytest.raises(LimbsFault, match=told):
        load_limbs(path)
