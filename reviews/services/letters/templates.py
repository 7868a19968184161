"""The Word templates that officers edit, compiled when first used and again once edited."""

from functools import lru_cache
from pathlib import Path

from reviews.documents.letters.template import LetterTemplate, compile_letter
from reviews.documents.letters.template_check import check_template
from reviews.documents.letters.templated import KINDS, TemplateKind
from reviews.documents.letters.word_carried import not_carried
from reviews.documents.letters.word_package import read_parts
from reviews.domain.errors import Refused

from .files import check_pictures


@lru_cache(maxsize=2 * len(KINDS))
def _compiled(template: bytes, kind: TemplateKind) -> LetterTemplate:
    """Compiling takes a tenth of a second, so it is done once for each wording.

    Refused: the template is wrong, or prints in Word what no other format would carry.
    """
    compiled = compile_letter(template, kind)
    parts = read_parts(template)
    check_pictures(parts)
    if faults := list(not_carried(parts, unknown=False)):
        raise Refused(" ".join(f"The template {kind}.docx {one}." for one in faults))
    return compiled


class LetterTemplates:
    """A folder of templates, one for each kind of letter, and of the council's own papers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, kind: TemplateKind) -> Path:
        """Where the template of a kind is."""
        return self.folder / f"{kind}.docx"

    def get(self, kind: TemplateKind) -> LetterTemplate:
        """The template of a kind, as it is on disk now.

        Raises:
            Refused: it is missing or wrong; names the fault.
        """
        path = self.path(kind)
        try:
            template = path.read_bytes()
        except FileNotFoundError:
            raise Refused(
                f"The template for “{kind.words}” is missing. Put {path.name} back into "
                "the folder of letter templates."
            ) from None
        try:
            return _compiled(template, kind)
        except Refused as fault:
            raise Refused(_naming(path, fault.sentence)) from fault

    def check(self) -> dict[TemplateKind, list[str]]:
        """What is wrong with each template, in sentences; empty lists where nothing is."""
        faults: dict[TemplateKind, list[str]] = {}
        for kind in KINDS:
            path = self.path(kind)
            found = check_template(path.read_bytes(), kind) if path.exists() else ["It is missing."]
            faults[kind] = [_naming(path, one) for one in found]
        return faults


def _naming(path: Path, fault: str) -> str:
    """What is wrong, with the name of the template where the sentence lacks it."""
    return fault if path.name in fault else f"{path.name}: {fault}"
