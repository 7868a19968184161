"""What of a paper has changed since it was drafted, and what stays as the record has it."""

from dataclasses import replace
from datetime import date

import pytest

from reviews.documents.letters.own_specimens import OWN_SAMPLES
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.own_papers import Held, changed_since, check_held, mark_of
from reviews.domain.cases.response import Named, Response
from reviews.domain.errors import Refused


@pytest.fixture
def paper() -> Response:
    found = OWN_SAMPLES[DocumentKind.RESPONSE]
    assert isinstance(found, Response)
    return found


def test_nothing_changed_where_only_the_day_the_officer_and_their_choices_did(
    paper: Response,
) -> None:
    about = replace(paper.about, date=date(2027, 1, 1), officer="Another", post="")
    later = replace(paper, about=about, asks="Something else", opposed=())
    assert changed_since(mark_of(paper), later) == []


def test_each_part_that_changed_is_named_in_its_order(paper: Response) -> None:
    about = replace(paper.about, tribunal_reference="SC9")
    later = replace(paper, about=about, facts=paper.facts[:1], since=())
    assert changed_since(mark_of(paper), later) == [
        "the references",
        "the facts",
        "what was decided since",
    ]


def test_a_part_that_was_not_marked_then_is_not_named(paper: Response) -> None:
    mark = " ".join(one for one in mark_of(paper).split() if not one.startswith("facts:"))
    assert changed_since(mark, replace(paper, facts=())) == []
    assert changed_since("", paper) == []


HELD = [Held("Day of the decision", "1 May 2026")]


@pytest.mark.parametrize(
    "lines",
    [
        ["Day of the decision | 1 May 2026"],
        ["x", "Day of the decision | 1\u00a0May 2026, as said"],
        ["Day of the decision | 2 May 2025", "Day of the decision | 1 May 2026"],
    ],
)
def test_what_the_record_says_may_stand_among_other_words(lines: list[str]) -> None:
    check_held(HELD, lines)
    check_held([], [])


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["Day of the decision | 2 May 2026"], "The file says “Day of the decision | 2 May 2026”."),
        (
            ["Day of the decision | 11 May 2026"],
            "The file says “Day of the decision | 11 May 2026”.",
        ),
        (["Day of the decision | 1 May 20265"], "“Day of the decision | 1 May 20265”."),
        (["On 1 May 2026 it was decided"], "The file has no such line any more."),
        ([], "The file has no such line any more."),
    ],
)
def test_another_day_or_none_is_refused_by_name(lines: list[str], says: str) -> None:
    with pytest.raises(Refused) as refused:
        check_held(HELD, lines)
    assert refused.value.field == "file"
    assert says in refused.value.sentence
    assert "“1 May 2026” in the record" in refused.value.sentence


def test_a_response_holds_its_references_and_days_where_they_are_recorded(paper: Response) -> None:
    assert [one.called for one in paper.held] == [
        "Our reference",
        "The tribunal’s reference",
        "Day of the decision",
        "The appeal came",
    ]
    unknown = (
        Named("The tribunal’s reference", "Not given yet"),
        Named("Day of the decision", "[Fill in: the day]"),
        Named("Appellant", "Ann"),
    )
    assert replace(paper, front=unknown).held == ()
