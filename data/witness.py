"""Watch the record of a council from outside: see that it only grows, and sign that it did.

Needs Python 3.9 or later and the package cryptography; no network, and nothing else of the
council's. It remembers in one small file beside it, witness-state.json, the last checkpoint of
each record that it saw, and keeps its own key in witness-key.txt, which nobody else should have.

    python witness.py for-witness-1204.txt     look at what a council sent, and cosign it
    python witness.py key                      show your own key again
    python witness.py proof FILE --checkpoint FILE
                                               see that one event stands in the record you know
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import os
import re
import sys
import time
from pathlib import Path
from typing import NamedTuple, NoReturn

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ed25519
except ImportError:
    sys.exit(
        "This program needs the Python package cryptography, which is not there. Ask your IT "
        "service to install it: python -m pip install cryptography"
    )

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
RING = (
    "Ring the council on a number that you know already, not one from the mail,\n"
    "and ask somebody other than whoever sent it"
)


class Signature(NamedTuple):
    """One line under a checkpoint."""

    name: str
    key_id: bytes
    signed: bytes


class Checkpoint(NamedTuple):
    """What a council says its record held: how many events, and a code over all of them."""

    origin: str
    size: int
    root: bytes
    note: str
    signatures: list[Signature]
    text: str


def stop(*lines: str) -> NoReturn:
    """End with a sentence, and nothing signed."""
    print("\n".join(lines), file=sys.stderr)
    raise SystemExit(1)


def decoded(text: str, what: str) -> bytes:
    """Bytes from base64."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        stop(f"{what} was cut or changed on its way. Ask the council to send it again.")


def short(raw: bytes) -> str:
    """Sixteen characters that stand for a key, to be read out."""
    number = int.from_bytes(hashlib.sha256(raw).digest()[:10], "big")
    marks = "".join(LETTERS[number >> shift & 31] for shift in range(75, -1, -5))
    return " ".join(marks[at : at + 4] for at in range(0, 16, 4))


