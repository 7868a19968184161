"""A letter as plain text."""

from dataclasses import replace

import pytest

from reviews.documents.letters.blocks import (
    Blocks,
    BulletList,
    Heading,
    Image,
    NumberedList,
    Paragraph,
    Run,
    Table,
    block_lines,
)
from reviews.documents.letters.specimens import SAMPLES
from reviews.documents.letters.text import letter_text
from reviews.documents.letters.word_reader import read_blocks
from reviews.domain.letters.kinds import (
    LetterKind,
)
from tests.documents.conftest import Compiled


@pytest.fixture(params=LetterKind)
def blocks(request: pytest.FixtureRequest, compiled: Compiled) -> Blocks:
    return read_blocks(compiled(request.param).render(SAMPLES[request.param]))


@pytest.fixture
def resident(compiled: Compiled) -> Blocks:
    kind = LetterKind.RESIDENT_LETTER
    return read_blocks(compiled(kind).render(SAMPLES[kind]))


def test_every_word_of_the_letter_is_in_the_text(blocks: Blocks) -> None:
    words = "".join(letter_text(blocks).decode().split())
    for line in [one for block in blocks.body for one in block_lines(block)]:
        for piece in line.split(" | "):
            assert "".join(piece.split()) in words


def test_lines_are_no_longer_than_they_need_be(blocks: Blocks) -> None:
    lines = letter_text(blocks).decode().splitlines()
    assert all(len(line) <= 72 for line in lines)
    assert not any(line != line.rstrip() for line in lines)


def test_the_shape_of_the_text(resident: Blocks) -> None:
    body = (
        Heading(1, "Title"),
        Paragraph((Run("one\ntwo & <three> Łódź 🙂"),)),
        BulletList(((Run("word " * 20),), (Run("b"),))),
        NumberedList(((Run("first"),),)),
        Table(((Run("No."),), (Run("What"),)),
              (((Run("1"),), (Run("this"),)), ((Run("2"),), (Run("that"),))), (1, 1)),
        Image("Arms of the council", b"", 0),
        Image("", b"", 0),
    )  # fmt: skip
    assert letter_text(replace(resident, body=body, footer=("Foot",))).decode() == (
        "Title\n\none\ntwo & <three> Łódź 🙂\n\n"
        "- word word word word word word word word word word word word word word\n"
        "  word word word word word word\n- b\n\n1. first\n\n"
        "No. 1\nWhat: this\n\nNo. 2\nWhat: that\n\n[Picture: Arms of the council]\n\n\n\n\n"
        "Foot\n"
    )


def test_an_address_stands_together_and_a_heading_stands_off(resident: Blocks) -> None:
    text = letter_text(resident).decode()
    assert "Amina Yusuf\nMarigold House\n12 Orchard Road\nWestmere\nWM2 4QT\n\nDate:" in text
    assert "\n\n\nWhat works well?\n\nWe told" in text
