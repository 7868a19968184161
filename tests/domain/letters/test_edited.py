from dataclasses import replace

import pytest

from reviews.documents.letters.specimens import SAMPLES
from reviews.domain.errors import Refused
from reviews.domain.letters.edited import Change, Day, Point, changes, check_edited, days_in, points
from reviews.domain.letters.kinds import LetterKind, ProviderRecommendations

FIRST = Point(
    "Recommendation 1", "1", ("Write plans again.", "Two plans."), ("1 May 2027", "4 June 2027")
)
SECOND = Point(
    "Recommendation 2", "2", ("Keep a rota.", "The rota."), ("1 May 2027", "9 July 2027")
)
TOLD = (FIRST, SECOND)
KEPT = ("Dafydd Pŵel", "Date: 3 April 2027")
ROW = "{} | {} | {} | {} | {}"
DRAFT = (
    "Dafydd Pŵel",
    "Date: 3 April 2027",
    "Dear Dafydd",
    "We visited on 12 March 2027.",
    "No. | What | Evidence | Reply by | Complete by",
    ROW.format(1, *FIRST.words, *FIRST.dates),
    ROW.format(2, *SECOND.words, *SECOND.dates),
    "Yours sincerely",
)
RECORDS = (
    *DRAFT[:4],
    "Recommendation 1",
    "What we ask: Write plans again.",
    "What will show it: Two plans.",
    "Reply by 1 May 2027",
    "Show us by 4 June 2027",
    "Recommendation 2",
    "What we ask: Keep a rota.",
    "What will show it: The rota.",
    "Reply by 1 May 2027",
    "Show us by 9 July 2027",
    "Yours sincerely",
)


def edited(draft: tuple[str, ...], old: str, new: str) -> list[str]:
    """The draft with some words put in other words throughout; lines emptied are gone."""
    made = [line.replace(old, new) for line in draft]
    assert made != list(draft)
    return [line for line in made if line]


def refusal(after: list[str], draft: tuple[str, ...] = DRAFT) -> str:
    with pytest.raises(Refused) as refused:
        check_edited(draft, after, KEPT, TOLD)
    assert refused.value.field == "file"
    return refused.value.sentence


@pytest.mark.parametrize("draft", [DRAFT, RECORDS])
def test_other_words_are_an_officer_s_own(draft: tuple[str, ...]) -> None:
    check_edited(
        draft, edited(draft, "Yours sincerely", "With <thanks> & “diolch”, ŵ 🙂"), KEPT, TOLD
    )
    check_edited(draft, [*draft, "A new line about 12 March 2027."], KEPT, TOLD)
    check_edited(draft, edited(draft, "Dear Dafydd", "Dear  Dafydd\nPŵel"), KEPT, TOLD)


@pytest.mark.parametrize("draft", [DRAFT, RECORDS])
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("4 June 2027", "11 June 2027", "The date 4 June 2027 was changed to 11 June 2027"),
        ("4 June 2027", "9 July 2027", "4 June 2027 was changed to 9 July 2027"),
        ("4 June 2027", "4 June 2028", "changed to 4 June 2028"),
        ("Write plans again.", "Write some plans again.", "Recommendation 1 is not as the record"),
        ("Two plans.", "Twelve plans.", "Recommendation 1 is not as the record"),
        ("Date: 3 April", "Date: 4 April", "changed to 4 April 2027"),
        ("Dafydd Pŵel", "Someone Else", "“Dafydd Pŵel” was changed or taken out"),
        ("on 12 March 2027", "on 13 March 2027", "13 March 2027 is not in the draft"),
        ("on 12 March 2027", "in spring", "12 March 2027 was changed or taken out"),
        ("on 12 March 2027", "on 1 May 2027", "12 March 2027 was changed or taken out"),
        ("12 March 2027", "12/3/2027 and 14.3.27", "14 March 2027 is not in the draft"),
    ],
)
def test_a_date_or_a_recommendation_that_differs_from_the_record_is_named(
    draft: tuple[str, ...], old: str, new: str, said: str
) -> None:
    assert said in refusal(edited(draft, old, new), draft)


def test_a_recommendation_may_not_vanish() -> None:
    without = [line for line in DRAFT if "Keep a rota" not in line]
    assert "Recommendation 2 is no longer in the letter" in refusal(without)
    without = [*RECORDS[:9], RECORDS[-1]]
    assert "Recommendation 2" in refusal(without, RECORDS)


def test_recommendations_keep_their_numbers_and_their_order() -> None:
    turned = [*DRAFT[:5], DRAFT[6], DRAFT[5], DRAFT[7]]
    assert "another place" in refusal(turned)
    assert "Recommendation 2 is not as" in refusal(edited(DRAFT, "2 | Keep", "3 | Keep"))
    assert "Recommendation 2" in refusal(edited(RECORDS, "Recommendation 2", "Item 5"), RECORDS)


def test_dates_of_two_recommendations_cannot_change_places() -> None:
    swapped = edited(DRAFT, "4 June 2027", "X")
    swapped = [
        one.replace("9 July 2027", "4 June 2027").replace("X", "9 July 2027") for one in swapped
    ]
    assert "Recommendation 1" in refusal(swapped)


def test_a_file_that_says_the_same_is_told_so() -> None:
    assert "says the same" in refusal([f" {line} " for line in DRAFT])


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("by 3 March 2027.", [(3, 3, 2027)]),
        ("on the 3rd of March", [(3, 3, None)]),
        ("March 3rd, 2027", [(3, 3, 2027)]),
        ("3 Sept 2027", []),
        ("3 Sep 2027", [(3, 9, 2027)]),
        ("12 and 19 November 2026", [(19, 11, 2026), (12, 11, 2026)]),
        ("03/04/2027 or 2027-04-03 or 3.4.27", [(3, 4, 2027)] * 3),
        ("You may 5 times ring 01632 960 100 at 10.30", []),
        ("version 1.2.3.4, 40/50/6000", [(40, 50, 2000)]),
    ],
)
def test_dates_are_read_however_they_are_written(text: str, days: list[Day]) -> None:
    assert sorted(days_in(text), key=str) == sorted(days, key=str)


def test_the_points_of_letters_are_the_record_s() -> None:
    letter = SAMPLES[LetterKind.PROVIDER_RECOMMENDATIONS]
    assert isinstance(letter, ProviderRecommendations)
    found = points(replace(letter, recommendations=letter.recommendations[:1]))
    assert [one.called for one in found] == ["Recommendation 1"]
    assert found[0].dates == ("17 December 2026", "12 March 2027")
    assert len(points(SAMPLES[LetterKind.RESIDENT_LETTER])) == 2
    assert points(SAMPLES[LetterKind.VISIT_NOTICE]) == ()


def test_changes_are_told_line_by_line() -> None:
    assert changes(["a", "b", "c"], ["a", "x", "c", "d"]) == (Change("b", "x"), Change("", "d"))
    assert changes(["a  b"], ["a b"]) == ()