def key_id(name: str, use: int, public: bytes) -> bytes:
    """The four bytes by which a signature says which key made it."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([use]) + public).digest()[:4]


def lines_of(path: str) -> str:
    """The text of a file, with plain line ends."""
    try:
        text = Path(path).read_text("utf-8-sig")
    except OSError as error:
        stop(f"{path} cannot be read: {error.strerror}.")
    except UnicodeDecodeError:
        stop(f"{path} is not a text file.")
    return text.replace("\r\n", "\n").replace("\r", "\n").strip() + "\n"


def read_checkpoint(text: str) -> Checkpoint:
    """A checkpoint from its text."""
    note, between, signed = text.strip().rpartition("\n\n")
    lines = note.split("\n")
    if not between or len(lines) != 3 or not re.fullmatch("[0-9]{1,18}", lines[1]):
        stop("This is not a whole checkpoint: three lines, an empty line, and who signed it.")
    signatures = []
    for line in signed.split("\n"):
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "\u2014":
            stop("A line of those who signed the checkpoint was cut or changed.")
        raw = decoded(parts[2], "A signature")
        signatures.append(Signature(parts[1], raw[:4], raw[4:]))
    root = decoded(lines[2], "The code of the checkpoint")
    return Checkpoint(lines[0], int(lines[1]), root, note + "\n", signatures, text.strip() + "\n")


def node(left: bytes, right: bytes) -> bytes:
    """The hash of two parts of the tree (RFC 6962)."""
    return hashlib.sha256(b"\1" + left + right).digest()


def grew(old: int, before: bytes, size: int, now: bytes, proof: list[bytes]) -> bool:
    """Whether the tree of `now` begins with that of `before` (RFC 9162, section 2.1.4.2)."""
    if old == size:
        return before == now and not proof
    if not 0 < old < size or not proof:
        return False
    path = proof if old & (old - 1) else [before, *proof]
    place, last = old - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    first = second = path[0]
    for one in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            first, second = node(one, first), node(one, second)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            second = node(second, one)
        place, last = place >> 1, last >> 1
    return last == 0 and first == before and second == now


def stands(leaf: bytes, index: int, size: int, proof: list[bytes], root: bytes) -> bool:
    """Whether a leaf stands at a place of a tree (RFC 9162, section 2.1.3.2)."""
    place, last, found = index, size - 1, leaf
    for one in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node(one, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node(found, one)
        place, last = place >> 1, last >> 1
    return 0 <= index < size and last == 0 and found == root


class Memory:
    """What this witness remembers: its own key, and the last checkpoint of each record."""

    def __init__(self, folder: Path) -> None:
        """Read what is there; make a key where there is none."""
        self.folder = folder
        self.file = folder / "witness-state.json"
        try:
            self.seen = json.loads(self.file.read_text("utf-8")) if self.file.exists() else {}
        except ValueError:
            stop("witness-state.json was changed, and cannot be read. Ask for your last copy.")
        self.key = self._key()
        self.public = self.key.public_key().public_bytes_raw()
        self.name = "witness-" + short(self.public)[:9].replace(" ", "")

    def _key(self) -> ed25519.Ed25519PrivateKey:
        kept = self.folder / "witness-key.txt"
        if not kept.exists():
            if self.seen:
                stop("witness-key.txt is gone. Put it back, or delete witness-state.json too.")
            handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as to:
                to.write(base64.b64encode(os.urandom(32)).decode() + "\n")
        seed = decoded(kept.read_text().strip(), "witness-key.txt")
        return ed25519.Ed25519PrivateKey.from_private_bytes(seed)

    def own_key(self) -> list[str]:
        """What the council must know of this witness, once."""
        held = base64.b64encode(bytes([4]) + self.public).decode()
        text = f"{self.name}+{key_id(self.name, 4, self.public).hex()}+{held}"
        return [
            "Your own key, which the council needs once:",
            f"  {text}",
            f"  {short(self.public)}",
        ]

    def remember(self, found: Checkpoint, public: bytes) -> None:
        """Keep a checkpoint as the last that was seen, before anything is signed."""
        held = base64.b64encode(public).decode()
        self.seen[found.origin] = {"key": held, "checkpoint": found.text}
        part = self.file.with_name(f"{self.file.name}.part")
        part.write_text(json.dumps(self.seen, indent=1, ensure_ascii=False) + "\n", "utf-8")
        os.replace(part, self.file)

    def cosign(self, found: Checkpoint) -> Path:
        """Sign that this is the largest checkpoint seen of this record, now."""
        now = int(time.time())
        signed = self.key.sign(f"cosignature/v1\ntime {now}\n{found.note}".encode())
        raw = key_id(self.name, 4, self.public) + now.to_bytes(8, "big") + signed
        to = self.folder / f"cosigned-{found.size}.txt"
        line = f"\u2014 {self.name} {base64.b64encode(raw).decode()}\n"
        to.write_bytes((found.text + line).encode())
        return to

    def keep_evidence(self, request: str, before: str) -> str:
        """Keep what was sent and what was seen before, side by side."""
        to = self.folder / time.strftime("refused-%Y%m%d-%H%M%S")
        to.mkdir(exist_ok=True)
        (to / "sent-now.txt").write_bytes(request.encode())
        (to / "seen-before.txt").write_bytes(before.encode())
        return f"Both are kept in the folder {to.name}. Do not delete it."


def signer(found: Checkpoint, public: bytes) -> bool:
    """Whether this key of a council signed the checkpoint."""
    for one in found.signatures:
        if (one.name, one.key_id) == (found.origin, key_id(found.origin, 1, public)):
            try:
                ed25519.Ed25519PublicKey.from_public_bytes(public).verify(
                    one.signed, found.note.encode()
                )
            except InvalidSignature:
                stop(
                    "The checkpoint was changed after the council signed it. Nothing was cosigned."
                )
            except ValueError:
                return False
            return True
    return False


def read_request(text: str) -> tuple[dict[int, list[bytes]], bytes, Checkpoint]:
    """What a council sent: proofs by how many events they begin with, its key, the checkpoint."""
    head, between, rest = text.partition("\n\n")
    proofs: dict[int, list[bytes]] = {}
    public = b""
    last = -1
    for line in head.split("\n"):
        word, _, value = line.partition(" ")
        if word == "key":
            public = decoded(value, "The key of the council")
        elif word == "old" and re.fullmatch("[0-9]{1,18}", value):
            last = int(value)
            proofs[last] = []
        elif last >= 0 and not value:
            proofs[last].append(decoded(word, "A line of the proof"))
        else:
            between = ""
    if not between or len(public) != 32:
        stop("This is not what a council sends to a witness. Look for for-witness-NUMBER.txt.")
    return proofs, public, read_checkpoint(rest)


def look(memory: Memory, path: str, new_record: bool, new_key: bool) -> None:
    """Look at what a council sent; cosign it where the record only grew."""
    request = lines_of(path)
    proofs, sent_key, found = read_request(request)
    known = memory.seen.get(found.origin)
    public = decoded(known["key"], "witness-state.json") if known else sent_key
    if known and new_key and sent_key != public:
        public = sent_key
    elif known and sent_key != public:
        stop(
            f"The council has another key than the one you know. It is now {short(sent_key)}.",
            f"{RING} to read out its key and to say why. If both are right, run this again",
            "with --new-key at the end. Nothing was cosigned.",
        )
    if not signer(found, public):
        stop("The checkpoint is not signed by the key of this record. Nothing was cosigned.")
    if known:
        check(memory, request, read_checkpoint(known["checkpoint"]), found, proofs)
    elif memory.seen and not new_record:
        stop(
            f"This is another record than you know. It calls itself {found.origin};",
            f"you know {', '.join(memory.seen)}.",
            f"{RING} whether you are to watch a second one. If it is to be the same, it was",
            "rewritten: keep this mail. If it is a second one, run this again with --new-record.",
        )
    memory.remember(found, public)
    told(memory, found, public, first=not known or new_key)


def check(
    memory: Memory,
    request: str,
    before: Checkpoint,
    found: Checkpoint,
    proofs: dict[int, list[bytes]],
) -> None:
    """Stop where the record does not begin with what was seen before."""
    if found.size < before.size:
        stop(
            f"You have seen {before.size:,} events of this record. This checkpoint holds only",
            f"{found.size:,}: the record was cut, an old back-up was put in its place, or an old",
            "mail was sent again. Nothing was cosigned. Tell the head of audit.",
            memory.keep_evidence(request, before.text),
        )
    if found.size > before.size and before.size not in proofs:
        stop(
            f"The mail does not show how the record grew from the {before.size:,} events that you",
            f"saw last. Send the council your file cosigned-{before.size}.txt, and ask for a new",
            "mail. Nothing was cosigned.",
        )
    proof = proofs.get(before.size, []) if found.size > before.size else []
    if not grew(before.size, before.root, found.size, found.root, proof):
        stop(
            f"THE RECORD WAS REWRITTEN. The first {before.size:,} events, which you saw before,",
            "are not the same in this checkpoint. Nothing was cosigned.",
            "Tell the head of audit today, and not only whoever sent the mail.",
            memory.keep_evidence(request, before.text),
        )


def told(memory: Memory, found: Checkpoint, public: bytes, *, first: bool) -> None:
    """Cosign, and say what was done and what is to be done now."""
    to = memory.cosign(found)
    if first:
        print(f"You now watch the record {found.origin}")
        print(f"Key of the council: {short(public)}")
        print(RING)
        print("to read out the key on its page Checkpoints. Where it differs, send nothing back,")
        print("and tell the head of audit.\n")
        print("\n".join(memory.own_key()) + "\n")
    else:
        print("The record only grew since you saw it last.")
    print(f"Cosigned: the first {found.size:,} events. Send this file back: {to.name}")


def pinned(folder: Path, origin: str) -> bytes | None:
    """The council's key that this witness remembers of a record; None where it knows none."""
    kept = folder / "witness-state.json"
    try:
        seen = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
        return base64.b64decode(seen[origin]["key"], validate=True) if origin in seen else None
    except (OSError, ValueError, TypeError, KeyError):
        stop("witness-state.json was changed, and cannot be read. Ask for your last copy.")


