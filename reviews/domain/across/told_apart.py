"""What tells a record that has no name of its own from others of its kind, where many are listed.

Never a column that says who somebody is: whose account it is stands beside, or in the paper.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from reviews.domain.dates import long_date
from reviews.domain.record.evidence import EvidenceKind
from reviews.domain.worded import Worded

SAYS: Mapping[EvidenceKind, tuple[str, ...]] = {
    EvidenceKind.STAFF_TALK: ("post",),
    EvidenceKind.URGENT_HELP: ("passed_to",),
    EvidenceKind.SUPPORT: ("step", "source"),
    EvidenceKind.STAFF_TIME: ("what", "source"),
    EvidenceKind.OUTCOME: ("number", "source"),
    EvidenceKind.OUTCOME_RECORD: ("source", "on"),
    EvidenceKind.OUTCOME_PAUSE: ("why",),
    EvidenceKind.PROGRESS: ("progress",),
    EvidenceKind.DECISION_NOTICE: ("person",),
    EvidenceKind.APPEAL_NOTICE: ("person",),
}
"""The columns of each kind whose words do."""


CORRECTED = ", corrected since"
"""What follows the name of a record that other words took the place of."""


def told_apart(kind: EvidenceKind, row: object, beside: Iterable[str] = ()) -> str:
    """A record by its kind and what tells it apart; `beside` is what others know of it.

    It stands in brackets, so that it can be left out where the record is another resident's.
    """
    own = (_plain(name, getattr(row, name)) for name in SAYS.get(kind, ()))
    said = ", ".join(one for one in (*beside, *own) if one).replace(": ", ", ")
    return f"{kind.words} ({said})" if said else kind.words


def of_another(what: str, resident: str) -> str:
    """What a paper is called, by the reference of the resident whom it is about and no more.

    That it was corrected since is told of it all the same.
    """
    since = CORRECTED if what.endswith(CORRECTED) else ""
    what = what.removesuffix(CORRECTED)
    called = what.rpartition(": ")[0] or what.partition(" (")[0]
    return f"{called}: {resident}{since}"


def _plain(name: str, value: object) -> str:
    """A value within a sentence."""
    if isinstance(value, Worded):
        return value.words[:1].lower() + value.words[1:]
    if isinstance(value, date):
        return long_date(value)
    words = " ".join(str(value or "").split())
    return f"{name} {words}" if isinstance(value, int) else words
