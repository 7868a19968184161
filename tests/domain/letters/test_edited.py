from dataclasses import replace
from datetime import date

import pytest

from reviews.documents.letters.specimens import SAMPLES
from reviews.domain.errors import Refused
from reviews.domain.letters.edited import (
    Change,
    Day,
    Point,
    changes,
    check_edited,
    days_in,
    held,
    points,
)
from reviews.domain.letters.kinds import LetterKind, ProviderRecommendations, StillOpen

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


def test_dates_of_two_lines_cannot_change_places() -> None:
    draft = [*DRAFT, "This follows ours of 5 May 2026.", "Tell us by 7 July 2027."]
    turned = [*DRAFT, "This follows ours of 7 July 2027.", "Tell us by 5 May 2026."]
    said = refusal(turned, tuple(draft))
    assert "The date 7 July 2027 stands in another place" in said
    check_edited(draft, [*draft[:-2], "After 7 July 2027:", *draft[-2:]], KEPT, TOLD)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Rewrite each plan.", "Nothing more is asked of you here."),
        ("Two plans.", "One plan."),
        ("Who is asked to act: The landlord", "Who is asked to act: Nobody"),
        ("We have changed this", "We left this"),
        ("Reply by: 1 May 2027\n", ""),
        ("5: Mend the gate.", "5: Leave the gate."),
        ("Recommendation 6\n", ""),
    ],
)
def test_what_is_open_done_and_no_longer_asked_stays_in_a_later_letter(old: str, new: str) -> None:
    sample = SAMPLES[LetterKind.PROVIDER_RECOMMENDATIONS]
    assert isinstance(sample, ProviderRecommendations)
    still = StillOpen(
        2,
        "Rewrite each plan.",
        "Two plans.",
        "The landlord",
        date(2027, 5, 1),
        date(2027, 6, 4),
        "We have changed this.",
    )
    later = replace(
        sample,
        done=("Recommendation 5: Mend the gate.",),
        not_needed=("Recommendation 6",),
        still_open=(still,),
        recommendations=(),
    )
    draft = (
        "What has been done\nRecommendation 5: Mend the gate.\nWhat we no longer ask\n"
        "Recommendation 6\nRecommendation 2, still open\nWhat we ask: Rewrite each plan.\n"
        "What will show it: Two plans.\nWho is asked to act: The landlord\n"
        "Reply by: 1 May 2027\nComplete and show us by: 4 June 2027\nWe have changed this.\n"
        "The landlord can ask us too."
    )
    assert old in draft
    told = points(later)
    check_edited(draft.split("\n"), [*draft.split("\n"), "Thank you."], (), told)
    with pytest.raises(Refused, match=r"Recommendation [256]"):
        check_edited(draft.split("\n"), draft.replace(old, new).split("\n"), (), told)


def test_lines_that_say_whom_to_reach_and_when_we_come_stay() -> None:
    letter = SAMPLES[LetterKind.RESIDENT_LETTER]
    own = "Ring me on 01632 960777."
    letter = replace(letter, letter=replace(letter.letter, covering=own))
    council = letter.council
    tonight = f"Nowhere to stay tonight? It is for {council.out_of_hours_when}."
    stay = (
        "Ring us before you leave: 01632 960142. Do this today.",
        "Write to sian@westmere.example.",
        "Ring 999. You can do this at any time of day or night.",
        tonight,
        f"An advocate helps you. {council.advocacy}",
        f"You can also write to: {council.complaints_address}.",
    )
    draft = [own, "You can ask your support worker.", *stay]
    assert held(letter, draft) == stay
    for line in stay:
        for after in (line.replace("o", "0"), ""):
            changed = [one if one != line else after for one in draft]
            with pytest.raises(Refused) as refused:
                check_edited(draft, changed, (), (), stay)
            assert refused.value.sentence.startswith(f"“{line}” was changed or taken out.")
    check_edited(draft, ["Ring me.", "Ask anyone.", *stay], (), (), stay)
    notice = SAMPLES[LetterKind.VISIT_NOTICE]
    row = "Date: 12 November 2026 | Time: 10am to 3pm | Siân"
    assert held(notice, [row, "We talk to staff."]) == (row,)


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
    assert [one.called for one in found] == [
        "What has been done",
        "What we no longer ask",
        *(f"Recommendation {one.number}" for one in letter.still_open),
        "Recommendation 1",
    ]
    assert letter.recommendations[0].who in found[-1].words
    assert found[-1].dates == ("17 December 2026", "12 March 2027")
    assert len(points(SAMPLES[LetterKind.RESIDENT_LETTER])) == 2
    assert points(SAMPLES[LetterKind.VISIT_NOTICE]) == ()


def test_changes_are_told_line_by_line() -> None:
    assert changes(["a", "b", "c"], ["a", "x", "c", "d"]) == (Change("b", "x"), Change("", "d"))
    assert changes(["a  b"], ["a b"]) == ()
