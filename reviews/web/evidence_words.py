"""What a record that can be cited says, part by part, with the question sets of this service."""

from typing import Any

from reviews.domain.record.evidence import EvidenceKind
from reviews.services.across import evidence_words
from reviews.services.across.evidence_words import Parts
from reviews.web.resources import resources

__all__ = ["Parts", "answered", "parts_of"]


def parts_of(kind: EvidenceKind, row: Any) -> Parts:
    """Each part of a record that says something, by the columns of its own table."""
    return evidence_words.parts_of(kind, row, resources().question_sets)


def answered(account: Any, answer: Any) -> tuple[str, str]:
    """The question that one version of an answer answers, and the answer as worded.

    NotThere, by name, where the file of the question set is gone.
    """
    return evidence_words.answered(account, answer, resources().question_sets)
