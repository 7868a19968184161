"""What a person looks at before words are taken out of a paper: its pages, and as they would be."""

import secrets
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from uuid import UUID

from reviews.documents.bundles.redacting import Survey, preview, seen_page, survey
from reviews.domain.cases.redacting import Area
from reviews.domain.errors import NotThere

from .redactions import Wanted

_MOST_PAGES, _MOST_KEPT = 12, 6


@dataclass(frozen=True, slots=True)
class Look:
    """What would be taken out, and the pages that it is taken out of as they would be.

    `shown` are their numbers; `left` how many more there are.
    """

    token: str
    survey: Survey
    shown: Sequence[int]
    left: int


def look_of(token: str, found: Survey, places: Sequence[Area]) -> Look:
    """What is shown of what was found, and of places that are given."""
    touched = sorted({*found.touched, *(one.page for one in places)})
    shown = touched[:_MOST_PAGES]
    return Look(token, found, shown, len(touched) - len(shown))


class Previews:
    """The last few previews, in memory only, each for whoever asked for it."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[UUID, dict[int, bytes]]] = OrderedDict()
        self._lock = Lock()

    def make(self, source: Path, said: Wanted, officer_id: UUID) -> Look:
        """Look for what is to go, and draw the pages that it is on without it.

        Raises:
            Refused: the pages cannot be read.
        """
        found = survey(source, said.words)
        look = look_of(secrets.token_hex(16), found, said.places)
        made: dict[int, bytes] = {}
        with TemporaryDirectory() as folder:
            target = Path(folder) / "preview.pdf"
            if look.shown:
                preview(source, said.words, said.places, found.wide, look.shown, target)
            for at, page in enumerate(look.shown, 1):
                made[page] = seen_page(target, at)
        with self._lock:
            self._kept[look.token] = officer_id, made
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return look

    def page(self, token: str, officer_id: UUID, number: int) -> bytes:
        """A page of a preview as PNG.

        Raises:
            NotThere: it was not made for this officer, or is not kept any more.
        """
        with self._lock:
            whose, pages = self._kept.get(token, (None, {}))
        if whose != officer_id or number not in pages:
            raise NotThere
        return pages[number]
