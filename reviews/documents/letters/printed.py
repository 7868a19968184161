"""What a template itself says in every letter of its kind, whoever the letter is about."""

from .files import paragraphs
from .specimens import SAMPLES
from .template import LetterTemplate


def printed(template: LetterTemplate) -> frozenset[str]:
    """The paragraphs of a specimen. Those that a letter shares are the template's own words.

    Refused: the template asks for what the specimen lacks.
    """
    return frozenset(paragraphs(template.render(SAMPLES[template.kind])))
