"""The text of a checkpoint: read strictly, whatever mail made of it, and signed by whom it says."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.errors import Refused
from reviews.domain.record.checkpoint import (
    COSIGNS,
    Checkpoint,
    Key,
    Signature,
    b64,
    cosigned,
    decoded,
    private_key,
    read,
)

PRIVATE = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
PUBLIC = PRIVATE.public_key().public_bytes_raw()
ORIGIN = "anytown-council/supported-housing-reviews/1f2e3d4c"
KEY = Key(ORIGIN, PUBLIC)
WITNESS = Key("witness-1234abcd", PUBLIC, COSIGNS)
SIGNED = Checkpoint(ORIGIN, 1204, b"r" * 32).sign(PRIVATE)


def with_witness(seconds: int = 1_764_500_000) -> Checkpoint:
    signed = seconds.to_bytes(8, "big") + PRIVATE.sign(cosigned(SIGNED.note, seconds))
    line = Signature(WITNESS.name, WITNESS.id, signed).line
    return read(f"{SIGNED.text}{line}\n")


def test_it_is_text_of_three_lines_and_a_signature() -> None:
    lines = SIGNED.text.split("\n")
    assert lines[:4] == [ORIGIN, "1204", base64.b64encode(b"r" * 32).decode(), ""]
    assert lines[4].startswith(f"— {ORIGIN} ")
    assert lines[5:] == [""]
    assert read(SIGNED.text) == SIGNED
    assert SIGNED.signed_by(KEY)


@pytest.mark.parametrize(
    "mailed",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: f"\ufeff\n\n{text}\n\n",
        lambda text: "\n".join(f"> {line}" for line in text.split("\n")),
        lambda text: "\n".join(f">> {line}".rstrip() for line in text.split("\n")),
        lambda text: text.replace("\n", " \n"),
        lambda text: text.replace("— ", "—\u00a0"),
    ],
)
def test_what_mail_does_to_it_is_let_be(mailed: Callable[[str], str]) -> None:
    assert read(mailed(SIGNED.text)) == SIGNED


@pytest.mark.parametrize(
    ("edited", "told"),
    [
        (lambda _: "", "cut: an empty line"),
        (lambda _: "Dear all,\n\nthanks", "not a checkpoint"),
        (lambda text: text.partition("\n\n")[0], "cut: an empty line"),
        (lambda text: text.replace("1204", "01204"), "not a number"),
        (lambda text: text.replace("1204", "12a4"), "not a number"),
        (lambda text: text.replace("cnJycnJ", "cnJyc", 1), "third line"),
        (lambda text: text.replace("1204\n", ""), "not a checkpoint"),
        (lambda text: text.replace("1204\n", "1204\nmore\n"), "not a checkpoint"),
        (lambda text: text.replace("— ", "- "), "A signature under"),
        (lambda text: text[:-30] + "\n", "A signature under"),
        (lambda text: text + "x" * 20_000, "too long"),
    ],
)
def test_what_is_wrong_is_said(edited: Callable[[str], str], told: str) -> None:
    with pytest.raises(Refused, match=told):
        read(edited(SIGNED.text))


@given(st.integers(0, len(SIGNED.note) - 1), st.integers(1, 127))
def test_any_letter_changed_is_refused_or_not_signed(at: int, by: int) -> None:
    changed = SIGNED.text[:at] + chr(ord(SIGNED.text[at]) ^ by) + SIGNED.text[at + 1 :]
    try:
        found = read(changed)
    except Refused:
        return
    assert found == SIGNED or not found.signed_by(KEY)


def test_another_key_or_name_did_not_sign_it() -> None:
    other = Ed25519PrivateKey.from_private_bytes(b"o" * 32).public_key().public_bytes_raw()
    assert not SIGNED.signed_by(Key(ORIGIN, other))
    assert not SIGNED.signed_by(Key("another", PUBLIC))
    assert SIGNED.cosigned_at(KEY) is None


def test_a_witness_signs_the_time_too() -> None:
    found = with_witness()
    assert found.cosigned_at(WITNESS) == datetime.fromtimestamp(1_764_500_000, UTC)
    line = found.signatures[1]
    later = Signature(line.name, line.key_id, bytes([*line.signed[:7], 255, *line.signed[8:]]))
    moved = Checkpoint(ORIGIN, 1204, b"r" * 32, (later,))
    assert moved.cosigned_at(WITNESS) is None
    assert Checkpoint(ORIGIN, 1205, b"r" * 32, found.signatures).cosigned_at(WITNESS) is None
    assert with_witness(2**63 - 1).cosigned_at(WITNESS) is None


def test_a_key_is_one_line_that_says_when_it_was_changed() -> None:
    assert Key.read(f" {KEY.text}\n") == KEY
    assert Key.read(WITNESS.text) == WITNESS
    assert len(KEY.short.split(" ")) == 4
    for wrong in ("", "a+b", KEY.text[:-4], KEY.text.replace("anytown", "othertown"), "a+b+c"):
        with pytest.raises(Refused, match="key"):
            Key.read(wrong)
        assert Key.known(wrong) is None


def test_the_key_that_signs_is_32_bytes() -> None:
    assert private_key(b64(b"k" * 32)).public_key().public_bytes_raw() == PUBLIC
    with pytest.raises(Refused, match="CHECKPOINT_KEY"):
        private_key(b64(b"k" * 31))


@given(st.binary())
def test_bytes_come_back_from_text(raw: bytes) -> None:
    assert decoded(b64(raw)) == raw
    assert decoded("no!") is None
