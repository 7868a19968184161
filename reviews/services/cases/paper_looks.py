"""A paper as its copy would be in a bundle, looked at by a person before it goes in."""

from collections import OrderedDict
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from reviews.documents.bundles.parts import Paged
from reviews.domain.cases.bundle_plan import Entry
from reviews.store.cases.items import Item
from reviews.store.record.session import Session

from .bundle_pieces import Bindery, opened

_MOST = 3


class Looks:
    """The last few copies that somebody looked at, so that each of their pages is made once."""

    def __init__(self) -> None:
        self._made: OrderedDict[str, tuple[TemporaryDirectory[str], Paged]] = OrderedDict()
        self._lock = Lock()

    def at(self, session: Session, bindery: Bindery, item: Item, entry: Entry) -> Paged:
        """The copy of a paper; the caller has checked that it may be seen.

        Raises:
            Refused: its file is missing or not the one that was recorded, or a scanner named it.
        """
        key = f"{item.id} {entry.sha256}"
        with self._lock:
            if key not in self._made:
                folder = TemporaryDirectory(prefix="look-")
                try:
                    made = opened(session, bindery, item, entry, Path(folder.name))
                except BaseException:
                    folder.cleanup()
                    raise
                self._made[key] = (folder, made)
            self._made.move_to_end(key)
            while len(self._made) > _MOST:
                self._made.popitem(last=False)[1][0].cleanup()
            return self._made[key][1]
