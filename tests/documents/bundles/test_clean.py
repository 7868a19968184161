"""Whatever place of a PDF holds words that were taken out, it is found, and told without them."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from reviews.documents.bundles import clean
from reviews.documents.bundles.clean import check_clean, check_paper
from reviews.documents.bundles.parts import TakenOut
from reviews.domain.cases.redacting import letters_of, words_of
from reviews.domain.errors import Refused
from tests.services.cases.papers_in import pdf

from . import planted
from .planted import BESIDE, DRAWN, NAME

PLACES = 7
"""Where pdf-redaction-check reads all the words of a file."""
_WORDS = words_of(f"{NAME}\nZbigniew\nQuixley")


def _saved(made: pikepdf.Pdf, folder: Path) -> Path:
    path = folder / "source.pdf"
    made.save(path)
    return path


@pytest.mark.parametrize("made", [*DRAWN, *BESIDE], ids=lambda one: one.__name__)
def test_each_place_that_holds_a_name_is_told_without_it(
    made: Callable[[], pikepdf.Pdf], tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        check_paper(_saved(made(), tmp_path), _WORDS)
    said = str(refused.value).lower()
    assert "zbigniew" not in said
    assert "quixley" not in said


def test_a_paper_without_the_words_is_clean(tmp_path: Path) -> None:
    made = planted.content()
    path = _saved(made, tmp_path)
    check_paper(path, words_of("Somebody Else\nPage\nParent\nIdentity\nWidth\nAnn\nor"))


def _bundle(folder: Path, *papers: pikepdf.Pdf) -> Path:
    bundle = pikepdf.new()
    for one in papers:
        bundle.pages.extend(one.pages)
    with bundle.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("12. Account, page 1", 0))
    path = folder / "bundle.pdf"
    bundle.save(path)
    return path


def test_only_the_pages_of_the_paper_itself_are_without_the_words(tmp_path: Path) -> None:
    bundle = _bundle(tmp_path, planted.alt(), planted.content(), planted.alt())
    check_clean(bundle, [TakenOut("Paper 12", 3, 1, _WORDS)], ["Account", "account.pdf"])
    with pytest.raises(Refused) as refused:
        check_clean(bundle, [TakenOut("Paper 12", 2, 2, _WORDS)], [])
    assert str(refused.value) == (
        "Paper 12, page 2: words that were to be taken out are still there."
    )


def test_bookmarks_lines_of_the_index_and_names_of_files_are_looked_through(tmp_path: Path) -> None:
    taken = [TakenOut("Paper 12", 1, 1, _WORDS)]
    bundle = _bundle(tmp_path, planted.alt())
    with pytest.raises(Refused, match=r"Paper 12: .* a line of the index or the name of a file"):
        check_clean(bundle, taken, ["an-account-by-zbigniew.pdf"])
    with pikepdf.open(bundle, allow_overwriting_input=True) as pdf:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(NAME, 0))
        pdf.save(bundle)
    with pytest.raises(Refused, match="a bookmark"):
        check_clean(bundle, taken, [])


def test_what_stays_is_read_once_however_much_there_is_to_look_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = list[str]()

    def counted(text: str) -> str:
        read.append(text)
        return letters_of(text)

    made = planted.content()
    for _ in range(3):
        made.pages.append(made.pages[0])
    monkeypatch.setattr(clean, "letters_of", counted)
    check_paper(_saved(made, tmp_path), words_of("Somebody Else"))
    whole = [text for text in read if text.count("Zbigniew") == len(made.pages)]
    assert len(whole) <= PLACES, "all that stays is read for each string of the file"


def test_a_page_among_more_than_can_be_drawn_is_looked_through(tmp_path: Path) -> None:
    made, blank = planted.content(), pikepdf.new()
    blank.add_blank_page()
    for _ in range(500):
        made.pages.extend(blank.pages)
    path = _saved(made, tmp_path)
    check_clean(path, [TakenOut("Paper 1", 2, 1, _WORDS)], [])
    with pytest.raises(Refused, match="Paper 1, page 1"):
        check_clean(path, [TakenOut("Paper 1", 1, 1, _WORDS)], [])


def test_the_number_of_a_page_and_days_in_an_index_are_no_words_of_a_paper(tmp_path: Path) -> None:
    bundle = _bundle(tmp_path, planted.alt(), pikepdf.open(_numbered(tmp_path, "2")))
    words = ("2", "12", "2026")
    check_clean(bundle, [TakenOut("Paper 12", 2, 1, words)], ["12 May 2026"])
    with pytest.raises(Refused, match="Paper 12, page 2"):
        check_clean(bundle, [TakenOut("Paper 12", 2, 1, ("Seen", "2"))], [])


def _numbered(folder: Path, number: str) -> Path:
    path = folder / "numbered.pdf"
    path.write_bytes(pdf(f"Seen {number}"))
    return path
