"""Outcomes: what may be told of them, when they rest, and where a record stands on a plot."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.config import ROOT
from reviews.domain.board.outcome_plot import MARGIN, WIDTH, plot
from reviews.domain.board.outcomes import Noted, PromptingList, check_noted, check_pause, levels_on
from reviews.domain.board.voices import Voice
from reviews.domain.dates import Span
from reviews.domain.errors import Refused
from reviews.reference.prompting import PromptingFault, load_prompting

TODAY = date(2026, 11, 23)
LISTS = (
    PromptingList(date(2020, 1, 1), (("alone", "Alone"), ("told", "Told"))),
    PromptingList(date(2026, 11, 1), (("alone", "On their own"), ("shown", "Shown how"))),
)
LEVELS = {"alone": "Alone", "told": "Told", "done": "Done for them"}


def _noted(**more: object) -> Noted:
    usual: dict[str, object] = {
        "on": TODAY,
        "prompting": "alone",
        "barrier": "",
        "changed": "",
        "weeks": None,
        "who": "Key worker",
    }
    return Noted(**(usual | more))  # type: ignore[arg-type]  # the fields of a record


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"on": TODAY + timedelta(days=1)}, "on"),
        ({"prompting": "told"}, "prompting"),
        ({"who": " "}, "who"),
        ({"changed": "Cooks each day"}, "weeks"),
        ({"weeks": 8}, "changed"),
    ],
)
def test_a_record_says_who_when_and_over_how_many_weeks(
    more: dict[str, object], field: str
) -> None:
    check_noted(_noted(changed="Cooks", weeks=8), LISTS, TODAY)
    with pytest.raises(Refused) as refused:
        check_noted(_noted(**more), LISTS, TODAY)
    assert refused.value.field == field


def test_the_words_for_help_are_those_of_the_day() -> None:
    assert levels_on(LISTS, date(2026, 10, 31)) == LISTS[0].levels
    assert levels_on(LISTS, date(2026, 11, 1)) == LISTS[1].levels
    check_noted(_noted(on=date(2026, 10, 31), prompting="told"), LISTS, TODAY)
    with pytest.raises(Refused, match="not known before 2020"):
        levels_on(LISTS, date(2019, 12, 31))


def test_a_pause_is_in_the_past_ends_after_it_began_and_meets_no_other() -> None:
    before = [Span(date(2026, 3, 1), date(2026, 3, 9)), Span(date(2026, 10, 1))]
    check_pause(Span(date(2026, 3, 10), date(2026, 3, 20)), before, TODAY)
    for span in (
        Span(date(2026, 4, 2), date(2026, 4, 1)),
        Span(TODAY + timedelta(days=1)),
        Span(date(2026, 4, 1), TODAY + timedelta(days=1)),
        Span(date(2026, 3, 9), date(2026, 3, 12)),
        Span(date(2026, 11, 1), date(2026, 11, 2)),
        Span(date(2026, 4, 1)),
    ):
        with pytest.raises(Refused):
            check_pause(span, before, TODAY)


DAYS = st.dates(date(2025, 1, 1), TODAY)
RECORDS = st.lists(st.tuples(DAYS, st.sampled_from(list(LEVELS)), st.sampled_from(Voice)))


@given(RECORDS, st.lists(st.tuples(DAYS, DAYS).map(sorted), max_size=3))
def test_every_record_stands_on_its_line_in_the_order_of_days(
    records: list[tuple[date, str, Voice]], pauses: list[list[date]]
) -> None:
    found = plot(LEVELS, records, [Span(*one) for one in pauses], TODAY)
    if len(records) < 2:
        assert found is None
        return
    assert found is not None
    down = {line.name: line.y for line in found.lines}
    assert [mark.y for mark in found.marks] == [down[LEVELS[level]] for _, level, _ in records]
    across = sorted(zip([day for day, _, _ in records], [m.x for m in found.marks], strict=True))
    assert [x for _, x in across] == sorted(x for _, x in across)
    assert all(MARGIN - 1 <= mark.x <= WIDTH - MARGIN + 1 for mark in found.marks)
    assert all(0 < line.y < found.height for line in found.lines)
    assert set(found.voices) == {voice for _, _, voice in records}
    assert len(found.bands) == len(pauses)


def test_a_pause_without_an_end_reaches_today() -> None:
    records = [
        (date(2026, 1, 1), "told", Voice.PROVIDER),
        (date(2026, 2, 1), "done", Voice.PROVIDER),
    ]
    found = plot(LEVELS, records, [Span(date(2026, 3, 1))], TODAY)
    assert found is not None
    assert found.to_on == TODAY
    assert found.bands[0].x + found.bands[0].width == WIDTH - MARGIN


def test_the_list_of_the_service_goes_from_least_help_to_most() -> None:
    (first, *_) = load_prompting(ROOT / "data" / "prompting.toml")
    keys = [key for key, _ in first.levels]
    assert (keys[0], keys[-1]) == ("independent", "done-for")
    assert "verbal" in keys


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "checked"),
        ("checked = 2026-11-21", "at least one list"),
        ("checked = 2026-11-21\n[[lists]]\nlevels = [['a', 'A']]", "from_on"),
        ("checked = 2026-11-21\n[[lists]]\nfrom_on = 2026-01-01\nlevels = ['a']", "pairs"),
        ("checked = 2026-11-21\n[[lists]]\nfrom_on = 2026-01-01\nlevels = []", "pairs"),
        (
            "checked = 2026-11-21\n[[lists]]\nfrom_on = 2026-01-01\nlevels = [['a','A'],['a','B']]",
            "twice",
        ),
        (
            "checked = 2026-11-21\n"
            + "[[lists]]\nfrom_on = 2026-01-01\nlevels = [['a', 'A']]\n" * 2,
            "order of their dates",
        ),
    ],
)
def test_a_wrong_list_is_told_in_words(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "prompting.toml"
    path.write_text(text)
    with pytest.raises(PromptingFault, match=fault):
        load_prompting(path)
