"""The matrix on paper: across, tagged, both columns alike; the same words, the same bytes."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2
import pytest

from reviews.documents.matrix_paper import MatrixPaper, matrix_pdf, said
from reviews.domain.cases.kinds import Side
from reviews.domain.cases.matrix import EMPTY_SIDE, MORE_UNSAID, Laid, Looked, laid_out
from reviews.domain.dates import Span
from reviews.domain.errors import Refused
from reviews.domain.record.evidence import Limb
from tests.documents import pdf_words
from tests.domain.cases.test_matrix import MAY, TEST, bearing, piece
from tests.journeys.assessing import AWKWARD

ONE, TWO = piece(title="A rota", words=AWKWARD), piece(title="A plan", words="Twice a week " * 40)


def _laid(first: Side, second: Side) -> tuple[Laid, ...]:
    points = [bearing(ONE.id, first), replace(bearing(TWO.id, second), why=AWKWARD)]
    return laid_out([TEST], [ONE, TWO], points, Looked(Span(), None, {}, {}, None))


def _paper(tests: tuple[Laid, ...]) -> MatrixPaper:
    return MatrixPaper(
        council="Anytown",
        title="For and against",
        dated_on=MAY,
        lines=(("Case", "HB-1"),),
        lacks=("No ground.",),
        tests=tests,
        checked="Check them",
    )


def test_it_is_a_tagged_page_across_with_its_title() -> None:
    with pikepdf.open(io.BytesIO(matrix_pdf(_paper(_laid(Side.FOR, Side.AGAINST))))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        left, bottom, right, top = (float(one) for one in pdf.pages[0].mediabox)
        assert right - left > top - bottom
        words = pdf_words.words(pdf)
    for one in ("HB-1", "Noground.", "Arota", "Aplan", "O’Brien-Łukasz", "ŵŷ", "Checkthem"):
        assert one in words, one


def test_the_columns_swap_whole_and_are_of_one_width() -> None:
    before = said(_paper(_laid(Side.FOR, Side.AGAINST)))
    after = said(_paper(_laid(Side.AGAINST, Side.FOR)))
    (mine,), (theirs,) = before["tests"], after["tests"]
    sides, swapped = mine["limbs"][0].pop("sides"), theirs["limbs"][0].pop("sides")
    assert before == after
    assert [one["name"] for one in sides] == [one["name"] for one in swapped] == ["For", "Against"]
    assert [one["pieces"] for one in sides] == [one["pieces"] for one in reversed(swapped)]
    assert _places(Side.FOR, Side.AGAINST) == _places(Side.AGAINST, Side.FOR)


def _places(first: Side, second: Side) -> list[tuple[float, ...]]:
    """Where the rules of the table stand on the first page, and how many pages there are."""
    drawn = matrix_pdf(_paper(_laid(first, second)))
    with pypdfium2.PdfDocument(drawn) as document:
        kinds = [one for one in document[0].get_objects() if one.type == 2]
        places = sorted(tuple(round(x, 1) for x in one.get_bounds()) for one in kinds)
        return [(float(len(document)),), *places]


def test_a_side_without_evidence_says_so() -> None:
    with pikepdf.open(io.BytesIO(matrix_pdf(_paper(_laid(Side.FOR, Side.FOR))))) as pdf:
        assert EMPTY_SIDE.replace(" ", "") in pdf_words.words(pdf)


def test_that_more_speaks_to_a_question_stands_beside_what_was_weighed() -> None:
    spoken = [replace(one, limb=Limb.NEED) for one in (ONE, TWO)]
    looked = Looked(Span(), None, {}, {}, None)
    some = laid_out([TEST], spoken, [bearing(ONE.id, Side.FOR)], looked)
    with pikepdf.open(io.BytesIO(matrix_pdf(_paper(some)))) as pdf:
        assert MORE_UNSAID.replace(" ", "") in pdf_words.words(pdf)


def test_the_same_words_give_the_same_bytes() -> None:
    paper = _paper(_laid(Side.FOR, Side.BOTH))
    assert matrix_pdf(paper) == matrix_pdf(paper)
    assert matrix_pdf(paper) != matrix_pdf(replace(paper, dated_on=date(2026, 5, 5)))


def test_what_no_font_has_is_named() -> None:
    paper = replace(_paper(()), lines=(("Case", "\U00013080"),))
    with pytest.raises(Refused, match=r"U\+13080"):
        matrix_pdf(paper)
