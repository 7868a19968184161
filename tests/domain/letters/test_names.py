"""A name is looked for in the shapes in which people write it."""

import pytest

from reviews.domain.letters.clues import Clue
from reviews.domain.letters.recorded import Held, Recorded, Sought


def named(text: str, name: str) -> bool:
    recorded = Recorded([Held("a", Sought.NAME, name)])
    return any(one.clue is Clue.NAME for one in recorded.finds(text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Amina Yusuf", "A.Y. told us"),
        ("Amina Yusuf", "A. Y. told us"),
        ("Amina Yusuf", "AY told us"),
        ("Amina Yusuf", "we met A Y there"),
        ("Mary-Jane de Souza", "MJS told us"),
        ("Mary-Jane de Souza", "M.S. told us"),
        ("Łukasz Żak", "LZ told us"),
        ("Gary Potts", "G.P. told us"),
        ("Conor O’Brien", "OBrien told us"),
        ("Conor O’Brien", "O Brien told us"),
        ("Ann Smith-Jones", "smithjones told us"),
        ("Mary Ash", "maryash on the web"),
        ("Amina Yusuf", "the Yusufs told us"),
        ("Jürgen Müller", "Mueller told us"),
        ("Jürgen Müller", "Muller told us"),
        ("Søren Ås", "Soeren told us"),
    ],
)
def test_a_name_is_found_in_its_shapes(name: str, text: str) -> None:
    assert named(text, name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Gary Potts", "Ask the GP about it"),
        ("Hana Bell", "HB is paid to the landlord"),
        ("Amina Yusuf", "Anyone may ask"),
        ("Amina Yusuf", "A yard at the back"),
        ("Will Young", "young people will come"),
        ("Bo Li", "below the line"),
    ],
)
def test_a_word_that_is_no_name_is_not_taken_for_one(name: str, text: str) -> None:
    assert not named(text, name)
