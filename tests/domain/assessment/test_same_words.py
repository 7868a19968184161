"""The same words in two papers: what is shown is in both, whatever the script or the order."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviews.domain.assessment.same_words import (
    FEW,
    RUN,
    Made,
    Paper,
    Stretch,
    candidates,
    check_made,
    check_several,
    none_found,
    of_several,
    passages,
    words,
)
from reviews.domain.errors import Refused

WORDS = (
    "the to and support plan worker rent garden Łucja żółw مفتاح دعم خطة 🙂 cook weekly "
    "tenancy O’Neill key-work Mondays, home. ŵyneb e\u0301te"
).split()
PHRASES = [" ".join(WORDS[start : start + size]) for start in (0, 2, 11) for size in (2, 5, 11)]
TEXTS = st.lists(st.sampled_from([*PHRASES, *WORDS[:4]]), max_size=14).map(" ".join)
"""Texts that say the same things in other orders, once and again, as plans do."""
FIRST, SECOND = " ".join(WORDS[:11]), " ".join(WORDS[11:])
MOVED = example(f"{FIRST} {SECOND}", f"{SECOND} {FIRST}")
SAID_TWICE = example(" ".join(WORDS), " ".join([*WORDS[:12], "then", *WORDS[9:]]))
LATER_LONGER = example(" ".join(WORDS), " ".join([*WORDS[:6], "then", *WORDS[3:]]))
PLAN = (
    "Will meet the support worker each week to go over money, letters and appointments, "
    "and will be helped to cook two meals a week until it can be done alone."
)


def _paper(number: int, text: str, whose: int | None = None) -> Paper:
    key = UUID(int=number)
    return Paper(key, UUID(int=whose or number), date(2026, 1, 1), text)


def _folded(parts: tuple[Stretch, ...], *, same: bool) -> list[list[str]]:
    return [[word.folded for word in words(part.text)] for part in parts if part.same is same]


def _runs(text: str) -> set[tuple[str, ...]]:
    plain = [word.folded for word in words(text)]
    return {tuple(plain[at : at + RUN]) for at in range(len(plain) - RUN + 1)}


@given(TEXTS, TEXTS)
@SAID_TWICE
@LATER_LONGER
def test_every_passage_is_in_both_word_for_word(one: str, other: str) -> None:
    for passage in passages(one, other):
        assert "".join(part.text for part in passage.one) in one
        assert "".join(part.text for part in passage.other) in other
        same = _folded(passage.one, same=True)
        assert same == _folded(passage.other, same=True)
        assert sum(map(len, same)) == passage.words >= RUN


@given(TEXTS, TEXTS)
def test_a_run_of_words_in_both_is_always_found_and_nothing_less_is_looked_at(
    one: str, other: str
) -> None:
    shared = _runs(one) & _runs(other)
    assert bool(candidates([_paper(1, one), _paper(2, other)])) == bool(shared)
    if shared:
        assert passages(one, other)


@given(TEXTS, TEXTS)
@MOVED
def test_the_order_of_two_texts_makes_no_difference(one: str, other: str) -> None:
    there = [(each.one, each.other, each.words) for each in passages(one, other)]
    back = [(each.other, each.one, each.words) for each in passages(other, one)]
    assert there == back


def test_a_short_piece_gives_way_to_a_longer_one_that_it_runs_into() -> None:
    one = " ".join(f"w{number}" for number in range(20))
    other = " ".join(f"w{number}" for number in [*range(6), *range(3, 13)])
    (passage,) = passages(one, other)
    assert passage.words == 13
    assert _folded(passage.other, same=True)[-1] == [f"w{number}" for number in range(3, 13)]


@given(st.lists(TEXTS, max_size=6), st.randoms())
def test_the_order_of_the_papers_makes_no_difference(texts: list[str], random: object) -> None:
    papers = [_paper(number, text) for number, text in enumerate(texts, 1)]
    found = [(one.id, other.id) for one, other in candidates(papers)]
    random.shuffle(papers)  # type: ignore[attr-defined]  # a Random
    assert [(one.id, other.id) for one, other in candidates(papers)] == found


@given(TEXTS)
def test_an_empty_paper_matches_nothing(text: str) -> None:
    for empty in ("", "  \n", "🙂 🙂 … – !", " ".join("🙂" * 30)):
        assert passages(empty, text) == ()
        assert candidates([_paper(1, empty), _paper(2, text)]) == []


@given(TEXTS, TEXTS)
def test_papers_of_one_resident_are_not_set_beside_each_other(before: str, after: str) -> None:
    papers = [_paper(1, f"{before} {PLAN}", 9), _paper(2, f"{PLAN} {after}", 9)]
    assert candidates(papers) == []


def test_a_plan_copied_with_another_name_is_one_passage_with_the_name_unmarked() -> None:
    one = f"Ann {PLAN} Ann likes the garden."
    other = f"Goals\n\n{PLAN.upper().replace('EACH WEEK', 'EVERY SINGLE WEEK')} Ends."
    (passage,) = passages(one, other)
    assert [part.text for part in passage.one if not part.same] == [" each "]
    assert [part.text for part in passage.other if not part.same] == [" EVERY SINGLE "]
    assert passage.words == len(words(PLAN)) - 1


@pytest.mark.parametrize(
    "text",
    [
        "Będzie spotykać się z opiekunką w każdy poniedziałek rano, żeby omówić rachunki i listy.",
        "سوف يلتقي بعامل الدعم كل أسبوع لمراجعة الفواتير والرسائل والمواعيد ويطبخ وجبتين معه.",
        "Gets up 🙂 at nine, cooks 🍲 porridge, takes the bus 🚌 to town and is home by six.",
    ],
)
def test_any_script_is_compared(text: str) -> None:
    (passage,) = passages(f"A – {text}", f"Przed. قبل. {text}")
    assert "".join(part.text for part in passage.one) == text.rstrip(".") + "."
    assert passage.words == len(words(text))


def test_a_form_filled_in_for_many_gives_a_pair_for_each_and_not_for_each_two() -> None:
    many = [_paper(number, f"{PLAN} Unlike {number}.") for number in range(1, FEW + 12)]
    found = candidates(many)
    assert len(found) == len(many) - 1
    assert {one.id for one, _ in found} == {many[0].id}
    few = many[:FEW]
    assert len(candidates(few)) == FEW * (FEW - 1) // 2


def test_in_a_form_of_many_each_of_two_residents_papers_meets_one_of_the_other() -> None:
    many = [_paper(number, PLAN, whose=1 + number % 2) for number in range(1, FEW + 4)]
    met = {key for pair in candidates(many) for key in (pair[0].id, pair[1].id)}
    assert met == {one.id for one in many}
    assert all(one.whose != other.whose for one, other in candidates(many))


def test_copied_and_to_be_asked_about_need_a_reason_and_a_form_needs_none() -> None:
    check_made(Made.TEMPLATE, "")
    check_made(Made.COPIED, "The provider said so.")
    for made in (Made.ASK, Made.COPIED):
        with pytest.raises(Refused, match="Say why"):
            check_made(made, "  ")


def test_a_look_that_compared_nothing_found_nothing_out() -> None:
    assert "Nothing was compared" in none_found(1, up_to_date=True)
    assert "in common" in none_found(2, up_to_date=True)
    assert "has not been looked at" in none_found(2, up_to_date=False)


def test_papers_of_one_person_alone_are_not_compared() -> None:
    one, other = uuid4(), uuid4()
    assert of_several([one, other, one])
    check_several([one, other])
    with pytest.raises(Refused, match="Nothing was compared"):
        check_several([one, one])
