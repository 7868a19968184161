"""Checkpoints: how many events the record held and their root, signed, as text that can leave.

The text is a C2SP checkpoint (c2sp.org/tlog-checkpoint), which is a signed note
(c2sp.org/signed-note): origin, size and root on three lines, an empty line, and a line for each
signature. A witness adds a cosignature of its own (c2sp.org/tlog-cosignature, version 1).
"""

import base64
import binascii
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from reviews.domain.errors import Refused

from .base32 import fours, mark

SIGNS, COSIGNS = 1, 4
"""What a key is for, as C2SP numbers it: a record's checkpoints, or a witness's cosignatures."""

LONGEST = 16_384
"""How many characters a checkpoint may have: as many as sixteen witnesses could need."""

_DASH = "\u2014"
_LINE = re.compile(rf"{_DASH} ([^\s+]+) ([A-Za-z0-9+/]+={{0,2}})")
_SIZE = re.compile(r"0|[1-9][0-9]{0,17}")
_QUOTED = re.compile(r"(?m)^(?:> ?)+")


@dataclass(frozen=True, slots=True)
class Key:
    """A public key: whose, what for, and its 32 bytes."""

    name: str
    public: bytes
    use: int = SIGNS

    @property
    def id(self) -> bytes:
        """The four bytes by which a signature says which key made it."""
        return sha256(f"{self.name}\n".encode() + bytes([self.use]) + self.public).digest()[:4]

    @property
    def text(self) -> str:
        """The key on one line, as C2SP writes it: name, id and bytes, with plus signs between."""
        held = b64(bytes([self.use]) + self.public)
        return f"{self.name}+{self.id.hex()}+{held}"

    @property
    def short(self) -> str:
        """Sixteen characters to be compared by telephone, in fours."""
        return fours(mark(sha256(self.public).digest()))

    @classmethod
    def read(cls, text: str) -> Self:
        """A key from its line. Raises Refused where the line is not one, or was changed."""
        name, _, rest = text.strip().partition("+")
        id_, _, held = rest.partition("+")
        raw = decoded(held)
        if not name or raw is None or len(raw) != 33:
            raise Refused("This is not a public key. It is one line, with two plus signs in it.")
        found = cls(name, raw[1:], raw[0])
        if found.id.hex() != id_ or re.search(r"\s", name):
            raise Refused("This public key was changed, or not copied whole. Copy it again.")
        return found

    @classmethod
    def known(cls, text: str) -> Self | None:
        """A key from its line as it was kept; None where that is none any more."""
        try:
            return cls.read(text)
        except Refused:
            return None


@dataclass(frozen=True, slots=True)
class Signature:
    """One line under a checkpoint: who signed, with which key, and the bytes of the signature."""

    name: str
    key_id: bytes
    signed: bytes

    @property
    def line(self) -> str:
        """The line itself."""
        return f"{_DASH} {self.name} {b64(self.key_id + self.signed)}"

    def is_by(self, key: Key) -> bool:
        """Whether it says that this key made it; nothing is checked."""
        return (self.name, self.key_id) == (key.name, key.id)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How many events a record held, the root over them, and who signed that."""

    origin: str
    size: int
    root: bytes
    signatures: tuple[Signature, ...] = ()

    @property
    def note(self) -> str:
        """What is signed."""
        return f"{self.origin}\n{self.size}\n{b64(self.root)}\n"

    @property
    def text(self) -> str:
        """The whole checkpoint."""
        return f"{self.note}\n" + "".join(f"{one.line}\n" for one in self.signatures)

    def by(self, key: Key) -> Signature | None:
        """The signature that says it is by this key."""
        return next((one for one in self.signatures if one.is_by(key)), None)

    def signed_by(self, key: Key) -> bool:
        """Whether this key signed exactly this."""
        found = self.by(key)
        return found is not None and _holds(key, found.signed, self.note.encode())

    def cosigned_at(self, key: Key) -> datetime | None:
        """When a witness with this key cosigned exactly this; None where it did not."""
        found = self.by(key)
        if found is None or len(found.signed) != 72:
            return None
        seconds = int.from_bytes(found.signed[:8], "big")
        if not _holds(key, found.signed[8:], cosigned(self.note, seconds)):
            return None
        try:
            return datetime.fromtimestamp(seconds, UTC)
        except (OverflowError, ValueError, OSError):
            return None

    @property
    def last(self) -> "Checkpoint":
        """The same with the signature of its last line alone."""
        return replace(self, signatures=self.signatures[-1:])

    def sign(self, private: Ed25519PrivateKey) -> "Checkpoint":
        """The same, signed in the name of its origin."""
        key = Key(self.origin, private.public_key().public_bytes_raw())
        made = Signature(key.name, key.id, private.sign(self.note.encode()))
        return replace(self, signatures=(*self.signatures, made))


def cosigned(note: str, seconds: int) -> bytes:
    """What a witness signs: a note, and the seconds since 1970 at which it was seen."""
    return f"cosignature/v1\ntime {seconds}\n{note}".encode()


def _holds(key: Key, signature: bytes, signed: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def private_key(seed: str) -> Ed25519PrivateKey:
    """The key that signs, from its 32 bytes in base64. Raises Refused where they are not that."""
    raw = decoded(seed)
    if raw is None or len(raw) != 32:
        raise Refused("CHECKPOINT_KEY must be 32 bytes in base64. Nothing can be signed with it.")
    return Ed25519PrivateKey.from_private_bytes(raw)


def read(text: str) -> Checkpoint:
    """A checkpoint from its text, as it was kept or as it came by mail.

    Line ends of Windows, empty lines around it and the marks of a quoted mail are let be; the
    signatures say whether anything else was changed.

    Raises:
        Refused: it is not a checkpoint, or not a whole one; says what is wrong.
    """
    note, signed = _halves(text)
    lines = note.split("\n")
    if len(lines) != 3:
        raise Refused(
            "This is not a checkpoint. A checkpoint has three lines (which record, how many "
            "events, a code), an empty line, and the lines of those who signed it."
        )
    origin, size, root = lines
    if not _SIZE.fullmatch(size):
        raise Refused("The second line of the checkpoint is not a number of events.")
    raw = decoded(root)
    if raw is None or len(raw) != 32:
        raise Refused("The third line of the checkpoint was cut or changed: it is not a code.")
    return Checkpoint(origin, int(size), raw, tuple(_signature(one) for one in signed.split("\n")))


def _halves(text: str) -> tuple[str, str]:
    """What is signed, and the signatures, each without the line end after it."""
    if len(text) > LONGEST:
        raise Refused("This is too long to be a checkpoint.")
    plain = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    if plain.lstrip().startswith(">"):
        plain = _QUOTED.sub("", plain)
    plain = "\n".join(one.strip() for one in plain.strip().split("\n"))
    note, between, signed = plain.rpartition("\n\n")
    if not between:
        raise Refused(
            "The checkpoint was cut: an empty line and a signature must stand under its three "
            "lines."
        )
    return note.strip("\n"), signed


def _signature(line: str) -> Signature:
    found = _LINE.fullmatch(line)
    raw = found and decoded(found[2])
    if not found or not raw or len(raw) < 5:
        raise Refused(
            "A signature under the checkpoint was cut or changed. Each is one line, and begins "
            "with a dash and a name."
        )
    return Signature(found[1], raw[:4], raw[4:])


def b64(raw: bytes) -> str:
    """Bytes as text, as checkpoints and proofs write them."""
    return base64.b64encode(raw).decode()


def decoded(text: str) -> bytes | None:
    """The bytes of such a text; None where it is none."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
