"""Pieces as the council's own papers print them, for tests of pure rules."""

from datetime import date
from typing import Any
from uuid import uuid4

from reviews.domain.cases.pieces import Piece, Through
from reviews.domain.record.evidence import EvidenceKind
from reviews.domain.sources import Source

DECIDED = date(2026, 5, 20)
HOSTILE = "<b>R&D</b> “quoted” 'so' Łódź Tŷ Gwyn السلام 🙂\nsee paper 12, page 3 {{ x }}"


def piece(words: str = "She helps me", **more: Any) -> Piece:
    """A piece that a resident told on 3 May 2026, recorded the day after."""
    told: dict[str, Any] = {
        "id": uuid4(),
        "kind": EvidenceKind.ACCOUNT,
        "title": "A finished account",
        "words": words,
        "whose": "Resident, about R-0001",
        "source": Source.RESIDENT,
        "resident_id": None,
        "review_id": None,
        "true_from_on": date(2026, 5, 3),
        "true_to_on": date(2026, 5, 3),
        "recorded_on": date(2026, 5, 4),
        "limb": None,
        "through": Through.PUT_IN,
        "taken_back": False,
    }
    return Piece(**(told | more))
