"""Options that exclude each other: held, hinted, and shown where they were recorded before."""

import pytest

from reviews.domain.accounts.answers import Answer, State, worded
from reviews.domain.accounts.meanings import Meaning
from reviews.domain.accounts.questions import Kind, Option, Question
from reviews.domain.accounts.together import check_together, clash, contradiction, not_together
from reviews.domain.errors import Refused
from reviews.domain.sources import Source

NONE = Option("none", "None of these")
KEY = Option("key", "A <key> & a “lock”, Łukasz 🙂")
DOOR = Option("door", "A door")
BARE = Option("bare", "Only a door frame", Meaning.OF_ITS_OWN, frozenset({"door"}))


def asked(*options: Option, kind: Kind = Kind.CHOICES) -> Question:
    sources = frozenset({Source.STAFF})
    return Question("own-door", kind, "Which?", "90", "home", "Select", sources, options)


WHICH = asked(KEY, DOOR, BARE, NONE)


@pytest.mark.parametrize("keys", [(), ("key",), ("key", "door"), ("key", "bare"), ("none",)])
def test_what_can_stand_together_stands(keys: tuple[str, ...]) -> None:
    assert clash(WHICH, keys) is None
    assert contradiction(WHICH, keys) == ""
    check_together(WHICH, keys)


@pytest.mark.parametrize("keys", [("key", "none"), ("none", "door", "key"), ("door", "bare")])
def test_what_excludes_each_other_is_asked_about(keys: tuple[str, ...]) -> None:
    with pytest.raises(Refused, match="Which is meant") as refused:
        check_together(WHICH, keys)
    assert refused.value.field == "own-door"
    assert all(f"“{WHICH.option_say(key)}”" in refused.value.sentence for key in keys)
    assert "cannot stand beside" in worded(WHICH, Answer(State.GIVEN, keys))


@pytest.mark.parametrize("meaning", [Meaning.NOT_KNOWN, Meaning.NOT_SAID, Meaning.NO])
def test_an_option_that_leaves_no_room_excludes_all_unless_its_set_says_otherwise(
    meaning: Meaning,
) -> None:
    quiet = Option("other", "Something", meaning)
    assert clash(asked(KEY, quiet), ("key", "other")) is not None
    freed = Option("other", "Something", meaning, frozenset())
    assert clash(asked(KEY, freed), ("key", "other")) is None


def test_the_page_tells_it_beforehand() -> None:
    assert not_together(WHICH) == (
        "Do not choose “Only a door frame” together with “A door”. "
        "Choose “None of these” only by itself."
    )
    assert not_together(asked(KEY, DOOR)) == ""


def test_where_one_is_chosen_nothing_is_excluded() -> None:
    assert not_together(asked(KEY, NONE, kind=Kind.CHOICE)) == ""
    assert clash(asked(KEY, NONE, kind=Kind.CHOICE), "none") is None
