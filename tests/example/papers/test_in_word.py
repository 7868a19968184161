"""A paper finished in Word as an officer does it: places filled in, the law looked up."""

import pytest

from reviews.documents.letters.word_package import DOCUMENT, read_parts, write_parts
from reviews.domain.cases.response import places_left, to_fill_in, to_look_up
from reviews.example.papers.in_word import finished

TOLD = "O’Brien & <Łucja>"


def paper(*paragraphs: str) -> bytes:
    """A Word document with these paragraphs, as far as finishing it looks."""
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    kinds = f'<Types><Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    parts = {"[Content_Types].xml": kinds.encode(), DOCUMENT: f"<w:body>{body}</w:body>".encode()}
    return write_parts(parts)


def words(document: bytes) -> str:
    return read_parts(document)[DOCUMENT].decode()


def test_places_are_filled_in_order_and_law_is_kept_or_taken_out() -> None:
    drafted = paper(
        to_fill_in("why"), to_look_up("An Act, 1999."), to_look_up("Another."), to_fill_in("who")
    )
    made = words(finished(drafted, ["First", TOLD], {"An Act": "Section 1"}))
    assert places_left([made]) == 0
    assert made.index("First") < made.index("Section 1") < made.index("O’Brien &amp; &lt;Łucja&gt;")
    assert "Another" not in made
    assert made.count("<w:p>") == 3


def test_another_number_of_places_stops_the_play() -> None:
    with pytest.raises(LookupError, match="1 places are left in the paper, and 2 are told"):
        finished(paper(to_fill_in("why")), ["one", "two"], {})
