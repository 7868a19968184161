"""What happened stands by its day, then as it was recorded; both sides by the same rule."""

from datetime import date

from reviews.domain.cases.chronology import Happened, brief, lines
from reviews.domain.cases.citing import cited
from tests.domain.cases.printed_pieces import DECIDED, HOSTILE


def _one(day: int, what: str, recorded: int = 4, **more: object) -> Happened:
    days = {"on": date(2026, 5, day), "recorded_on": date(2026, 5, recorded)}
    told: dict[str, object] = {"source": "Resident", "paper": 3, **days, **more}
    return Happened(what=what, **told)  # type: ignore[arg-type]  # the fields of one


def test_it_is_by_day_then_as_it_was_recorded_then_as_given() -> None:
    given = [_one(3, "c", 6), _one(4, "d"), _one(3, "a", 5), _one(3, "b", 5), _one(1, "0")]
    assert [one.what for one in lines(given, DECIDED)] == ["0", "a", "b", "c", "d"]


def test_what_helps_and_what_harms_change_places_and_nothing_else() -> None:
    helps, harms = "They come each week", "Nobody comes"
    one = lines([_one(3, helps), _one(4, harms, 25)], DECIDED)
    other = lines([_one(3, harms), _one(4, helps, 25)], DECIDED)
    swapped = {helps: harms, harms: helps}
    for here, there in zip(one, other, strict=True):
        assert there.what == swapped[here.what]
        rest = ("day", "source", "recorded", "later", "paper")
        assert [getattr(here, name) for name in rest] == [getattr(there, name) for name in rest]


def test_only_what_was_recorded_after_the_decision_is_marked() -> None:
    before, on, after = lines([_one(1, "a", 19), _one(2, "b", 20), _one(3, "c", 21)], DECIDED)
    assert (before.later, on.later) == ("", "")
    assert after.later == "Recorded after the decision"
    assert after.recorded == "21 May 2026"


def test_a_step_of_the_case_is_no_evidence_recorded_late() -> None:
    own, other = lines([_one(25, "a", 26, own=True), _one(26, "b", 26)], DECIDED)
    assert (own.later, other.later) == ("", "Recorded after the decision")


def test_a_step_of_the_case_without_a_paper_says_so() -> None:
    own, other = lines([_one(1, "a", paper=None), _one(2, "b", paper=12)], None)
    assert (own.paper, other.paper) == ("not in the papers", "paper 12")


def test_a_time_says_from_when_to_when_and_one_day_says_itself_once() -> None:
    span, day = lines(
        [_one(1, "a", to_on=date(2026, 6, 2)), _one(2, "b", to_on=date(2026, 5, 2))], None
    )
    assert span.day == "1 May 2026 to 2 June 2026"
    assert day.day == "2 May 2026"


def test_words_of_others_stay_as_they_are_and_cite_nothing() -> None:
    (line,) = lines([_one(1, HOSTILE, source="Paper 4 & <i>")], None)
    assert cited(line.what) == cited(line.source) == []
    assert line.what.replace("\N{NO-BREAK SPACE}", " ") == HOSTILE


def test_what_happened_is_told_in_a_line_and_a_cut_shows() -> None:
    assert brief("Something seen", "Kitchen\n\n Damp ") == "Something seen: Kitchen; Damp"
    assert brief("Told", "So.\nAnd so;\n") == "Told: So. And so"
    assert brief("When was it?", "5 May 2026") == "When was it? 5 May 2026"
    assert brief("A letter") == "A letter"
    cut = brief("Told", "It was so. " * 40)
    assert len(cut) <= 160
    assert cut.endswith(" …")
    assert cut.removesuffix(" …") in "Told: " + "It was so. " * 40, "at the end of a word"
    assert len(brief("x" * 400)) <= 161


def test_what_helps_and_what_harms_is_cut_at_the_same_length() -> None:
    helps, harms = brief("Told", "They help. " * 30), brief("Told", "They harm. " * 30)
    assert helps.replace("help", "harm") == harms
