"""What officers do about a person, with a keyboard alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, ViewportSize

from reviews.domain.people import Role
from tests.browser.conftest import DESK, Reader
from tests.browser.council import AS_PLAYED, Council, Walk
from tests.browser.keys import Keys

pytestmark = pytest.mark.browser


@pytest.fixture
def width() -> ViewportSize:
    return DESK


@pytest.fixture
def keys(council: Council, walk: Walk, served: str, page: Page, reader: Reader) -> Iterator[Keys]:
    council.enter(page.context, walk.fullest[Role.REVIEWER, "board.needs"].officer, served)
    yield Keys(page, reader)
    council.put_back(AS_PLAYED)


def test_what_matters_about_a_person_is_written_down(keys: Keys, walk: Walk, served: str) -> None:
    keys.open(served + walk.fullest[Role.REVIEWER, "protection.show"].address)
    keys.go("Tell safeguarding")
    keys.tick("What is it about?")
    keys.type("What did you see, or what were you told?", "Nobody came at night.")
    keys.tick("Does the person know that you are passing this on?")
    keys.tick("Do they agree?")
    keys.go("Save, and see whom to ring")
    keys.mend("Say what the person wants to happen", "What does the person want", "To be safe.")
    keys.go("Save, and see whom to ring")
    keys.go("Record the referral")
    keys.type("Who was it referred to?", "Adult safeguarding team")
    keys.tick("How?")
    keys.go("Save")
    assert "The referral is recorded." in keys.words

    keys.open(served + walk.fullest[Role.REVIEWER, "protection.show"].address)
    keys.go("Write down something told in confidence")
    keys.tick("What is it?")
    keys.type("Whose word is it?", "A resident")
    keys.type("How did it reach you?", "Face")
    keys.type("What did they tell you?", "The office is shut at weekends.")
    keys.tick("Who may know who they are?")
    keys.go("Save")
    assert "It is written down." in keys.words

    keys.open(served + walk.fullest[Role.REVIEWER, "board.needs"].address)
    keys.go("Record support")
    keys.type("Whose account is this?", "Staff")
    keys.type("Who, or which document?", "Scheme manager")
    keys.tick("What is told of it?")
    keys.type("What was it?", "Help with the weekly shop.")
    for part, number in {"Day": "2", "Month": "11", "Year": "2026"}.items():
        keys.type(f"When was it so? {part}", number)
    keys.go("Save")
    assert "Help with the weekly shop." in keys.words
