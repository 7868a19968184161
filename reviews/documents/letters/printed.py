"""What a template itself says in every letter of its kind, whoever the letter is about."""

from dataclasses import replace

from reviews.domain.letters.kinds import Council

from .files import paragraphs
from .template import LetterTemplate
from .templated import sample_of


def printed(template: LetterTemplate, council: Council) -> frozenset[str]:
    """The paragraphs of a specimen from a council; those that a letter shares are no one's.

    They are the template's own words, and the council's address and numbers where it prints them.

    Refused: the template asks for what the specimen lacks.
    """
    specimen = replace(sample_of(template.kind), council=council)
    return frozenset(paragraphs(template.render(specimen)))
