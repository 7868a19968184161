"""Where a piece of evidence is read, from a case: what is shared stands on pages of its own."""

from flask import url_for

from reviews.domain.cases.pieces import Piece, Through
from reviews.domain.record.evidence import EvidenceKind


def reads_at(piece: Piece) -> str:
    """The address of the page on which a shared piece stands; empty where it has none."""
    if piece.through is not Through.SHARED or piece.review_id is None:
        return ""
    if piece.kind is EvidenceKind.LETTER:
        return url_for("letters.show", letter_id=piece.id)
    if piece.kind is EvidenceKind.FILE:
        return url_for("shared.paper", review_id=piece.review_id, file_id=piece.id)
    account_id = piece.account[0] if piece.account else piece.id
    return url_for("shared.account", review_id=piece.review_id, account_id=account_id)
