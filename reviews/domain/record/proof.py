"""A proof that one event stands in a record, as a file of its own (c2sp.org/tlog-proof).

It holds the event's text, which is ids and digests, and a checkpoint; nobody needs this service
or its database to check it.
"""

import re
from dataclasses import dataclass
from typing import Self

from reviews.domain.errors import Refused

from . import merkle
from .checkpoint import Checkpoint, b64, decoded, read

FIRST_LINE = "c2sp.org/tlog-proof@v1"
LONGEST = 1_000_000
"""How many characters a proof may have; an event is a few hundred."""

_INDEX = re.compile(r"index (0|[1-9][0-9]{0,17})")


@dataclass(frozen=True, slots=True)
class Proof:
    """One event, where it stands, counted from 0, and what joins it to the checkpoint's root."""

    body: str
    index: int
    path: tuple[bytes, ...]
    checkpoint: str

    @property
    def text(self) -> str:
        """The whole file."""
        lines = [FIRST_LINE, f"extra {b64(self.body.encode())}", f"index {self.index}"]
        return "\n".join((*lines, *(b64(one) for one in self.path), "", self.checkpoint))

    def holds(self, checkpoint: Checkpoint) -> bool:
        """Whether the event stands under the root of a checkpoint."""
        leaf = merkle.leaf(self.body)
        return merkle.includes(leaf, self.index, checkpoint.size, self.path, checkpoint.root)

    @classmethod
    def read(cls, text: str) -> Self:
        """A proof from its file. Raises Refused where it was cut or changed."""
        head, _, rest = text.replace("\r\n", "\n").replace("\r", "\n").partition("\n\n")
        first, extra, index, *path = [*head.split("\n"), "", ""]
        found = _INDEX.fullmatch(index)
        body = decoded(extra.removeprefix("extra "))
        raw = [decoded(one) for one in path[:-2]]
        if len(text) > LONGEST or first != FIRST_LINE or not found or not body:
            raise Refused("This is not a whole proof of an event: it was cut or changed.")
        if any(one is None or len(one) != 32 for one in raw):
            raise Refused("A line of the proof was cut or changed.")
        read(rest)
        return cls(
            body.decode(errors="replace"), int(found[1]), tuple(one for one in raw if one), rest
        )
