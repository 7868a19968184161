"""A line of the council's own lacks what is taken out of the papers that it cites, and no more."""

from reviews.domain.cases.cited_less import cited_less
from reviews.domain.cases.redacting import IN_PLACE
from reviews.domain.cases.response import Fact, Reason
from reviews.domain.cases.witness_statement import Heard

_GONE = {3: ("Quixley", "3"), 12: ("Ann",)}


def _fact(paper: str) -> Fact:
    return Fact(3, "3 May 2026", "Quixley said", "Quixley came", paper, ("As Quixley says",))


def test_every_text_of_a_line_lacks_what_is_taken_out_of_its_paper() -> None:
    found = cited_less((_fact("paper 3"), _fact("paper 4")), _GONE)
    gone = f"{IN_PLACE} came"
    assert found[0] == Fact(
        3, f"{IN_PLACE} May 2026", f"{IN_PLACE} said", gone, "paper 3", (f"As {IN_PLACE} says",)
    )
    assert found[1] == _fact("paper 4")


def test_a_text_that_cites_a_paper_is_a_line_and_still_cites_it() -> None:
    told = ("Fact 1 (paper 3): Quixley comes", "Fact 2 (paper 4): Quixley comes")
    found = cited_less(Reason("Quixley?", told, ("Ann (paper 12)",), (), ""), _GONE)
    assert found.favour == (f"Fact 1 (paper 3): {IN_PLACE} comes", told[1])
    assert found.against == (f"{IN_PLACE} (paper 12)",)
    assert found.ask == "Quixley?"


def test_what_was_cut_short_within_a_name_lacks_it_too() -> None:
    assert cited_less("Seen by Quix … (paper 3)", _GONE) == f"Seen by {IN_PLACE}… (paper 3)"


def test_a_line_within_a_line_lacks_what_either_lacks() -> None:
    heard = Heard("", "Ann and Quixley", "", "", "paper 12", ())
    assert cited_less(heard, _GONE).what == f"{IN_PLACE} and Quixley"
