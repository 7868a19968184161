"""What Word templates are for: letters, and the council's own papers in a case."""

from collections.abc import Mapping

from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.own_paper_kinds import OWN_PAPERS
from reviews.domain.cases.own_papers import OwnPaper
from reviews.domain.letters import must_say as letters
from reviews.domain.letters.kinds import LETTER_CLASSES, Letter, LetterKind

from .own_specimens import OWN_SAMPLES
from .specimens import SAMPLES

TemplateKind = LetterKind | DocumentKind
"""What a template is of; its value names the Word file."""
Templated = Letter | OwnPaper
"""What a template is filled in with."""

KINDS: tuple[TemplateKind, ...] = (*LetterKind, *OWN_PAPERS)
"""Every kind that has a template."""


def class_of(kind: TemplateKind) -> type[Templated]:
    """What a template of a kind is filled in with."""
    return OWN_PAPERS[kind] if isinstance(kind, DocumentKind) else LETTER_CLASSES[kind]


def sample_of(kind: TemplateKind) -> Templated:
    """A full one of a kind, all invented."""
    return OWN_SAMPLES[kind] if isinstance(kind, DocumentKind) else SAMPLES[kind]


def must_say(kind: TemplateKind) -> Mapping[str, str]:
    """The fields that each template of a kind must print, and what each says, in words."""
    if isinstance(kind, DocumentKind):
        return OWN_PAPERS[kind].must_say
    return letters.must_say(kind)


def may_be_empty(kind: TemplateKind) -> tuple[str, ...]:
    """The fields that can hold nothing in one of a kind."""
    if isinstance(kind, DocumentKind):
        return OWN_PAPERS[kind].may_be_empty
    return letters.may_be_empty(kind)
