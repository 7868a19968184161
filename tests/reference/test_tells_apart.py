"""What tells people apart: each in words that are looked for, and none so common that all match."""

from pathlib import Path

import pytest

from reviews.domain.letters.recorded import Held, Recorded, Sought
from reviews.reference.faults import TellsApartFault
from reviews.reference.tells_apart import load_traits, traits


def test_each_word_finds_the_trait_by_each_other_word() -> None:
    for trait in traits():
        for word in trait.words:
            recorded = Recorded([Held("a", Sought.NOTED, f"They said {word} once.")], traits())
            assert all(list(recorded.finds(f"of {other} here")) for other in trait.words), trait


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("checked = 2026-11-29", "“traits” must be a table"),
        ("checked = 2026-11-29\n[traits]\ndog = []", "“dog” must be a list of words"),
        ("checked = 2026-11-29\n[traits]\ndog = [1]", "“dog” must be a list of words"),
        ("[traits]\ndog = ['dog']", "“checked” must be the date"),
    ],
)
def test_a_wrong_file_is_named_with_its_fault(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "tells_apart.toml"
    path.write_text(text)
    with pytest.raises(TellsApartFault, match=fault):
        load_traits(path)
