"""What was looked for is told, and what the record holds none of."""

from reviews.domain.letters.gate import Known
from reviews.domain.letters.looked_for import LookedFor
from reviews.domain.letters.recorded import Held, Sought


def test_what_is_recorded_and_what_is_not_are_told_apart() -> None:
    held = frozenset(
        {
            Held("a", Sought.NAME, "Ann Ash"),
            Held("b", Sought.NAME, "Bo Li"),
            Held("b", Sought.ROOM, "Room 2"),
            Held("", Sought.NOTED, "Of nobody"),
        }
    )
    looked = LookedFor.of(Known(held=held, threshold=7))
    assert looked.people == 2
    assert f"{Sought.NAME.words}: 2" in looked.recorded
    assert f"{Sought.ROOM.words}: 1" in looked.recorded
    assert Sought.CONTACT.words in looked.not_recorded
    assert Sought.NAME.words not in looked.not_recorded
    assert any("fewer than 7 people" in one for one in looked.shapes)
    assert LookedFor.restored(looked.stored) == looked
