"""Letters promise only the forms that a council can give, whatever words it has."""

import pytest

from reviews.domain.errors import Refused
from reviews.domain.people.council_settings import CouncilDetails
from reviews.domain.people.formats import Arranged, check_offered, chosen, not_switched_on, offered

OLD_DEFAULT = (
    "We can send it in large print, Easy Read or plain text, as a web page, in braille, as "
    "audio or in British Sign Language. We can have it put into your language."
)


def test_what_is_made_here_is_always_promised_and_nothing_else() -> None:
    said = offered("", ())
    assert said == "We can send it in large print, as plain text or as a web page."
    assert not not_switched_on(said, ())


@pytest.mark.parametrize("one", Arranged)
def test_each_form_is_promised_once_it_is_switched_on(one: Arranged) -> None:
    assert one not in not_switched_on(offered("", {one}), {one})
    assert not_switched_on(offered("", {one}), ()) == (one,)


def test_with_everything_switched_on_all_is_said() -> None:
    assert offered("", set(Arranged)) == (
        "We can send it in large print, as plain text, as a web page, in Easy Read, in braille, "
        "as audio or in British Sign Language. We can put it into your language."
    )


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Ask for EASY  READ.", Arranged.EASY_READ),
        ("We do Easy-Read.", Arranged.EASY_READ),
        ("We do easyread.", Arranged.EASY_READ),
        ("An easier to read one is here.", Arranged.EASY_READ),
        ("Braille on request", Arranged.BRAILLE),
        ("a recording of it", Arranged.AUDIO),
        ("On CD", Arranged.AUDIO),
        ("in BSL", Arranged.BSL),
        ("sign language", Arranged.BSL),
        ("We translate it.", Arranged.TRANSLATION),
        ("It can be in your language", Arranged.TRANSLATION),
        ("in other languages", Arranged.TRANSLATION),
    ],
)
def test_own_words_that_name_another_form_are_refused(words: str, named: Arranged) -> None:
    assert not_switched_on(words, ()) == (named,)
    with pytest.raises(Refused, match=named.words) as refused:
        check_offered(words, ())
    assert refused.value.field == "formats_offered"
    check_offered(words, {named})
    assert offered(words, {named}) == words


@pytest.mark.parametrize("words", ["We can read it to you by phone.", "Larger print & ŵ <b>", ""])
def test_own_words_that_name_none_stand(words: str) -> None:
    check_offered(words, ())
    assert offered(words, ()) == (words or offered("", ()))


def test_a_council_of_before_promises_only_what_it_switches_on() -> None:
    before = CouncilDetails(formats_offered=OLD_DEFAULT)
    assert before.formats == offered("", ())
    after = CouncilDetails(formats_offered=OLD_DEFAULT, formats_given=" ".join(Arranged))
    assert after.formats == OLD_DEFAULT


def test_what_is_stored_is_read_back() -> None:
    assert chosen("easy-read bsl") == {Arranged.EASY_READ, Arranged.BSL}
    assert chosen("") == frozenset()
