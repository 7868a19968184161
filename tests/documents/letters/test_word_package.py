import io
import zipfile

import pytest

from reviews.documents.letters import word_package
from reviews.documents.letters.word_package import (
    DOCUMENT,
    carried_along,
    read_parts,
    write_parts,
)
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterKind
from tests.documents.conftest import template_bytes

TYPES = "[Content_Types].xml"
RELS = "word/_rels/settings.xml.rels"


def parts() -> dict[str, bytes]:
    return read_parts(template_bytes(LetterKind.VISIT_NOTICE))


def linking(kind: str, mode: str = "External") -> dict[str, bytes]:
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship TargetMode="{mode}" Id="rId1" Target="https://elsewhere.example/x" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
        "</Relationships>"
    )
    return parts() | {RELS: link.encode()}


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bomb = write_parts(parts() | {"word/media/x.png": bytes(65 * 1024**2)})
    assert len(bomb) < 1_000_000
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    with pytest.raises(Refused, match="more than 100 times its size"):
        read_parts(bomb)


def test_a_letter_is_held_to_less_than_other_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "_MOST_MB", 0)
    with pytest.raises(Refused, match="more than 0 MB, which no letter needs"):
        read_parts(write_parts(parts()))


def test_a_document_of_thousands_of_parts_is_refused() -> None:
    many = parts() | {f"customXml/item{n}.xml": b"<x/>" for n in range(2001)}
    with pytest.raises(Refused, match="more than 64 MB"):
        read_parts(write_parts(many))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            b"wordprocessingml.document.main",
            b"ms-word.document.macroEnabled.main",
            r"holds macros \(.docm",
        ),
        (
            b"wordprocessingml.document.main",
            b"wordprocessingml.template.main",
            r"Word template \(.dotx\)",
        ),
    ],
)
def test_other_kinds_of_file_are_called_what_they_are(old: bytes, new: bytes, said: str) -> None:
    made = parts() | {TYPES: parts()[TYPES].replace(old, new)}
    with pytest.raises(Refused, match=said):
        read_parts(write_parts(made))


def test_an_old_or_locked_document_is_said_to_be_one() -> None:
    with pytest.raises(Refused, match="locked with a password"):
        read_parts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))


def test_a_part_that_can_grow_without_end_is_refused() -> None:
    grows = b'<!DOCTYPE w [<!ENTITY a "aaaa">]>' + parts()[DOCUMENT]
    with pytest.raises(Refused, match="not saved by Word"):
        read_parts(write_parts(parts() | {DOCUMENT: grows}))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("word/vbaProject.bin", "macros"),
        ("word/activeX/activeX1.xml", "control"),
        ("word/embeddings/sheet.xlsx", "a file inside it"),
        ("word/webextensions/taskpanes.xml", "add-in"),
        ("word/afchunk1.htm", "another document"),
    ],
)
def test_what_must_not_go_out_with_a_letter_is_named(name: str, said: str) -> None:
    assert [said in one for one in carried_along(parts() | {name: b""})] == [True]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("image", "picture that is kept elsewhere"),
        ("attachedTemplate", "attached to another file"),
        ("oleObject", "fetches something kept elsewhere (oleObject)"),
        ("frame", "fetches something kept elsewhere (frame)"),
    ],
)
def test_what_is_fetched_from_elsewhere_is_named(kind: str, said: str) -> None:
    assert [said in one for one in carried_along(linking(kind))] == [True]


def test_links_that_are_read_and_parts_of_its_own_are_no_fault() -> None:
    assert list(carried_along(parts())) == []
    assert list(carried_along(linking("hyperlink"))) == []
    assert list(carried_along(linking("image", "Internal"))) == []


def test_the_parts_come_back_as_they_went_in() -> None:
    with zipfile.ZipFile(io.BytesIO(write_parts(parts()))) as package:
        assert package.testzip() is None
    assert read_parts(write_parts(parts())) == parts()
