"""The sheet on good support says what is needed, in plain words that promise nothing."""

from pathlib import Path

import pytest

from reviews.domain.letters.rights import promise
from reviews.reference.faults import GoodSupportFault
from reviews.reference.good_support import good_support, load_good_support

BEGUN = 'title = "x"\nbefore = "y"\n[[parts]]\nheading = "h"\n'
LONGEST = 25
"""How many words a sentence of the sheet has at most."""


def test_no_word_of_the_sheet_promises() -> None:
    sheet = good_support()
    assert len(sheet.parts) >= 5
    assert [one for one in sheet.said() if promise(one)] == []


def test_its_sentences_are_short() -> None:
    for part in good_support().parts:
        for line in part.lines:
            assert max(len(one.split()) for one in line.split(".")) <= LONGEST, line


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('title = "x"\nbefore = "y"', "at least one part is needed"),
        ('title = "x"\n[[parts]]\nheading = "h"\nlines = ["l"]', "“before” is missing"),
        (
            f"{BEGUN}lines = []",
            "“lines” must be a list",
        ),
        (
            f'{BEGUN}lines = ["You can stay here for good."]',
            "promises that someone can stay",
        ),
    ],
)
def test_a_file_that_lacks_or_promises_is_refused(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "good_support.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(GoodSupportFault, match=fault):
        load_good_support(path)