def check_signed(known: Checkpoint, folder: Path) -> str:
    """Stop where the key that is remembered did not sign; says what was checked."""
    public = pinned(folder, known.origin)
    if public is None:
        return (
            "The signature of the checkpoint was NOT checked, as no key of this record is known\n"
            "here: anybody could have made it up. Compare it with one that you know is good."
        )
    if not signer(known, public):
        stop("The checkpoint is not signed by the key of this record that you know.")
    return f"The checkpoint is signed by the key that you know: {short(public)}"


def show_proof(path: str, checkpoint: str, folder: Path) -> None:
    """Say whether one event stands in the record of a checkpoint, and what it says."""
    head, _, rest = lines_of(path).partition("\n\n")
    lines = head.split("\n")
    if lines[0] != "c2sp.org/tlog-proof@v1" or len(lines) < 3:
        stop("This is not a proof of an event.")
    body = decoded(lines[1].replace("extra ", "", 1), "The event in the proof")
    if not re.fullmatch("index [0-9]{1,18}", lines[2]):
        stop("The proof was cut or changed.")
    index = int(lines[2].split(" ")[1])
    proof = [decoded(one, "A line of the proof") for one in lines[3:]]
    found, known = read_checkpoint(rest), read_checkpoint(lines_of(checkpoint))
    if found.origin != known.origin:
        stop(f"The proof is of another record: {found.origin}, and not {known.origin}.")
    if found.note != known.note:
        if found.size == known.size:
            stop(
                "The proof is of a record that was rewritten: its code is not that which you have."
            )
        stop(
            f"The proof was made for a checkpoint of {found.size:,} events, and yours holds",
            f"{known.size:,}. Ask the council for the checkpoint of {found.size:,}, or for a proof",
            "that fits yours. Nothing is shown either way.",
        )
    leaf = hashlib.sha256(b"\0" + body).digest()
    if not stands(leaf, index, known.size, proof, known.root):
        stop(
            "The event does NOT stand in the record of this checkpoint: it was changed or made up."
        )
    signed = check_signed(known, folder)
    print(f"The event stands in the record, as number {index + 1:,} of {known.size:,}.")
    print(signed)
    show_event(body)


