from importlib import import_module
from pkgutil import walk_packages

import pytest

import reviews.domain
from reviews.domain.worded import Worded

for module in walk_packages(reviews.domain.__path__, "reviews.domain."):
    import_module(module.name)


@pytest.mark.parametrize("words", Worded.__subclasses__(), ids=lambda words: words.__name__)
def test_every_word_is_said_and_no_two_of_a_list_alike(words: type[Worded]) -> None:
    said = [one.words for one in words]
    assert all(said)
    assert len(set(said)) == len(said)
    assert len({bool(one.hint) for one in words}) == 1, "a list hints at all its words, or at none"


def test_a_word_is_stored_as_it_is_and_offered_as_it_is_read() -> None:
    class Light(Worded):
        RED = "red", "Stop"
        GREEN = "green", "Go on", "when nobody is on the road"

    assert Light("red") is Light.RED
    assert f"{Light.RED}" == Light.RED.value == "red"
    assert (Light.GREEN.words, Light.GREEN.hint) == ("Go on", "when nobody is on the road")
    assert Light.choices() == [("red", "Stop"), ("green", "Go on")]
