"""The kinds of the council's own papers that are made here, each with what it holds."""

from collections.abc import Mapping

from .chronology import Chronology
from .documents import DocumentKind
from .own_papers import OwnPaper
from .response import Response
from .scheme_summary import SchemeSummary
from .support_summary import SupportSummary
from .witness_statement import WitnessStatement

OWN_PAPERS: Mapping[DocumentKind, type[OwnPaper]] = {
    DocumentKind.RESPONSE: Response,
    DocumentKind.CHRONOLOGY: Chronology,
    DocumentKind.STATEMENT: WitnessStatement,
    DocumentKind.SUPPORT: SupportSummary,
    DocumentKind.SCHEME: SchemeSummary,
}
"""Each kind with its class, in the order in which a bundle has them."""
