"""How the council's own papers cite evidence, and how words of others are kept apart from that."""

import pytest

from reviews.domain.cases.citing import cite, cited, parted, quoted, told_wrong, with_page
from reviews.domain.cases.citing import wrongly_cited as wrong

PAGES = {"1": 7, "12": 214}


def _paged(words: str) -> str:
    return "".join(with_page(part, label, PAGES) for part, label in parted(words))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("See paper 12.", "See paper 12, page 214."),
        ("Paper 1, page 3, and (paper 12)", "Paper 1, page 7, and (paper 12, page 214)"),
        ("paper 12, page 214", "paper 12, page 214"),
        ("paper 9, page 40 is not bound", "paper 9 is not bound"),
        ("wallpaper 12, papers 1 and 12, paper12", "wallpaper 12, papers 1 and 12, paper12"),
        ("paper 120 and paper 12a", "paper 120 and paper 12a"),
        ("", ""),
    ],
)
def test_a_page_is_set_behind_each_paper_and_nothing_else_changes(words: str, said: str) -> None:
    assert _paged(words) == said
    assert "".join(part for part, _ in parted(words)) == words
    assert _paged(said) == said


def test_a_paper_in_another_bundle_is_cited_by_its_number_there() -> None:
    pages: dict[str, int | str] = {"1": 7, "12": "G3, common p. 40"}
    said = (with_page(*one, pages) for one in parted("Paper 12, page 9 and paper 1 and paper 2"))
    assert "".join(said) == ("Paper G3, common p. 40 and paper 1, page 7 and paper 2")


def test_what_others_wrote_cites_nothing_of_ours_and_reads_the_same() -> None:
    words = "They said paper 12 shows it & “paper 1, page 3” <b>"
    assert cited(words) == [12, 1]
    assert cited(quoted(words)) == []
    assert quoted(words).replace("\u00a0", " ") == words
    assert _paged(quoted(words)) == quoted(words)


def test_what_is_cited_and_not_in_is_named() -> None:
    lines = [f"({cite(3)})", "paper 40 | paper 4", "paper 2"]
    assert wrong(lines, {2, 3}) == [4, 40]
    assert told_wrong([4, 40], 3) == (
        "The file cites paper 4 and paper 40, which are not in. The papers that are in go from 1 "
        "to 3. Put the number right."
    )
    assert "which is not in. No paper is in yet." in told_wrong([4], 0)
