"""The document request (paras 84-85): what is on file first, then only what is relevant."""

from uuid import UUID

from reviews.domain.errors import Refused
from reviews.domain.worded import Worded


class RequestState(Worded):
    """How one thing that may be asked for stands."""

    UNDECIDED = "undecided", "Not decided"
    ON_FILE = "on-file", "Already on file"
    REQUESTED = "requested", "Ask the provider"
    RECEIVED = "received", "Received"
    NOT_HELD = "not-held", "Provider does not hold it"
    REFUSED = "refused", "Provider refused"
    NOT_RELEVANT = "not-relevant", "Not relevant"


SETTLED = frozenset(RequestState) - {RequestState.UNDECIDED, RequestState.REQUESTED}

OF_PEOPLE = frozenset({"example-plans", "example-documents", "satisfaction-forms"})
"""The items whose papers are of single people, or in their words: nobody asked them."""

OWN_GROUP = "Asked for in this review only"
"""The heading over what a team asks for beside the list."""


def own_key(item_id: UUID) -> str:
    """The key of an item that a team added to the list."""
    return f"own-{item_id.hex}"


_NEEDS_REASON = {
    RequestState.REQUESTED: "Say why this is needed for this review. The provider will read it.",
    RequestState.NOT_RELEVANT: "Say why this is not relevant to this review.",
    RequestState.REFUSED: "Say what the provider said when it refused.",
    RequestState.ON_FILE: "Say where it is on file, and from when.",
}


def check_request(state: RequestState, reason: str) -> None:
    """Check that a line gives the reason its state needs: all asked must be relevant (para 84)."""
    if not reason.strip() and (sentence := _NEEDS_REASON.get(state)):
        raise Refused(sentence, "reason")