def show_event(body: bytes) -> None:
    """What the text of an event says."""
    try:
        said = json.loads(body)
        parts = (("What", "kind"), ("When (UTC)", "at"), ("By officer", "by"))
        lines = [f"  {name}: {said[words]}" for name, words in parts]
        lines.append(f"  In the record: {said['stream']}, event {said['sequence']}")
    except (ValueError, TypeError, KeyError, RecursionError):
        stop("What it says cannot be shown: it is not written as the events of a record are.")
    print("\n".join(lines))
    print("It holds ids and codes only. The council can show whose they are.")


def main() -> None:
    """Read what is asked for."""
    parser = argparse.ArgumentParser(
        description="Watch the record of a council from outside.",
        epilog="Or: key, to show your own key; or: proof FILE --checkpoint FILE.",
    )
    parser.add_argument("what", help="the file for-witness-NUMBER.txt that came by mail")
    parser.add_argument("file", nargs="?", help="after proof: the file that shows one event")
    parser.add_argument("--checkpoint", help="the checkpoint that you know")
    parser.add_argument("--new-record", action="store_true", help="watch one more record")
    parser.add_argument("--new-key", action="store_true", help="the council has a new key")
    asked = parser.parse_args()
    folder = Path(__file__).resolve().parent
    if asked.what == "proof":
        if not asked.file or not asked.checkpoint:
            stop("Name both files: proof FILE --checkpoint FILE.")
        show_proof(asked.file, asked.checkpoint, folder)
        return
    memory = Memory(folder)
    if asked.what == "key":
        print("\n".join(memory.own_key()))
    else:
        look(memory, asked.what, asked.new_record, asked.new_key)


if __name__ == "__main__":
    main()
