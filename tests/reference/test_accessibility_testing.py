"""The page about accessibility says what the walks of tests/browser do, number by number."""

from reviews.reference.accessibility_testing import accessibility_testing
from tests.client import Client


def test_the_page_says_what_is_tried(client: Client) -> None:
    tried = accessibility_testing()
    said = client.get("/accessibility").words()
    desk, phone = tried.widths
    assert f"{tried.pages} kinds of page are opened in a browser" in said
    assert f"at {desk} and at {phone} pixels wide" in said
    assert f"Of the {tried.forms} forms among them, {tried.spoiled} are sent with nothing" in said
    assert f"{tried.mended} are filled in and sent" in said
