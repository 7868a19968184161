"""The kinds of the council's own papers that are made here, each with what it holds."""

from collections.abc import Mapping

from .documents import DocumentKind
from .own_papers import OwnPaper
from .response import Response

OWN_PAPERS: Mapping[DocumentKind, type[OwnPaper]] = {
    DocumentKind.RESPONSE: Response,
}
"""Each kind with its class, in the order in which a bundle has them."""
