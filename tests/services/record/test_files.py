"""Files as they are kept: under which name, and with a small picture made once."""

import io

import pytest
from PIL import Image

from reviews.domain.errors import Refused
from reviews.files import pictures
from reviews.files.kinds import FileKind
from reviews.services.record import files
from reviews.services.record.files import safe_name, small, take_in
from reviews.services.review.requests import receive_document
from reviews.store.tables import StoredFile
from tests.bad_files import large_picture
from tests.build import Build
from tests.client import Client
from tests.journeys.visits.test_on_visit import picture

JPEG = FileKind("image/jpeg", "jpg")
UNSEEN = (
    *"\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\u061c",
    *"\u034f\u115f\u2800\u3164\uffa0\ufe0f\U000e0041",
)


@pytest.mark.parametrize("mark", UNSEEN, ids=lambda one: f"U+{ord(one):04X}")
def test_no_name_holds_what_nobody_sees(mark: str) -> None:
    assert safe_name(f"photo{mark}gpj.exe", JPEG) == "photogpj.jpg"


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("O’Brien-Łukasz ŵ 🙂.pdf", "O’Brien-Łukasz ŵ 🙂.jpg"),
        ("سلام.jpg", "سلام.jpg"),
        ("C:\\Users\\me\\a.jpg", "a.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("\u202e.exe", "file.jpg"),
        ('a<b>:"|?*.jpg', "ab.jpg"),
    ],
)
def test_a_name_stays_as_it_was_read(sent: str, shown: str) -> None:
    assert safe_name(sent, JPEG) == shown


def test_a_small_picture_is_made_once(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    store = build.house.files
    photo = take_in(store, "door.jpg", picture(), 1_000_000)
    first = small(store, photo.kept.bytes_id)
    monkeypatch.setattr(files, "small_picture", None)
    assert small(store, photo.kept.bytes_id) == first
    with Image.open(io.BytesIO(first)) as made:
        assert made.size == (640, 360)


def test_a_picture_of_before_the_limit_is_given_out_whole_and_no_small_one_is_made(
    client: Client, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = build.team()
    officer = build.officer(team=team)
    review = build.review(officer, build.scheme(team))
    with monkeypatch.context() as before:
        before.setattr(pictures, "MOST_PIXELS", 500_000_000)
        before.setattr(Image, "MAX_IMAGE_PIXELS", 500_000_000)
        photo = take_in(build.house.files, "plan.png", large_picture(), 1_000_000)
    told = {"item": "", "about": "Plan", "true_on": None}
    build.do(receive_document, officer, review, photo, **told)
    [row] = build.rows(StoredFile)
    client.sign_in(officer)
    monkeypatch.setattr(Image.Image, "load", None)
    whole = client.download(f"/files/{row.id}")
    assert whole.data == large_picture()
    assert whole.headers["Content-Length"] == str(len(large_picture()))
    said = client.download(f"/files/{row.id}/picture")
    assert said.mimetype == "image/svg+xml"
    assert "No small picture is made" in said.text
    with pytest.raises(Refused):
        small(build.house.files, row.bytes_id)
    assert build.house.files.small(row.bytes_id) is None
