"""One rule makes every line of the council's papers: what it says, whose, of when, its paper."""

from datetime import date

import pytest

from reviews.domain.cases.citing import cited
from reviews.domain.cases.paper_lines import by_day, gap, later, told
from reviews.domain.record.evidence import EvidenceKind
from tests.domain.cases.printed_pieces import DECIDED, HOSTILE, piece


def test_a_line_says_whose_it_is_of_when_and_in_which_paper() -> None:
    line = told(piece(), 7, DECIDED)
    assert (line.what, line.words) == ("A finished account:", "She helps me")
    assert line.whose == "Resident, about R-0001"
    assert line.when == "3 May 2026. Recorded on 4 May 2026."
    assert (line.later, line.paper) == ("", "paper 7")


@pytest.mark.parametrize(
    ("starts", "ends", "recorded", "said"),
    [
        (None, None, date(2026, 5, 4), "On which day is not recorded. Recorded on 4 May 2026."),
        (date(2026, 5, 4),) * 3 + ("4 May 2026, and recorded that day.",),
        (date(2026, 1, 1), None, date(2026, 5, 4), "From 1 January 2026. Recorded on 4 May 2026."),
        (
            None,
            date(2026, 2, 1),
            date(2026, 5, 4),
            "From a day that is not recorded to 1 February 2026. Recorded on 4 May 2026.",
        ),
    ],
)
def test_days_that_are_not_known_are_told(
    starts: date | None, ends: date | None, recorded: date, said: str
) -> None:
    one = piece(true_from_on=starts, true_to_on=ends, recorded_on=recorded)
    assert told(one, 1, None).when == said


def test_what_was_recorded_after_the_decision_is_marked_and_the_day_itself_is_not() -> None:
    assert later(DECIDED, DECIDED) == ""
    assert later(date(2026, 5, 21), DECIDED) == "Recorded after the decision"
    assert later(date(2026, 5, 21), None) == "", "no decision, nothing to be after"


def test_words_of_others_cite_none_of_our_papers() -> None:
    of = EvidenceKind.ANSWER
    line = told(piece(HOSTILE, kind=of, whose="Staff, of paper 3", title="See paper 9"), 7, DECIDED)
    every = (line.what, line.words, line.whose, line.when, line.later)
    assert [cited(one) for one in every] == [[]] * 5
    assert cited(line.paper) == [7]
    assert line.words.replace("\N{NO-BREAK SPACE}", " ") == HOSTILE, "and stay as they were"


def test_nobodys_account_says_so_and_a_letter_is_the_councils() -> None:
    assert told(piece(whose=""), 1, None).whose == "It is not recorded whose account it is"
    letter = piece(whose="", source=None, kind=EvidenceKind.LETTER)
    assert told(letter, 1, None).whose == "The council"
    helped = piece(whose="about R-0001", source=None, kind=EvidenceKind.URGENT_HELP)
    assert told(helped, 1, None).whose == "The review team, about R-0001"


def test_the_parts_of_a_record_stand_in_a_line_and_an_answer_as_it_was_given() -> None:
    words = "Given\nEach week.\nKey worker\n"
    record = told(piece(words, kind=EvidenceKind.SUPPORT, title="A record of support"), 1, None)
    assert (record.what, record.words) == ("A record of support:", "Given; Each week. Key worker")
    answer = told(piece(words, kind=EvidenceKind.ANSWER, title="How often?"), 1, None)
    assert (answer.what, answer.words) == ("How often?", words)
    assert told(piece("", title="A file: Rota"), 1, None).what == "A file: Rota"


def test_order_is_by_day_then_as_recorded_and_what_has_no_day_is_last() -> None:
    first, second = piece("1"), piece("2", recorded_on=date(2026, 5, 5))
    ends, none = piece("0", true_from_on=None, true_to_on=date(2026, 5, 1)), piece("3")
    none = piece("3", true_from_on=None, true_to_on=None)
    assert [one.words for one in by_day([none, second, first, ends])] == ["0", "1", "2", "3"]


def test_a_gap_is_never_a_no() -> None:
    assert gap([]) == "No answer or record under this heading is in. That is not the same as a no."
    assert gap([told(piece("No"), 1, None)]) == ""
